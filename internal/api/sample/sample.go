// Package sample is a small record about invented persons, with which tests of the API and the pages are run.
package sample

import (
	"cmp"
	"slices"
	"strings"

	"readout"
)

// Documents are the reports, with the layers that pages show.
func Documents() []*readout.Document {
	return []*readout.Document{visit(), agency(), reprint(), denial(), blast(), toll(), archive()}
}

// report makes a document without claims.
func report(outlet, title, published, how, text string) *readout.Document {
	d := &readout.Document{ID: readout.DocumentID("", "", text), Source: "sample/" + outlet, URL: "https://" + strings.ToLower(strings.ReplaceAll(outlet, " ", "")) + ".example/" + published,
		Title: title, Outlet: outlet, Language: "en", Published: readout.Published{Value: published, How: how}, Text: text}
	for start := 0; start < len(text); {
		end := start + len(text[start:])
		if i := strings.Index(text[start:], ". "); i >= 0 {
			end = start + i + 1
		}
		if i := strings.Index(text[start:end], "\n\n"); i >= 0 {
			end = start + i
		}
		d.Sentences = append(d.Sentences, readout.Sentence{Span: readout.Span{Start: start, End: end}})
		start = end + len(text[end:]) - len(strings.TrimLeft(text[end:], " \n"))
	}
	return d
}

// at is where words stand in the text of d; a sample with words that are not there is a mistake in the sample.
func at(d *readout.Document, words string) readout.Span {
	i := strings.Index(d.Text, words)
	if i < 0 {
		panic("sample: no " + words + " in " + d.Title)
	}
	return readout.Span{Start: i, End: i + len(words)}
}

// state adds a claim whose evidence is the words given; edit fills in what the sentence says besides.
func state(d *readout.Document, kind string, status readout.Status, evidence, trigger string, edit func(*readout.Claim)) {
	c := readout.Claim{Document: d.ID, Type: kind, Mode: []string{}, Contexts: []string{"diplomatic"}, Status: status, Score: 0.9, Evidence: at(d, evidence),
		Rule: strings.ToLower(kind) + "." + strings.ToLower(trigger), Coder: "readout " + readout.Version}
	c.Trigger = at(d, evidence)
	c.Trigger.Start += strings.Index(evidence, trigger)
	c.Trigger.End = c.Trigger.Start + len(trigger)
	edit(&c)
	c.ID = readout.ClaimID(d.ID, &c)
	d.Claims = append(d.Claims, c)
}

// party is an actor as worded in d; its code is a country's and, after it, a sector's.
func party(d *readout.Document, words, entity, code, office string) readout.Actor {
	a := readout.Actor{Span: at(d, words), Name: words, Entity: entity, Code: code, Office: office}
	if len(code) >= 3 {
		a.Country, a.Sector = code[:3], code[3:]
	}
	return a
}

func speaker(d *readout.Document, words, entity, code string) readout.Speaker {
	return readout.Speaker{Span: at(d, words), Name: words, Entity: entity, Code: code}
}

func dated(d *readout.Document, words, value, precision string) readout.When {
	return readout.When{Value: value, Span: at(d, words), Precision: precision}
}

// Record is what the reports say together.
func Record() *readout.Record {
	docs := Documents()
	r := &readout.Record{Events: events(docs), Persons: persons(docs), Published: map[string]readout.Published{}}
	r.Groups = []readout.Group{{ID: "g1", Documents: []string{docs[1].ID, docs[2].ID}, Kind: map[string]string{docs[1].ID: "verbatim", docs[2].ID: "truncated"}}}
	r.Stories = []readout.Story{
		{ID: "s1", Title: "Osk talks on the river", Documents: []string{docs[0].ID, docs[1].ID, docs[2].ID, docs[3].ID}, Events: []string{"e1", "e2", "e3"}},
		{ID: "s2", Title: "Blast at the harbour of Lindvik", Documents: []string{docs[4].ID, docs[5].ID}, Events: []string{"e4"}},
	}
	blasts := r.Events[3].Claims
	r.Contradictions = []readout.Contradiction{{ID: "x1", Event: "e4", Field: "toll", Claims: blasts, Values: []string{"at least 12 killed", "19 killed"}}}
	r.Contacts = []readout.Contact{{Event: "e1", Participants: docs[0].Claims[0].Actors, History: []readout.ContactStep{
		{Status: "planned", Date: "2031-05-06", Document: docs[0].ID, Claim: docs[0].Claims[1].ID},
		{Status: "held", Date: "2031-05-07", Document: docs[1].ID, Claim: docs[1].Claims[0].ID}}}}
	r.Positions = []readout.Position{{Actor: docs[0].Claims[0].Actors[0], Issue: "the river", Stance: "demands", Claims: []string{docs[0].Claims[0].ID}}}
	return r
}

// events puts the claims together: first of each document, then those that stand alone.
func events(docs []*readout.Document) []readout.Event {
	made := []readout.Event{
		event("e1", docs, 1, 0, 2, 0), event("e2", docs, 0, 0), event("e3", docs, 3, 0), event("e4", docs, 4, 0, 5, 0),
		event("e5", docs, 6, 0), event("e6", docs, 0, 1), event("e7", docs, 4, 1), event("e8", docs, 3, 1),
	}
	made[0].Origins, made[3].Contradictions, made[4].Background = 1, []string{"x1"}, true
	made[0].Story, made[1].Story, made[2].Story, made[3].Story = "s1", "s1", "s1", "s2"
	return made
}

// event is resolved from claims given as pairs of document and claim.
func event(id string, docs []*readout.Document, pairs ...int) readout.Event {
	first := docs[pairs[0]]
	c := first.Claims[pairs[1]]
	e := readout.Event{ID: id, Type: c.Type, Mode: c.Mode, Status: c.Status, Background: c.Background, Place: c.Place, Actors: c.Actors, Recipients: c.Recipients,
		Contexts: c.Contexts, Date: readout.EventDate{Value: c.Date.Value, Precision: c.Date.Precision}, Origins: len(pairs) / 2, Contradictions: []string{}}
	if c.Date.Value == "" {
		e.Date.Reported = first.Published.Value
	}
	for i := 0; i < len(pairs); i += 2 {
		e.Claims = append(e.Claims, docs[pairs[i]].Claims[pairs[i+1]].ID)
		e.Documents = append(e.Documents, docs[pairs[i]].ID)
	}
	return e
}

func persons(docs []*readout.Document) []readout.Person {
	d := docs[0]
	all := []readout.Person{
		{Name: "Mira Tolvanen", Kind: "person", Country: "FIN", Code: "FINGOV", Claims: 4, Offices: []readout.Office{
			{Office: "Foreign Minister", Country: "FIN", From: "2031-05-06", Document: d.ID, Span: at(d, "Finnish Foreign Minister")}}},
		{Name: "Davit Osk", Kind: "person", Country: "GEO", Code: "GEOGOV", Claims: 4, Offices: []readout.Office{
			{Office: "Prime Minister", Country: "GEO", From: "2031-05-06", To: "2031-05-08", Document: d.ID, Span: at(d, "Georgian Prime Minister")}}},
		{Name: "Norway", Kind: "country", Country: "NOR", Code: "NOR", Claims: 2},
		{Name: "Ragna Sund", Kind: "person", Country: "NOR", Code: "NORGOV", Claims: 1},
	}
	slices.SortFunc(all, func(a, b readout.Person) int { return cmp.Compare(a.Name, b.Name) })
	return all
}
