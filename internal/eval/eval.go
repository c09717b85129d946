package eval

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"readout"
	"readout/internal/stage"
	"readout/internal/stage/code"
)

// Options say what is scored. The zero value: the rules and the bundled sample.
type Options struct {
	Items    fs.FS     // folder of *.jsonl with single items; nil: none
	Corpus   fs.FS     // folder of annotated sentences, of which the lots kept apart are scored; nil: none
	Data     string    // folder of the open sets; "": none
	Only     []string  // names of the sets to score; none: all
	Progress io.Writer // told what is being scored, and which set is missing; nil: nobody
}

// Run scores everything there is, in a fixed order. The same input gives the same figures.
func Run(ctx context.Context, o Options) ([]Figure, error) {
	if o.Progress == nil {
		o.Progress = io.Discard
	}
	sets, err := own(o)
	if err != nil {
		return nil, err
	}
	sets = append(sets, others(o)...)
	if err := known(o.Only, sets); err != nil {
		return nil, err
	}
	return score(ctx, o, sets)
}

func score(ctx context.Context, o Options, sets []set) ([]Figure, error) {
	var out []Figure
	for _, s := range sets {
		if len(o.Only) > 0 && !slices.Contains(o.Only, s.name) {
			continue
		}
		fmt.Fprintln(o.Progress, s.name, "…")
		figures, err := s.score(ctx)
		switch {
		case ctx.Err() != nil:
			return out, ctx.Err()
		case s.open && os.IsNotExist(err):
			fmt.Fprintf(o.Progress, "%s: not in %s, skipped\n", s.name, o.Data)
		case s.open && err != nil:
			return out, readout.Errorf(readout.Input, "%s: %v", s.name, err)
		case err != nil:
			return out, err
		}
		out = append(out, figures...)
	}
	return out, nil
}

// set is something to score; an open one was made by others and is read where it lies.
type set struct {
	name  string
	score func(context.Context) ([]Figure, error)
	open  bool
}

// own are the project's own sets. Their gold is read at once, so that a broken line is known before anything is scored.
func own(o Options) ([]set, error) {
	sets := []set{
		{"rules", ruleFigures, false},
		{"sample", func(ctx context.Context) ([]Figure, error) { return Sample(ctx, stage.List()) }, false},
	}
	if o.Items != nil {
		items, err := readItems(o.Items)
		if err != nil {
			return nil, err
		}
		sets = append(sets, set{"items", func(ctx context.Context) ([]Figure, error) { return scoreItems(ctx, "items", stage.List(), items) }, false})
	}
	if o.Corpus != nil {
		held, err := heldOut(o.Corpus)
		if err != nil {
			return nil, err
		}
		plain, inside := byManner(held)
		sets = append(sets, set{"sentences", func(ctx context.Context) ([]Figure, error) { return proposers(ctx, "sentences", plain) }, false},
			set{"sentences inside", func(ctx context.Context) ([]Figure, error) { return proposers(ctx, "sentences inside", inside) }, false})
	}
	return sets, nil
}

// others are the sets under the folder of data, none without it.
func others(o Options) []set {
	if o.Data == "" {
		return nil
	}
	sets := []set{{"news sentences", func(ctx context.Context) ([]Figure, error) { return newsSentences(ctx, o.Corpus, o.Data) }, true}}
	for _, s := range openSets {
		sets = append(sets, set{s.name, func(ctx context.Context) ([]Figure, error) { return s.score(ctx, o.Data) }, true})
	}
	return sets
}

// known refuses the name of a set that there is not.
func known(names []string, sets []set) error {
	var all []string
	for _, s := range sets {
		all = append(all, s.name)
	}
	for _, n := range names {
		if !slices.Contains(all, n) {
			return readout.Errorf(readout.Usage, "no set is called %q here; there are: %s", n, strings.Join(all, ", "))
		}
	}
	return nil
}

// proposers scores the coder on items, and each of those who propose claims alone.
func proposers(ctx context.Context, set string, items []item) ([]Figure, error) {
	rules, err := code.Default()
	if err != nil {
		return nil, err
	}
	out, err := scoreItems(ctx, set, stage.List(), items)
	if err != nil {
		return nil, err
	}
	for _, one := range []struct {
		set string
		by  code.Proposers
	}{{set + ", rules alone", code.RulesAlone}, {set + ", graph alone", code.GraphAlone}} {
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
	n, known, failed, err := Rules(ctx, rules)
	if err != nil {
		return nil, err
	}
	return []Figure{part("rules", "test sentences", n-len(failed)-known, n)}, nil
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
	{"MEANTIME factuality", meantimeFacts},
	{"UDS-IH2", itHappened},
	{"event→location", eventPlaces},
	{"LGL", func(ctx context.Context, data string) ([]Figure, error) { return gazetted(ctx, data, "LGL", "lgl.xml") }},
	{"GeoVirus", func(ctx context.Context, data string) ([]Figure, error) {
		return gazetted(ctx, data, "GeoVirus", "GeoVirus.xml")
	}},
	{"PolNeAR dev", polnear},
	{"PLOVER gold", plover},
	{"PLV_test", between},
}
