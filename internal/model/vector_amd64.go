package model

import "unsafe"

// floatsAVX2 does all that is float in vectors of 8.
var floatsAVX2 = floats{
	product: productAVX2, addSum: addSumAVX2, squares: squaresAVX2, normalise: normaliseAVX2,
	bounds: boundsAVX2, quantise: quantiseAVX2, gelu: geluAVX2, softmax: softmaxAVX2,
}

// floatsAVX512 does the products, where it pays, in vectors of 16.
var floatsAVX512 = floats{
	product: productAVX512, addSum: addSumAVX2, squares: squaresAVX2, normalise: normaliseAVX2,
	bounds: boundsAVX2, quantise: quantiseAVX2, gelu: geluAVX2, softmax: softmaxAVX2,
}

// Each of these does what its namesake in vector_portable.go does, to the bit,
// and wants a length above 0 that divides by lanes.

//go:noescape
func addSumAVX2(x, t []float32) float32

//go:noescape
func squaresAVX2(x []float32, mean float32) float32

//go:noescape
func normaliseAVX2(x []float32, mean, rate float32, gain, bias []float32)

//go:noescape
func boundsAVX2(x []float32) (least, largest float32)

//go:noescape
func quantiseAVX2(q []uint8, x []float32, rate float32, zero int32)

//go:noescape
func geluAVX2(x []float32)

//go:noescape
func softmaxAVX2(x []float32, rate float32)

// widenAVX2 writes q as int16.
//
//go:noescape
func widenAVX2(wide []int16, q []uint8)

// strip is what productRows works on: some rows of a times 16 columns of b.
type strip struct {
	a, b, c                   *float32
	aStride, bStride, cStride uintptr // bytes from row to row
	depth                     uintptr
	start                     *float32 // nil for 0
}

// productFour does 4 rows, productOne one.
//
//go:noescape
func productFour(s *strip)

//go:noescape
func productOne(s *strip)

// productEight does 8 rows with AVX-512.
//
//go:noescape
func productEight(s *strip)

func productAVX2(c, a, b grid, rows, depth, cols int, start []float32) {
	productStrips(false, c, a, b, rows, depth, cols, start)
}

func productAVX512(c, a, b grid, rows, depth, cols int, start []float32) {
	productStrips(true, c, a, b, rows, depth, cols, start)
}

func productStrips(wide bool, c, a, b grid, rows, depth, cols int, start []float32) {
	s := strip{aStride: uintptr(4 * a.stride), bStride: uintptr(4 * b.stride), cStride: uintptr(4 * c.stride), depth: uintptr(depth)}
	for j := 0; j < cols; j += lanes {
		s.b = &b.data[j]
		if start != nil {
			s.start = &start[j]
		}
		for i := 0; i < rows; {
			s.a, s.c = &a.data[i*a.stride], &c.data[i*c.stride+j]
			switch {
			case wide && i+8 <= rows:
				productEight(&s)
				i += 8
			case i+4 <= rows:
				productFour(&s)
				i += 4
			default:
				productOne(&s)
				i++
			}
		}
	}
}

func asBytes(p *int16) *uint8 { return (*uint8)(unsafe.Pointer(p)) }
