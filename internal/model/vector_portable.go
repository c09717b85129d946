package model

import "math"

// fold adds partial sums up: halves onto halves, as vectors do.
func fold(s *[lanes]float32) float32 {
	for n := lanes / 2; n > 0; n /= 2 {
		for i := range n {
			s[i] += s[i+n]
		}
	}
	return s[0]
}

func addSumPortable(x, t []float32) float32 {
	var s [lanes]float32
	for i := 0; i+lanes <= len(x); i += lanes {
		v, w := (*[lanes]float32)(x[i:]), (*[lanes]float32)(t[i:])
		for j := range v {
			v[j] += w[j]
			s[j] += v[j]
		}
	}
	return fold(&s)
}

func squaresPortable(x []float32, mean float32) float32 {
	var s [lanes]float32
	for i := 0; i+lanes <= len(x); i += lanes {
		v := (*[lanes]float32)(x[i:])
		for j := range v {
			d := v[j] - mean
			s[j] += float32(d * d)
		}
	}
	return fold(&s)
}

func normalisePortable(x []float32, mean, rate float32, gain, bias []float32) {
	gain, bias = gain[:len(x)], bias[:len(x)]
	for i, v := range x {
		x[i] = float32(float32((v-mean)*rate)*gain[i]) + bias[i]
	}
}

func boundsPortable(x []float32) (least, largest float32) {
	for _, v := range x {
		if v < least {
			least = v
		}
		if v > largest {
			largest = v
		}
	}
	return least, largest
}

// roundBits, added to a small float, leaves it rounded to even in the low bits.
const (
	roundBits  = 0x4b400000
	roundFloat = 12582912
)

// nearest rounds a float of less than 2²² to even.
func nearest(x float32) int32 { return int32(math.Float32bits(x+roundFloat)) - roundBits }

func quantisePortable(q []uint8, x []float32, rate float32, zero int32) {
	q = q[:len(x)]
	for i, v := range x {
		q[i] = uint8(min(max(nearest(float32(v*rate))+zero, 0), 255))
	}
}

// erf's rational approximation on -4…4, good to 3e-7, as Eigen has it: odd
// powers over even ones, the highest first.
var (
	erfOver  = [7]float32{-2.72614225801306e-10, 2.77068142495902e-08, -2.10102402082508e-06, -5.69250639462346e-05, -7.34990630326855e-04, -2.95459980854025e-03, -1.60960333262415e-02}
	erfUnder = [5]float32{-1.45660718464996e-05, -2.13374055278905e-04, -1.68282697438203e-03, -7.37332916720468e-03, -1.42647390514189e-02}
)

func geluPortable(x []float32) {
	for i, v := range x {
		z := min(max(float32(v*0.70710678118654752), -4), 4)
		z2 := float32(z * z)
		over, under := erfOver[0], erfUnder[0]
		for _, c := range erfOver[1:] {
			over = float32(over*z2) + c
		}
		for _, c := range erfUnder[1:] {
			under = float32(under*z2) + c
		}
		x[i] = float32(float32(v*0.5) * (1 + float32(float32(z*over)/under)))
	}
}

func softmaxPortable(x []float32, rate float32) {
	top := x[0]
	for _, v := range x {
		if v > top {
			top = v
		}
	}
	var s [lanes]float32
	for i := 0; i+lanes <= len(x); i += lanes {
		v := (*[lanes]float32)(x[i:])
		for j := range v {
			v[j] = exp(float32((v[j] - top) * rate))
			s[j] += v[j]
		}
	}
	inverse := 1 / fold(&s)
	for i, v := range x {
		x[i] = float32(v * inverse)
	}
}

// exp's polynomial on ±ln2/2, as Cephes has it, the highest power first.
var expPowers = [6]float32{1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1}

// exp returns e to the power of x, which is at most 0; below -87 it is e to the -87.
func exp(x float32) float32 {
	x = max(x, -87)
	shifted := float32(x*1.44269504088896341) + roundFloat
	n := shifted - roundFloat
	r := x - float32(n*0.693359375)
	r -= float32(n * -2.12194440e-4)
	p := expPowers[0]
	for _, c := range expPowers[1:] {
		p = float32(p*r) + c
	}
	p = float32(p*float32(r*r)) + r + 1
	power := math.Float32bits(shifted) - roundBits + 127
	return float32(p * math.Float32frombits(power<<23))
}
