package quote

import (
	_ "embed"
	"strings"
	"sync"

	"readout/internal/tree"
)

//go:embed cues.tsv
var cueTable string

// entry is a line of cues.tsv: a word that reports speech and what it takes as content.
type entry struct {
	kind  string
	takes map[string]bool
}

// register is the reporting verbs, nouns and phrases.
type register struct{ verbs, nouns map[string]entry }

var cues = sync.OnceValue(func() register {
	r := register{map[string]entry{}, map[string]entry{}}
	for line := range strings.Lines(cueTable) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if line[0] == '#' || len(cells) < 4 || cells[0] == "lemma" {
			continue
		}
		e := entry{cells[1], map[string]bool{}}
		for f := range strings.FieldsSeq(cells[2]) {
			e.takes[f] = true
		}
		switch e.kind {
		case "noun":
			r.nouns[cells[0]] = e
		case "phrase", "put":
		default:
			r.verbs[cells[0]] = e
		}
	}
	return r
})

// irregular are forms whose verb a wrong lemma must not hide.
var irregular = map[string]string{"said": "say", "told": "tell", "wrote": "write", "written": "write", "found": "find",
	"thought": "think", "felt": "feel", "knew": "know", "swore": "swear", "sang": "sing", "shown": "show", "began": "begin"}

// verb finds a verb by its lemma or, where the lemma is wrong, by its form: "vowed", "denies", "arguing".
func (r register) verb(lemma, form string) (entry, bool) {
	form = strings.ToLower(form)
	e, ok := r.verbs[lemma]
	for _, try := range []func() string{
		func() string { return irregular[form] },
		func() string { return strings.TrimSuffix(form, "d") },
		func() string { return strings.TrimSuffix(form, "ed") },
		func() string { return strings.TrimSuffix(form, "s") },
		func() string { return strings.TrimSuffix(form, "ing") },
		func() string { return strings.TrimSuffix(form, "ing") + "e" },
		func() string { return strings.TrimSuffix(strings.TrimSuffix(form, "ied"), "ies") + "y" },
	} {
		if ok {
			break
		}
		e, ok = r.verbs[try()]
	}
	return e, ok
}

// cue is a reporting word at a place: the token, the head of the nominal that speaks, and the content that the tree
// gives it.
type cue struct {
	head     int // token
	entry    entry
	first    int // the phrase, tokens [first, last)
	last     int
	speaker  int   // head token; -1 unknown
	content  []int // tokens, in order; nil if the tree gives none
	passages []int // quotations it governs, in order
	blocked  bool  // negated: "did not say whether"
}

// findCues are the reporting words outside quotation marks, in order.
func (r *reader) findCues() []cue {
	var found []cue
	for i := range r.t.Tokens {
		if r.inside[i] >= 0 {
			continue
		}
		c, ok := r.cueAt(i)
		if ok {
			found = append(found, c)
		}
	}
	return found
}

// cueAt reads the cue that token i heads.
func (r *reader) cueAt(i int) (cue, bool) {
	t := r.t
	lemma := t.Lemma(i)
	c := cue{head: i, first: i, last: i + 1, speaker: -1}
	switch t.Tokens[i].UPOS {
	case "VERB", "AUX":
		e, ok := cues().verb(lemma, t.Tokens[i].Form)
		if !ok && lemma == "put" {
			return r.put(c)
		}
		if !ok {
			return r.words(c)
		}
		c.entry = e
		if k := t.Child(i, "compound:prt"); k == i+1 { // "pointed out"
			c.last = k + 1
		}
		c.blocked = negated(t, i)
		c.speaker = r.subject(i, 0)
		c.content = r.content(c)
		return c, true
	case "PUNCT":
		return r.stop(c)
	case "NOUN":
		e, ok := cues().nouns[lemma]
		if !ok {
			return r.words(c)
		}
		c.entry = e
		return r.nounCue(c)
	}
	return r.words(c)
}

// negated: "The mayor did not say whether he would run."
func negated(t *tree.Tree, i int) bool {
	for _, k := range t.All(i, "advmod") {
		if l := t.Lemma(k); l == "not" || l == "never" || l == "n't" {
			return true
		}
	}
	if t.Is(i, "xcomp") { // "declined to say"
		switch t.Lemma(t.Tokens[i].Head) {
		case "decline", "refuse", "fail":
			return true
		}
	}
	return false
}

// nounCue: "the army's claim that it held the town". Without a speaker or a clause it is no cue.
func (r *reader) nounCue(c cue) (cue, bool) {
	t := r.t
	clause := t.Child(c.head, "acl", "ccomp")
	if clause < 0 || t.Is(clause, "acl:relcl") || !r.marked(clause, c.entry) {
		return c, false
	}
	c.content = t.Subtree(clause, nil)
	if k := t.Child(c.head, "nmod:poss"); k >= 0 {
		c.speaker = k
		return c, true
	}
	for _, k := range t.All(c.head, "nmod") {
		if p := t.Case(k); p == "by" || p == "from" || p == "of" {
			c.speaker = k
			return c, true
		}
	}
	return c, false
}

// marked reports whether a clause begins as the entry asks: "that it held", "to go".
func (r *reader) marked(clause int, e entry) bool {
	k := r.t.Child(clause, "mark")
	if k < 0 {
		return false
	}
	return e.takes[r.t.Lemma(k)]
}

// words reads the phrases: "according to the ministry", "in the words of the mayor".
func (r *reader) words(c cue) (cue, bool) {
	i, t := c.head, r.t
	word := func(k int) string {
		if k < 0 || k >= len(t.Tokens) {
			return ""
		}
		return strings.ToLower(t.Tokens[k].Form)
	}
	c.entry = entry{"phrase", map[string]bool{"q": true}}
	switch {
	case word(i) == "according" && word(i+1) == "to":
		c.last = i + 2
	case word(i-2) == "in" && word(i-1) == "the" && word(i+1) == "of" && strings.Contains(" words view opinion ", " "+word(i)+" "):
		c.first, c.last = i-2, i+2
	default:
		return c, false
	}
	if c.last >= len(t.Tokens) || t.Sentence(c.last) != t.Sentence(i) {
		return c, false
	}
	c.speaker = r.nominalAfter(c.last)
	if c.speaker < 0 {
		return c, false
	}
	c.content = r.aside(c)
	return c, true
}

// stop reads the marks that stand for a verb: Mayor Dole: “We are broke.” and “We are broke.” — Ann Dole, mayor.
func (r *reader) stop(c cue) (cue, bool) {
	t, i := r.t, c.head
	s := t.SentenceOf(i)
	switch form := t.Tokens[i].Form; {
	case form == ":" && i+1 < len(t.Tokens) && r.inside[i+1] >= 0:
		c.entry = entry{"colon", map[string]bool{"q": true}}
		c.speaker = r.nominalBefore(i)
		return c, c.speaker >= 0 && t.Tokens[c.speaker].UPOS == "PROPN" && t.At(r.nominal(c.speaker, &c).Start) == s.First
	case strings.Contains("-–—―", form) && i > 0 && r.inside[i-1] >= 0 && i+1 < s.Last:
		c.entry = entry{"dash", map[string]bool{"q": true}}
		c.speaker = r.nominalAfter(i + 1)
		return c, c.speaker >= 0 && t.Tokens[c.speaker].UPOS == "PROPN" && !r.verbAfter(c.speaker, s.Last)
	}
	return c, false
}

// verbAfter: the words go on as a clause of their own, so that no signature stands there.
func (r *reader) verbAfter(from, to int) bool {
	for k := from; k < to; k++ {
		if u := r.t.Tokens[k].UPOS; u == "VERB" || u == "AUX" {
			return true
		}
	}
	return false
}

// put: "As the mayor put it, the town is broke."
func (r *reader) put(c cue) (cue, bool) {
	t := r.t
	if c.last >= len(t.Tokens) || t.Lemma(c.last) != "it" {
		return c, false
	}
	mark := t.Child(c.head, "mark")
	if mark < 0 || t.Lemma(mark) != "as" {
		return c, false
	}
	c.entry = entry{"phrase", map[string]bool{"q": true}}
	c.last++
	c.speaker = r.subject(c.head, 0)
	c.content = r.aside(c)
	return c, c.speaker >= 0
}
