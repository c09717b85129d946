package eval

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"readout"
)

// light are words that name nothing.
var light = map[string]bool{"the": true, "a": true, "an": true, "and": true, "or": true, "of": true, "for": true, "in": true, "to": true,
	"at": true, "on": true, "with": true, "by": true, "from": true, "s": true, "mr": true, "mrs": true, "ms": true, "dr": true, "sir": true}

var possessive = regexp.MustCompile(`['’]s\b`)

// words are the words of a name in lower case, without accents, dots and the possessive: "U.N.'s Zoë" → un zoe.
func words(name string) []string {
	plain := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) || r == '.' {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(name))
	plain = possessive.ReplaceAllString(plain, " ")
	return strings.FieldsFunc(plain, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' })
}

var after = regexp.MustCompile(`,|\s(?:of|for|in|to|at|on|with|by|from|who|that)\s`)

// head is the word that names the thing, the last before a comma or a preposition: "the Ministry of Defence" → ministry.
func head(name string) string {
	first := after.Split(strings.TrimSpace(name), 2)[0]
	for _, n := range []string{first, name} {
		for _, w := range slices.Backward(words(n)) {
			if !light[w] {
				return w
			}
		}
	}
	return ""
}

// meet reports whether the head of one name is a word of the other.
func meet(a, b string) bool {
	x, y := head(a), head(b)
	return x != "" && y != "" && (slices.Contains(words(b), x) || slices.Contains(words(a), y))
}

// party is somebody as Readout told it: every name it gives, code and country.
type party struct {
	names         []string
	code, country string
}

// tellParties makes parties of actors; text is what their spans count in, "" for none.
func tellParties(text string, list []readout.Actor) []party {
	var out []party
	for _, a := range list {
		p := party{names: []string{a.Name, a.Entity, a.Span.In(text)}, code: a.Code, country: a.Country}
		if p.code == "" {
			p.code = a.Country + a.Sector
		}
		if p.country == "" {
			p.country = p.code[:min(3, len(p.code))]
		}
		out = append(out, p)
	}
	return out
}

// byCode: the code begins with the gold's country and first sector.
func (g goldParty) byCode(p party) bool {
	return g.Code != "" && strings.HasPrefix(p.code, g.Code[:min(6, len(g.Code))])
}

// byName: some name shares a head, and no two countries stand against each other.
func (g goldParty) byName(p party) bool {
	country := g.Country
	if country == "" {
		country = g.Code[:min(3, len(g.Code))]
	}
	if country != "" && p.country != "" && country != p.country {
		return false
	}
	return slices.ContainsFunc(p.names, func(n string) bool { return meet(g.Name, n) })
}

// is compares by code where the gold has one, else by name.
func (g goldParty) is(p party) bool {
	if g.Code != "" {
		return g.byCode(p)
	}
	return g.byName(p)
}

// paired is how many of n things can each be given a partner of their own among m.
func paired(n, m int, same func(i, j int) bool) int {
	partner := make([]int, m) // 1 + i, 0 for none
	var place func(i int, seen []bool) bool
	place = func(i int, seen []bool) bool {
		for j := range m {
			if seen[j] || !same(i, j) {
				continue
			}
			seen[j] = true
			if partner[j] == 0 || place(partner[j]-1, seen) {
				partner[j] = i + 1
				return true
			}
		}
		return false
	}
	right := 0
	for i := range n {
		if place(i, make([]bool, m)) {
			right++
		}
	}
	return right
}

// sameSide reports whether the two lists name the same parties, one to one.
func sameSide(gold []goldParty, told []party) bool {
	return len(gold) == len(told) && paired(len(gold), len(told), func(i, j int) bool { return gold[i].is(told[j]) }) == len(gold)
}
