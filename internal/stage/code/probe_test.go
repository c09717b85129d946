package code_test

import (
	"strings"
	"testing"

	"readout"
	"readout/internal/stage"
	"readout/internal/stage/code"
)

// probe reads a text and gives the span of a word in it.
func probe(t *testing.T, text, word string) (*code.Probe, *readout.Document, readout.Span) {
	t.Helper()
	rules, err := code.Default()
	if err != nil {
		t.Fatal(err)
	}
	d := &readout.Document{Text: text, Published: readout.Published{Value: "2025-06-18", How: "stated"}}
	if err := stage.Run(t.Context(), stage.List(), d); err != nil || d.Failed != "" {
		t.Fatal(err, d.Failed)
	}
	i := strings.Index(text, word)
	return code.NewProbe(rules, d), d, readout.Span{Start: i, End: i + len(word)}
}

func TestProbeStatus(t *testing.T) {
	for _, c := range []struct {
		text, word string
		want       readout.Status
	}{
		{"Kari baked bread on Sunday.", "baked", readout.Occurred},
		{"Kari did not bake bread.", "bake", readout.Negated},
		{"Kari left instead of paying the bill.", "paying", readout.Negated},
		{"Kari is going to bake bread.", "bake", readout.Planned},
		{"Kari will bake bread.", "bake", readout.Planned},
		{"Kari might bake bread.", "bake", readout.Considered},
		{"Kari must bake bread.", "bake", readout.Hypothetical},
		{"If Kari bakes bread, we eat.", "bakes", readout.Hypothetical},
		{"Please bake some bread and eat it.", "bake", readout.Hypothetical},
		{"Please bake some bread and eat it.", "eat", readout.Hypothetical},
		{"Norwegian troops shelled the town of Lund.", "shelled", readout.Occurred},
		{"Norway denied shelling the town of Lund.", "shelling", readout.Denied},
	} {
		p, _, s := probe(t, c.text, c.word)
		if got := p.Status(s); got != c.want {
			t.Errorf("%q: %s is %q, want %q", c.text, c.word, got, c.want)
		}
	}
}

func TestProbePlace(t *testing.T) {
	for _, c := range []struct{ text, word, want string }{
		{"Kari baked her bread in Oslo.", "baked", "Oslo"},
		{"Divers searched two wrecked ships near Oslo.", "wrecked", "Oslo"},
		{"Thousands marched through Nairobi on Friday.", "marched", "Nairobi"},
		{"Gunmen opened fire near Mosul, wounding two drivers.", "wounding", "Mosul"},
		{"Troops stormed Mosul at dawn.", "stormed", "Mosul"},
		{"Troops entered Kenya at dawn.", "entered", "Kenya"},
		{"Norway criticised Kenya.", "criticised", ""},
		{"Kari wept after she had sung in Oslo.", "wept", ""},
		{"Kari baked bread.", "baked", ""},
	} {
		p, d, s := probe(t, c.text, c.word)
		w, ok := p.Place(s)
		if got := w.Span.In(d.Text); got != c.want || ok != (c.want != "") {
			t.Errorf("%q: %s is at %q, want %q", c.text, c.word, got, c.want)
		}
	}
}

// TestProbeNothing: a span without words has no answer.
func TestProbeNothing(t *testing.T) {
	p, d, _ := probe(t, "Kari baked bread.", "baked")
	beyond := readout.Span{Start: len(d.Text) + 5, End: len(d.Text) + 9}
	if s := p.Status(beyond); s != "" {
		t.Errorf("status %q", s)
	}
	if _, ok := p.Place(beyond); ok {
		t.Error("a place")
	}
}
