package actor

import (
	"strings"

	"readout"
	"readout/internal/gazetteer"
)

// profile is what some words say of an entity.
type profile struct {
	country, sector, code, office, why string
	former                             bool
	role                               bool // the head is a noun of the register of groups and roles
	words                              []readout.Span
}

// longest is how many tokens a name of the registers may have.
const longest = 7

// phrase reads the words of tokens [first, last): countries, demonyms, organisations, and the title or role that head stands for.
// Tokens for which skip is true are not read (the personal name itself).
func (r *reader) phrase(first, last, head int, skip func(int) bool) profile {
	p := profile{why: "title"}
	if r.office(&p, first, last, head, skip) {
		return p
	}
	var rest []string
	for i := first; i < last; {
		if skip(i) {
			i++
			continue
		}
		if n := r.register(&p, i, last, head, skip); n > 0 {
			i += n
			continue
		}
		if i <= head && !r.t.Is(i, "det", "punct") || r.t.Tokens[i].Form == "-" {
			rest = append(rest, r.t.Tokens[i].Form)
		}
		i++
	}
	r.role(&p, rest, head)
	return p
}

// office reads the words as one title with its country or body: "former Kenyan deputy foreign minister". Words before it that are no part of
// it ("senior", "embattled", "human rights") are tried for a country or body by themselves. The head must stand in the title.
func (r *reader) office(p *profile, first, last, head int, skip func(int) bool) bool {
	var at []int
	for i := first; i < last; i++ {
		if !skip(i) && !r.t.Is(i, "det", "nummod") && (r.t.Tokens[i].UPOS != "PUNCT" || r.t.Tokens[i].Form == "-") {
			at = append(at, i)
		}
	}
	for n := range at {
		if at[n] > head {
			return false
		}
		o, ok := gazetteer.Office(r.forms(at[n:]))
		if !ok {
			continue
		}
		p.office, p.former, p.country, p.sector = r.forms(at[n:]), o.Former, o.Country, o.Sector
		p.words = []readout.Span{r.t.Span(at[n], at[len(at)-1])}
		if n > 0 && p.country == "" {
			r.before(p, at[0], at[n], skip)
		}
		return true
	}
	return false
}

// before looks for the country or body of an office in the words before it.
func (r *reader) before(p *profile, first, last int, skip func(int) bool) {
	q := profile{}
	for i := first; i < last; i++ {
		if r.register(&q, i, last, -1, skip) > 0 {
			break
		}
	}
	if q.country == "" {
		return
	}
	p.country, p.code = q.country, q.code
	if q.code != "" && q.sector != "" {
		p.sector = q.sector
	}
	p.words = append(p.words, q.words...)
}

func (r *reader) forms(at []int) string {
	var words []string
	for _, i := range at {
		words = append(words, r.t.Tokens[i].Form)
	}
	return strings.Join(words, " ")
}

// register looks the longest run of tokens from i up; it gives how many tokens it took.
func (r *reader) register(p *profile, i, last, head int, skip func(int) bool) int {
	for n := min(longest, last-i); n > 0; n-- {
		if skip(i + n - 1) {
			continue
		}
		span := r.t.Span(i, i+n-1)
		text := strings.Join(strings.Fields(span.In(r.d.Text)), " ")
		if n == 1 && lowerCase(text) {
			return 0
		}
		if r.outsider(i + n) {
			return n
		}
		if r.lookUp(p, text, span) {
			p.role = p.role || (i+n-1 == head || i == head) && p.why != "title" && p.code != ""
			return n
		}
	}
	return 0
}

// outsider reports whether the word that ends before token i is a country that helps, holds or bears somebody, who so is not of it: the
// "UAE" of "UAE-backed separatists".
func (r *reader) outsider(i int) bool {
	return i+1 < len(r.t.Tokens) && r.t.Tokens[i].Form == "-" && gazetteer.Outsider(r.t.Tokens[i+1].Form)
}

func lowerCase(s string) bool { return s == "" || s == strings.ToLower(s) }

func (r *reader) lookUp(p *profile, text string, span readout.Span) bool {
	if o, ok := gazetteer.OrganisationOn(text, r.d.Published.Value); ok && o.Country != "" {
		if p.code == "" {
			p.code, p.country, p.sector, p.why = o.Code(), o.Country, o.Sector(), "organisation"
			p.words = append(p.words, span)
		}
		return true
	}
	_, capital := gazetteer.Capital(text)
	if m, ok := gazetteer.Metonym(text); ok && !capital {
		if p.country == "" {
			p.country, p.sector, p.why = m.Country, m.Sector, "metonym"
			p.words = append(p.words, span)
		}
		return true
	}
	iso, ok := gazetteer.Demonym(text)
	if c, found := gazetteer.CountryByName(text); !ok && found {
		iso, ok = c.ISO3, true
	}
	if place, found := r.placeAt[span]; !ok && found && place.Country != "" {
		iso, ok = place.Country, true
	}
	if ok && p.country == "" {
		p.country = iso
		p.words = append(p.words, span)
	}
	return ok
}

// role finds the kind of group in the words that are left: "riot police", "rebels".
func (r *reader) role(p *profile, rest []string, head int) {
	lemma := r.t.Lemma(head)
	if lemma == "colleague" { // "her Kenyan colleague": of the same office, whatever it is
		p.role, p.office = true, lemma
	}
	for _, name := range []string{strings.ToLower(strings.Join(rest, " ")), compound(rest, lemma), lemma} {
		if s, ok := gazetteer.Agent(name); ok {
			p.role = true
			if p.sector == "" {
				p.sector = s
				p.words = append(p.words, r.t.Tokens[head].Span)
			}
			return
		}
	}
}

func compound(rest []string, lemma string) string {
	if len(rest) < 2 {
		return ""
	}
	return strings.ToLower(rest[len(rest)-2]) + " " + lemma
}
