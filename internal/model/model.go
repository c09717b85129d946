// Package model is the language model: weights, encoder and decoders; it knows no ontology.
package model

import (
	"context"
	_ "embed"
	"maps"
	"os"
	"slices"
	"sync"
)

//go:embed weights.bin
var embedded []byte

// Word is what the model says of one word. Its zero value is no reading.
type Word struct {
	UPOS, XPOS string // part of speech: universal, Penn
	Lemma      string // made from the form by a rule, never empty unless the form is
	Deprel     string // label of the arc to Head; "root" for the sentence's root
	Name       string // "O", "B-kind" or "I-kind"; an I follows a B or I of its kind
	Head       int    // index in the sentence, from 0; the root's is its own index
	Act        *Act   // what the word states; nil where that's no act
	Party      *Party // who the word stands for; nil where no act has it for a party
}

// Info says which model this is. It is a copy: changing it changes no model.
type Info struct {
	Name, Version, Created     string
	Kernel                     string // arithmetic in use: "portable", "avx2" or "avx512"
	Layers, Width, Pieces      int
	UPOS, XPOS, Deprel, Labels []string // Labels are the tags of Word.Name
	Acts, Statuses             []string // labels of the semantic graph; none in a model without one
	Modes, Roles               []string // Modes have their type before them
	Sectors, Links             []string
	Figures                    map[string]float64 // as measured in training, by the name of set and measure
}

// Model reads sentences. It is made by Default or Open, never changes
// afterwards and may be used by any number of goroutines.
type Model struct {
	header header
	kernel *kernel
	vocab  *vocabulary
	rules  []lemmaRule
	names  nameRules
	root   int // index of the label "root"
	embed  embedding
	layers []layer
	heads  heads
	spaces sync.Pool // of *workspace
}

var open = sync.OnceValues(func() (*Model, error) { return Open(embedded) })

// Default returns the model of the embedded weights. The first call opens it,
// which takes some tens of milliseconds; all later calls return the same model or error.
func Default() (*Model, error) { return open() }

// Open reads a model from a file's bytes, laid out as docs/model-format.md
// says, and keeps them: they must not change afterwards. It returns an error
// that names what is wrong for any other bytes. The arithmetic is the fastest
// the machine has unless the environment's READOUT_KERNEL names one of
// portable, avx2 and avx512; all of them give the same words.
func Open(data []byte) (*Model, error) {
	k, err := chooseKernel(os.Getenv("READOUT_KERNEL"))
	if err != nil {
		return nil, err
	}
	f, err := readFile(data)
	if err != nil {
		return nil, err
	}
	intact := make(chan error, 1)
	go func() { intact <- f.intact() }()
	m, err := build(f, k)
	if damage := <-intact; damage != nil {
		return nil, damage
	}
	return m, err
}

// Read reads sentences whose words are given and returns one Word per word,
// in order. Nothing about a sentence depends on those read with it. Any
// strings will do as words, empty and ill-formed ones too; a sentence longer
// than the model's positions is read in windows. The only error is the
// context's, looked at every few sentences.
func (m *Model) Read(ctx context.Context, sentences [][]string) ([][]Word, error) {
	return m.read(ctx, sentences, m.header.Graph != nil)
}

// Trees is Read without the semantic graph, which takes a seventh of the time: no Word has Act or Party, all else is the same.
func (m *Model) Trees(ctx context.Context, sentences [][]string) ([][]Word, error) {
	return m.read(ctx, sentences, false)
}

func (m *Model) read(ctx context.Context, sentences [][]string, graph bool) ([][]Word, error) {
	s := m.workspace()
	defer m.spaces.Put(s)
	r := reader{m: m, s: s, graph: graph, sentences: sentences, out: make([][]Word, len(sentences))}
	for i, words := range sentences {
		r.out[i] = make([]Word, len(words))
		for w := range m.windows(i, words) {
			if err := r.add(ctx, w); err != nil {
				return nil, err
			}
		}
	}
	if err := r.flush(ctx); err != nil {
		return nil, err
	}
	return r.out, nil
}

// Info says which model this is, its labels and its measured figures.
func (m *Model) Info() Info {
	h := &m.header
	g := h.Graph
	if g == nil {
		g = &graphHeader{}
	}
	return Info{
		Name: h.Name.Model, Version: h.Version, Created: h.Created, Kernel: m.kernel.name,
		Layers: h.Layers, Width: h.Width, Pieces: h.Pieces,
		UPOS: slices.Clone(h.UPOS), XPOS: slices.Clone(h.XPOS),
		Deprel: slices.Clone(h.Deprel), Labels: slices.Clone(h.Name.Tags),
		Acts: slices.Clone(g.Acts), Statuses: slices.Clone(g.Statuses), Modes: slices.Clone(g.Modes), Roles: slices.Clone(g.Roles),
		Sectors: slices.Clone(g.Sectors), Links: slices.Clone(g.Links),
		Figures: maps.Clone(h.Figures),
	}
}
