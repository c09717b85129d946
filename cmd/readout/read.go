package main

import (
	"context"
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/spf13/cobra"

	"readout"
	"readout/internal/ingest"
	"readout/internal/source"
	"readout/internal/stage"
)

// input are the flags of every command that reads texts.
type input struct {
	published string
	lines     bool
	tokenized bool
	trees     bool // nothing is asked for that stands on more than tokens and trees
}

func (in *input) flags(c *cobra.Command) {
	c.Flags().StringVar(&in.published, "published", "", "publication date of texts that state none in full (YYYY-MM-DD, YYYY-MM or YYYY)")
	c.Flags().BoolVar(&in.lines, "lines", false, "each line of a file is a document")
	c.Flags().BoolVar(&in.tokenized, "tokenized", false, "one sentence a line, tokens parted by one space; kept as they are")
}

// check reports flags that can't be used.
func (in *input) check() error {
	if first, _ := readout.Days(in.published); in.published != "" && first == "" {
		return usage("--published %s is no date; write YYYY-MM-DD, YYYY-MM or YYYY", in.published)
	}
	return nil
}

// nothing is the error for paths that hold no report at all.
func nothing(paths []string) error {
	return readout.Errorf(readout.Input, "nothing to read in %s; name files, folders with .txt, .html, .jsonl or .warc files, or -", strings.Join(paths, " "))
}

// fetches opens the paths and gives each fetch what the flags say.
func (in *input) fetches(c *cobra.Command, paths []string) iter.Seq[readout.Fetch] {
	o := source.Options{Stdin: c.InOrStdin(), Lines: in.lines, Tokenized: in.tokenized}
	return func(yield func(readout.Fetch) bool) {
		for f := range source.Open(c.Context(), paths, o) {
			f.Hints.Otherwise = in.published
			f.Hints.Plain = f.Hints.Plain || in.tokenized
			f.Hints.Tokenized = f.Hints.Tokenized || in.tokenized
			if !yield(f) {
				return
			}
		}
	}
}

// documents reads and annotates.
func (in *input) documents(c *cobra.Command, paths []string) iter.Seq[*readout.Document] {
	stages := stage.List()
	if in.trees {
		stages = stage.Trees()
	}
	return ingest.Documents(c.Context(), in.fetches(c, paths), stages)
}

// complain names a document that was skipped or whose reading broke off; it reports whether it did.
func complain(w io.Writer, d *readout.Document) bool {
	reason := d.Skipped
	if reason == "" && d.Failed != "" {
		reason = "read in part only: " + d.Failed
	}
	if reason == "" {
		return false
	}
	if len(reason) > 300 {
		reason = reason[:300] + "…"
	}
	fmt.Fprintf(w, "readout: %s: %s\n", d.Source, reason)
	return true
}

// interrupted is the error of a command that the user stopped.
func interrupted(ctx context.Context) error {
	if ctx.Err() != nil {
		return readout.Errorf(readout.Internal, "stopped before the end; what was kept is whole, run it again to go on")
	}
	return nil
}
