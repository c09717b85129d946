package token

import (
	"bufio"
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"readout"
)

// gold is raw text with the spans of its words and sentences.
type gold struct {
	text             strings.Builder
	words, sentences map[readout.Span]bool
}

// treebank reads a CoNLL-U file as raw text: a new paragraph is a new line, a new document an empty one.
func treebank(t *testing.T, name string) *gold {
	f, err := os.Open(filepath.Join("..", "..", "..", "..", "shared", "data", "parse", name))
	if err != nil {
		t.Skip("no treebank here: ", err)
	}
	defer f.Close()
	g := &gold{words: map[readout.Span]bool{}, sentences: map[readout.Span]bool{}}
	in, start, last, outer, gap := bufio.NewScanner(f), -1, 0, 0, ""
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		l := in.Text()
		switch {
		case l == "":
			g.sentences[readout.Span{Start: start, End: g.text.Len()}] = true
			start = -1
		case strings.HasPrefix(l, "# newdoc"):
			gap = "\n\n"
		case strings.HasPrefix(l, "# newpar") && !strings.HasPrefix(l, "# newpar_block") && gap != "\n\n":
			gap = "\n"
		case l[0] != '#':
			c := strings.Split(l, "\t")
			if strings.Contains(c[0], ".") {
				continue
			}
			number, to, ranged := strings.Cut(c[0], "-")
			n, _ := strconv.Atoi(number)
			if n > outer || start < 0 {
				g.text.WriteString(gap)
				last = g.text.Len()
				g.text.WriteString(c[1])
				if gap = " "; strings.Contains(c[9], "SpaceAfter=No") {
					gap = ""
				}
				if start < 0 {
					start, outer = last, 0
				}
			}
			if ranged {
				outer, _ = strconv.Atoi(to)
				continue
			}
			g.words[readout.Span{Start: last, End: last + len(c[1])}] = true
			last += len(c[1])
		}
	}
	return g
}

func f1(got []readout.Span, want map[readout.Span]bool) float64 {
	right := 0
	for _, s := range got {
		if want[s] {
			right++
		}
	}
	return 2 * float64(right) / float64(len(got)+len(want))
}

// TestTreebanks measures words and sentences against treebanks that are not part of the project.
func TestTreebanks(t *testing.T) {
	for name, floor := range map[string][2]float64{
		"en_ewt-ud-test.conllu": {.99, .82},
		"en_gum-ud-test.conllu": {.995, .94},
	} {
		t.Run(name, func(t *testing.T) {
			g := treebank(t, name)
			d := &readout.Document{Text: g.text.String()}
			if err := run(context.Background(), d); err != nil {
				t.Fatal(err)
			}
			var words, sentences []readout.Span
			for _, w := range d.Tokens {
				words = append(words, w.Span)
			}
			for _, s := range d.Sentences {
				sentences = append(sentences, s.Span)
			}
			w, s := f1(words, g.words), f1(sentences, g.sentences)
			t.Logf("words F1 %.4f (%d), sentences F1 %.4f (%d)", w, len(g.words), s, len(g.sentences))
			if w < floor[0] || s < floor[1] {
				t.Errorf("below the floor: words %.4f < %v or sentences %.4f < %v", w, floor[0], s, floor[1])
			}
			if os.Getenv("TOKEN_ERRORS") != "" {
				diff(t, d, g, words)
			}
		})
	}
}

// diff prints words and sentences that differ, for reading.
func diff(t *testing.T, d *readout.Document, g *gold, words []readout.Span) {
	for _, w := range words {
		if !g.words[w] {
			t.Logf("word %q in %q", w.In(d.Text), d.Text[max(0, w.Start-15):min(len(d.Text), w.End+15)])
		}
	}
	for _, s := range d.Sentences {
		if !g.sentences[s.Span] {
			t.Logf("sentence %q", s.Span.In(d.Text))
		}
	}
}
