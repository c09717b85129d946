package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"readout"
)

func annotateCommand() *cobra.Command {
	var in input
	var format, layers string
	c := &cobra.Command{
		Use:   "annotate PATH…",
		Short: "Run the stages and print every layer; keep nothing",
		Long: `annotate reads files, folders, archives or - (standard input) and prints one JSON object a document, with its text and every
layer made on it. Offsets are bytes of "text", half-open.`,
		Args: atLeast(1, "at least one file, folder or -"),
		RunE: func(c *cobra.Command, args []string) error {
			write, err := writer(format, layers)
			if err := firstError(err, in.check()); err != nil {
				return err
			}
			in.trees = format == "conllu"
			return annotate(c, &in, args, write)
		},
	}
	in.flags(c)
	c.Flags().StringVar(&format, "format", "jsonl", "jsonl, or conllu for tokens and trees")
	c.Flags().StringVar(&layers, "layers", "", "layers to print, parted by commas: "+strings.Join(layerNames, ", ")+" (default: all)")
	return c
}

func annotate(c *cobra.Command, in *input, paths []string, write func(io.Writer, *readout.Document) error) error {
	out := bufio.NewWriter(c.OutOrStdout())
	skipped, n := false, 0
	for d := range in.documents(c, paths) {
		n++
		skipped = complain(c.ErrOrStderr(), d) || skipped
		if d.Skipped != "" {
			continue
		}
		if err := write(out, d); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if err := interrupted(c.Context()); err != nil {
		return err
	}
	if n == 0 {
		return nothing(paths)
	}
	if skipped {
		return errSaid
	}
	return nil
}

// layerNames are the values of --layers.
var layerNames = []string{"sentences", "tokens", "names", "entities", "mentions", "dates", "places", "quotes", "figures", "claims"}

func writer(format, layers string) (func(io.Writer, *readout.Document) error, error) {
	switch format {
	case "conllu":
		return conllu, nil
	case "jsonl":
	default:
		return nil, usage("no format %q: jsonl or conllu", format)
	}
	want := layerNames
	if layers != "" {
		want = strings.Split(layers, ",")
	}
	for _, l := range want {
		if !slices.Contains(layerNames, l) {
			return nil, usage("no layer %q; there are %s", l, strings.Join(layerNames, ", "))
		}
	}
	return func(w io.Writer, d *readout.Document) error { return jsonLine(w, annotated(d, want)) }, nil
}

// jsonLine writes v as one line of JSON, with <, > and & as they are.
func jsonLine(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// layered is a document as annotate prints it: the layers wanted, none of them null.
type layered struct {
	*readout.Document
	Mentions  any `json:"mentions,omitempty"` // hides the embedded fields, so that a layer not wanted is not printed
	Sentences any `json:"sentences,omitempty"`
	Tokens    any `json:"tokens,omitempty"`
	Names     any `json:"names,omitempty"`
	Entities  any `json:"entities,omitempty"`
	Dates     any `json:"dates,omitempty"`
	Places    any `json:"places,omitempty"`
	Quotes    any `json:"quotes,omitempty"`
	Figures   any `json:"figures,omitempty"`
	Claims    any `json:"claims,omitempty"`
}

func annotated(d *readout.Document, want []string) layered {
	d.Byline, d.Left, d.Contexts = some(d.Byline), some(d.Left), some(d.Contexts)
	l := layered{Document: d}
	spans := make([]readout.Span, 0, len(d.Sentences))
	for _, s := range d.Sentences {
		spans = append(spans, s.Span)
	}
	set := map[string]func(){
		"sentences": func() { l.Sentences = spans }, "tokens": func() { l.Tokens = some(d.Tokens) }, "names": func() { l.Names = some(d.Names) },
		"entities": func() { l.Entities = some(d.Entities) }, "mentions": func() { l.Mentions = some(d.Mentions) }, "dates": func() { l.Dates = some(d.Dates) },
		"places": func() { l.Places = some(d.Places) }, "quotes": func() { l.Quotes = some(d.Quotes) }, "figures": func() { l.Figures = some(d.Figures) },
		"claims": func() { l.Claims = some(d.Claims) },
	}
	for _, name := range want {
		set[name]()
	}
	return l
}

// some is the list, and [] for nil.
func some[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// conllu writes tokens and trees in CoNLL-U, with names in the last column.
func conllu(w io.Writer, d *readout.Document) error {
	fmt.Fprintf(w, "# newdoc id = %s\n", d.ID)
	for n, s := range d.Sentences {
		fmt.Fprintf(w, "# sent_id = %s-%d\n# text = %s\n", d.ID, n+1, strings.Join(strings.Fields(s.Span.In(d.Text)), " "))
		for i := s.First; i < s.Last; i++ {
			t := d.Tokens[i]
			head := t.Head - s.First + 1
			if t.Head == i {
				head = 0
			}
			misc := "_"
			if i+1 < s.Last && d.Tokens[i+1].Span.Start == t.Span.End {
				misc = "SpaceAfter=No"
			}
			fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%s\t_\t%d\t%s\t_\t%s\n", i-s.First+1, t.Form, t.Lemma, t.UPOS, t.XPOS, head, t.Deprel, misc)
		}
		if _, err := fmt.Fprintln(w); err != nil {
			return err
		}
	}
	return nil
}
