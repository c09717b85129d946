package sqlite

import (
	"context"
	_ "embed"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"

	driver "modernc.org/sqlite"
	codes "modernc.org/sqlite/lib"

	"readout"
)

//go:embed schema.sql
var schema string

const (
	application = 0x52444f54 // "RDOT", in the file's header
	version     = 1          // of the schema, in the file's header
)

// state is what stands at a path before it is opened.
type state int

const (
	missing state = iota
	empty
	ours
)

// inspect reads the header of the file at path; SQLite gets to see it only when it is a Readout database or may become one.
func inspect(path string, o Options) (state, error) {
	mustExist := o.MustExist || o.ReadOnly
	if path == "" {
		return missing, readout.Errorf(readout.Usage, "no database named: give --db PATH")
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && mustExist:
		return missing, readout.Errorf(readout.NotFound, "no database at %s: make one with: readout ingest --db %s SOURCE", path, path)
	case errors.Is(err, fs.ErrNotExist):
		return missing, nil
	case err != nil:
		return missing, unusable(path, err)
	case !info.Mode().IsRegular():
		return missing, readout.Errorf(readout.Usage, "%s is no file: give --db the path of a database file, which may not exist yet", path)
	}
	flag := os.O_RDWR
	if o.ReadOnly {
		flag = os.O_RDONLY
	}
	f, err := os.OpenFile(path, flag, 0)
	if err != nil {
		return missing, unusable(path, err)
	}
	defer f.Close()
	if info.Size() == 0 && !mustExist {
		return empty, nil
	}
	return ours, header(path, f)
}

// header checks the first 100 bytes of a database file.
func header(path string, r io.Reader) error {
	var head [100]byte
	n, err := io.ReadFull(r, head[:])
	if err != nil && n > 0 && !errors.Is(err, io.ErrUnexpectedEOF) {
		return unusable(path, err)
	}
	if string(head[:16]) != "SQLite format 3\x00" {
		return readout.Errorf(readout.Usage, "%s is not a Readout database: give --db another path; the file is left as it was", path)
	}
	if binary.BigEndian.Uint32(head[68:]) != application {
		return readout.Errorf(readout.Usage, "%s is not a Readout database but another program's: give --db another path; the file is left as it was", path)
	}
	if has := binary.BigEndian.Uint32(head[60:]); has > version {
		return readout.Errorf(readout.Input, "%s was made by a newer Readout (schema %d, this one reads %d): install a newer version, or ingest into another file", path, has, version)
	} else if has < version {
		return readout.Errorf(readout.Input, "%s has schema %d, which this version (schema %d) does not read: ingest the sources again into another file", path, has, version)
	}
	return nil
}

// check reads one row of every table, so that a damaged file is told at once.
func (s *Store) check(ctx context.Context) error {
	for _, table := range []string{"document", "inferred", "item", "trait", "word"} {
		rows, err := s.read.QueryContext(ctx, "SELECT 1 FROM "+table+" LIMIT 1")
		if err != nil {
			return err
		}
		for rows.Next() {
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return err
		}
	}
	return nil
}

func readOnly(path string) error {
	return readout.Errorf(readout.Usage, "%s is open for reading only: open it for writing", path)
}

func unusable(path string, err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	what := "cannot open %s: %v: check the path"
	if errors.Is(err, fs.ErrPermission) {
		what = "cannot open %s: %v: allow reading and writing of the file and its folder, or give --db another path"
	}
	return &readout.Error{Code: readout.Input, Message: readout.Errorf(readout.Input, what, path, err).Error()}
}

// advice says, by SQLite's primary result code, what kind of error it is and what to do.
var advice = map[int]struct {
	code readout.Code
	says string
}{
	codes.SQLITE_FULL:     {readout.Input, "the disk is full: free some space and run it again; what was kept before is still there"},
	codes.SQLITE_READONLY: {readout.Input, "the file or its folder is read-only: allow writing, or give --db another path"},
	codes.SQLITE_CANTOPEN: {readout.Input, "the file cannot be opened: check that its folder exists and may be written to"},
	codes.SQLITE_PERM:     {readout.Input, "no permission: allow reading and writing of the file and its folder"},
	codes.SQLITE_CORRUPT:  {readout.Input, "the file is damaged: restore a copy, or ingest the sources again into another file"},
	codes.SQLITE_NOTADB:   {readout.Usage, "it is not a Readout database: give --db another path"},
	codes.SQLITE_ERROR:    {readout.Internal, "the database refused a query: its tables may be damaged; ingest the sources again into another file"},
	codes.SQLITE_BUSY:     {readout.Input, "another process is writing to it: wait until it has ended, then run it again"},
	codes.SQLITE_LOCKED:   {readout.Input, "another process is writing to it: wait until it has ended, then run it again"},
	codes.SQLITE_IOERR:    {readout.Internal, "the disk failed to read or write: check the disk and the space left"},
}

// explain makes a readout.Error of an error of the driver; nil stays nil, and an error with a code stays as it is.
func (s *Store) explain(err error, doing string) error {
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	if _, ok := errors.AsType[*readout.Error](err); ok {
		return err
	}
	code, says := readout.Internal, "an unexpected failure"
	if e, ok := errors.AsType[*driver.Error](err); ok {
		if a, ok := advice[e.Code()&0xff]; ok {
			code, says = a.code, a.says
		}
	}
	return &readout.Error{Code: code, Message: "cannot " + doing + " the database " + s.path + ": " + says, Err: err}
}
