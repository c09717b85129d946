package eval

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"readout"
	"readout/internal/stage"
	"readout/internal/tree"
)

// attribution is one of brat's: whose words, and which.
type attribution struct{ source, content []readout.Span }

// brat reads a standoff file; its offsets count characters.
func brat(text, file string) []attribution {
	offset, spans := offsets(text), map[string][]readout.Span{}
	var all []attribution
	for line := range strings.Lines(file) {
		c := strings.Split(strings.TrimSpace(line), "\t")
		switch {
		case strings.HasPrefix(c[0], "T") && len(c) > 2:
			_, ranges, _ := strings.Cut(c[1], " ")
			for pair := range strings.SplitSeq(ranges, ";") {
				a, b, _ := strings.Cut(pair, " ")
				i, _ := strconv.Atoi(a)
				j, _ := strconv.Atoi(b)
				if i < len(offset) && j < len(offset) {
					spans[c[0]] = append(spans[c[0]], readout.Span{Start: offset[i], End: offset[j]})
				}
			}
		case strings.HasPrefix(c[0], "E") && len(c) > 1:
			all = append(all, attributed(c[1], spans))
		}
	}
	return all
}

// attributed reads "Attribution:T2 Source:T1 Content:T3".
func attributed(roles string, spans map[string][]readout.Span) attribution {
	var a attribution
	for role := range strings.FieldsSeq(roles) {
		kind, id, _ := strings.Cut(role, ":")
		switch strings.TrimRight(kind, "0123456789") {
		case "Source":
			a.source = append(a.source, spans[id]...)
		case "Content":
			a.content = append(a.content, spans[id]...)
		}
	}
	return a
}

// polnear scores who says what: the head words of sources, the words of contents, and the speakers of direct quotations.
func polnear(ctx context.Context, data string) ([]Figure, error) {
	n := tally{}
	err := unpacked(ctx, filepath.Join(data, "attribution", "polnear.tar.xz"), "dev", func(folder string) error {
		docs, gold, err := readPolnear(folder)
		if err != nil {
			return err
		}
		if err := runAll(ctx, stage.List(), docs); err != nil {
			return err
		}
		for i, d := range docs {
			countSources(n, d, gold[i])
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	const set = "PolNeAR dev"
	return []Figure{scored(set, "sources, head word", n["source"], n["source told"], n["source of"]), scored(set, "contents, words", n["content"], n["content told"], n["content of"]),
		scored(set, "speakers of direct and mixed quotes", n["direct right"], n["direct named"], n["direct"])}, nil
}

// readPolnear reads each text once, with the first of its annotations.
func readPolnear(folder string) (docs []*readout.Document, gold [][]attribution, err error) {
	files, err := filepath.Glob(filepath.Join(folder, "attributions", "*.ann"))
	if err != nil {
		return nil, nil, err
	}
	last := ""
	for _, f := range files {
		stem := strings.TrimSuffix(filepath.Base(f), ".ann")
		stem = stem[:max(0, strings.LastIndex(stem, "_"))]
		if stem == last {
			continue
		}
		last = stem
		text, err := os.ReadFile(filepath.Join(folder, "text", stem+".txt"))
		if err != nil {
			return nil, nil, err
		}
		notes, err := os.ReadFile(f)
		if err != nil {
			return nil, nil, err
		}
		docs, gold = append(docs, &readout.Document{Source: stem, Text: string(text)}), append(gold, brat(string(text), string(notes)))
	}
	return docs, gold, nil
}

func countSources(n tally, d *readout.Document, gold []attribution) {
	t := tree.Of(d)
	wanted, told := map[int]bool{}, map[int]bool{}
	wantedWords, toldWords := map[int]bool{}, map[int]bool{}
	for _, a := range gold {
		if len(a.source) > 0 {
			wanted[t.HeadOf(t.Range(a.source[0]))] = true
		}
		cover(t, a.content, wantedWords)
	}
	for _, q := range d.Quotes {
		if !q.Speaker.Span.Empty() {
			told[t.HeadOf(t.Range(q.Speaker.Span))] = true
		}
		cover(t, q.Content, toldWords)
		if q.Kind != "indirect" {
			countSpeaker(n, q, likest(gold, q))
		}
	}
	n.overlap("source", told, wanted)
	n.overlap("content", toldWords, wantedWords)
}

func (t tally) overlap(name string, told, gold map[int]bool) {
	t[name+" told"] += len(told)
	t[name+" of"] += len(gold)
	for k := range told {
		t.add(name, gold[k])
	}
}

// countSpeaker counts a direct quotation whose source the gold names.
func countSpeaker(n tally, q readout.Quote, a *attribution) {
	if a == nil || len(a.source) == 0 {
		return
	}
	n["direct"]++
	n.add("direct named", !q.Speaker.Span.Empty())
	n.add("direct right", slices.ContainsFunc(a.source, q.Speaker.Span.Overlaps))
}

// cover adds the words that spans cover, without punctuation.
func cover(t *tree.Tree, spans []readout.Span, into map[int]bool) {
	for _, s := range spans {
		first, last := t.Range(s)
		for k := first; k < last; k++ {
			if utf8.RuneCountInString(t.Tokens[k].Form) > 1 || t.Tokens[k].UPOS != "PUNCT" {
				into[k] = true
			}
		}
	}
}

// likest is the attribution whose content covers most of a quotation's.
func likest(gold []attribution, q readout.Quote) *attribution {
	var found *attribution
	most := 0
	for i := range gold {
		n := 0
		for _, a := range gold[i].content {
			for _, b := range q.Content {
				n += common(a, b)
			}
		}
		if n > most {
			found, most = &gold[i], n
		}
	}
	return found
}
