package code

import (
	"slices"
	"strings"

	"readout"
	"readout/internal/gazetteer"
)

// partiesOf are the parties that a nominal and those joined to it stand for. With indirect, a nominal that is no party gives
// the party it belongs to: "criticised the coalition's actions" is to the coalition, "condemned Israeli strikes" to Israel.
func (c *coder) partiesOf(h int, indirect bool) []readout.Actor {
	var found []readout.Actor
	for _, k := range c.t.Conjuncts(h) {
		if k != h && c.actOf[k] != nil {
			continue // "talks with Lund, as well as meetings with Otieno": another act
		}
		found = append(found, c.partyAt(k, indirect, 0)...)
		for _, prep := range []string{"alongside", "along with", "together with"} {
			for _, o := range c.ofCase(k, prep) {
				found = append(found, c.partiesOf(o, indirect)...)
			}
		}
	}
	return unique(c.joinedCountry(found))
}

// joinedCountry gives a nominal that is joined to another, and has no country of its own, the first one's: "four Belarusian judges
// and a prison governor".
func (c *coder) joinedCountry(list []readout.Actor) []readout.Actor {
	for i := 1; i < len(list); i++ {
		first, a := list[0], &list[i]
		if a.Country == "" && first.Country != "" && !first.Metonym && !c.properName(*a) && len(first.Country) == 3 && len(first.Code) > 3 {
			a.Country, a.Code = first.Country, first.Country
			if e := c.byName(a.Entity); e != nil && e.Sector != "" {
				a.Sector, a.Code = e.Sector, first.Country+e.Sector
			}
		}
	}
	return list
}

func (c *coder) partyAt(h int, indirect bool, depth int) []readout.Actor {
	if direct := c.direct(h); len(direct) > 0 {
		return direct
	}
	if depth > 3 || !indirect && !c.physical && !carries(c.lemma(h)) {
		return nil
	}
	if thing := c.ownThing(h); c.physical && len(thing) > 0 {
		return thing
	}
	if c.actOf[h] != nil && c.judges { // "condemned the shelling of the town": those who shelled, not the town
		return c.doers(h, depth)
	}
	for _, rel := range [][]int{c.t.All(h, "nmod:poss"), c.modifying(h), c.ofCase(h, "by"), c.ofCase(h, "of"), c.ofCase(h, "from"), c.ofCase(h, "between"), c.ofCase(h, "against"), c.ofCase(h, "with"), c.ofCase(h, "for"), c.ofCase(h, "to"), c.ofCase(h, "in")} {
		var found []readout.Actor
		for _, k := range rel {
			for _, one := range c.t.Conjuncts(k) {
				found = append(found, c.partyAt(one, true, depth+1)...)
			}
		}
		if found = without(found, c.exclude); len(found) > 0 {
			return found
		}
	}
	return nil
}

// doers are the parties who do what a noun names, as it says itself.
func (c *coder) doers(h, depth int) []readout.Actor {
	for _, rel := range [][]int{c.t.All(h, "nmod:poss"), c.doing(h), c.by(h), c.ofCase(h, "from"), c.ofCase(h, "between")} {
		var found []readout.Actor
		for _, k := range rel {
			for _, one := range c.t.Conjuncts(k) {
				found = append(found, c.partyAt(one, true, depth+1)...)
			}
		}
		if found = without(found, c.exclude); len(found) > 0 {
			return found
		}
	}
	return nil
}

// ownThing is a thing that its own words give a country: "a Kenyan army convoy", "Ugandan targets".
func (c *coder) ownThing(h int) []readout.Actor {
	m, ok := c.at[h]
	if !ok || len(c.modifying(h)) == 0 {
		return nil
	}
	e := c.entity[c.d.Mentions[m].Entity]
	if e == nil || e.Kind != "other" || e.Country == "" {
		return nil
	}
	span := c.plainSpan(m)
	return []readout.Actor{{Span: span, Name: span.In(c.d.Text), Entity: e.Name, Code: e.Country + e.Sector, Country: e.Country, Sector: e.Sector}}
}

// carries are nouns that act for the body that they belong to: "a statement by the ministry said", "the government's decision bars".
func carries(lemma string) bool {
	switch lemma {
	case "statement", "decision", "move", "office", "offensive", "spokesperson", "attack", "strike", "plane", "jet", "warplane", "shell", "missile", "rocket", "drone", "bomb", "aircraft", "ship", "vessel", "tank", "artillery", "court", "position", "policy", "law", "decree", "order", "support", "visit", "inquiry", "report", "resolution", "communique", "communiqué", "ruling", "vote", "helicopter", "warship", "convoy", "patrol", "unit", "raid", "airstrike", "bombardment", "crackdown", "bomber", "gunboat", "submarine", "frigate", "bulldozer":
		return true
	}
	return false
}

// direct is the party that a nominal itself names, resolved in the document; a plural gives its members.
func (c *coder) direct(h int) []readout.Actor {
	m, ok := c.at[h]
	if !ok {
		if n, named := c.named[h]; named {
			return c.nameParty(n)
		}
		return nil
	}
	mention := c.d.Mentions[m]
	span := mention.Span
	if mention.Kind == "pronoun" {
		if a, ok := c.firstPerson(h); ok {
			return a
		}
	}
	if len(mention.Members) > 0 {
		var found []readout.Actor
		for _, id := range mention.Members {
			if a, ok := c.party(c.entity[id], span); ok {
				found = append(found, a)
			}
		}
		return found
	}
	if a, ok := c.party(c.entity[mention.Entity], c.plainSpan(m)); ok {
		from := h
		if mention.Kind == "pronoun" {
			from = c.said(m)
		}
		if list := c.several(from, a); list != nil && mention.Kind != "name" {
			for i := range list {
				if from != h { // "they" for the leaders of France and Germany
					list[i].Span = span
				}
			}
			return list
		}
		return []readout.Actor{a}
	}
	return nil
}

// said is the head of the last nominal before a pronoun that speaks of the same; that of the pronoun, where there is none.
func (c *coder) said(m int) int {
	for k := m - 1; k >= 0; k-- {
		if o := c.d.Mentions[k]; o.Entity == c.d.Mentions[m].Entity && o.Kind == "nominal" {
			return o.Head
		}
	}
	return c.d.Mentions[m].Head
}

// plainSpan is the span of a mention without its article.
func (c *coder) plainSpan(m int) readout.Span {
	mention := c.d.Mentions[m]
	first := mention.First
	for first < mention.Head && (c.t.Is(first, "det") || c.t.Tokens[first].XPOS == "PRP$") {
		first++
	}
	return readout.Span{Start: c.t.Tokens[first].Span.Start, End: mention.Span.End}
}

// nameParty is a country or body named inside a nominal: the "Israeli" of "Israeli strikes".
func (c *coder) nameParty(n int) []readout.Actor {
	name := c.d.Names[n]
	if e := c.entity[name.Entity]; e != nil {
		if a, ok := c.party(e, name.Span); ok {
			return []readout.Actor{a}
		}
	}
	return nil
}

// party makes an actor of an entity that can act: a person, body, country, people or group. Things cannot.
func (c *coder) party(e *readout.Entity, span readout.Span) (readout.Actor, bool) {
	if e == nil {
		return readout.Actor{}, false
	}
	a := readout.Actor{Span: span, Name: e.Name, Entity: e.Name, Code: e.Code, Country: e.Country, Sector: e.Sector, Office: e.Office}
	switch e.Kind {
	case "person", "role", "organisation", "country", "nationality", "group":
	case "place":
		return c.place(a, e)
	case "other":
		if !actsAsBody(e.Name) {
			return a, false
		}
	default:
		return a, false
	}
	if a.Country == "" {
		a.Sector = "" // a sector without country is no code
	}
	if e.Kind == "group" || e.Kind == "other" || e.Kind == "role" {
		a.Name = withoutArticle(e.Name)
	}
	return a, true
}

// withoutArticle is a nominal as a party's name is given.
func withoutArticle(name string) string {
	if first, rest, ok := strings.Cut(name, " "); ok && rest != "" {
		switch first {
		case "the", "The", "a", "A", "an", "An":
			return rest
		}
	}
	return name
}

// place is a capital that stands for its government ("Moscow defended"), or a place whose people act.
func (c *coder) place(a readout.Actor, e *readout.Entity) (readout.Actor, bool) {
	name := strings.TrimPrefix(a.Name, "the ")
	if name == "Brussels" && !c.belgian() {
		a.Country, a.Code, a.Metonym = "EUR", "EUR", true
		return a, true
	}
	if iso, ok := gazetteer.Capital(name); ok {
		a.Country, a.Sector, a.Code, a.Metonym = iso, "GOV", iso+"GOV", true
		return a, true
	}
	if e.Country != "" {
		a.Sector, a.Code = "", e.Country
		return a, true
	}
	return a, false
}

// belgian reports a document that speaks of Belgium: elsewhere Brussels is the Union.
func (c *coder) belgian() bool {
	return slices.ContainsFunc(c.d.Names, func(n readout.Name) bool { return strings.HasPrefix(n.Span.In(c.d.Text), "Belgi") })
}

// actsAsBody reports nominals without code that still name a body or group: "Western leaders", "the coalition".
func actsAsBody(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	for i, w := range words {
		if i > 0 && (w == "of" || w == "in" || w == "for" || w == "from") {
			words = words[:i]
			break
		}
	}
	return len(words) > 0 && bodies[strings.TrimSuffix(words[len(words)-1], "s")]
}

var bodies = map[string]bool{"coalition": true, "leader": true, "ally": true, "allie": true, "alliance": true, "bloc": true, "group": true, "government": true, "power": true, "organisation": true, "organization": true, "union": true, "counterpart": true,
	"official": true, "authoritie": true, "force": true, "troop": true, "mediator": true, "negotiator": true, "movement": true, "council": true, "country": true, "countrie": true, "nation": true, "state": true, "delegation": true, "opposition": true, "mission": true, "committee": true, "side": true, "partie": true, "party": true, "regime": true, "militant": true, "rebel": true, "protester": true, "diplomat": true, "company": true, "ministry": true, "parliament": true, "court": true}

// firstPerson resolves "I" to the speaker of the quote it stands in, and "we" to the speaker's side.
func (c *coder) firstPerson(h int) ([]readout.Actor, bool) {
	switch strings.ToLower(c.t.Tokens[h].Form) {
	case "i", "we", "us", "me", "my", "our", "myself", "ourselves":
	default:
		return nil, false
	}
	if s := c.quoteSpeaker(h); s != nil {
		if a := c.speakerParty(s, c.t.Tokens[h].Span); a != nil {
			return []readout.Actor{*a}, true
		}
	}
	return nil, true
}

// speakerParty is the entity of a speaker as a party.
func (c *coder) speakerParty(s *readout.Speaker, span readout.Span) *readout.Actor {
	first, last := c.t.Range(s.Span)
	for i := first; i < last; i++ {
		if m, ok := c.at[i]; ok && c.d.Mentions[m].Entity != "" && s.Span.Overlaps(c.d.Mentions[m].Span) {
			if a, ok := c.party(c.entity[c.d.Mentions[m].Entity], span); ok {
				return &a
			}
		}
	}
	return nil
}

// pair completes a reciprocal act that names one party or none with those named just before: "the two sides", "their talks".
func (c *coder) pair(a *act, have []readout.Actor) []readout.Actor {
	for _, k := range c.t.All(a.trigger, "nmod:poss") {
		if m, ok := c.at[k]; ok && len(c.d.Mentions[m].Members) > 1 {
			return c.direct(k)
		}
	}
	if p := c.t.Case(a.trigger); (p == "in" || p == "during") && c.t.Is(a.trigger, "obl") {
		if o := c.actOf[c.t.Tokens[a.trigger].Head]; o != nil && o != a { // "In a phone call, Lund accused Otieno …"
			if o.actors == nil && o.others == nil {
				c.parties(o)
			}
			return unique(append(append([]readout.Actor{}, o.actors...), o.others...))
		}
	}
	return have
}

// unique drops parties named twice, by entity.
func unique(list []readout.Actor) []readout.Actor {
	var found []readout.Actor
	for _, a := range list {
		if !holds(found, a) {
			found = append(found, a)
		}
	}
	return found
}

func holds(list []readout.Actor, a readout.Actor) bool {
	for _, b := range list {
		if a.Entity == b.Entity {
			return true
		}
	}
	return false
}

// without drops from list those that are in other: nobody meets himself.
func without(list, other []readout.Actor) []readout.Actor {
	var found []readout.Actor
	for _, a := range list {
		if !holds(other, a) {
			found = append(found, a)
		}
	}
	return found
}
