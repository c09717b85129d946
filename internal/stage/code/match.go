package code

import (
	"slices"
	"strings"
)

// match finds the frame of token i as a verb, an adjective or a noun; nil if it states no act.
func (c *coder) match(i int) *act {
	k := c.t.Tokens[i]
	switch k.UPOS {
	case "VERB", "AUX":
		if c.t.Is(i, "aux", "cop", "amod", "compound", "case", "mark") {
			return nil
		}
		return c.best(i, c.rules.verbs[c.lemma(i)], c.verbFits)
	case "ADJ":
		return c.best(i, c.rules.verbs[c.lemma(i)], c.adjectiveFits)
	case "NOUN", "PROPN":
		if n, ok := c.named[i]; ok && c.d.Names[n].Label != "EVENT" || c.t.Is(i, "compound", "flat", "nmod:desc") {
			return nil
		}
		if a := c.best(i, c.rules.verbs[c.lemma(i)], c.gerundFits); a != nil {
			return a
		}
		return c.best(i, c.rules.nouns[c.lemma(i)], c.nounFits)
	}
	return nil
}

// best is the act of the most specific pattern that fits; of equals the first in the rules.
func (c *coder) best(i int, patterns []pattern, fits func(int, pattern) (map[string]int, bool)) *act {
	var all []candidate
	for _, p := range patterns {
		if prep, ok := fits(i, p); ok && !c.ruledOut(i, p.frame) && c.subjectIn(i, p.frame.Subjects) {
			all = append(all, candidate{p, prep})
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return b.pattern.weight() - a.pattern.weight() })
	var found *act
	if len(all) > 0 {
		p := all[0].pattern
		found = &act{frame: p.frame, pattern: p, trigger: i, verb: i, prep: all[0].prep, cue: -1, rest: all[1:]}
	}
	if found != nil && c.t.Tokens[i].UPOS != "VERB" && c.t.Tokens[i].UPOS != "AUX" && c.t.Tokens[i].UPOS != "ADJ" {
		found.verb = c.carrier(c.whole(i, found.pattern))
	}
	return found
}

// candidate is a pattern that fits, with the nominals of its prepositions.
type candidate struct {
	pattern pattern
	prep    map[string]int
}

// subjectIn reports whether the subject is one of the lemmas; true where none are asked for.
func (c *coder) subjectIn(i int, lemmas []string) bool {
	if len(lemmas) == 0 {
		return true
	}
	for _, s := range append(c.t.All(i, "nsubj"), c.ofCase(i, "by")...) {
		if slices.Contains(lemmas, c.lemma(s)) {
			return true
		}
	}
	return false
}

func (c *coder) adjectiveFits(i int, p pattern) (map[string]int, bool) {
	if !p.adjective || c.t.Is(i, "amod", "compound") {
		return nil, false
	}
	return c.fits(i, p)
}

func (c *coder) verbFits(i int, p pattern) (map[string]int, bool) {
	if p.adjective && !(c.t.Tokens[i].XPOS == "VBN" || c.t.Tokens[i].XPOS == "JJ") {
		return nil, false
	}
	return c.fits(i, p)
}

// gerundFits lets a verb's pattern fit a noun in -ing that the tagger made of it: "the shelling of the town" has its own noun entry.
func (c *coder) gerundFits(i int, p pattern) (map[string]int, bool) {
	if c.t.Tokens[i].XPOS != "VBG" {
		return nil, false
	}
	return c.fits(i, p)
}

// fits checks particles, prepositions, object and clause of a pattern. It gives the nominal of each preposition named.
func (c *coder) fits(i int, p pattern) (map[string]int, bool) {
	if len(p.particles) == 0 && c.t.Child(i, "compound:prt") >= 0 && len(p.preps) == 0 {
		return nil, false // "struck down a law" strikes nobody
	}
	for _, w := range p.particles {
		if !c.particle(i, w) {
			return nil, false
		}
	}
	prep := map[string]int{}
	for _, w := range p.preps {
		h, ok := c.oblique(i, w)
		if !ok {
			return nil, false
		}
		prep[w] = h
	}
	if len(p.objects) > 0 && !c.objectIn(i, p.objects) && !c.prepositional(prep, p) {
		return nil, false
	}
	return prep, p.clause == "" || c.clause(i, p.clause) >= 0
}

// prepositional reports whether the object list names what follows the last preposition: "call for (talks|ceasefire)".
func (c *coder) prepositional(prep map[string]int, p pattern) bool {
	if len(p.preps) == 0 {
		return false
	}
	h, ok := prep[p.preps[len(p.preps)-1]]
	return ok && h >= 0 && slices.Contains(p.objects, c.lemma(h))
}

// particle reports whether the verb has the word as particle, adverb or predicate: "carry out", "step down", "call off".
func (c *coder) particle(i int, word string) bool {
	for _, o := range c.t.All(i, "obl") { // "out of Somalia", where both words are its case
		for _, k := range c.t.All(o, "case") {
			if strings.EqualFold(c.t.Tokens[k].Form, word) {
				return true
			}
		}
	}
	for _, k := range c.t.Children(i) {
		if strings.EqualFold(c.t.Tokens[k].Form, word) && (c.t.Is(k, "compound", "advmod", "xcomp", "advcl", "case", "obl", "fixed", "obj") || c.t.Tokens[k].UPOS == "ADP") {
			return true
		}
		if c.lemma(k) == word && c.t.Is(k, "obj", "xcomp") {
			return true
		}
	}
	return false
}

// oblique is the nominal that the preposition joins to the verb, to its object, or that a passive strands ("was called on to"): -1.
func (c *coder) oblique(i int, prep string) (int, bool) {
	for _, k := range c.t.Children(i) {
		if c.t.Is(k, "obl", "nmod", "advcl", "obj", "xcomp", "ccomp") && c.hasCase(k, prep) && len(c.dated[k]) == 0 {
			return k, true
		}
		if c.t.Is(k, "advcl", "ccomp", "xcomp") {
			if m := c.t.Child(k, "mark"); m >= 0 && c.lemma(m) == prep {
				return k, true
			}
		}
	}
	if o := c.t.Child(i, "obj", "nsubj:pass"); o >= 0 {
		for _, k := range c.t.All(o, "nmod", "acl") {
			if c.t.Case(k) == prep && len(c.dated[k]) == 0 {
				return k, true
			}
			if m := c.t.Child(k, "mark"); m >= 0 && c.lemma(m) == prep {
				return k, true
			}
		}
	}
	for _, k := range c.t.Children(i) {
		if strings.EqualFold(c.t.Tokens[k].Form, prep) && c.t.Is(k, "compound:prt", "advmod", "obl", "case") {
			return -1, true
		}
	}
	return -1, false
}

// hasCase reports whether one of the prepositions of a nominal is prep.
func (c *coder) hasCase(k int, prep string) bool {
	if c.t.Case(k) == prep {
		return true
	}
	for _, m := range c.t.All(k, "case") {
		if c.lemma(m) == prep {
			return true
		}
	}
	return false
}

// objectIn reports whether the object, or what stands for it in a passive, is one of the lemmas, or of a class: "@person" people,
// "@party" anybody who can be a party.
func (c *coder) objectIn(i int, lemmas []string) bool {
	objects := append(c.t.All(i, "obj", "nsubj:pass", "xcomp"), c.t.All(i, "iobj")...)
	if c.t.Is(i, "acl") && c.t.Tokens[i].XPOS == "VBN" || c.t.Is(i, "acl:relcl") {
		objects = append(objects, c.t.Tokens[i].Head)
	}
	for _, o := range objects {
		for _, k := range append(c.t.Conjuncts(o), c.ofCase(o, "of")...) {
			if c.inList(k, lemmas) && !c.saysMore(k) {
				return true
			}
		}
	}
	return false
}

func (c *coder) inList(k int, lemmas []string) bool {
	described := c.described(k)
	for _, l := range lemmas {
		if slices.Contains(described, l) {
			return true
		}
		switch l {
		case c.lemma(k):
			return true
		case "":
		case "@person", "@party":
			if c.isParty(k, l == "@person") {
				return true
			}
		}
	}
	return false
}

// described are the lemmas of the title before a name or the apposition beside it: "summoned ambassador Peter Mwangi".
func (c *coder) described(k int) []string {
	var found []string
	if _, named := c.named[k]; !named {
		for _, d := range c.t.All(k, "compound") {
			found = append(found, c.lemma(d)) // "violated the ceasefire agreement"
		}
		return found
	}
	for _, d := range c.t.All(k, "nmod:desc", "appos", "compound") {
		found = append(found, c.lemma(d))
	}
	return found
}

// isParty reports whether a nominal stands for people, or, unless people are asked for, for any party.
func (c *coder) isParty(k int, people bool) bool {
	m, ok := c.at[k]
	if !ok {
		return false
	}
	e := c.entity[c.d.Mentions[m].Entity]
	if e == nil {
		return len(c.d.Mentions[m].Members) > 0
	}
	switch e.Kind {
	case "person", "role", "nationality", "group":
		return true
	case "organisation", "country":
		return !people
	}
	return false
}

// saysMore reports a noun that with the word before it is an entry of its own: "held joint exercises" is told by the noun.
func (c *coder) saysMore(i int) bool {
	for _, p := range c.rules.nouns[c.lemma(i)] {
		if _, ok := c.nounFits(i, p); ok && len(p.before) > 0 {
			return true
		}
	}
	return false
}

// clause is the complement of a kind: an infinitive, a that-clause, a gerund. -1 if there is none.
func (c *coder) clause(i int, kind string) int {
	if i < 0 {
		return -1
	}
	for _, k := range c.t.Children(i) {
		mark := ""
		if m := c.t.Child(k, "mark"); m >= 0 {
			mark = c.lemma(m)
		}
		switch kind {
		case "inf":
			if c.t.Is(k, "xcomp", "ccomp", "advcl", "acl") && mark == "to" {
				return k
			}
		case "that":
			if c.t.Is(k, "ccomp") && mark != "to" {
				return k
			}
		case "ing":
			if c.t.Is(k, "xcomp", "ccomp", "advcl") && c.t.Tokens[k].XPOS == "VBG" {
				return k
			}
		}
	}
	if kind == "inf" {
		if o := c.t.Child(i, "obj"); o >= 0 {
			return c.clause(o, "inf")
		}
	}
	return -1
}

// nounFits checks the words before a noun: "air strike", "phone call".
func (c *coder) nounFits(i int, p pattern) (map[string]int, bool) {
	if len(p.before) == 1 && slices.ContainsFunc(c.t.All(i, "amod", "compound"), func(k int) bool { return c.lemma(k) == p.before[0] }) {
		return map[string]int{}, true // "joint naval drills"
	}
	for n, w := range p.before {
		k := i - len(p.before) + n
		if k < 0 || (c.lemma(k) != w && !strings.EqualFold(c.t.Tokens[k].Form, w)) {
			return nil, false
		}
	}
	return map[string]int{}, true
}

// ruledOut reports a subject, object, compound or modifier with which the word is something else: "strike a deal", "heart attack".
func (c *coder) ruledOut(i int, f *Frame) bool {
	if len(f.Not) == 0 {
		return false
	}
	for _, k := range c.t.Children(i) {
		if c.t.Is(k, "obj", "iobj", "nsubj", "compound", "amod", "obl", "nmod", "xcomp", "advmod", "acl") && slices.Contains(f.Not, c.lemma(k)) {
			return true
		}
		if c.t.Is(k, "nsubj") && slices.ContainsFunc(c.ofCase(k, "of"), func(o int) bool { return slices.Contains(f.Not, c.lemma(o)) }) {
			return true // "thousands of teachers are on strike"
		}
		if c.t.Is(k, "obj", "nsubj") && c.rulesOutModifier(k, f) {
			return true // "declared a health emergency"
		}
	}
	h := c.t.Tokens[i].Head
	return h != i && c.t.Tokens[i].UPOS == "NOUN" && c.t.Is(i, "obj", "nsubj") && slices.Contains(f.Not, c.lemma(h))
}

func (c *coder) rulesOutModifier(object int, f *Frame) bool {
	for _, k := range c.t.All(object, "amod", "compound") {
		if slices.Contains(f.Not, c.lemma(k)) {
			return true
		}
	}
	return false
}

// whole is the head of an entry that has "of" in it: "state" of "state of emergency".
func (c *coder) whole(i int, p pattern) int {
	if slices.Contains(p.before, "of") && c.t.Is(i, "nmod") {
		return c.t.Tokens[i].Head
	}
	return i
}

// carriesAct are operators whose subject does what their object names: "held talks", "called off talks", "plans a visit".
var carriesAct = map[string]bool{"light": true, "cancelled": true, "planned": true, "considered": true, "ongoing": true, "negated": true}

// begins are verbs of beginning and calling that carry the act they name: "began a hunger strike", "called a general strike".
var begins = map[string]bool{"begin": true, "start": true, "call": true, "organise": true, "organize": true, "resume": true, "plan": true}

// carrier is the verb that carries a noun: "held" of "held talks with", or -1 where the noun stands by itself.
func (c *coder) carrier(i int) int {
	if c.t.Child(i, "cop") >= 0 {
		return i // "was on her way to Nairobi"
	}
	h := c.t.Tokens[i].Head
	for steps := 0; c.t.Is(i, "conj") && steps < 10; steps++ {
		i, h = h, c.t.Tokens[h].Head
	}
	if h == i || c.t.Tokens[h].UPOS != "VERB" {
		return -1
	}
	if (c.t.Is(i, "obj", "nsubj:pass") || c.t.Is(i, "obl") && c.t.Case(i) == "") && (carriesAct[c.op(h)] || begins[c.lemma(h)]) && c.actOf[h] == nil {
		return h
	}
	if c.t.Is(i, "obl") && c.rules.operator[c.lemma(h)+" "+c.t.Case(i)] == "light" {
		return h
	}
	return -1
}
