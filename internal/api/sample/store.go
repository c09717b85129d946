package sample

import (
	"context"
	"iter"
	"slices"
	"strings"

	"readout"
	"readout/internal/query"
	"readout/internal/store"
)

// Memory is a store of the sample in memory. It knows the parts of a query that pages ask for most; Fail is told by every call.
type Memory struct {
	Docs   []*readout.Document
	Record *readout.Record
	Fail   error
}

// New is a store that holds the sample; Empty holds nothing.
func New() *Memory   { return &Memory{Docs: Documents(), Record: Record()} }
func Empty() *Memory { return &Memory{Record: &readout.Record{}} }

var _ store.Store = (*Memory)(nil)

func (m *Memory) Put(_ context.Context, docs ...*readout.Document) error {
	m.Docs = append(m.Docs, docs...)
	return m.Fail
}
func (m *Memory) Has(context.Context, string) (bool, error)               { return false, m.Fail }
func (m *Memory) Replace(_ context.Context, r *readout.Record) error      { m.Record = r; return m.Fail }
func (m *Memory) Close() error                                            { return m.Fail }
func (m *Memory) All(context.Context) iter.Seq2[*readout.Document, error] { return nil }

func (m *Memory) Document(_ context.Context, id string) (*readout.Document, error) {
	for _, d := range m.Docs {
		if d.ID == id {
			return d, m.Fail
		}
	}
	return nil, readout.Errorf(readout.NotFound, "no document %s", id)
}

func (m *Memory) Count(ctx context.Context, kind store.Kind, q query.Query) (int, error) {
	q.Limit, q.Offset = 0, 0
	n := 0
	for range m.List(ctx, kind, q) {
		n++
	}
	return n, m.Fail
}

func (m *Memory) List(_ context.Context, kind store.Kind, q query.Query) iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		if m.Fail != nil {
			yield(nil, m.Fail)
			return
		}
		rows := m.rows(kind, q)
		rows = rows[min(q.Offset, len(rows)):]
		if q.Limit > 0 {
			rows = rows[:min(q.Limit, len(rows))]
		}
		for _, row := range rows {
			if !yield(row, nil) {
				return
			}
		}
	}
}

func (m *Memory) rows(kind store.Kind, q query.Query) []any {
	var rows []any
	switch kind {
	case store.Documents:
		rows = keep(m.Docs, func(d *readout.Document) bool { return says(q, d.ID, "", "", d.Title+d.Text, nil, nil) })
	case store.Claims:
		for _, d := range m.Docs {
			rows = append(rows, keep(pointers(d.Claims), func(c *readout.Claim) bool {
				return (q.Document == "" || q.Document == d.ID) && says(q, c.ID, c.Type, c.Status, c.Evidence.In(d.Text), c.Actors, c.Recipients)
			})...)
		}
	case store.Events:
		rows = keep(pointers(m.Record.Events), func(e *readout.Event) bool {
			within := q.Background == nil || *q.Background == e.Background
			date := e.Date.Value + e.Date.Reported
			return within && date >= q.From && (q.To == "" || date <= q.To+"~") && says(q, e.ID, e.Type, e.Status, "", e.Actors, e.Recipients)
		})
	case store.Stories:
		rows = keep(pointers(m.Record.Stories), func(s *readout.Story) bool { return says(q, s.ID, "", "", s.Title, nil, nil) })
	case store.Actors:
		rows = keep(pointers(m.Record.Persons), func(p *readout.Person) bool {
			return strings.Contains(p.Name, q.Actor) && says(query.Query{Words: q.Words}, "", "", "", p.Name, nil, nil)
		})
	case store.Contradictions:
		rows = keep(pointers(m.Record.Contradictions), func(c *readout.Contradiction) bool { return q.Event == "" || q.Event == c.Event })
	case store.Contacts:
		rows = keep(pointers(m.Record.Contacts), func(c *readout.Contact) bool { return q.Event == "" || q.Event == c.Event })
	case store.Groups:
		rows = keep(pointers(m.Record.Groups), func(*readout.Group) bool { return true })
	case store.Positions:
		rows = keep(pointers(m.Record.Positions), func(*readout.Position) bool { return true })
	default:
		rows = m.spoken(kind, q)
	}
	if q.Order == "newest" {
		slices.Reverse(rows)
	}
	return rows
}

// spoken are quotes and figures, which stand in documents only.
func (m *Memory) spoken(kind store.Kind, q query.Query) (rows []any) {
	for _, d := range m.Docs {
		for _, u := range d.Quotes {
			if kind == store.Quotes && strings.Contains(u.Speaker.Name+u.Speaker.Entity, q.Speaker) {
				rows = append(rows, &store.QuoteRow{Quote: u, Document: d.ID})
			}
		}
		for _, f := range d.Figures {
			if kind == store.Figures {
				rows = append(rows, &store.FigureRow{Figure: f, Document: d.ID})
			}
		}
	}
	return rows
}

func says(q query.Query, id, kind string, status readout.Status, words string, actors, recipients []readout.Actor) bool {
	for _, w := range q.Words {
		if !strings.Contains(strings.ToLower(words), strings.ToLower(w)) {
			return false
		}
	}
	return (q.ID == "" || q.ID == id) && (len(q.Type) == 0 || slices.Contains(q.Type, kind)) && (len(q.Status) == 0 || slices.Contains(q.Status, string(status))) &&
		(q.Actor == "" || names(actors, q.Actor)) && (q.Recipient == "" || names(recipients, q.Recipient))
}

func names(all []readout.Actor, part string) bool {
	return slices.ContainsFunc(all, func(a readout.Actor) bool {
		return strings.Contains(a.Name+"|"+a.Entity, part) || strings.HasPrefix(a.Code, part)
	})
}

func keep[T any](all []T, take func(T) bool) (rows []any) {
	for _, t := range all {
		if take(t) {
			rows = append(rows, t)
		}
	}
	return rows
}

func pointers[T any](all []T) []*T {
	to := make([]*T, len(all))
	for i := range all {
		to[i] = &all[i]
	}
	return to
}
