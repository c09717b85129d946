package eval

import (
	"context"
	"slices"
	"strings"

	"readout"
	"readout/internal/ingest"
	"readout/internal/record"
	"readout/internal/sample"
	"readout/internal/stage/date"
)

// world is stories read and folded into one record, with what stands for what in it.
type world struct {
	stories []*story
	docs    map[string]*readout.Document // by key, "s01/01-wire.txt"
	keys    map[string][]string          // keys of a document ID: two reports with one text have one ID
	record  *readout.Record
	claim   map[string]*readout.Claim // by ID
	event   map[string]string         // event ID by claim ID
	stands  map[*goldClaim]stand
	about   map[string]tally // by event ID: how many claims of which gold event it holds
}

// stand is the claim that stands for a gold claim.
type stand struct {
	claim   string
	verdict verdict
}

// readSample annotates the bundled reports; the keys are their names.
func readSample(ctx context.Context, stages []readout.Stage) map[string]*readout.Document {
	docs := map[string]*readout.Document{}
	for d := range ingest.Documents(ctx, sample.Fetches(), stages) {
		docs[strings.TrimPrefix(d.Source, "sample/")] = d
	}
	return docs
}

// fold makes the world of some stories.
func fold(stories []*story, docs map[string]*readout.Document) *world {
	w := &world{stories: stories, docs: map[string]*readout.Document{}, keys: map[string][]string{}, claim: map[string]*readout.Claim{},
		event: map[string]string{}, stands: map[*goldClaim]stand{}, about: map[string]tally{}}
	var all []*readout.Document
	for _, s := range stories {
		for _, g := range s.Documents {
			d := docs[s.key(g.File)]
			if d == nil {
				d = &readout.Document{Skipped: "there is no such file"}
			}
			w.docs[s.key(g.File)] = d
			w.keys[d.ID] = append(w.keys[d.ID], s.key(g.File))
			all = append(all, d)
			for i := range d.Claims {
				w.claim[d.Claims[i].ID] = &d.Claims[i]
			}
		}
	}
	w.record = record.FoldWith(record.Options{Dates: date.Again}, all)
	for _, e := range w.record.Events {
		w.about[e.ID] = tally{}
		for _, c := range e.Claims {
			w.event[c] = e.ID
		}
	}
	w.match()
	return w
}

// match finds the claims that stand for the gold's.
func (w *world) match() {
	for _, s := range w.stories {
		for _, g := range s.Documents {
			d, golds := w.docs[s.key(g.File)], s.byFile[s.key(g.File)]
			for _, p := range match(golds, d, true) {
				c := d.Claims[p.claim].ID
				w.stands[golds[p.gold]] = stand{c, p.verdict}
				if e := w.event[c]; e != "" {
					w.about[e][s.eventOf[golds[p.gold]]]++
				}
			}
		}
	}
}

// ofEvent are the events that hold claims of a gold event, the one with most first.
func (w *world) ofEvent(gold string) []*readout.Event {
	var out []*readout.Event
	for i := range w.record.Events {
		if w.about[w.record.Events[i].ID][gold] > 0 {
			out = append(out, &w.record.Events[i])
		}
	}
	slices.SortStableFunc(out, func(a, b *readout.Event) int { return w.about[b.ID][gold] - w.about[a.ID][gold] })
	return out
}

// published is a document's date of publication as the record has it.
func (w *world) published(d *readout.Document) string {
	if p, ok := w.record.Published[d.ID]; ok {
		return p.Value
	}
	return d.Published.Value
}

// cites reports whether some of the claims stands at the words of a file.
func (w *world) cites(claims []string, key, says string) bool {
	d := w.docs[key]
	if d == nil {
		return false
	}
	at := find(d.Text, says)
	return slices.ContainsFunc(claims, func(id string) bool {
		c := w.claim[id]
		return c != nil && c.Document == d.ID && slices.ContainsFunc(at, c.Evidence.Overlaps)
	})
}
