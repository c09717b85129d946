package gazetteer

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"readout/internal/ontology"
)

// validCode reports whether country and sector are codes; either may be empty.
func validCode(country, sector string) bool {
	_, known := Country(country)
	return (country == "" || known) && (sector == "" || ontology.SectorName(sector) != "")
}

func TestOrganisation(t *testing.T) {
	for name, want := range map[string]string{
		"United Nations": "UNO", "the UN": "UNO", "U.N.": "UNO", "UN Security Council": "UNO", "WHO": "UNO", "EU": "EUR", "European Parliament": "EURLEG",
		"NATO": "IGOMIL", "Nato": "IGOMIL", "African Union": "IGO", "IMF": "IGO", "Red Cross": "NGO", "Amnesty International's": "NGO", "Islamic State": "IMG", "IS": "IMG",
		"al Qaeda": "IMG", "Al-Qaeda": "IMG", "Hezbollah": "LBNREBPTY", "Hamas": "PSEREBPTY", "Boko Haram": "NGAREB", "PKK": "TURREB", "M23": "CODREB",
		"State Department": "USAGOV", "Defense Department": "USAMIL", "FBI": "USACOP", "CIA": "USASPY", "Mossad": "ISRSPY", "Knesset": "ISRLEG", "Bundestag": "DEULEG",
		"Duma": "RUSLEG", "Lok Sabha": "INDLEG", "Foreign Office": "GBRGOV", "Reuters": "GBRJRN", "AFP": "FRAJRN", "Gazprom": "RUSBUS", "Houthis": "YEMREB",
		"Wagner group": "RUSPRM", "Tigray People's Liberation Front": "ETHREB", "HAMAS": "PSEREBPTY",
	} {
		if got, ok := Organisation(name); !ok || got.Code() != want {
			t.Errorf("Organisation(%q) = %q, want %s", name, got.Code(), want)
		}
	}
	for _, name := range []string{"who", "is", "Supreme Court", "the ministry", ""} {
		if got, ok := Organisation(name); ok {
			t.Errorf("Organisation(%q) = %q, want none", name, got.Name)
		}
	}
}

func TestOrganisationOn(t *testing.T) {
	for on, want := range map[string]string{"2015-03-01": "AFGREB", "2022-03-01": "AFGGOV", "": "AFGREB"} {
		if got, _ := OrganisationOn("Taliban", on); got.Code() != want {
			t.Errorf("the Taliban on %q are %s, want %s", on, got.Code(), want)
		}
	}
}

func TestOrganisationTable(t *testing.T) {
	kinds := strings.Fields("international ngo armed parliament ministry agency court military party outlet company union religious other")
	owner := map[string]string{}
	table := rows(organisationTable)
	if len(table) < 600 {
		t.Errorf("only %d bodies", len(table))
	}
	for _, r := range table {
		if r[2] == "" || !slices.Contains(kinds, r[4]) {
			t.Errorf("%q: country %q, kind %q", r[0], r[2], r[4])
		}
		for _, s := range append(list(r[3]), "") {
			if !validCode(r[2], s) {
				t.Errorf("%q: code %q %q", r[0], r[2], s)
			}
		}
		for _, name := range append([]string{r[0]}, list(r[1])...) {
			if o := owner[key(name)]; o != "" && (o != r[0] || r[5] == "") {
				t.Errorf("%q is a name of %q and of %q", name, o, r[0])
			}
			owner[key(name)] = r[0]
		}
	}
}

func TestMetonym(t *testing.T) {
	for name, want := range map[string]string{"the Kremlin": "RUSGOV", "White House": "USAGOV", "Pentagon": "USAMIL", "Downing Street": "GBRGOV", "Élysée": "FRAGOV",
		"Elysee": "FRAGOV", "Quai d'Orsay": "FRAGOV", "Blue House": "KORGOV", "Capitol Hill": "USALEG", "Ankara": "TURGOV", "Moscow's": "RUSGOV", "THE KREMLIN": "RUSGOV"} {
		if got, ok := Metonym(name); !ok || got.Code() != want {
			t.Errorf("Metonym(%q) = %q, want %s", name, got.Code(), want)
		}
	}
	if m, ok := Metonym("Chicago"); ok {
		t.Errorf("Chicago is %+v", m)
	}
	seen := map[string]bool{}
	for _, r := range rows(metonymTable) {
		if !validCode(r[2], r[3]) || r[2] == "" {
			t.Errorf("%q: code %q %q", r[0], r[2], r[3])
		}
		for _, name := range append([]string{r[0]}, list(r[1])...) {
			if seen[key(name)] {
				t.Errorf("%q twice", name)
			}
			seen[key(name)] = true
		}
	}
}

func TestAgent(t *testing.T) {
	for word, want := range map[string]string{
		"troops": "MIL", "soldiers": "MIL", "warplanes": "MIL", "air force": "MIL", "navy": "MIL", "police": "COP", "riot police": "COP", "officers in riot gear": "COP",
		"rebels": "REB", "Insurgents": "REB", "separatist": "REB", "gunmen": "UAF", "attackers": "UAF", "militiamen": "PRM", "protesters": "CVL", "residents": "CVL",
		"villagers": "CVL", "government": "GOV", "authorities": "GOV", "embassies": "GOV", "foreign ministry": "GOV", "parliament": "LEG", "lawmakers": "LEG",
		"supreme court": "JUD", "prosecutors": "JUD", "opposition": "OPP", "ruling party": "PTY", "workers": "LAB", "unions": "LAB", "refugees": "REF",
		"asylum seekers": "REF", "journalists": "JRN", "state television": "JRN", "farmers": "AGR", "companies": "BUS", "drug cartel": "CRM", "smugglers": "CRM",
		"spies": "SPY", "intelligence agency": "SPY", "church": "REL", "monks": "REL", "clergymen": "REL", "doctors": "MED", "hospitals": "MED", "aid agencies": "NGO",
		"heavily armed rebel fighters": "REB", "senior officials": "GOV",
	} {
		if got, ok := Agent(word); !ok || got != want {
			t.Errorf("Agent(%q) = %q, %v; want %s", word, got, ok, want)
		}
	}
	for _, word := range []string{"", "table", "rebel yell", "forcefully"} {
		if got, ok := Agent(word); ok {
			t.Errorf("Agent(%q) = %q, want none", word, got)
		}
	}
	seen := map[string]bool{}
	for _, r := range rows(agentTable) {
		if seen[r[0]] || r[0] != strings.ToLower(r[0]) || (r[1] != "NGO" && !validCode("", r[1])) {
			t.Errorf("%q: sector %q, or twice", r[0], r[1])
		}
		seen[r[0]] = true
	}
	if len(seen) < 350 {
		t.Errorf("only %d nouns", len(seen))
	}
}

func TestPerson(t *testing.T) {
	for _, c := range []struct{ name, on, want string }{
		{"Vladimir Putin", "2010-05", "RUSGOV prime minister"}, {"Putin", "2015-09-17", "RUSGOV president"}, {"John Kerry", "2013-05-07", "USAGOV secretary of state"},
		{"John Kerry", "2019", "USAELI secretary of state"}, {"John Kerry", "2001", "USALEG senator"}, {"John Kerry", "1980", ""}, {"Bush", "2003-03", "USAGOV president; USAELI president"},
		{"Recep Tayyip Erdoğan", "2016", "TURGOV president"}, {"Nobody Inparticular", "2016", ""}, {"Antonio Guterres", "2020-01", "UNO UN secretary-general"},
		{"Bashar al-Assad's", "2013-05", "SYRGOV president"},
	} {
		var got []string
		for _, p := range Person(c.name, c.on) {
			got = append(got, p.Code()+" "+p.Office)
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("Person(%q, %q) = %q, want %q", c.name, c.on, s, c.want)
		}
	}
}

func TestPersonTable(t *testing.T) {
	for _, r := range rows(personTable) {
		if _, ok := Office(r[3]); !ok {
			t.Errorf("%s: office %q is no title", r[0], r[3])
		}
		if !validCode(r[2], r[4]) || r[2] == "" || r[5] == "" || (r[6] != "" && after(r[5], r[6])) {
			t.Errorf("%s: %v", r[0], r[2:])
		}
	}
}

func TestMatch(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The South Korean foreign minister met U.S. troops in Port-au-Prince .",
			"1-3 demonym KOR; 3-5 agent foreign minister; 3-5 office foreign minister; 6-7 country USA; 7-8 agent troops; 9-10 capital HTI"},
		{"The Kremlin spokesman and riot police", "1-3 office Kremlin spokesman; 1-2 metonym Kremlin; 4-6 agent riot police"},
		{"Guinea - Bissau and Papua New Guinea", "0-3 country GNB; 4-7 country PNG"},
		{"the People 's Republic of China 's envoy", "1-6 country CHN; 7-8 agent envoy; 7-8 office envoy"},
		{"He left Guinea . Bissau", "2-3 country GIN; 4-5 capital GNB"},
		{"MOSCOW denied it and told us so", "0-1 capital RUS"},
		{"Islamic State fighters", "0-2 organisation Islamic State; 2-3 agent fighters"},
		{"Niger and Nigeria", "0-1 country NER; 2-3 country NGA"},
		{"the secretary of state , a second senior State Department official said",
			"1-4 office secretary of state; 7-11 office senior State Department official; 8-10 organisation State Department"},
		{"", ""},
	} {
		var got []string
		for _, h := range Match(strings.Fields(c.text)) {
			got = append(got, fmt.Sprintf("%d-%d %s %s", h.First, h.Last, h.Kind, h.Key))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}

func TestAmbiguous(t *testing.T) {
	for _, r := range rows(ambiguousTable) {
		if Ambiguous(r[0]) == "" || r[2] == "" {
			t.Errorf("%q has no meanings or no example", r[0])
		}
		if !strings.Contains(strings.ToLower(r[2]), strings.ToLower(strings.TrimSuffix(r[0], "y"))) {
			t.Errorf("%q is not in its example %q", r[0], r[2])
		}
	}
	if Ambiguous("Jordan") == "" || Ambiguous("Norway") != "" {
		t.Error("Jordan is also a person's name, Norway is not")
	}
}

func BenchmarkMatch(b *testing.B) {
	words := strings.Fields("The Norwegian foreign minister told the Security Council on Tuesday that Iranian Revolutionary Guards had shelled rebels near Port-au-Prince .")
	for b.Loop() {
		Match(words)
	}
}
