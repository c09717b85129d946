// Package sqlite keeps a store in one SQLite file: write-ahead log, full-text search, one writer and any readers.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strconv"

	_ "modernc.org/sqlite" // the driver

	"readout/internal/store"
)

// Options say how a file is opened. The zero value opens it for writing and makes it where it is missing.
type Options struct {
	ReadOnly  bool // nothing is written; the file must exist
	MustExist bool // a missing file is NotFound instead of being made
}

// Store is a store.Store in one file. It is safe for concurrent use; another process may read while this one writes.
type Store struct {
	path  string
	write *sql.DB // one connection; nil if read-only
	read  *sql.DB
}

var _ store.Store = (*Store)(nil)

// Open opens or makes the database at path. Errors have a code: Usage for what is no Readout database, NotFound for a
// missing file that must exist, Input for a file that cannot be used as it is.
func Open(ctx context.Context, path string, o Options) (store.Store, error) {
	state, err := inspect(path, o)
	if err != nil {
		return nil, err
	}
	s := &Store{path: path}
	if !o.ReadOnly {
		if err := s.openWriter(ctx, state); err != nil {
			return nil, errors.Join(err, s.Close())
		}
	}
	mode := "ro"
	if o.ReadOnly && !logged(path) {
		mode = "ro&immutable=1" // in a folder where no log can be made, nobody writes
	}
	s.read, err = sql.Open("sqlite", address(path, mode))
	if err == nil {
		err = s.check(ctx)
	}
	if err != nil {
		return nil, errors.Join(s.explain(err, "open"), s.Close())
	}
	return s, nil
}

func (s *Store) openWriter(ctx context.Context, state state) error {
	db, err := sql.Open("sqlite", address(s.path, "rwc"))
	if err != nil {
		return s.explain(err, "open")
	}
	s.write = db
	db.SetMaxOpenConns(1)
	if state == missing || state == empty {
		if err := s.create(ctx); err != nil {
			return s.explain(err, "make")
		}
	}
	_, err = db.ExecContext(ctx, "PRAGMA journal_mode = WAL")
	return s.explain(err, "open")
}

// create makes the tables, in one transaction. The header is written before the log is on, so that it can always be read
// from the file's first page.
func (s *Store) create(ctx context.Context) error {
	return s.transaction(ctx, func(tx *sql.Tx) error {
		var tables int
		if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables); err != nil || tables > 0 {
			return err // another process was first
		}
		header := "PRAGMA application_id = " + strconv.Itoa(application) + "; PRAGMA user_version = " + strconv.Itoa(version) + ";"
		_, err := tx.ExecContext(ctx, header+schema)
		return err
	})
}

// address is the driver's name for the file. Readers and writers wait for each other up to ten seconds.
func address(path, mode string) string {
	name := (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath()}).String()
	return name + "?mode=" + mode + "&_pragma=busy_timeout(10000)&_pragma=synchronous(NORMAL)&_txlock=immediate"
}

// transaction runs f in one transaction of the writer: all of it is kept, or nothing.
func (s *Store) transaction(ctx context.Context, f func(tx *sql.Tx) error) error {
	if s.write == nil {
		return readOnly(s.path)
	}
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := f(tx); err != nil {
		tx.Rollback()
		return err
	}
	return tx.Commit()
}

// Close ends all connections; the log is folded into the file by the last one.
func (s *Store) Close() error {
	var errs []error
	if s.read != nil {
		errs = append(errs, s.read.Close())
	}
	if s.write != nil {
		errs = append(errs, s.write.Close())
	}
	return s.explain(errors.Join(errs...), "close")
}

// logged reports whether SQLite can read the log beside the file, or make one.
func logged(path string) bool {
	if _, err := os.Stat(path + "-wal"); err == nil {
		return true
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".readout-*")
	if err != nil {
		return false
	}
	return errors.Join(f.Close(), os.Remove(f.Name())) == nil
}
