package export

import (
	"cmp"
	"iter"
	"slices"

	"readout"
	"readout/internal/query"
	"readout/internal/store"
)

// cited is an event with the claims that it rests on.
type cited struct {
	*readout.Event
	citations []citation
}

// citation is a claim with its words and the document that has them.
type citation struct {
	*readout.Claim
	document *readout.Document
}

func (c citation) words(s readout.Span) string { return s.In(c.document.Text) }

// events yields what the query selects, each with its claims in order of report.
func (w *writer) events() iter.Seq2[cited, error] {
	return func(yield func(cited, error) bool) {
		for row, err := range w.store.List(w.ctx, store.Events, w.query) {
			c := cited{}
			if err == nil {
				c.Event = row.(*readout.Event)
				c.citations, err = w.citations(c.ID)
			}
			if !yield(c, err) || err != nil {
				return
			}
		}
	}
}

func (w *writer) citations(event string) ([]citation, error) {
	var out []citation
	for row, err := range w.store.List(w.ctx, store.Claims, query.Query{Event: event}) {
		if err != nil {
			return nil, err
		}
		claim := row.(*readout.Claim)
		d, err := w.document(claim.Document)
		if err != nil {
			return nil, err
		}
		out = append(out, citation{claim, d})
	}
	return out, nil
}

// document is the head of a document; a few hundred are kept at hand.
func (w *writer) document(id string) (*readout.Document, error) {
	if d := w.heads[id]; d != nil {
		return d, nil
	}
	for row, err := range w.store.List(w.ctx, store.Documents, query.Query{ID: id}) {
		if err != nil {
			return nil, err
		}
		if len(w.heads) > 500 {
			clear(w.heads)
		}
		w.heads[id] = row.(*readout.Document)
		return w.heads[id], nil
	}
	return nil, readout.Errorf(readout.NotFound, "no document %s: ingest its source again", id)
}

// first is the citation of the earliest report that tells the event as it stands.
func (c cited) first() citation {
	none := citation{&readout.Claim{}, &readout.Document{}}
	if len(c.citations) == 0 {
		return none
	}
	return slices.MinFunc(c.citations, func(a, b citation) int {
		return cmp.Or(-cmp.Compare(same(a.Status == c.Status), same(b.Status == c.Status)), cmp.Compare(unknownLast(a), unknownLast(b)), cmp.Compare(a.ID, b.ID))
	})
}

func same(b bool) int {
	if b {
		return 1
	}
	return 0
}

func unknownLast(c citation) string {
	first, _ := readout.Days(c.document.Published.Value)
	return cmp.Or(first, "9999")
}

// reported is the day of the earliest report that tells the event as it stands; "" unknown.
func (c cited) reported() string {
	first, _ := readout.Days(c.first().document.Published.Value)
	return first
}

// day is the first day of the event where its words date it to a week or better; "" else: the report's day is not the event's.
func (c cited) day() string {
	first, last := readout.Days(c.Date.Value)
	if a, b := number(first), number(last); a > 0 && b > 0 && b-a < 7 {
		return first
	}
	return ""
}
