package coref

import (
	"strings"

	"readout"
	"readout/internal/tree"
)

// inner are relations of words that are part of a nominal, not nominals of their own.
var inner = []string{"compound", "flat", "fixed", "goeswith", "nmod:desc", "case", "det", "amod", "advmod", "punct", "mark", "aux", "cop", "cc", "discourse", "reparandum", "dep"}

// nominal reports whether token i heads a nominal that can be a party, a thing or a topic.
func nominal(t *tree.Tree, i int) bool {
	k := t.Tokens[i]
	switch k.UPOS {
	case "NOUN", "PROPN", "PRON":
	case "NUM", "ADJ": // "the two agreed", "the poor protested"
		if !t.Is(i, "nsubj", "obj", "obl", "nmod:poss", "conj") {
			return false
		}
	default:
		return false
	}
	return !t.Is(i, inner...) || apart(t, i)
}

// apart reports a title that a comma parts from the name: "The Prime Minister, Ines Prado, said".
func apart(t *tree.Tree, i int) bool {
	return t.Is(i, "nmod:desc") && i+1 < t.Tokens[i].Head && t.Tokens[i+1].Form == "," && t.Tokens[i].XPOS != "NNS"
}

// outside reports whether a dependent of a nominal stands outside the words that name it:
// relative clauses, appositions, coordinated nominals, and what follows a preposition other than "of".
func outside(t *tree.Tree, h int) func(int) bool {
	return func(c int) bool {
		switch t.Rel(c) {
		case "case":
			return t.Tokens[c].Head == h && t.Tokens[c].XPOS != "POS"
		case "acl", "appos", "conj", "cc", "parataxis", "advcl", "list", "dep", "discourse", "cop", "nsubj", "aux", "mark", "orphan", "obl", "xcomp", "ccomp":
			return true
		case "punct":
			f := t.Tokens[c].Form
			return f != "-" && f != "–" && f != "'" && f != "’"
		case "nmod":
			if t.Is(c, "nmod:poss", "nmod:desc", "nmod:unmarked") {
				return false
			}
			p := t.Case(c)
			return p != "of" && p != "for"
		case "advmod":
			return c > t.Tokens[c].Head
		}
		return false
	}
}

// Phrase is the tokens [first, last) that name what token h heads: "senior officials of the ministry", not the clause after it.
func Phrase(t *tree.Tree, h int) (first, last int) {
	words := t.Subtree(h, outside(t, h))
	first, last = h, h+1
	in := map[int]bool{}
	for _, w := range words {
		in[w] = true
	}
	for first > 0 && in[first-1] {
		first--
	}
	for last < len(t.Tokens) && in[last] {
		last++
	}
	// A hyphen or a quotation mark hangs on another word of the phrase: "military-to-military talks".
	for first > 1 && t.Tokens[first-1].UPOS == "PUNCT" && in[first-2] && !strings.ContainsAny(t.Tokens[first-1].Form, ",;:()") {
		first--
		for first > 0 && in[first-1] {
			first--
		}
	}
	for first > 1 && t.Tokens[first-1].Form == "-" && t.Tokens[first-1].Span.End == t.Tokens[first].Span.Start && t.Tokens[first-2].Span.End == t.Tokens[first-1].Span.Start {
		first -= 2 // no phrase begins inside a word: "UAE-backed rebels"
		for first > 0 && in[first-1] {
			first--
		}
	}
	for last > h+1 && (t.Tokens[last-1].UPOS == "PUNCT" || t.Tokens[last-1].XPOS == "POS") {
		last--
	}
	for first < h && t.Tokens[first].UPOS == "PUNCT" {
		first++
	}
	return first, last
}

// kindOf is name, pronoun or nominal.
func kindOf(t *tree.Tree, h int, named bool) string {
	switch {
	case named:
		return "name"
	case t.Tokens[h].UPOS == "PRON" || t.Tokens[h].XPOS == "PRP" || t.Tokens[h].XPOS == "PRP$":
		return "pronoun"
	}
	return "nominal"
}

// mentions are all nominals of the document, in order of their heads. named gives the name that a head token belongs to.
func mentions(t *tree.Tree, named map[int]int) []readout.Mention {
	var found []readout.Mention
	for i := range t.Tokens {
		if !nominal(t, i) {
			continue
		}
		first, last := Phrase(t, i)
		_, isName := named[i]
		found = append(found, readout.Mention{Span: t.Span(first, last-1), Head: i, First: first, Last: last, Kind: kindOf(t, i, isName)})
	}
	return found
}
