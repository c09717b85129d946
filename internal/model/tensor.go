package model

import (
	"encoding/binary"
	"fmt"
	"math"
)

// maxBytes bounds a tensor, so that no product of its dimensions overflows an int.
const maxBytes = 1 << 30

// size returns how many bytes the tensor takes.
func (t tensor) size() (int, error) {
	unit, ok := map[string]int{"int8": 1, "f32": 4, "bytes": 1}[t.DType]
	if !ok {
		return 0, fmt.Errorf("model: tensor %q: unknown dtype %q", t.Name, t.DType)
	}
	if len(t.Shape) < 1 || len(t.Shape) > 2 {
		return 0, fmt.Errorf("model: tensor %q: %d dimensions", t.Name, len(t.Shape))
	}
	for _, d := range t.Shape {
		if d < 1 || d > maxBytes/unit {
			return 0, fmt.Errorf("model: tensor %q: dimension %d", t.Name, d)
		}
		unit *= d
	}
	return unit, nil
}

// bytes returns the tensor's bytes in place, after checking type and shape;
// no shape given takes any.
func (f *file) bytes(name, dtype string, shape ...int) ([]byte, error) {
	t, ok := f.tensors[name]
	if !ok {
		return nil, fmt.Errorf("model: tensor %q is missing", name)
	}
	if t.DType != dtype {
		return nil, fmt.Errorf("model: tensor %q is %s, not %s", name, t.DType, dtype)
	}
	if len(shape) > 0 && fmt.Sprint(t.Shape) != fmt.Sprint(shape) {
		return nil, fmt.Errorf("model: tensor %q is %v, the header's sizes ask for %v", name, t.Shape, shape)
	}
	size, err := t.size()
	if err != nil {
		return nil, err
	}
	return f.data[t.Offset : t.Offset+size], nil
}

// floats returns a copy of an f32 tensor, row after row.
func (f *file) floats(name string, shape ...int) ([]float32, error) {
	b, err := f.bytes(name, "f32", shape...)
	if err != nil {
		return nil, err
	}
	out := make([]float32, len(b)/4)
	for i := range out {
		bits := binary.LittleEndian.Uint32(b[4*i:])
		if bits&0x7f800000 == 0x7f800000 {
			return nil, fmt.Errorf("model: tensor %q holds a number that is not finite", name)
		}
		out[i] = math.Float32frombits(bits)
	}
	return out, nil
}

// numbers returns a copy of a tensor that is f32, or int8 with a scale per row, row after row.
func (f *file) numbers(name string, rows, cols int) ([]float32, error) {
	if f.tensors[name].DType != "int8" {
		return f.floats(name, rows, cols)
	}
	b, scale, err := f.scaled(name, rows, cols)
	out := make([]float32, len(b))
	for i, v := range b {
		out[i] = float32(int8(v)) * scale[i/cols]
	}
	return out, err
}

// scaled returns an int8 tensor in place with a copy of its rows' scales.
func (f *file) scaled(name string, rows, cols int) ([]byte, []float32, error) {
	b, err := f.bytes(name, "int8", rows, cols)
	if err != nil {
		return nil, nil, err
	}
	scale, err := f.vector(f.tensors[name].Scale, rows)
	return b, scale, err
}

// vector returns an f32 tensor of n values, shaped [n], [n,1] or [1,n].
func (f *file) vector(name string, n int) ([]float32, error) {
	out, err := f.floats(name)
	if err == nil && len(out) != n {
		err = fmt.Errorf("model: tensor %q has %d values, not %d", name, len(out), n)
	}
	return out, err
}

// linear is one tensor of weights with its bias: y = Wx + b.
type linear struct{ weight, bias string }

// matrix joins linears of one input into one matrix, so that the input is
// quantised and read once. Its rows are filled up with zeros to a whole panel.
func (f *file) matrix(k *kernel, cols int, rows []int, parts ...linear) (*matrix, error) {
	outs := 0
	for _, n := range rows {
		outs += n
	}
	outs = roundUp(outs, panel)
	w := &matrix{outs: outs, cols: cols, sum: make([]int32, outs), scale: make([]float32, outs), bias: make([]float32, outs)}
	raw, at := make([]int8, outs*cols), 0
	for i, p := range parts {
		b, scale, err := f.scaled(p.weight, rows[i], cols)
		if err != nil {
			return nil, err
		}
		bias, err := f.vector(p.bias, rows[i])
		if err != nil {
			return nil, err
		}
		copy(w.scale[at:], scale)
		copy(w.bias[at:], bias)
		for j := range rows[i] {
			w.sum[at+j] = take(raw[(at+j)*cols:][:cols], b[j*cols:])
		}
		at += rows[i]
	}
	w.weights = k.pack(raw, outs, cols)
	return w, nil
}

// take copies a row of weights and returns its sum.
func take(row []int8, b []byte) (sum int32) {
	b = b[:len(row)]
	for i, v := range b {
		row[i] = int8(v)
		sum += int32(int8(v))
	}
	return sum
}
