package sqlite

import (
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"

	"readout"
	"readout/internal/store"
)

// Replace keeps the record across documents in place of the last one.
func (s *Store) Replace(ctx context.Context, r *readout.Record) error {
	err := s.transaction(ctx, func(tx *sql.Tx) error {
		w, err := newWriter(ctx, tx)
		if err != nil {
			return err
		}
		for _, k := range recordKinds {
			if err := w.drop("kind = ?", k); err != nil {
				return err
			}
		}
		if err := w.inferred(r.Published); err != nil {
			return err
		}
		return w.record(r)
	})
	return s.explain(err, "write to")
}

func (w *writer) inferred(published map[string]readout.Published) error {
	if _, err := w.tx.ExecContext(w.ctx, "DELETE FROM inferred"); err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(published)) {
		data, err := json.Marshal(published[id])
		if err != nil {
			return err
		}
		if _, err := w.tx.ExecContext(w.ctx, "INSERT INTO inferred (document, published) VALUES (?, ?)", id, data); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) record(r *readout.Record) error {
	var items []item
	for i := range r.Events {
		row, err := w.event(&r.Events[i])
		if err != nil {
			return err
		}
		items = append(items, row)
	}
	for i := range r.Stories {
		row := &r.Stories[i]
		items = append(items, item{kind: store.Stories, id: row.ID, text: row.Title, traits: traits("document", row.Documents), body: row})
	}
	for i := range r.Groups {
		row := &r.Groups[i]
		items = append(items, item{kind: store.Groups, id: row.ID, traits: traits("document", row.Documents), body: row})
	}
	for i := range r.Contradictions {
		row := &r.Contradictions[i]
		items = append(items, item{kind: store.Contradictions, id: row.ID, text: row.Field + " " + strings.Join(row.Values, " "),
			traits: traits("claim", row.Claims), body: row})
	}
	items = append(items, people(r)...)
	for _, i := range items {
		if err := w.item(i); err != nil {
			return err
		}
	}
	return nil
}

// people are the rows that are about actors: contacts, positions and persons.
func people(r *readout.Record) []item {
	var items []item
	for i := range r.Contacts {
		row := item{kind: store.Contacts, id: r.Contacts[i].Event, typ: "CONSULT", body: &r.Contacts[i]}
		row.party("actor", r.Contacts[i].Participants...)
		for n, h := range r.Contacts[i].History {
			row.trait("claim", h.Claim)
			row.trait("document", h.Document)
			if n == len(r.Contacts[i].History)-1 {
				row.date = h.Date
			}
		}
		items = append(items, row)
	}
	for i := range r.Positions {
		p := &r.Positions[i]
		row := item{kind: store.Positions, id: key("p", cmp.Or(p.Actor.Entity, p.Actor.Name), p.Actor.Code, p.Issue, p.Stance),
			sort: p.Actor.Code + " " + p.Actor.Name, text: p.Issue + " " + p.Stance, traits: traits("claim", p.Claims), body: p}
		row.party("actor", p.Actor)
		items = append(items, row)
	}
	for i := range r.Persons {
		p := &r.Persons[i]
		row := item{kind: store.Actors, id: key("a", p.Name, p.Country, p.Code), sort: p.Name, text: p.Name, body: p}
		row.party("actor", readout.Actor{Name: p.Name, Code: p.Code, Country: p.Country})
		for _, o := range p.Offices {
			row.text += " " + o.Office
			row.trait("document", o.Document)
			row.trait("country", o.Country)
		}
		items = append(items, row)
	}
	return items
}

// event is the row of an event; its words are those of its claims' evidence.
func (w *writer) event(e *readout.Event) (item, error) {
	i := item{kind: store.Events, id: e.ID, typ: e.Type, status: string(e.Status), background: e.Background,
		date: cmp.Or(e.Date.Value, e.Date.Reported), body: e}
	i.party("actor", e.Actors...)
	i.party("recipient", e.Recipients...)
	i.list("claim", e.Claims)
	i.list("document", e.Documents)
	for _, c := range e.Claims {
		var words string
		err := w.tx.QueryRowContext(w.ctx, "SELECT words FROM item WHERE kind = 'claims' AND id = ?", c).Scan(&words)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return i, err
		}
		i.text += " " + words
	}
	return i, nil
}

func traits(name string, values []string) []trait {
	var i item
	i.list(name, values)
	return i.traits
}

// key is the ID of a row that has none of its own.
func key(prefix string, parts ...string) string {
	h := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return prefix + hex.EncodeToString(h[:8])
}
