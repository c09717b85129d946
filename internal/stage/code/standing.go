package code

import (
	"cmp"
	"slices"
	"strings"

	"readout"
	"readout/internal/gazetteer"
)

// arcParties are the parties at the ends of arcs of a role. A plural that is parted into its members ("ministers from Kiribati and
// Tuvalu") stands for those of them that have an arc of their own too.
func (c *coder) arcParties(a *act, role string) []readout.Actor {
	type party struct {
		readout.Actor
		parted bool
	}
	var all []party
	ends := a.node.Tokens(role, arcLeast)
	if len(ends) == 0 {
		ends = one(surest(a.node, role, onlyLeast))
	}
	for _, h := range ends {
		list := c.standsFor(h)
		for _, p := range list {
			all = append(all, party{p, len(list) > 1 && c.t.Tokens[h].UPOS == "NOUN"})
		}
	}
	var found []readout.Actor
	for _, p := range all {
		if !p.parted && slices.ContainsFunc(all, func(o party) bool { return o.parted && o.Span == p.Span }) {
			continue
		}
		found = append(found, p.Actor)
	}
	return outermost(unique(c.joinedCountry(found)))
}

// outermost drops a party told inside the words of another of its country: the "Syrian" of "Syrian targets".
func outermost(list []readout.Actor) []readout.Actor {
	return slices.DeleteFunc(slices.Clone(list), func(a readout.Actor) bool {
		return slices.ContainsFunc(list, func(b readout.Actor) bool {
			return b.Span != a.Span && b.Span.Contains(a.Span) && b.Country == a.Country
		})
	})
}

// standsFor are the parties that a word at the end of an arc stands for: whom the graph has it stand for, itself, or, where no rule
// takes it for a party, the nominal as worded.
func (c *coder) standsFor(h int) []readout.Actor {
	others := c.antecedents(h)
	own := c.partiesAt(h)
	if len(own) > 1 || len(own) == 1 && own[0].Code != "" && (len(others) < 2 || c.t.Tokens[h].UPOS == "PRON") {
		return own
	}
	var found []readout.Actor
	for _, t := range others {
		for _, p := range c.partiesAt(t) {
			p.Span = c.t.Tokens[h].Span
			found = append(found, p)
		}
	}
	if len(found) == 0 || len(found) < len(own) {
		return own
	}
	return unique(found)
}

// antecedents are the words that the graph has a pronoun or a plural ("both sides") stand for; for a singular the surest alone.
func (c *coder) antecedents(h int) []int {
	p := c.standing[h]
	if p == nil {
		return nil
	}
	var arcs []readout.Arc
	for _, l := range p.Links {
		if l.Role == "same" && l.Score >= sameLeast && l.Token != h {
			arcs = append(arcs, l)
		}
	}
	slices.SortStableFunc(arcs, func(x, y readout.Arc) int { return cmp.Compare(y.Score, x.Score) })
	switch strings.ToLower(c.t.Tokens[h].Form) {
	case "he", "him", "his", "she", "her", "it", "its", "i", "me", "my":
		arcs = arcs[:min(1, len(arcs))]
	}
	var found []int
	for _, l := range arcs {
		found = append(found, l.Token)
	}
	slices.Sort(found)
	return found
}

// partiesAt are the parties that a word itself names.
func (c *coder) partiesAt(h int) []readout.Actor {
	list := located(c.direct(h), c.t.Case(h))
	if len(list) == 0 {
		list = c.asWorded(h)
	}
	if len(list) > 1 && c.t.Tokens[h].UPOS == "PRON" {
		return list // "they" are of those whom the nominal before names one by one
	}
	for i := range list {
		from := h
		if m, ok := c.at[h]; ok && c.d.Mentions[m].Kind == "pronoun" && c.t.Sentence(c.said(m)) == c.t.Sentence(h) {
			from = c.said(m) // what its nominal is, the pronoun is
		}
		c.stand(&list[i], from)
	}
	return list
}

// asWorded is the party at a word that no rule takes for one, in the text's own words: a nominal, a pronoun that stands for nobody
// named, or a group told inside another nominal: "US government orders", "police bullets".
func (c *coder) asWorded(h int) []readout.Actor {
	m, mentioned := c.at[h]
	switch {
	case c.t.Tokens[h].UPOS == "PRON" && !personal[strings.ToLower(c.t.Tokens[h].Form)]:
		return nil
	case mentioned:
		span := c.plainSpan(m)
		a := readout.Actor{Span: span, Name: span.In(c.d.Text), Entity: c.entityName(m)}
		if e := c.entity[c.d.Mentions[m].Entity]; e != nil && e.Country != "" {
			a.Country, a.Sector, a.Code = e.Country, e.Sector, e.Country+e.Sector
		}
		return []readout.Actor{a}
	}
	sector, ok := gazetteer.Agent(c.lemma(h))
	if !ok || !c.t.Is(h, "compound", "nmod:desc", "amod") {
		return nil
	}
	first, country := h, ""
	for first > 0 && c.t.Tokens[first-1].Head <= c.t.Tokens[h].Head && c.t.Is(first-1, "compound", "amod") {
		first--
		if iso, _ := c.countryOf(first); iso != "" {
			country = iso
		}
	}
	span := c.t.Span(first, h)
	a := readout.Actor{Span: span, Name: span.In(c.d.Text), Entity: span.In(c.d.Text), Country: country}
	if country != "" {
		a.Sector, a.Code = sector, country+sector
	}
	return []readout.Actor{a}
}

// personal are pronouns that stand for somebody, told or not.
var personal = map[string]bool{"he": true, "him": true, "his": true, "she": true, "her": true, "they": true, "them": true, "their": true, "we": true, "us": true, "our": true, "i": true, "me": true, "my": true, "it": true, "its": true}

// stand gives a party without country that of the word that the graph has it belong to, and one without sector the graph's:
// "the minister" of a Danish report, "protesters" in Lagos.
func (c *coder) stand(a *readout.Actor, h int) {
	p := c.standing[h]
	if p == nil {
		return
	}
	least := linkLeast
	if a.Country != "" {
		least = linkOver
	}
	if iso := c.linked(p, least); iso != "" && iso != a.Country && !c.opposite(a, h, iso) && (a.Country == "" || c.doubtful(a, h)) {
		if e := c.byName(a.Entity); a.Sector == "" && e != nil {
			a.Sector = e.Sector
		}
		a.Country, a.Code = iso, iso+a.Sector
	}
	if a.Country != "" && c.contextual(a, h) && c.linked(p, linkNone) != a.Country {
		a.Country, a.Sector, a.Code = "", "", "" // the sentence speaks of the country, and the graph does not have the party belong to it
		return
	}
	if a.Country == "" && c.european(h) {
		a.Country, a.Code = "EUR", "EUR"
	}
	if a.Country == "" && !c.properName(*a) {
		a.Country = c.before(h)
		a.Code = a.Country
		if e := c.byName(a.Entity); e != nil && a.Country != "" {
			a.Sector, a.Code = e.Sector, a.Country+e.Sector
		}
	}
	if s := p.Sectors[0]; s.Score >= sectorLeast && a.Country != "" && s.Label != a.Sector && !c.known(a, s.Score) && (s.Label != "" || !c.agent(h)) {
		a.Sector, a.Code = s.Label, a.Country+s.Label
	}
	if info, ok := gazetteer.Country(a.Country); ok && !info.State() && a.Sector != "ELI" { // people of bodies of many countries, whatever their trade
		a.Sector, a.Code = "", a.Country
	}
	if a.Sector == "MIL" && c.lemma(h) == "officer" && c.ofPolice() {
		a.Sector, a.Code = "COP", a.Country+"COP"
	}
}

// ofPolice reports a text that speaks of police more than of soldiers: its officers are theirs.
func (c *coder) ofPolice() bool {
	police, soldiers := 0, 0
	for i := range c.t.Tokens {
		switch strings.ToLower(c.t.Tokens[i].Form) {
		case "police", "policeman", "policemen", "policewoman", "constable", "constables":
			police++
		case "army", "military", "soldier", "soldiers", "troops", "navy", "regiment", "battalion":
			soldiers++
		}
	}
	return police > soldiers
}

// agent reports a noun that says by itself of which sector its people are: "soldiers".
func (c *coder) agent(h int) bool {
	name := c.lemma(h)
	if k := c.t.Child(h, "compound", "amod"); k >= 0 && k == h-1 {
		name = c.lemma(k) + " " + name // "rights groups"
	}
	sector, ok := gazetteer.Agent(name)
	return ok && sector != "" && c.t.Tokens[h].UPOS == "NOUN"
}

// european reports "European monitors": of the Union, as the codebook has it, where no country is told.
func (c *coder) european(h int) bool {
	of := func(i int) bool { return c.t.Tokens[i].Form == "European" || c.t.Tokens[i].Form == "EU" }
	return of(h) || slices.ContainsFunc(c.t.All(h, "amod"), of)
}

// before is the one country that the nearest sentence before speaks of, where the sentence of a nominal speaks of none: "Lagos was
// quiet on Monday. Police patrolled the markets."
func (c *coder) before(h int) string {
	for n := c.t.Sentence(h); n >= 0 && n >= c.t.Sentence(h)-3; n-- {
		met := ""
		for i := c.d.Sentences[n].First; i < c.d.Sentences[n].Last; i++ {
			if iso := c.from(i); iso != "" && met != "" && iso != met {
				return ""
			} else if iso != "" {
				met = iso
			}
		}
		if met != "" && n == c.t.Sentence(h) {
			return ""
		} else if met != "" {
			return met
		}
	}
	return ""
}

// opposite reports a country that the clause sets a named office holder at h against, by naming another party of it: the Kenya of "Foreign
// Minister Lund met the President of Kenya", "the minister called on the Kenyan authorities".
func (c *coder) opposite(a *readout.Actor, h int, iso string) bool {
	if a.Office == "" || !c.properName(*a) || !c.t.Is(h, "nsubj", "obj", "obl") {
		return false
	}
	for _, o := range c.t.All(c.t.Tokens[h].Head, "nsubj", "obj", "obl") {
		m, ok := c.at[o]
		if !ok || o == h {
			continue
		}
		if e := c.entity[c.d.Mentions[m].Entity]; e != nil && e.Country == iso && (e.Kind == "person" || e.Kind == "role" || e.Kind == "group" || e.Kind == "country") {
			return true
		}
	}
	return false
}

// linked is the country of the word that the graph's surest link of a party leads to; "" for none.
func (c *coder) linked(p *readout.Party, least float64) string {
	best, country := least, ""
	for _, l := range p.Links {
		if l.Role == "country" && l.Score >= best {
			if iso := c.from(l.Token); iso != "" && iso != "IMG" && iso != "NGO" && iso != "MNC" {
				country, best = iso, l.Score
			}
		}
	}
	return country
}

// doubtful reports a party whose country none of its own words gives: a minister, a crowd, a person told by name alone.
func (c *coder) doubtful(a *readout.Actor, h int) bool {
	e := c.byName(a.Entity)
	if e == nil || e.Kind == "organisation" || e.Kind == "country" || e.Kind == "nationality" || e.Kind == "place" || e.Kind == "person" && settles(e.Why) {
		return false
	}
	m, ok := c.at[h]
	if !ok {
		return false
	}
	for i := c.d.Mentions[m].First; i < c.d.Mentions[m].Last; i++ {
		if c.from(i) == a.Country || c.personFrom(i) == a.Country {
			return false
		}
	}
	return true
}

// personFrom is the country of the person that a word names: "the Obama administration".
func (c *coder) personFrom(i int) string {
	if n, ok := c.named[i]; ok {
		if e := c.entity[c.d.Names[n].Entity]; e != nil && e.Kind == "person" && settles(e.Why) {
			return e.Country
		}
	}
	return ""
}

// settles reports a reason of a person's country that outweighs what a sentence makes likely.
func settles(why string) bool {
	switch why {
	case "title", "register", "register of office holders", "dateline":
		return true
	}
	return strings.HasPrefix(why, "outlet: ") || strings.HasPrefix(why, "written in ")
}

// contextual reports a party that has its country from what else its own sentence speaks of.
func (c *coder) contextual(a *readout.Actor, h int) bool {
	e := c.byName(a.Entity)
	if e == nil || e.Why != "place of the clause" && e.Why != "the only country in the text" || len(e.Words) == 0 {
		return false
	}
	return c.t.SentenceOf(h).Span.Contains(e.Words[len(e.Words)-1])
}

// known reports a party whose sector its words or a register give, unless the graph is surer than a title that other offices have
// too: a body, one who holds an office or held it.
func (c *coder) known(a *readout.Actor, sure float64) bool {
	e := c.byName(a.Entity)
	if e == nil {
		return false
	}
	titled := e.Sector == "ELI" || e.Office != "" && len(e.Code) > 3
	return e.Kind == "organisation" && e.Code != "" || titled && (e.Kind == "person" || sure < titleLeast)
}

// from is the country that a word names, or that the place or body of that name lies in.
func (c *coder) from(i int) string {
	if i+2 < len(c.t.Tokens) && c.t.Tokens[i+1].Form == "-" && gazetteer.Outsider(c.t.Tokens[i+2].Form) {
		return "" // "UAE-backed separatists" are of another country
	}
	if n, ok := c.named[i]; ok {
		if e := c.entity[c.d.Names[n].Entity]; e != nil && e.Country != "" {
			switch e.Kind {
			case "country", "nationality", "place", "organisation":
				return e.Country
			}
		}
	}
	if n, ok := c.placed[i]; ok {
		return c.d.Places[n].Country
	}
	return ""
}
