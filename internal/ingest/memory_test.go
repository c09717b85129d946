package ingest

import "testing"

func TestLimitGrowsWithWhatIsInUse(t *testing.T) {
	for _, c := range []struct {
		live uint64
		want int64
	}{{0, 100 << 20}, {60 << 20, 100 << 20}, {90 << 20, 220 << 20}, {1 << 30, 2<<30 + 40<<20}} {
		if got := limit(c.live); got != c.want {
			t.Errorf("limit(%d MB) = %d MB, want %d", c.live>>20, got>>20, c.want>>20)
		}
	}
}
