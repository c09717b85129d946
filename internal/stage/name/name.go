// Package name is the stage that makes names of the model's name tags and of what the registers know.
package name

import (
	"context"
	"strings"

	"readout"
	"readout/internal/gazetteer"
)

// Stage fills Document.Names. Labels are those of the model but where a register knows the name better: a country is a GPE
// whatever the model took it for.
func Stage() readout.Stage {
	return readout.Stage{
		Name: "name", Doc: "Names of persons, bodies, places, peoples and events; titles and names made one in the tree.", Version: "1",
		Requires: []readout.Layer{readout.LayerTree},
		Provides: []readout.Layer{readout.LayerNames, readout.LayerTree},
		Run:      run,
	}
}

func run(_ context.Context, d *readout.Document) error {
	b := &builder{d: d, taken: make([]bool, len(d.Tokens))}
	for _, s := range d.Sentences {
		b.registered(s)
		b.tagged(s)
	}
	d.Names = b.sorted()
	agree(d)
	join(d)
	return nil
}

type builder struct {
	d     *readout.Document
	taken []bool
	names []readout.Name
}

// add keeps tokens [first, last) as a name, without title, article and possessive at its ends.
func (b *builder) add(first, last int, label string) {
	for first < last && (b.article(first) || b.d.Tokens[first].UPOS == "PUNCT") {
		first++
	}
	for last > first && (b.d.Tokens[last-1].XPOS == "POS" || b.d.Tokens[last-1].UPOS == "PUNCT" && b.d.Tokens[last-1].Form != ".") {
		last--
	}
	if label == "PER" {
		first = b.untitled(first, last)
	}
	if first >= last {
		return
	}
	for i := first; i < last; i++ {
		b.taken[i] = true
	}
	span := readout.Span{Start: b.d.Tokens[first].Span.Start, End: b.d.Tokens[last-1].Span.End}
	b.names = append(b.names, readout.Name{Span: span, Label: label, First: first, Last: last})
}

func (b *builder) article(i int) bool {
	w := strings.ToLower(b.d.Tokens[i].Form)
	return w == "the" || w == "a" || w == "an"
}

// untitled is the first token of a personal name after its titles: "President Daniel Otieno" is named Daniel Otieno.
func (b *builder) untitled(first, last int) int {
	for n := last - 1; n > first; n-- {
		var words []string
		for i := first; i < n; i++ {
			words = append(words, b.d.Tokens[i].Form)
		}
		title := strings.Join(words, " ")
		if _, ok := gazetteer.Office(title); ok || courtesy[strings.ToLower(strings.TrimSuffix(title, "."))] {
			return n
		}
	}
	return first
}

var courtesy = map[string]bool{"mr": true, "mrs": true, "ms": true, "miss": true, "dr": true, "sir": true, "lord": true, "lady": true, "madame": true, "dame": true, "prof": true}

// tagged adds the model's names that no register took.
func (b *builder) tagged(s readout.Sentence) {
	for i := s.First; i < s.Last; {
		tag := b.d.Tokens[i].Name
		if !strings.HasPrefix(tag, "B-") && !strings.HasPrefix(tag, "I-") || b.taken[i] {
			i++
			continue
		}
		label, last := tag[2:], i+1
		for last < s.Last && b.d.Tokens[last].Name == "I-"+label && !b.taken[last] {
			last++
		}
		if b.has(i, last) {
			b.add(i, last, b.label(i, last, label))
		}
		i = last
	}
}

// has reports whether some word of the run can name something.
func (b *builder) has(first, last int) bool {
	for i := first; i < last; i++ {
		if f := b.d.Tokens[i].Form; f != strings.ToLower(f) || strings.ContainsAny(f, "0123456789") || f[0] >= 0x80 {
			return true
		}
	}
	return false
}

// label is the register's where it knows the name, else the model's; a town or a region is a GPE.
func (b *builder) label(first, last int, label string) string {
	text := b.text(first, last)
	switch label {
	case "LOC", "GPE", "FAC":
		for _, p := range gazetteer.Places(text) {
			if p.Populated() || strings.HasPrefix(p.Feature, "ADM") || strings.HasPrefix(p.Feature, "PCL") {
				return "GPE"
			}
			return "LOC"
		}
		if facility[strings.ToLower(b.d.Tokens[last-1].Form)] {
			return "FAC"
		}
	case "MISC", "NORP":
		if _, ok := gazetteer.Demonym(text); ok {
			return "NORP"
		}
	}
	return label
}

var facility = map[string]bool{"airport": true, "base": true, "bridge": true, "hospital": true, "stadium": true, "prison": true, "palace": true, "square": true, "station": true, "port": true, "dam": true, "road": true, "highway": true, "mosque": true, "cathedral": true, "airfield": true, "camp": true, "street": true}

func (b *builder) text(first, last int) string {
	if first >= last {
		return ""
	}
	return b.d.Text[b.d.Tokens[first].Span.Start:b.d.Tokens[last-1].Span.End]
}
