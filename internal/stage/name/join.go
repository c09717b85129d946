package name

import (
	"strings"

	"readout"
	"readout/internal/tree"
)

// join makes one nominal of each personal name and the title before it, whatever the parser made of them: the name's first word heads
// it, as the treebanks have it, the title describes it. "Kenyan police freed opposition leader Peter Mwangi".
func join(d *readout.Document) {
	for _, n := range d.Names {
		if n.Label == "PER" {
			joinOne(d.Tokens, tree.Title(d, n), n.First, n.Last)
		}
	}
	for _, s := range d.Sentences {
		for i := s.First; i < s.Last; i++ {
			between(d.Tokens, s, i)
			absolute(d.Tokens, s, i)
			possessor(d.Tokens, s, i)
			oneSubject(d.Tokens, s, i)
		}
	}
}

// joinOne lets head (the first word of the name) take the place in the tree of whatever word of [first, last) hung outside it.
func joinOne(t []readout.Token, first, head, last int) {
	inside := func(i int) bool { return i >= first && i < last }
	out := -1
	for i := first; i < last; i++ {
		if h := t[i].Head; (h == i || !inside(h)) && (out < 0 || rank(t[i].Deprel) > rank(t[out].Deprel)) {
			out = i
		}
	}
	if out < 0 {
		return
	}
	outer, rel := t[out].Head, t[out].Deprel
	root := outer == out
	for i := first; i < last; i++ {
		if i != head && (i == out || !inside(t[i].Head) || t[i].Head == i) {
			t[i].Head, t[i].Deprel = head, within(i, head)
		}
	}
	t[head].Head, t[head].Deprel = outer, rel
	if root {
		t[head].Head = head
	}
	adopt(t, first, head, last)
}

func within(i, head int) string {
	if i < head {
		return "nmod:desc"
	}
	return "flat"
}

// rank prefers the relation of an argument to one that only names or describes.
func rank(rel string) int {
	switch rel {
	case "nmod:desc", "compound", "flat", "amod", "dep":
		return 0
	case "appos":
		return 1
	}
	return 2
}

// adopt gives the name what hung on the title: its preposition, what is joined to it, its relative clause.
func adopt(t []readout.Token, first, head, last int) {
	cased := false
	for i := max(0, first-3); i < min(len(t), last+40); i++ {
		if i >= first && i < last || t[i].Head < first || t[i].Head >= last || t[i].Head == i {
			continue
		}
		t[i].Head = head
		cased = cased || t[i].Deprel == "case"
	}
	if cased && t[head].Deprel == "appos" {
		t[head].Deprel = "nmod" // "the resignation of Defence Minister Amina Said"
	}
}

// between joins the second party of "talks between the government and the rebels" to the first, where the parser joined it to the talks.
func between(t []readout.Token, s readout.Sentence, c int) {
	if !strings.EqualFold(t[c].Form, "between") || t[c].Deprel != "case" {
		return
	}
	party := t[c].Head
	noun := t[party].Head
	if noun == party || noun >= party {
		return
	}
	for i := party + 1; i < s.Last; i++ {
		if t[i].Head == party && t[i].Deprel == "conj" {
			return
		}
		if t[i].Head == noun && t[i].Deprel == "conj" {
			t[i].Head = party
			return
		}
	}
}

// possessor hangs a nominal with 's on the noun after it, where the parser hung both on one verb: "the leader's release pleased Norway".
func possessor(t []readout.Token, s readout.Sentence, p int) {
	h := t[p].Head
	if t[p].XPOS != "POS" || h >= p || t[h].Deprel == "nmod:poss" || t[h].Head == h {
		return
	}
	for i := p + 1; i < s.Last && i < p+5; i++ {
		if t[i].UPOS == "NOUN" && t[i].Head == t[h].Head && i != t[h].Head {
			t[h].Head, t[h].Deprel = i, "nmod:poss"
			return
		}
	}
}

// absolute parts "with Moscow defending the general and Washington pressing for his ouster" into its two halves, where the parser joined
// the second subject to the object of the first.
func absolute(t []readout.Token, s readout.Sentence, z int) {
	v := z + 1
	if t[z].Deprel != "conj" || t[z].UPOS != "PROPN" || v >= s.Last || t[v].XPOS != "VBG" || hasSubject(t, s, v) {
		return
	}
	w := t[z].Head
	for steps := 0; steps < 6 && t[w].UPOS != "VERB" && t[w].Head != w; steps++ {
		w = t[w].Head
	}
	if t[w].XPOS != "VBG" || w >= z || !hasSubject(t, s, w) {
		return
	}
	t[z].Head, t[z].Deprel = v, "nsubj"
	t[v].Head, t[v].Deprel = w, "conj"
}

func hasSubject(t []readout.Token, s readout.Sentence, v int) bool {
	for i := s.First; i < s.Last; i++ {
		if t[i].Head == v && i != v && strings.HasPrefix(t[i].Deprel, "nsubj") {
			return true
		}
	}
	return false
}

// oneSubject makes the second subject of an active verb its object: "Otieno dismissed Defence Minister Amina Said".
func oneSubject(t []readout.Token, s readout.Sentence, v int) {
	if t[v].UPOS != "VERB" {
		return
	}
	before, after, object := false, -1, false
	for i := s.First; i < s.Last; i++ {
		if t[i].Head != v || i == v {
			continue
		}
		switch {
		case t[i].Deprel == "nsubj" && i < v:
			before = true
		case t[i].Deprel == "nsubj" && after < 0:
			after = i
		case t[i].Deprel == "obj" || t[i].Deprel == "aux:pass":
			object = true
		}
	}
	if before && after > 0 && !object {
		t[after].Deprel = "obj"
	}
}
