// Package tree walks a document's dependency trees: children, subtrees and the nominals in them.
package tree

import (
	"strings"

	"readout"
)

// Tree is the trees of one document with their children, made once and read by many stages.
type Tree struct {
	Tokens   []readout.Token
	Text     string
	children [][]int
	sentence []int // sentence of a token
	doc      *readout.Document
}

// Of makes the tree of a document whose heads are set. It copies nothing.
func Of(d *readout.Document) *Tree {
	t := &Tree{Tokens: d.Tokens, Text: d.Text, children: make([][]int, len(d.Tokens)), sentence: make([]int, len(d.Tokens)), doc: d}
	for i, k := range d.Tokens {
		if k.Head != i && k.Head >= 0 && k.Head < len(d.Tokens) {
			t.children[k.Head] = append(t.children[k.Head], i)
		}
	}
	for n, s := range d.Sentences {
		for i := s.First; i < s.Last && i < len(d.Tokens); i++ {
			t.sentence[i] = n
		}
	}
	return t
}

// Children are the dependents of token i in order of the text.
func (t *Tree) Children(i int) []int { return t.children[i] }

// Sentence is the number of the sentence of token i.
func (t *Tree) Sentence(i int) int { return t.sentence[i] }

// SentenceOf is the sentence of token i.
func (t *Tree) SentenceOf(i int) readout.Sentence { return t.doc.Sentences[t.sentence[i]] }

// Rel is the relation of token i without its subtype: "nsubj" of "nsubj:pass".
func (t *Tree) Rel(i int) string {
	rel, _, _ := strings.Cut(t.Tokens[i].Deprel, ":")
	return rel
}

// Is reports whether token i stands in one of the relations, given whole ("nsubj:pass") or without subtype ("nsubj").
func (t *Tree) Is(i int, rels ...string) bool {
	for _, r := range rels {
		if t.Tokens[i].Deprel == r || t.Rel(i) == r {
			return true
		}
	}
	return false
}

// Root reports whether token i is the root of its sentence.
func (t *Tree) Root(i int) bool { return t.Tokens[i].Head == i }

// Lemma is the lemma of token i in lower case.
func (t *Tree) Lemma(i int) string { return strings.ToLower(t.Tokens[i].Lemma) }

// Child is the first dependent of i in one of the relations; -1 if there is none.
func (t *Tree) Child(i int, rels ...string) int {
	for _, c := range t.children[i] {
		if t.Is(c, rels...) {
			return c
		}
	}
	return -1
}

// All are the dependents of i in one of the relations.
func (t *Tree) All(i int, rels ...string) []int {
	var found []int
	for _, c := range t.children[i] {
		if t.Is(c, rels...) {
			found = append(found, c)
		}
	}
	return found
}

// Case is the preposition of a nominal in lower case, with a fixed second part ("because of"); "" if it has none.
func (t *Tree) Case(i int) string {
	c := t.Child(i, "case")
	if c < 0 {
		return ""
	}
	word := strings.ToLower(t.Tokens[c].Form)
	for _, f := range t.children[c] {
		if t.Is(f, "fixed") {
			word += " " + strings.ToLower(t.Tokens[f].Form)
		}
	}
	return word
}

// Conjuncts are i and the members joined to it by conj, each followed by those joined to it. Heads that go in a circle end it.
func (t *Tree) Conjuncts(i int) []int {
	var found []int
	seen := map[int]bool{}
	var walk func(int)
	walk = func(k int) {
		seen[k] = true
		found = append(found, k)
		for _, c := range t.children[k] {
			if t.Is(c, "conj") && !seen[c] {
				walk(c)
			}
		}
	}
	walk(i)
	return found
}

// Under reports whether i is a or stands below it. Heads that go in a circle, or out of the text, end it.
func (t *Tree) Under(i, a int) bool {
	for steps := 0; steps <= len(t.Tokens); steps++ {
		if i == a {
			return true
		}
		h := t.Tokens[i].Head
		if h == i || h < 0 || h >= len(t.Tokens) {
			return false
		}
		i = h
	}
	return false
}

// Subtree are the tokens at and below i, in order of the text, without the subtrees for which skip is true. Heads that go in a
// circle end it.
func (t *Tree) Subtree(i int, skip func(int) bool) []int {
	in := map[int]bool{}
	var walk func(int)
	walk = func(k int) {
		in[k] = true
		for _, c := range t.children[k] {
			if !in[c] && (skip == nil || !skip(c)) {
				walk(c)
			}
		}
	}
	walk(i)
	s := t.SentenceOf(i)
	var found []int
	for k := s.First; k < s.Last; k++ {
		if in[k] {
			found = append(found, k)
		}
	}
	return found
}

// Span covers tokens first to last, both included.
func (t *Tree) Span(first, last int) readout.Span {
	return readout.Span{Start: t.Tokens[first].Span.Start, End: t.Tokens[last].Span.End}
}

// SpanOf is the span of the tokens, from the first to the last of them, without punctuation at either end.
func (t *Tree) SpanOf(tokens []int) readout.Span {
	for len(tokens) > 0 && t.Tokens[tokens[0]].UPOS == "PUNCT" {
		tokens = tokens[1:]
	}
	for len(tokens) > 0 && t.Tokens[tokens[len(tokens)-1]].UPOS == "PUNCT" {
		tokens = tokens[:len(tokens)-1]
	}
	if len(tokens) == 0 {
		return readout.Span{}
	}
	return t.Span(tokens[0], tokens[len(tokens)-1])
}

// At is the token at or next after a byte offset; len(Tokens) if there is none.
func (t *Tree) At(offset int) int {
	low, high := 0, len(t.Tokens)
	for low < high {
		mid := (low + high) / 2
		if t.Tokens[mid].Span.End <= offset {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}

// Range are the tokens [first, last) that a span touches.
func (t *Tree) Range(s readout.Span) (first, last int) {
	first = t.At(s.Start)
	for last = first; last < len(t.Tokens) && t.Tokens[last].Span.Start < s.End; last++ {
	}
	return first, last
}

// HeadOf is the token of [first, last) whose head lies outside it: the head of the phrase.
func (t *Tree) HeadOf(first, last int) int {
	for i := first; i < last; i++ {
		h := t.Tokens[i].Head
		if (h < first || h >= last || h == i) && t.Tokens[i].UPOS != "PUNCT" {
			return i
		}
	}
	return max(first, last-1)
}
