package actor

import (
	"slices"
	"strings"

	"readout"
	"readout/internal/gazetteer"
	"readout/internal/tree"
)

// names reads what stands before, beside and after each name: titles, appositions, possessors.
func (r *reader) names() {
	for i := range r.d.Entities {
		e := &r.d.Entities[i]
		switch e.Kind {
		case "person":
			r.person(e)
		case "country":
			if c, ok := gazetteer.CountryByName(trim(e.Name)); ok {
				take(e, profile{country: c.ISO3, why: "country", words: []readout.Span{e.Span}})
			} else if iso, ok := gazetteer.Half(trim(e.Name), r.d.Text); ok {
				take(e, profile{country: iso, why: "country", words: []readout.Span{e.Span}})
			}
		case "organisation", "nationality", "place":
			r.body(e)
		case "other":
			if r.isNamed(e) {
				r.body(e)
			}
		}
	}
}

// isNamed reports whether a name, not only a nominal, speaks of the entity.
func (r *reader) isNamed(e *readout.Entity) bool {
	return slices.ContainsFunc(r.of[e.ID], func(m int) bool { return r.d.Mentions[m].Kind == "name" })
}

// trim takes the possessive and the article off a name.
func trim(s string) string {
	s = strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s")
	for _, a := range []string{"the ", "The "} {
		s = strings.TrimPrefix(s, a)
	}
	return s
}

// person joins what all mentions of a person say: "Kenyan President Daniel Otieno", "Otieno, the president of Kenya,".
func (r *reader) person(e *readout.Entity) {
	for _, m := range r.of[e.ID] {
		mention := r.d.Mentions[m]
		if mention.Kind == "pronoun" {
			continue
		}
		name := r.inName(mention.Head)
		if p := r.title(mention.Head); p.office != "" {
			take(e, p)
		}
		p := r.phrase(mention.First, r.general(mention.Last), mention.Head, func(i int) bool { return name(i) })
		if p.office == "" && p.sector == "" && mention.Kind == "name" && p.country != "" && p.why != "organisation" && !r.adjective(mention.First) {
			continue // "Lund's Norway" says nothing of Lund
		}
		take(e, p)
		r.beside(e, mention.Head)
	}
	if _, of, ok := strings.Cut(e.Name, " of "); ok && e.Country == "" { // "King Sabelo of Eswatini"
		if c, ok := gazetteer.CountryByName(trim(of)); ok {
			take(e, profile{country: c.ISO3, why: "name", words: []readout.Span{e.Span}})
		}
	}
}

// title reads the title right before a personal name.
func (r *reader) title(head int) profile {
	p := profile{why: "title"}
	if n, ok := r.named[head]; ok {
		name := r.d.Names[n]
		r.office(&p, tree.Title(r.d, name), name.First, name.First, func(int) bool { return false })
	}
	return p
}

// adjective reports whether a demonym opens the phrase: "Norwegian Kari Lund".
func (r *reader) adjective(i int) bool {
	_, ok := gazetteer.Demonym(r.t.Tokens[i].Form)
	return ok
}

// inName reports whether a token belongs to the name that head stands in.
func (r *reader) inName(head int) func(int) bool {
	n, ok := r.named[head]
	return func(i int) bool {
		k, in := r.named[i]
		return ok && in && k == n
	}
}

// beside reads appositions and "X is the president of Y".
func (r *reader) beside(e *readout.Entity, h int) {
	beside := r.t.All(h, "appos")
	if head := r.t.Tokens[h].Head; r.t.Is(h, "nsubj") && r.t.Child(head, "cop") >= 0 && r.t.Tokens[head].UPOS == "NOUN" {
		beside = append(beside, head)
	}
	if r.t.Is(h, "appos") {
		beside = append(beside, r.t.Tokens[h].Head)
	}
	for _, b := range beside {
		m, ok := r.at[b]
		if !ok {
			continue
		}
		mention := r.d.Mentions[m]
		if _, named := r.named[b]; named {
			continue
		}
		p := r.phrase(mention.First, r.general(mention.Last), b, func(int) bool { return false })
		if p.office != "" || p.sector != "" {
			p.why = "apposition"
			r.after(&p, b)
			take(e, p)
		}
	}
}

// general is the end of a title's words with the "general" that parsers leave out: "his attorney general, Amina Said".
func (r *reader) general(last int) int {
	if last < len(r.t.Tokens) && r.t.Tokens[last].Form == "general" {
		last++
	}
	return last
}

// body is an organisation, nationality or place that the registers know, or whose own words say what it is.
func (r *reader) body(e *readout.Entity) {
	p := profile{why: "register"}
	if r.lookUp(&p, trim(e.Name), e.Span) || r.member(&p, e) {
		r.owned(e, &p)
		take(e, p)
		return
	}
	for _, m := range r.of[e.ID] {
		mention := r.d.Mentions[m]
		if mention.Kind != "name" {
			continue
		}
		p := r.phrase(mention.First, mention.Last, mention.Head, func(int) bool { return false })
		r.after(&p, mention.Head)
		take(e, p)
		r.described(e, mention)
	}
}

// member reports one of a party's people, in a text that speaks of its country: "a Republican" is of the Republicans.
func (r *reader) member(p *profile, e *readout.Entity) bool {
	q := profile{why: p.why}
	if e.Kind != "nationality" || !r.lookUp(&q, trim(e.Name)+"s", e.Span) || q.sector != "PTY" || !r.speaksOf(q.country) {
		return false
	}
	*p = q
	return true
}

// owned gives a party, parliament, court or ministry the country that its first owner names, where the register has another of that
// name: "Ecuador's Congress" is not the American one.
func (r *reader) owned(e *readout.Entity, p *profile) {
	if !ofState[p.sector] {
		return
	}
	for _, m := range r.of[e.ID] {
		for _, k := range r.t.All(r.d.Mentions[m].Head, "nmod:poss", "amod") {
			if n, ok := r.named[k]; ok && r.named[r.d.Mentions[m].Head] != n {
				q, span := profile{}, r.d.Names[n].Span
				if r.lookUp(&q, trim(span.In(r.d.Text)), span) && q.sector == "" && q.country != "" && q.country != p.country {
					p.country, p.code, p.why, p.words = q.country, q.country+p.sector, "owner", append(p.words, span)
				}
				if q.country != "" {
					return
				}
			}
		}
	}
}

// ofState are the sectors of bodies that many states have by one name.
var ofState = map[string]bool{"LEG": true, "PTY": true, "JUD": true, "GOV": true, "COP": true, "MIL": true}

// described takes the sector of an unknown body from the group noun that names it: "rebels of the Tibesti Front", "the rights group Justice
// Bridge".
func (r *reader) described(e *readout.Entity, m readout.Mention) {
	if e.Sector != "" || e.Kind != "organisation" {
		return
	}
	nouns := r.t.All(m.Head, "nmod:desc", "compound", "appos")
	if r.t.Is(m.Head, "nmod", "appos") && (r.t.Is(m.Head, "appos") || r.t.Case(m.Head) == "of") {
		nouns = append(nouns, r.t.Tokens[m.Head].Head)
	}
	for _, k := range nouns {
		if _, named := r.named[k]; named && r.named[k] == r.named[m.Head] {
			continue
		}
		name := r.t.Lemma(k)
		if c := r.t.Child(k, "compound", "amod"); c >= 0 && c == k-1 {
			name = r.t.Lemma(c) + " " + name
		}
		if s, ok := gazetteer.Agent(name); ok && s != "" {
			take(e, profile{sector: s, why: "nominal", words: []readout.Span{r.t.Tokens[k].Span}})
			return
		}
	}
}

// nominals read their own words and those they hang on: "officials of the ministry", "Assad's forces", "protesters in Nairobi".
func (r *reader) nominals() {
	for i := range r.d.Entities {
		e := &r.d.Entities[i]
		if e.Kind != "other" || e.Country != "" {
			continue
		}
		for _, m := range r.of[e.ID] {
			mention := r.d.Mentions[m]
			if mention.Kind != "nominal" {
				continue
			}
			p := r.phrase(mention.First, mention.Last, mention.Head, func(int) bool { return false })
			acts := p.office != "" || p.role || collective[r.t.Lemma(mention.Head)]
			if !acts {
				p.sector, p.code = r.ofThing(mention), "" // "Kerry's visit" is of a country, and no party
			}
			r.after(&p, mention.Head)
			take(e, p)
			if acts {
				r.kind(e)
			}
		}
	}
}

// ofThing is the sector of a thing from the group noun before it: "an army convoy", "a police station", "government websites".
func (r *reader) ofThing(m readout.Mention) string {
	for _, k := range r.t.All(m.Head, "compound", "nmod:desc") {
		if s, ok := gazetteer.Agent(r.t.Lemma(k)); ok {
			return s
		}
	}
	return ""
}

// kind says what sort of thing a nominal is once its role is known.
func (r *reader) kind(e *readout.Entity) {
	if e.Office != "" {
		e.Kind = "role"
	} else if e.Sector != "" || e.Code != "" || e.Country != "" {
		e.Kind = "group"
	}
}

// collective are nouns whose "of" says who they are: "members of the government".
var collective = map[string]bool{"member": true, "group": true, "number": true, "part": true, "team": true, "delegation": true, "representative": true, "thousand": true, "hundred": true, "dozen": true, "score": true,
	"crowd": true, "majority": true, "leader": true, "leadership": true, "head": true, "unit": true, "convoy": true, "column": true, "ten": true, "some": true, "many": true, "most": true, "several": true, "two": true, "three": true, "four": true, "five": true, "pair": true, "side": true, "branch": true, "wing": true, "chief": true, "forces": true, "office": true}

// after reads the possessor, and what follows "of", "from" and "in".
func (r *reader) after(p *profile, h int) {
	for _, c := range r.t.Children(h) {
		switch {
		case r.t.Is(c, "nmod:poss") && r.t.Lemma(h) == "counterpart": // "her Kenyan counterpart" is not of her country
		case r.t.Is(c, "nmod:poss"):
			r.borrow(p, c, p.sector == "" && (p.role || collective[r.t.Lemma(h)]))
		case r.t.Is(c, "nmod"):
			prep := r.t.Case(c)
			switch {
			case prep == "of" && collective[r.t.Lemma(h)]:
				r.borrow(p, c, true)
			case prep == "of" || prep == "from" || prep == "in" || prep == "for" || prep == "at":
				r.borrow(p, c, p.sector == "" && p.office != "")
			}
		}
	}
}

// borrow takes the country, and with sector the sector too, of the entity that another nominal stands for.
func (r *reader) borrow(p *profile, h int, sector bool) {
	m, ok := r.at[h]
	if !ok {
		return
	}
	mention := r.d.Mentions[m]
	e := r.byID[mention.Entity]
	if e == nil {
		return
	}
	country, code, sec := e.Country, e.Code, e.Sector
	if country == "" {
		q := r.phrase(mention.First, mention.Last, h, func(int) bool { return false })
		country, code, sec = q.country, q.code, q.sector
	}
	if sector && p.sector == "" && sec != "" {
		p.sector = sec
		p.words = append(p.words, mention.Span)
	}
	if country == "" || p.country != "" {
		return
	}
	p.country = country
	if sector && len(code) > 3 && p.sector == sec {
		p.code = code
	}
	p.words = append(p.words, mention.Span)
	if p.why == "title" && p.office == "" {
		p.why = "nominal"
	}
}
