package gazetteer

import (
	"slices"
	"testing"
)

func TestCountryByName(t *testing.T) {
	for name, want := range map[string]string{
		"Russian Federation": "RUS", "DPRK": "PRK", "U.S.": "USA", "US": "USA", "U.S": "USA", "USA": "USA", "America": "USA", "UK": "GBR", "Britain": "GBR",
		"Ivory Coast": "CIV", "Cote d'Ivoire": "CIV", "Côte d’Ivoire": "CIV", "Burma": "MMR", "Holland": "NLD", "the UAE": "ARE", "the Vatican": "VAT",
		"Zaire": "COD", "Swaziland": "SWZ", "Türkiye": "TUR", "Turkey": "TUR", "Georgia": "GEO", "Jordan": "JOR", "Chad": "TCD", "Niger": "NER", "Nigeria": "NGA",
		"Congo": "COD", "Congo-Brazzaville": "COG", "Republic of the Congo": "COG", "DR Congo": "COD", "South Korea": "KOR", "Guinea": "GIN",
		"Guinea-Bissau": "GNB", "Equatorial Guinea": "GNQ", "Papua New Guinea": "PNG", "the Netherlands": "NLD", "China's": "CHN", "SUDAN": "SDN",
		"People's Republic of China": "CHN", "Republic of China": "TWN", "Greenland": "DNK", "Scotland": "GBR", "Gaza": "PSE", "Chechnya": "RUS",
	} {
		if got, ok := CountryByName(name); !ok || got.ISO3 != want {
			t.Errorf("CountryByName(%q) = %q, %v; want %s", name, got.ISO3, ok, want)
		}
	}
	for _, name := range []string{"us", "Korea", "the West", "turkey", "chad", "Europe", "", "IS"} {
		if got, ok := CountryByName(name); ok {
			t.Errorf("CountryByName(%q) = %q; want none", name, got.ISO3)
		}
	}
}

func TestPartiallyRecognised(t *testing.T) {
	for name, want := range map[string]string{"Abkhazia": "GEO", "Transnistria": "MDA", "Somaliland": "SOM", "Northern Cyprus": "CYP", "Western Sahara": "MAR"} {
		if c, ok := CountryByName(name); !ok || c.ISO3 != want || c.Sector != "PRE" {
			t.Errorf("%s: %+v, want %s with sector PRE", name, c, want)
		}
	}
}

func TestDemonym(t *testing.T) {
	for word, want := range map[string]string{
		"French": "FRA", "Frenchman": "FRA", "Frenchmen": "FRA", "Russians": "RUS", "South Korean": "KOR", "North Koreans": "PRK", "Nigerien": "NER",
		"Nigerian": "NGA", "Dutch": "NLD", "Burmese": "MMR", "Congolese": "COD", "Spaniards": "ESP", "Palestinian": "PSE", "Catalan": "ESP",
		"Briton": "GBR", "Turks": "TUR", "Iraqi": "IRQ", "Poles": "POL", "Guinean": "GIN", "ISRAELI": "ISR",
	} {
		if got, ok := Demonym(word); !ok || got != want {
			t.Errorf("Demonym(%q) = %q, want %s", word, got, want)
		}
	}
	for _, word := range []string{"polish", "Korean", "Arab", "Kurdish", "swede"} {
		if got, ok := Demonym(word); ok {
			t.Errorf("Demonym(%q) = %q, want none", word, got)
		}
	}
	if Adjective("Frenchmen") || !Adjective("French") {
		t.Error("French stands before a noun, Frenchmen does not")
	}
}

func TestEveryCountryIsWhole(t *testing.T) {
	noCapital := []string{"HKG", "ATA"}
	noPeople := []string{"DMA", "COG", "VAT", "ATA"} // theirs is another country's or a place's
	if n := len(Countries()); n < 205 {
		t.Fatalf("only %d codes", n)
	}
	for _, iso3 := range Countries() {
		c, ok := Country(iso3)
		if !ok || len(iso3) != 3 || c.Name == "" {
			t.Errorf("%s: %+v", iso3, c)
		}
		if !c.State() {
			continue
		}
		if c.Capital == "" && !slices.Contains(noCapital, iso3) {
			t.Errorf("%s has no capital", iso3)
		}
		if (c.Adjective == "" || c.People == "") && !slices.Contains(noPeople, iso3) {
			t.Errorf("%s has no demonym", iso3)
		}
		if got, ok := CountryByName(c.Name); !ok || got.ISO3 != iso3 {
			t.Errorf("%s is not found by its name %q", iso3, c.Name)
		}
	}
	for _, code := range []string{"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"} {
		if c, ok := Country(code); !ok || c.State() {
			t.Errorf("%s: %+v, want a code that is no state", code, c)
		}
	}
}

// Codes are checked against values known by heart, not against the table itself.
func TestCountryCodes(t *testing.T) {
	for _, want := range []CountryInfo{
		{ISO3: "DEU", COW: "255", GW: "260", Abbreviation: "GMY", FIPS: "GM"}, {ISO3: "YEM", COW: "679", GW: "678", Abbreviation: "YEM", FIPS: "YM"},
		{ISO3: "SRB", COW: "345", GW: "340", Abbreviation: "YUG", FIPS: "RI"}, {ISO3: "AUS", COW: "900", GW: "900", Abbreviation: "AUL", FIPS: "AS"},
	} {
		c, _ := Country(want.ISO3)
		if c.COW != want.COW || c.GW != want.GW || c.Abbreviation != want.Abbreviation || c.FIPS != want.FIPS {
			t.Errorf("%s: %+v, want %+v", want.ISO3, c, want)
		}
	}
}

func TestNoNameOfTwoCountries(t *testing.T) {
	owner := map[string]string{}
	claim := func(kind, name, iso3 string) {
		k := kind + key(name)
		if o := owner[k]; o != "" && o != iso3 {
			t.Errorf("%s %q is of %s and of %s", kind, name, o, iso3)
		}
		owner[k] = iso3
	}
	for _, r := range rows(countryTable) {
		for _, n := range append([]string{r[2]}, list(r[9])...) {
			claim("name", n, r[0])
		}
		for _, n := range list(r[7]) {
			claim("capital", n, r[0])
		}
		for _, n := range slices.Concat(list(r[10]), list(r[11]), list(r[12])) {
			claim("demonym", n, r[0])
		}
	}
	for _, r := range rows(territoryTable) {
		if _, ok := Country(r[1]); !ok || !slices.Contains([]string{"dependency", "partial", "nation", "area"}, r[2]) {
			t.Errorf("territory %q: sovereign %q, kind %q", r[0], r[1], r[2])
		}
		for _, n := range append([]string{r[0]}, list(r[3])...) {
			claim("name", n, r[1])
		}
		for _, n := range slices.Concat(list(r[4]), list(r[5]), list(r[6])) {
			claim("demonym", n, r[1])
		}
	}
}

func TestCapital(t *testing.T) {
	for name, want := range map[string]string{"Kyiv": "UKR", "Kiev": "UKR", "The Hague": "NLD", "the Hague": "", "Port-au-Prince": "HTI", "Washington, D.C.": "USA",
		"Sana'a": "YEM", "Bogota": "COL", "MOSCOW": "RUS", "Brussels": "BEL", "moscow": ""} {
		if got, _ := Capital(name); got != want {
			t.Errorf("Capital(%q) = %q, want %q", name, got, want)
		}
	}
}
