package model

// score fills s.scores with the heads' scores of every word and [CLS] in the
// batch, and s.reach with dependents times arc.
func (m *Model) score(s *workspace, windows []*window) {
	h, rows := &m.heads, 0
	for _, w := range windows {
		rows += len(w.words) + 1
	}
	outs, full := h.words.outs, roundUp(rows, tileRows)
	s.scores = grown(s.scores, full*outs)
	s.act.take(m.kernel, grid{s.words, m.header.Width}, rows, m.header.Width)
	m.kernel.linear(s.scores, outs, &s.act, h.words)
	for i := range rows {
		m.kernel.gelu(s.scores[i*outs:][:h.at.upos])
	}
	arc := m.header.Arc
	s.reach = grown(s.reach, rows*arc)
	m.kernel.product(grid{s.reach, arc}, grid{s.scores[h.at.arcDep:], outs}, grid{h.arc, arc}, rows, arc, arc, h.arc[arc*arc:])
}

// decode writes the words of one window, whose rows of s.scores begin at row,
// to the sentence's. Trees of later windows hang on the first window's root.
func (m *Model) decode(s *workspace, w *window, row int, sentence []Word) {
	out := sentence[w.from:][:len(w.words)]
	for i := range out {
		m.tag(&out[i], w.words[i], m.line(s, row+1+i))
	}
	w.heads = m.tree(s, row, len(out))
	w.labels = m.labels(s, row, w.heads)
	for i := range out {
		out[i].Head, out[i].Deprel = w.from+w.heads[i+1]-1, m.header.Deprel[w.labels[i+1]]
		if w.heads[i+1] == 0 {
			m.hang(sentence, w.from, i)
		}
	}
	m.name(s, row, sentence, w.from, len(out))
}

// line returns a row of scores.
func (m *Model) line(s *workspace, row int) []float32 {
	outs := m.heads.words.outs
	return s.scores[row*outs:][:outs]
}

// tag sets what is the best of its scores.
func (m *Model) tag(out *Word, form string, line []float32) {
	at := &m.heads.at
	out.UPOS = m.header.UPOS[best(line[at.upos:at.xpos])]
	out.XPOS = m.header.XPOS[best(line[at.xpos:at.lemma])]
	out.Lemma = m.rules[best(line[at.lemma:at.name])].of(form)
}

// hang makes a window's root the sentence's, or hangs it on that.
func (m *Model) hang(sentence []Word, from, i int) {
	root := &sentence[from+i]
	root.Head = from + i
	if from == 0 {
		return
	}
	for j := range sentence[:from] {
		if sentence[j].Head == j {
			root.Head, root.Deprel = j, "parataxis"
			return
		}
	}
}

// tree returns each word's head, 0 for the root; words count from 1.
func (m *Model) tree(s *workspace, row, n int) []int {
	arc, outs, full := m.header.Arc, m.heads.words.outs, roundUp(n+1, lanes)
	s.turned, s.arcs = grown(s.turned, arc*full), grown(s.arcs, n*full)
	turn(s.turned, full, grid{s.scores[row*outs+m.heads.at.arcHead:], outs}, n+1, arc)
	m.kernel.product(grid{s.arcs, full}, grid{s.reach[(row+1)*arc:], arc}, grid{s.turned, full}, n, arc, full, nil)
	return plant(n, func(dep, head int) float32 { return s.arcs[(dep-1)*full+head] })
}

// labels returns the label of each word's arc; words count from 1.
func (m *Model) labels(s *workspace, row int, heads []int) []int {
	h, rel, count := &m.heads, m.header.Rel, len(m.header.Deprel)
	out, full := make([]int, len(heads)), roundUp(count, lanes)
	place := m.relTable(s, row, heads)
	s.relScores = grown(s.relScores, full)
	for i := 1; i < len(heads); i++ {
		if heads[i] == 0 {
			out[i] = m.root
			continue
		}
		table := s.relTable[place[heads[i]]*h.relWidth:]
		dep := grid{m.line(s, row+i)[h.at.relDep:], rel}
		m.kernel.product(grid{s.relScores, full}, dep, grid{table, count}, 1, rel, full, table[rel*count:])
		s.relScores[m.root] = faint // "root" is the root's child alone
		out[i] = best(s.relScores[:count])
		if out[i] == m.root { // all scores fainter still
			out[i] = (m.root + 1) % count
		}
	}
	return out
}

// relTable fills s.relTable with a row per head in use, its vector times rel,
// and returns which row is whose.
func (m *Model) relTable(s *workspace, row int, heads []int) []int {
	h, rel := &m.heads, m.header.Rel
	place, used := make([]int, len(heads)), 0
	s.relHeads = grown(s.relHeads, len(heads)*rel)
	for i := range place {
		place[i] = -1
	}
	for _, head := range heads[1:] {
		if head > 0 && place[head] < 0 {
			copy(s.relHeads[used*rel:][:rel], m.line(s, row+head)[h.at.relHead:])
			place[head] = used
			used++
		}
	}
	s.relTable = grown(s.relTable, used*h.relWidth+2*lanes) // labels are read in whole lanes, past the last row
	m.kernel.product(grid{s.relTable, h.relWidth}, grid{s.relHeads, rel}, grid{h.rel, h.relWidth}, used, rel, h.relWidth, h.rel[rel*h.relWidth:])
	return place
}

// name sets the name tags of a window, which may go on with a name that the
// window before ended in.
func (m *Model) name(s *workspace, row int, sentence []Word, from, n int) {
	before := m.names.outside
	if from > 0 {
		before = m.names.index[sentence[from-1].Name]
	}
	tags, at := make([]int, n), &m.heads.at
	m.names.decode(tags, before, func(i int) []float32 { return m.line(s, row+1+i)[at.name:at.end] })
	for i, t := range tags {
		sentence[from+i].Name = m.header.Name.Tags[t]
	}
}

// best returns the index of the largest value, the first of equals.
func best[T float32 | float64](v []T) int {
	at := 0
	for i, x := range v {
		if x > v[at] {
			at = i
		}
	}
	return at
}
