package eval

import (
	"cmp"
	"slices"

	"readout"
	"readout/internal/ontology"
)

// answer says whether a field is right; the zero value: the gold does not ask.
type answer int8

const (
	unasked answer = iota
	wrong
	right
)

func answered(ok bool) answer {
	if ok {
		return right
	}
	return wrong
}

// fields are those of a found claim that are judged, in the order of the table.
var fields = []string{"type", "mode", "status", "background", "actors", "recipients", "speakers", "date", "place"}

// verdict is what of a claim is right, by field.
type verdict struct {
	field        map[string]answer
	wrongSpeaker bool // a speaker is named who says no such thing
}

func (v verdict) ok(field string) bool { return v.field[field] != wrong }

// joint: type, status and both sides.
func (v verdict) joint() bool {
	return v.ok("type") && v.ok("status") && v.ok("actors") && v.ok("recipients")
}

// judge compares a claim of a document with the gold.
func judge(g *goldClaim, c *readout.Claim, d *readout.Document) verdict {
	actors, recipients := sides(g, act{c.Type, c.Mode, tellParties(d.Text, c.Actors), tellParties(d.Text, c.Recipients)})
	v := verdict{field: map[string]answer{
		"type": answered(slices.Contains(g.Type, c.Type)), "mode": modeIs(g, c.Type, c.Mode),
		"status": answered(slices.Contains(g.Status, string(c.Status))), "actors": answered(actors), "recipients": answered(recipients),
	}}
	if g.Background != nil {
		v.field["background"] = answered(*g.Background == c.Background)
	}
	if g.Speakers != nil {
		n := paired(len(g.Speakers), len(c.Speakers), func(i, j int) bool { return speaks(d, c.Speakers[j], g.Speakers[i]) })
		v.field["speakers"] = answered(n == len(g.Speakers) && n == len(c.Speakers))
		v.wrongSpeaker = n < len(c.Speakers)
	}
	if !g.undated {
		v.field["date"], v.field["place"] = answered(sameDays(string(g.Date), c.Date.Value)), answered(placeIs(g.Place, c.Place, d))
	}
	return v
}

// act is what a claim and an event share.
type act struct {
	kind               string
	mode               []string
	actors, recipients []party
}

// sides judges actors and recipients. Talks, agreements and cooperation may put all parties in actors or part them in two: both
// forms name the same parties. "Norway and Kenya signed …", "Norway signed with Kenya …"
func sides(g *goldClaim, a act) (actors, recipients bool) {
	actors = g.Actors == nil || sameSide(g.Actors, a.actors)
	recipients = g.Recipients == nil || sameSide(g.Recipients, a.recipients)
	mutual := a.kind == "CONSULT" && !slices.Contains(a.mode, "visit") || a.kind == "AGREE" || a.kind == "COOPERATE"
	if actors && recipients || !mutual || g.Actors == nil || g.Recipients == nil || len(a.recipients) > 0 && len(g.Recipients) > 0 {
		return actors, recipients
	}
	if sameSide(slices.Concat(g.Actors, g.Recipients), slices.Concat(a.actors, a.recipients)) {
		return true, true
	}
	return actors, recipients
}

func speaks(d *readout.Document, s readout.Speaker, gold string) bool {
	return slices.ContainsFunc([]string{s.Name, s.Entity, s.Span.In(d.Text)}, func(n string) bool { return n != "" && meet(gold, n) })
}

// sameDays compares dates as intervals of days; "~", "?" and "%" do not count.
func sameDays(a, b string) bool {
	a1, a2 := readout.Days(a)
	b1, b2 := readout.Days(b)
	return a1 == b1 && a2 == b2 && (a == "") == (b == "")
}

// placeIs: both or neither, no two countries, and names that share a head.
func placeIs(g *goldPlace, w *readout.Where, d *readout.Document) bool {
	if g == nil || w == nil {
		return g == nil && w == nil
	}
	if g.Country != "" && w.Country != "" && g.Country != w.Country {
		return false
	}
	names := []string{w.Name, w.Span.In(d.Text)}
	for _, p := range d.Places {
		if p.Span == w.Span || p.Geoname != 0 && p.Geoname == w.Geoname {
			names = append(names, p.Name)
		}
	}
	return slices.ContainsFunc(names, func(n string) bool { return meet(g.Name, n) })
}

// located says how well a claim stands at the gold words: the share they have in common, and whether the trigger lies in them.
// It does not where neither the trigger does nor half of the shorter is common.
func located(at []readout.Span, c *readout.Claim) (share float64, inside, ok bool) {
	for _, g := range at {
		n := common(g, c.Evidence)
		in := !c.Trigger.Empty() && g.Contains(c.Trigger)
		if n == 0 || !in && 2*n < min(g.Len(), c.Evidence.Len()) {
			continue
		}
		s := float64(n) / float64(g.Cover(c.Evidence).Len())
		if !ok || in && !inside || in == inside && s > share {
			share, inside, ok = s, in, true
		}
	}
	return share, inside, ok
}

// pair is a gold claim and the claim found for it.
type pair struct {
	gold, claim int
	verdict     verdict
	like        float64
}

// match gives gold claims their partners among the claims of a document, one to one, the likest first. An optional gold claim takes
// only a claim of its own type; with typed, every one does.
func match(golds []*goldClaim, d *readout.Document, typed bool) []pair {
	var all []pair
	for i, g := range golds {
		at := find(d.Text, g.Says)
		for j := range d.Claims {
			share, inside, ok := located(at, &d.Claims[j])
			if !ok {
				continue
			}
			v := judge(g, &d.Claims[j], d)
			if v.field["type"] == right || g.must() && !typed {
				all = append(all, pair{i, j, v, likeness(g, v, share, inside)})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b pair) int { return cmp.Compare(b.like, a.like) })
	golded, claimed := map[int]bool{}, map[int]bool{}
	all = slices.DeleteFunc(all, func(p pair) bool {
		taken := golded[p.gold] || claimed[p.claim]
		if !taken {
			golded[p.gold], claimed[p.claim] = true, true
		}
		return taken
	})
	slices.SortFunc(all, func(a, b pair) int { return cmp.Compare(a.gold, b.gold) })
	return all
}

// likeness weighs type and place most, so that a wrong status or party sends no claim to the words of another.
func likeness(g *goldClaim, v verdict, share float64, inside bool) float64 {
	n := 0
	for _, field := range []string{"type", "type", "type", "type", "status", "actors", "recipients", "mode"} {
		if v.field[field] == right {
			n++
		}
	}
	if inside {
		n += 3
	}
	if g.must() {
		share += .05
	}
	return float64(n) + 2*share
}

// modeIs asks for a mode only where the gold names one of the claim's type.
func modeIs(g *goldClaim, kind string, mode []string) answer {
	asked := false
	for _, m := range g.Mode {
		if _, own := ontology.ModeOf(kind, m); !own {
			continue
		}
		if asked = true; slices.Contains(mode, m) {
			return right
		}
	}
	if asked {
		return wrong
	}
	return unasked
}
