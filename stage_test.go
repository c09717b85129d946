package readout

import (
	"context"
	"strings"
	"testing"
)

func TestCheckStages(t *testing.T) {
	run := func(context.Context, *Document) error { return nil }
	first := Stage{Name: "first", Provides: []Layer{LayerTokens}, Run: run}
	second := Stage{Name: "second", Requires: []Layer{LayerTokens}, Provides: []Layer{LayerNames}, Run: run}
	for _, c := range []struct {
		name   string
		stages []Stage
		says   string // "" for a list in order
	}{
		{"in order", []Stage{first, second}, ""},
		{"none", nil, ""},
		{"turned round", []Stage{second, first}, `stage "second" requires "tokens"`},
		{"needs itself", []Stage{{Name: "self", Requires: []Layer{LayerNames}, Provides: []Layer{LayerNames}, Run: run}}, `"names"`},
		{"twice", []Stage{first, first}, "named twice"},
		{"nothing to run", []Stage{{Name: "idle"}}, "idle"},
	} {
		err := CheckStages(c.stages)
		if (err == nil) != (c.says == "") || err != nil && !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v; want %q", c.name, err, c.says)
		}
	}
}
