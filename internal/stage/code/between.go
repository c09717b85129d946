package code

import (
	"readout"
)

// Typed is the type between two given spans, as `readout type` prints it.
type Typed struct {
	Type   string             `json:"type"`
	Mode   string             `json:"mode"`
	Scores map[string]float64 `json:"scores"`
}

// Between says what the party at actor does to the party at recipient, in a document whose other layers are made. Every act of the
// sentence is ranked by how well its place in the tree joins the two; scores are shares of that rank. Type is "" where no rule fits.
func Between(rules *Rules, d *readout.Document, actor, recipient readout.Span) Typed {
	c := newCoder(rules, d)
	c.claims()
	a, r := c.headIn(actor), c.headIn(recipient)
	out := Typed{Scores: map[string]float64{}}
	total, best := 0.0, 0.0
	for _, x := range c.acts {
		w := c.joins(x, actor, recipient, a, r)
		if w == 0 {
			continue
		}
		total += w
		out.Scores[x.frame.Type] += w
		if w > best {
			best, out.Type, out.Mode = w, x.frame.Type, ""
			if m := c.modes(x); len(m) > 0 {
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
