package model

import "fmt"

const (
	panel    = 32 // outputs that are computed together; all widths divide by it
	tileRows = 12 // rows that are computed together; buffers have room for a whole number of tiles
	lanes    = 16 // partial sums of every float reduction, whatever the machine's vectors
)

// kernel is the arithmetic on one kind of processor. All kernels give the same
// bits: integers are exact, and every float operation rounds on its own (no
// fused multiply-add) in one order, sums in lanes as fold adds them up.
type kernel struct {
	name string
	// pack lays row-major weights [outs,cols] out as linear wants them.
	pack func(raw []int8, outs, cols int) []int8
	// linear writes Wx+b of each row of a into out, whose rows are stride
	// apart and which has room for a whole number of tiles.
	linear func(out []float32, stride int, a *activation, w *matrix)
	floats
}

// floats are the operations on vectors of float32. Lengths divide by lanes.
type floats struct {
	// product adds a·b to start, a row, or to 0 where start is nil.
	product func(c, a, b grid, rows, depth, cols int, start []float32)
	// addSum adds t to x and returns the sum of x.
	addSum func(x, t []float32) float32
	// squares returns the sum of (x-mean)².
	squares func(x []float32, mean float32) float32
	// normalise makes x (x-mean)*rate*gain+bias.
	normalise func(x []float32, mean, rate float32, gain, bias []float32)
	// bounds returns the least and the largest value, or 0 where that is beyond them.
	bounds func(x []float32) (least, largest float32)
	// quantise writes x*rate, rounded to even, plus zero, kept within 0…255.
	quantise func(q []uint8, x []float32, rate float32, zero int32)
	// gelu makes x x·Φ(x).
	gelu func(x []float32)
	// softmax makes x, of values at most top, the softmax of x·rate.
	softmax func(x []float32, rate float32)
}

// grid is a matrix in memory: rows of data that begin stride apart.
type grid struct {
	data   []float32
	stride int
}

// matrix is int8 weights as the kernel packed them, with their sum, scale and bias per output.
type matrix struct {
	outs, cols  int
	weights     []int8
	sum         []int32
	scale, bias []float32
}

// activation is rows of bytes: what linear multiplies. A byte q stands for (q+shift)*scale.
type activation struct {
	rows, cols int
	q          []uint8
	scale      []float32 // of each row
	shift      []int32   // of each row, -255…0
	wide       []int16   // scratch of the AVX2 kernel
	pairs      []int64   // scratch of the portable kernel
}

// take quantises rows of x, each between its own bounds: vectors lean to one
// side by an outlier or two, and bounds alike on both sides would waste half of
// the 256 steps, which cost three times the noise in the last layer's vectors.
func (a *activation) take(k *kernel, x grid, rows, cols int) {
	full := roundUp(rows, tileRows)
	a.rows, a.cols = rows, cols
	a.q, a.scale, a.shift = grown(a.q, full*cols), grown(a.scale, full), grown(a.shift, full)
	for i := range rows {
		row := x.data[i*x.stride:][:cols]
		least, largest := k.bounds(row)
		width, rate := largest-least, float32(0)
		if width > 0 {
			rate = 255 / width
		}
		zero := nearest(float32(-least * rate))
		a.scale[i], a.shift[i] = width/255, -zero
		k.quantise(a.q[i*cols:][:cols], row, rate, zero)
	}
}

// kernels returns the kernels that this machine can run, the fastest first.
func kernels() []*kernel { return append(machineKernels(), portable) }

// chooseKernel returns the kernel of a name, or the fastest for "".
func chooseKernel(name string) (*kernel, error) {
	for _, k := range kernels() {
		if name == "" || name == k.name {
			return k, nil
		}
	}
	return nil, fmt.Errorf("model: READOUT_KERNEL=%q: this machine has %s", name, kernelNames())
}

func kernelNames() (names []string) {
	for _, k := range kernels() {
		names = append(names, k.name)
	}
	return names
}

func roundUp(n, unit int) int { return (n + unit - 1) / unit * unit }

// grown returns a slice of n, s itself where it is long enough; what it holds is undefined.
func grown[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n+n/4)[:n]
	}
	return s[:n]
}
