// Package figure is the stage that finds the numbers that a report claims of people and things: tolls, troops, sums, shares.
package figure

import (
	"context"
	"strings"

	"readout"
)

// Stage fills Document.Figures, in the order of the text and without overlaps. Low and High are nil where the words
// leave that side open; What is the thing counted and what happened to it ("people killed"). Tags, tree and dates
// are used where they are there. Safe for concurrent use on different documents.
func Stage() readout.Stage {
	return readout.Stage{
		Name:     "figure",
		Doc:      "Finds numbers claimed of people and things, with their hedges and bounds.",
		Version:  "1",
		Requires: []readout.Layer{readout.LayerSentences, readout.LayerTokens},
		Provides: []readout.Layer{readout.LayerFigures},
		Run:      run,
	}
}

func run(_ context.Context, d *readout.Document) error {
	d.Figures = []readout.Figure{}
	next := 0
	for _, s := range windows(d) {
		for next < len(d.Dates) && d.Dates[next].Span.End <= s.span(0).Start {
			next++
		}
		for k := next; k < len(d.Dates) && d.Dates[k].Span.Start < s.span(len(s.w)-1).End; k++ {
			s.dates = append(s.dates, d.Dates[k])
		}
		d.Figures = append(d.Figures, s.figures()...)
	}
	return nil
}

// most is the number of words that are read together; a longer sentence is no sentence but a list or a page.
const most = 1000

// windows are the sentences of d, those that are too long in parts.
func windows(d *readout.Document) []*sentence {
	var out []*sentence
	for _, x := range d.Sentences {
		if x.First < 0 || x.Last > len(d.Tokens) {
			continue
		}
		for first := x.First; first < x.Last; first += most {
			out = append(out, newSentence(d, first, min(x.Last, first+most)))
		}
	}
	return out
}

// sentence is the words of one sentence.
type sentence struct {
	text  string
	w     []readout.Token
	lower []string
	first int // index of w[0] in the document
	dates []readout.Date
}

func newSentence(d *readout.Document, first, last int) *sentence {
	s := &sentence{text: d.Text, w: d.Tokens[first:last], first: first}
	for _, t := range s.w {
		s.lower = append(s.lower, strings.ToLower(t.Form))
	}
	return s
}

func (s *sentence) span(i int) readout.Span { return s.w[i].Span }

// at is the ith word in small letters, "" outside the sentence.
func (s *sentence) at(i int) string {
	if i < 0 || i >= len(s.lower) {
		return ""
	}
	return s.lower[i]
}

// dated reports whether w[i] is part of a date, which is no figure.
func (s *sentence) dated(i int) bool {
	for _, d := range s.dates {
		if d.Span.Overlaps(s.span(i)) {
			return true
		}
	}
	return false
}

func (s *sentence) figures() []readout.Figure {
	var out []readout.Figure
	for i := 0; i < len(s.w); {
		q, ok := s.quantity(i)
		if !ok || s.barred(q) {
			i++
			continue
		}
		i = q.to
		if f, end, ok := s.figure(q); ok {
			out = append(out, f)
			i = max(i, end)
		}
	}
	return out
}

// figure makes a figure of a quantity; not ok where it is not one worth keeping.
func (s *sentence) figure(q quantity) (f readout.Figure, end int, ok bool) {
	p := s.phrase(q)
	st := s.status(q, p)
	if !s.kept(q, p, st) {
		return f, 0, false
	}
	h := s.hedge(q)
	low, high := h.bounds(q)
	f = readout.Figure{Low: low, High: high, Unit: p.unit, What: what(p, st.name), Qualifier: h.span.In(s.text),
		Span: readout.Span{Start: s.span(h.from).Start, End: s.span(max(p.to, q.to) - 1).End}}
	s.scope(&f, q, p, st)
	f.Claimant = s.claimant(h.from, p.to)
	return f, max(p.to, q.to), true
}

// what joins the unit and what happened to it: "soldiers deployed", "people fled", "US dollars".
func what(p phrase, st string) string {
	unit := p.unit
	switch p.kind {
	case "money", "share":
		return strings.TrimSpace(unit + " " + p.of)
	case "toll", "":
		unit = "people"
	case "person":
		unit = plural(unit)
	}
	return strings.TrimSpace(unit + " " + st)
}

// plural is the plural of a noun for people, "people" where it says no more than that.
func plural(unit string) string {
	for _, e := range lists()["plural"] {
		if one, many, _ := strings.Cut(e, "="); one == unit {
			return many
		}
	}
	switch k := kinds()[unit]; {
	case k != "people":
		return "people"
	case strings.HasSuffix(unit, "s") || strings.HasSuffix(unit, "men") || follows(unit, "people", "children", "police", "infantry", "personnel", "staff", "crew"):
		return unit
	}
	return unit + "s"
}
