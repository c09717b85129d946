package record

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"readout"
)

func TestContradictions(t *testing.T) {
	shelling := func(id, day string, toll float64, more func(*told)) *readout.Document {
		c := told{says: "The Norwegian navy {fired} on a Swedish trawler off Strömstad on Monday.", kind: "ASSAULT", status: occurred, actors: who(navy),
			recipients: who(sweden), date: "2021-03-01", place: malmo, toll: toll}
		if more != nil {
			more(&c)
		}
		return document(id, day, ferry, c)
	}
	for _, c := range []struct {
		name string
		docs []*readout.Document
		want string // field: values
	}{
		{"none", []*readout.Document{shelling("a", "2021-03-02", 12, nil), shelling("b", "2021-03-02", 12, nil)}, ""},
		{"toll of one day", []*readout.Document{shelling("a", "2021-03-02", 12, nil), shelling("b", "2021-03-02", 15, nil)}, "toll"},
		{"a rising toll is an update", []*readout.Document{shelling("a", "2021-03-02", 12, nil), shelling("b", "2021-03-05", 15, nil)}, ""},
		{"a falling toll is none", []*readout.Document{shelling("a", "2021-03-02", 15, nil), shelling("b", "2021-03-05", 12, nil)}, "toll"},
		{"denied", []*readout.Document{shelling("a", "2021-03-02", 0, nil), shelling("b", "2021-03-02", 0, func(c *told) { c.status = denied })}, "occurrence"},
		{"another town", []*readout.Document{shelling("a", "2021-03-02", 0, nil), shelling("b", "2021-03-02", 0, func(c *told) {
			c.place = &readout.Where{Name: "Lund", Country: "SWE", Precision: "city", Geoname: 9}
		})}, "place"},
		{"another day", []*readout.Document{shelling("a", "2021-03-03", 0, nil), shelling("b", "2021-03-03", 0, func(c *told) { c.date = "2021-03-03" })}, "date"},
		{"another culprit", []*readout.Document{shelling("a", "2021-03-02", 0, nil), shelling("b", "2021-03-02", 0, func(c *told) { c.actors = who(holm) })}, "actor"},
	} {
		_, r := fold1(t, c.docs...)
		var got []string
		for _, x := range r.Contradictions {
			got = append(got, x.Field)
			if len(x.Claims) != 2 || len(x.Values) != 2 || x.Event != r.Events[0].ID || !slices.Contains(r.Events[0].Contradictions, x.ID) {
				t.Errorf("%s: %+v", c.name, x)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: contradictions in %v, want %q", c.name, got, c.want)
		}
	}
}

// Long texts of groups: a wire report, its copies, and a report of another agency.
const (
	wire = `The ferry Havsula ran aground on Tuesday at the mouth of the Glomma, the harbour office of Fredrikstad said, and all 212 passengers were taken off by lifeboats before noon.
Captain Sindre Moe had altered course to avoid a drifting barge, according to the office, which has opened an inquiry together with the insurers of the line.
A tug from Moss is to pull the vessel free at the next spring tide. Until then the crossing to Strömstad is served by a smaller boat that carries no lorries.
The hauliers' association in Halden complained that its members now drive four hours round the fjord, and asked the county for a subsidy on fuel.
Divers found a tear of six metres in the hull. No oil had leaked by the evening, the coast guard reported after a flight over the estuary.`
	edited = `The ferry Havsula ran aground on Tuesday at the mouth of the Glomma and all 212 passengers were taken off by lifeboats before noon, harbour officials said.
To avoid a drifting barge Captain Sindre Moe had altered course. An inquiry was opened together with the insurers of the line.
A tug from Moss will try to pull the vessel free at the next spring tide, and a smaller boat that carries no lorries serves Strömstad.
Hauliers in Halden complained that they now drive four hours round the fjord and want a subsidy on fuel from the county.
Divers found a tear of six metres in the hull, though no oil had leaked by the evening.`
	own = `Two hundred people left a stranded ship in lifeboats yesterday after it struck a sandbank outside Fredrikstad. Nobody was hurt.
Witnesses on shore told of a loud scraping noise shortly after eight. "I thought it was thunder," a kiosk owner remembered.
The master of the Havsula is said to have swerved round a loose barge. Why nobody had reported the barge is what investigators want to learn.
Salvage may take a week. Lorry drivers, who lose their shortcut to Sweden, are the angriest of all, and their lobby wants money for diesel.
A reconnaissance plane saw no pollution, yet environmental groups worry about a gash beneath the waterline.`
	footer = "\nSubscribe to our newsletter to get the best of the coast every morning. All rights reserved by Kystbladet AS. No part of this page may be printed without leave. Follow us wherever you read.\n"
)

func TestGroups(t *testing.T) {
	paragraphs := strings.Split(wire, "\n")
	for _, c := range []struct{ name, a, b, kind string }{
		{"verbatim", wire, "FREDRIKSTAD (NKB) -- " + wire, "verbatim"},
		{"truncated", wire, strings.Join(paragraphs[:3], "\n"), "truncated"},
		{"rewritten", wire, edited, "rewritten"},
		{"own words", wire, own, ""},
		{"furniture alone", strings.Join(paragraphs[:2], "\n") + footer, strings.Join(strings.Split(own, "\n")[:3], "\n") + footer, ""},
		{"too short to tell", "More to follow.", "More to follow.", ""},
	} {
		r := Fold([]*readout.Document{{ID: "a", Text: c.a, Published: readout.Published{Value: "2021-03-02"}}, {ID: "b", Text: c.b}})
		switch {
		case c.kind == "" && len(r.Groups) != 0:
			t.Errorf("%s: %+v", c.name, r.Groups)
		case c.kind != "" && (len(r.Groups) != 1 || r.Groups[0].Kind["a"]+r.Groups[0].Kind["b"] != c.kind):
			t.Errorf("%s: %+v, want %s", c.name, r.Groups, c.kind)
		}
	}
}

func TestStories(t *testing.T) {
	strike := "Dockers of Malmö walked out over night shifts; Eva Strand, the minister, urged the Dockers' Union to return. The shipping firm Sundrederi diverted its container vessels to Trelleborg, where cranes stood ready. A mediator will hear both sides about overtime, roster and rest.\n"
	strike2 := "Night shifts are what the Dockers' Union of Malmö will not have. Container vessels of Sundrederi lie idle or make for Trelleborg, and minister Eva Strand wants the dockers back at their cranes. Overtime and the roster are for a mediator to settle.\n"
	tariff := "Fjordline carries lorries, caravans and day trippers across the Skagerrak. The tariff is set by a joint board whose chairman resigned; passengers queue at Strömstad for the one ferry that still sails.\n"
	tariff2 := "On the Skagerrak only one ferry sails; at Strömstad lorries and caravans queue for hours. The joint board that sets the tariff has had no chairman since he resigned, says Fjordline.\n"
	r := Fold([]*readout.Document{
		{ID: "a", Text: ferries["a"] + tariff + "Kari Lund met Nils Berg in Sweden.", Published: readout.Published{Value: "2021-03-01"}},
		{ID: "b", Text: ferries["b"] + tariff2 + "Nils Berg of Sweden is to see Kari Lund.", Published: readout.Published{Value: "2021-03-03"}},
		{ID: "c", Text: strike + "Sweden has seen no such strike since the winter.", Published: readout.Published{Value: "2021-03-03"}},
		{ID: "d", Text: strike2 + "In Sweden the quarrel is about pay as well.", Published: readout.Published{Value: "2021-03-02"}},
		{ID: "e", Text: ferries["c"] + "Kari Lund met Nils Berg in Sweden.", Published: readout.Published{Value: "2023-03-01"}},
	})
	var got []string
	for _, s := range r.Stories {
		got = append(got, strings.Join(s.Documents, "+"))
	}
	if sorted(got) != "a+b c+d e" {
		t.Errorf("stories %s; want a+b c+d e (two years later is another affair)", sorted(got))
	}
}

func TestInferredDates(t *testing.T) {
	dated := document("a", "2021-03-01", ferry,
		told{says: "Kari Lund will {meet} Nils Berg in Oslo on Tuesday.", kind: "CONSULT", status: planned, actors: who(lund, berg), date: "2021-03-02", place: oslo},
		told{says: "Kari Lund will {visit} Pia Holm on Thursday.", kind: "CONSULT", mode: "visit", status: planned, actors: who(lund), recipients: who(holm), date: "2021-03-04"})
	undated := document("b", "", ferry,
		told{says: "Kari Lund {met} Nils Berg in Oslo.", kind: "CONSULT", status: occurred, actors: who(lund, berg), place: oslo, dated: "Oslo"},
		told{says: "Kari Lund will {visit} Pia Holm next.", kind: "CONSULT", mode: "visit", status: planned, actors: who(lund), recipients: who(holm)})
	alone := document("c", "", "A kiosk owner in Narvik painted his door green and nobody knows why.")
	again := func(d *readout.Document, published string) []readout.Date {
		return []readout.Date{{Span: d.Claims[0].Date.Span, Value: "2021-03-02", Precision: "day"}}
	}
	r := FoldWith(Options{Dates: again}, []*readout.Document{dated, undated, alone})
	if p := r.Published["b"]; p.Value != "2021-03-02/2021-03-04" || p.How != "inferred" || !strings.Contains(p.Why, "report a") || len(r.Published) != 1 {
		t.Errorf("published %+v; want b from 2021-03-02, when what it tells was to be, to 2021-03-04, what it still expects", r.Published)
	}
	for _, e := range r.Events {
		if slices.Contains(e.Claims, "b.1") && (len(e.Claims) != 2 || e.Date.Value != "2021-03-02") {
			t.Errorf("%+v", e)
		}
	}
	half := document("b", "XXXX-03-03", ferry)
	if p := Fold([]*readout.Document{dated, half}).Published["b"]; p.Value != "2021-03-03" {
		t.Errorf("a day without year: %+v", p)
	}
}

func TestPositionsAndPersons(t *testing.T) {
	r := Fold([]*readout.Document{
		document("a", "2021-03-01", ferry,
			told{says: "Kari Lund {demanded} that the berth be opened.", kind: "REQUEST", status: occurred, actors: who(lund), recipients: who(sweden), topic: "the Strömstad berth"},
			told{says: "Nils Berg {offered} talks on the berth.", kind: "AGREE", status: occurred, actors: who(berg), topic: "the Strömstad berth"},
			told{says: "Pia Holm may {reject} the offer.", kind: "REJECT", status: readout.Considered, actors: who(holm)}),
		document("b", "2021-03-04", ferry,
			told{says: "Kari Lund {demanded} again that Strömstad open its berth.", kind: "REQUEST", status: occurred, actors: who(lund), recipients: who(sweden), topic: "Strömstad's berth", date: "2021-03-04"}),
	})
	var got []string
	for _, p := range r.Positions {
		got = append(got, fmt.Sprint(p.Actor.Entity, "/", p.Stance, "/", len(p.Claims)))
	}
	if sorted(got) != "Kari Lund/demands/2 Nils Berg/offers/1" {
		t.Errorf("positions %s", sorted(got))
	}
	p := r.Persons[slices.IndexFunc(r.Persons, func(p readout.Person) bool { return p.Name == "Kari Lund" })]
	if p.Country != "NOR" || p.Claims != 2 || len(p.Offices) != 1 || p.Offices[0].From != "2021-03-01" || p.Offices[0].To != "2021-03-04" || p.Offices[0].Office != "foreign minister" {
		t.Errorf("%+v", p)
	}
}

// TestAnyOrder: documents in any order give the same record; their number alone changes nothing that is not about them.
func TestAnyOrder(t *testing.T) {
	var docs []*readout.Document
	for n, c := range cases {
		for _, d := range c.docs {
			other := *d
			other.ID = fmt.Sprintf("%d%s", n, d.ID)
			other.Claims = slices.Clone(d.Claims)
			for i := range other.Claims {
				other.Claims[i].ID = other.ID + fmt.Sprint(i)
			}
			docs = append(docs, &other)
		}
	}
	want, err := json.Marshal(Fold(docs))
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 5 {
		r.Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
		if got, _ := json.Marshal(Fold(docs)); string(got) != string(want) {
			t.Fatalf("shuffled:\n%s\nsorted:\n%s", got, want)
		}
	}
}

// FuzzFold: no document breaks a fold, whatever its spans are.
func FuzzFold(f *testing.F) {
	f.Add("Kari Lund met Nils Berg.", "Nils Berg met Kari Lund “again.", 3, 40, "2021-03-02")
	f.Add("", "\xff\"", -1, 0, "XXXX-03-02")
	f.Fuzz(func(t *testing.T, one, two string, start, end int, date string) {
		at := readout.Span{Start: start, End: end}
		var docs []*readout.Document
		for i, text := range []string{one, two} {
			c := readout.Claim{ID: fmt.Sprint(i), Type: "CONSULT", Status: planned, Evidence: at, Trigger: at, Date: readout.When{Value: date, Span: at},
				Actors: []readout.Actor{{Name: one, Code: "NORGOV", Country: "NOR"}}, Place: &readout.Where{Name: two}}
			docs = append(docs, &readout.Document{ID: fmt.Sprint("d", i), Text: text, Published: readout.Published{Value: []string{date, ""}[i]},
				Claims: []readout.Claim{c}, Names: []readout.Name{{Span: at, Label: "PER"}}, Figures: []readout.Figure{{Span: at}}, Dateline: readout.Dateline{Date: date},
				Entities: []readout.Entity{{Name: one, Kind: "person", Office: two}}})
		}
		r := Fold(docs)
		n := 0
		for _, e := range r.Events {
			n += len(e.Claims)
		}
		if n != 2 {
			t.Errorf("%d claims in events, want each in one", n)
		}
	})
}
