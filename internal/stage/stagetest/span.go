package stagetest

import (
	"testing"
	"unicode/utf8"

	"readout"
)

// Spans checks that every span of a document's layers lies inside its text and cuts no character, and that no claim is without
// a trigger inside its evidence.
func Spans(t testing.TB, d *readout.Document) {
	t.Helper()
	for _, s := range spans(d) {
		if s.Start < 0 || s.End < s.Start || s.End > len(d.Text) || !edge(d.Text, s.Start) || !edge(d.Text, s.End) {
			t.Errorf("span %v does not lie on characters of a text of %d bytes", s, len(d.Text))
		}
	}
	for _, c := range d.Claims {
		if c.Trigger.Empty() || !c.Evidence.Contains(c.Trigger) {
			t.Errorf("%s: trigger %v stands outside its evidence %v", c.Type, c.Trigger, c.Evidence)
		}
	}
}

func edge(text string, at int) bool { return at == len(text) || utf8.RuneStart(text[at]) }

// spans are those of every layer, in no order that matters.
func spans(d *readout.Document) (all []readout.Span) {
	for _, x := range d.Sentences {
		all = append(all, x.Span)
	}
	for _, x := range d.Tokens {
		all = append(all, x.Span)
	}
	for _, x := range d.Names {
		all = append(all, x.Span)
	}
	for _, x := range d.Entities {
		all = append(append(all, x.Span), x.Words...)
	}
	for _, x := range d.Mentions {
		all = append(all, x.Span)
	}
	for _, x := range d.Quotes {
		all = append(append(all, x.Cue, x.Speaker.Span), x.Content...)
	}
	for _, x := range d.Claims {
		all = append(all, x.Evidence, x.Trigger, x.StatusCue, x.Date.Span)
		for _, a := range append(append([]readout.Actor{}, x.Actors...), x.Recipients...) {
			all = append(all, a.Span)
		}
	}
	return all
}
