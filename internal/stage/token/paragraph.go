package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
)

// paragraphs are the stretches of text that no sentence crosses: lines, with hard-wrapped ones joined,
// and what stands before and after the dateline.
func paragraphs(text string, dateline readout.Span) []readout.Span {
	var out []readout.Span
	for _, p := range join(text, lines(text)) {
		if dateline.Empty() || !p.Overlaps(dateline) {
			out = append(out, p)
			continue
		}
		for _, rest := range []readout.Span{{Start: p.Start, End: dateline.Start}, {Start: dateline.End, End: p.End}} {
			if strings.TrimSpace(rest.In(text)) != "" {
				out = append(out, rest)
			}
		}
	}
	return out
}

// lines are the lines of text, each without its line end; an empty line is an empty span.
func lines(text string) []readout.Span {
	var out []readout.Span
	from := 0
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == '\u2028' || r == '\u2029' {
			out = append(out, readout.Span{Start: from, End: i})
			if r == '\r' && strings.HasPrefix(text[i+n:], "\n") {
				n++
			}
			from = i + n
		}
		i += n
	}
	return append(out, readout.Span{Start: from, End: len(text)})
}

// join makes one paragraph of lines that were broken to fit a width, and drops empty lines.
func join(text string, all []readout.Span) []readout.Span {
	var out []readout.Span
	for i := 0; i < len(all); {
		j := i
		for j < len(all) && strings.TrimSpace(all[j].In(text)) != "" {
			j++
		}
		block := all[i:j]
		whole := wrapped(text, block)
		for k, l := range block {
			if k > 0 && (whole || continues(text, block[k-1], l)) {
				out[len(out)-1].End = l.End
			} else {
				out = append(out, l)
			}
		}
		i = j + 1
	}
	return out
}

// wrapped reports whether a block of lines is one paragraph broken at a width: all lines but the last are about
// equally long and a good part of them stop in mid-sentence.
func wrapped(text string, block []readout.Span) bool {
	if len(block) < 3 {
		return false
	}
	low, high, broken := 1000, 0, 0
	for k, l := range block[:len(block)-1] {
		n := utf8.RuneCountInString(l.In(text))
		low, high = min(low, n), max(high, n)
		if continues(text, l, block[k+1]) {
			broken++
		}
	}
	return low >= 50 && high <= 90 && high-low <= 20 && 3*broken >= len(block)-1
}

// continues reports whether next goes on in small letters with the sentence of a line of 50 characters or more.
func continues(text string, line, next readout.Span) bool {
	s := strings.TrimRightFunc(line.In(text), unicode.IsSpace)
	if n := utf8.RuneCountInString(s); n < 50 || strings.HasSuffix(s, ":") || ends(s) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(next.In(text), unicode.IsSpace))
	return unicode.IsLower(r)
}

// ends reports whether s stops with the mark that ends a sentence.
func ends(s string) bool {
	return strings.HasSuffix(strings.TrimRight(s, `"'”’)]»`), ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?")
}

// ready fills the layers of a document that came as one sentence a line with its words parted by spaces.
func ready(d *readout.Document) {
	paragraph, open := 0, false
	for _, l := range lines(d.Text) {
		var w []readout.Span
		eachRun(d.Text, l, func(s readout.Span) { w = append(w, s) })
		if len(w) == 0 && open {
			paragraph, open = paragraph+1, false
		}
		open = open || len(w) > 0
		add(d, w, paragraph)
	}
}

// eachRun calls f with every run of characters of s that are not spaces.
func eachRun(text string, s readout.Span, f func(readout.Span)) {
	from := -1
	for i := s.Start; i < s.End; {
		r, n := utf8.DecodeRuneInString(text[i:s.End])
		if blank := unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff'; blank && from >= 0 {
			f(readout.Span{Start: from, End: i})
			from = -1
		} else if !blank && from < 0 {
			from = i
		}
		i += n
	}
	if from >= 0 {
		f(readout.Span{Start: from, End: s.End})
	}
}
