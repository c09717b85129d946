package place

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"readout/internal/gazetteer"
)

// scored is a candidate with what speaks for it.
type scored struct {
	place gazetteer.Place
	score float64
	why   []string
}

// choose gives each name its sense: first by what is named with it and in the document, then twice again with
// the places found before as neighbours.
func (r *reader) choose() {
	for _, s := range r.senses {
		r.decide(s, nil)
	}
	for range 2 {
		found := make([]around, len(r.senses))
		for i, s := range r.senses {
			found[i] = s.surroundings()
		}
		for i, s := range r.senses {
			r.decide(s, slices.Concat(found[:i], found[i+1:]))
		}
	}
}

// around is where a name of the document may lie, seen from the others: one place if it is decided, all candidates if not.
type around struct {
	places  []gazetteer.Place
	decided bool
}

// surroundings leaves out what is too wide to be near anything.
func (s *sense) surroundings() around {
	if s.best != nil {
		if p := s.best.Precision(); p == "country" || p == "area" {
			return around{}
		}
		return around{[]gazetteer.Place{*s.best}, true}
	}
	local := slices.DeleteFunc(slices.Clone(s.candidates[:min(len(s.candidates), most)]), func(p gazetteer.Place) bool {
		return p.Alternate || !p.Populated() && p.Feature != "ADM2"
	})
	return around{local, false}
}

// most is how many candidates are weighed: a name of a hundred villages is decided by its largest.
const most = 60

// decide chooses among the candidates of a name, or leaves it open and says why.
func (r *reader) decide(s *sense, others []around) {
	s.best = nil
	if len(s.candidates) == 0 {
		s.why = "not in the gazetteer"
		return
	}
	var all []scored
	for _, p := range s.candidates[:min(len(s.candidates), most)] {
		all = append(all, r.score(s, p, others))
	}
	slices.SortStableFunc(all, func(a, b scored) int { return cmp.Compare(b.score, a.score) })
	best := all[0]
	rival := slices.IndexFunc(all, func(o scored) bool { return elsewhere(o.place, best.place) })
	switch {
	case s.country() && best.place.Precision() == "country":
		s.why = "a country"
	case len(best.why) > 0:
		s.why = strings.Join(best.why, "; ")
	case rival < 0:
		s.why = "the only place of that name"
	case best.place.Weight() >= 10*all[rival].place.Weight():
		s.why = "by far the largest of that name"
	default:
		s.why = "ambiguous: " + describe(best.place) + " or " + describe(all[rival].place)
		return
	}
	s.best = &best.place
}

// elsewhere: too far apart for it not to matter which is meant. A town is not elsewhere than the region named after it.
func elsewhere(a, b gazetteer.Place) bool {
	same := a.Region != "" && a.Region == b.Region && strings.HasPrefix(a.Feature, "ADM") != strings.HasPrefix(b.Feature, "ADM")
	return !same && far(a, b) > near
}

func describe(p gazetteer.Place) string {
	if p.Region != "" {
		return p.Name + " (" + p.Region + ")"
	}
	return p.Name + " (" + p.Country + ")"
}

// score weighs a candidate: its size on a scale of tens, and what the document says.
func (r *reader) score(s *sense, p gazetteer.Place, others []around) scored {
	c := scored{place: p, score: min(7.5, math.Log10(p.Weight()+10))}
	add := func(points float64, why string) {
		c.score += points
		c.why = append(c.why, why)
	}
	switch inside(p, s.within) {
	case 1:
		add(5, "named with "+s.within[0].Name)
	case -1:
		c.score -= 3
	}
	if e := r.regionsBesides(s, p); e > 0 && !strings.HasPrefix(p.Feature, "PCL") {
		add(min(2, e), "its region is named")
	} else if e := r.countryBesides(s, p); e > 0 && p.Precision() != "country" {
		add(1.5*e, "its country is named or meant")
	}
	if n := neighbours(p, others); n > 0 {
		add(min(2.4, n), "near other places named")
	}
	if n := r.peers(s, p); n > 0 && s.doubtful() {
		add(min(2, .8*float64(n)), "other regions of its country are named")
	}
	if s.country() && p.Precision() == "country" {
		c.score++
	}
	c.score += fits(s.label, p)
	return c
}

// peers counts the other regions of a region's country that are named: of Georgia, Alabama and Texas.
func (r *reader) peers(s *sense, p gazetteer.Place) int {
	n := 0
	for _, o := range r.senses {
		if o != s && p.Feature == "ADM1" && o.best != nil && o.best.Feature == "ADM1" && o.best.Country == p.Country {
			n++
		}
	}
	return n
}

// inside is 1 if a place lies in one of those named after it, -1 if it lies in none of them, 0 if none are named.
func inside(p gazetteer.Place, within []gazetteer.Place) int {
	if len(within) == 0 {
		return 0
	}
	for _, w := range within {
		if w.Precision() == "country" && p.Country == w.Country && p.Precision() != "country" || w.Region != "" && p.Region == w.Region && p.Feature != "ADM1" {
			return 1
		}
	}
	return -1
}

// countryBesides is the share of the evidence that speaks for a place's country, without what its own name says.
func (r *reader) countryBesides(s *sense, p gazetteer.Place) float64 {
	strongest := 0.0
	for _, e := range r.countries {
		strongest = max(strongest, e)
	}
	own := r.own(s)
	e := r.countries[p.Country] - own[p.Country]
	if p.Country == "" || e <= .01 || p.Precision() == "country" && len(s.candidates) == 1 {
		return 0
	}
	return min(1, e/max(2, strongest-own[p.Country]))
}

// own is what a name itself said for countries.
func (r *reader) own(s *sense) map[string]float64 {
	alone := &reader{d: r.d, countries: map[string]float64{}, regions: map[string]float64{}}
	alone.sayCountry(s)
	return alone.countries
}

func (r *reader) regionsBesides(s *sense, p gazetteer.Place) float64 {
	if p.Region == "" || p.Feature == "ADM1" {
		return 0
	}
	alone := &reader{d: r.d, countries: map[string]float64{}, regions: map[string]float64{}}
	alone.sayCountry(s)
	return r.regions[p.Region] - alone.regions[p.Region]
}

// neighbours counts the other names of the document that lie within two hundred kilometres; half if it is not decided
// that they do.
func neighbours(p gazetteer.Place, others []around) float64 {
	n := 0.0
	for _, o := range others {
		close := slices.ContainsFunc(o.places, func(q gazetteer.Place) bool { return math.Abs(q.Lat-p.Lat) < 2 && far(p, q) < 200 })
		switch {
		case close && o.decided:
			n += .8
		case close:
			n += .4
		}
	}
	return n
}

// fits is a nudge by the label: a facility is a site, a LOC no town.
func fits(label string, p gazetteer.Place) float64 {
	switch {
	case label == "LOC" && p.Populated(), label == "GPE" && p.Precision() == "area":
		return -.7
	case label == "FAC" && p.Feature != "SITE":
		return -.7
	}
	return 0
}
