package sqlite

import (
	"encoding/json"
	"sync"
	"unicode/utf8"

	"github.com/klauspost/compress/zstd"

	"readout"
)

// whole is a document with the fields that its JSON leaves out, each list in the order of what it belongs to.
type whole struct {
	Document  readout.Document
	Text      []byte // where Text is no UTF-8, which JSON would change
	Tokenized bool
	Sentences []readout.Sentence
	Graph     readout.Graph
	Tokens    []readout.Token
	NameTags  []string // of Tokens
	Names     [][2]int // First, Last
	Mentions  [][3]int // Head, First, Last
	Cues      []int    // CueHead of Quotes
}

// packer holds the compressor, made on first use.
var packer = sync.OnceValues(func() (*zstd.Encoder, *zstd.Decoder) {
	e, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(1<<20))
	d, err2 := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(1<<30))
	if err != nil || err2 != nil {
		panic("zstd: options refused") // constants above, so it cannot happen at run time
	}
	return e, d
})

func pack(d *readout.Document) ([]byte, error) {
	w := whole{Document: *d, Tokenized: d.Tokenized, Sentences: d.Sentences, Tokens: d.Tokens, Graph: d.Graph}
	if !utf8.ValidString(d.Text) {
		w.Text, w.Document.Text = []byte(d.Text), ""
	}
	for _, t := range d.Tokens {
		w.NameTags = append(w.NameTags, t.Name)
	}
	for _, n := range d.Names {
		w.Names = append(w.Names, [2]int{n.First, n.Last})
	}
	for _, m := range d.Mentions {
		w.Mentions = append(w.Mentions, [3]int{m.Head, m.First, m.Last})
	}
	for _, q := range d.Quotes {
		w.Cues = append(w.Cues, q.CueHead)
	}
	data, err := json.Marshal(w)
	if err != nil {
		return nil, err
	}
	e, _ := packer()
	return e.EncodeAll(data, nil), nil
}

func unpack(blob []byte) (*readout.Document, error) {
	_, z := packer()
	data, err := z.DecodeAll(blob, nil)
	if err != nil {
		return nil, err
	}
	var w whole
	if err := json.Unmarshal(data, &w); err != nil {
		return nil, err
	}
	d := &w.Document
	d.Tokenized, d.Sentences, d.Tokens, d.Graph = w.Tokenized, w.Sentences, w.Tokens, w.Graph
	if len(w.Text) > 0 {
		d.Text = string(w.Text)
	}
	for i := range min(len(d.Tokens), len(w.NameTags)) {
		d.Tokens[i].Name = w.NameTags[i]
	}
	for i := range min(len(d.Names), len(w.Names)) {
		d.Names[i].First, d.Names[i].Last = w.Names[i][0], w.Names[i][1]
	}
	for i := range min(len(d.Mentions), len(w.Mentions)) {
		d.Mentions[i].Head, d.Mentions[i].First, d.Mentions[i].Last = w.Mentions[i][0], w.Mentions[i][1], w.Mentions[i][2]
	}
	for i := range min(len(d.Quotes), len(w.Cues)) {
		d.Quotes[i].CueHead = w.Cues[i]
	}
	return d, nil
}
