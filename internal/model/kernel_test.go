package model

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// Every kernel's integers are checked against the plain sum, its floats for
// the portable kernel's bits, and the portable floats against float64.

func TestLinearExact(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, k := range kernels() {
		for range 60 {
			rows, cols, outs := 1+r.IntN(30), panel*(1+r.IntN(8)), panel*(1+r.IntN(4))
			checkLinear(t, k, r, rows, cols, outs, func() int8 { return int8(r.IntN(255) - 127) })
		}
		checkLinear(t, k, r, 13, 16384, panel, func() int8 { return 127 })
		checkLinear(t, k, r, 13, 16384, panel, func() int8 { return -127 })
	}
}

func checkLinear(t *testing.T, k *kernel, r *rand.Rand, rows, cols, outs int, weight func() int8) {
	t.Helper()
	raw := make([]int8, outs*cols)
	for i := range raw {
		raw[i] = weight()
	}
	w := &matrix{outs: outs, cols: cols, sum: make([]int32, outs), weights: k.pack(slices.Clone(raw), outs, cols), scale: randomFloats(r, outs, 1), bias: randomFloats(r, outs, 1)}
	for i, v := range raw {
		w.sum[i/cols] += int32(v)
	}
	var a activation
	x := randomFloats(r, rows*cols, 3)
	if cols > 1000 {
		for i := range x {
			x[i] = 5 // the largest sum there is
		}
	}
	a.take(k, grid{x, cols}, rows, cols)
	stride := outs + 3
	out := make([]float32, roundUp(rows, tileRows)*stride)
	k.linear(out, stride, &a, w)
	for i := range rows {
		for o := range outs {
			sum := int32(0)
			for c := range cols {
				sum += (int32(a.q[i*cols+c]) + a.shift[i]) * int32(raw[o*cols+c])
			}
			if want := float32(float32(float32(sum)*a.scale[i])*w.scale[o]) + w.bias[o]; out[i*stride+o] != want {
				t.Fatalf("%s %dx%dx%d: row %d, output %d is %v, not %v", k.name, rows, cols, outs, i, o, out[i*stride+o], want)
			}
		}
	}
}

func randomFloats(r *rand.Rand, n int, spread float64) []float32 {
	out := make([]float32, n)
	for i := range out {
		out[i] = float32(spread * r.NormFloat64())
	}
	return out
}

func TestProductSameBits(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, k := range kernels() {
		for range 200 {
			rows, depth, cols := 1+r.IntN(30), 1+r.IntN(70), lanes*(1+r.IntN(5))
			a, b := grid{randomFloats(r, rows*(depth+2), 1), depth + 2}, grid{randomFloats(r, depth*(cols+5)+lanes, 1), cols + 5}
			start := randomFloats(r, cols, 1)
			if r.IntN(2) == 0 {
				start = nil
			}
			got, want := make([]float32, rows*(cols+1)), make([]float32, rows*(cols+1))
			k.product(grid{got, cols + 1}, a, b, rows, depth, cols, start)
			productPortable(grid{want, cols + 1}, a, b, rows, depth, cols, start)
			if !slices.Equal(got, want) {
				t.Fatalf("%s: product of %dx%dx%d differs", k.name, rows, depth, cols)
			}
		}
	}
}

func TestVectorsSameBits(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, k := range kernels() {
		for range 500 {
			n, spread := lanes*(1+r.IntN(30)), math.Exp(4*r.NormFloat64())
			x, y, z := randomFloats(r, n, spread), randomFloats(r, n, 1), randomFloats(r, n, 1)
			got, want := everyVector(k, x, y, z), everyVector(portable, x, y, z)
			for i := range got {
				if math.Float32bits(got[i]) != math.Float32bits(want[i]) {
					t.Fatalf("%s: value %d of %d×%d is %v, not %v", k.name, i%n, i/n, n, got[i], want[i])
				}
			}
		}
	}
}

// everyVector returns the results of all operations, one after the other.
func everyVector(k *kernel, x, y, z []float32) (out []float32) {
	v := slices.Clone(x)
	sum := k.addSum(v, y)
	out = append(out, v...)
	k.normalise(v, 0.3, 1.7, y, z)
	out = append(out, v...)
	v = slices.Clone(x)
	k.gelu(v)
	out = append(out, v...)
	v = slices.Clone(x)
	k.softmax(v, 0.25)
	out = append(out, v...)
	q := make([]uint8, len(x))
	least, largest := k.bounds(x)
	k.quantise(q, x, 260/(largest-least), nearest(-least*255/(largest-least))) // a little too wide
	for _, i := range q {
		out = append(out, float32(i))
	}
	return append(out, sum, k.squares(x, 0.3), least, largest)
}

func TestGELU(t *testing.T) {
	for i := -8000; i <= 8000; i++ {
		x := float64(i) / 1000
		v := []float32{float32(x)}
		geluPortable(v)
		if want := x / 2 * (1 + math.Erf(x/math.Sqrt2)); math.Abs(float64(v[0])-want) > 1e-6*max(1, math.Abs(x)) {
			t.Fatalf("gelu(%v) is %v, not %v", x, v[0], want)
		}
	}
}

func TestExp(t *testing.T) {
	for i := range 87000 {
		x := -float32(i) / 1000
		if want := math.Exp(float64(x)); math.Abs(float64(exp(x))-want) > 3e-7*want {
			t.Fatalf("exp(%v) is %v, not %v", x, exp(x), want)
		}
	}
	if exp(faint) > 1e-37 {
		t.Error("what only fills a row up has weight")
	}
}

func TestSoftmaxSums(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 100 {
		x := randomFloats(r, lanes*(1+r.IntN(9)), 9)
		softmaxPortable(x, 0.2)
		sum := 0.0
		for _, v := range x {
			sum += float64(v)
		}
		if math.Abs(sum-1) > 1e-5 {
			t.Fatalf("softmax sums to %v", sum)
		}
	}
}

func TestChooseKernel(t *testing.T) {
	if k, err := chooseKernel("portable"); err != nil || k != portable {
		t.Errorf("portable: %v", err)
	}
	if _, err := chooseKernel("abacus"); err == nil {
		t.Error("an unknown kernel is no error")
	}
}
