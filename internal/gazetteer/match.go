package gazetteer

import (
	"slices"
	"sort"
	"strings"
	"sync"
)

// Kind is what a hit of Match names.
type Kind string

// The kinds. A name that is of several kinds ("New Zealand", "Washington") is of the first here that it is of.
const (
	KindMetonym      Kind = "metonym"      // Key: name for Metonym
	KindOrganisation Kind = "organisation" // Key: name for Organisation
	KindCountry      Kind = "country"      // Key: iso3, of the sovereign for a territory
	KindCapital      Kind = "capital"      // Key: iso3
	KindDemonym      Kind = "demonym"      // Key: iso3
	KindAgent        Kind = "agent"        // Key: words for Agent
	KindOffice       Kind = "office"       // Key: words for Office
)

// Hit is a name found among words: words [First, Last).
type Hit struct {
	First, Last int
	Kind        Kind
	Key         string
}

// names is every name of the registers by key, and for each first piece the most pieces that a name with it has.
type names struct {
	hit  map[string]Hit
	most map[string]int
}

var loadNames = sync.OnceValue(func() *names {
	n := &names{map[string]Hit{}, map[string]int{}}
	c := loadCountries()
	add(n, KindMetonym, loadMetonyms(), func(m MetonymInfo) string { return m.Name })
	add(n, KindOrganisation, loadOrganisations(), func(o []Org) string { return o[0].Name })
	add(n, KindCountry, c.name, func(i CountryInfo) string { return i.ISO3 })
	add(n, KindCapital, c.capital, func(iso3 string) string { return iso3 })
	add(n, KindDemonym, c.demonym, func(iso3 string) string { return iso3 })
	for words := range loadAgents() {
		n.add(words, Hit{Kind: KindAgent, Key: words})
	}
	return n
})

func add[T any](n *names, kind Kind, x index[T], k func(T) string) {
	for words, v := range x.exact {
		n.add(words, Hit{Kind: kind, Key: k(v)})
	}
	for words, v := range x.upper {
		n.add(words, Hit{Kind: kind, Key: k(v)})
	}
}

// add keeps the first hit of a key: kinds are added in the order of precedence, and one kind has one value for a key.
func (n *names) add(words string, h Hit) {
	if _, ok := n.hit[words]; ok {
		return
	}
	n.hit[words] = h
	first, _, _ := strings.Cut(words, " ")
	n.most[first] = max(n.most[first], strings.Count(words, " ")+1)
}

// Match finds the longest names of countries, peoples, capitals, metonyms, organisations and groups in a sentence's words,
// from the left, and the titles. Hits are in order of their first word; those other than offices do not overlap each
// other, but an office may hold some of them ("White House spokesman"). A word is whatever the tokenizer made: "U.S.",
// "Port-au-Prince" and "Port", "-", "au" … are all understood. Match goes by words alone: "Jordan" is a country here
// even where it is a man; see Ambiguous.
func Match(words []string) []Hit {
	split, at := splitWords(words)
	var out []Hit
	for i := 0; i < len(split); {
		h, n := loadNames().longest(split[i:], at[i:])
		if n == 0 || (i > 0 && at[i-1] == at[i]) { // a name starts where a word starts
			i++
			continue
		}
		h.First, h.Last = at[i], at[i+n-1]+1
		out = append(out, h)
		i += n
	}
	out = withOffices(out, matchOffices(words, split, at))
	sort.SliceStable(out, func(i, j int) bool {
		if out[i].First != out[j].First {
			return out[i].First < out[j].First
		}
		return out[i].Last > out[j].Last
	})
	return out
}

// splitWords are the pieces of words, and the word that each is of.
func splitWords(words []string) (split []string, at []int) {
	for i, w := range words {
		for _, p := range pieces(w) {
			split, at = append(split, p), append(at, i)
		}
	}
	return split, at
}

// opens reports whether a name begins with the piece.
func (n *names) opens(piece string) bool {
	return n.most[piece] > 0 || n.most[strings.ToLower(piece)] > 0
}

// longest is the longest name at the front of pieces and how many it takes; it ends where a word ends, a possessive apart.
func (n *names) longest(split []string, at []int) (Hit, int) {
	for size := min(len(split), max(n.most[split[0]], n.most[strings.ToLower(split[0])])); size > 0; size-- {
		if size < len(split) && at[size] == at[size-1] && split[size] != "'s" {
			continue
		}
		words := strings.Join(split[:size], " ")
		if h, ok := n.hit[words]; ok {
			return h, size
		}
		if h, ok := n.hit[strings.ToLower(words)]; ok && h.Kind == KindAgent {
			return h, size
		}
	}
	return Hit{}, 0
}

const (
	before = 7 // words before the last word of a title that may belong to it
	behind = 7 // words behind it: "of the People's Republic of China"
)

// withOffices adds titles to hits, and takes out the groups that are only part of a title: "state" in "secretary of state".
func withOffices(hits, titles []Hit) []Hit {
	kept := slices.DeleteFunc(hits, func(h Hit) bool {
		return h.Kind == KindAgent && slices.ContainsFunc(titles, func(o Hit) bool {
			return o.First <= h.First && h.Last <= o.Last && o.Last-o.First > h.Last-h.First
		})
	})
	return append(kept, titles...)
}

// titleSearch is a sentence in which titles are sought: its words, and its pieces with where each word's begin.
type titleSearch struct {
	words, split []string
	start        []int // start[i]:start[i+1] are the pieces of word i
}

// matchOffices finds titles: around each word that titles end in, the widest run that reads as one.
func matchOffices(words, split []string, at []int) []Hit {
	s := titleSearch{words, split, make([]int, len(words)+1)}
	for _, w := range at {
		s.start[w+1]++
	}
	for i := range words {
		s.start[i+1] += s.start[i]
	}
	var out []Hit
	for i := 0; i < len(words); i++ {
		if s.start[i] == s.start[i+1] || !loadOffices().last[strings.ToLower(split[s.start[i+1]-1])] {
			continue
		}
		if first, end := s.around(lastOf(out), i); end > 0 {
			out = append(out, Hit{first, end, KindOffice, strings.Join(words[first:end], " ")})
			i = end - 1
		}
	}
	return out
}

func (s titleSearch) pieces(first, end int) []string { return s.split[s.start[first]:s.start[end]] }

func (s titleSearch) reads(first, end int) bool {
	_, ok := readOffice(s.pieces(first, end))
	return ok
}

// lastOf is where the last hit ends.
func lastOf(hits []Hit) int {
	if len(hits) == 0 {
		return 0
	}
	return hits[len(hits)-1].Last
}

// around is the widest title around word i that begins at from or later, without a nationality or an article in front;
// end is 0 for none.
func (s titleSearch) around(from, i int) (first, end int) {
	for first = max(from, i-before); first <= i; first++ {
		if !outside(s.pieces(first, i+1)) && s.reads(first, i+1) {
			return first, s.end(first, i+1)
		}
	}
	return 0, 0
}

// end is where a title that reads up to word end does end: "of the army" and the like belong to it.
func (s titleSearch) end(first, end int) int {
	if end == len(s.words) || !continues[strings.ToLower(s.words[end])] {
		return end
	}
	for far := min(len(s.words), end+behind); far > end; far-- {
		if s.reads(first, far) {
			return far
		}
	}
	return end
}

var continues = map[string]bool{"of": true, "for": true, "to": true, "in": true, "at": true, "with": true, "-": true, "elect": true, "designate": true}

// outside reports whether pieces open with what is no part of a title: an article, a nationality, or a word that no title,
// portfolio, body or modifier begins with.
func outside(split []string) bool {
	if len(split) == 0 || notInTitle[strings.ToLower(split[0])] {
		return true
	}
	if n, _ := nationality(split); n > 0 {
		return true
	}
	_, modifies := modifiers[strings.ToLower(split[0])]
	return !modifies && !loadOffices().first[strings.ToLower(split[0])] && !loadNames().opens(split[0])
}

var notInTitle = map[string]bool{"the": true, "a": true, "an": true, ",": true, "-": true, "--": true, "'s": true, "his": true, "her": true, "its": true,
	"their": true, "new": true, "one": true, "time": true}
