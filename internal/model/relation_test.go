package model

import (
	"slices"
	"testing"
)

func TestRelations(t *testing.T) {
	// 1 "army" <- 2 "shelled" (root) -> 4 "town" -> 3 "the", 4 -> 5 "Kenya" -> 6 "'s" -> 7
	heads, labels := []int{0, 2, 0, 4, 2, 4, 5, 6}, []int{0, 0, 1, 3, 2, 3, 4, 4}
	const count = 5
	n := len(heads)
	got := appendRelations([]uint16{9}, heads, labels, count)[1:]
	if len(got) != n*n {
		t.Fatalf("%d relations of %d words", len(got), n)
	}
	child, head := func(label int) int { return near + label }, func(label int) int { return near + count + label }
	for _, c := range []struct{ of, what, want int }{
		{2, 1, child(0)}, {1, 2, head(0)}, {2, 4, child(2)}, {4, 2, head(2)}, {0, 2, child(1)}, {2, 0, head(1)},
		{1, 4, sibling}, {4, 1, sibling}, {3, 5, sibling}, {2, 5, grandchild}, {5, 2, grandparent}, {1, 0, grandparent},
		{2, 6, below}, {6, 2, above}, {2, 7, below}, {0, 7, below}, {1, 5, other}, {5, 1, other}, {3, 3, self}, {0, 0, self},
	} {
		if kind := got[c.of*n+c.what]; int(kind) != c.want {
			t.Errorf("word %d is %d to word %d, not %d", c.what, kind, c.of, c.want)
		}
	}
	if slices.Max(got) >= uint16(relationKinds(count)) {
		t.Errorf("relation %d of %d", slices.Max(got), relationKinds(count))
	}
}
