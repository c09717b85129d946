package eval

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"readout"
	"readout/internal/stage/name"
	"readout/internal/stage/syntax"
)

// named is a name by its words and label.
type named struct {
	first, last int
	label       string
}

// newsLabel is a label of the worldwide set as one of PER ORG LOC MISC; "" for amounts and dates, which name nothing.
var newsLabel = map[string]string{"Person": "PER", "Organization": "ORG", "Location": "LOC", "Facility": "LOC", "NORP": "MISC", "Misc": "MISC", "Product": "MISC"}

// ownLabel is one of ours as one of PER ORG LOC MISC.
var ownLabel = map[string]string{"PER": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "NORP": "MISC", "EVENT": "MISC", "MISC": "MISC"}

// worldwide scores names on news of the world's press, words given, by label and by region.
func worldwide(ctx context.Context, data string) ([]Figure, error) {
	region, order, err := regions(filepath.Join(data, "ner", "regions.txt"))
	if err != nil {
		return nil, err
	}
	var out []Figure
	err = unpacked(ctx, filepath.Join(data, "ner", "worldwide.tar.xz"), "worldwide", func(folder string) error {
		docs, gold, err := readNewswire(folder)
		if err != nil {
			return err
		}
		if err := runAll(ctx, []readout.Stage{syntax.Stage(), name.Stage()}, docs); err != nil {
			return err
		}
		out = nameFigures(docs, gold, region, order)
		return nil
	})
	return out, err
}

func nameFigures(docs []*readout.Document, gold [][]named, region func(file string) string, order []string) []Figure {
	right, told, wanted := tally{}, tally{}, tally{}
	for i, d := range docs {
		at := region(d.Source)
		for _, g := range gold[i] {
			for _, k := range []string{"all", g.label, at} {
				wanted[k]++
			}
		}
		for _, x := range d.Names {
			label := ownLabel[x.Label]
			ok := slices.Contains(gold[i], named{x.First, x.Last, label})
			for _, k := range []string{"all", label, at} {
				told[k]++
				right.add(k, ok)
			}
		}
	}
	var out []Figure
	for _, k := range slices.Concat([]string{"all", "PER", "ORG", "LOC", "MISC"}, order) {
		if wanted[k]+told[k] > 0 {
			out = append(out, scored("worldwide newswire", "names, "+k, right[k], told[k], wanted[k]))
		}
	}
	return out
}

// readNewswire reads every file of the set: a word and its tag a line, an empty line after a sentence; the first word is the address.
func readNewswire(folder string) (docs []*readout.Document, gold [][]named, err error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.tsv"))
	if err != nil {
		return nil, nil, err
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, nil, err
		}
		d, names := newswire(string(data))
		d.Source = filepath.Base(file)
		docs, gold = append(docs, d), append(gold, names)
	}
	return docs, gold, nil
}

func newswire(data string) (*readout.Document, []named) {
	d, names := &readout.Document{}, []named(nil)
	var text strings.Builder
	var forms []string
	open := ""
	for n, line := range strings.Split(data+"\n", "\n") {
		cells := strings.Split(strings.TrimRight(line, "\r"), "\t")
		if cells[0] == "" {
			if len(forms) > 0 {
				given(d, &text, forms)
			}
			forms, open = nil, ""
			continue
		}
		if n == 0 && strings.Contains(cells[0], "://") || len(cells) < 2 {
			continue
		}
		at := len(d.Tokens) + len(forms)
		forms = append(forms, cells[0])
		mark, kind, _ := strings.Cut(cells[1], "-")
		label := newsLabel[kind]
		if mark == "I" && kind == open && label != "" {
			names[len(names)-1].last = at + 1
			continue
		}
		if open = kind; label != "" {
			names = append(names, named{at, at + 1, label})
		}
	}
	d.Text = text.String()
	return d, names
}

// regions reads which region a file is of, by the beginning of its name: "Africa:" and lines of beginnings.
func regions(path string) (of func(file string) string, order []string, err error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, nil, err
	}
	type rule struct{ prefix, region string }
	var rules []rule
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case strings.HasSuffix(line, ":"):
			order = append(order, strings.TrimSuffix(line, ":"))
		case len(order) > 0:
			rules = append(rules, rule{line, order[len(order)-1]})
		}
	}
	return func(file string) string {
		for _, r := range rules {
			if strings.HasPrefix(file, r.prefix) {
				return r.region
			}
		}
		return "other regions"
	}, append(order, "other regions"), nil
}
