package readout

import (
	"encoding/json"
	"testing"
)

func TestSpan(t *testing.T) {
	text := "Lund left"
	for _, c := range []struct {
		span Span
		want string
	}{{Span{0, 4}, "Lund"}, {Span{5, 9}, "left"}, {Span{}, ""}, {Span{5, 40}, ""}, {Span{-1, 4}, ""}, {Span{4, 0}, ""}} {
		if got := c.span.In(text); got != c.want {
			t.Errorf("%v is %q, want %q", c.span, got, c.want)
		}
	}
}

func TestSpanPairs(t *testing.T) {
	for _, c := range []struct {
		a, b               Span
		contains, overlaps bool
		cover              Span
	}{
		{Span{0, 9}, Span{2, 4}, true, true, Span{0, 9}},
		{Span{0, 4}, Span{2, 6}, false, true, Span{0, 6}},
		{Span{0, 4}, Span{4, 6}, false, false, Span{0, 6}},
		{Span{3, 5}, Span{}, false, false, Span{3, 5}},
		{Span{}, Span{3, 5}, false, false, Span{3, 5}},
	} {
		if got := c.a.Contains(c.b); got != c.contains {
			t.Errorf("%v contains %v: %v", c.a, c.b, got)
		}
		if got := c.a.Overlaps(c.b); got != c.overlaps {
			t.Errorf("%v overlaps %v: %v", c.a, c.b, got)
		}
		if got := c.a.Cover(c.b); got != c.cover {
			t.Errorf("%v and %v are covered by %v, want %v", c.a, c.b, got, c.cover)
		}
	}
}

func FuzzSpanJSON(f *testing.F) {
	for _, s := range []string{"[3,9]", "[0,0]", "null", "[1]", "[1,2,3]", `{"Start":1}`, "[1.5,2]", `["a",2]`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var s Span
		if json.Unmarshal(data, &s) != nil {
			return
		}
		out, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		var again Span
		if err := json.Unmarshal(out, &again); err != nil || again != s {
			t.Errorf("%s reads as %v, which is written %s and reads as %v (%v)", data, s, out, again, err)
		}
	})
}

func TestSpanJSON(t *testing.T) {
	out, err := json.Marshal(struct{ At Span }{Span{3, 9}})
	if err != nil || string(out) != `{"At":[3,9]}` {
		t.Errorf("%s, %v", out, err)
	}
	for _, wrong := range []string{`{"Start":1}`, `["a",2]`, `3`, `[1.5,2]`} {
		var s Span
		if json.Unmarshal([]byte(wrong), &s) == nil {
			t.Errorf("%s is read as %v", wrong, s)
		}
	}
}
