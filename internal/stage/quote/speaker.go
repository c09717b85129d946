package quote

import (
	"strings"

	"readout"
)

// deep is how far up a chain of shared subjects is followed: "He met the king, flew home and, landing, said …".
const deep = 6

// subject is the head of the nominal that says the words of verb v: its subject, or the one it shares; -1 if unknown.
func (r *reader) subject(v, steps int) int {
	t := r.t
	if steps > deep {
		return -1
	}
	if by := r.agent(v); by >= 0 {
		return by // "It was announced by the palace that …"
	}
	if t.Child(v, "nsubj:pass") >= 0 || t.Child(v, "aux:pass") >= 0 {
		return -1 // "He was told that …"
	}
	if k := r.ownSubject(v); k >= 0 {
		return k
	}
	if t.Child(v, "nsubj", "csubj", "expl") >= 0 {
		return -1
	}
	return r.sharedSubject(v, steps)
}

// agent is the "by" of a passive.
func (r *reader) agent(v int) int {
	if r.t.Child(v, "aux:pass") < 0 {
		return -1
	}
	for _, k := range r.t.All(v, "obl") {
		if r.t.Case(k) == "by" && r.nameable(k) {
			return k
		}
	}
	return -1
}

// ownSubject is the subject of v itself; of "the envoy, who said", the envoy.
func (r *reader) ownSubject(v int) int {
	t := r.t
	k := t.Child(v, "nsubj")
	if k < 0 || r.inside[k] >= 0 {
		return -1
	}
	switch strings.ToLower(t.Tokens[k].Form) {
	case "who", "which", "that":
		if t.Is(v, "acl") {
			return t.Tokens[v].Head
		}
		if t.Tokens[k].UPOS == "PRON" && t.Lemma(k) != "that" {
			return -1
		}
	case "what", "this", "whoever":
		return -1
	}
	if !r.nameable(k) {
		return -1
	}
	return k
}

// sharedSubject is the subject that v has from the clause it hangs on: "He stood and said", "went on to say",
// "left, saying", "was quoted as saying", "a letter saying".
func (r *reader) sharedSubject(v, steps int) int {
	t := r.t
	h := t.Tokens[v].Head
	if h == v {
		return -1
	}
	switch t.Rel(v) {
	case "acl":
		if t.Is(v, "acl:relcl") || !r.nameable(h) || t.Tokens[v].XPOS == "VBN" { // "the man quoted"
			return -1
		}
		if t.Tokens[v].XPOS == "VB" && t.Tokens[h].UPOS != "PROPN" { // "reason to believe", "a decision to say"
			return -1
		}
		return h
	case "conj":
		if t.Tokens[h].UPOS == "VERB" || t.Tokens[h].UPOS == "AUX" || t.Child(h, "cop") >= 0 {
			return r.clauseSubject(h, steps)
		}
	case "xcomp":
		if o := t.Child(h, "obj", "iobj"); o >= 0 { // "urged him to say"
			return o
		}
		return r.clauseSubject(h, steps)
	case "advcl", "dep":
		if t.Tokens[v].XPOS == "VBG" || t.Lemma(h) == "quote" || t.Lemma(h) == "cite" {
			return r.clauseSubject(h, steps)
		}
	}
	return -1
}

// clauseSubject is the subject of a clause whatever its voice: of "He was quoted as saying", he.
func (r *reader) clauseSubject(h, steps int) int {
	if k := r.t.Child(h, "nsubj:pass"); k >= 0 && r.inside[k] < 0 && r.nameable(k) {
		return k
	}
	return r.subject(h, steps+1)
}

// mute are words that look like subjects and say nothing: "Tuesday", the general "you".
var mute = map[string]bool{"you": true, "there": true, "its": true, "monday": true, "tuesday": true, "wednesday": true,
	"thursday": true, "friday": true, "saturday": true, "sunday": true, "today": true, "yesterday": true, "tomorrow": true,
	"morning": true, "afternoon": true, "evening": true, "night": true, "week": true, "month": true, "year": true}

// nameable reports whether a token can head a nominal that speaks.
func (r *reader) nameable(k int) bool {
	if mute[strings.ToLower(r.t.Tokens[k].Form)] {
		return false
	}
	switch r.t.Tokens[k].UPOS {
	case "NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM":
		return true
	}
	return false
}

// nominalAfter is the head of the nominal that starts at token i; -1 if none does.
func (r *reader) nominalAfter(i int) int {
	s := r.t.SentenceOf(i)
	last := i
	for last < s.Last && r.nominalWord(last) {
		last++
	}
	if last == i {
		return -1
	}
	for k := last - 1; k >= i; k-- {
		if r.nameable(k) {
			return r.t.HeadOf(i, k+1)
		}
	}
	return -1
}

func (r *reader) nominalWord(k int) bool {
	switch r.t.Tokens[k].UPOS {
	case "NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM":
		return r.inside[k] < 0
	case "PART":
		return r.t.Is(k, "case")
	}
	return false
}

// nominalBefore is the head of the nominal that ends before token i; -1 if none does.
func (r *reader) nominalBefore(i int) int {
	s := r.t.SentenceOf(i)
	first := i
	for first > s.First && r.nominalWord(first-1) {
		first--
	}
	if first == i {
		return -1
	}
	return r.t.HeadOf(first, i)
}

// fallback is a speaker by the order of words, for a tree that gives none: "said the envoy", "the envoy said".
func (r *reader) fallback(c *cue) int {
	t, s := r.t, r.t.SentenceOf(c.head)
	if t.Child(c.head, "aux:pass") >= 0 || t.Tokens[c.head].XPOS == "VBG" || t.Tokens[c.head].XPOS == "VB" || t.Tokens[c.head].XPOS == "VBN" && t.Child(c.head, "aux") < 0 {
		return -1
	}
	before := c.head > s.First && r.inside[c.head-1] >= 0 || c.head == s.First || t.Tokens[c.head-1].Form == ","
	if before && c.last < s.Last {
		k := r.nominalAfter(c.last)
		if k >= 0 && (t.Tokens[k].UPOS == "PROPN" || t.Tokens[k].UPOS == "NOUN" && c.head > s.First && r.inside[c.head-1] >= 0) {
			return k
		}
	}
	low := c.head
	for low > s.First && t.Is(low-1, "advmod", "aux") {
		low--
	}
	if k := r.nominalBefore(low); k >= 0 && (t.Tokens[k].UPOS == "PROPN" || t.Tokens[k].UPOS == "PRON") {
		return k
	}
	return -1
}

// outsideNominal are relations whose subtree does not belong to the name of a speaker.
var outsideNominal = []string{"acl", "advcl", "parataxis", "punct", "ccomp", "cop", "aux", "mark", "csubj", "discourse",
	"orphan", "dislocated"}

// nominal is the span of the nominal with a head: title, name and apposition, without relative clauses.
func (r *reader) nominal(head int, c *cue) readout.Span {
	t := r.t
	tokens := t.Subtree(head, func(k int) bool {
		top := t.Tokens[k].Head == head && t.Is(k, "nsubj", "case", "advmod", "obl")
		return top || k == c.head || t.Is(k, outsideNominal...) || t.Is(k, "conj") && !r.nameable(k)
	})
	tokens = r.around(tokens, head, c)
	for len(tokens) > 1 && (t.Tokens[tokens[0]].UPOS == "CCONJ" || t.Tokens[tokens[0]].UPOS == "PUNCT") {
		tokens = tokens[1:]
	}
	s := t.SpanOf(tokens)
	if rest := r.d.Text[s.End:]; strings.Contains(s.In(r.d.Text), "(") && strings.HasPrefix(rest, ")") { // "the ministry (MFA)"
		s.End++
	}
	return s
}

// around keeps of the tokens those that reach the head without crossing the cue, the content or a quotation mark.
func (r *reader) around(tokens []int, head int, c *cue) []int {
	var kept []int
	for _, k := range tokens {
		if !r.between(min(k, head), max(k, head), c) {
			kept = append(kept, k)
		}
	}
	if len(kept) == 0 {
		return []int{head}
	}
	return kept
}

func (r *reader) between(low, high int, c *cue) bool {
	for k := low; k <= high; k++ {
		if k >= c.first && k < c.last || r.inside[k] >= 0 {
			return true
		}
	}
	return false
}

// firstOf is the first token of the nominal with a head.
func (r *reader) firstOf(head int) int {
	return r.t.At(r.nominal(head, &cue{head: -1, first: -1, last: -1}).Start)
}
