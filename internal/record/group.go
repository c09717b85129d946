package record

import (
	"cmp"
	"slices"

	"readout"
)

const (
	grain     = 3    // words of a shingle
	sampled   = 4    // one shingle in so many seeks candidates
	copied    = 0.80 // share of all shingles that a verbatim copy has
	contained = 0.80 // share of the shorter's shingles that the longer has where it was cut
	credited  = 0.15 // the same where one report names the other's agency as its source
	rewritten = 0.30 // share of the shorter's shingles, quotations left out, that a rewriting has
	quarters  = 3    // of the shorter's four quarters that must share words: boilerplate stands in one place
	mostly    = 0.60 // share of the shorter's shingles from which one unbroken run may be all that is shared
	shortest  = 25   // words of a text that can be told to be a copy
)

// overlap is what two reports have in common: shares of shingles, in how many quarters of the shorter they lie, and the share
// of them that its longest run has.
type overlap struct{ both, ofA, ofB, spread, run float64 }

// prints are the shingles of a report: of all its words, and of those outside quotations.
type prints struct{ all, own map[uint64]int }

// group finds reports of one origin: an agency's text that ten outlets print is one.
func (f *folder) group() {
	all := make([]prints, len(f.reports))
	for i, r := range f.reports {
		all[i].all = shingles(r.words, grain)
	}
	sets := newSets(len(f.reports))
	for _, p := range candidates(all) {
		for _, i := range p {
			if all[i].own == nil {
				all[i].own = f.reports[i].unquoted()
			}
		}
		if f.kind(p[0], p[1], all) != "" {
			sets.join(p[0], p[1])
		}
	}
	for i, r := range f.reports {
		r.origin = sets.root(i)
	}
	for _, members := range sets.all() {
		if len(members) > 1 {
			f.groups = append(f.groups, f.groupOf(members, all))
		}
	}
	slices.SortFunc(f.groups, func(a, b readout.Group) int { return cmp.Compare(a.ID, b.ID) })
}

// candidates are pairs that share enough sampled shingles; what very many reports share is furniture.
func candidates(all []prints) [][2]int {
	holders, size := map[uint64][]int{}, make([]int, len(all))
	for i, p := range all {
		for h := range p.all {
			if h%sampled == 0 {
				holders[h] = append(holders[h], i)
				size[i]++
			}
		}
	}
	shared := map[[2]int]int{}
	for _, in := range holders {
		if len(in) > 60 {
			continue
		}
		for a := range in {
			for b := a + 1; b < len(in); b++ {
				shared[[2]int{in[a], in[b]}]++
			}
		}
	}
	var out [][2]int
	for p, n := range shared {
		if n >= max(2, min(size[p[0]], size[p[1]])/8) {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	return out
}

// kind says how report b relates to a: verbatim, truncated, rewritten, or "" where each has words of its own.
func (f *folder) kind(a, b int, all []prints) string {
	if min(len(f.reports[a].words), len(f.reports[b].words)) < shortest {
		return ""
	}
	o := compare(all[a].all, all[b].all)
	shorter := max(o.ofA, o.ofB)
	switch {
	case o.both >= copied:
		return "verbatim"
	case shorter >= contained:
		return "truncated"
	case !near(f.reports[a], f.reports[b], 3): // an outlet that tells the background again in its own words
		return ""
	}
	own := compare(all[a].own, all[b].own)
	shorter = max(own.ofA, own.ofB)
	if shorter >= credited && own.spread >= quarters && (f.reports[a].credits(f.reports[b]) || f.reports[b].credits(f.reports[a])) {
		return "rewritten"
	}
	if shorter >= rewritten && own.spread >= quarters && (own.run < 0.7 || shorter >= mostly) {
		return "rewritten"
	}
	return ""
}

func compare(a, b map[uint64]int) overlap {
	if len(a) == 0 || len(b) == 0 {
		return overlap{}
	}
	short, long := a, b
	if len(short) > len(long) {
		short, long = b, a
	}
	var places []int
	n, size, in := 0, 0, [4]int{}
	for _, at := range short {
		size = max(size, at)
	}
	for h, at := range short {
		if long[h] > 0 {
			n++
			places = append(places, at)
			in[min(3, 4*at/(size+1))]++
		}
	}
	o := overlap{both: float64(n) / float64(len(a)+len(b)-n), ofA: float64(n) / float64(len(a)), ofB: float64(n) / float64(len(b))}
	for _, shared := range in {
		if float64(shared) >= 0.1*float64(len(short))/4 {
			o.spread++
		}
	}
	o.run = longestRun(places)
	return o
}

// longestRun is the share of places that stand one after another in the longest row of them.
func longestRun(places []int) float64 {
	slices.Sort(places)
	best, run := 0, 0
	for i := range places {
		if i > 0 && places[i] > places[i-1]+1 {
			run = 0
		}
		run++
		best = max(best, run)
	}
	return float64(best) / float64(max(1, len(places)))
}

// unquoted are the shingles of a report's own words: two reporters at one briefing quote the same sentences.
func (r *report) unquoted() map[uint64]int {
	var own []word
	quoted, last := false, 0
	for _, w := range r.words {
		for _, c := range r.Text[last:w.at.Start] {
			switch c {
			case '“':
				quoted = true
			case '”', '\n':
				quoted = false
			case '"':
				quoted = !quoted
			}
		}
		if last = w.at.End; !quoted {
			own = append(own, w)
		}
	}
	return shingles(own, grain)
}

// groupOf names each member's relation to the base: the longest text, of nearly equal ones the earliest.
func (f *folder) groupOf(members []int, all []prints) readout.Group {
	base := slices.MinFunc(members, func(a, b int) int {
		x, y := f.reports[a], f.reports[b]
		return cmp.Or(cmp.Compare(len(y.words)/20, len(x.words)/20), cmp.Compare(unknownLast(x.first), unknownLast(y.first)), cmp.Compare(x.ID, y.ID))
	})
	g := readout.Group{Kind: map[string]string{}}
	for _, m := range members {
		id := f.reports[m].ID
		g.Documents = append(g.Documents, id)
		if m != base {
			g.Kind[id] = cmp.Or(f.kind(base, m, all), "rewritten")
		}
	}
	g.ID = hashed("g", g.Documents...)
	return g
}

func unknownLast(day int) int {
	if day == 0 {
		return 1 << 30
	}
	return day
}

// sets is union-find; the root of a set is its smallest member.
type sets []int

func newSets(n int) sets {
	s := make(sets, n)
	for i := range s {
		s[i] = i
	}
	return s
}

func (s sets) root(i int) int {
	for s[i] != i {
		s[i] = s[s[i]]
		i = s[i]
	}
	return i
}

func (s sets) join(a, b int) {
	a, b = s.root(a), s.root(b)
	s[max(a, b)] = min(a, b)
}

// all are the sets, in order of their roots.
func (s sets) all() [][]int {
	members := make([][]int, len(s))
	for i := range s {
		members[s.root(i)] = append(members[s.root(i)], i)
	}
	return slices.DeleteFunc(members, func(m []int) bool { return len(m) == 0 })
}
