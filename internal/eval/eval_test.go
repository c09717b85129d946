package eval

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"readout/internal/stage"
	"readout/internal/stage/code"
)

const (
	pinned = "../../testdata/eval.txt"
	items  = "../../testdata/gold/items"
)

// TestFloors scores the project's own gold. A figure under its floor fails; so does gold that changed without its figures.
func TestFloors(t *testing.T) {
	f, err := os.Open(pinned)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	floors, err := Read(f)
	if err != nil {
		t.Fatal(err)
	}
	folder := os.DirFS(items)
	corpus := os.DirFS(filepath.Join("..", "..", "corpus"))
	figures, err := Run(t.Context(), Options{Items: folder, Corpus: corpus})
	if err != nil {
		t.Fatal(err)
	}
	if len(floors.Figure) < len(figures) {
		t.Errorf("%d figures, %d floors", len(figures), len(floors.Figure))
	}
	for _, low := range floors.Below(figures) {
		t.Error(low)
	}
	hash, err := Hash(Gold(), folder, corpus)
	if err != nil {
		t.Fatal(err)
	}
	if hash != floors.Hash {
		t.Errorf("the gold has changed: it is %s, pinned is %s; look at the figures, then pin them with `readout eval --write testdata/eval.txt`", hash, floors.Hash)
	}
}

// TestOpenSets scores sets that are no part of the project, in the folder that READOUT_DATA names.
func TestOpenSets(t *testing.T) {
	data := os.Getenv("READOUT_DATA")
	if data == "" {
		t.Skip("READOUT_DATA names no folder of open sets")
	}
	floors := map[string]float64{
		"EWT test, words given UPOS": .95, "EWT test, words given LAS": .86, "EWT test, raw text words": .99, "EWT test, raw text LAS of aligned words": .83,
		"GUM test, words given LAS": .85, "worldwide newswire names, all": .70, "MEANTIME dates, value": .86, "LGL places within 161 km": .78,
		"GeoVirus places within 161 km": .89, "PolNeAR dev speakers of direct and mixed quotes": .87,
	}
	got := map[string]bool{}
	o := Options{Data: data, Progress: t.Output()}
	figures, err := score(t.Context(), o, others(o))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range figures {
		got[f.Key()] = true
		if f.Value() < floors[f.Key()] {
			t.Errorf("%s: %.3f is below %.2f", f.Key(), f.Value(), floors[f.Key()])
		}
	}
	for key := range floors {
		if !got[key] {
			t.Errorf("no figure %q", key)
		}
	}
}

func TestItemsAreWellFormed(t *testing.T) {
	all, err := readItems(os.DirFS(items))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, it := range all {
		if it.ID == "" || seen[it.ID] {
			t.Errorf("item %q: no ID, or it stands twice", it.ID)
		}
		seen[it.ID] = true
		for _, c := range it.Claims {
			if len(find(it.Text, c.Says)) == 0 {
				t.Errorf("%s lacks the words %q", it.ID, c.Says)
			}
			if len(c.Type) == 0 || len(c.Status) == 0 {
				t.Errorf("%s: a claim without type or status", it.ID)
			}
		}
	}
}

func TestStoriesAreWellFormed(t *testing.T) {
	stories, err := readStories(Gold())
	if err != nil || len(stories) == 0 {
		t.Fatal(err, len(stories))
	}
	for _, s := range stories {
		for _, e := range s.Events {
			for _, c := range e.Claims {
				if data, err := fs.ReadFile(Gold(), filepath.Join(s.name, c.File)); err != nil || len(find(string(data), c.Says)) == 0 {
					t.Errorf("%s %s: %s lacks %q (%v)", s.name, e.ID, c.File, c.Says, err)
				}
			}
		}
	}
}

// TestRulesSeeFailures: a rule whose test sentence does not hold is told.
func TestRulesSeeFailures(t *testing.T) {
	rules, err := code.Load(os.DirFS("testdata/rules"))
	if err != nil {
		t.Fatal(err)
	}
	n, _, failed, err := Rules(t.Context(), rules)
	if err != nil {
		t.Fatal(err)
	}
	if n != 3 || len(failed) != 1 || failed[0].Rule != "shun" {
		t.Errorf("%d sentences, failed %+v; want 3, one of shun", n, failed)
	}
	if len(With(rules, code.Both)) != len(stage.List()) {
		t.Error("With loses a stage")
	}
}
