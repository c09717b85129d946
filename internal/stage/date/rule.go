package date

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed rules.txt
var rulesText string

// rule is one entry of the grammar.
type rule struct {
	name, anchor, resolver string
	pattern                []element
}

// element is one place of a pattern: any of some words or classes.
type element struct {
	words           []string // in small letters; a class in capitals
	optional, apart bool     // may be missing; is no part of the expression
}

// rules are the grammar by what a match can start with: a word or a class.
var rules = sync.OnceValue(func() map[string][]*rule {
	out := map[string][]*rule{}
	for l := range strings.Lines(rulesText) {
		f := strings.Split(strings.TrimSpace(l), " | ")
		if len(f) != 4 || l[0] == '#' {
			continue
		}
		r := &rule{name: f[0], resolver: f[2], anchor: f[1], pattern: parse(f[3])}
		seen := map[string]bool{}
		for _, e := range r.pattern {
			for _, w := range e.words {
				if !seen[w] {
					out[w], seen[w] = append(out[w], r), true
				}
			}
			if !e.optional {
				break
			}
		}
	}
	return out
})

func parse(pattern string) []element {
	var out []element
	for f := range strings.FieldsSeq(pattern) {
		e := element{optional: strings.HasSuffix(f, "?")}
		f = strings.TrimSuffix(f, "?")
		if strings.HasPrefix(f, "[") {
			e.apart, f = true, strings.Trim(f, "[]")
		}
		for w := range strings.SplitSeq(f, "|") {
			if w != strings.ToUpper(w) {
				w = strings.ToLower(w)
			}
			e.words = append(e.words, w)
		}
		out = append(out, e)
	}
	return out
}

// match is a rule that fits the words [from, to) of a sentence.
type match struct {
	rule     *rule
	from, to int
	reach    int     // behind the last word looked at
	values   []value // of the classes in the pattern, in order
	literals []string
}

// value is what a word means as a member of a class.
type value struct {
	class string
	n     int
	text  string
}

// longest is the longest match that starts at s[i].
func longest(s []word, i int) (best match, ok bool) {
	try := func(key string) {
		for _, r := range rules()[key] {
			if m, fits := r.fit(s, i); fits && (m.to > best.to || m.to == best.to && m.reach > best.reach) {
				best, ok = m, true
			}
		}
	}
	for _, c := range s[i].classes {
		try(c.class)
	}
	try(s[i].lower)
	return best, ok
}

// fit matches the pattern at s[i], taking optional places where it can.
func (r *rule) fit(s []word, i int) (match, bool) {
	m := match{rule: r, from: -1}
	return m, m.step(s, i, 0)
}

func (m *match) step(s []word, i, k int) bool {
	if k == len(m.rule.pattern) {
		return m.from >= 0
	}
	e := m.rule.pattern[k]
	was := *m
	if i < len(s) {
		if v, ok := e.accepts(s[i]); ok {
			m.take(e, v, s[i], i)
			if m.step(s, i+1, k+1) {
				return true
			}
			*m = was
		}
	}
	return e.optional && m.step(s, i, k+1)
}

func (m *match) take(e element, v value, w word, i int) {
	if v.class != "" {
		m.values = append(m.values[:len(m.values):len(m.values)], v)
	} else {
		m.literals = append(m.literals[:len(m.literals):len(m.literals)], w.lower)
	}
	m.reach = i + 1
	if e.apart {
		return
	}
	if m.from < 0 {
		m.from = i
	}
	m.to = i + 1
}

func (e element) accepts(w word) (value, bool) {
	for _, x := range e.words {
		if x == w.lower {
			return value{}, true
		}
		for _, c := range w.classes {
			if c.class == x {
				return c, true
			}
		}
	}
	return value{}, false
}

// says reports whether the expression holds this word of its rule.
func (m *match) says(word string) bool {
	for _, l := range m.literals {
		if l == word {
			return true
		}
	}
	return false
}
