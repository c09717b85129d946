package quote

import (
	"context"
	"os"
	"strconv"
	"strings"
	"testing"

	"readout"
)

// line prints a quotation: kind, cue, speaker, what a pronoun stands for, and the parts of the content.
func line(d *readout.Document, q readout.Quote) string {
	who := q.Speaker.Span.In(d.Text)
	if q.Speaker.Name != who {
		who += " = " + q.Speaker.Name
	}
	cells := []string{q.Kind, q.Cue.In(d.Text), who}
	for _, c := range q.Content {
		cells = append(cells, c.In(d.Text))
	}
	return strings.Join(cells, " | ")
}

// testCase is a text with its trees and the quotations in it.
type testCase struct {
	d    *readout.Document
	want []string
}

// cases reads testdata/quotes.txt: "> " paragraphs, a line a token (form, lemma, UPOS, XPOS, head, relation), "." after each
// sentence, "* " persons, "= " quotations; a blank line ends a case.
func cases(t *testing.T) []testCase {
	data, err := os.ReadFile("testdata/quotes.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []testCase
	for block := range strings.SplitSeq(strings.TrimSpace(string(data)), "\n\n") {
		c := testCase{d: &readout.Document{}}
		at, first := 0, 0
		for l := range strings.SplitSeq(block, "\n") {
			d := c.d
			switch f := strings.Split(l, "\t"); {
			case strings.HasPrefix(l, "> "):
				d.Text += strings.TrimPrefix(l, "> ") + "\n"
			case strings.HasPrefix(l, "= "):
				c.want = append(c.want, strings.TrimPrefix(l, "= "))
			case strings.HasPrefix(l, "* "):
				i := strings.Index(d.Text, l[2:])
				d.Names = append(d.Names, readout.Name{Span: readout.Span{Start: i, End: i + len(l) - 2}, Label: "PER"})
			case l == ".":
				s := readout.Span{Start: d.Tokens[first].Span.Start, End: at}
				d.Sentences = append(d.Sentences, readout.Sentence{Span: s, First: first, Last: len(d.Tokens), Paragraph: strings.Count(d.Text[:s.Start], "\n")})
				first = len(d.Tokens)
			case len(f) == 6:
				head, _ := strconv.Atoi(f[4])
				start := at + strings.Index(d.Text[at:], f[0])
				at = start + len(f[0])
				k := readout.Token{Span: readout.Span{Start: start, End: at}, Form: f[0], Lemma: f[1], UPOS: f[2], XPOS: f[3], Head: first + head - 1, Deprel: f[5]}
				if head == 0 {
					k.Head = len(d.Tokens)
				}
				d.Tokens = append(d.Tokens, k)
			default:
				t.Fatalf("testdata/quotes.txt: %q", l)
			}
		}
		all = append(all, c)
	}
	return all
}

func TestQuotes(t *testing.T) {
	for _, c := range cases(t) {
		if err := Stage().Run(context.Background(), c.d); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, q := range c.d.Quotes {
			got = append(got, line(c.d, q))
			for _, part := range q.Content {
				if strings.ContainsAny(part.In(c.d.Text)[:1], "“\"") {
					t.Errorf("content %q begins with a mark", part.In(c.d.Text))
				}
			}
		}
		if a, b := strings.Join(got, "\n"), strings.Join(c.want, "\n"); a != b {
			t.Errorf("%s\ngot:\n%s\nwant:\n%s", c.d.Text, a, b)
		}
	}
}

// TestCues: every example of the register holds a form of its word, and no word stands twice.
func TestCues(t *testing.T) {
	seen := map[string]bool{}
	for l := range strings.Lines(cueTable) {
		c := strings.Split(strings.TrimSpace(l), "\t")
		if l[0] == '#' || c[0] == "lemma" {
			continue
		}
		if len(c) != 4 || seen[c[0]+(c[1])] {
			t.Errorf("bad or repeated: %q", l)
			continue
		}
		seen[c[0]+c[1]] = true
		stem := strings.ToLower(c[0][:min(len(c[0]), 2)])
		if !strings.Contains(" "+strings.ToLower(c[3]), " "+stem) && irregularOf(c[0], c[3]) == "" {
			t.Errorf("%s: not in %q", c[0], c[3])
		}
	}
	if len(seen) < 120 {
		t.Errorf("%d words", len(seen))
	}
}

func irregularOf(lemma, example string) string {
	for w := range strings.FieldsSeq(strings.ToLower(example)) {
		if irregular[strings.Trim(w, ".,")] == lemma {
			return w
		}
	}
	return ""
}

func FuzzMarks(f *testing.F) {
	f.Add("“We go,” he said.\n“We stay.", false)
	f.Add("‘No,’ said Bob's aunt. 'Never,' she said. \" a \" ``b''", true)
	f.Fuzz(func(t *testing.T, text string, tokenized bool) {
		d := &readout.Document{Text: text, Tokenized: tokenized}
		at := 0
		for n, p := range strings.SplitAfter(text, "\n") {
			s := readout.Span{Start: at, End: at + len(strings.TrimRight(p, "\n"))}
			at += len(p)
			if !s.Empty() {
				d.Sentences = append(d.Sentences, readout.Sentence{Span: s, Paragraph: n})
			}
		}
		last := 0
		for _, p := range findPassages(d) {
			if p.open < last || p.close > len(text) || len(p.parts) == 0 {
				t.Fatalf("%+v after %d in %q", p, last, text)
			}
			for _, s := range p.parts {
				if s.Start < p.open || s.End > p.close || s.Start > s.End {
					t.Fatalf("%+v in %q", p, text)
				}
			}
			last = p.close
		}
	})
}
