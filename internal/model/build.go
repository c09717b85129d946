package model

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// embedding is what a piece is before the first layer.
type embedding struct {
	piece           []byte // int8 [pieces,width], in place
	scale           []float32
	position, shape []float32
	norm            layerNorm
}

// layerNorm is a layer norm's gain and bias.
type layerNorm struct{ gain, bias []float32 }

// layer is one layer of the encoder, or of the semantic graph.
type layer struct {
	qkv, out, up, down *matrix
	attn, last         layerNorm   // after attention, after the feed-forward
	ffn                int         // width inside the feed-forward
	bias               [][]float32 // per head: what a relation in the tree adds to a score that is yet to be scaled; nil in the encoder
}

// heads are all that is read off a word's vector.
type heads struct {
	words    *matrix   // the linear heads of tags and trees, joined in the order of the fields of columns
	at       columns   // where in a row of scores each begins
	arc      []float32 // [arc+1,arc]
	rel      []float32 // [rel+1,rel+1,deprels]: by head's, then dependent's dimension, then label
	relWidth int       // columns of rel as one matrix of rel+1 rows, filled up to a whole lane
	graph    graphHead // zero in a model that reads no acts
}

// columns are offsets into a row of the joined heads' scores.
type columns struct{ arcDep, arcHead, relDep, relHead, upos, xpos, lemma, name, end int }

// check says whether the header's sizes are ones that the kernels can do.
func (h *header) check() error {
	for _, v := range []struct {
		name                 string
		n, least, most, unit int
	}{
		{"layers", h.Layers, 1, 64, 1}, {"width", h.Width, panel, 4096, panel}, {"heads", h.Heads, 1, 256, 1},
		{"ffn", h.FFN, panel, 16384, panel}, {"positions", h.Positions, maxPieces + 2, 4096, 1},
		{"pieces", h.Pieces, 3, 1 << 20, 1}, {"shapes", h.Shapes, shapes, 256, 1},
		{"arc", h.Arc, lanes, 2048, lanes}, {"rel", h.Rel, lanes, 1024, lanes},
		{"upos", len(h.UPOS), 1, 1 << 16, 1}, {"xpos", len(h.XPOS), 1, 1 << 16, 1}, {"deprel", len(h.Deprel), 2, 1024, 1},
		{"lemma", len(h.Lemma), 1, 1 << 16, 1}, {"name tags", len(h.Name.Tags), 1, 1024, 1},
	} {
		if v.n < v.least || v.n > v.most || v.n%v.unit != 0 {
			return fmt.Errorf("model: header: %s %d: it must be %d to %d and divide by %d", v.name, v.n, v.least, v.most, v.unit)
		}
	}
	if h.Width%(h.Heads*lanes) != 0 {
		return fmt.Errorf("model: header: %d heads do not cut a width of %d into parts that divide by %d", h.Heads, h.Width, lanes)
	}
	if h.Graph != nil {
		if err := h.Graph.check(); err != nil {
			return err
		}
	}
	return h.checkLabels()
}

// checkLabels says whether the decoders can work with the labels.
func (h *header) checkLabels() error {
	if i := slices.Index(h.Deprel, "root"); i < 0 || slices.Contains(h.Deprel[i+1:], "root") {
		return errors.New(`model: header: deprel has no "root", or two`)
	}
	if !slices.Contains(h.Name.Tags, "O") {
		return errors.New(`model: header: the name tags have no "O"`)
	}
	for _, t := range h.Name.Tags {
		if t != "O" && !strings.HasPrefix(t, "B-") && !strings.HasPrefix(t, "I-") {
			return fmt.Errorf("model: header: name tag %q is not O, B-… or I-…", t)
		}
	}
	return nil
}

// build makes the network of a file's tensors.
func build(f *file, k *kernel) (*Model, error) {
	if err := f.place(); err != nil {
		return nil, err
	}
	h := f.header
	if err := h.check(); err != nil {
		return nil, err
	}
	m := &Model{header: h, kernel: k, names: newNameRules(h.Name.Tags), root: slices.Index(h.Deprel, "root")}
	text, err := f.bytes("vocab", "bytes")
	if err != nil {
		return nil, err
	}
	if m.vocab, err = newVocabulary(string(text), h.Pieces); err != nil {
		return nil, err
	}
	if m.rules, err = lemmaRules(h.Lemma); err != nil {
		return nil, err
	}
	if m.embed, err = f.embedding(); err != nil {
		return nil, err
	}
	for i := range h.Layers {
		l, err := f.layer(k, strconv.Itoa(i), h.FFN)
		if err != nil {
			return nil, err
		}
		m.layers = append(m.layers, l)
	}
	m.heads, err = f.heads(k)
	return m, err
}

func (f *file) embedding() (e embedding, err error) {
	h := &f.header
	if e.piece, e.scale, err = f.scaled("piece", h.Pieces, h.Width); err != nil {
		return e, err
	}
	if e.position, err = f.numbers("position", h.Positions, h.Width); err != nil {
		return e, err
	}
	if e.shape, err = f.floats("shape", h.Shapes, h.Width); err != nil {
		return e, err
	}
	e.norm, err = f.norm("embed.norm")
	return e, err
}

func (f *file) norm(name string) (n layerNorm, err error) {
	if n.gain, err = f.vector(name+".g", f.header.Width); err != nil {
		return n, err
	}
	n.bias, err = f.vector(name+".b", f.header.Width)
	return n, err
}

func (f *file) layer(k *kernel, prefix string, ffn int) (l layer, err error) {
	w := f.header.Width
	l.ffn = ffn
	at := func(name string) linear { n := prefix + "." + name; return linear{n, n + ".b"} }
	if l.qkv, err = f.matrix(k, w, []int{w, w, w}, at("q"), at("k"), at("v")); err != nil {
		return l, err
	}
	if l.out, err = f.matrix(k, w, []int{w}, at("o")); err != nil {
		return l, err
	}
	if l.up, err = f.matrix(k, w, []int{ffn}, at("up")); err != nil {
		return l, err
	}
	if l.down, err = f.matrix(k, ffn, []int{w}, at("down")); err != nil {
		return l, err
	}
	if l.attn, err = f.norm(prefix + ".attn.norm"); err != nil {
		return l, err
	}
	l.last, err = f.norm(prefix + ".ffn.norm")
	return l, err
}

func (f *file) heads(k *kernel) (h heads, err error) {
	d := &f.header
	if err = f.joined(k, &h); err != nil {
		return h, err
	}
	if d.Graph != nil {
		if h.graph, err = f.graph(k); err != nil {
			return h, err
		}
	}
	if h.arc, err = f.numbers("arc", d.Arc+1, d.Arc); err != nil {
		return h, err
	}
	side := d.Rel + 1
	raw, err := f.numbers("rel", len(d.Deprel)*side, side)
	if err != nil {
		return h, err
	}
	h.rel, h.relWidth = turnRel(raw, len(d.Deprel), side)
	return h, nil
}

// joined makes one matrix of all linear heads of tags and trees: first those whose scores go through gelu.
func (f *file) joined(k *kernel, h *heads) (err error) {
	d, at := &f.header, &h.at
	h.words, err = f.join(k, &at.end, []head{{"arc.dep", d.Arc, &at.arcDep}, {"arc.head", d.Arc, &at.arcHead}, {"rel.dep", d.Rel, &at.relDep},
		{"rel.head", d.Rel, &at.relHead}, {"upos", len(d.UPOS), &at.upos}, {"xpos", len(d.XPOS), &at.xpos}, {"lemma", len(d.Lemma), &at.lemma},
		{"name", len(d.Name.Tags), &at.name}})
	return err
}

// head is a linear head among those joined: its tensor, how many scores it gives, and where to write at which column they begin.
type head struct {
	name string
	rows int
	at   *int
}

// join makes one matrix of linear heads and sets end to how many scores they give together.
func (f *file) join(k *kernel, end *int, all []head) (*matrix, error) {
	var rows []int
	var parts []linear
	for _, one := range all {
		*one.at = *end
		*end += one.rows
		rows, parts = append(rows, one.rows), append(parts, linear{one.name, one.name + ".b"})
	}
	return f.matrix(k, f.header.Width, rows, parts...)
}

// turnRel turns [label, dependent, head] into [head, dependent, label], so that
// every sum of the product runs over rows and the labels lie side by side.
func turnRel(raw []float32, labels, side int) ([]float32, int) {
	width := roundUp(side*labels, lanes)
	out := make([]float32, side*width)
	for l := range labels {
		for dep := range side {
			for head := range side {
				out[head*width+dep*labels+l] = raw[(l*side+dep)*side+head]
			}
		}
	}
	return out, width
}
