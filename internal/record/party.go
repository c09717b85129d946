package record

import (
	"strings"

	"readout"
)

// How surely two actors are the same.
const (
	same   = 1.0
	alike  = 0.85 // the same code: "the ministry", "the government"
	partly = 0.6  // a country and its forces, a country and its minister
	other  = 0.0
)

// party is an actor as it is compared: its names' heads, and whether it is one named person.
type party struct {
	readout.Actor
	heads  [2]string // of Entity and Name, lower case
	first  string    // first name, lower case; "" where there is none
	person bool
}

func (r *report) party(a readout.Actor) party {
	p := party{Actor: a, heads: [2]string{head(a.Entity), head(a.Name)}, person: r.person(a)}
	if all := words(longer(a.Name, a.Entity)); len(all) > 1 {
		p.first = all[0].lower
	}
	return p
}

func (r *report) list(actors []readout.Actor) []party {
	var out []party
	for _, a := range actors {
		out = append(out, r.party(a))
	}
	return out
}

// sameParty says how surely two mentions, of two reports or one, are the same actor.
func sameParty(a, b party) float64 {
	if a.Country != "" && b.Country != "" && a.Country != b.Country {
		return other
	}
	if namesMeet(a, b) && !(a.person && b.person && firstNamesDiffer(a, b)) {
		return same
	}
	switch {
	case a.person && b.person:
		return other
	case a.Code != "" && a.Code == b.Code:
		if a.person != b.person {
			return partly
		}
		return alike
	case a.Country == "" || a.Country != b.Country:
		return other
	case a.Code == a.Country || b.Code == b.Country || strings.HasPrefix(a.Code, b.Code) || strings.HasPrefix(b.Code, a.Code):
		return partly
	}
	return other
}

// namesMeet reports whether two actors share the head of a name; one that names a kind of body must stand in the same name.
func namesMeet(a, b party) bool {
	for i, x := range a.heads {
		for j, y := range b.heads {
			if x != "" && x == y && (!generic[x] || strings.EqualFold(bare(a.name(i)), bare(b.name(j)))) {
				return true
			}
		}
	}
	return false
}

// name is the name that a head is of.
func (p party) name(i int) string {
	if i == 0 {
		return p.Entity
	}
	return p.Name
}

// generic are heads that name a kind of body, not one of them: two ministries are not the same for their head.
var generic = map[string]bool{"ministry": true, "government": true, "army": true, "forces": true, "police": true, "officials": true, "official": true,
	"minister": true, "president": true, "spokesman": true, "spokeswoman": true, "department": true, "union": true, "party": true, "council": true,
	"court": true, "group": true, "rebels": true, "troops": true, "soldiers": true, "leader": true, "leaders": true, "people": true, "states": true,
	"committee": true, "parliament": true, "office": true, "agency": true, "commission": true, "workers": true, "protesters": true, "residents": true,
	"house": true, "state": true, "front": true, "movement": true, "administration": true, "authorities": true, "republic": true, "side": true, "sides": true,
	"coalition": true, "militants": true, "gunmen": true, "delegation": true, "opposition": true, "countries": true, "ambassador": true}

func bare(name string) string {
	name = strings.TrimSpace(name)
	if len(name) > 4 && strings.EqualFold(name[:4], "the ") {
		return name[4:]
	}
	return name
}

// firstNamesDiffer reports whether both names have a first name, and not the same: Kari Lund and Nils Lund.
func firstNamesDiffer(a, b party) bool {
	return a.first != "" && b.first != "" && a.first != b.first && a.first[0] != b.first[0]
}

func longer(a, b string) string {
	if len(b) > len(a) {
		return b
	}
	return a
}

// meet is how well the shorter of two lists is found in the other: mean sureness of its members' best partners, each used once,
// and the number of members found.
func meet(as, bs []party) (mean float64, found int) {
	if len(as) > len(bs) {
		as, bs = bs, as
	}
	if len(as) == 0 {
		return 0, 0
	}
	used := make([]bool, len(bs))
	for _, a := range as {
		best, at := 0.0, -1
		for j, b := range bs {
			if s := sameParty(a, b); !used[j] && s > best {
				best, at = s, j
			}
		}
		if at >= 0 {
			used[at], mean, found = true, mean+best, found+1
		}
	}
	return mean / float64(len(as)), found
}
