package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"readout"
	"readout/internal/ingest"
	"readout/internal/query"
	"readout/internal/store"
	"readout/internal/store/sqlite"
)

// open opens the store that --db names.
func open(ctx context.Context, db string, o sqlite.Options) (store.Store, error) {
	switch {
	case db == "":
		return nil, usage("--db is missing: the file that keeps the record, such as --db r.db")
	case strings.Contains(db, "://"):
		return nil, usage("--db %s: only files are supported so far, such as --db r.db", db)
	}
	return sqlite.Open(ctx, db, o)
}

func dbFlag(c *cobra.Command, db *string) {
	c.Flags().StringVar(db, "db", "", "file that keeps the record (SQLite)")
}

func ingestCommand() *cobra.Command {
	var in input
	var db string
	var quiet bool
	c := &cobra.Command{
		Use:   "ingest --db FILE SOURCE…",
		Short: "Read texts and keep documents, claims and events",
		Long: `ingest reads files, folders, WARC archives, JSON Lines or - (standard input), keeps every document with its layers and claims, and
folds the claims of all documents in the database into events. Reading the same text again changes nothing. What is skipped is
kept too, with its reason.`,
		Args: atLeast(1, "at least one file, folder or -"),
		RunE: func(c *cobra.Command, args []string) error { return runIngest(c, &in, db, quiet, args) },
	}
	in.flags(c)
	dbFlag(c, &db)
	c.Flags().BoolVar(&quiet, "quiet", false, "no progress and no closing line")
	return c
}

func runIngest(c *cobra.Command, in *input, db string, quiet bool, paths []string) (err error) {
	if err := in.check(); err != nil {
		return err
	}
	s, err := open(c.Context(), db, sqlite.Options{})
	if err != nil {
		return err
	}
	defer func() { err = firstError(err, s.Close()) }()
	p := newProgress(c.ErrOrStderr(), quiet)
	skipped := false
	r, err := ingest.Into(c.Context(), s, in.documents(c, paths), func(d *readout.Document) {
		p.clear()
		skipped = complain(c.ErrOrStderr(), d) || skipped
		p.step(d)
	})
	p.clear()
	if err != nil {
		return firstError(interrupted(c.Context()), err)
	}
	if !quiet {
		fmt.Fprintf(c.ErrOrStderr(), "%d documents read, %d skipped, %d read in part; %d claims. The record holds %d events: readout serve --db %s\n",
			r.Read, r.Skipped, r.Failed, r.Claims, r.Events, db)
	}
	if r.Read+r.Skipped+r.Failed == 0 {
		return nothing(paths)
	}
	if skipped {
		return errSaid
	}
	return nil
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// progress is one line on a terminal that says how far a long reading has come; on anything else it is silent.
type progress struct {
	w     io.Writer
	on    bool
	start time.Time
	last  time.Time
	n     int
	bytes int
}

func newProgress(w io.Writer, quiet bool) *progress {
	f, ok := w.(*os.File)
	on := false
	if ok && !quiet {
		if info, err := f.Stat(); err == nil {
			on = info.Mode()&os.ModeCharDevice != 0
		}
	}
	return &progress{w: w, on: on, start: time.Now()}
}

func (p *progress) step(d *readout.Document) {
	p.n++
	p.bytes += len(d.Text)
	if !p.on || time.Since(p.last) < 100*time.Millisecond {
		return
	}
	p.last = time.Now()
	secs := time.Since(p.start).Seconds()
	fmt.Fprintf(p.w, "\r%d documents, %.1f MB of text, %.0f documents a minute", p.n, float64(p.bytes)/1e6, float64(p.n)/secs*60)
}

func (p *progress) clear() {
	if p.on {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}

func listCommand() *cobra.Command {
	var db, format string
	c := &cobra.Command{
		Use:   "list KIND --db FILE [QUERY]",
		Short: "List what the record holds: " + kindNames(),
		Long: "list prints rows of one kind: " + kindNames() + `.
A query selects: type:CONSULT status:planned actor:USAGOV recipient:RUS country:SYR speaker:Lund from:2013-05 to:2013-06 document:ID
story:ID event:ID id:ID background:false limit:50 offset:100, and free words that must occur.`,
		Args: atLeast(1, "a kind ("+kindNames()+")"),
		RunE: func(c *cobra.Command, args []string) error {
			return list(c, db, format, args[0], strings.Join(args[1:], " "))
		},
	}
	dbFlag(c, &db)
	c.Flags().StringVar(&format, "format", "text", "text for people, jsonl for programs")
	return c
}

func kindNames() string {
	var names []string
	for _, k := range store.Kinds {
		names = append(names, string(k))
	}
	return strings.Join(names, " ")
}

func list(c *cobra.Command, db, format, kind, words string) (err error) {
	k, err := kindOf(kind)
	if err != nil {
		return err
	}
	if format != "jsonl" && format != "text" {
		return usage("no format %q: text or jsonl", format)
	}
	q, err := query.Parse(words)
	if err != nil {
		return err
	}
	s, err := open(c.Context(), db, sqlite.Options{ReadOnly: true, MustExist: true})
	if err != nil {
		return err
	}
	defer func() { err = firstError(err, s.Close()) }()
	out := bufio.NewWriter(c.OutOrStdout())
	n := 0
	for row, err := range s.List(c.Context(), k, q) {
		if err != nil {
			return err
		}
		n++
		if err := writeRow(out, format, row); err != nil {
			return err
		}
	}
	if n == 0 && format == "text" {
		fmt.Fprintf(c.ErrOrStderr(), "no %s here; `readout ingest --db %s FOLDER` adds documents, fewer words in the query select more\n", kind, db)
	}
	return out.Flush()
}

func kindOf(name string) (store.Kind, error) {
	for _, k := range store.Kinds {
		if string(k) == name {
			return k, nil
		}
	}
	return "", usage("no kind %q; there are %s", name, kindNames())
}

func writeRow(w io.Writer, format string, row any) error {
	if format == "jsonl" {
		return jsonLine(w, row)
	}
	_, err := fmt.Fprintln(w, line(row))
	return err
}
