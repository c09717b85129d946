package ingest_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"readout"
	"readout/internal/ingest"
	"readout/internal/query"
	"readout/internal/stage"
	"readout/internal/store"
	"readout/internal/store/sqlite"
)

// plain is a fetch of clean text.
func plain(source, text string) readout.Fetch {
	return readout.Fetch{Source: source, Body: []byte(text), Hints: readout.Hints{Plain: true, Published: "2025-06-18"}}
}

// many yields n fetches, each with a text of its own, and counts those taken.
func many(n int, taken *atomic.Int64) iter.Seq[readout.Fetch] {
	return func(yield func(readout.Fetch) bool) {
		for i := range n {
			taken.Add(1)
			if !yield(plain(fmt.Sprintf("%03d.txt", i), fmt.Sprintf("Report %d. Lund left the hall on Monday.", i))) {
				return
			}
		}
	}
}

// slowly is one stage that takes longer for earlier documents, so that later ones are ready first.
func slowly() []readout.Stage {
	return []readout.Stage{{Name: "slow", Run: func(_ context.Context, d *readout.Document) error {
		if strings.HasSuffix(d.Source, "0.txt") {
			time.Sleep(5 * time.Millisecond)
		}
		return nil
	}}}
}

func TestOrderKept(t *testing.T) {
	var taken atomic.Int64
	var got []string
	for d := range ingest.Documents(context.Background(), many(100, &taken), slowly()) {
		got = append(got, d.Source)
	}
	if len(got) != 100 || !slices.IsSorted(got) {
		t.Errorf("%d documents, in the order %v", len(got), got)
	}
}

func TestStopEarly(t *testing.T) {
	before := runtime.NumGoroutine()
	var taken atomic.Int64
	for range ingest.Documents(context.Background(), many(10000, &taken), slowly()) {
		break
	}
	for range 200 {
		if runtime.NumGoroutine() <= before {
			break
		}
		time.Sleep(5 * time.Millisecond)
	}
	if n := runtime.NumGoroutine(); n > before {
		t.Errorf("%d goroutines are left, there were %d", n, before)
	}
	if n := taken.Load(); n > 100 {
		t.Errorf("%d texts were read for one document", n)
	}
}

func TestCancelled(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	var taken atomic.Int64
	n := 0
	for range ingest.Documents(ctx, many(10000, &taken), slowly()) {
		if n++; n == 5 {
			stop()
		}
	}
	if n > 6 {
		t.Errorf("%d documents came after the reading was cancelled at 5", n-5)
	}
	if _, err := ingest.Into(ctx, open(t), ingest.Documents(ctx, many(10, &taken), slowly()), func(*readout.Document) {}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled ingestion ends with %v", err)
	}
}

func open(t *testing.T) store.Store {
	t.Helper()
	s, err := sqlite.Open(context.Background(), filepath.Join(t.TempDir(), "r.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func read(t *testing.T, s store.Store, fetches ...readout.Fetch) ingest.Report {
	t.Helper()
	r, err := ingest.Into(context.Background(), s, ingest.Documents(context.Background(), slices.Values(fetches), stage.List()), func(*readout.Document) {})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestInto(t *testing.T) {
	s := open(t)
	meeting := plain("a.txt", "Peruvian President Ines Prado met Zambian President Joseph Banda in Quito on Monday.")
	unread := readout.Fetch{Source: "b.txt", Skipped: "it can't be opened"}
	r := read(t, s, meeting, unread)
	if r.Read != 1 || r.Skipped != 1 || r.Failed != 0 || r.Claims != 1 || r.Events != 1 {
		t.Errorf("%+v", r)
	}
	reasons := map[string]string{}
	for d, err := range s.All(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		reasons[d.Source] = d.Skipped
	}
	if len(reasons) != 2 || reasons["b.txt"] != "it can't be opened" {
		t.Errorf("what was skipped is kept with its reason: %v", reasons)
	}
	read(t, s, meeting, unread) // again: nothing is new
	for kind, want := range map[store.Kind]int{store.Documents: 2, store.Claims: 1, store.Events: 1} {
		if n, err := s.Count(context.Background(), kind, query.Query{}); n != want || err != nil {
			t.Errorf("read twice, there are %d %s (%v), want %d", n, kind, err, want)
		}
	}
}

func TestFailedStage(t *testing.T) {
	broken := []readout.Stage{{Name: "broken", Run: func(context.Context, *readout.Document) error { panic("no trees") }}}
	d := ingest.Document(context.Background(), plain("a.txt", "Lund left the hall on Monday."), broken)
	if !strings.HasPrefix(d.Failed, "broken: ") || d.Text == "" {
		t.Errorf("%+v", d)
	}
}
