package web

import (
	"html/template"
	"net/http"
	"net/url"
	"strconv"

	"readout"
	"readout/internal/api"
	"readout/internal/query"
	"readout/internal/store"
)

type claimPage struct {
	*api.Citation
	Shown  template.HTML
	Fields []coded
	Event  string
	Path   string
}

// coded is one field of a claim with the words that say so.
type coded struct {
	Field, Value string
	Words        string // "" where the field needs none or has none
	Path         string // of the words
	Key          string // drawn beside the words in the sentence
	span         readout.Span
	class        string
}

// claim explains one claim: each field beside the words it rests on.
func (s site) claim(r *http.Request) (view, error) {
	reader := api.NewReader(s.store)
	c, err := reader.Claim(r.Context(), r.PathValue("id"))
	if err != nil {
		return view{}, err
	}
	d, err := reader.Document(r.Context(), c.Document)
	if err != nil {
		return view{}, err
	}
	p := claimPage{Citation: c, Fields: fieldsOf(&c.Claim), Path: claimPath(c.Document, c.ID)}
	marks, within := []Mark{{Span: c.Evidence, Class: "evidence"}}, c.At
	for i := range p.Fields {
		f := &p.Fields[i]
		if f.Words = f.span.In(d.Text); f.Words == "" {
			continue
		}
		f.Key, f.Path = strconv.Itoa(i+1), spanPath(d.ID, f.span)
		if within.Contains(f.span) {
			marks = append(marks, Mark{Span: f.span, Class: f.class, Ref: "#field-" + f.Key, Label: f.Key, Says: f.Field})
		}
	}
	p.Shown = passage(d.Text, within, marks)
	events, err := api.All[*readout.Event](r.Context(), s.store, store.Events, query.Query{Document: c.Document})
	for _, e := range events {
		for _, id := range e.Claims {
			if id == c.ID {
				p.Event = e.ID
			}
		}
	}
	return view{page: "claim", title: "Claim: " + c.Type + " (" + string(c.Status) + ")", data: p, json: "/api/claims/" + url.PathEscape(c.ID)}, err
}

// fieldsOf are the fields of a claim in reading order; one that no words support is left out, as it is in the record.
func fieldsOf(c *readout.Claim) []coded {
	all := []coded{{Field: "type", Value: c.Type, span: c.Trigger, class: "trigger"}}
	if !c.StatusCue.Empty() {
		all = append(all, coded{Field: "status", Value: string(c.Status), span: c.StatusCue, class: "part"})
	} else {
		all = append(all, coded{Field: "status", Value: string(c.Status)})
	}
	party := func(field string, a readout.Actor) coded {
		value := name(a)
		if what := role(a); what != "" {
			value += " (" + what + ")"
		}
		return coded{Field: field, Value: value, span: a.Span, class: "part"}
	}
	for _, a := range c.Actors {
		all = append(all, party("actor", a))
	}
	for _, a := range c.Recipients {
		all = append(all, party("recipient", a))
	}
	for _, s := range c.Speakers {
		value := s.Name
		if s.Entity != "" {
			value = s.Entity
		}
		all = append(all, coded{Field: "speaker", Value: value, span: s.Span, class: "part"})
	}
	for _, t := range c.Topics {
		all = append(all, coded{Field: "topic", Value: t.Name, span: t.Span, class: "part"})
	}
	if c.Date.Value != "" || !c.Date.Span.Empty() {
		all = append(all, coded{Field: "date", Value: date(c.Date.Value), span: c.Date.Span, class: "part"})
	}
	if c.Place != nil {
		all = append(all, coded{Field: "place", Value: where(c.Place), span: c.Place.Span, class: "part"})
	}
	return all
}

// where is a place with what it is known to: "Batumi, GEO (city)".
func where(w *readout.Where) string {
	s := w.Name
	if w.Country != "" && w.Country != w.Name {
		s += ", " + w.Country
	}
	if w.Precision != "" && w.Precision != "unknown" {
		s += " (" + w.Precision + ")"
	}
	return s
}
