package eval

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"readout"
)

func TestPrinted(t *testing.T) {
	for words, want := range map[string]string{
		"He said : `` No , I do n't . ''":           `He said: "No, I don't."`,
		"Tonga 's queen ( 62 ) paid $ 5 - 6 bn":     "Tonga's queen (62) paid $5-6 bn",
		"“ Go ” , she said , “ and be quick ! ”":    "“Go”, she said, “and be quick!”",
		"aid -LRB- food -RRB- worth 40 % of it ...": "aid (food) worth 40% of it...",
	} {
		if got := printed(strings.Fields(words)); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestReferred(t *testing.T) {
	sets := map[string]string{"made:one:0": "Tonga’s navy chased boats; Fiji’s navy chased boats."}
	items, err := referred("a", "@ made:one:0\n* COERCE arrest occurred optional | t: 39-45 | a: 27-31 =FJI | r: 20-25 > 46-51 =?\n\n@ made:one:0\n* none\n", sets)
	if err != nil || len(items) != 2 || len(items[0].Claims) != 1 || len(items[1].Claims) != 0 {
		t.Fatal(err, items)
	}
	c := items[0].Claims[0]
	if c.must() || c.Actors[0] != (goldParty{"Fiji", "FJI", "FJI"}) || c.Recipients[0].Name != "boats" {
		t.Errorf("%+v", c)
	}
	if at := find(items[0].Text, c.Says); len(at) != 1 || !at[0].Contains(readout.Span{Start: 43, End: 49}) {
		t.Errorf("%q stands at %v", c.Says, at)
	}
}

func TestBrokenReference(t *testing.T) {
	sets := map[string]string{"made:one:0": "Tonga chased boats."}
	for _, text := range []string{"* none here", "@ made:two:0", "@ made:one:0\n* COERCE arrest", "@ made:one:0\n* COERCE arrest occurred | t: 6-60", "@ made:one:0\n* COERCE - occurred | a: 0-5 =TON"} {
		if _, err := referred("b", text, sets); err == nil || !strings.Contains(err.Error(), "b, line") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// Every lot by reference can be read with the sets that it refers to.
func TestNewsLotsAreWellFormed(t *testing.T) {
	data := filepath.Join("..", "..", "..", "shared", "data")
	if _, err := os.Stat(data); err != nil {
		t.Skip("the open sets are not here: ", err)
	}
	sets, err := sentencesOf(t.Context(), data)
	if err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob(filepath.Join("..", "..", "corpus", "news", "*.txt"))
	second, _ := filepath.Glob(filepath.Join("..", "..", "corpus", "news", "second", "*.txt"))
	if len(files) < 100 {
		t.Fatal(len(files))
	}
	for _, file := range append(files, second...) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		items, err := referred(filepath.Base(file), string(text), sets)
		if err != nil {
			t.Fatal(err)
		}
		for _, it := range items {
			for _, c := range it.Claims {
				if len(find(it.Text, c.Says)) == 0 || len(c.Actors)+len(c.Recipients) == 0 {
					t.Errorf("%s: %q does not stand in the text, or names nobody", it.ID, c.Says)
				}
			}
		}
	}
}

func TestUnknownSet(t *testing.T) {
	_, err := Run(t.Context(), Options{Only: []string{"nonesuch"}})
	if err == nil || !strings.Contains(err.Error(), "rules, sample") {
		t.Error(err)
	}
	if figures, err := newsSentences(t.Context(), nil, ""); err != nil || figures != nil {
		t.Error(figures, err)
	}
	if _, err := newsSentences(t.Context(), fstest.MapFS{}, t.TempDir()); !os.IsNotExist(err) {
		t.Error(err)
	}
}
