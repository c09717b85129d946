package eval

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"readout"
	"readout/internal/stage"
	"readout/internal/stage/code"
)

// fact says whether something happened, for a gold that has no more to say. The zero value: not certain.
type fact int8

const (
	uncertain fact = iota
	did
	didNot // or not yet
)

// factOf is what a status says of it.
func factOf(s readout.Status) fact {
	switch s {
	case readout.Occurred, readout.Ongoing:
		return did
	case "":
		return uncertain
	}
	return didNot
}

// countFact counts one event; those of which the gold is not certain are only counted.
func countFact(n tally, want, got fact) {
	if n["all"]++; want == uncertain {
		return
	}
	n["certain"]++
	n.add("right", want == got)
	for name, f := range map[string]fact{"happened": did, "not": didNot} {
		n.add("gold "+name, want == f)
		n.add("told "+name, got == f)
		n.add("right "+name, want == f && got == f)
	}
}

func factFigures(set string, n tally) []Figure {
	return []Figure{part(set, "happened or not", n["right"], n["certain"]), part(set, "the more frequent answer always", max(n["gold happened"], n["gold not"]), n["certain"]),
		scored(set, "happened", n["right happened"], n["told happened"], n["gold happened"]), scored(set, "did not happen", n["right not"], n["told not"], n["gold not"]),
		part(set, "events with a certain answer", n["certain"], n["all"])}
}

// predicate is a word of a treebank by part, sentence and word, both counted from 0, with what annotators hold of it.
type predicate struct {
	part           string
	sentence, word int
	sum, answers   int // confidences, from -4, it did not happen, to 4, it did
}

// fact is that of the mean answer: certain from 1 on either side.
func (p predicate) fact() fact {
	switch {
	case p.answers > 0 && p.sum >= p.answers:
		return did
	case p.answers > 0 && p.sum <= -p.answers:
		return didNot
	}
	return uncertain
}

// predicates reads the answers for some parts in the order of the file. Answers that the makers did not keep are left out.
func predicates(table string, parts ...string) ([]predicate, error) {
	lines := strings.Split(strings.TrimSpace(strings.ReplaceAll(table, "\r", "")), "\n")
	column := map[string]int{}
	for i, name := range strings.Split(lines[0], "\t") {
		column[name] = i
	}
	var all []predicate
	at := map[string]int{}
	for _, line := range lines[1:] {
		cells := strings.Split(line, "\t")
		if len(cells) < len(column) {
			return nil, fmt.Errorf("a row of %d cells, not %d: %s", len(cells), len(column), line)
		}
		cell := func(name string) string { return cells[column[name]] }
		if !slices.Contains(parts, cell("Split")) || cell("Is.Predicate") != "True" || cell("Is.Understandable") != "True" || cell("Keep") != "True" {
			continue
		}
		_, number, _ := strings.Cut(cell("Sentence.ID"), " ")
		sentence, err := strconv.Atoi(number)
		word, err2 := strconv.Atoi(cell("Pred.Token"))
		sure, err3 := strconv.Atoi(cell("Confidence"))
		if err != nil || err2 != nil || err3 != nil {
			return nil, fmt.Errorf("a number is none: %s", line)
		}
		key := cell("Split") + " " + number + " " + cell("Pred.Token")
		if _, ok := at[key]; !ok {
			at[key] = len(all)
			all = append(all, predicate{part: cell("Split"), sentence: sentence - 1, word: word - 1})
		}
		if cell("Happened") != "true" {
			sure = -sure
		}
		p := &all[at[key]]
		p.sum, p.answers = p.sum+sure, p.answers+1
	}
	return all, nil
}

// itHappened scores whether what a predicate tells happened, on the development and test parts.
func itHappened(ctx context.Context, data string) ([]Figure, error) {
	folder := filepath.Join(data, "factuality")
	table, err := os.ReadFile(filepath.Join(folder, "factuality_eng_udewt", "it-happened", "it-happened_eng_ud1.2_07092017.tsv"))
	if err != nil {
		return nil, err
	}
	n := tally{}
	for _, name := range []string{"dev", "test"} {
		all, err := predicates(string(table), name)
		if err != nil {
			return nil, err
		}
		b, err := readBank(filepath.Join(folder, "UD-EWT", "en_ewt-ud-"+name+".conllu"))
		if err != nil {
			return nil, err
		}
		if err := b.facts(ctx, n, all); err != nil {
			return nil, err
		}
	}
	return factFigures("UDS-IH2", n), nil
}

// facts counts the predicates of one part, on the raw text of each of its documents.
func (b *bank) facts(ctx context.Context, n tally, all []predicate) error {
	rules, err := code.Default()
	if err != nil {
		return err
	}
	text := b.text.String()
	docs, starts := []*readout.Document{}, []int{}
	for at := 0; at <= len(text); {
		one, _, _ := strings.Cut(text[at:], "\n\n")
		docs, starts = append(docs, &readout.Document{Source: "UDS-IH2", Text: one}), append(starts, at)
		at += len(one) + 2
	}
	if err := runAll(ctx, stage.List(), docs); err != nil {
		return err
	}
	probes := make([]*code.Probe, len(docs))
	for i, d := range docs {
		probes[i] = code.NewProbe(rules, d)
	}
	for _, p := range all {
		s, ok := b.spanOf(p)
		if !ok {
			return fmt.Errorf("no word %d in sentence %d", p.word+1, p.sentence+1)
		}
		i, found := slices.BinarySearch(starts, s.Start)
		if !found {
			i--
		}
		s = readout.Span{Start: s.Start - starts[i], End: s.End - starts[i]}
		countFact(n, p.fact(), factOf(probes[i].Status(s)))
	}
	return nil
}

func (b *bank) spanOf(p predicate) (readout.Span, bool) {
	if p.sentence < 0 || p.sentence >= len(b.sentences) || p.word < 0 {
		return readout.Span{}, false
	}
	i := b.sentences[p.sentence].First + p.word
	return b.words[min(i, len(b.words)-1)].span, i < b.sentences[p.sentence].Last
}
