package record

import (
	"cmp"
	"slices"

	"readout"
)

// role is one actor of an event with the mentions that mean it.
type role struct {
	mentions []mention
	acts     int // mentions as actor less mentions as recipient
}

type mention struct {
	party
	claim *claim
}

// partiesOf are the union of the claims' actors and recipients, each party once, by its fullest name and on the side where most
// claims have it. A party that few of many claims name is left to those claims.
func partiesOf(claims []*claim, e *readout.Event) (actors, recipients []readout.Actor) {
	var roles []*role
	for _, c := range claims {
		for i, a := range c.all {
			r := place(&roles, mention{a, c})
			if i < len(c.Actors) {
				r.acts++
			} else {
				r.acts--
			}
		}
	}
	actors, recipients = []readout.Actor{}, []readout.Actor{}
	oneSide := (&claim{Claim: &readout.Claim{Type: e.Type, Mode: e.Mode}}).reciprocal()
	for _, r := range roles {
		if supporters(r)*3 < len(claims) {
			continue
		}
		if a := r.fullest(); oneSide || r.acts >= 0 {
			actors = append(actors, a)
		} else {
			recipients = append(recipients, a)
		}
	}
	return actors, recipients
}

func supporters(r *role) int {
	seen := map[*claim]bool{}
	for _, m := range r.mentions {
		seen[m.claim] = true
	}
	return len(seen)
}

// place puts a mention to the role it fits best, or opens one. Two parties of one claim are two.
func place(roles *[]*role, m mention) *role {
	best, at := 0.0, (*role)(nil)
	for _, r := range *roles {
		if slices.ContainsFunc(r.mentions, func(x mention) bool { return x.claim == m.claim }) {
			continue
		}
		s := 0.0
		for _, x := range r.mentions {
			s = max(s, sameParty(x.party, m.party))
		}
		if s > best {
			best, at = s, r
		}
	}
	if at == nil {
		at = &role{}
		*roles = append(*roles, at)
	}
	at.mentions = append(at.mentions, m)
	return at
}

// fullest is the mention that says most: a person's before a body's, one with a code, the most frequent, the longest name.
func (r *role) fullest() readout.Actor {
	count := map[string]int{}
	for _, m := range r.mentions {
		count[m.Entity+"\x00"+m.Code]++
	}
	flag := func(b bool) int {
		if b {
			return 1
		}
		return 0
	}
	best := slices.MaxFunc(r.mentions, func(a, b mention) int {
		return cmp.Or(cmp.Compare(flag(a.person), flag(b.person)), cmp.Compare(flag(a.Code != ""), flag(b.Code != "")),
			cmp.Compare(count[a.Entity+"\x00"+a.Code], count[b.Entity+"\x00"+b.Code]), cmp.Compare(len(a.Code), len(b.Code)),
			cmp.Compare(len(a.Entity), len(b.Entity)), cmp.Compare(b.Entity, a.Entity), cmp.Compare(b.Name, a.Name))
	})
	a := best.Actor
	a.Span = readout.Span{} // of a document; the claims cite it
	if len(a.Entity) > len(a.Name) {
		a.Name = a.Entity
	}
	return a
}
