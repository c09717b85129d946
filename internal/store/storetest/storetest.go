// Package storetest is the conformance suite of stores: every implementation gives the same answers.
package storetest

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"readout"
	"readout/internal/query"
	"readout/internal/store"
)

// Run tests a store; open gives a new, empty one each time.
func Run(t *testing.T, open func() store.Store) {
	for _, test := range []struct {
		name string
		run  func(*testing.T, store.Store)
	}{
		{"keeps every layer", everyLayer}, {"idempotent", idempotent}, {"replaces", replaces}, {"not found", notFound},
		{"selects", selects}, {"count is length", countIsLength}, {"limit and order", limitAndOrder},
		{"record", record}, {"inferred dates", inferred}, {"any words", anyWords}, {"unknown kind", unknownKind},
		{"concurrent", concurrent}, {"cancelled", cancelled}, {"all or nothing", allOrNothing},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := open()
			t.Cleanup(func() {
				if err := s.Close(); err != nil {
					t.Error(err)
				}
			})
			test.run(t, s)
		})
	}
	t.Run("any order of arrival", func(t *testing.T) { anyOrder(t, open) })
}

var ctx = context.Background()

func put(t *testing.T, s store.Store, docs ...*readout.Document) {
	t.Helper()
	if err := s.Put(ctx, docs...); err != nil {
		t.Fatal(err)
	}
}

// everyLayer fills every field there is, so that one that is added later and not kept fails here.
func everyLayer(t *testing.T, s store.Store) {
	d := &readout.Document{}
	n := 0
	fill(reflect.ValueOf(d).Elem(), &n)
	bytes := *d
	bytes.ID, bytes.Text = "dbytes", "not \xff UTF-8 \x00"
	empty := &readout.Document{ID: "dempty", Claims: []readout.Claim{}, Skipped: "no text"}
	put(t, s, d, &bytes, empty)
	for _, want := range []*readout.Document{d, &bytes, empty} {
		got, err := s.Document(ctx, want.ID)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("kept %+v\ngot  %+v, %v", want, got, err)
		}
	}
}

// fill gives every field below v a value of its own.
func fill(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprintf("w%d", *n))
	case reflect.Int:
		v.SetInt(int64(*n))
	case reflect.Float64:
		v.SetFloat(float64(*n) / 4)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), n)
		fill(v.Index(1), n)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n)
		}
	}
}

func idempotent(t *testing.T, s store.Store) {
	put(t, s, sample()...)
	before := dump(t, s)
	put(t, s, sample()...)
	if after := dump(t, s); after != before {
		t.Errorf("put twice:\n%s\nput once:\n%s", after, before)
	}
}

func replaces(t *testing.T, s store.Store) {
	put(t, s, sample()...)
	d := sample()[0]
	d.Claims, d.Title = d.Claims[:1], "Ferry talks end"
	put(t, s, d)
	if got := ids(t, s, store.Claims, "document:"+d.ID); !slices.Equal(got, []string{d.Claims[0].ID}) {
		t.Errorf("claims after replacing: %v", got)
	}
	if got := ids(t, s, store.Documents, "end"); !slices.Equal(got, []string{d.ID}) {
		t.Errorf("new title finds %v", got)
	}
	if got := ids(t, s, store.Documents, "open"); len(got) != 0 {
		t.Errorf("old title finds %v", got)
	}
}

func notFound(t *testing.T, s store.Store) {
	if _, err := s.Document(ctx, "dnone"); readout.CodeOf(err) != readout.NotFound {
		t.Errorf("Document: %v, want not_found", err)
	}
	if has, err := s.Has(ctx, "dnone"); has || err != nil {
		t.Errorf("Has: %v, %v", has, err)
	}
	put(t, s, sample()[0])
	if has, err := s.Has(ctx, sample()[0].ID); !has || err != nil {
		t.Errorf("Has of one that was put: %v, %v", has, err)
	}
}

func unknownKind(t *testing.T, s store.Store) {
	for _, err := range s.List(ctx, "weather", query.Query{}) {
		if readout.CodeOf(err) != readout.Usage {
			t.Errorf("List: %v, want a usage error", err)
		}
	}
	if _, err := s.Count(ctx, "weather", query.Query{}); readout.CodeOf(err) != readout.Usage {
		t.Errorf("Count: %v, want a usage error", err)
	}
}

func limitAndOrder(t *testing.T, s store.Store) {
	put(t, s, sample()...)
	all := ids(t, s, store.Claims, "")
	var paged []string
	for i := 0; i < len(all); i += 2 {
		paged = append(paged, ids(t, s, store.Claims, fmt.Sprintf("limit:2 offset:%d", i))...)
	}
	if len(all) == 0 || !slices.Equal(all, paged) {
		t.Errorf("pages of two: %v; all: %v", paged, all)
	}
	newest := ids(t, s, store.Claims, "order:newest")
	slices.Reverse(newest)
	if !slices.Equal(all, newest) {
		t.Errorf("newest first, reversed: %v; oldest first: %v", newest, all)
	}
}

// anyOrder puts the same documents in two orders and compares everything that can be asked.
func anyOrder(t *testing.T, open func() store.Store) {
	var dumps []string
	for _, reverse := range []bool{false, true} {
		s, docs := open(), sample()
		if reverse {
			slices.Reverse(docs)
		}
		for _, d := range docs {
			put(t, s, d)
		}
		if err := s.Replace(ctx, sampleRecord()); err != nil {
			t.Fatal(err)
		}
		dumps = append(dumps, dump(t, s))
		s.Close()
	}
	if dumps[0] != dumps[1] {
		t.Errorf("one order:\n%s\nthe other:\n%s", dumps[0], dumps[1])
	}
}

// anyWords: no word breaks a query.
func anyWords(t *testing.T, s store.Store) {
	put(t, s, sample()...)
	for _, w := range []string{`"`, `a"b`, "*", "NEAR(", "AND", "OR NOT", "text:ferry", "-", "'", "%", "x\x00y", "é", "^ferry", "漢", "\xff"} {
		q := query.Query{Words: []string{w}, Actor: w, Speaker: w, ID: w, Document: w, Story: w, Event: w}
		for _, kind := range store.Kinds {
			for _, err := range s.List(ctx, kind, q) {
				if err != nil {
					t.Errorf("%s with %q: %v", kind, w, err)
				}
			}
		}
	}
}

func concurrent(t *testing.T, s store.Store) {
	var wg sync.WaitGroup
	for i := range 4 {
		wg.Go(func() {
			for n := range 5 {
				d := *sample()[0]
				d.ID = fmt.Sprintf("d%d-%d", i, n)
				if err := s.Put(ctx, &d); err != nil {
					t.Error(err)
				}
				if _, err := s.Count(ctx, store.Claims, query.Query{Words: []string{"ferry"}}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if n, err := s.Count(ctx, store.Documents, query.Query{}); n != 20 || err != nil {
		t.Errorf("%d documents, %v; want 20", n, err)
	}
}

func cancelled(t *testing.T, s store.Store) {
	put(t, s, sample()[0])
	gone, cancel := context.WithCancel(ctx)
	cancel()
	if err := s.Put(gone, sample()[1]); err == nil {
		t.Error("Put with a cancelled context gives no error")
	}
	if got := ids(t, s, store.Documents, ""); len(got) != 1 {
		t.Errorf("documents after a cancelled Put: %v", got)
	}
}

func allOrNothing(t *testing.T, s store.Store) {
	if err := s.Put(ctx, sample()[0], &readout.Document{}); err == nil {
		t.Fatal("a document without an ID was kept")
	}
	if got := ids(t, s, store.Documents, ""); len(got) != 0 {
		t.Errorf("kept of a Put that failed: %v", got)
	}
}

// ids are what a query selects of a kind.
func ids(t *testing.T, s store.Store, kind store.Kind, text string) []string {
	t.Helper()
	q, err := query.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for row, err := range s.List(ctx, kind, q) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, name(row))
	}
	return out
}

func name(row any) string {
	switch r := row.(type) {
	case *readout.Document:
		return r.ID
	case *readout.Claim:
		return r.ID
	case *readout.Event:
		return r.ID
	case *readout.Story:
		return r.ID
	case *readout.Group:
		return r.ID
	case *readout.Contact:
		return r.Event
	case *readout.Position:
		return r.Issue
	case *store.FigureRow:
		return r.What
	case *store.QuoteRow:
		return r.Speaker.Name
	case *readout.Contradiction:
		return r.ID
	case *readout.Person:
		return r.Name
	}
	return fmt.Sprintf("%T", row)
}

// dump prints everything in a store.
func dump(t *testing.T, s store.Store) string {
	t.Helper()
	var b strings.Builder
	line := func(v any, err error) {
		data, err2 := json.Marshal(v)
		if err != nil || err2 != nil {
			t.Fatal(err, err2)
		}
		fmt.Fprintf(&b, "%s\n", data)
	}
	for d, err := range s.All(ctx) {
		line(d, err)
	}
	for _, kind := range store.Kinds {
		for row, err := range s.List(ctx, kind, query.Query{}) {
			line(row, err)
		}
	}
	return b.String()
}
