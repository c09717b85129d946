// Package date is the stage that finds expressions of time in news English and says which days they mean.
package date

import (
	"context"

	"readout"
)

// Stage fills Document.Dates, in the order of the text and without overlaps. Values are EDTF, counted from the
// publication date where the words are relative; where that is not known they are "". Tags and tree are used where
// they are there. Safe for concurrent use on different documents.
func Stage() readout.Stage {
	return readout.Stage{
		Name:     "date",
		Doc:      "Finds expressions of time and resolves them to days.",
		Version:  "1",
		Requires: []readout.Layer{readout.LayerSentences, readout.LayerTokens},
		Provides: []readout.Layer{readout.LayerDates},
		Run: func(_ context.Context, d *readout.Document) error {
			d.Dates = Again(d, d.Published.Value)
			return nil
		},
	}
}

// Again is the dates of a document whose publication date has become known as this EDTF date ("" if unknown).
// The document is not changed. It may come from a store, without sentences and words.
func Again(d *readout.Document, published string) []readout.Date {
	out := []readout.Date{}
	r := reader{published: anchor(published)}
	for _, s := range sentences(d) {
		out = append(out, r.read(s)...)
	}
	return out
}

// reader goes through the sentences of one document.
type reader struct {
	published when // zero: not known
	last      when // the last day that the text itself named; "two days later" counts from it
}

// read is the dates of one sentence.
func (r *reader) read(s []word) []readout.Date {
	var out []readout.Date
	for i := 0; i < len(s); {
		m, ok := longest(s, i)
		for k := i + 1; ok && k <= m.from; k++ { // "in | the first quarter of 2014"
			if n, more := longest(s, k); more && n.to > m.to {
				m = n
			}
		}
		if !ok {
			i++
			continue
		}
		i = m.to
		if refused(s, m) {
			continue
		}
		out = append(out, r.resolve(s, m))
	}
	return out
}

// resolve says what a match means.
func (r *reader) resolve(s []word, m match) readout.Date {
	c := &call{match: m, published: r.published, last: r.last, tense: tenseAt(s, m)}
	c.since = m.from > 0 && s[m.from-1].lower == "since"
	got := c.resolve()
	first, value := m.from, got.value()
	if value != "" && m.from > 0 {
		switch s[m.from-1].lower {
		case "since":
			first, value = m.from-1, got.start()+"/.."
		case "until", "till":
			first, value = m.from-1, "../"+got.end()
		}
	}
	d := readout.Date{Span: readout.Span{Start: s[first].span.Start, End: s[m.to-1].span.End}, Value: value,
		Precision: got.precision, Anchor: m.rule.anchor, Rule: m.rule.name}
	if value == "" {
		d.Precision = "unknown"
		return d
	}
	if got.precision == "day" && got.from == got.to {
		r.last = got
	}
	return d
}
