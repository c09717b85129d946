package model

import "math"

// faint is the score of columns that only fill a row up; its softmax is as good as 0.
const faint = -1e30

// attend writes the attention's result for one run, the rows from row, to s.context.
func (m *Model) attend(s *workspace, l *layer, row int, r run) {
	width, heads, n := m.header.Width, m.header.Heads, r.rows
	part, full := width/heads, roundUp(n, lanes)
	s.keys, s.attention = grown(s.keys, part*full), grown(s.attention, n*full)
	rate := float32(1 / math.Sqrt(float64(part)))
	scores := grid{s.attention, full}
	for h := range heads {
		at := s.qkv[row*3*width+h*part:]
		turn(s.keys, full, grid{at[width:], 3 * width}, n, part)
		m.kernel.product(scores, grid{at, 3 * width}, grid{s.keys, full}, n, part, full, nil)
		if l.bias != nil {
			lean(scores, n, r.trees, l.bias[h])
		}
		m.weigh(scores, n, rate)
		m.kernel.product(grid{s.context[row*width+h*part:], width}, scores, grid{at[2*width:], 3 * width}, n, n, part, nil)
	}
}

// lean adds to the score of each pair of rows what their relation in the tree adds.
func lean(scores grid, n int, trees []uint16, bias []float32) {
	for i := range n {
		line := scores.data[i*scores.stride:][:n]
		for j, kind := range trees[i*n:][:n] {
			line[j] += bias[kind]
		}
	}
}

// weigh makes each row of scores weights that sum to 1.
func (m *Model) weigh(scores grid, n int, rate float32) {
	for i := range n {
		line := scores.data[i*scores.stride:][:scores.stride]
		for j := n; j < len(line); j++ {
			line[j] = faint
		}
		m.kernel.softmax(line, rate)
	}
}

// turn writes n rows of x as columns; out's rows are stride long, and what is
// left of each stays undefined.
func turn(out []float32, stride int, x grid, n, width int) {
	for j := range n {
		line := x.data[j*x.stride:][:width]
		for i, v := range line {
			out[i*stride+j] = v
		}
	}
}
