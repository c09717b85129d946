package code

import (
	"slices"
	"strings"

	"readout"
	"readout/internal/gazetteer"
)

// ofNone takes the country of its surroundings from who is said to be of another or of several: "foreign troops", "other governments".
func (c *coder) ofNone(list []readout.Actor) {
	for i := range list {
		p := &list[i]
		first, last := c.t.Range(p.Span)
		info, _ := gazetteer.Country(p.Country)
		if !info.State() || c.properName(*p) || c.namesCountry(first, last, p.Country) {
			continue
		}
		for k := first; k < last; k++ {
			if c.t.Is(k, "amod") && c.elsewhere(k) {
				p.Country, p.Sector, p.Code = "", "", ""
			}
		}
	}
}

// elsewhere reports an adjective that makes the nominal it stands with one of no country told.
func (c *coder) elsewhere(adjective int) bool {
	head := c.lemma(c.t.Tokens[adjective].Head)
	switch strings.ToLower(c.t.Tokens[adjective].Form) {
	case "foreign":
		return head != "minister" && head != "ministry" && head != "secretary" && head != "office" && head != "service" && head != "department"
	case "international", "multinational", "western":
		return true
	case "other", "several":
		switch head {
		case "country", "nation", "state", "government", "power", "ally", "capital":
			return true
		}
	}
	return false
}

// placedByWords reports a party whose own words or name tell its country: "Washington", "the Kenyan government".
func (c *coder) placedByWords(p readout.Actor) bool {
	e := c.byName(p.Entity)
	first, last := c.t.Range(p.Span)
	return c.properName(p) || e != nil && (e.Kind == "place" || e.Kind == "country") || c.namesCountry(first, last, p.Country)
}

// namesCountry reports whether one of the words names the country or a place, body or person of it.
func (c *coder) namesCountry(first, last int, iso string) bool {
	for i := first; i < last; i++ {
		if c.from(i) == iso || c.personFrom(i) == iso {
			return true
		}
	}
	return false
}

// against are the types in which a government is not its own recipient.
var against = map[string]bool{"ACCUSE": true, "SANCTION": true, "THREATEN": true, "ASSAULT": true}

// againstOwn gives a government that another one of the same country would be set against that which the sentences before are about:
// "The White House condemned the regime".
func (c *coder) againstOwn(a *act) {
	if !against[a.frame.Type] {
		return
	}
	for i := range a.others {
		p := &a.others[i]
		first, last := c.t.Range(p.Span)
		if p.Sector != "GOV" || c.properName(*p) || c.namesCountry(first, last, p.Country) || !slices.ContainsFunc(a.actors, func(o readout.Actor) bool {
			return o.Country == p.Country && (o.Sector == "GOV" || o.Sector == "") && c.placedByWords(o)
		}) {
			continue
		}
		switch own := p.Country; strings.ToLower(c.t.Tokens[last-1].Form) {
		case "regime", "government", "authorities":
			if p.Country = c.home(first, own); p.Country == "" {
				p.Country, p.Sector, p.Code = "", "", ""
			} else {
				p.Code = p.Country + p.Sector
			}
		}
	}
}

// ofState are the sectors of bodies that a text tells of without their country where it has told of that before.
var ofState = map[string]bool{"GOV": true, "COP": true, "JUD": true, "LEG": true, "MIL": true, "SPY": true}

// comeHome gives an office holder or a body of state without country that which the sentences before are about: "Protesters ransacked the
// parliament in Chisinau. President Moraru accused Romania". What its own sentence names is what it deals with.
func (c *coder) comeHome(list []readout.Actor) {
	for i := range list {
		p := &list[i]
		e := c.byName(p.Entity)
		if p.Country != "" || e == nil || !ofState[e.Sector] || e.Kind != "person" && e.Kind != "role" && e.Kind != "group" {
			continue
		}
		first, last := c.t.Range(p.Span)
		if last <= first || e.Kind == "person" && e.Office == "" || e.Kind != "person" && !c.homely(first, last) {
			continue
		}
		if iso := c.home(first, ""); iso != "" {
			p.Country, p.Sector, p.Code = iso, e.Sector, iso+e.Sector
		}
	}
}

// homely reports a definite nominal whose country goes without saying: "the army", "police"; not an envoy, who may be anybody's.
func (c *coder) homely(first, last int) bool {
	head := last - 1
	for i := first; i < last; i++ {
		if m, ok := c.at[i]; ok && c.d.Mentions[m].Last == last {
			head = i
		}
	}
	switch c.lemma(head) {
	case "ambassador", "envoy", "diplomat", "embassy", "delegation", "mission", "leader", "negotiator", "mediator", "counterpart", "official", "dictator":
		return false
	case "police", "parliament":
		return true
	}
	det := c.t.Child(head, "det")
	return det >= 0 && c.lemma(det) == "the" && c.t.Child(head, "nmod:poss", "amod") < 0
}

// home is the country, other than not, that the nearest of the three sentences before token i's speaks of: where it is several, that of its
// subject.
func (c *coder) home(i int, not string) string {
	own := c.t.Sentence(i)
	for n := own - 1; n >= 0 && n >= own-3; n-- {
		s, met := c.d.Sentences[n], ""
		for k := s.First; k < s.Last; k++ {
			iso := c.from(k)
			if info, ok := gazetteer.Country(iso); !ok || !info.State() || iso == not {
				continue
			}
			if met != "" && iso != met {
				return c.ofSubject(n)
			}
			met = iso
		}
		if met != "" {
			return met
		}
	}
	return ""
}

// ofSubject is the country that the words of a sentence's subject name; "" for none or several.
func (c *coder) ofSubject(n int) string {
	s, found := c.d.Sentences[n], ""
	for k := s.First; k < s.Last; k++ {
		if !c.t.Root(k) {
			continue
		}
		for _, h := range c.t.All(k, "nsubj") {
			for _, w := range c.t.Subtree(h, func(int) bool { return false }) {
				if iso := c.from(w); iso != "" && found != "" && iso != found {
					return ""
				} else if iso != "" {
					found = iso
				}
			}
		}
	}
	return found
}
