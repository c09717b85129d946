package eval

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"

	"readout"
	"readout/internal/stage"
	"readout/internal/stage/code"
)

// Options say what is scored. The zero value: the rules and the bundled sample.
type Options struct {
	Items    fs.FS     // folder of *.jsonl with single items; nil: none
	Corpus   fs.FS     // folder of annotated sentences, of which the lots kept apart are scored; nil: none
	Data     string    // folder of the open sets; "": none
	Progress io.Writer // told what is being scored, and which set is missing; nil: nobody
}

// Run scores everything there is, in a fixed order. The same input gives the same figures.
func Run(ctx context.Context, o Options) ([]Figure, error) {
	if o.Progress == nil {
		o.Progress = io.Discard
	}
	var items, held []item
	if o.Corpus != nil {
		var err error
		if held, err = heldOut(o.Corpus); err != nil {
			return nil, err
		}
	}
	if o.Items != nil { // read first, so that a broken line is known at once
		var err error
		if items, err = readItems(o.Items); err != nil {
			return nil, err
		}
	}
	fmt.Fprintln(o.Progress, "test sentences of the rules …")
	out, err := ruleFigures(ctx)
	if err != nil {
		return nil, err
	}
	fmt.Fprintln(o.Progress, "bundled sample …")
	figures, err := Sample(ctx, stage.List())
	if err != nil {
		return nil, err
	}
	out = append(out, figures...)
	if len(items) > 0 {
		fmt.Fprintln(o.Progress, "single items …")
		if figures, err = scoreItems(ctx, "items", stage.List(), items); err != nil {
			return nil, err
		}
		out = append(out, figures...)
	}
	if len(held) > 0 {
		fmt.Fprintln(o.Progress, "annotated sentences that were kept apart …")
		figures, err = proposers(ctx, held)
		if err != nil {
			return nil, err
		}
		out = append(out, figures...)
	}
	if o.Data != "" {
		figures, err = open(ctx, o)
		out = append(out, figures...)
	}
	return out, err
}

// proposers scores the coder on items, and each of those who propose claims alone.
func proposers(ctx context.Context, items []item) ([]Figure, error) {
	rules, err := code.Default()
	if err != nil {
		return nil, err
	}
	out, err := scoreItems(ctx, "sentences", stage.List(), items)
	if err != nil {
		return nil, err
	}
	for _, one := range []struct {
		set string
		by  code.Proposers
	}{{"sentences, rules alone", code.RulesAlone}, {"sentences, graph alone", code.GraphAlone}} {
		figures, err := scoreItems(ctx, one.set, With(rules, one.by), items)
		if err != nil {
			return nil, err
		}
		out = append(out, figures...)
	}
	return out, nil
}

func ruleFigures(ctx context.Context) ([]Figure, error) {
	rules, err := code.Default()
	if err != nil {
		return nil, err
	}
	n, failed, err := Rules(ctx, rules)
	if err != nil {
		return nil, err
	}
	return []Figure{part("rules", "test sentences", n-len(failed), n)}, nil
}

// open scores the open sets that the folder has; one that it lacks is said and skipped.
func open(ctx context.Context, o Options) ([]Figure, error) {
	var out []Figure
	for _, s := range openSets {
		fmt.Fprintln(o.Progress, s.name, "…")
		figures, err := s.score(ctx, o.Data)
		switch {
		case ctx.Err() != nil:
			return out, ctx.Err()
		case os.IsNotExist(err):
			fmt.Fprintf(o.Progress, "%s: not in %s, skipped\n", s.name, o.Data)
		case err != nil:
			return out, readout.Errorf(readout.Input, "%s: %v", s.name, err)
		}
		out = append(out, figures...)
	}
	return out, nil
}

// openSet is a set that others made. It is read where it lies and is no part of the project.
type openSet struct {
	name  string
	score func(ctx context.Context, data string) ([]Figure, error)
}

var openSets = []openSet{
	{"EWT test", func(ctx context.Context, data string) ([]Figure, error) {
		return treebank(ctx, data, "EWT test", "en_ewt-ud-test.conllu", true)
	}},
	{"GUM test", func(ctx context.Context, data string) ([]Figure, error) {
		return treebank(ctx, data, "GUM test", "en_gum-ud-test.conllu", false)
	}},
	{"worldwide newswire", worldwide},
	{"MEANTIME", meantime},
	{"LGL", func(ctx context.Context, data string) ([]Figure, error) { return gazetted(ctx, data, "LGL", "lgl.xml") }},
	{"GeoVirus", func(ctx context.Context, data string) ([]Figure, error) {
		return gazetted(ctx, data, "GeoVirus", "GeoVirus.xml")
	}},
	{"PolNeAR dev", polnear},
	{"PLOVER gold", plover},
	{"PLV_test", between},
}
