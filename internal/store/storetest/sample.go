package storetest

import (
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/internal/query"
	"readout/internal/store"
)

// sample is three invented reports with claims, a figure and a quote.
func sample() []*readout.Document {
	lund := readout.Actor{Name: "Kari Lund", Entity: "Kari Lund", Code: "NORGOV", Country: "NOR", Sector: "GOV"}
	berg := readout.Actor{Name: "Nils Berg", Entity: "Nils Berg", Code: "SWEGOV", Country: "SWE", Sector: "GOV"}
	union := readout.Actor{Name: "the dockers' union", Entity: "dockers' union", Code: "SWELAB", Country: "SWE", Sector: "LAB"}
	spokesman := readout.Speaker{Name: "Olav Dahl", Entity: "Olav Dahl", Code: "NORGOV"}
	fifty := 50.0
	a := report("da", "Ferry talks open", "2021-03-02", "Kari Lund met Nils Berg in Oslo about the ferry line. The two will meet again in May.")
	claim(a, "ca1", "CONSULT", readout.Occurred, "Kari Lund met Nils Berg in Oslo about the ferry line.", "2021-03-01", lund, berg)
	claim(a, "ca2", "CONSULT", readout.Planned, "The two will meet again in May.", "2021-05", lund, berg)
	a.Claims[0].Speakers = []readout.Speaker{spokesman}
	b := report("db", "Dockers walk out", "2021-04-10", "About 50 dockers walked out in Göteborg. \"We are tired,\" Olav Dahl said.")
	claim(b, "cb1", "PROTEST", readout.Occurred, "About 50 dockers walked out in Göteborg.", "", union)
	b.Claims[0].Background = true
	b.Figures = []readout.Figure{{What: "dockers", Low: &fifty, High: &fifty, Span: readout.Span{Start: 0, End: 8}}}
	b.Quotes = []readout.Quote{{Kind: "direct", Speaker: spokesman, Content: []readout.Span{{Start: 43, End: 57}}, CueHead: 3}}
	c := report("dc", "Minister denies ferry deal", "", "Nils Berg denied that he had accused Kari Lund.")
	claim(c, "cc1", "ACCUSE", readout.Denied, "Nils Berg denied that he had accused Kari Lund.", "", berg)
	c.Claims[0].Recipients = []readout.Actor{lund}
	return []*readout.Document{a, b, c}
}

func report(id, title, published, text string) *readout.Document {
	return &readout.Document{ID: id, Source: id + ".txt", Title: title, Text: text, Published: readout.Published{Value: published, How: "stated"}}
}

func claim(d *readout.Document, id, kind string, status readout.Status, words, date string, actors ...readout.Actor) {
	at := strings.Index(d.Text, words)
	d.Claims = append(d.Claims, readout.Claim{ID: id, Document: d.ID, Type: kind, Status: status, Actors: actors,
		Evidence: readout.Span{Start: at, End: at + len(words)}, Date: readout.When{Value: date}})
}

func sampleRecord() *readout.Record {
	docs := sample()
	lund, berg := docs[0].Claims[0].Actors[0], docs[0].Claims[0].Actors[1]
	return &readout.Record{
		Events: []readout.Event{
			{ID: "e1", Type: "CONSULT", Status: readout.Occurred, Date: readout.EventDate{Value: "2021-03-01"}, Actors: []readout.Actor{lund, berg},
				Claims: []string{"ca1"}, Documents: []string{"da"}, Story: "s1"},
			{ID: "e2", Type: "ACCUSE", Status: readout.Denied, Date: readout.EventDate{Reported: "2021-03-03"}, Actors: []readout.Actor{berg},
				Recipients: []readout.Actor{lund}, Claims: []string{"cc1"}, Documents: []string{"dc"}},
		},
		Stories:        []readout.Story{{ID: "s1", Title: "Ferry talks open", Documents: []string{"da", "dc"}, Events: []string{"e1"}}},
		Groups:         []readout.Group{{ID: "g1", Documents: []string{"da", "db"}, Kind: map[string]string{"da": "verbatim", "db": "verbatim"}}},
		Contacts:       []readout.Contact{{Event: "e1", Participants: []readout.Actor{lund, berg}, History: []readout.ContactStep{{Status: "held", Date: "2021-03-01", Document: "da", Claim: "ca1"}}}},
		Positions:      []readout.Position{{Actor: berg, Issue: "ferry line", Stance: "opposes", Claims: []string{"cc1"}}},
		Contradictions: []readout.Contradiction{{ID: "x1", Event: "e2", Field: "occurrence", Claims: []string{"cc1", "ca1"}, Values: []string{"denied", "occurred"}}},
		Persons:        []readout.Person{{Name: "Kari Lund", Country: "NOR", Code: "NORGOV", Offices: []readout.Office{{Office: "transport minister", Country: "NOR", Document: "da"}}}},
		Published:      map[string]readout.Published{"dc": {Value: "2021-03-03", How: "inferred", Why: "ferry line"}},
	}
}

// cases are queries with what they select of the sample and its record.
var cases = []struct {
	kind  store.Kind
	query string
	want  string
}{
	{store.Documents, "", "dc da db"},
	{store.Documents, "ferry", "dc da"},
	{store.Documents, "goteborg", "db"},
	{store.Documents, "type:PROTEST", "db"},
	{store.Documents, "story:s1", "dc da"},
	{store.Documents, "event:e1", "da"},
	{store.Documents, "id:db", "db"},
	{store.Documents, "from:2021-04", "db"},
	{store.Claims, "", "cc1 ca1 ca2 cb1"},
	{store.Claims, "type:CONSULT status:planned", "ca2"},
	{store.Claims, "type:CONSULT,PROTEST", "ca1 ca2 cb1"},
	{store.Claims, "actor:NOR", "ca1 ca2"},
	{store.Claims, "actor:lund", "ca1 ca2"},
	{store.Claims, "recipient:NORGOV", "cc1"},
	{store.Claims, "country:NOR", "cc1 ca1 ca2"},
	{store.Claims, "speaker:dahl", "ca1"},
	{store.Claims, "from:2021-04 to:2021-05", "ca2 cb1"},
	{store.Claims, "background:true", "cb1"},
	{store.Claims, "background:false walked", ""},
	{store.Claims, "met oslo", "ca1"},
	{store.Claims, `"met oslo"`, ""},
	{store.Claims, "walk*", "cb1"},
	{store.Claims, "story:s1", "cc1 ca1 ca2"},
	{store.Claims, "event:e2", "cc1"},
	{store.Claims, "document:db", "cb1"},
	{store.Events, "", "e1 e2"},
	{store.Events, "oslo", "e1"},
	{store.Events, "status:denied", "e2"},
	{store.Events, "country:SWE to:2021-03-02", "e1"},
	{store.Events, "speaker:dahl", "e1"},
	{store.Events, "document:dc", "e2"},
	{store.Events, "story:s1", "e1 e2"},
	{store.Stories, "type:ACCUSE", "s1"},
	{store.Stories, "type:PROTEST", ""},
	{store.Stories, "document:da", "s1"},
	{store.Groups, "actor:SWELAB", "g1"},
	{store.Contacts, "actor:berg", "e1"},
	{store.Contacts, "status:planned", ""},
	{store.Positions, "actor:SWE", "ferry line"},
	{store.Positions, "type:CONSULT", ""},
	{store.Figures, "document:db", "dockers"},
	{store.Figures, "type:CONSULT", ""},
	{store.Quotes, "tired", "Olav Dahl"},
	{store.Quotes, "speaker:NORGOV", "Olav Dahl"},
	{store.Contradictions, "event:e1", "x1"},
	{store.Contradictions, "type:PROTEST", ""},
	{store.Actors, "transport", "Kari Lund"},
	{store.Actors, "type:PROTEST", ""},
	{store.Actors, "status:denied", "Kari Lund"},
	{store.Actors, "country:SWE", ""},
}

func filled(t *testing.T, s store.Store) {
	t.Helper()
	put(t, s, sample()...)
	if err := s.Replace(ctx, sampleRecord()); err != nil {
		t.Fatal(err)
	}
}

func selects(t *testing.T, s store.Store) {
	filled(t, s)
	for _, c := range cases {
		if got := strings.Join(ids(t, s, c.kind, c.query), " "); got != c.want {
			t.Errorf("list %s %s: %q; want %q", c.kind, c.query, got, c.want)
		}
	}
}

func countIsLength(t *testing.T, s store.Store) {
	filled(t, s)
	for _, c := range cases {
		q, err := query.Parse(c.query + " limit:1")
		if err != nil {
			t.Fatal(err)
		}
		if n, err := s.Count(ctx, c.kind, q); err != nil || n != len(ids(t, s, c.kind, c.query)) {
			t.Errorf("count %s %s: %d, %v; want %d", c.kind, c.query, n, err, len(ids(t, s, c.kind, c.query)))
		}
	}
}

// record replaces a record by another: nothing of the first is left.
func record(t *testing.T, s store.Store) {
	filled(t, s)
	before := dump(t, s)
	if err := s.Replace(ctx, sampleRecord()); err != nil {
		t.Fatal(err)
	}
	if after := dump(t, s); after != before {
		t.Errorf("replaced by itself:\n%s\nbefore:\n%s", after, before)
	}
	if err := s.Replace(ctx, &readout.Record{}); err != nil {
		t.Fatal(err)
	}
	for _, kind := range []store.Kind{store.Events, store.Stories, store.Groups, store.Contacts, store.Positions, store.Contradictions, store.Actors} {
		if got := ids(t, s, kind, ""); len(got) != 0 {
			t.Errorf("%s left by an empty record: %v", kind, got)
		}
	}
}

// inferred: lists and single documents show a date that the record inferred; All gives documents as they were read.
func inferred(t *testing.T, s store.Store) {
	filled(t, s)
	want := sampleRecord().Published["dc"]
	if d, err := s.Document(ctx, "dc"); err != nil || d.Published != want {
		t.Errorf("Document: %+v, %v; want %+v", d.Published, err, want)
	}
	for row, err := range s.List(ctx, store.Documents, query.Query{ID: "dc"}) {
		if err != nil || row.(*readout.Document).Published != want {
			t.Errorf("List: %+v, %v", row, err)
		}
	}
	var seen []string
	for d, err := range s.All(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		if seen = append(seen, d.ID); d.ID == "dc" && d.Published.Value != "" {
			t.Errorf("All: %+v", d.Published)
		}
	}
	if !slices.Equal(seen, []string{"da", "db", "dc"}) {
		t.Errorf("All yields %v", seen)
	}
}
