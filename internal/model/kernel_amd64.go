package model

import "golang.org/x/sys/cpu"

// machineKernels returns the kernels that this processor has the instructions for.
func machineKernels() (out []*kernel) {
	x := &cpu.X86
	if x.HasAVX2 && x.HasAVX512F && x.HasAVX512VNNI {
		out = append(out, avx512)
	}
	if x.HasAVX2 {
		out = append(out, avx2)
	}
	return out
}

var avx2 = &kernel{name: "avx2", pack: packAVX2, linear: linearAVX2, floats: floatsAVX2}

var avx512 = &kernel{name: "avx512", pack: packVNNI, linear: linearVNNI, floats: floatsAVX512}

// tile is what a kernel's innermost function works on: some rows of
// activations times one panel of weights.
type tile struct {
	x       *uint8   // first row: bytes for VNNI, int16 for AVX2
	xStride uintptr  // bytes from row to row
	w       *int8    // the panel
	steps   uintptr  // columns over those taken at once
	shift   *int32   // of each row
	sum     *int32   // of each output's weights
	row     *float32 // scale of each row
	col     *float32 // scale of each output
	bias    *float32
	out     *float32
	stride  uintptr // bytes from row to row
}

// tileVNNI does 12 rows and 32 outputs, 4 columns a step.
//
//go:noescape
func tileVNNI(t *tile)

// tileAVX2 does 6 rows and 16 outputs, 2 columns a step.
//
//go:noescape
func tileAVX2(t *tile)

// packVNNI makes panels of 32 outputs: for each 4 columns the 4 weights of
// each output.
func packVNNI(raw []int8, outs, cols int) []int8 {
	packed := make([]int8, 0, len(raw))
	for o := 0; o < outs; o += panel {
		for c := 0; c < cols; c += 4 {
			for i := range panel {
				w := raw[(o+i)*cols+c:][:4]
				packed = append(packed, w[0], w[1], w[2], w[3])
			}
		}
	}
	return packed
}

func linearVNNI(out []float32, stride int, a *activation, w *matrix) {
	for o := 0; o < w.outs; o += panel {
		for r := 0; r < a.rows; r += tileRows {
			tileVNNI(&tile{
				x: &a.q[r*w.cols], xStride: uintptr(w.cols), w: &w.weights[o*w.cols], steps: uintptr(w.cols / 4),
				shift: &a.shift[r], sum: &w.sum[o], row: &a.scale[r], col: &w.scale[o], bias: &w.bias[o],
				out: &out[r*stride+o], stride: uintptr(4 * stride),
			})
		}
	}
}

// packAVX2 makes panels of 16 outputs: for each 2 columns the 2 weights of each output.
func packAVX2(raw []int8, outs, cols int) []int8 {
	packed := make([]int8, 0, len(raw))
	for o := 0; o < outs; o += panel / 2 {
		for c := 0; c < cols; c += 2 {
			for i := range panel / 2 {
				w := raw[(o+i)*cols+c:][:2]
				packed = append(packed, w[0], w[1])
			}
		}
	}
	return packed
}

func linearAVX2(out []float32, stride int, a *activation, w *matrix) {
	const rows, outs = tileRows / 2, panel / 2
	full := roundUp(a.rows, rows)
	a.wide = grown(a.wide, full*w.cols)
	widenAVX2(a.wide, a.q[:full*w.cols])
	for o := 0; o < w.outs; o += outs {
		for r := 0; r < a.rows; r += rows {
			tileAVX2(&tile{
				x: asBytes(&a.wide[r*w.cols]), xStride: uintptr(2 * w.cols), w: &w.weights[o*w.cols], steps: uintptr(w.cols / 2),
				shift: &a.shift[r], sum: &w.sum[o], row: &a.scale[r], col: &w.scale[o], bias: &w.bias[o],
				out: &out[r*stride+o], stride: uintptr(4 * stride),
			})
		}
	}
}
