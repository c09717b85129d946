// Package quote is the stage that finds who says what: direct, indirect and mixed quotations with their speakers.
package quote

import (
	"cmp"
	"context"
	"slices"

	"readout"
	"readout/internal/tree"
)

// Stage fills Document.Quotes. It uses mentions and entities where an earlier stage made them.
func Stage() readout.Stage {
	return readout.Stage{
		Name: "quote", Version: "1",
		Doc:      "Finds direct, indirect and mixed quotations, their cues and their speakers.",
		Requires: []readout.Layer{readout.LayerTokens, readout.LayerTree, readout.LayerNames},
		Provides: []readout.Layer{readout.LayerQuotes},
		Run:      run,
	}
}

func run(ctx context.Context, d *readout.Document) error {
	d.Quotes = nil
	if err := ctx.Err(); err != nil || len(d.Tokens) == 0 || len(d.Sentences) == 0 {
		return err
	}
	r := newReader(d)
	r.cues = r.findCues()
	r.assign()
	d.Quotes = r.quotes()
	return nil
}

// reader is one document while its quotations are read.
type reader struct {
	d        *readout.Document
	t        *tree.Tree
	passages []passage
	inside   []int // passage of a token; -1 outside quotation marks
	cues     []cue
	governor []int // cue of a passage; -1 none
	said     []voice
}

func newReader(d *readout.Document) *reader {
	r := &reader{d: d, t: tree.Of(d), passages: findPassages(d)}
	r.inside = make([]int, len(d.Tokens))
	for i := range r.inside {
		r.inside[i] = -1
	}
	for n, p := range r.passages {
		first, last := r.t.Range(p.outer())
		for i := first; i < last; i++ {
			r.inside[i] = n
		}
	}
	return r
}

// quotes makes the layer from cues and passages: those with a cue first, then those that continue or stand alone.
func (r *reader) quotes() []readout.Quote {
	made := make([]*readout.Quote, len(r.cues))
	for n := range r.cues {
		made[n] = r.quoteOf(&r.cues[n])
	}
	r.name(made)
	owner := r.continued(made)
	var all []readout.Quote
	for _, q := range made {
		if q != nil {
			all = append(all, *q)
		}
	}
	for n, p := range r.passages {
		if r.governor[n] < 0 && owner[n] == nil && p.sentence(r.d.Text) {
			all = append(all, readout.Quote{Kind: "direct", Content: p.parts, CueHead: -1})
		}
	}
	slices.SortStableFunc(all, func(a, b readout.Quote) int {
		return cmp.Or(cmp.Compare(start(a), start(b)), cmp.Compare(a.CueHead, b.CueHead))
	})
	return all
}

func start(q readout.Quote) int {
	if len(q.Content) == 0 {
		return q.Cue.Start
	}
	return q.Content[0].Start
}
