package tree

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"readout"
)

// document makes one sentence of "form head relation" triples; heads are counted from 1, and 0 is the root.
func document(triples string) *readout.Document {
	d := &readout.Document{}
	f := strings.Fields(triples)
	for i := 0; i+2 < len(f); i += 3 {
		if i > 0 {
			d.Text += " "
		}
		start := len(d.Text)
		d.Text += f[i]
		head := strings.Index("0123456789", f[i+1]) - 1
		if head < 0 {
			head = len(d.Tokens)
		}
		k := readout.Token{Span: readout.Span{Start: start, End: len(d.Text)}, Form: f[i], Lemma: f[i], Head: head, Deprel: f[i+2]}
		if strings.ContainsAny(f[i], ".,") {
			k.UPOS = "PUNCT"
		}
		d.Tokens = append(d.Tokens, k)
	}
	d.Sentences = []readout.Sentence{{Span: readout.Span{Start: 0, End: len(d.Text)}, Last: len(d.Tokens)}}
	return d
}

// sentence is "Lund and Otieno left because of rain ."
func sentence() *Tree {
	return Of(document("Lund 4 nsubj:pass and 3 cc Otieno 1 conj left 0 root because 7 case of 5 fixed rain 4 obl . 4 punct"))
}

func TestWalk(t *testing.T) {
	tree := sentence()
	if got := tree.Conjuncts(0); !slices.Equal(got, []int{0, 2}) {
		t.Errorf("conjuncts %v", got)
	}
	if got := tree.Case(6); got != "because of" {
		t.Errorf("case %q", got)
	}
	if got := tree.Case(0); got != "" {
		t.Errorf("case of a subject %q", got)
	}
	if got := tree.Child(3, "nsubj"); got != 0 {
		t.Errorf("a subtype is not found by its relation: %d", got)
	}
	if got := tree.Child(3, "obj"); got != -1 {
		t.Errorf("there is no object: %d", got)
	}
	if got := tree.Subtree(3, func(i int) bool { return tree.Is(i, "nsubj") }); !slices.Equal(got, []int{3, 4, 5, 6, 7}) {
		t.Errorf("subtree without the subject %v", got)
	}
	if !tree.Under(2, 3) || tree.Under(3, 2) || !tree.Root(3) {
		t.Error("Otieno stands below left, which is the root")
	}
	if got := tree.HeadOf(0, 3); got != 0 {
		t.Errorf("head of the subject %d", got)
	}
}

func TestSpans(t *testing.T) {
	tree := sentence()
	if got := tree.SpanOf([]int{6, 7}).In(tree.Text); got != "rain" {
		t.Errorf("span with a full stop at its end: %q", got)
	}
	if got := tree.SpanOf([]int{7}); !got.Empty() {
		t.Errorf("span of a full stop alone: %v", got)
	}
	first, last := tree.Range(readout.Span{Start: 6, End: 10}) // "nd O", across two words
	if first != 1 || last != 3 {
		t.Errorf("range [%d, %d)", first, last)
	}
	if got := tree.At(len(tree.Text)); got != len(tree.Tokens) {
		t.Errorf("after the last token: %d", got)
	}
}

// random is a sentence whose heads are drawn: a tree, or anything at all where wild is true.
func random(r *rand.Rand, wild bool) *Tree {
	n := 1 + r.IntN(12)
	d := &readout.Document{Text: strings.Repeat("ab ", n)}
	for i := range n {
		head := i
		if i > 0 {
			head = r.IntN(i)
		}
		if wild {
			head = r.IntN(n+4) - 2
		}
		rel := []string{"conj", "nmod", "obl"}[r.IntN(3)]
		d.Tokens = append(d.Tokens, readout.Token{Span: readout.Span{Start: 3 * i, End: 3*i + 2}, Head: head, Deprel: rel})
	}
	d.Sentences = []readout.Sentence{{Last: n}}
	return Of(d)
}

func TestRandomTrees(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		tree := random(r, false)
		for i := range tree.Tokens {
			below := tree.Subtree(i, nil)
			if !slices.IsSorted(below) {
				t.Fatalf("subtree %v is not in order", below)
			}
			for k := range tree.Tokens {
				if slices.Contains(below, k) != tree.Under(k, i) {
					t.Fatalf("heads %v: Subtree(%d) and Under(%d, %d) disagree", heads(tree), i, k, i)
				}
			}
			for _, c := range tree.Conjuncts(i) {
				if !slices.Contains(below, c) {
					t.Fatalf("conjunct %d of %d is not below it", c, i)
				}
			}
		}
	}
}

// TestWildHeads ends only if no walk goes round in a circle.
func TestWildHeads(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		tree := random(r, true)
		for i := range tree.Tokens {
			if below := tree.Subtree(i, nil); !slices.Contains(below, i) || len(below) > len(tree.Tokens) {
				t.Fatalf("heads %v: subtree of %d is %v", heads(tree), i, below)
			}
			if all := tree.Conjuncts(i); all[0] != i || len(all) > len(tree.Tokens) {
				t.Fatalf("heads %v: conjuncts of %d are %v", heads(tree), i, all)
			}
			tree.Under(i, 0)
		}
	}
}

func heads(t *Tree) (all []int) {
	for _, k := range t.Tokens {
		all = append(all, k.Head)
	}
	return all
}
