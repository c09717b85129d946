package model

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

// maker writes model files of random weights.
type maker struct {
	r       *rand.Rand
	data    []byte
	tensors []map[string]any
}

const tinyVocab = "[PAD]\n[UNK]\n[CLS]\n[SEP]\na\nb\nc\nthe\nun\n##a\n##b\n##c\n##able\nable\n.\n,\n-\n'\ns\nu\nnaive\n北\n1\n##1\n##aff\nunaff\n"

// tinyHeader is a model of 2 layers and a width of 64.
func tinyHeader() map[string]any {
	return map[string]any{
		"version": "0", "created": "2026-01-01", "layers": 2, "width": 64, "heads": 4, "ffn": 96, "positions": 40,
		"pieces": strings.Count(tinyVocab, "\n"), "arc": 48, "rel": 16, "shapes": 12,
		"upos": []string{"NOUN", "VERB", "X"}, "xpos": []string{"NN", "VB"}, "deprel": []string{"nsubj", "root", "obj", "det", "punct"},
		"lemma": []string{"0||l", "1|y|l", "0||k", "0||t", "=be"}, "name": []string{"O", "B-PER", "I-PER", "B-LOC", "I-LOC"},
		"figures": map[string]float64{"x": 0.5},
		"graph": map[string]any{"act": 32, "side": 16, "layers": 2, "ffn": 64, "acts": []string{"MEET", "HIT", "SAY"}, "statuses": []string{"done", "planned"},
			"modes": []string{"HIT hard"}, "roles": []string{"actor", "recipient", "date"},
			"sectors": []string{"", "GOV"}, "links": []string{"country"}, "parties": []string{"actor", "recipient"}},
	}
}

func (m *maker) add(name, dtype, scale string, raw []byte, shape ...int) {
	m.data = append(m.data, make([]byte, roundUp(len(m.data), align)-len(m.data))...)
	m.tensors = append(m.tensors, map[string]any{"name": name, "dtype": dtype, "shape": shape, "offset": len(m.data), "scale": scale})
	m.data = append(m.data, raw...)
}

func (m *maker) floats(name string, mean, spread float64, shape ...int) {
	n := 1
	for _, d := range shape {
		n *= d
	}
	raw := make([]byte, 0, 4*n)
	for range n {
		raw = binary.LittleEndian.AppendUint32(raw, math.Float32bits(float32(mean+spread*m.r.NormFloat64())))
	}
	m.add(name, "f32", "", raw, shape...)
}

func (m *maker) matrix(name string, rows, cols int, bias bool) {
	raw := make([]byte, rows*cols)
	for i := range raw {
		raw[i] = byte(int8(m.r.IntN(255) - 127))
	}
	m.add(name, "int8", name+".scale", raw, rows, cols)
	m.floats(name+".scale", 3/math.Sqrt(float64(cols))/127, 0, rows)
	if bias {
		m.floats(name+".b", 0, 0.3, rows)
	}
}

func (m *maker) layer(prefix string, width, ffn int) {
	for _, n := range []string{"q", "k", "v", "o"} {
		m.matrix(prefix+n, width, width, true)
	}
	m.matrix(prefix+"up", ffn, width, true)
	m.matrix(prefix+"down", width, ffn, true)
	m.norm(prefix+"attn.norm", width)
	m.norm(prefix+"ffn.norm", width)
}

func (m *maker) norm(name string, width int) {
	m.floats(name+".g", 1, 0.2, width)
	m.floats(name+".b", 0, 0.2, width)
}

// tinyModel returns the file of a random model; change may alter its header.
func tinyModel(seed uint64, change func(h map[string]any)) []byte {
	h := tinyHeader()
	if change != nil {
		change(h)
	}
	m := &maker{r: rand.New(rand.NewPCG(seed, 1))}
	size := func(key string) int { return h[key].(int) }
	count := func(key string) int { return len(h[key].([]string)) }
	w := size("width")
	m.add("vocab", "bytes", "", []byte(tinyVocab), len(tinyVocab))
	m.matrix("piece", size("pieces"), w, false)
	m.floats("position", 0, 0.3, size("positions"), w)
	m.floats("shape", 0, 0.3, 12, w)
	m.norm("embed.norm", w)
	for i := range size("layers") {
		m.layer(strconv.Itoa(i)+".", w, size("ffn"))
	}
	for _, n := range []string{"upos", "xpos", "lemma", "name"} {
		m.matrix(n, count(n), w, true)
	}
	for _, n := range []string{"arc.dep", "arc.head", "rel.dep", "rel.head"} {
		m.matrix(n, size(n[:3]), w, true)
	}
	if g, ok := h["graph"].(map[string]any); ok {
		labels := 2
		for _, k := range []string{"acts", "statuses", "modes", "sectors"} {
			labels += len(g[k].([]string))
		}
		act, side, roles := g["act"].(int), g["side"].(int), len(g["roles"].([]string))+len(g["links"].([]string))
		kinds := relationKinds(count("deprel"))
		for i := range g["layers"].(int) {
			m.layer("graph."+strconv.Itoa(i)+".", w, g["ffn"].(int))
		}
		if n := g["layers"].(int) * size("heads"); n > 0 {
			m.floats("graph.bias", 0, 1, n, kinds)
		}
		m.floats("graph.kin", 0, 1, roles, kinds)
		m.matrix("graph.act", act, w, true)
		m.matrix("graph.source", side, w, true)
		m.matrix("graph.target", side, w, true)
		m.floats("graph.label", 0, 0.3, labels, act)
		m.floats("graph.label.b", 0, 0.3, labels)
		m.matrix("graph.role", roles*(side+1), side+1, false)
	}
	m.floats("arc", 0, 0.3, size("arc")+1, size("arc"))
	m.matrix("rel", count("deprel")*(size("rel")+1), size("rel")+1, false)
	sum := sha256.Sum256(m.data)
	h["sha256"], h["tensors"] = hex.EncodeToString(sum[:]), m.tensors
	return pack(h, m.data)
}

func pack(header any, data []byte) []byte {
	text, err := json.Marshal(header)
	if err != nil {
		panic(err)
	}
	// The model's own name and its tags share a key, which a Go map cannot.
	text = append([]byte(`{"name":"tiny",`), text[1:]...)
	out := binary.LittleEndian.AppendUint32([]byte(magic), version)
	out = append(binary.LittleEndian.AppendUint32(out, uint32(len(text))), text...)
	out = append(out, make([]byte, roundUp(len(out), align)-len(out))...)
	return append(out, data...)
}

func tiny(t testing.TB, k *kernel, seed uint64) *Model {
	t.Helper()
	f, err := readFile(tinyModel(seed, nil))
	if err != nil {
		t.Fatal(err)
	}
	m, err := build(f, k)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

var someWords = strings.Fields("a b c the un ab abc unable unaffable . , - ' 's U.S. Naïve 北京 11 1 A AB Ab aB A1 zzz the-a abababababababab")

// randomSentence returns n words, some of them of a model's vocabulary.
func randomSentence(r *rand.Rand, n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = someWords[r.IntN(len(someWords))]
	}
	return out
}

const news = `The foreign ministry in Beijing denied on Tuesday that it had supplied weapons to Moscow and ` +
	`accused Washington of spreading rumours before next week 's summit .
Police in the capital arrested 27 demonstrators , including two journalists , after clashes outside parliament ` +
	`left at least nine people injured , officials said .
Sudan 's army , which has ruled since 2021 , said it had retaken the presidential palace in Khartoum from the Rapid Support Forces .
President Volodymyr Zelenskyy met with German Chancellor Olaf Scholz in Berlin and asked for more air defence systems before winter , his office said .`

// newsSentences returns n sentences of about 25 words.
func newsSentences(n int) (out [][]string, words int) {
	lines := strings.Split(news, "\n")
	for i := range n {
		s := strings.Fields(lines[i%len(lines)])
		out, words = append(out, s), words+len(s)
	}
	return out, words
}
