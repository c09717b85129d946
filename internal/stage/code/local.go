package code

import (
	"slices"
	"strings"

	"readout"
	"readout/internal/gazetteer"
)

// several parts a plural of several countries into one party each: "the foreign ministers of Kenya and Uganda", "Indian and Omani warships".
func (c *coder) several(h int, base readout.Actor) []readout.Actor {
	if c.t.Tokens[h].XPOS != "NNS" && c.t.Tokens[h].XPOS != "NNPS" && c.lemma(h) != "police" {
		return nil
	}
	if e := c.byName(base.Entity); e != nil {
		base.Sector = e.Sector
	}
	var found []readout.Actor
	for _, first := range slices.Concat(c.t.All(h, "amod", "compound"), c.ofCase(h, "of"), c.ofCase(h, "from")) {
		for _, k := range c.t.Conjuncts(first) {
			if iso, span := c.countryOf(k); iso != "" {
				a := base
				a.Country, a.Code, a.Span = iso, iso+base.Sector, span
				a.Name = span.In(c.d.Text) + " " + c.t.Tokens[h].Form
				a.Entity = a.Name
				found = append(found, a)
			}
		}
	}
	if len(found) < 2 {
		return nil
	}
	return found
}

// countryOf is the country that a demonym, a country's name or a capital at token i stands for.
func (c *coder) countryOf(i int) (string, readout.Span) {
	n, ok := c.named[i]
	if !ok {
		return "", readout.Span{}
	}
	span := c.d.Names[n].Span
	text := span.In(c.d.Text)
	if iso, ok := gazetteer.Demonym(text); ok {
		return iso, span
	}
	if info, ok := gazetteer.CountryByName(text); ok && info.State() {
		return info.ISO3, span
	}
	return "", span
}

// abroad are the sectors of people that a text does not place where they act: envoys and leaders travel, armies fight abroad.
var abroad = map[string]bool{"GOV": true, "LEG": true, "SPY": true, "JRN": true}

// fromPlace gives the parties of an act what its place tells of them: hosts of a meeting, crowds and bodies where it happened.
func (c *coder) fromPlace(a *act) {
	if a.frame.Type == "CONSULT" {
		c.hosts(a)
	} else {
		if !utterance[a.frame.Type] {
			c.settle(a, a.actors, nil)
		}
		c.settle(a, a.others, a.actors)
	}
	counterparts(a)
	for _, list := range [][]readout.Actor{a.actors, a.others} {
		c.comeHome(list)
		c.ofNone(list)
	}
	c.againstOwn(a)
}

// settle gives parties without country that of the place where the act is told to happen: gunmen in Zamfara are Nigerian for the
// codebook, whoever they are; and so are the villages shelled there.
func (c *coder) settle(a *act, list, doers []readout.Actor) {
	iso := c.actPlace(a, doers)
	for i := range list {
		p := &list[i]
		if p.Country != "" || p.Metonym || c.properName(*p) {
			continue
		}
		e := c.byName(p.Entity)
		if e != nil && abroad[e.Sector] || utterance[a.frame.Type] && (e == nil || e.Sector == "") {
			continue
		}
		if country := c.ownPlace(*p); country != "" {
			iso = country
		}
		if iso == "" {
			continue
		}
		p.Country, p.Code = iso, iso
		if e != nil && e.Sector != "" {
			p.Sector, p.Code = e.Sector, iso+e.Sector
		}
	}
}

// properName reports a party that is named, not described.
func (c *coder) properName(p readout.Actor) bool {
	e := c.byName(p.Entity)
	return e != nil && (e.Kind == "person" || e.Kind == "organisation")
}

func (c *coder) byName(name string) *readout.Entity {
	for i := range c.d.Entities {
		if c.d.Entities[i].Name == name {
			return &c.d.Entities[i]
		}
	}
	return nil
}

// ownPlace is the country of a place inside the party's own words: "a boarding school in Nigeria's Zamfara state".
func (c *coder) ownPlace(p readout.Actor) string {
	first, last := c.t.Range(p.Span)
	for i := first; i < last; i++ {
		if n, ok := c.placed[i]; ok && c.d.Places[n].Country != "" {
			return c.d.Places[n].Country
		}
	}
	return ""
}

// actPlace is the country of the place that the act's clause names; where it names none, of the only country of the sentence.
func (c *coder) actPlace(a *act, doers []readout.Actor) string {
	if w := c.where(a); w != nil && w.Country != "" {
		return w.Country
	}
	n := c.t.Sentence(a.trigger)
	iso, many := c.onlyCountry(n, doers)
	for k := n - 1; iso == "" && !many && k >= 0 && k >= n-2; k-- { // "Riots broke out in Lyon. Police fired tear gas."
		iso, many = c.onlyCountry(k, nil)
	}
	return iso
}

// onlyCountry is the country that a sentence speaks of beside those of the doers, where it is one; many: it is several.
func (c *coder) onlyCountry(sentence int, doers []readout.Actor) (only string, many bool) {
	s := c.d.Sentences[sentence]
	for i := s.First; i < s.Last; i++ {
		if slices.ContainsFunc(doers, func(p readout.Actor) bool { return p.Span.Overlaps(c.t.Tokens[i].Span) }) {
			continue // the attacker's country says nothing of the attacked
		}
		country, _ := c.countryOf(i)
		if n, ok := c.placed[i]; ok {
			country = c.d.Places[n].Country
		}
		if country != "" && only != "" && country != only {
			return "", true
		}
		if country != "" {
			only = country
		}
	}
	return only, false
}

// hosts gives an office holder without country that of the place of a meeting with somebody from elsewhere: "Norway's foreign minister
// met President Otieno in Nairobi".
func (c *coder) hosts(a *act) {
	w := c.where(a)
	all := append(pointers(a.actors), pointers(a.others)...)
	if w == nil || w.Country == "" || len(all) != 2 {
		return
	}
	for i, p := range all {
		if other := all[1-i]; p.Country == "" && p.Office != "" && other.Country != "" && other.Country != w.Country {
			p.Country, p.Code = w.Country, w.Country
			if e := c.byName(p.Entity); e != nil {
				p.Sector, p.Code = e.Sector, w.Country+e.Sector
			}
		}
	}
}

// counterparts gives "her Kenyan counterpart" the sector of the one whose counterpart it is.
func counterparts(a *act) {
	all := append(append([]*readout.Actor{}, pointers(a.actors)...), pointers(a.others)...)
	for i, p := range all {
		if i == 0 || p.Sector != "" || p.Country == "" || !strings.Contains(p.Name, "counterpart") && !strings.Contains(p.Name, "opposite number") && !strings.Contains(p.Office+" "+p.Name, "colleague") {
			continue
		}
		p.Sector, p.Code = all[0].Sector, p.Country+all[0].Sector
	}
}

func pointers(list []readout.Actor) []*readout.Actor {
	var found []*readout.Actor
	for i := range list {
		found = append(found, &list[i])
	}
	return found
}

// material are the types whose recipients may be things: a town, a convoy, a ship.
var material = map[string]bool{"ASSAULT": true, "COERCE": true, "AID": true, "RETREAT": true, "SANCTION": true}

// things are the nominals of the recipient slots that are no party but that something is done to: "shelled three villages".
func (c *coder) things(a *act, slots []string) []readout.Actor {
	if !material[a.frame.Type] {
		return nil
	}
	if a.frame.Type == "COERCE" && a.frame.Mode != "seize" {
		return nil // a curfew on the city is on no party
	}
	for _, s := range slots {
		if s == "obj" && a.frame.Type == "AID" {
			continue // what is given is not whom it is given to
		}
		for _, h := range c.slot(a, s) {
			m, ok := c.at[h]
			if !ok || c.t.Tokens[h].UPOS == "PRON" || len(c.dated[h]) > 0 || c.actOf[h] != nil || abstract[c.lemma(h)] || c.own(h) {
				continue
			}
			span := c.plainSpan(m)
			return []readout.Actor{{Span: span, Name: span.In(c.d.Text), Entity: c.entityName(m)}}
		}
	}
	return nil
}

// own reports what belongs to the doer: "withdrew its troops" is done to nobody.
func (c *coder) own(h int) bool {
	for _, k := range c.t.All(h, "nmod:poss") {
		if c.t.Tokens[k].UPOS == "PRON" {
			return true
		}
	}
	return false
}

func (c *coder) entityName(m int) string {
	if e := c.entity[c.d.Mentions[m].Entity]; e != nil {
		return e.Name
	}
	return c.d.Mentions[m].Span.In(c.d.Text)
}

// abstract are nouns that name no thing or people that an act can be done to.
var abstract = map[string]bool{"time": true, "way": true, "day": true, "year": true, "month": true, "week": true, "end": true, "part": true, "place": true, "case": true, "issue": true, "problem": true, "fire": true, "attack": true, "war": true, "fight": true,
	"battle": true, "campaign": true, "record": true, "decision": true, "plan": true, "policy": true, "power": true, "money": true, "right": true, "law": true, "role": true, "talk": true, "agreement": true, "deal": true, "tension": true, "violence": true, "conflict": true}

// privateOnly reports an act of one private person towards nobody whom a code names: a quarrel, a career, a way of speaking.
func (c *coder) privateOnly(a *act) bool {
	if a.frame.Type != "ASSAULT" && a.frame.Type != "RETREAT" && a.frame.Type != "MOBILIZE" || len(a.actors) != 1 || len(a.others) > 0 {
		return false
	}
	e := c.byName(a.actors[0].Entity)
	if e == nil || e.Kind != "person" && e.Kind != "role" {
		return false
	}
	return slices.Contains([]string{"", "CVL", "BUS", "JRN", "EDU", "MED", "REL", "ELI"}, e.Sector)
}

// official reports parties that are governments or their bodies: their protest is a complaint, no demonstration.
func (c *coder) official(list []readout.Actor) bool {
	return len(list) > 0 && !slices.ContainsFunc(list, func(a readout.Actor) bool {
		e := c.byName(a.Entity)
		return !(strings.HasPrefix(a.Sector, "GOV") || a.Sector == "LEG" || a.Sector == "MIL" || a.Sector == "" && e != nil && e.Kind == "country")
	})
}
