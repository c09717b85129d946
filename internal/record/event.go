package record

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"readout"
)

// link is two claims that may tell one event.
type link struct {
	a, b  *claim
	score float64
}

// fold gathers the claims that tell one event, surest pairs first. Two sets are joined only if no claim of one rules out a
// claim of the other: a wrong merge costs more than a missed one.
func (f *folder) fold() {
	of := make([]int, len(f.claims))
	members := make([][]*claim, len(f.claims))
	for i, c := range f.claims {
		of[i], members[i] = i, []*claim{c}
	}
	for _, l := range f.links() {
		a, b := min(of[l.a.n], of[l.b.n]), max(of[l.a.n], of[l.b.n])
		if a == b || !joinable(members[a], members[b]) {
			continue
		}
		for _, c := range members[b] {
			of[c.n] = a
		}
		members[a], members[b] = append(members[a], members[b]...), nil
	}
	for _, m := range members {
		if len(m) > 0 {
			slices.SortFunc(m, inTime)
			f.clusters = append(f.clusters, m)
		}
	}
}

// index notes which event and which affair each claim is of.
func (f *folder) index() {
	f.event, f.affairs = map[*claim]int{}, map[int][]*claim{}
	for n, claims := range f.clusters {
		for _, c := range claims {
			f.event[c] = n
		}
	}
	for _, c := range f.claims {
		f.affairs[c.report.story] = append(f.affairs[c.report.story], c)
	}
}

// inTime orders claims by their reports' days, then by report and place in it.
func inTime(a, b *claim) int {
	return cmp.Or(cmp.Compare(unknownLast(a.report.first), unknownLast(b.report.first)), cmp.Compare(a.n, b.n))
}

// links are the likely pairs: of one story, or of one day wherever they were told.
func (f *folder) links() []link {
	buckets := map[string][]*claim{}
	for _, c := range f.claims {
		keys := []string{"story " + strconv.Itoa(c.report.story)}
		if c.first > 0 && c.first == c.last && len(c.Actors) > 0 {
			keys = append(keys, "day "+iso(c.first)+c.Type+c.trigger)
		}
		for _, k := range keys {
			buckets[k] = append(buckets[k], c)
		}
	}
	seen, out := map[[2]int]bool{}, []link{}
	for _, k := range sortedKeys(buckets) {
		for i, a := range buckets[k] {
			for _, b := range buckets[k][i+1:] {
				if p := [2]int{a.n, b.n}; !seen[p] {
					seen[p] = true
					if s := score(a, b); s >= likely {
						out = append(out, link{a, b, s})
					}
				}
			}
		}
	}
	slices.SortFunc(out, func(x, y link) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.a.n, y.a.n), cmp.Compare(x.b.n, y.b.n))
	})
	return out
}

// joinable reports whether two sets may be one event: on the whole they agree, and nothing in them rules it out.
func joinable(a, b []*claim) bool {
	moved := slices.ContainsFunc(slices.Concat(a, b), (*claim).postpones)
	sum, n := 0.0, 0
	for _, x := range a {
		for _, y := range b {
			s := score(x, y)
			switch {
			case s > 0:
				sum, n = sum+s, n+1
			case excludes(x, y, moved):
				return false
			case !moved && (x.trigger == "" || x.trigger != y.trigger):
				n++
			}
		}
	}
	return n > 0 && sum/float64(n) >= likely*0.5
}

// excludes reports whether two claims cannot be one event. A plan that was put off may have another day than the act.
func excludes(a, b *claim, moved bool) bool {
	if !typesMeet(a, b) && !kinTypes(a, b) || modesPart(a, b) {
		return true
	}
	s := agreement(a, b)
	if s.date < 0 && a.report != b.report && numbersPart(a, b) && s.content < 0.25 {
		return true
	}
	if s.date == 0 && !bearable(a, b, s) {
		plan := a.Status == readout.Planned || b.Status == readout.Planned || a.Status == readout.Cancelled || b.Status == readout.Cancelled
		if !moved || !plan || abs(a.first-b.first) > 60 {
			return true
		}
	}
	if s.actors == 0 || s.recipients == 0 || s.place == 0 {
		return !bearable(a, b, s)
	}
	return a.report == b.report && !sameAct(a, b, s) && a.Status == b.Status && !a.definite && !b.definite
}

func kinTypes(a, b *claim) bool {
	pair := []string{a.Type, b.Type}
	slices.Sort(pair)
	return kin[[2]string{pair[0], pair[1]}]
}

func abs(n int) int { return max(n, -n) }

// weigh weighs the telling words of all claims by how few claims have each.
func (f *folder) weigh() {
	spread := map[string]int{}
	for _, c := range f.claims {
		for _, t := range c.content {
			spread[t.stem]++
		}
	}
	for _, c := range f.claims {
		for i := range c.content {
			t := &c.content[i]
			t.weight = math.Log(float64(len(f.claims)+50) / float64(spread[t.stem]+2))
			c.weight += t.weight
		}
	}
}
