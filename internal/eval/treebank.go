package eval

import (
	"bufio"
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"readout"
	"readout/internal/stage/syntax"
	"readout/internal/stage/token"
)

// word is a line of a treebank. head counts words of the whole file; its own for a root.
type word struct {
	form, lemma, upos, xpos, deprel string
	head                            int
	span                            readout.Span // in the raw text
}

// bank is a treebank as words in sentences and as the raw text that they stand in.
type bank struct {
	text      strings.Builder
	words     []word
	sentences []readout.Sentence
	gap       string // what parts the next word from the last
	outer     int    // last word of the multiword token that is being read
	at        int    // where the next part of it starts
	first     int    // of the sentence that is being read
}

// readBank reads CoNLL-U. A new paragraph is a new line of the text, a new document an empty one.
func readBank(path string) (*bank, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b := &bank{}
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		l := in.Text()
		switch {
		case l == "":
			b.end()
		case strings.HasPrefix(l, "# newdoc"):
			b.gap = "\n\n"
		case strings.HasPrefix(l, "# newpar") && !strings.HasPrefix(l, "# newpar_block") && b.gap != "\n\n":
			b.gap = "\n"
		case l[0] != '#':
			b.line(strings.Split(l, "\t"))
		}
	}
	b.end()
	return b, in.Err()
}

func (b *bank) end() {
	if n := len(b.words); n > b.first {
		span := b.words[b.first].span.Cover(b.words[n-1].span)
		b.sentences = append(b.sentences, readout.Sentence{Span: span, First: b.first, Last: n})
		b.first, b.outer = n, 0
	}
}

// line reads a word, or the range of a multiword token ("don't" before "do" and "n't"). Words that were left out ("8.1") stand in no text.
func (b *bank) line(c []string) {
	if len(c) < 10 || strings.Contains(c[0], ".") {
		return
	}
	number, to, ranged := strings.Cut(c[0], "-")
	n, _ := strconv.Atoi(number)
	if n > b.outer {
		b.text.WriteString(b.gap)
		b.at = b.text.Len()
		b.text.WriteString(c[1])
		if b.gap = " "; strings.Contains(c[9], "SpaceAfter=No") {
			b.gap = ""
		}
	}
	if ranged {
		b.outer, _ = strconv.Atoi(to)
		return
	}
	head, _ := strconv.Atoi(c[6])
	if head += b.first - 1; c[6] == "0" {
		head = len(b.words)
	}
	relation, _, _ := strings.Cut(c[7], ":")
	b.words = append(b.words, word{c[1], c[2], c[3], c[4], relation, head, readout.Span{Start: b.at, End: b.at + len(c[1])}})
	b.at += len(c[1])
}

// treebank scores tags, lemmas and trees on given words and, with raw, words, sentences and trees on the text alone. A relation is
// right without its subtype: "nsubj" for "nsubj:pass".
func treebank(ctx context.Context, data, set, file string, raw bool) ([]Figure, error) {
	b, err := readBank(filepath.Join(data, "parse", file))
	if err != nil {
		return nil, err
	}
	out, err := b.tagged(ctx, set+", words given")
	if err != nil || !raw {
		return out, err
	}
	more, err := b.raw(ctx, set+", raw text")
	return append(out, more...), err
}

// tagged reads the words as they are given.
func (b *bank) tagged(ctx context.Context, set string) ([]Figure, error) {
	d := &readout.Document{Source: set}
	var text strings.Builder
	for _, s := range b.sentences {
		var forms []string
		for _, w := range b.words[s.First:s.Last] {
			forms = append(forms, w.form)
		}
		given(d, &text, forms)
	}
	d.Text = text.String()
	if err := runAll(ctx, []readout.Stage{syntax.Stage()}, []*readout.Document{d}); err != nil {
		return nil, err
	}
	n := tally{}
	for i, w := range b.words {
		t := d.Tokens[i]
		n.add("UPOS", t.UPOS == w.upos)
		n.add("XPOS", t.XPOS == w.xpos)
		n.add("lemma", w.lemma == "_" || t.Lemma == w.lemma)
		n.add("UAS", t.Head == w.head)
		n.add("LAS", t.Head == w.head && bare(t.Deprel) == w.deprel)
	}
	var out []Figure
	for _, name := range []string{"UPOS", "XPOS", "lemma", "UAS", "LAS"} {
		out = append(out, part(set, name, n[name], len(b.words)))
	}
	return out, nil
}

func bare(relation string) string {
	relation, _, _ = strings.Cut(relation, ":")
	return relation
}

// raw reads the text; words are the same that have the same bytes.
func (b *bank) raw(ctx context.Context, set string) ([]Figure, error) {
	d := &readout.Document{Source: set, Text: b.text.String()}
	if err := runAll(ctx, []readout.Stage{token.Stage(), syntax.Stage()}, []*readout.Document{d}); err != nil {
		return nil, err
	}
	at, sentence := map[readout.Span]word{}, map[readout.Span]bool{}
	for _, w := range b.words {
		at[w.span] = w
	}
	for _, s := range b.sentences {
		sentence[s.Span] = true
	}
	n := tally{}
	for _, t := range d.Tokens {
		w, ok := at[t.Span]
		n.add("words", ok)
		n.add("LAS", ok && d.Tokens[t.Head].Span == b.words[w.head].span && bare(t.Deprel) == w.deprel)
	}
	for _, s := range d.Sentences {
		n.add("sentences", sentence[s.Span])
	}
	return []Figure{scored(set, "words", n["words"], len(d.Tokens), len(b.words)), scored(set, "sentences", n["sentences"], len(d.Sentences), len(b.sentences)),
		scored(set, "LAS of aligned words", n["LAS"], len(d.Tokens), len(b.words))}, nil
}
