package record

import (
	"cmp"
	"slices"
	"strings"

	"readout"
)

// resolve makes an event of its claims, field by field; every alternative stays in the claims.
func (f *folder) resolve(claims []*claim) readout.Event {
	e := readout.Event{Background: true, Mode: []string{}, Contexts: []string{}, Contradictions: []string{}}
	origins, stories, docs := map[int]bool{}, map[int]int{}, map[string]bool{}
	for _, c := range claims {
		e.Claims = append(e.Claims, c.ID)
		docs[c.report.ID] = true
		origins[c.report.origin] = true
		stories[c.report.story]++
		e.Background = e.Background && c.Background
	}
	slices.Sort(e.Claims)
	e.Claims = slices.Compact(e.Claims)
	e.ID, e.Documents, e.Origins = hashed("e", e.Claims...), sortedKeys(docs), len(origins)
	e.Story = f.storyID(claims[0].report.ID, stories)
	e.Type = typeOf(claims)
	e.Mode = listed(claims, func(c *claim) []string {
		if c.Type == e.Type {
			return c.Mode
		}
		return nil
	})
	e.Contexts = listed(claims, func(c *claim) []string { return c.Contexts })
	e.Status = statusOf(claims)
	e.Date = dateOf(claims, e.Status)
	e.Place = placeOf(claims)
	e.Actors, e.Recipients = partiesOf(claims, &e)
	return e
}

func (f *folder) storyID(document string, stories map[int]int) string {
	if len(stories) != 1 {
		return ""
	}
	for _, s := range f.stories {
		if slices.Contains(s.Documents, document) {
			return s.ID
		}
	}
	return ""
}

// typeOf is the type that most claims have; of as many, the one with the higher scores.
func typeOf(claims []*claim) string {
	votes := map[string]float64{}
	for _, c := range claims {
		votes[c.Type] += 1 + c.Score/100
	}
	return most(votes)
}

func most(votes map[string]float64) string {
	return slices.MaxFunc(append(sortedKeys(votes), ""), func(a, b string) int {
		return cmp.Or(cmp.Compare(votes[a], votes[b]), cmp.Compare(b, a))
	})
}

// listed are the values that the claims name, sorted.
func listed(claims []*claim, of func(*claim) []string) []string {
	out := []string{}
	for _, c := range claims {
		out = append(out, of(c)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// statusOf is what is known at last: an act told as done is done, whoever denies it; a plan stands until it is called off.
func statusOf(claims []*claim) readout.Status {
	var last, told readout.Status
	seen := map[readout.Status]bool{}
	for _, c := range claims {
		seen[c.Status] = true
		switch c.Status {
		case readout.Occurred, readout.Ongoing:
			told = c.Status
		case readout.Planned, readout.Cancelled, readout.Negated:
			if c.Status != readout.Planned || last == "" || c.report.first == 0 || !c.Background {
				last = c.Status
			}
		}
	}
	if told == readout.Ongoing && seen[readout.Occurred] && !lastIs(claims, readout.Ongoing) {
		told = readout.Occurred
	}
	if seen[readout.Alleged] && last == readout.Negated {
		last = ""
	}
	for _, s := range []readout.Status{told, last, readout.Alleged, readout.Denied, readout.Negated, readout.Considered} {
		if s != "" && (seen[s]) {
			return s
		}
	}
	return readout.Hypothetical
}

func lastIs(claims []*claim, s readout.Status) bool {
	day := claims[len(claims)-1].report.first
	for _, c := range claims {
		if c.report.first == day && c.happened() && c.Status != s {
			return false
		}
	}
	return true
}

var precise = map[string]int{"time": 7, "day": 6, "days": 5, "week": 4, "month": 3, "season": 2, "year": 1}

// dateOf is the most precise date that most origins give; of a plan that was put off, the last one. Where an act is told as
// done, only those who tell it so date it, if they do.
func dateOf(claims []*claim, status readout.Status) readout.EventDate {
	reported := ""
	for _, c := range claims {
		if exact := c.report.first > 0 && c.report.first == c.report.last; reported == "" || exact && strings.Contains(reported, "/") {
			reported = c.report.published
		}
	}
	for _, only := range []func(*claim) bool{
		func(c *claim) bool { return c.Status == status },
		func(c *claim) bool { return c.happened() },
		func(*claim) bool { return true },
	} {
		if d := bestDate(claims, only); d.Value != "" {
			return d
		}
	}
	return readout.EventDate{Reported: reported}
}

func bestDate(claims []*claim, only func(*claim) bool) readout.EventDate {
	support, rank, late := map[string]map[int]bool{}, map[string]readout.When{}, map[string]int{}
	for i, c := range claims {
		if v := c.date.Value; v != "" && only(c) && c.first+c.last > 0 {
			if support[v] == nil {
				support[v] = map[int]bool{}
			}
			support[v][c.report.origin], rank[v] = true, c.date
			if c.Status == readout.Planned {
				late[v] = i
			}
		}
	}
	best := readout.EventDate{}
	for _, v := range sortedKeys(rank) {
		if best.Value == "" || cmp.Or(cmp.Compare(late[v], late[best.Value]), cmp.Compare(precise[rank[v].Precision], precise[best.Precision]),
			cmp.Compare(len(support[v]), len(support[best.Value]))) > 0 {
			best = readout.EventDate{Value: v, Precision: rank[v].Precision}
		}
	}
	return best
}

var sharp = map[string]int{"city": 4, "area": 3, "region": 2, "country": 1}

// placeOf is the most precise place that most claims name. Its span is empty: the claims cite it.
func placeOf(claims []*claim) *readout.Where {
	support := map[string]float64{}
	at := map[string]*readout.Where{}
	for _, c := range claims {
		if c.Place != nil {
			key := c.Place.Country + " " + c.Place.Name
			support[key] += float64(100*sharp[c.Place.Precision]) + 1
			support[key] = min(support[key], float64(100*sharp[c.Place.Precision])+50+support[key]/1000)
			at[key] = c.Place
		}
	}
	if len(at) == 0 {
		return nil
	}
	place := *at[most(support)]
	place.Span = readout.Span{}
	return &place
}
