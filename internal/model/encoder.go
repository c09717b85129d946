package model

import "math"

// workspace holds all that reading a batch needs, kept between batches.
type workspace struct {
	x, qkv, got, context []float32 // per piece: vectors, queries with keys and values, a product, attention's result
	up                   []float32 // a block of rows inside the feed-forward
	keys, attention      []float32 // of one head: keys turned, scores
	act, inner           activation
	runs                 []run     // what attends to what
	trees                []uint16  // of a batch: relations of its windows
	words, scores        []float32 // per word and [CLS]: last layer's vectors, heads' scores
	reach, turned, arcs  []float32 // of a batch: dependents times arc; of a window: heads turned, arcs' scores
	relHeads, relTable   []float32 // of a window: heads in use, their rows times rel
	relScores            []float32
	graph                []float32 // per word and [CLS]: the semantic graph's joined heads' scores
	labels, sources      []float32 // of a window: words' labels; vectors of the words in stated
	reached              []float32 // their vectors times role
	stated               []int     // words that may state an act
}

func (m *Model) workspace() *workspace {
	if s, ok := m.spaces.Get().(*workspace); ok {
		return s
	}
	return &workspace{}
}

// encode fills s.words with the last layer's vectors: for each window [CLS] and
// the first piece of each word.
func (m *Model) encode(s *workspace, windows []*window) {
	pieces, words := 0, 0
	for _, w := range windows {
		pieces, words = pieces+len(w.ids), words+len(w.words)+1
	}
	width, full := m.header.Width, roundUp(pieces, tileRows)
	s.x, s.qkv, s.got = grown(s.x, full*width), grown(s.qkv, full*3*width), grown(s.got, full*width)
	s.context = grown(s.context, full*width)
	s.words = grown(s.words, roundUp(words, tileRows)*width)
	m.begin(s, windows)
	s.runs = s.runs[:0]
	for _, w := range windows {
		s.runs = append(s.runs, run{rows: len(w.ids)})
	}
	for i := range m.layers {
		m.layer(s, &m.layers[i], pieces)
	}
	m.gather(s, windows)
}

// begin writes the pieces' embeddings to s.x.
func (m *Model) begin(s *workspace, windows []*window) {
	e, width, row := &m.embed, m.header.Width, 0
	for _, w := range windows {
		for i, id := range w.ids {
			x := s.x[row*width:][:width]
			piece, scale := e.piece[int(id)*width:][:width], e.scale[id]
			position, shape := e.position[i*width:][:width], e.shape[int(w.shapes[i])*width:][:width]
			for j, p := range piece {
				x[j] = float32(float32(int8(p))*scale) + position[j]
			}
			m.norm(x, shape, &e.norm)
			row++
		}
	}
}

// norm makes x the layer norm of x+t.
func (m *Model) norm(x, t []float32, n *layerNorm) {
	width := float32(len(x))
	mean := m.kernel.addSum(x, t) / width
	variance := m.kernel.squares(x, mean) / width
	rate := 1 / float32(math.Sqrt(float64(variance+1e-12)))
	m.kernel.normalise(x, mean, rate, n.gain, n.bias)
}

// run is a run of rows that attend to each other.
type run struct {
	rows  int
	trees []uint16 // what each row is to each, as relations has it; nil where the layer does not ask
}

// layer runs one layer on s.x, whose rows are those of s.runs.
func (m *Model) layer(s *workspace, l *layer, rows int) {
	width := m.header.Width
	s.act.take(m.kernel, grid{s.x, width}, rows, width)
	m.kernel.linear(s.qkv, 3*width, &s.act, l.qkv)
	row := 0
	for _, r := range s.runs {
		m.attend(s, l, row, r)
		row += r.rows
	}
	s.act.take(m.kernel, grid{s.context, width}, rows, width)
	m.kernel.linear(s.got, width, &s.act, l.out)
	m.norms(s.x[:rows*width], s.got, &l.attn)
	for from := 0; from < rows; from += block {
		m.feed(s, l, from, min(block, rows-from))
	}
}

// norms normalises every row of x+t.
func (m *Model) norms(x, t []float32, n *layerNorm) {
	width := m.header.Width
	for i := 0; i+width <= len(x); i += width {
		m.norm(x[i:][:width], t[i:][:width], n)
	}
}

// block is how many rows go through the feed-forward at once: its inner vectors,
// four times as wide as the others, then stay in the second-level cache.
const block = 4 * tileRows

// feed runs the feed-forward on a block of rows of s.x.
func (m *Model) feed(s *workspace, l *layer, from, rows int) {
	width, ffn := m.header.Width, l.ffn
	s.up = grown(s.up, block*ffn)
	x := s.x[from*width:][:rows*width]
	s.act.take(m.kernel, grid{x, width}, rows, width)
	m.kernel.linear(s.up, ffn, &s.act, l.up)
	m.kernel.gelu(s.up[:rows*ffn])
	s.inner.take(m.kernel, grid{s.up, ffn}, rows, ffn)
	m.kernel.linear(s.got, width, &s.inner, l.down)
	m.norms(x, s.got, &l.last)
}

// gather copies the vectors that the heads read.
func (m *Model) gather(s *workspace, windows []*window) {
	width, row, to := m.header.Width, 0, 0
	take := func(piece int) {
		copy(s.words[to*width:][:width], s.x[(row+piece)*width:])
		to++
	}
	for _, w := range windows {
		take(0)
		for _, p := range w.first {
			take(p)
		}
		row += len(w.ids)
	}
}
