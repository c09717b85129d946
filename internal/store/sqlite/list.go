package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"iter"
	"slices"

	"readout"
	"readout/internal/query"
	"readout/internal/store"
)

// Document is one document with all its layers, and with the publication date that the record inferred where it states none.
func (s *Store) Document(ctx context.Context, id string) (*readout.Document, error) {
	var body, published []byte
	err := s.read.QueryRowContext(ctx, "SELECT d.body, f.published FROM document d LEFT JOIN inferred f ON f.document = d.id WHERE d.id = ?", id).Scan(&body, &published)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, readout.Errorf(readout.NotFound, "no document %s: readout list documents --db %s names them", id, s.path)
	}
	if err != nil {
		return nil, s.explain(err, "read")
	}
	d, err := unpack(body)
	if err != nil {
		return nil, s.damaged("document", id, err)
	}
	return d, infer(d, published)
}

// infer puts an inferred publication date in place of an unknown one.
func infer(d *readout.Document, published []byte) error {
	if len(published) == 0 {
		return nil
	}
	return json.Unmarshal(published, &d.Published)
}

// All yields every document in order of ID, as it was read: without inferred dates, so that the record can be made again.
func (s *Store) All(ctx context.Context) iter.Seq2[*readout.Document, error] {
	return func(yield func(*readout.Document, error) bool) {
		for row, err := range s.rows(ctx, "SELECT id, body FROM document ORDER BY id") {
			if err != nil {
				yield(nil, err)
				return
			}
			d, err := unpack(row[1])
			if err != nil {
				d, err = nil, s.damaged("document", string(row[0]), err)
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

// List yields rows of a kind that the query selects.
func (s *Store) List(ctx context.Context, kind store.Kind, q query.Query) iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		text, args, err := selectItems(kind, q)
		if err != nil {
			yield(nil, err)
			return
		}
		for row, err := range s.rows(ctx, text, args...) {
			if err != nil {
				yield(nil, err)
				return
			}
			value, err := decode(kind, row[1], row[2])
			if err != nil {
				value, err = nil, s.damaged(string(kind), string(row[0]), err)
			}
			if !yield(value, err) {
				return
			}
		}
	}
}

// Count is how many rows List would yield without Limit and Offset.
func (s *Store) Count(ctx context.Context, kind store.Kind, q query.Query) (int, error) {
	where, args, err := conditions(kind, q)
	if err != nil {
		return 0, err
	}
	var n int
	err = s.read.QueryRowContext(ctx, "SELECT count(*) FROM item i WHERE "+where, args...).Scan(&n)
	return n, s.explain(err, "read")
}

// rows yields the columns of a query's rows; they are the caller's.
func (s *Store) rows(ctx context.Context, text string, args ...any) iter.Seq2[[][]byte, error] {
	return func(yield func([][]byte, error) bool) {
		rows, err := s.read.QueryContext(ctx, text, args...)
		if err != nil {
			yield(nil, s.explain(err, "read"))
			return
		}
		defer rows.Close()
		names, _ := rows.Columns()
		for rows.Next() {
			columns, into := make([][]byte, len(names)), make([]any, len(names))
			for i := range into {
				into[i] = &columns[i]
			}
			if err := rows.Scan(into...); err != nil {
				yield(nil, s.explain(err, "read"))
				return
			}
			if !yield(columns, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(nil, s.explain(err, "read"))
		}
	}
}

// decode makes the row of a kind from its JSON.
func decode(kind store.Kind, body, published []byte) (any, error) {
	value := map[store.Kind]func() any{
		store.Documents: func() any { return new(readout.Document) }, store.Claims: func() any { return new(readout.Claim) },
		store.Events: func() any { return new(readout.Event) }, store.Stories: func() any { return new(readout.Story) },
		store.Groups: func() any { return new(readout.Group) }, store.Contacts: func() any { return new(readout.Contact) },
		store.Positions: func() any { return new(readout.Position) }, store.Figures: func() any { return new(store.FigureRow) },
		store.Quotes: func() any { return new(store.QuoteRow) }, store.Contradictions: func() any { return new(readout.Contradiction) },
		store.Actors: func() any { return new(readout.Person) },
	}[kind]()
	err := json.Unmarshal(body, value)
	if d, ok := value.(*readout.Document); ok && err == nil {
		err = infer(d, published)
	}
	return value, err
}

func (s *Store) damaged(what, id string, err error) error {
	return &readout.Error{Code: readout.Input, Err: err,
		Message: what + " " + id + " in " + s.path + " is damaged: ingest its source again, or restore a copy of the file"}
}

func known(kind store.Kind) error {
	if slices.Contains(store.Kinds, kind) {
		return nil
	}
	return readout.Errorf(readout.Usage, "nothing to list by the name %q: it is one of %v", kind, store.Kinds)
}
