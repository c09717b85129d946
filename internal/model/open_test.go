package model

import (
	"context"
	"encoding/binary"
	"slices"
	"strings"
	"testing"
)

func TestOpen(t *testing.T) {
	m, err := Open(tinyModel(1, nil))
	if err != nil {
		t.Fatal(err)
	}
	i := m.Info()
	if i.Name != "tiny" || i.Layers != 2 || i.Width != 64 || !slices.Contains(i.Labels, "B-PER") || i.Figures["x"] != 0.5 {
		t.Errorf("info is %+v", i)
	}
	i.UPOS[0], i.Figures["x"] = "changed", 9
	if again := m.Info(); again.UPOS[0] != "NOUN" || again.Figures["x"] != 0.5 {
		t.Error("changing an Info changes the model")
	}
}

func TestDefault(t *testing.T) {
	a, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	if b, _ := Default(); a != b {
		t.Error("Default opens twice")
	}
}

func TestKernelByEnvironment(t *testing.T) {
	for _, name := range kernelNames() {
		t.Setenv("READOUT_KERNEL", name)
		m, err := Open(tinyModel(1, nil))
		if err != nil || m.Info().Kernel != name {
			t.Errorf("%s: %v", name, err)
		}
	}
	t.Setenv("READOUT_KERNEL", "abacus")
	if _, err := Open(tinyModel(1, nil)); err == nil || !strings.Contains(err.Error(), "portable") {
		t.Errorf("an unknown kernel gives %v", err)
	}
}

func TestOpenErrors(t *testing.T) {
	good := tinyModel(1, nil)
	edit := func(f func(b []byte) []byte) []byte { return f(slices.Clone(good)) }
	head := func(key string, v any) []byte { return tinyModel(1, func(h map[string]any) { h[key] = v }) }
	for want, data := range map[string][]byte{
		"not a model file":       nil,
		"does not begin":         []byte("RDOX then something"),
		"format version 9":       edit(func(b []byte) []byte { b[4] = 9; return b }),
		"ends inside its header": edit(func(b []byte) []byte { return b[:100] }),
		"header: invalid":        edit(func(b []byte) []byte { b[12] = 'x'; return b }),
		"checksum":               edit(func(b []byte) []byte { b[len(b)-1] ^= 1; return b }),
		"checksum is not":        edit(func(b []byte) []byte { return b[:len(b)-1] }),
		"ends inside":            edit(func(b []byte) []byte { binary.LittleEndian.PutUint32(b[8:], 1<<31); return b }),
		"heads":                  head("heads", 3),
		"width 48":               head("width", 48),
		"positions 5":            head("positions", 5),
		`no "root"`:              head("deprel", []string{"a", "b"}),
		"or two":                 head("deprel", []string{"root", "b", "root"}),
		`no "O"`:                 head("name", []string{"B-X"}),
		`name tag "Z"`:           head("name", []string{"O", "Z"}),
		`lemma rule "x"`:         head("lemma", []string{"x"}),
	} {
		if _, err := Open(data); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want an error with %q, got %v", want, err)
		}
	}
}

// TestTensorErrors damages the header's list of tensors, whose checksum still fits.
func TestTensorErrors(t *testing.T) {
	damage := func(f func(ts []map[string]any) []map[string]any) []byte {
		var data []byte
		h := map[string]any{}
		good := tinyModel(1, func(m map[string]any) { h = m })
		start := roundUp(12+int(binary.LittleEndian.Uint32(good[8:])), align)
		data, h["tensors"] = good[start:], f(h["tensors"].([]map[string]any))
		return pack(h, data)
	}
	set := func(i int, key string, v any) []byte {
		return damage(func(ts []map[string]any) []map[string]any { ts[i][key] = v; return ts })
	}
	for want, data := range map[string][]byte{
		"is missing":       damage(func(ts []map[string]any) []map[string]any { return ts[1:] }),
		"stands twice":     damage(func(ts []map[string]any) []map[string]any { return append(ts, ts[0]) }),
		"do not fit":       set(1, "offset", 1<<30),
		"offset -64":       set(1, "offset", -64),
		"offset 1":         set(1, "offset", 1),
		"dimension 0":      set(1, "shape", []int{0, 64}),
		"dimension -1":     set(1, "shape", []int{-1, -64}),
		"dimension 65536":  set(1, "shape", []int{1 << 16, 1 << 16}),
		"3 dimensions":     set(1, "shape", []int{1, 1, 1}),
		"unknown dtype":    set(1, "dtype", "f16"),
		"is f32, not int8": set(1, "dtype", "f32"),
		"ask for":          set(1, "shape", []int{13, 64}),
		`"" is missing`:    set(1, "scale", ""),
	} {
		if _, err := Open(data); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want an error with %q, got %v", want, err)
		}
	}
}

// FuzzOpen opens bytes as they are and, where the checksum stops that, without
// it; what opens must read.
func FuzzOpen(f *testing.F) {
	good := tinyModel(1, func(h map[string]any) { // small, so that most bytes matter
		h["layers"], h["width"], h["heads"], h["ffn"], h["arc"], h["positions"] = 1, 32, 2, 32, 16, 12
	})
	f.Add([]byte{}, uint32(0), byte(0))
	for i := range uint32(40) {
		f.Add(good, i*97, byte(i*31))
	}
	f.Fuzz(func(t *testing.T, data []byte, at uint32, with byte) {
		data = slices.Clone(data)
		if len(data) > 0 {
			data[int(at)%len(data)] ^= with
		}
		file, err := readFile(data)
		if err != nil {
			return
		}
		if m, err := build(file, kernels()[0]); err == nil {
			if out, err := m.Read(context.Background(), [][]string{{"The", "unable", "a"}}); err != nil || len(out) != 1 {
				t.Fatal(err)
			}
			m.Info()
		}
		if _, err := Open(data); err != nil && err.Error() == "" {
			t.Fatal("an error without words")
		}
	})
}
