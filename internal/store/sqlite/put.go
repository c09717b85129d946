package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"

	"readout"
	"readout/internal/store"
)

// Put keeps documents, all in one transaction.
func (s *Store) Put(ctx context.Context, docs ...*readout.Document) error {
	err := s.transaction(ctx, func(tx *sql.Tx) error {
		w, err := newWriter(ctx, tx)
		if err != nil {
			return err
		}
		for _, d := range docs {
			if err := w.document(d); err != nil {
				return err
			}
		}
		return nil
	})
	return s.explain(err, "write to")
}

// writer inserts items in one transaction.
type writer struct {
	ctx                         context.Context
	tx                          *sql.Tx
	insert, traits, word, whole *sql.Stmt
}

func newWriter(ctx context.Context, tx *sql.Tx) (*writer, error) {
	w := &writer{ctx: ctx, tx: tx}
	for _, s := range []struct {
		to   **sql.Stmt
		text string
	}{
		{&w.insert, `INSERT INTO item (kind, id, document, type, status, background, first, last, sort_key, words, body)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (kind, id) DO NOTHING`},
		{&w.traits, "INSERT INTO trait (name, value, item) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"},
		{&w.word, "INSERT INTO word (rowid, text) VALUES (?, ?)"},
		{&w.whole, "INSERT INTO document (id, coder, body) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET coder = excluded.coder, body = excluded.body"},
	} {
		var err error
		if *s.to, err = tx.PrepareContext(ctx, s.text); err != nil {
			return nil, err
		}
	}
	return w, nil
}

func (w *writer) document(d *readout.Document) error {
	if d == nil || d.ID == "" {
		return readout.Errorf(readout.Internal, "a document without an ID cannot be kept: set Document.ID first")
	}
	body, err := pack(d)
	if err != nil {
		return err
	}
	if _, err := w.whole.ExecContext(w.ctx, d.ID, readout.Version, body); err != nil {
		return err
	}
	if err := w.drop("document = ? AND kind IN ('documents', 'claims', 'figures', 'quotes')", d.ID); err != nil {
		return err
	}
	for _, i := range ofDocument(d) {
		if err := w.item(i); err != nil {
			return err
		}
	}
	return nil
}

// drop removes the items that a condition selects, and all they are found by.
func (w *writer) drop(where string, args ...any) error {
	for _, from := range []string{"word WHERE rowid", "trait WHERE item", "item WHERE item"} {
		if _, err := w.tx.ExecContext(w.ctx, "DELETE FROM "+from+" IN (SELECT item FROM item WHERE "+where+")", args...); err != nil {
			return err
		}
	}
	return nil
}

// item inserts one; of two with one ID the first is kept.
func (w *writer) item(i item) error {
	body, err := json.Marshal(i.body)
	if err != nil {
		return err
	}
	first, last := readout.Days(i.date)
	done, err := w.insert.ExecContext(w.ctx, i.kind, i.id, i.document, i.typ, i.status, i.background,
		cmp.Or(first, last), cmp.Or(last, first), cmp.Or(i.sort, first), i.words, body)
	if err != nil {
		return err
	}
	if n, err := done.RowsAffected(); err != nil || n == 0 {
		return err
	}
	row, err := done.LastInsertId()
	if err != nil {
		return err
	}
	for _, t := range i.traits {
		if _, err := w.traits.ExecContext(w.ctx, t.name, t.value, row); err != nil {
			return err
		}
	}
	_, err = w.word.ExecContext(w.ctx, row, i.text)
	return err
}

// Has reports whether a document was kept by this version of the coder.
func (s *Store) Has(ctx context.Context, id string) (bool, error) {
	var n int
	err := s.read.QueryRowContext(ctx, "SELECT count(*) FROM document WHERE id = ? AND coder = ?", id, readout.Version).Scan(&n)
	return n > 0, s.explain(err, "read")
}

// recordKinds are what Replace replaces.
var recordKinds = []store.Kind{store.Events, store.Stories, store.Groups, store.Contacts, store.Positions, store.Contradictions, store.Actors}
