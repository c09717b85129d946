package extract

import (
	"strings"
	"testing"
)

// Every entry of furniture.txt stands beside a line it matches and, where words could mislead, a line it must not match.
func TestFurniture(t *testing.T) {
	for _, c := range cues() {
		if got := cueOf(fold(c.example)); got == "" {
			t.Errorf("%q: %q is not matched", c.pattern, c.example)
		}
		bare := strings.TrimRight(fold(c.example), ":.»›>…!| ")
		if !glob(c.pattern, bare) && !glob(c.pattern, fold(c.example)) {
			t.Errorf("%q does not match its own example %q", c.pattern, c.example)
		}
		if c.counter != "" && cueOf(fold(c.counter)) != "" {
			t.Errorf("%q: %q is text of a report, taken for %s", c.pattern, c.counter, cueOf(fold(c.counter)))
		}
	}
}

func TestGlob(t *testing.T) {
	for _, c := range []struct {
		pattern, s string
		want       bool
	}{
		{"share", "share", true}, {"share", "shares", false}, {"# shares", "1,204 shares", true}, {"# shares", "many shares", false},
		{"*getty images*)", "the port. (holm/getty images)", true}, {"* a * b", "x a y b", true}, {"* a * b", "x a y c", false},
		{`\*\*\*`, "***", true}, {`\*\*\*`, "abc", false}, {"more: **", "more: port closes", true}, {"#/#", "1/3", true}, {"#/#", "1-3", false},
	} {
		if got := glob(c.pattern, c.s); got != c.want {
			t.Errorf("glob(%q, %q) = %v", c.pattern, c.s, got)
		}
	}
}
