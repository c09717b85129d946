package eval

import (
	"context"
	"path/filepath"

	"readout"
	"readout/internal/stage"
	"readout/internal/stage/code"
)

// mention is an event of the MEANTIME corpus as its makers marked it.
type mention struct {
	Certainty string `xml:"certainty,attr"`
	Polarity  string `xml:"polarity,attr"`
	Time      string `xml:"time,attr"`
	Special   string `xml:"special_cases,attr"`
	Anchors   []struct {
		ID string `xml:"t_id,attr"`
	} `xml:"token_anchor"`
}

// fact is that of a single event told for certain; of kinds of events and of conditions nobody says that they happened.
func (e mention) fact() fact {
	switch {
	case e.Certainty != "CERTAIN" || e.Special != "NONE":
		return uncertain
	case e.Polarity == "NEG" && e.Time != "", e.Polarity == "POS" && e.Time == "FUTURE":
		return didNot
	case e.Polarity == "POS" && e.Time == "NON_FUTURE":
		return did
	}
	return uncertain
}

// meantimeFacts scores whether the marked events happened, words given.
func meantimeFacts(ctx context.Context, data string) ([]Figure, error) {
	rules, err := code.Default()
	if err != nil {
		return nil, err
	}
	n := tally{}
	err = unpacked(ctx, filepath.Join(data, "time", "meantime.tar.xz"), "meantime", func(folder string) error {
		reports, err := readMeantime(folder)
		if err != nil {
			return err
		}
		var docs []*readout.Document
		var at []map[string]readout.Span
		for _, m := range reports {
			d, words := m.document()
			docs, at = append(docs, d), append(at, words)
		}
		if err := runAll(ctx, stage.List()[1:], docs); err != nil {
			return err
		}
		for i, m := range reports {
			m.facts(n, code.NewProbe(rules, docs[i]), at[i])
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return factFigures("MEANTIME factuality", n), nil
}

func (m *timed) facts(n tally, p *code.Probe, at map[string]readout.Span) {
	for _, e := range m.Events {
		var s readout.Span
		for _, a := range e.Anchors {
			s = s.Cover(at[a.ID])
		}
		if !s.Empty() && e.Certainty != "" { // events of later sentences are not judged
			countFact(n, e.fact(), factOf(p.Status(s)))
		}
	}
}
