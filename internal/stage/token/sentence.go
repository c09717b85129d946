package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
)

// most is the number of words from which a sentence is cut at a mark between its clauses.
const most = 400

// sentences parts the words of one paragraph.
func sentences(text string, w []readout.Span) [][]readout.Span {
	var out [][]readout.Span
	from := 0
	for i := 0; i < len(w); i++ {
		end := boundary(text, w, i)
		if end == 0 && i-from+1 >= most {
			end = clause(text, w, from, i)
		}
		if end > 0 {
			out = append(out, w[from:end])
			from, i = end, end-1
		}
	}
	if from < len(w) {
		out = append(out, w[from:])
	}
	return out
}

// boundary is the index of the word after the sentence that w[i] ends; 0 if it ends none.
func boundary(text string, w []readout.Span, i int) int {
	mark := w[i].In(text)
	if !strings.HasSuffix(mark, ".") && mark != "…" && mark[0] != '!' && mark[0] != '?' {
		return 0
	}
	next := i + 1
	for next < min(len(w), i+12) && (closes(text, w, next) || w[next].In(text)[0] == '!' || w[next].In(text)[0] == '?') {
		next++
	}
	next += citation(text, w, next)
	if next == len(w) {
		return next
	}
	if i > 0 && opensList(text, w, i) || !starts(text, w[next:min(len(w), next+8)]) && !(next == i+1 && plain(text, w, i)) {
		return 0
	}
	return when(ended(text, w, i, next), next)
}

// plain reports whether w[i] is a full stop or question mark behind an ordinary word in small letters, so that even
// small letters after it start a sentence: "i was there. it was cold".
func plain(text string, w []readout.Span, i int) bool {
	if s := w[i].In(text); i == 0 || i+1 == len(w) || s != "." && s[0] != '?' || w[i].Start != w[i-1].End || w[i].End == w[i+1].Start {
		return false
	}
	before := w[i-1].In(text)
	return len(before) > 2 && strings.ToLower(before) == before && strings.ContainsAny(before, "aeiouy") && isLetter(runeAt(before, 0))
}

// ended decides for a mark at w[i] before the start of a sentence at w[next].
func ended(text string, w []readout.Span, i, next int) bool {
	mark, quoted := w[i].In(text), next > i+1
	switch {
	case mark[0] == '!' || mark[0] == '?':
		return !quoted || !saying(text, w[next:])
	case strings.Trim(mark, ".") == "" || mark == "…":
		return w[i].Start == w[max(i-1, 0)].Start || w[i].End < w[next].Start || quoted || len(mark) == 1
	}
	word := strings.ToLower(strings.TrimSuffix(mark, "."))
	if quoted && abbreviations()[word] != "title" && utf8.RuneCountInString(word) > 1 {
		return true
	}
	return abbreviationEnds(word, text, w[next:])
}

// citation is the number of words of a note's number in brackets written on to the sentence before w[k]: "a style.[3] In".
func citation(text string, w []readout.Span, k int) int {
	if k+3 > len(w) || w[k].In(text) != "[" || w[k].Start != w[k-1].End || !isDigit(text[w[k+1].Start]) || w[k+2].In(text) != "]" {
		return 0
	}
	return 3 + citation(text, w, k+3)
}

// abbreviationEnds reports whether an abbreviation with its dot also ends the sentence: "in the U.S. They", not "the U.S. Navy".
func abbreviationEnds(word, text string, after []readout.Span) bool {
	next := after[0].In(text)
	if first, _ := utf8.DecodeRuneInString(next); isOpening(first) && len(after) > 1 {
		return abbreviations()[word] != "title"
	}
	switch kind := abbreviations()[word]; {
	case kind == "title", utf8.RuneCountInString(word) == 1 && word != "i":
		return false
	case word == "a.m" || word == "p.m":
		return unicode.IsUpper(runeAt(next, 0)) && !clocks()[strings.ToLower(strings.TrimSuffix(next, "."))]
	case kind == "" && !initials(word):
		return true
	}
	return starters()[strings.ToLower(next)] && unicode.IsUpper(runeAt(next, 0))
}

// closes reports whether w[k] is a quotation mark or bracket that closes what stands before it.
func closes(text string, w []readout.Span, k int) bool {
	s := w[k].In(text)
	switch s {
	case "”", "’", ")", "]", "»", "''", "}":
		return true
	case `"`, "'", "“", "‘":
		return w[k].Start == w[k-1].End && (k+1 == len(w) || w[k+1].Start > w[k].End || s == `"` && opened(text, w[:k]))
	}
	return false
}

// opened reports whether an odd number of straight quotation marks stands in w.
func opened(text string, w []readout.Span) bool {
	n := 0
	for _, s := range w[max(0, len(w)-most):] {
		if s.In(text) == `"` {
			n++
		}
	}
	return n%2 == 1
}

// starts reports whether a sentence may start with these words.
func starts(text string, w []readout.Span) bool {
	s := w[0].In(text)
	r, _ := utf8.DecodeRuneInString(s)
	if unicode.IsUpper(r) || unicode.IsDigit(r) {
		return true
	}
	if unicode.IsLower(r) {
		return strings.ContainsFunc(s, unicode.IsUpper) // iPhone
	}
	if isOpening(r) || strings.ContainsRune("-–—*•…@#", r) || s == "..." {
		return len(w) > 1 && starts(text, w[1:])
	}
	return unicode.IsLetter(r) || strings.ContainsRune("$£€<", r)
}

func isOpening(r rune) bool { return strings.ContainsRune("\"'“‘(['«`", r) }

// saying reports whether a name and a verb of speech follow, so that the sentence goes on: “Who fired?” Osman asked.
func saying(text string, w []readout.Span) bool {
	for k, s := range w[:min(len(w), 9)] {
		word := s.In(text)
		if sayings()[word] {
			return k > 0
		}
		r, _ := utf8.DecodeRuneInString(word)
		if k == 0 && starters()[strings.ToLower(word)] || strings.ContainsRune(".!?;\"“", r) {
			return false
		}
	}
	return false
}

// opensList reports whether w[i] is the dot of a number at the start of a line: "1. The talks".
func opensList(text string, w []readout.Span, i int) bool {
	if i > 1 && w[i-2].In(text) != "•" || w[i].In(text) != "." || w[i-1].End != w[i].Start {
		return false
	}
	n := w[i-1].In(text)
	return i == 1 && len(n) <= 2 && isDigit(n[0])
}

// clause is where a sentence that is too long is cut: behind the last semicolon, dash, colon or comma, else here.
func clause(text string, w []readout.Span, from, i int) int {
	for _, marks := range []string{";—–", ":", ","} {
		for k := i; k > from+most/4; k-- {
			if s := w[k].In(text); strings.Contains(marks, s) {
				return k + 1
			}
		}
	}
	return i + 1
}

// finish parts the dot from an abbreviation at the end of a sentence that has none of its own: "at 5 p.m" + ".".
func finish(text string, w []readout.Span) []readout.Span {
	k := len(w) - 1
	for k > 0 && closes(text, w, k) {
		k--
	}
	s := w[k].In(text)
	if !strings.HasSuffix(s, ".") || !splits()[strings.ToLower(s[:len(s)-1])] {
		return w
	}
	dot := readout.Span{Start: w[k].End - 1, End: w[k].End}
	out := append([]readout.Span(nil), w[:k+1]...)
	out[k].End--
	return append(append(out, dot), w[k+1:]...)
}
