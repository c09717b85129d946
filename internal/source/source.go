// Package source reads bytes in: files, folders, archives and standard input become one stream of Fetches.
package source

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"readout"
)

// MaxText is the default limit of one document in bytes. The longest reports printed in one piece stay far below it.
const MaxText = 4 << 20

// pageFactor is how many times larger than its text a web page may be.
const pageFactor = 4

// Options say how paths are read. The zero value reads files by their kind, with the default limit and no standard input.
type Options struct {
	Stdin     io.Reader // what "-" reads; nil: empty
	Lines     bool      // each line of a file is a document
	Tokenized bool      // one sentence a line, tokens parted by one space; kept as it is
	MaxBytes  int64     // limit of one document in bytes; 0: MaxText
}

// Open reads paths in the order given and yields what they hold: a file, every file of a folder (sorted, links
// followed once), the documents of an archive, "-" for standard input. What can't be read is yielded with Skipped
// set to a reason that says what to do; nothing stops the stream but ctx or the reader. The sequence reads lazily,
// one document at a time, and is for one goroutine; it may be ranged over again unless it holds "-".
func Open(ctx context.Context, paths []string, o Options) iter.Seq[readout.Fetch] {
	if o.MaxBytes <= 0 {
		o.MaxBytes = MaxText
	}
	return func(yield func(readout.Fetch) bool) {
		r := &reader{Options: o, seen: map[string]bool{}}
		r.yield = func(f readout.Fetch) bool { return ctx.Err() == nil && yield(f) }
		for _, p := range paths {
			if !r.path(p, true) {
				return
			}
		}
	}
}

// reader is one pass over paths. Its methods return false when the stream has ended.
type reader struct {
	Options
	yield func(readout.Fetch) bool
	seen  map[string]bool // folders entered, by their real path
}

// path reads one path; named: the caller named it, so that a pipe in its place is meant to be read.
func (r *reader) path(p string, named bool) bool {
	if named && p == "-" {
		in := r.Stdin
		if in == nil {
			in = strings.NewReader("")
		}
		return r.stream("-", kindText, in)
	}
	info, err := os.Stat(p)
	switch {
	case err != nil:
		return r.skip(p, reason(err))
	case info.IsDir():
		return r.folder(p)
	case !info.Mode().IsRegular() && !(named && info.Mode()&(fs.ModeNamedPipe|fs.ModeCharDevice) != 0):
		return r.skip(p, "neither a file nor a folder: name a file, a folder or -")
	}
	if ext := strings.ToLower(filepath.Ext(p)); !named && noReport[ext] {
		return r.skip(p, "a "+ext+" file is no report: name it by itself to read it all the same")
	}
	return r.file(p)
}

// noReport are extensions of tables, settings and programs that lie beside reports in a folder.
var noReport = map[string]bool{".yaml": true, ".yml": true, ".toml": true, ".ini": true, ".csv": true, ".tsv": true, ".sql": true, ".py": true, ".js": true, ".ts": true, ".css": true, ".go": true, ".sh": true, ".log": true, ".lock": true, ".xlsx": true, ".docx": true, ".pdf": true}

// folder reads what is in a folder. Hidden entries (".git", ".DS_Store") are no reports and are passed over.
func (r *reader) folder(p string) bool {
	real, err := filepath.EvalSymlinks(p)
	if err != nil {
		return r.skip(p, reason(err))
	}
	if real, err = filepath.Abs(real); err != nil {
		return r.skip(p, reason(err))
	}
	if r.seen[real] {
		return true
	}
	r.seen[real] = true
	entries, err := os.ReadDir(p)
	if err != nil && !r.skip(p, reason(err)) {
		return false
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && !r.path(filepath.Join(p, e.Name()), false) {
			return false
		}
	}
	return true
}

func (r *reader) file(p string) bool {
	f, err := os.Open(p)
	if err != nil {
		return r.skip(p, reason(err))
	}
	defer f.Close()
	return r.stream(p, kindOf(p), f)
}

func (r *reader) skip(source, why string) bool {
	return r.yield(readout.Fetch{Source: source, Skipped: why})
}

// reason is an error of the file system in words that say what to do.
func reason(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "no such file or folder"
	case errors.Is(err, fs.ErrPermission):
		return "no permission to read it: change its permissions or run as a user who may read it"
	}
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return "can't be read: " + e.Err.Error()
	}
	return "can't be read: " + err.Error()
}
