package model

import (
	"context"
	"encoding/json"
	"math"
	"os"
	"slices"
	"testing"
)

// stored is one sentence of testdata/reference.json, which train/export.py
// writes: what the training framework makes of it, in float, with the file's weights.
type stored struct {
	Words                            []string
	Pieces                           []int32
	Shapes                           []int
	Firsts                           []int
	UPOS, XPOS, Lemma, Deprel, Names []string
	Heads                            []int // 0 for the root, else from 1
	Vector                           [][]float64
	Acts                             []storedAct
}

// storedAct is a word that more likely than not states an act, with the arcs that are as likely.
type storedAct struct {
	Word         int
	Chance       float64
	Type, Status string
	Arcs         [][2]any // role, word
}

func readStored(t *testing.T) []stored {
	t.Helper()
	data, err := os.ReadFile("testdata/reference.json")
	if err != nil {
		t.Fatal(err)
	}
	var out []stored
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func embeddedModel(t testing.TB, k *kernel) *Model {
	t.Helper()
	f, err := readFile(embedded)
	if err != nil {
		t.Fatal(err)
	}
	m, err := build(f, k)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestReferenceInput(t *testing.T) {
	m := embeddedModel(t, portable)
	for _, r := range readStored(t) {
		w := m.cut(0, r.Words)
		if !slices.Equal(w.ids, r.Pieces) || !slices.Equal(w.first, r.Firsts) {
			t.Errorf("%q\n got %v %v\nwant %v %v", r.Words, w.ids, w.first, r.Pieces, r.Firsts)
		}
		for i, s := range w.shapes {
			if int(s) != r.Shapes[i] {
				t.Errorf("%q: shape of piece %d is %d, not %d", r.Words, i, s, r.Shapes[i])
			}
		}
	}
}

// The network's activations are int8 and the reference's are not, so that a
// near tie may fall the other way.
func TestReferenceOutput(t *testing.T) {
	const least = 0.97
	for _, k := range kernels() {
		m := embeddedModel(t, k)
		words, agree := 0, map[string]int{}
		for _, r := range readStored(t) {
			got, err := m.Read(context.Background(), [][]string{r.Words})
			if err != nil {
				t.Fatal(err)
			}
			words += len(r.Words)
			compare(agree, got[0], r)
		}
		for _, what := range []string{"head", "deprel", "upos", "xpos", "lemma", "name"} {
			share := float64(agree[what]) / float64(words)
			t.Logf("%s: %s agrees on %.4f of %d words", k.name, what, share, words)
			if share < least {
				t.Errorf("%s: %s agrees on %.4f of words, less than %.2f", k.name, what, share, least)
			}
		}
	}
}

func compare(agree map[string]int, got []Word, r stored) {
	count := func(what string, same bool) {
		if same {
			agree[what]++
		}
	}
	for i, g := range got {
		head := g.Head + 1
		if g.Head == i {
			head = 0
		}
		count("head", head == r.Heads[i])
		count("deprel", g.Deprel == r.Deprel[i])
		count("upos", g.UPOS == r.UPOS[i])
		count("xpos", g.XPOS == r.XPOS[i])
		count("lemma", g.Lemma == r.Lemma[i])
		count("name", g.Name == r.Names[i])
	}
}

func TestReferenceActs(t *testing.T) {
	m := embeddedModel(t, kernels()[0])
	info := m.Info()
	acts, found, typed, arcs, same := 0, 0, 0, 0, 0
	for _, r := range readStored(t) {
		words, err := m.Read(context.Background(), [][]string{r.Words})
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range r.Acts {
			acts++
			got := words[0][want.Word].Act
			if got == nil || math.Abs(got.Chance-want.Chance) > 0.15 {
				t.Logf("%q: %q has chance %.2f in the reference, %+v here", r.Words, r.Words[want.Word], want.Chance, got)
				continue
			}
			found++
			if info.Acts[best(got.Types)] == want.Type && info.Statuses[best(got.Statuses)] == want.Status {
				typed++
			}
			for _, a := range want.Arcs {
				arcs++
				if slices.ContainsFunc(got.Arcs, func(b Arc) bool {
					return info.Roles[b.Role] == a[0] && float64(b.Word) == a[1] && b.Chance > 0.35
				}) {
					same++
				}
			}
		}
	}
	if acts < 15 || found < acts*9/10 || typed < acts*9/10 || same < arcs*9/10 {
		t.Errorf("of the reference's %d acts %d are found, %d with type and status; of %d arcs %d", acts, found, typed, arcs, same)
	}
}

func TestReferenceVectors(t *testing.T) {
	const least = 0.98
	m := embeddedModel(t, kernels()[0])
	s, width := &workspace{}, m.header.Width
	for _, r := range readStored(t) {
		m.encode(s, []*window{m.cut(0, r.Words)})
		for i, want := range r.Vector {
			if c := cosine(s.words[(i+1)*width:], want); c < least {
				t.Errorf("%q: cosine %.4f at %q", r.Words, c, r.Words[i])
			}
		}
	}
}

func cosine(a []float32, b []float64) float64 {
	var ab, aa, bb float64
	for i, y := range b {
		x := float64(a[i])
		ab, aa, bb = ab+x*y, aa+x*x, bb+y*y
	}
	return ab / math.Sqrt(aa*bb)
}
