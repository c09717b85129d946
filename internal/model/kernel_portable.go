package model

// portable is the kernel in Go that runs anywhere and says what the others must give.
var portable = &kernel{
	name:   "portable",
	pack:   func(raw []int8, outs, cols int) []int8 { return raw },
	linear: linearPortable,
	floats: floats{
		product: productPortable, addSum: addSumPortable, squares: squaresPortable, normalise: normalisePortable,
		bounds: boundsPortable, quantise: quantisePortable, gelu: geluPortable, softmax: softmaxPortable,
	},
}

// linearPortable multiplies two rows at once: one in the lower and one in the
// upper half of an int64, whose product with a weight holds both products. The
// lower sum stays inside its half: 16384 columns of 255·128 are less than 2³¹.
// (Three rows in 21 bits each were no faster, for the taking apart.)
func linearPortable(out []float32, stride int, a *activation, w *matrix) {
	pairs := (a.rows + 1) / 2
	a.pair(pairs)
	for o := 0; o < w.outs; o += 4 {
		for p := range pairs {
			sums := dotPairs(a.pairs[p*a.cols:][:a.cols], w.weights[o*w.cols:][:4*w.cols])
			for j, s := range sums {
				low := int32(s)
				high := int32((s - int64(low)) >> 32)
				out[2*p*stride+o+j] = a.value(2*p, low, w, o+j)
				out[(2*p+1)*stride+o+j] = a.value(2*p+1, high, w, o+j)
			}
		}
	}
}

// pair fills a.pairs from two rows each; buffers have room for an odd last row's partner.
func (a *activation) pair(pairs int) {
	a.pairs = grown(a.pairs, pairs*a.cols)
	for p := range pairs {
		low, high := a.q[2*p*a.cols:][:a.cols], a.q[(2*p+1)*a.cols:][:a.cols]
		row := a.pairs[p*a.cols:][:a.cols]
		for i := range row {
			row[i] = int64(low[i]) | int64(high[i])<<32
		}
	}
}

// dotPairs returns the products of a pair of rows with four rows of weights.
func dotPairs(x []int64, w []int8) (s [4]int64) {
	n := len(x)
	w0, w1, w2, w3 := w[:n], w[n:][:n], w[2*n:][:n], w[3*n:][:n]
	var s0, s1, s2, s3 int64
	for i, v := range x {
		s0 += v * int64(w0[i])
		s1 += v * int64(w1[i])
		s2 += v * int64(w2[i])
		s3 += v * int64(w3[i])
	}
	return [4]int64{s0, s1, s2, s3}
}

// value returns the output of a row whose bytes times weights sum to sum.
func (a *activation) value(row int, sum int32, w *matrix, o int) float32 {
	sum += a.shift[row] * w.sum[o]
	return float32(float32(float32(sum)*a.scale[row])*w.scale[o]) + w.bias[o]
}

func productPortable(c, a, b grid, rows, depth, cols int, start []float32) {
	for i := range rows {
		row := a.data[i*a.stride:][:depth]
		for j := 0; j < cols; j += 8 {
			var s [8]float32
			if start != nil {
				copy(s[:], start[j:j+8])
			}
			productColumns(&s, row, b.data[j:], b.stride)
			copy(c.data[i*c.stride+j:][:8], s[:])
		}
	}
}

// productColumns adds a row times eight columns to s.
func productColumns(s *[8]float32, row, b []float32, stride int) {
	s0, s1, s2, s3, s4, s5, s6, s7 := s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7]
	for k, v := range row {
		w := (*[8]float32)(b[k*stride:])
		s0 += float32(v * w[0])
		s1 += float32(v * w[1])
		s2 += float32(v * w[2])
		s3 += float32(v * w[3])
		s4 += float32(v * w[4])
		s5 += float32(v * w[5])
		s6 += float32(v * w[6])
		s7 += float32(v * w[7])
	}
	*s = [8]float32{s0, s1, s2, s3, s4, s5, s6, s7}
}
