package model

import (
	"context"
	"errors"
	"math/rand/v2"
	"reflect"
	"strings"
	"sync"
	"testing"
)

func read(t testing.TB, m *Model, sentences [][]string) [][]Word {
	t.Helper()
	out, err := m.Read(context.Background(), sentences)
	if err != nil {
		t.Fatal(err)
	}
	if len(out) != len(sentences) {
		t.Fatalf("%d sentences of %d", len(out), len(sentences))
	}
	for i, words := range out {
		if len(words) != len(sentences[i]) {
			t.Fatalf("sentence %d has %d words of %d", i, len(words), len(sentences[i]))
		}
		checkWords(t, words)
	}
	return out
}

// checkWords says whether words are a tree with one root and names begin with B or I after their kind.
func checkWords(t testing.TB, words []Word) {
	t.Helper()
	heads, before := make([]int, len(words)+1), "O"
	for i, w := range words {
		if heads[i+1] = w.Head + 1; w.Head == i {
			heads[i+1] = 0
		}
		if (w.Head == i) != (w.Deprel == "root") {
			t.Fatalf("word %d of %d: head %d with label %s", i, len(words), w.Head, w.Deprel)
		}
		if kind, inside := strings.CutPrefix(w.Name, "I-"); inside && (before == "O" || before[2:] != kind) {
			t.Fatalf("word %d is %s after %s", i, w.Name, before)
		}
		if w.UPOS == "" || w.XPOS == "" || w.Deprel == "" || w.Name == "" {
			t.Fatalf("word %d lacks something: %+v", i, w)
		}
		before = w.Name
	}
	if !wellFormed(heads) {
		t.Fatalf("not a tree with one root: %v", heads)
	}
}

func TestKernelsAgree(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	var random [][]string
	for range 60 {
		random = append(random, randomSentence(r, r.IntN(60)))
	}
	for seed := range uint64(4) {
		want := read(t, tiny(t, portable, seed), random)
		for _, k := range kernels() {
			if got := read(t, tiny(t, k, seed), random); !reflect.DeepEqual(got, want) {
				t.Errorf("%s reads otherwise than portable, random model %d", k.name, seed)
			}
		}
	}
}

func TestKernelsAgreeOnNews(t *testing.T) {
	sentences, _ := newsSentences(4)
	for _, r := range readStored(t) {
		sentences = append(sentences, r.Words)
	}
	m := embeddedModel(t, portable)
	want, vectors := read(t, m, sentences), encoded(m, sentences[:3])
	for _, k := range kernels() {
		m := embeddedModel(t, k)
		if !reflect.DeepEqual(read(t, m, sentences), want) {
			t.Errorf("%s reads otherwise than portable", k.name)
		}
		if !reflect.DeepEqual(encoded(m, sentences[:3]), vectors) {
			t.Errorf("%s has other vectors than portable", k.name)
		}
	}
}

// encoded returns the last layer's vectors, to compare their bits.
func encoded(m *Model, sentences [][]string) []float32 {
	s, windows, rows := &workspace{}, []*window{}, 0
	for i, words := range sentences {
		windows, rows = append(windows, m.cut(i, words)), rows+len(words)+1
	}
	m.encode(s, windows)
	return s.words[:rows*m.header.Width]
}

func TestBatchesAgree(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	m := tiny(t, kernels()[0], 1)
	var sentences [][]string
	for range 100 {
		sentences = append(sentences, randomSentence(r, r.IntN(50)))
	}
	all := read(t, m, sentences)
	for i, s := range sentences {
		if alone := read(t, m, [][]string{s})[0]; !reflect.DeepEqual(alone, all[i]) {
			t.Fatalf("sentence %d reads otherwise alone", i)
		}
	}
}

func TestLong(t *testing.T) {
	m := tiny(t, kernels()[0], 3)
	r := rand.New(rand.NewPCG(4, 4))
	long := randomSentence(r, 10000)
	words := read(t, m, [][]string{long, {"a"}, {}, long[:41]})[0]
	later := 0
	for _, w := range words {
		if w.Deprel == "parataxis" && words[w.Head].Deprel == "root" {
			later++
		}
	}
	if later < 10000/40 {
		t.Errorf("%d windows hang on the first", later)
	}
	big := strings.Repeat("Ünable", 1<<17)
	if got := read(t, m, [][]string{{"a", big, strings.Repeat(".", 1<<20), "a" + strings.Repeat("\u0301", 1<<19)}}); len(got[0]) != 4 {
		t.Error("a word of a megabyte is lost")
	}
}

func TestWindows(t *testing.T) {
	m := tiny(t, portable, 3) // 40 positions
	words := strings.Fields(strings.Repeat("abc the unable . abcabcabc ", 20))
	next, sizes := 0, []int{}
	for w := range m.windows(7, words) {
		if w.from != next || w.sentence != 7 || len(w.ids) > m.header.Positions || len(w.ids) != len(w.shapes) {
			t.Fatalf("window from %d of %d pieces, expected from %d", w.from, len(w.ids), next)
		}
		for i, p := range w.first {
			if want := m.vocab.word(nil, words[w.from+i])[0]; w.ids[p] != want {
				t.Fatalf("word %d begins with piece %d, not %d", w.from+i, w.ids[p], want)
			}
		}
		next, sizes = w.from+len(w.words), append(sizes, len(w.ids))
	}
	if next != len(words) {
		t.Errorf("windows end at %d of %d: %v", next, len(words), sizes)
	}
	if last := sizes[len(sizes)-1]; last < sizes[0]/2 {
		t.Errorf("the last window is left with little: %v", sizes)
	}
}

func TestConcurrent(t *testing.T) {
	m := tiny(t, kernels()[0], 5)
	r := rand.New(rand.NewPCG(6, 6))
	sentences := [][]string{randomSentence(r, 30), randomSentence(r, 90), randomSentence(r, 5)}
	want := read(t, m, sentences)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 20 {
				if got, err := m.Read(context.Background(), sentences); err != nil || !reflect.DeepEqual(got, want) {
					t.Errorf("concurrent reading differs: %v", err)
				}
			}
		})
	}
	group.Wait()
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := tiny(t, portable, 1).Read(ctx, [][]string{{"a"}}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled context gives %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("a b c", "The United Nations")
	f.Add("", "\x00 \xff ½ İ 北京 e\u0301")
	f.Add(strings.Repeat("abcabcabc ", 50), " . , ")
	f.Add("a\u0301\u0301 \u200b", "ﬁ Σ ß ǅ")
	models := []*Model{tiny(f, portable, 1), tiny(f, kernels()[0], 1)}
	f.Fuzz(func(t *testing.T, a, b string) {
		sentences := [][]string{strings.Split(a, " "), {}, strings.Fields(b), {a}}
		if x, y := read(t, models[0], sentences), read(t, models[1], sentences); !reflect.DeepEqual(x, y) {
			t.Fatal("kernels differ")
		}
	})
}
