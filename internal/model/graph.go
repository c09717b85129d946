package model

import (
	"fmt"
	"math"
	"slices"
)

// Act is what the semantic graph reads at a word that may state an act. Shares and chances lie between 0 and 1.
type Act struct {
	Chance     float64   // that the word states an act
	Types      []float64 // by the labels of Info.Acts: shares, which sum to 1
	Statuses   []float64 // by the labels of Info.Statuses, likewise
	Background float64   // chance that the act is older than the text
	Modes      []float64 // by the labels of Info.Modes: the chance of each by itself
	Arcs       []Arc     // those that are likelier than faintArc, by role, then by word
}

// Party is what the semantic graph reads at a word that some act has for a party.
type Party struct {
	Sectors []float64 // by the labels of Info.Sectors: shares, which sum to 1
	Links   []Arc     // to the words that say where it is from; Role is a label of Info.Links
}

// Arc leads from a word that states an act to a word that belongs to it.
type Arc struct {
	Role   int // label of Info.Roles
	Word   int // index in the sentence, from 0
	Chance float64
}

const (
	faintAct = 0.04 // no act is given that is less likely
	faintArc = 0.04 // and no arc
	partyArc = 0.2  // arc to a word that is read as a party
)

// graphHeader is the header's "graph": sizes and labels. The labels of acts leave out "no act", whose score comes first.
type graphHeader struct {
	Act, Side, Layers, FFN       int // Layers and FFN are of the graph's own layers
	Acts, Statuses, Modes, Roles []string
	Sectors, Links               []string // of parties
	Parties                      []string // roles of parties
}

// graphHead is what the semantic graph is read with.
type graphHead struct {
	layers                  []layer   // over the encoder's vectors of words and [CLS]
	words                   *matrix   // its linear heads, joined
	act, source, target, at int       // where in a row of scores each begins, and where they end
	kin                     []float32 // [roles+links,kinds of relation]: added to an arc's score
	label, labelBias        []float32 // [act,labels], labels filled up to a whole lane
	labels                  int       // columns of label
	role, roleBias          []float32 // [side,roles*reach]: from source to target, role after role; the bias is the source's last dimension
	reach                   int       // columns of a role: side+1 filled up to a whole lane; column side is a constant of the source alone
}

func (g *graphHeader) check() error {
	for _, v := range []struct {
		name        string
		n, most, by int
	}{{"act", g.Act, 2048, lanes}, {"side", g.Side, 1024, lanes}, {"acts", len(g.Acts), 256, 1}, {"statuses", len(g.Statuses), 256, 1},
		{"modes", len(g.Modes), 256, 1}, {"roles", len(g.Roles), 64, 1}, {"sectors", len(g.Sectors), 256, 1}, {"links", len(g.Links), 64, 1}} {
		if v.n < 1 || v.n > v.most || v.n%v.by != 0 {
			return fmt.Errorf("model: header: graph: %s %d: it must be 1 to %d and divide by %d", v.name, v.n, v.most, v.by)
		}
	}
	if g.Layers < 0 || g.Layers > 64 || g.Layers > 0 && (g.FFN < panel || g.FFN > 16384 || g.FFN%panel != 0) {
		return fmt.Errorf("model: header: graph: %d layers with ffn %d: there may be up to 64, and ffn must divide by %d", g.Layers, g.FFN, panel)
	}
	return nil
}

// count is how many scores a word has: no act, acts, statuses, background, modes, sectors.
func (g *graphHeader) count() int {
	return 1 + len(g.Acts) + len(g.Statuses) + 1 + len(g.Modes) + len(g.Sectors)
}

// arcs is how many kinds of arcs there are: roles, then links.
func (g *graphHeader) arcs() int { return len(g.Roles) + len(g.Links) }

func (f *file) graph(k *kernel) (h graphHead, err error) {
	g := f.header.Graph
	if h.words, err = f.join(k, &h.at, []head{{"graph.act", g.Act, &h.act}, {"graph.source", g.Side, &h.source}, {"graph.target", g.Side, &h.target}}); err != nil {
		return h, err
	}
	if err = f.graphLayers(k, &h); err != nil {
		return h, err
	}
	raw, err := f.numbers("graph.label", g.count(), g.Act)
	if err != nil {
		return h, err
	}
	h.labels = roundUp(g.count(), lanes)
	h.label, h.labelBias = make([]float32, g.Act*h.labels), make([]float32, h.labels)
	for i := range g.count() {
		for j := range g.Act {
			h.label[j*h.labels+i] = raw[i*g.Act+j]
		}
	}
	bias, err := f.vector("graph.label.b", g.count())
	if err != nil {
		return h, err
	}
	copy(h.labelBias, bias)
	side := g.Side + 1
	if raw, err = f.numbers("graph.role", g.arcs()*side, side); err != nil {
		return h, err
	}
	h.reach = roundUp(side, lanes)
	wide := g.arcs() * h.reach
	h.role, h.roleBias = make([]float32, g.Side*wide), make([]float32, wide)
	for r := range g.arcs() {
		for i := range side {
			row := raw[(r*side+i)*side:][:side]
			if i == g.Side {
				copy(h.roleBias[r*h.reach:], row)
			} else {
				copy(h.role[i*wide+r*h.reach:], row)
			}
		}
	}
	return h, nil
}

// graphLayers reads the graph's own layers and what relations in the tree mean to them and to arcs.
func (f *file) graphLayers(k *kernel, h *graphHead) error {
	g, heads := f.header.Graph, f.header.Heads
	kinds := relationKinds(len(f.header.Deprel))
	raw, err := f.floats("graph.kin", g.arcs(), kinds)
	if err != nil {
		return err
	}
	h.kin = raw
	if g.Layers == 0 {
		return nil
	}
	if raw, err = f.floats("graph.bias", g.Layers*heads, kinds); err != nil {
		return err
	}
	unscaled := float32(math.Sqrt(float64(f.header.Width / heads)))
	for i := range raw {
		raw[i] *= unscaled
	}
	for i := range g.Layers {
		l, err := f.layer(k, fmt.Sprintf("graph.%d", i), g.FFN)
		if err != nil {
			return err
		}
		for range heads {
			l.bias, raw = append(l.bias, raw[:kinds]), raw[kinds:]
		}
		h.layers = append(h.layers, l)
	}
	return nil
}

// readGraph sets the acts and parties of a batch's windows, whose trees are decoded and whose words' vectors stand in s.words.
func (m *Model) readGraph(s *workspace, windows []*window, out [][]Word) {
	h, width, rows := &m.heads.graph, m.header.Width, 0
	s.runs, s.trees = s.runs[:0], s.trees[:0]
	for _, w := range windows {
		rows += len(w.heads)
		s.trees = appendRelations(s.trees, w.heads, w.labels, len(m.header.Deprel))
	}
	trees := s.trees
	for _, w := range windows {
		n := len(w.heads)
		s.runs = append(s.runs, run{rows: n, trees: trees[:n*n]})
		trees = trees[n*n:]
	}
	copy(s.x, s.words[:rows*width])
	for i := range h.layers {
		m.layer(s, &h.layers[i], rows)
	}
	outs := h.words.outs
	s.graph = grown(s.graph, roundUp(rows, tileRows)*outs)
	s.act.take(m.kernel, grid{s.x, width}, rows, width)
	m.kernel.linear(s.graph, outs, &s.act, h.words)
	m.kernel.gelu(s.graph[:rows*outs])
	row := 0
	for i, w := range windows {
		m.acts(s, row, out[w.sentence][w.from:][:len(w.words)], w.from, s.runs[i].trees)
		row += len(w.heads)
	}
}

// acts sets the acts of one window's words, whose rows of s.graph begin at row.
func (m *Model) acts(s *workspace, row int, out []Word, from int, tree []uint16) {
	g, h := m.header.Graph, &m.heads.graph
	outs := h.words.outs
	s.labels = grown(s.labels, len(out)*h.labels)
	m.kernel.product(grid{s.labels, h.labels}, grid{s.graph[(row+1)*outs+h.act:], outs}, grid{h.label, h.labels}, len(out), g.Act, h.labels, h.labelBias)
	s.stated = s.stated[:0]
	for i := range out {
		line := s.labels[i*h.labels:][:g.count()]
		if c := 1 - share(line[:1+len(g.Acts)])[0]; c >= faintAct {
			out[i].Act = g.act(line, c)
			s.stated = append(s.stated, i)
		}
	}
	if len(s.stated) == 0 {
		return
	}
	m.arcs(s, row, len(out), tree, func(i, role, w int, chance float64) {
		if role < len(g.Roles) {
			out[i].Act.Arcs = append(out[i].Act.Arcs, Arc{Role: role, Word: from + w, Chance: chance})
		}
	})
	m.parties(s, row, out, from, tree)
}

// parties sets the parties of one window's words, which its acts point to.
func (m *Model) parties(s *workspace, row int, out []Word, from int, tree []uint16) {
	g, h := m.header.Graph, &m.heads.graph
	found := map[int]bool{}
	for _, i := range s.stated {
		for _, a := range out[i].Act.Arcs {
			if a.Chance >= partyArc && slices.Contains(g.Parties, g.Roles[a.Role]) {
				found[a.Word-from] = true
			}
		}
	}
	s.stated = s.stated[:0]
	for w := range out {
		if found[w] {
			s.stated = append(s.stated, w)
			line := s.labels[w*h.labels:][:g.count()]
			out[w].Party = &Party{Sectors: share(line[g.count()-len(g.Sectors):])}
		}
	}
	m.arcs(s, row, len(out), tree, func(i, role, w int, chance float64) {
		if role >= len(g.Roles) {
			out[i].Party.Links = append(out[i].Party.Links, Arc{Role: role - len(g.Roles), Word: from + w, Chance: chance})
		}
	})
}

// act reads the labels of one word off its scores.
func (g *graphHeader) act(line []float32, chance float64) *Act {
	acts, statuses := 1+len(g.Acts), len(g.Statuses)
	a := &Act{Chance: chance, Types: share(line[1:acts]), Statuses: share(line[acts:][:statuses]), Background: sigmoid(line[acts+statuses])}
	for _, v := range line[acts+statuses+1:][:len(g.Modes)] {
		a.Modes = append(a.Modes, sigmoid(v))
	}
	return a
}

// arcs gives to set the arcs that leave the window's words in s.stated, of n words, by word, role (links after the roles) and target.
func (m *Model) arcs(s *workspace, row, n int, tree []uint16, set func(word, role, target int, chance float64)) {
	g, h := m.header.Graph, &m.heads.graph
	outs, wide, rows, kinds := h.words.outs, g.arcs()*h.reach, len(s.stated)*g.arcs(), relationKinds(len(m.header.Deprel))
	s.sources = grown(s.sources, len(s.stated)*g.Side)
	for k, i := range s.stated {
		copy(s.sources[k*g.Side:][:g.Side], s.graph[(row+1+i)*outs+h.source:])
	}
	s.reached = grown(s.reached, len(s.stated)*wide)
	m.kernel.product(grid{s.reached, wide}, grid{s.sources, g.Side}, grid{h.role, wide}, len(s.stated), g.Side, wide, h.roleBias)
	full := roundUp(n, lanes)
	s.turned, s.arcs = grown(s.turned, g.Side*full), grown(s.arcs, rows*full)
	turn(s.turned, full, grid{s.graph[(row+1)*outs+h.target:], outs}, n, g.Side)
	m.kernel.product(grid{s.arcs, full}, grid{s.reached, h.reach}, grid{s.turned, full}, rows, g.Side, full, nil)
	for k, i := range s.stated {
		for r := range g.arcs() {
			line, kin := k*g.arcs()+r, h.kin[r*kinds:][:kinds]
			to := tree[(i+1)*(n+1)+1:]
			for w := range n {
				if c := sigmoid(s.arcs[line*full+w] + s.reached[line*h.reach+g.Side] + kin[to[w]]); c >= faintArc {
					set(i, r, w, c)
				}
			}
		}
	}
}

// share is the softmax of scores.
func share(scores []float32) []float64 {
	out, top, sum := make([]float64, len(scores)), slices.Max(scores), 0.0
	for i, v := range scores {
		out[i] = float64(exp(v - top))
		sum += out[i]
	}
	for i := range out {
		out[i] /= sum
	}
	return out
}

func sigmoid(x float32) float64 {
	if x > 0 {
		return 1 / (1 + float64(exp(-x)))
	}
	e := float64(exp(x))
	return e / (1 + e)
}
