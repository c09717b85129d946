package model

import "strings"

// nameRules are BIO's hard constraints: which tag may follow which.
type nameRules struct {
	outside int // index of "O"
	index   map[string]int
	after   [][]int // after[i]: the tags that tag i may follow, in order
}

func newNameRules(tags []string) nameRules {
	r := nameRules{index: map[string]int{}, after: make([][]int, len(tags))}
	for i, t := range tags {
		r.index[t] = i
		kind, inside := strings.CutPrefix(t, "I-")
		if t == "O" {
			r.outside = i
		}
		for j, before := range tags {
			if !inside || before == "B-"+kind || before == "I-"+kind {
				r.after[i] = append(r.after[i], j)
			}
		}
	}
	return r
}

// unreached is the score of what the constraints forbid; no sum of real scores comes near it.
const unreached = -1e30

// decode writes the best sequence of tags for rows of scores into out (Viterbi).
// before is the tag of the word before the first, outside for none.
func (r *nameRules) decode(out []int, before int, score func(word int) []float32) {
	n, k := len(out), len(r.after)
	if n == 0 {
		return
	}
	best, next := make([]float64, k), make([]float64, k)
	for t := range best {
		best[t] = unreached
	}
	best[before] = 0
	back := make([]int, n*k)
	for i := range n {
		row := score(i)
		for t := range next {
			from, v := r.best(t, best)
			next[t], back[i*k+t] = v+bounded(row[t]), from
		}
		best, next = next, best
	}
	last := r.outside
	for t, v := range best {
		if v > best[last] {
			last = t
		}
	}
	for i := n - 1; i >= 0; i-- {
		out[i], last = last, back[i*k+last]
	}
}

// best returns the best tag that t may follow and its score.
func (r *nameRules) best(t int, score []float64) (int, float64) {
	from, v := r.outside, float64(unreached)
	for _, j := range r.after[t] {
		if score[j] > v {
			from, v = j, score[j]
		}
	}
	return from, v
}

// bounded makes any score, NaN too, a number that decoders can add and compare.
func bounded(v float32) float64 {
	switch {
	case v > 1e9:
		return 1e9
	case v >= -1e9:
		return float64(v)
	}
	return -1e9
}
