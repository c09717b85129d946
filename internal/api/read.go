package api

import (
	"cmp"
	"context"
	"slices"

	"readout"
	"readout/internal/query"
	"readout/internal/store"
)

// Citation is a claim with the words it rests on and the document that has them, so that it can be checked at once.
type Citation struct {
	readout.Claim
	Words     string            `json:"words"`   // the evidence
	Context   string            `json:"context"` // the sentences around it, or the evidence itself
	At        readout.Span      `json:"at"`      // of Context
	Title     string            `json:"title"`
	Source    string            `json:"source"`
	URL       string            `json:"url"`
	Outlet    string            `json:"outlet"`
	Agency    string            `json:"agency"`
	Published readout.Published `json:"published"`
}

// CitedEvent is an event with the citation of each of its claims, by publication date.
type CitedEvent struct {
	readout.Event
	Citations      []Citation              `json:"citations"`
	Contradictions []readout.Contradiction `json:"contradictions_in_full"`
}

// Reader looks things up and keeps the documents it has seen. It serves one request and not two at once.
type Reader struct {
	store store.Store
	docs  map[string]*readout.Document
}

// NewReader is a reader of s that has seen nothing.
func NewReader(s store.Store) *Reader { return &Reader{s, map[string]*readout.Document{}} }

// All is every row of a kind that q selects; never nil where err is nil.
func All[T any](ctx context.Context, s store.Store, kind store.Kind, q query.Query) ([]T, error) {
	rows := []T{}
	for row, err := range s.List(ctx, kind, q) {
		if err != nil {
			return nil, err
		}
		t, ok := row.(T)
		if !ok {
			return nil, readout.Errorf(readout.Internal, "a list of %s has a %T", kind, row)
		}
		rows = append(rows, t)
	}
	return rows, nil
}

// One is the first row of a kind that q selects; NotFound if there is none.
func One[T any](ctx context.Context, s store.Store, kind store.Kind, q query.Query) (T, error) {
	q.Limit = 1
	rows, err := All[T](ctx, s, kind, q)
	if err == nil && len(rows) == 0 {
		err = readout.Errorf(readout.NotFound, "no %s with ID %q", kind, q.ID)
	}
	if err != nil {
		var none T
		return none, err
	}
	return rows[0], nil
}

// Document is one document; asked twice, it is read once.
func (r *Reader) Document(ctx context.Context, id string) (*readout.Document, error) {
	if d := r.docs[id]; d != nil {
		return d, nil
	}
	d, err := r.store.Document(ctx, id)
	if err == nil {
		r.docs[id] = d
	}
	return d, err
}

// Cite adds to a claim its words and its document.
func (r *Reader) Cite(ctx context.Context, c *readout.Claim) (Citation, error) {
	d, err := r.Document(ctx, c.Document)
	if err != nil {
		return Citation{}, err
	}
	at := around(d, c.Evidence.Cover(c.Trigger))
	return Citation{Claim: *c, Words: c.Evidence.In(d.Text), Context: at.In(d.Text), At: at,
		Title: d.Title, Source: d.Source, URL: d.URL, Outlet: d.Outlet, Agency: d.Agency, Published: d.Published}, nil
}

// around is s out to the borders of the sentences it lies in; s itself where the document has no sentences.
func around(d *readout.Document, s readout.Span) readout.Span {
	for _, t := range d.Sentences {
		if t.Span.Overlaps(s) {
			s = s.Cover(t.Span)
		}
	}
	return s
}

// Claim is one claim with its citation.
func (r *Reader) Claim(ctx context.Context, id string) (*Citation, error) {
	c, err := One[*readout.Claim](ctx, r.store, store.Claims, query.Query{ID: id})
	if err != nil {
		return nil, err
	}
	cited, err := r.Cite(ctx, c)
	return &cited, err
}

// Event is one event with all its citations.
func (r *Reader) Event(ctx context.Context, id string) (*CitedEvent, error) {
	e, err := One[*readout.Event](ctx, r.store, store.Events, query.Query{ID: id})
	if err != nil {
		return nil, err
	}
	cited, err := r.Citations(ctx, e)
	if err != nil {
		return nil, err
	}
	against, err := All[*readout.Contradiction](ctx, r.store, store.Contradictions, query.Query{Event: id})
	return &CitedEvent{*e, cited, values(against)}, err
}

// Citations are the claims of an event, cited, by publication date and place in the text.
func (r *Reader) Citations(ctx context.Context, e *readout.Event) ([]Citation, error) {
	cited := []Citation{}
	for _, id := range e.Claims {
		c, err := r.Claim(ctx, id)
		if err != nil {
			return nil, err
		}
		cited = append(cited, *c)
	}
	slices.SortStableFunc(cited, func(a, b Citation) int {
		return cmp.Or(cmp.Compare(a.Published.Value, b.Published.Value), cmp.Compare(a.Document, b.Document), cmp.Compare(a.Evidence.Start, b.Evidence.Start))
	})
	return cited, nil
}

// Actor is the entry of exactly this name in the register; NotFound if there is none.
func (r *Reader) Actor(ctx context.Context, name string) (*readout.Person, error) {
	for row, err := range r.store.List(ctx, store.Actors, query.Query{Actor: name}) {
		if p, ok := row.(*readout.Person); err != nil || ok && p.Name == name {
			return p, err
		}
	}
	return nil, readout.Errorf(readout.NotFound, "no actor named %q", name)
}

func values[T any](from []*T) []T {
	to := make([]T, len(from))
	for i, p := range from {
		to[i] = *p
	}
	return to
}
