package sqlite

import (
	"cmp"
	"fmt"
	"strings"

	"readout"
	"readout/internal/store"
)

// item is one row of a list, of any kind, with everything it can be found by.
type item struct {
	kind         store.Kind
	id, document string
	typ, status  string
	background   bool
	date         string // EDTF
	sort         string // place in the list; the date is put before it
	words        string // evidence
	text         string // what free words are sought in
	traits       []trait
	body         any
}

type trait struct{ name, value string }

func (i *item) trait(name, value string) {
	if value = strings.TrimSpace(value); value != "" {
		i.traits = append(i.traits, trait{name, value})
	}
}

// party makes an actor findable by code, name, entity and country, in a role.
func (i *item) party(role string, all ...readout.Actor) {
	for _, a := range all {
		i.trait(role+".code", a.Code)
		i.trait(role+".name", strings.ToLower(a.Name))
		i.trait(role+".name", strings.ToLower(a.Entity))
		i.trait("country", a.Country)
		i.text += " " + a.Name + " " + a.Entity
	}
}

func (i *item) speaker(s readout.Speaker) {
	i.trait("speaker.code", s.Code)
	i.trait("speaker.name", strings.ToLower(s.Name))
	i.trait("speaker.name", strings.ToLower(s.Entity))
	i.text += " " + s.Name
}

func (i *item) list(name string, values []string) {
	for _, v := range values {
		i.trait(name, v)
	}
}

// ofDocument are the rows that a document gives: itself, its claims, figures and quotes.
func ofDocument(d *readout.Document) []item {
	head := *d
	head.Names, head.Entities, head.Mentions, head.Dates, head.Places = nil, nil, nil, nil, nil
	head.Quotes, head.Figures, head.Claims, head.Sentences, head.Tokens, head.Graph = nil, nil, nil, nil, nil, readout.Graph{}
	day, _ := readout.Days(d.Published.Value)
	items := []item{{kind: store.Documents, id: d.ID, document: d.ID, date: d.Published.Value, text: d.Title + " " + d.Text, body: &head}}
	for i := range d.Claims {
		items = append(items, ofClaim(d, &d.Claims[i], day))
	}
	for i, f := range d.Figures {
		items = append(items, item{kind: store.Figures, id: part("f", d.ID, i, f.Span), document: d.ID, date: cmp.Or(f.AsOf, d.Published.Value),
			sort: place(d, day, f.Span), text: f.What + " " + f.Unit + " " + f.Span.In(d.Text), traits: named("speaker.name", f.Claimant),
			body: store.FigureRow{Figure: f, Document: d.ID}})
	}
	for i, q := range d.Quotes {
		row := item{kind: store.Quotes, id: part("q", d.ID, i, q.Cue), document: d.ID, date: d.Published.Value, body: store.QuoteRow{Quote: q, Document: d.ID}}
		row.speaker(q.Speaker)
		at := q.Cue
		for _, c := range q.Content {
			row.text += " " + c.In(d.Text)
			at = at.Cover(c)
		}
		row.sort = place(d, day, at)
		items = append(items, row)
	}
	return items
}

func ofClaim(d *readout.Document, c *readout.Claim, day string) item {
	row := *c
	row.Document = d.ID
	words := c.Evidence.In(d.Text)
	i := item{kind: store.Claims, id: c.ID, document: d.ID, typ: c.Type, status: string(c.Status), background: c.Background,
		date: cmp.Or(c.Date.Value, d.Published.Value), sort: place(d, day, c.Evidence), words: words, text: words, body: &row}
	i.party("actor", c.Actors...)
	i.party("recipient", c.Recipients...)
	for _, s := range c.Speakers {
		i.speaker(s)
	}
	return i
}

func named(name, value string) []trait { return []trait{{name, strings.ToLower(value)}} }

// part is the ID of a part of a document that has none of its own.
func part(kind, document string, n int, at readout.Span) string {
	return fmt.Sprintf("%s%s-%d-%d", kind, strings.TrimPrefix(document, "d"), at.Start, n)
}

// place sorts by the report's day, report and place in its text.
func place(d *readout.Document, day string, at readout.Span) string {
	return fmt.Sprintf("%s %s %09d", day, d.ID, at.Start)
}
