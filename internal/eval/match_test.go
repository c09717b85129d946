package eval

import (
	"testing"

	"readout"
)

func TestFind(t *testing.T) {
	for _, c := range []struct {
		text, words string
		want        []readout.Span
	}{
		{"Zoë met Ann, and Zoë left", "Zoë", []readout.Span{{Start: 0, End: 4}, {Start: 18, End: 22}}},
		{"she said “no\nmore” twice", `"no more"`, []readout.Span{{Start: 9, End: 22}}},
		{"the north–south road", "north-south", []readout.Span{{Start: 4, End: 17}}},
		{"it cost $4 (or more)", "$4 (or", []readout.Span{{Start: 8, End: 14}}},
		{"nothing", "none", nil}, {"nothing", "", nil},
	} {
		got := find(c.text, c.words)
		if len(got) != len(c.want) {
			t.Errorf("find(%q, %q) = %v; want %v", c.text, c.words, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("find(%q, %q) = %v; want %v", c.text, c.words, got, c.want)
			}
		}
	}
}

func TestMeet(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Kari Lund", "Lund", true}, {"the Ministry of Defence", "Defence Ministry", true}, {"U.N. Security Council", "UN's Council", true},
		{"José Peña", "Pena", true}, {"Kari Lund", "Kari Berg", false}, {"", "Lund", false}, {"the", "the", false},
		{"Norwegian officials", "Kenyan officials", true}, // countries part them
	} {
		if got := meet(c.a, c.b); got != c.want {
			t.Errorf("meet(%q, %q) = %v", c.a, c.b, got)
		}
	}
}

func TestSameSide(t *testing.T) {
	told := func(list ...readout.Actor) []party { return tellParties("", list) }
	lund, otieno := goldParty{"Kari Lund", "NORGOV", "NOR"}, goldParty{"Daniel Otieno", "KENGOV", "KEN"}
	gunmen := goldParty{Name: "gunmen"}
	for _, c := range []struct {
		name string
		gold []goldParty
		told []party
		want bool
	}{
		{"by code", []goldParty{lund}, told(readout.Actor{Name: "the minister", Code: "NORGOVMED"}), true},
		{"in any order", []goldParty{lund, otieno}, told(readout.Actor{Code: "KENGOV"}, readout.Actor{Code: "NORGOV"}), true},
		{"another country", []goldParty{lund}, told(readout.Actor{Name: "Kari Lund", Code: "SWEGOV"}), false},
		{"too few", []goldParty{lund, otieno}, told(readout.Actor{Code: "NORGOV"}), false},
		{"one for two", []goldParty{lund, lund}, told(readout.Actor{Code: "NORGOV"}, readout.Actor{Code: "KENGOV"}), false},
		{"by name", []goldParty{gunmen}, told(readout.Actor{Name: "masked gunmen"}), true},
		{"nobody", nil, told(), true},
	} {
		if got := sameSide(c.gold, c.told); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// document is a text with claims at words of it.
func document(text string, claims ...readout.Claim) *readout.Document {
	return &readout.Document{Text: text, Claims: claims}
}

func claimAt(text, evidence, trigger, kind string, status readout.Status) readout.Claim {
	return readout.Claim{Type: kind, Status: status, Evidence: find(text, evidence)[0], Trigger: find(text, trigger)[0]}
}

func TestMatch(t *testing.T) {
	const text = "Peru condemned Chile after Chile shelled a village."
	accuse, assault := claimAt(text, "Peru condemned Chile", "condemned", "ACCUSE", readout.Occurred), claimAt(text, "Chile shelled a village", "shelled", "ASSAULT", readout.Occurred)
	no := false
	golds := []*goldClaim{
		{Says: "Chile shelled a village", Type: list{"ASSAULT"}, Status: list{"alleged"}},
		{Says: "Peru condemned Chile", Type: list{"ACCUSE"}, Status: list{"occurred"}, Must: &no},
	}
	pairs := match(golds, document(text, accuse, assault), false)
	if len(pairs) != 2 || pairs[0].claim != 1 || pairs[1].claim != 0 {
		t.Fatalf("pairs %+v; want each with its own", pairs)
	}
	if pairs[0].verdict.ok("status") || !pairs[0].verdict.ok("type") {
		t.Error("a wrong status must be told, and keeps its partner")
	}
	assault.Type = "COERCE"
	if pairs := match(golds, document(text, assault), false); len(pairs) != 1 || pairs[0].verdict.ok("type") {
		t.Errorf("a must-claim is found with another type: %+v", pairs)
	}
	if pairs := match(golds, document(text, assault), true); len(pairs) != 0 {
		t.Errorf("with types asked for, it is not: %+v", pairs)
	}
	accuse.Type = "STATE"
	if pairs := match(golds, document(text, accuse), false); len(pairs) != 0 {
		t.Errorf("an optional claim takes only its own type: %+v", pairs)
	}
}

func TestSides(t *testing.T) {
	g := &goldClaim{Actors: []goldParty{{Code: "NOR"}, {Code: "KEN"}}, Recipients: []goldParty{}}
	nor, ken := tellParties("", []readout.Actor{{Code: "NOR"}}), tellParties("", []readout.Actor{{Code: "KEN"}})
	for _, c := range []struct {
		kind string
		mode []string
		want bool
	}{{"AGREE", nil, true}, {"CONSULT", nil, true}, {"CONSULT", []string{"visit"}, false}, {"ASSAULT", nil, false}} {
		if a, r := sides(g, act{c.kind, c.mode, nor, ken}); (a && r) != c.want {
			t.Errorf("%s %v parted in two: %v, want %v", c.kind, c.mode, a && r, c.want)
		}
	}
}

func TestSameDays(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{{"2025-03", "2025-03-01/2025-03-31", true}, {"2025-03-04~", "2025-03-04", true}, {"", "", true}, {"2025-03-04", "", false}, {"2025-03-04", "2025-03-05", false}} {
		if got := sameDays(c.a, c.b); got != c.want {
			t.Errorf("sameDays(%q, %q) = %v", c.a, c.b, got)
		}
	}
}

func TestCubed(t *testing.T) {
	order := []string{"a", "b", "c", "d"}
	gold := map[string]string{"a": "1", "b": "1", "c": "2", "d": "2"}
	never := func(a, b string) bool { return false }
	for _, c := range []struct {
		name string
		told map[string]string
		free func(a, b string) bool
		p, r float64
	}{
		{"right", map[string]string{"a": "x", "b": "x", "c": "y", "d": "y"}, never, 1, 1},
		{"one heap", map[string]string{"a": "x", "b": "x", "c": "x", "d": "x"}, never, .5, 1},
		{"one heap that is allowed", map[string]string{"a": "x", "b": "x", "c": "x", "d": "x"}, func(a, b string) bool { return true }, 1, 1},
		{"all alone", map[string]string{"a": "w", "b": "x", "c": "y", "d": "z"}, never, 1, .5},
		{"half missing", map[string]string{"a": "x", "b": "x"}, never, 1, .5},
	} {
		if f := cubed("", "", order, gold, c.told, c.free); f.P != c.p || f.R != c.r {
			t.Errorf("%s: P %v R %v; want %v %v", c.name, f.P, f.R, c.p, c.r)
		}
	}
}
