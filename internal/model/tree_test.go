package model

import (
	"math"
	"math/rand/v2"
	"testing"
)

// wellFormed says whether heads make a tree with one child of the root.
func wellFormed(heads []int) bool {
	roots := 0
	for d := 1; d < len(heads); d++ {
		if heads[d] == 0 {
			roots++
		}
		at, steps := d, 0
		for at != 0 {
			if at < 0 || at >= len(heads) || steps > len(heads) {
				return false
			}
			at, steps = heads[at], steps+1
		}
	}
	return roots == 1 || len(heads) == 1
}

func TestTreeWellFormed(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	odd := []float32{float32(math.NaN()), float32(math.Inf(1)), float32(math.Inf(-1)), 3e38, 0}
	for range 3000 {
		n, coarse := r.IntN(40), r.IntN(2) == 0
		heads := plant(n, func(dep, head int) float32 {
			switch {
			case r.IntN(20) == 0:
				return odd[r.IntN(len(odd))]
			case coarse: // many ties
				return float32(r.IntN(3))
			}
			return float32(r.NormFloat64())
		})
		if !wellFormed(heads) {
			t.Fatalf("not a tree with one root: %v", heads)
		}
	}
}

// TestTreeBest compares with every tree there is on up to 5 words.
func TestTreeBest(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	for range 2000 {
		n := 1 + r.IntN(5)
		score := randomFloats(r, (n+1)*(n+1), 1)
		sum := func(heads []int) (s float64) {
			for d := 1; d <= n; d++ {
				s += float64(score[d*(n+1)+heads[d]])
			}
			return s
		}
		got := plant(n, func(dep, head int) float32 { return score[dep*(n+1)+head] })
		best := math.Inf(-1)
		everyTree(make([]int, n+1), 1, func(heads []int) { best = max(best, sum(heads)) })
		if math.Abs(sum(got)-best) > 1e-6 {
			t.Fatalf("%d words: %v sums to %v, the best tree to %v", n, got, sum(got), best)
		}
	}
}

func everyTree(heads []int, d int, do func([]int)) {
	if d == len(heads) {
		if wellFormed(heads) {
			do(heads)
		}
		return
	}
	for h := range heads {
		if h != d {
			heads[d] = h
			everyTree(heads, d+1, do)
		}
	}
}

func TestNames(t *testing.T) {
	tags := []string{"O", "B-PER", "I-PER", "B-LOC", "I-LOC"}
	rules := newNameRules(tags)
	r := rand.New(rand.NewPCG(3, 3))
	for range 2000 {
		n, before := 1+r.IntN(5), r.IntN(len(tags))
		score := randomFloats(r, n*len(tags), 2)
		row := func(i int) []float32 { return score[i*len(tags):][:len(tags)] }
		got := make([]int, n)
		rules.decode(got, before, row)
		sum, best := worth(got, before, tags, row), math.Inf(-1)
		every := make([]int, n)
		for code := range int(math.Pow(5, float64(n))) {
			for i := range every {
				every[i], code = code%5, code/5
			}
			best = max(best, worth(every, before, tags, row))
		}
		if math.IsInf(sum, -1) || math.Abs(sum-best) > 1e-6 {
			t.Fatalf("%v after %s scores %v, the best %v", got, tags[before], sum, best)
		}
	}
}

// worth returns the sum of scores, or minus infinity for a forbidden sequence.
func worth(seq []int, before int, tags []string, row func(int) []float32) (sum float64) {
	for i, tag := range seq {
		if t := tags[tag]; t[0] == 'I' && (tags[before] == "O" || tags[before][2:] != t[2:]) {
			return math.Inf(-1)
		}
		sum, before = sum+float64(row(i)[tag]), tag
	}
	return sum
}
