package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout"
	"readout/internal/query"
	"readout/internal/store"
	"readout/internal/store/storetest"
)

var ctx = context.Background()

func TestConformance(t *testing.T) {
	n := 0
	storetest.Run(t, func() store.Store {
		n++
		return open(t, filepath.Join(t.TempDir(), fmt.Sprintf("odd name?#%%%d.db", n)), Options{})
	})
}

func open(t *testing.T, path string, o Options) store.Store {
	t.Helper()
	s, err := Open(ctx, path, o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// raw makes a database with SQLite alone.
func raw(t *testing.T, path, text string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err == nil {
		_, err = db.Exec(text)
	}
	if err != nil {
		t.Fatal(err)
	}
	db.Close()
}

func TestFilesThatCannotBeOpened(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	os.WriteFile(at("text.db"), []byte(strings.Repeat("Some notes. ", 50)), 0o644)
	os.WriteFile(at("short.db"), []byte("x"), 0o644)
	raw(t, at("other.db"), "CREATE TABLE notes (text TEXT)")
	raw(t, at("newer.db"), fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = 99; CREATE TABLE notes (text TEXT)", application))
	raw(t, at("older.db"), fmt.Sprintf("PRAGMA application_id = %d; CREATE TABLE notes (text TEXT)", application))
	raw(t, at("hollow.db"), fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d; CREATE TABLE notes (text TEXT)", application, version))
	for _, c := range []struct {
		path string
		o    Options
		code readout.Code
		says string
	}{
		{"", Options{}, readout.Usage, "give --db PATH"},
		{dir, Options{}, readout.Usage, "is no file"},
		{at("text.db"), Options{}, readout.Usage, "not a Readout database"},
		{at("short.db"), Options{}, readout.Usage, "not a Readout database"},
		{at("other.db"), Options{}, readout.Usage, "another program's"},
		{at("newer.db"), Options{}, readout.Input, "newer"},
		{at("older.db"), Options{}, readout.Input, "schema 0"},
		{at("hollow.db"), Options{}, readout.Internal, "damaged"},
		{at("none.db"), Options{MustExist: true}, readout.NotFound, "readout ingest"},
		{at("none.db"), Options{ReadOnly: true}, readout.NotFound, "readout ingest"},
		{at("no/folder/x.db"), Options{}, readout.Input, "folder exists"},
		{at("text.db/x.db"), Options{}, readout.Input, "check the path"},
	} {
		before, _ := os.ReadFile(c.path)
		_, err := Open(ctx, c.path, c.o)
		if readout.CodeOf(err) != c.code || err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("Open(%q): %v (%s); want code %s and %q", c.path, err, readout.CodeOf(err), c.code, c.says)
		}
		if after, _ := os.ReadFile(c.path); string(after) != string(before) && !strings.HasSuffix(c.path, "hollow.db") {
			t.Errorf("Open(%q) changed the file", c.path)
		}
	}
	if _, err := os.Stat(at("none.db")); err == nil {
		t.Error("a missing file was made")
	}
}

func TestReadOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	w := open(t, path, Options{})
	put(t, w, "d1")
	r := open(t, path, Options{ReadOnly: true})
	defer r.Close()
	if n := count(t, r); n != 1 {
		t.Errorf("%d documents", n)
	}
	if err := r.Put(ctx, &readout.Document{ID: "d2"}); readout.CodeOf(err) != readout.Usage {
		t.Errorf("Put: %v, want a usage error", err)
	}
	put(t, w, "d3")
	if n := count(t, r); n != 2 {
		t.Errorf("%d documents after the other wrote one", n)
	}
	w.Close()
}

func put(t *testing.T, s store.Store, id string) {
	t.Helper()
	if err := s.Put(ctx, &readout.Document{ID: id, Title: id, Text: "Kari Lund met Nils Berg."}); err != nil {
		t.Fatal(err)
	}
}

func count(t *testing.T, s store.Store) int {
	t.Helper()
	n, err := s.Count(ctx, store.Documents, query.Query{})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestFullDisk: what does not fit is refused, what was kept stays.
func TestFullDisk(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	s := open(t, path, Options{})
	put(t, s, "d1")
	if _, err := s.(*Store).write.Exec("PRAGMA max_page_count = 40"); err != nil {
		t.Fatal(err)
	}
	var long strings.Builder
	for i := range 20000 {
		fmt.Fprintf(&long, "w%d ", i*7919)
	}
	err := s.Put(ctx, &readout.Document{ID: "d2", Text: long.String()})
	if readout.CodeOf(err) != readout.Input || !strings.Contains(err.Error(), "disk is full") {
		t.Errorf("Put: %v, want an input error about the disk", err)
	}
	if n := count(t, s); n != 1 {
		t.Errorf("%d documents", n)
	}
	s.Close()
	s = open(t, path, Options{})
	defer s.Close()
	put(t, s, "d3")
	if n := count(t, s); n != 2 {
		t.Errorf("%d documents after more space", n)
	}
}

// TestDamaged: a file with bytes overwritten or cut off gives an error with a code, never a panic.
func TestDamaged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	s := open(t, path, Options{})
	for i := range 40 {
		put(t, s, fmt.Sprintf("d%d", i))
	}
	s.Close()
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for at := 100; at < len(whole); at += len(whole) / 23 {
		harmed := append([]byte{}, whole...)
		for i := at; i < min(at+3000, len(harmed)); i++ {
			harmed[i] = byte(i * 31)
		}
		use(t, path, harmed)
		use(t, path, whole[:at])
	}
}

func use(t *testing.T, path string, data []byte) {
	t.Helper()
	os.Remove(path + "-wal")
	os.Remove(path + "-shm")
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	s, err := Open(ctx, path, Options{MustExist: true})
	if err != nil {
		coded(t, err)
		return
	}
	defer s.Close()
	for _, err := range s.All(ctx) {
		coded(t, err)
	}
	for _, err := range s.List(ctx, store.Documents, query.Query{Words: []string{"berg"}}) {
		coded(t, err)
	}
	coded(t, s.Put(ctx, &readout.Document{ID: "dx"}))
}

func coded(t *testing.T, err error) {
	t.Helper()
	if err != nil && !strings.Contains(err.Error(), ":") {
		t.Errorf("an error that does not say what to do: %v", err)
	}
}

// TestTwoProcesses: a second writer waits for the first.
func TestTwoProcesses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	a, b := open(t, path, Options{}), open(t, path, Options{})
	defer a.Close()
	defer b.Close()
	done := make(chan error, 2)
	for i, s := range []store.Store{a, b} {
		go func() {
			var err error
			for n := 0; n < 20 && err == nil; n++ {
				err = s.Put(ctx, &readout.Document{ID: fmt.Sprintf("d%d-%d", i, n)})
			}
			done <- err
		}()
	}
	for range 2 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if n := count(t, a); n != 40 {
		t.Errorf("%d documents, want 40", n)
	}
}
