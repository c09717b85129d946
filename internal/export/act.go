package export

import (
	"cmp"
	"slices"
	"time"

	"readout"
	"readout/internal/ontology"
)

// act is an event as formats without a status take it.
type act struct {
	cited
	kind string // PLOVER's type
	mode string
	date string // the day, "" unknown
}

// future are types by what a plan of them is: cooperation to come is AGREE, a retreat CONCEDE, force THREATEN.
var future = map[string]string{"CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "AGREE": "AGREE", "CONCEDE": "CONCEDE",
	"RETREAT": "CONCEDE", "SANCTION": "THREATEN", "MOBILIZE": "THREATEN", "COERCE": "THREATEN", "ASSAULT": "THREATEN", "PROTEST": "THREATEN"}

// project makes of an event what PLOVER, POLECAT, ICEWS and GDELT have for it; false for what they do not count: acts
// considered, alleged, denied, negated or hypothetical, plans to say something, and background unless the query asks for it.
func (w *writer) project(c cited) (act, bool) {
	a := act{cited: c, kind: c.Type, date: c.day()}
	if len(c.Mode) > 0 {
		a.mode = c.Mode[0]
	}
	if c.Background && (w.query.Background == nil || !*w.query.Background) {
		return a, false
	}
	switch c.Status {
	case readout.Occurred, readout.Ongoing:
		return a, true
	case readout.Planned:
		a.kind, a.mode, a.date = future[c.Type], "", c.reported()
		return a, a.kind != ""
	case readout.Cancelled:
		a.kind, a.mode, a.date = "REJECT", "", c.reported()
		if c.Type == "CONSULT" {
			a.mode = "meet"
		}
		return a, future[c.Type] == "AGREE"
	}
	return a, false
}

func (a act) intensity() float64 { return ontology.Intensity(a.kind, a.mode) }

// cameo is the code that most claims of the event's status have, else the table's.
func (c cited) cameo() string {
	votes := map[string]int{}
	for _, x := range c.citations {
		if x.Status == c.Status && x.Type == c.Type {
			if _, ok := ontology.CameoOf(x.Cameo); ok {
				votes[x.Cameo]++
			}
		}
	}
	best := ""
	for _, code := range sorted(votes) {
		if best == "" || votes[code] > votes[best] {
			best = code
		}
	}
	mode := ""
	if len(c.Mode) > 0 {
		mode = c.Mode[0]
	}
	return cmp.Or(best, ontology.Cameo(c.Type, mode, c.first().Force, string(c.Status), c.Contexts...))
}

// dyad is one actor and one recipient of an event; either may be the zero Actor.
type dyad struct {
	n                int // counted from 1
	actor, recipient readout.Actor
}

// dyads are all pairs of an actor and a recipient; of an act that has actors alone, each pair of them once.
func (c cited) dyads() []dyad {
	var out []dyad
	add := func(a, b readout.Actor) { out = append(out, dyad{len(out) + 1, a, b}) }
	for i, a := range c.Actors {
		for _, b := range c.Recipients {
			add(a, b)
		}
		if len(c.Recipients) == 0 {
			for _, b := range c.Actors[i+1:] {
				add(a, b)
			}
		}
	}
	if len(out) == 0 {
		for _, a := range c.Actors {
			add(a, readout.Actor{})
		}
		for _, b := range c.Recipients {
			add(readout.Actor{}, b)
		}
	}
	return out
}

func sorted[V any](m map[string]V) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// number counts days; 0 for no day.
func number(day string) int {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return 0
	}
	return int(t.Unix()/86400) + 1000000
}
