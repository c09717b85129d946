package name

import (
	"slices"
	"strings"

	"readout"
	"readout/internal/gazetteer"
)

// longest is how many tokens a name of the registers may have.
const longest = 8

// registered adds countries, peoples and known bodies, longest first. A word that the model takes for part of a personal
// name or of a longer name stays the model's: "Jordan Peters", "Bank of China".
func (b *builder) registered(s readout.Sentence) {
	for i := s.First; i < s.Last; {
		n := 0
		if !lowerCase(b.d.Tokens[i].Form) {
			n = b.longestAt(i, s.Last)
		}
		i += max(n, 1)
	}
}

func lowerCase(w string) bool { return w == strings.ToLower(w) }

func (b *builder) longestAt(i, end int) int {
	for n := min(longest, end-i); n > 0; n-- {
		if lowerCase(b.d.Tokens[i+n-1].Form) {
			continue
		}
		if label := b.known(i, i+n); label != "" && !b.inside(i, i+n, label) {
			b.add(i, i+n, label)
			return n
		}
	}
	return 0
}

// known is the label that the registers give the words; "" if they know none.
func (b *builder) known(first, last int) string {
	text := b.text(first, last)
	if _, ok := gazetteer.CountryByName(text); ok || b.half(first, last) {
		return "GPE"
	}
	if _, ok := gazetteer.Demonym(text); ok {
		return "NORP"
	}
	if _, ok := gazetteer.Capital(text); ok && gazetteer.Ambiguous(text) == "" {
		return "GPE"
	}
	if o, ok := gazetteer.Organisation(text); ok && (last-first > 1 || b.d.Tokens[first].UPOS == "PROPN") {
		_ = o
		return "ORG"
	}
	if m, ok := gazetteer.Metonym(text); ok && gazetteer.Ambiguous(text) == "" && b.d.Tokens[last-1].UPOS == "PROPN" && m.Name != "" {
		return "FAC" // "the Kremlin's envoy", which a model may take for a person
	}
	return ""
}

// half reports "the North" and "the South" of a report on Korea.
func (b *builder) half(first, last int) bool {
	_, ok := gazetteer.Half(b.text(first, last), b.d.Text)
	return ok && first > 0 && b.article(first-1) && (last == len(b.d.Tokens) || lowerCase(b.d.Tokens[last].Form))
}

// inside reports whether the model sees the words as part of a longer name of another kind.
func (b *builder) inside(first, last int, label string) bool {
	t := b.d.Tokens
	tag := func(i int) string {
		if i < 0 || i >= len(t) || len(t[i].Name) < 2 {
			return "O"
		}
		return t[i].Name
	}
	kind := strings.TrimLeft(tag(first), "BI")
	if kind == "-PER" && label != "ORG" {
		whole := strings.HasPrefix(tag(first), "B-") && !strings.HasPrefix(tag(last), "I-")
		return !whole || gazetteer.Ambiguous(b.text(first, last)) != ""
	}
	before := strings.HasPrefix(tag(first), "I-")
	after := strings.HasPrefix(tag(last), "I-")
	return (before || after) && label != "ORG" && kind != "-LOC" && kind != "-GPE" && kind != "-NORP"
}

func (b *builder) sorted() []readout.Name {
	slices.SortFunc(b.names, func(x, y readout.Name) int { return x.First - y.First })
	return b.names
}

// agree gives a lone surname the label of the full name that it is part of: "Georgia" may be a person in one report only. A capital
// that the model takes for a person of whom nothing else is told is the capital: "Washington said".
func agree(d *readout.Document) {
	surnames, parts := map[string]bool{}, map[string]bool{}
	for _, n := range d.Names {
		if w := strings.Fields(n.Span.In(d.Text)); n.Label == "PER" && len(w) > 1 {
			surnames[w[len(w)-1]] = true
			for _, one := range w {
				parts[one] = true
			}
		}
	}
	for i := range d.Names {
		n := &d.Names[i]
		if _, capital := gazetteer.Capital(n.Span.In(d.Text)); capital && n.Label == "PER" && !parts[n.Span.In(d.Text)] {
			n.Label = "GPE"
		}
	}
	for i := range d.Names {
		if n := &d.Names[i]; surnames[n.Span.In(d.Text)] && n.Label != "PER" {
			n.Label = "PER"
		}
	}
}
