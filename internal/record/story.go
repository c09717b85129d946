package record

import (
	"cmp"
	"math"
	"slices"

	"readout"
)

const (
	affair   = 0.195 // likeness of two undated reports of one story, of a hundred words each; longer ones share more by chance
	longer5  = 0.19  // by how much more they must be alike where both are five times as long
	sameDay  = 0.75  // of it, for reports of one day
	whole    = 0.75  // of it, mean likeness of the reports of two parts of a story
	window   = 14    // days between a report and the nearest of its story
	reserve  = 400   // reports of other affairs that a corpus is imagined to have besides its own
	tooMany  = 0.2   // share of a large corpus that a word may be in to seek candidates
	largeFor = 200   // reports from which a corpus is large
)

// story finds reports about the same affair by the words they share, rare ones most, and by when they came out.
func (f *folder) story() {
	vectors := f.vectors()
	f.like = f.likenesses(vectors)
	like := f.like
	var pairs [][2]int
	for p, v := range like {
		if v >= 1 || f.reports[p[0]].origin == f.reports[p[1]].origin {
			pairs = append(pairs, p)
		}
	}
	slices.SortFunc(pairs, func(a, b [2]int) int {
		return cmp.Or(cmp.Compare(like[b], like[a]), slices.Compare(a[:], b[:]))
	})
	members := make([][]int, len(f.reports))
	of := make([]int, len(f.reports))
	for i := range f.reports {
		members[i], of[i] = []int{i}, i
	}
	for _, p := range pairs {
		a, b := min(of[p[0]], of[p[1]]), max(of[p[0]], of[p[1]])
		if a == b || !f.oneAffair(members[a], members[b], like) {
			continue
		}
		for _, m := range members[b] {
			of[m] = a
		}
		members[a], members[b] = append(members[a], members[b]...), nil
	}
	f.keepStories(members)
}

// oneAffair reports whether the reports of two sets are alike on the whole: of those that came out near one another, the mean
// counts. An undated report does not tie an old affair to a new one.
func (f *folder) oneAffair(a, b []int, like map[[2]int]float64) bool {
	sum, n, same, dated, close := 0.0, 0, false, false, false
	for _, i := range a {
		for _, j := range b {
			if f.reports[i].first > 0 && f.reports[j].first > 0 {
				dated, close = true, close || near(f.reports[i], f.reports[j], window)
			}
			if f.reports[i].origin == f.reports[j].origin {
				same = true
			}
			if near(f.reports[i], f.reports[j], window) {
				sum += like[[2]int{min(i, j), max(i, j)}]
				n++
			}
		}
	}
	return same || n > 0 && (close || !dated) && sum/float64(n) >= whole
}

// near reports whether two reports came out within some days; a report without a date may be near any.
func near(a, b *report, within int) bool {
	if a.first == 0 || b.first == 0 {
		return true
	}
	return max(a.first, b.first)-min(a.last, b.last) <= within
}

func (f *folder) keepStories(members [][]int) {
	for n, m := range members {
		if len(m) == 0 {
			continue
		}
		s := readout.Story{Events: []string{}}
		for _, i := range slices.Sorted(slices.Values(m)) {
			f.reports[i].story = n
			s.Documents = append(s.Documents, f.reports[i].ID)
		}
		s.ID = hashed("s", s.Documents...)
		s.Title = f.title(m)
		f.stories = append(f.stories, s)
	}
	slices.SortFunc(f.stories, func(a, b readout.Story) int { return cmp.Compare(a.ID, b.ID) })
}

// title is the earliest report's.
func (f *folder) title(members []int) string {
	first := slices.MinFunc(members, func(a, b int) int {
		x, y := f.reports[a], f.reports[b]
		return cmp.Or(cmp.Compare(min(1, len(y.Title)), min(1, len(x.Title))), cmp.Compare(unknownLast(x.first), unknownLast(y.first)), cmp.Compare(x.ID, y.ID))
	})
	return f.reports[first].Title
}

// vectors are the weights of each report's words, of length one.
func (f *folder) vectors() []map[string]float64 {
	counts := make([]map[string]float64, len(f.reports))
	in, prior := map[string]float64{}, map[string]float64{}
	for i, r := range f.reports {
		counts[i] = r.features(prior)
		for w := range counts[i] {
			in[w]++
		}
	}
	for _, vector := range counts {
		sum, keys := 0.0, sortedKeys(vector)
		for _, w := range keys {
			rare := math.Log((float64(len(f.reports)) + reserve + 1) / (in[w] + prior[w]))
			vector[w] = (1 + math.Log(vector[w])) * rare
			sum += vector[w] * vector[w]
		}
		for _, w := range keys {
			vector[w] /= math.Sqrt(sum)
		}
	}
	return counts
}

// features counts a report's telling words and says in how many reports of the reserve each is imagined to be:
// a person's name in next to none, a country's in many.
func (r *report) features(prior map[string]float64) map[string]float64 {
	label := map[int]string{}
	for _, n := range r.Names {
		for _, w := range words(n.Span.In(r.Text)) {
			label[n.Span.Start+w.at.Start] = n.Label
		}
	}
	out := map[string]float64{}
	for _, w := range r.words {
		if common()[w.lower] || len(w.lower) < 2 {
			continue
		}
		key, expected := stem(w.lower), 20.0
		switch label[w.at.Start] {
		case "PER":
			expected = 4
		case "ORG", "FAC", "EVENT":
			expected = 8
		case "GPE", "LOC", "NORP":
			expected = 60
		}
		out[key]++
		prior[key] = max(prior[key], expected)
	}
	return out
}

// threshold is the cosine from which two reports tell one affair: less for those of one day, more for long ones.
func (f *folder) threshold(a, b *report) float64 {
	length := math.Sqrt(float64(len(a.words)*len(b.words))) + 1
	t := min(max(affair+longer5*math.Log(length/100)/math.Log(5), affair), 2.2*affair)
	if a.first > 0 && b.first > 0 {
		gap := max(0, max(a.first, b.first)-min(a.last, b.last))
		t *= sameDay + (1-sameDay)*min(1, float64(gap)/window)
	}
	return t
}

// likenesses are the cosines of reports that came out near one another, found by the words that not too many share, as shares
// of the threshold: 1 and more is one affair.
func (f *folder) likenesses(vectors []map[string]float64) map[[2]int]float64 {
	holders := map[string][]int{}
	for i, v := range vectors {
		for w := range v {
			holders[w] = append(holders[w], i)
		}
	}
	out := map[[2]int]float64{}
	for _, w := range sortedKeys(holders) {
		in := holders[w]
		if len(vectors) > largeFor && float64(len(in)) > tooMany*float64(len(vectors)) {
			continue
		}
		for x, a := range in {
			for _, b := range in[x+1:] {
				if near(f.reports[a], f.reports[b], window) {
					out[[2]int{a, b}] += vectors[a][w] * vectors[b][w]
				}
			}
		}
	}
	for p := range out {
		out[p] /= f.threshold(f.reports[p[0]], f.reports[p[1]])
	}
	return out
}
