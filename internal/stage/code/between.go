package code

import (
	"maps"
	"slices"

	"readout"
)

// Typed is the type between two given spans, as `readout type` prints it.
type Typed struct {
	Type   string             `json:"type"`
	Mode   string             `json:"mode"`
	Scores map[string]float64 `json:"scores"`
}

// rulesPart is what the rules' ranking counts for in the type between two spans, beside the graph's.
const rulesPart = 0.5

// Between says what the party at actor does to the party at recipient, in a document whose other layers are made. The graph weighs
// every word's types by its arcs to the two; the rules rank every act of the sentence by how well its place in the tree joins them.
// Scores sum to 1. Type is "" where neither finds an act.
func Between(rules *Rules, d *readout.Document, actor, recipient readout.Span) Typed {
	c := newCoder(rules, d)
	c.claims()
	out := c.ranked(actor, recipient)
	read := c.read(actor, recipient)
	if len(read) == 0 {
		return out
	}
	for k := range out.Scores {
		out.Scores[k] *= rulesPart
	}
	for k, v := range read {
		out.Scores[k] += v * (1 - rulesPart)
	}
	first := ""
	for _, k := range slices.Sorted(maps.Keys(out.Scores)) {
		if out.Scores[k] > out.Scores[first] {
			first = k
		}
	}
	if first != out.Type {
		out.Type, out.Mode = first, ""
	}
	return out
}

// read are the shares of the types that the graph reads between two spans.
func (c *coder) read(actor, recipient readout.Span) map[string]float64 {
	const apart = 0.05 // an act that no arc joins to a span still counts for a little
	out, total := map[string]float64{}, 0.0
	for i := range c.d.Graph.Nodes {
		n := &c.d.Graph.Nodes[i]
		w := n.Score * (apart + c.arcTo(n, actor, "actor")) * (apart + c.arcTo(n, recipient, "recipient", "actor"))
		for _, t := range n.Types {
			if t.Label == "STATE" {
				continue
			}
			for _, s := range n.Statuses {
				out[intended(t.Label, readout.Status(s.Label))] += w * t.Score * s.Score
			}
			total += w * t.Score
		}
	}
	for k := range out {
		out[k] /= total
	}
	return out
}

// intended is the type that PLOVER gives an act of a status: a cooperative act to come is AGREE, talks called off and concessions withheld
// are REJECT, a strike or sanctions called off are CONCEDE (codebook: "will meet", "talks were cancelled").
func intended(kind string, s readout.Status) string {
	turned := map[readout.Status]map[string]string{
		readout.Planned:   {"CONSULT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "AGREE", "CONCEDE": "AGREE"},
		readout.Cancelled: {"CONSULT": "REJECT", "PROTEST": "CONCEDE", "SANCTION": "CONCEDE", "COERCE": "CONCEDE", "MOBILIZE": "RETREAT"},
		readout.Negated:   {"CONCEDE": "REJECT", "RETREAT": "REJECT", "AGREE": "REJECT", "AID": "REJECT"},
	}
	if k := turned[s][kind]; k != "" {
		return k
	}
	return kind
}

// arcTo is the highest score of an arc of one of the roles into a span.
func (c *coder) arcTo(n *readout.Node, s readout.Span, roles ...string) float64 {
	best := 0.0
	for _, a := range n.Arcs {
		if slices.Contains(roles, a.Role) && s.Overlaps(c.t.Tokens[a.Token].Span) {
			best = max(best, a.Score)
		}
	}
	return best
}

// ranked is what the rules alone make of it.
func (c *coder) ranked(actor, recipient readout.Span) Typed {
	a, r := c.headIn(actor), c.headIn(recipient)
	out := Typed{Scores: map[string]float64{}}
	total, best := 0.0, 0.0
	for _, x := range c.acts {
		if x.frame.ID == "graph" {
			continue
		}
		w := c.joins(x, actor, recipient, a, r)
		if w == 0 {
			continue
		}
		total += w
		kind := intended(x.frame.Type, x.status)
		out.Scores[kind] += w
		if w > best {
			best, out.Type, out.Mode = w, kind, ""
			if m := c.modes(x); len(m) > 0 && kind == x.frame.Type {
				out.Mode = m[0]
			}
		}
	}
	for k := range out.Scores {
		out.Scores[k] /= total
	}
	return out
}

func (c *coder) headIn(s readout.Span) int {
	first, last := c.t.Range(s)
	if first >= len(c.t.Tokens) {
		return -1
	}
	return c.t.HeadOf(first, last)
}

// joins ranks an act: highest where its parties are the two, then where both stand below it, then where one does.
func (c *coder) joins(x *act, actor, recipient readout.Span, a, r int) float64 {
	if a < 0 || r < 0 || c.t.Sentence(x.trigger) != c.t.Sentence(a) && c.t.Sentence(x.trigger) != c.t.Sentence(r) {
		return 0
	}
	w := 1.0
	if !x.dropped {
		w += 2
	}
	if touches(x.actors, actor) {
		w += 4
	}
	if touches(x.others, recipient) || x.frame.Reciprocal && touches(x.actors, recipient) {
		w += 4
	}
	if touches(x.others, actor) && touches(x.actors, recipient) && !x.frame.Reciprocal {
		w -= 3
	}
	if c.t.Under(a, x.trigger) {
		w++
	}
	if c.t.Under(r, x.trigger) {
		w += 1.5
	}
	return max(w, 0.1)
}

func touches(list []readout.Actor, s readout.Span) bool {
	for _, a := range list {
		if a.Span.Overlaps(s) {
			return true
		}
	}
	return false
}
