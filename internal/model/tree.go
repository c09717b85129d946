package model

import "slices"

// tree finds the best dependency tree: of all that have exactly one child of
// the root, the one whose arcs' scores sum highest (Chu-Liu/Edmonds).
// Node 0 is the root, 1 to n are words. score[d*n1+h] is that of d's head being h.
type tree struct {
	n1    int       // nodes, the root counted
	score []float64 // arcs into d from h, between what cycles have been drawn together to
	dep   []int     // arc d,h stands for the arc from end[…] into dep[…] of words
	end   []int
	best  []int // head chosen for each node
	alive []int // nodes still there, without the root
	drawn []drawn
	heads []int
	mark  []int
}

// drawn is a cycle drawn together to its first node.
type drawn struct {
	words [][]int // per member, the words drawn together to it
	deps  []int   // per member, the arc of the cycle into it
	ends  []int
}

// plant returns the head of each of n words, heads[0] unused. arc gives the score.
func plant(n int, arc func(dep, head int) float32) []int {
	t := &tree{n1: n + 1, heads: make([]int, n+1)}
	if n == 0 {
		return t.heads
	}
	t.fill(arc)
	t.choose()
	if t.single() && t.cycle() == nil {
		copy(t.heads, t.best) // as most sentences: each word's best head makes a tree
		return t.heads
	}
	t.solve()
	return t.heads
}

func (t *tree) fill(arc func(dep, head int) float32) {
	t.score = make([]float64, t.n1*t.n1)
	t.best, t.mark = make([]int, t.n1), make([]int, t.n1)
	for d := 1; d < t.n1; d++ {
		t.alive = append(t.alive, d)
		for h := range t.n1 {
			t.score[d*t.n1+h] = bounded(arc(d, h))
		}
	}
}

// single says whether one word only has the root as its best head.
func (t *tree) single() bool {
	n := 0
	for _, d := range t.alive {
		if t.best[d] == 0 {
			n++
		}
	}
	return n == 1
}

// choose sets each node's best head.
func (t *tree) choose() {
	for _, d := range t.alive {
		row, best := t.score[d*t.n1:(d+1)*t.n1], 0
		for _, h := range t.alive {
			if h != d && row[h] > row[best] {
				best = h
			}
		}
		t.best[d] = best
	}
}

// cycle returns the nodes of one cycle of best heads, or nil.
func (t *tree) cycle() []int {
	clear(t.mark)
	for _, start := range t.alive {
		at := start
		for at != 0 && t.mark[at] == 0 {
			t.mark[at], at = start, t.best[at]
		}
		if at != 0 && t.mark[at] == start {
			return t.around(at)
		}
	}
	return nil
}

func (t *tree) around(at int) []int {
	nodes := []int{at}
	for next := t.best[at]; next != at; next = t.best[next] {
		nodes = append(nodes, next)
	}
	slices.Sort(nodes)
	return nodes
}

// solve draws cycles together until none is left and then opens them again,
// last first. Arcs from the root are made so dear that one is taken, as one must be.
func (t *tree) solve() {
	t.dep, t.end = make([]int, len(t.score)), make([]int, len(t.score))
	dear := float64(float64(t.n1)*(slices.Max(t.score)-slices.Min(t.score))) + 1
	members := make([][]int, t.n1)
	for d := 1; d < t.n1; d++ {
		members[d] = []int{d}
		t.score[d*t.n1] -= dear
		for h := range t.n1 {
			t.dep[d*t.n1+h], t.end[d*t.n1+h] = d, h
		}
	}
	t.choose()
	for c := t.cycle(); c != nil; c = t.cycle() {
		t.draw(c, members)
		t.choose()
	}
	t.open()
}

// draw draws a cycle together to its first node.
func (t *tree) draw(cycle []int, members [][]int) {
	var r drawn
	keep := cycle[0]
	for _, v := range cycle {
		arc := v*t.n1 + t.best[v]
		r.words, r.deps, r.ends = append(r.words, members[v]), append(r.deps, t.dep[arc]), append(r.ends, t.end[arc])
	}
	t.drawn = append(t.drawn, r)
	t.alive = slices.DeleteFunc(t.alive, func(v int) bool { return v != keep && slices.Contains(cycle, v) })
	own := make([]float64, len(cycle))
	for i, v := range cycle {
		own[i] = t.score[v*t.n1+t.best[v]]
	}
	t.enter(cycle, own, 0)
	for _, u := range t.alive {
		if u != keep {
			t.enter(cycle, own, u)
			t.leave(cycle, u)
		}
	}
	members[keep] = slices.Concat(r.words...)
}

// enter sets the arc from u into the cycle: the one that gains most over the
// arc of the cycle that it replaces.
func (t *tree) enter(cycle []int, own []float64, u int) {
	best, gain := 0, t.score[cycle[0]*t.n1+u]-own[0]
	for i, v := range cycle {
		if g := t.score[v*t.n1+u] - own[i]; g > gain {
			best, gain = i, g
		}
	}
	from, to := cycle[best]*t.n1+u, cycle[0]*t.n1+u
	t.score[to], t.dep[to], t.end[to] = gain, t.dep[from], t.end[from]
}

// leave sets the arc from the cycle into u: the best there is.
func (t *tree) leave(cycle []int, u int) {
	best := cycle[0]
	for _, v := range cycle {
		if t.score[u*t.n1+v] > t.score[u*t.n1+best] {
			best = v
		}
	}
	from, to := u*t.n1+best, u*t.n1+cycle[0]
	t.score[to], t.dep[to], t.end[to] = t.score[from], t.dep[from], t.end[from]
}

// open gives every word its head: first the arcs between what is left, then,
// in each cycle, all arcs but the one into the member entered from outside.
func (t *tree) open() {
	const none = -1
	for i := range t.heads {
		t.heads[i] = none
	}
	for _, v := range t.alive {
		arc := v*t.n1 + t.best[v]
		t.heads[t.dep[arc]] = t.end[arc]
	}
	for _, r := range slices.Backward(t.drawn) {
		for i, words := range r.words {
			if !slices.ContainsFunc(words, func(w int) bool { return t.heads[w] != none }) {
				t.heads[r.deps[i]] = r.ends[i]
			}
		}
	}
	t.heads[0] = 0
}
