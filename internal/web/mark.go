package web

import (
	"cmp"
	"html/template"
	"slices"
	"strings"
	"unicode/utf8"

	"readout"
)

// Mark says that words of a text are highlighted. Marks may overlap in any way.
type Mark struct {
	Span  readout.Span
	Class string // "evidence" makes a <mark>, any other class a <span>; several may be given
	ID    string // the anchor before the words; "" for none
	Of    string // what the words belong to: the entry beside the text that is lit with them; "" for none
	Ref   string // the link after the words; "" for none
	Label string // what stands in that link, drawn by the style sheet so that the text itself is not changed
	Says  string // what that link is called when it is read aloud
}

// passage is text[within] with marks, on one line.
func passage(text string, within readout.Span, marks []Mark) template.HTML {
	var b strings.Builder
	if within.In(text) != "" {
		paint(&b, text, within, tidy(text, marks))
	}
	return html(b.String())
}

// paragraphs is the whole text with marks, each paragraph a <p>. Blank lines part paragraphs; in a text without any, line ends do.
func paragraphs(text string, marks []Mark) template.HTML {
	var b strings.Builder
	marks = tidy(text, marks)
	gap := "\n"
	if strings.Contains(text, "\n\n") {
		gap = "\n\n"
	}
	for start := 0; start < len(text); {
		end := len(text)
		if i := strings.Index(text[start:], gap); i >= 0 {
			end = start + i
		}
		if end > start {
			b.WriteString("<p>")
			paint(&b, text, readout.Span{Start: start, End: end}, marks)
			b.WriteString("</p>")
		}
		start = end
		for start < len(text) && text[start] == '\n' {
			b.WriteByte('\n')
			start++
		}
	}
	return html(b.String())
}

// tidy drops marks that cover no words, trims white space off the others, puts their ends on borders of characters, and sorts them.
func tidy(text string, marks []Mark) []Mark {
	var kept []Mark
	for _, m := range marks {
		s := readout.Span{Start: max(0, m.Span.Start), End: min(m.Span.End, len(text))}
		for s.Start < s.End && !utf8.RuneStart(text[s.Start]) {
			s.Start++
		}
		for s.End < len(text) && s.End > s.Start && !utf8.RuneStart(text[s.End]) {
			s.End--
		}
		words := s.In(text)
		s.Start += len(words) - len(strings.TrimLeft(words, " \n\t"))
		s.End -= len(words) - len(strings.TrimRight(words, " \n\t"))
		if m.Span = s; !s.Empty() {
			kept = append(kept, m)
		}
	}
	slices.SortStableFunc(kept, func(a, b Mark) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(b.Span.End, a.Span.End))
	})
	return kept
}

// paint writes text[within] cut at every border of a mark; each piece stands in one element with the classes of all marks over it.
func paint(b *strings.Builder, text string, within readout.Span, marks []Mark) {
	marks = slices.DeleteFunc(slices.Clone(marks), func(m Mark) bool { return !m.Span.Overlaps(within) })
	cuts := []int{within.Start, within.End}
	for _, m := range marks {
		cuts = append(cuts, max(m.Span.Start, within.Start), min(m.Span.End, within.End))
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var over []Mark
	for i, start := range cuts[:len(cuts)-1] {
		piece := readout.Span{Start: start, End: cuts[i+1]}
		over = slices.DeleteFunc(over, func(m Mark) bool { return m.Span.End <= piece.Start })
		for len(marks) > 0 && marks[0].Span.Start < piece.End {
			anchor(b, marks[0], piece.Start)
			over, marks = append(over, marks[0]), marks[1:]
		}
		element(b, piece.In(text), over)
		for _, m := range over {
			refer(b, m, piece.End)
		}
	}
}

// anchor writes where a link to the mark leads; one that began before the passage has none here.
func anchor(b *strings.Builder, m Mark, at int) {
	if m.ID != "" && m.Span.Start == at {
		b.WriteString(`<span class="anchor" id="` + template.HTMLEscapeString(m.ID) + `"></span>`)
	}
}

func element(b *strings.Builder, words string, over []Mark) {
	if len(over) == 0 {
		b.WriteString(template.HTMLEscapeString(words))
		return
	}
	var classes, of []string
	for _, m := range over {
		classes = append(classes, strings.Fields(m.Class)...)
		if m.Of != "" {
			of = append(of, m.Of)
		}
	}
	slices.Sort(classes)
	tag := "span"
	if slices.Contains(classes, "evidence") {
		tag = "mark"
	}
	b.WriteString("<" + tag + ` class="` + template.HTMLEscapeString(strings.Join(slices.Compact(classes), " ")) + `"`)
	if len(of) > 0 {
		b.WriteString(` data-of="` + template.HTMLEscapeString(strings.Join(of, " ")) + `"`)
	}
	b.WriteString(">" + template.HTMLEscapeString(words) + "</" + tag + ">")
}

func refer(b *strings.Builder, m Mark, at int) {
	if m.Ref != "" && m.Span.End == at {
		b.WriteString(`<a class="ref" href="` + template.HTMLEscapeString(m.Ref) + `" data-label="` + template.HTMLEscapeString(m.Label) +
			`" aria-label="` + template.HTMLEscapeString(m.Says) + `"></a>`)
	}
}
