package eval

import (
	"context"
	"slices"

	"readout"
	"readout/internal/ingest"
)

// tally counts by name.
type tally map[string]int

func (t tally) add(name string, yes bool) {
	if yes {
		t[name]++
	}
}

// field counts a judged field and whether it is right.
func (t tally) field(name string, a answer) {
	t.add(name+" of", a != unasked)
	t.add(name, a == right)
}

// happened reports whether a status says that a thing happened.
func happened(s string) bool { return s == string(readout.Occurred) || s == string(readout.Ongoing) }

// news reports whether a claim tells that something happened now.
func news(c *readout.Claim) bool { return happened(string(c.Status)) && !c.Background }

// scoreItems scores the claims of single items, under the name of their set.
func scoreItems(ctx context.Context, set string, stages []readout.Stage, items []item) ([]Figure, error) {
	if len(items) == 0 {
		return nil, nil
	}
	n, i := tally{}, 0
	for d := range ingest.Documents(ctx, fetchItems(items), stages) {
		scoreItem(n, &items[i], d)
		i++
	}
	return itemFigures(set, n), ctx.Err()
}

func fetchItems(items []item) func(func(readout.Fetch) bool) {
	return func(yield func(readout.Fetch) bool) {
		for _, i := range items {
			f := readout.Fetch{Source: i.ID, Body: []byte(i.Text + "\n"), Hints: readout.Hints{Published: i.Published}}
			if !yield(f) {
				return
			}
		}
	}
}

func scoreItem(n tally, it *item, d *readout.Document) {
	golds := pointers(it.Claims)
	pairs := match(golds, d, false)
	taken := map[int]bool{}
	n["told"] += len(d.Claims)
	for _, p := range pairs {
		taken[p.claim] = true
		c := &d.Claims[p.claim]
		countPair(n, golds[p.gold], c, p.verdict)
	}
	for i, g := range golds {
		n.add("must", g.must())
		n.add("must "+statusOf(g, i, pairs, d), g.must())
	}
	for j := range d.Claims {
		c := &d.Claims[j]
		n["told "+string(c.Status)]++
		n.add("empty told", len(golds) == 0)
		n.add("news", !taken[j] && news(c) && falseNews(golds, d, c))
	}
	n.add("empty clean", len(golds) == 0 && len(d.Claims) == 0)
	n.add("empty", len(golds) == 0)
	countFigures(n, it.Figures, d)
}

// countPair counts a found claim. One that the gold leaves to the reader is neither missed nor false.
func countPair(n tally, g *goldClaim, c *readout.Claim, v verdict) {
	did := slices.ContainsFunc(g.Status, happened) && (g.Background == nil || !*g.Background)
	n.add("news", news(c))
	n.add("news right", news(c) && did)
	if !g.must() {
		n["neutral"]++
		n["told "+string(c.Status)]--
		return
	}
	n["found"]++
	n.add("joint", v.joint())
	n.add("right "+string(c.Status), v.field["status"] == right && v.field["type"] == right)
	for _, f := range fields {
		n.field(f, v.field[f])
	}
	n.add("speaker told", len(c.Speakers) > 0)
	n.add("speaker good", len(c.Speakers) > 0 && !v.wrongSpeaker)
}

// statusOf is the status that a gold claim counts under: the one told for it where the gold accepts that, else its first.
func statusOf(g *goldClaim, i int, pairs []pair, d *readout.Document) string {
	for _, p := range pairs {
		if p.gold == i && p.verdict.field["status"] == right {
			return string(d.Claims[p.claim].Status)
		}
	}
	return g.Status[0]
}

// falseNews: a claim that no gold claim is, told as news where the item has none, or at words that tell of nothing that happened.
func falseNews(golds []*goldClaim, d *readout.Document, c *readout.Claim) bool {
	at, did := false, false
	for _, g := range golds {
		for _, s := range find(d.Text, g.Says) {
			if s.Overlaps(c.Trigger) {
				at = true
				did = did || slices.ContainsFunc(g.Status, happened) && (g.Background == nil || !*g.Background)
			}
		}
	}
	return len(golds) == 0 || at && !did
}

func countFigures(n tally, golds []goldFigure, d *readout.Document) {
	for _, g := range golds {
		found, value := figureIs(d, g)
		n["figures of"]++
		n.add("figures found", found)
		n.add("figures", value)
	}
}

// figureIs says whether a figure stands at the gold's words, and whether it has the gold's bounds.
func figureIs(d *readout.Document, g goldFigure) (found, value bool) {
	at := find(d.Text, g.Words)
	for _, f := range d.Figures {
		if !slices.ContainsFunc(at, f.Span.Overlaps) {
			continue
		}
		found = true
		value = value || same(g.Low, f.Low) && same(g.High, f.High)
	}
	return found, value
}

func same(a, b *float64) bool { return a == b || a != nil && b != nil && *a == *b }

func pointers(list []goldClaim) []*goldClaim {
	var out []*goldClaim
	for i := range list {
		out = append(out, &list[i])
	}
	return out
}

var statuses = []readout.Status{readout.Occurred, readout.Ongoing, readout.Planned, readout.Considered, readout.Cancelled, readout.Denied,
	readout.Negated, readout.Alleged, readout.Hypothetical}

func itemFigures(set string, n tally) []Figure {
	told := n["told"] - n["neutral"]
	out := []Figure{scored(set, "claims", n["found"], told, n["must"]), scored(set, "claims, type status and sides right", n["joint"], told, n["must"]),
		part(set, "told as happened and did", n["news right"], n["news"])}
	for _, f := range fields {
		out = append(out, part(set, "found claims: "+f, n[f], n[f+" of"]))
	}
	out = append(out, part(set, "claims with speakers: none wrong", n["speaker good"], n["speaker told"]))
	for _, s := range statuses {
		k := string(s)
		out = append(out, scored(set, "status "+k, n["right "+k], n["told "+k], n["must "+k]))
	}
	return append(out, part(set, "items without claims left empty", n["empty clean"], n["empty"]),
		part(set, "figures found", n["figures found"], n["figures of"]), part(set, "figures, value right", n["figures"], n["figures of"]),
		part(set, "items without claims, less false claims", max(0, n["empty"]-n["empty told"]), n["empty"]))
}
