package gazetteer

import (
	"cmp"
	"slices"
	"strings"
)

// core reads what modifiers left: a title, a title of or for something, something's title, or a minister of something.
func (p *phrase) core() bool {
	return p.plainTitle(p.words) || p.designated() || p.somethings(p.words) || p.ofSomething()
}

func (p *phrase) plainTitle(words []string) bool {
	worded := strings.ToLower(strings.Join(words, " "))
	o, ok := loadOffices().titles[worded]
	if !ok {
		return p.minister(words)
	}
	o.worded = worded
	p.take(o)
	return true
}

// written undoes the spaces that pieces make.
var written = strings.NewReplacer(" - ", "-", " 's", "'s", " ,", ",")

// take fills in what a title of the table says; a country that the words name stands.
func (p *phrase) take(o office) {
	p.info.Title, p.info.Rank = o.title, o.rank
	p.info.Words = written.Replace(cmp.Or(o.worded, o.title))
	if first, _, _ := strings.Cut(o.title, " "); first == "deputy" || first == "vice" {
		p.info.Deputy = true
	}
	if p.info.Sector == "" {
		p.info.Sector = o.sector
	}
	if p.info.Country == "" {
		p.info.Country = o.country
	}
}

// designated reads "president-elect", "prime minister-designate".
func (p *phrase) designated() bool {
	n := len(p.words)
	if n < 2 || !slices.Contains([]string{"elect", "designate", "delegate"}, strings.ToLower(p.words[n-1])) {
		return false
	}
	rest := slices.Clone(p.words[:n-1])
	if rest[len(rest)-1] == "-" {
		rest = rest[:len(rest)-1]
	}
	if len(rest) == 0 || !p.plainTitle(rest) {
		return false
	}
	p.info.Elect = true
	return true
}

// minister reads "culture minister", "trade and industry ministers", "pensions secretary".
func (p *phrase) minister(words []string) bool {
	n := len(words)
	if n < 2 {
		return false
	}
	last := strings.ToLower(words[n-1])
	if slices.Contains([]string{"minister", "ministers", "secretary"}, last) && portfolio(words[:n-1]) {
		p.info.Subject = strings.ToLower(strings.Join(words[:n-1], " "))
		p.take(office{title: p.info.Subject + " " + strings.TrimSuffix(last, "s"), sector: "GOV", rank: 3})
		return true
	}
	return false
}

// portfolio reports whether every word is one that ministries are named by, or joins such words.
func portfolio(words []string) bool {
	known := loadOffices().portfolios
	named := false // of the last words: "state ," is no portfolio
	for i := 0; i < len(words); {
		n := longest(words[i:], known)
		switch {
		case n > 0:
			named = true
			i += n
		case slices.Contains([]string{"and", "of", "for", "the", ",", "&", "-"}, strings.ToLower(words[i])):
			named = false
			i++
		default:
			return false
		}
	}
	return named
}

func longest(words []string, known map[string]bool) int {
	for n := min(len(words), 4); n > 0; n-- {
		if known[strings.ToLower(strings.Join(words[:n], " "))] {
			return n
		}
	}
	return 0
}

// ofSomething reads "minister for trade", "king of Jordan", "head of the army", "ambassador to Kenya".
func (p *phrase) ofSomething() bool {
	for i, w := range p.words {
		if i == 0 || i == len(p.words)-1 || !slices.Contains([]string{"of", "for", "to", "in", "at", "with"}, w) {
			continue
		}
		left, right := p.words[:i], withoutArticle(p.words[i+1:])
		name := strings.ToLower(strings.Join(left, " "))
		if len(right) == 0 {
			continue
		}
		if slices.Contains([]string{"minister", "ministers", "secretary", "state minister"}, name) && w != "to" && portfolio(right) {
			p.info.Subject = strings.ToLower(strings.Join(right, " "))
			p.take(office{title: strings.TrimSuffix(name, "s"), sector: "GOV", rank: 3})
			return true
		}
		before := p.info
		if p.plainTitle(left) || p.somethings(left) {
			if p.joined(w, right) {
				return true
			}
		}
		p.info = before
	}
	return false
}

// joined reads what follows a title after a preposition.
func (p *phrase) joined(preposition string, right []string) bool {
	o := loadOffices().titles[strings.ToLower(p.info.Title)]
	if p.info.Subject != "" || len(right) == 0 {
		return false
	}
	if n, iso3 := nationality(right); n == len(right) {
		if preposition == "to" {
			p.info.Post = iso3
		} else if p.info.Country == "" || p.info.Country == o.country {
			p.info.Country = iso3
		}
		return true
	}
	b, ok := body(right)
	if !ok {
		if (o.shape == shapeHead || preposition == "for") && portfolio(right) {
			p.info.Subject = strings.ToLower(strings.Join(right, " "))
			return true
		}
		return false
	}
	if preposition == "to" {
		p.info.Post, p.info.Body = b.country, ""
		return true
	}
	p.of(b, o)
	return true
}

// of makes the office one of a body: its country, and its sector where the title has none of its own.
func (p *phrase) of(b bodyInfo, o office) {
	if b.country != "" {
		p.info.Country = b.country
	}
	p.info.Body = b.name
	if o.shape == shapeHead {
		p.info.Sector = b.sector
	}
}

// somethings reads "White House spokesman", "rebel commander", "State Department's deputy spokesman".
func (p *phrase) somethings(words []string) bool {
	for i := 1; i < len(words); i++ { // the longest title first: "chief of staff" before "staff"
		b, ok := body(words[:i])
		if !ok || cutsTitle(words, i) {
			continue
		}
		rest := phrase{words: words[i:], info: p.info}
		if !rest.read() {
			continue
		}
		o, known := loadOffices().titles[strings.ToLower(rest.info.Title)]
		if !known {
			o.shape = shapeTitle
		}
		p.info = rest.info
		if p.info.Body == "" {
			p.of(b, o)
		}
		return true
	}
	return false
}

// cutsTitle reports whether a title of several words begins before the i-th of words and goes on after it: "attorney general of Kenya" is no
// attorney's general.
func cutsTitle(words []string, i int) bool {
	for from := range i {
		for to := i + 1; to <= len(words); to++ {
			if _, ok := loadOffices().titles[strings.ToLower(strings.Join(words[from:to], " "))]; ok {
				return true
			}
		}
	}
	return false
}

// bodyInfo is what a title is the title of.
type bodyInfo struct{ name, country, sector string }

// body finds the body that words name wholly: an organisation, a metonym, a group. A nationality in front gives the country.
func body(words []string) (bodyInfo, bool) {
	words = withoutArticle(words)
	if n := len(words); n > 1 && words[n-1] == "'s" {
		words = words[:n-1]
	}
	if len(words) == 0 || !loadNames().opens(words[0]) || strings.EqualFold(words[0], "local") && len(words) == 1 {
		return bodyInfo{}, false
	}
	k := strings.Join(words, " ")
	if o, ok := loadOrganisations().findKey(k); ok {
		return bodyInfo{o[0].Name, o[0].Country, o[0].Sector()}, true
	}
	if m, ok := loadMetonyms().findKey(k); ok {
		return bodyInfo{m.Name, m.Country, m.Sector}, true
	}
	if i := slices.Index(words, "of"); i > 0 { // "central bank of Kenya"
		if n, iso3 := nationality(withoutArticle(words[i+1:])); n > 0 && n == len(withoutArticle(words[i+1:])) {
			b, ok := body(words[:i])
			b.country = iso3
			return b, ok
		}
	}
	if n, iso3 := nationality(words); n > 0 && n < len(words) {
		b, ok := body(words[n:])
		if b.country == "" {
			b.country = iso3
		}
		return b, ok
	}
	if _, ok := modifiers[strings.ToLower(k)]; ok { // "deputy foreign minister" is nobody's foreign minister
		return bodyInfo{}, false
	}
	s, ok := loadAgents()[strings.ToLower(k)]
	if s == "NGO" {
		return bodyInfo{"", s, ""}, ok
	}
	return bodyInfo{"", "", s}, ok
}

func withoutArticle(words []string) []string {
	if len(words) > 0 && slices.Contains([]string{"the", "The", "a", "an", "'s", "-"}, words[0]) {
		return words[1:]
	}
	return words
}
