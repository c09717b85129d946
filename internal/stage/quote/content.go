package quote

import (
	"slices"

	"readout"
)

// content is what the tree gives a verb as the words reported: a clause, an infinitive, a phrase or an object, as the
// entry takes them; nil if it gives none.
func (r *reader) content(c cue) []int {
	t, takes := r.t, c.entry.takes
	for _, k := range t.All(c.head, "ccomp") {
		if takes["that"] || takes["q"] {
			return r.clean(t.Subtree(k, nil), c)
		}
	}
	if k := t.Child(c.head, "parataxis"); k >= 0 && takes["q"] && (k < c.head || r.inside[k] >= 0) {
		return r.clean(t.Subtree(k, nil), c)
	}
	if h := t.Tokens[c.head].Head; t.Is(c.head, "parataxis") && (takes["q"] || takes["that"]) && h != c.head { // "It is over, he said."
		return r.clean(t.Subtree(h, func(k int) bool { return k == c.head }), c)
	}
	k := t.Child(c.head, "xcomp")
	if k < 0 && c.entry.kind == "urge" { // "called on both sides to talk", where the tree may see a purpose
		k = t.Child(c.head, "advcl")
	}
	if k >= 0 && takes["to"] && r.infinitive(k) {
		tokens := t.Subtree(k, nil)
		if o := t.Child(c.head, "obj", "iobj", "obl"); o > c.head && o < k { // "urged both sides to talk", "called on both to talk"
			tokens = append(t.Subtree(o, nil), tokens...)
		}
		return r.clean(tokens, c)
	}
	if k, o := t.Child(c.head, "xcomp"), t.Child(c.head, "obj"); takes["x"] && o > c.head && k > o { // "called the plan a farce"
		return r.clean(append(t.Subtree(o, nil), t.Subtree(k, nil)...), c)
	}
	return r.phrase(c)
}

func (r *reader) infinitive(k int) bool {
	m := r.t.Child(k, "mark")
	return m >= 0 && r.t.Lemma(m) == "to"
}

// phrase is content that is no clause: "called for calm", "accused the rebels of lying", "denied the charge".
func (r *reader) phrase(c cue) []int {
	t := r.t
	for _, k := range t.All(c.head, "obl", "advcl") {
		p := t.Case(k)
		if m := t.Child(k, "mark"); p == "" && m >= 0 {
			p = t.Lemma(m)
		}
		if k < c.head || !c.entry.takes[p] || p == "that" || p == "to" {
			continue
		}
		tokens := t.Subtree(k, nil)
		if o := t.Child(c.head, "obj"); o > c.head && o < k {
			tokens = append(t.Subtree(o, nil), tokens...)
		}
		return r.clean(tokens, c)
	}
	if o := t.Child(c.head, "obj"); o > c.head && c.entry.takes["np"] {
		return r.clean(t.Subtree(o, nil), c)
	}
	return nil
}

// aside is the content of a phrase that stands beside it: the clause that "according to X" is part of, without it.
func (r *reader) aside(c cue) []int {
	t := r.t
	host := c.speaker
	if c.entry.kind == "phrase" && t.Tokens[c.head].UPOS == "VERB" {
		host = c.head
	}
	for !t.Root(host) && (host >= c.first && host < c.last || host == c.speaker || t.Under(host, c.head)) {
		host = t.Tokens[host].Head
	}
	if host == c.speaker || host >= c.first && host < c.last {
		return nil
	}
	for !t.Root(host) && t.Tokens[host].UPOS != "VERB" && t.Child(host, "cop") < 0 { // from a noun up to its clause
		host = t.Tokens[host].Head
	}
	return r.clean(t.Subtree(host, func(k int) bool {
		return k == c.speaker || k == c.head || t.Under(c.head, k) && k != host || k > c.speaker && t.Is(k, "conj") && t.Child(k, "nsubj") >= 0
	}), c)
}

// clean takes off a clause what is not its words: the cue, punctuation at the ends, "but" and "and" at the start.
func (r *reader) clean(tokens []int, c cue) []int {
	t := r.t
	slices.Sort(tokens)
	tokens = slices.DeleteFunc(slices.Compact(tokens), func(k int) bool { return k >= c.first && k < c.last })
	for len(tokens) > 0 && (t.Tokens[tokens[0]].UPOS == "PUNCT" || t.Tokens[tokens[0]].UPOS == "CCONJ") {
		tokens = tokens[1:]
	}
	for len(tokens) > 0 && t.Tokens[tokens[len(tokens)-1]].UPOS == "PUNCT" {
		tokens = tokens[:len(tokens)-1]
	}
	return tokens
}

// beside is content by the order of words, for a tree that gives none: "The road is shut, the ministry said.",
// "The road, the ministry said, is shut." and "He said that the road was shut."
func (r *reader) beside(c *cue) []int {
	t, s := r.t, r.t.SentenceOf(c.head)
	if !c.entry.takes["that"] || t.Tokens[c.head].UPOS == "NOUN" || t.Child(c.head, "obj") >= 0 {
		return nil
	}
	if c.last < s.Last && t.Lemma(c.last) == "that" && t.Tokens[c.last].UPOS == "SCONJ" {
		return r.clean(span(c.last, s.Last), *c)
	}
	low, high := c.head, c.last
	if c.speaker >= s.First && c.speaker < c.head {
		low = max(s.First, r.firstOf(c.speaker))
	} else if c.speaker >= c.last { // "said one official in the room"
		_, high = t.Range(r.nominal(c.speaker, c))
	}
	if low < s.First+2 || t.Tokens[low-1].Form != "," && r.inside[low-1] < 0 {
		return nil
	}
	for end := high; end < min(s.Last, high+6); end++ {
		if t.Tokens[end].Form == "," && end <= high+2 && end+2 < s.Last && t.Is(c.head, "acl:relcl", "parataxis", "dep", "root") {
			return r.clean(append(span(s.First, low-1), span(end+1, s.Last)...), *c)
		}
	}
	if s.Last-high > 6 {
		return nil
	}
	return r.clean(span(s.First, low-1), *c)
}

func span(first, last int) []int {
	var tokens []int
	for i := first; i < last; i++ {
		tokens = append(tokens, i)
	}
	return tokens
}

// pieces are the spans of content tokens in order, parted where tokens are missing and at quotation marks.
func (r *reader) pieces(tokens []int) []readout.Span {
	t := r.t
	var all []readout.Span
	last := -2
	for _, k := range tokens {
		s := t.Tokens[k].Span
		if r.mark(k) {
			continue
		}
		if len(all) > 0 && (k == last+1 || r.blank(last+1, k)) && r.inside[k] == r.inside[last] {
			all[len(all)-1].End = s.End
		} else if t.Tokens[k].UPOS == "PUNCT" && r.inside[k] < 0 {
			continue
		} else {
			all = append(all, s)
		}
		last = k
	}
	return slices.DeleteFunc(all, func(s readout.Span) bool { return !wordy(s.In(r.d.Text)) || len(all) > 1 && r.empty(s) })
}

// empty: only words that carry nothing by themselves: the "as" of described it as “a farce”.
func (r *reader) empty(s readout.Span) bool {
	first, last := r.t.Range(s)
	for k := first; k < last; k++ {
		switch r.t.Tokens[k].UPOS {
		case "ADP", "SCONJ", "PART", "DET", "CCONJ", "PUNCT":
		default:
			return false
		}
	}
	return first < len(r.inside) && r.inside[first] < 0
}

// blank: only punctuation, and no quotation mark, between two tokens.
func (r *reader) blank(from, to int) bool {
	for k := from; k < to; k++ {
		if r.t.Tokens[k].UPOS != "PUNCT" || r.mark(k) {
			return false
		}
	}
	return true
}

// mark reports whether a token is the mark of a passage, not one of its words.
func (r *reader) mark(k int) bool {
	n := r.inside[k]
	if n < 0 {
		return false
	}
	for _, part := range r.passages[n].parts {
		if part.Overlaps(r.t.Tokens[k].Span) {
			return false
		}
	}
	return true
}

func wordy(s string) bool {
	for _, c := range s {
		if c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c > 0x7f {
			return true
		}
	}
	return false
}
