package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
)

// longest is the length in bytes up to which a run without spaces is looked into; a longer one is a single word.
const longest = 200

// words appends the words of text[p] to dst.
func words(dst []readout.Span, text string, p readout.Span) []readout.Span {
	eachRun(text, p, func(s readout.Span) { dst = cut(dst, text, s) })
	return dst
}

// cut cuts one run without spaces.
func cut(dst []readout.Span, text string, s readout.Span) []readout.Span {
	for at := s.Start; at < s.End; {
		rest := text[at:s.End]
		n := whole(rest[:min(len(rest), 2048)])
		if n == 0 && len(rest) > longest && isLetter(runeAt(rest, 0)) {
			n = len(strings.TrimRightFunc(rest, func(r rune) bool { return strings.ContainsRune(`.,;:!?)]"'”’…`, r) }))
		}
		if n > 0 {
			dst = append(dst, readout.Span{Start: at, End: at + n})
			at += n
			continue
		}
		n, cuts := one(rest, at == s.Start)
		if at > s.Start && text[at-1] == '-' && strings.Contains(rest[:n], "-") && isLetter(runeAt(rest, 0)) {
			n, cuts = strings.IndexByte(rest, '-'), nil // Lashkar-e-Toiba: no prefix inside a word
		}
		from := 0
		for _, c := range cuts {
			dst = append(dst, readout.Span{Start: at + from, End: at + c})
			from = c
		}
		dst = append(dst, readout.Span{Start: at + from, End: at + n})
		at += n
	}
	return dst
}

// one is the length of the first written word of s and where it is cut into syntactic words; first says that a
// space stands before it.
func one(s string, first bool) (n int, cuts []int) {
	r, size := utf8.DecodeRuneInString(s)
	if n := year(s, first); n > 0 {
		return n, nil
	}
	if isDigit(s[0]) || first && len(s) > 1 && isDigit(s[1]) && (s[0] == '.' || s[0] == '+') {
		return number(s)
	}
	if isLetter(r) || (r == '@' || r == '#' || r == '_') && size < len(s) && isLetter(runeAt(s, size)) {
		return word(s)
	}
	if strings.HasPrefix(s, "''") || strings.HasPrefix(s, "``") {
		return 2, nil
	}
	return marks(s, r, size), nil
}

// marks is the length of the punctuation that s starts with: dots, dashes and exclamation marks come in runs.
func marks(s string, r rune, size int) int {
	run := func(set string) int { return len(s) - len(strings.TrimLeft(s, set)) }
	switch r {
	case '.':
		if n := run("."); n != 2 && n != 1 {
			return n
		}
		return run(".!?")
	case '!', '?':
		return run("!?")
	case '-', '=':
		return run("-=")
	case '*', '_', '~', '+', '$', '<', '>':
		return run(s[:1])
	}
	return size
}

// word is the length of a word that starts with a letter, with its inner dots and apostrophes, and its clitics.
func word(s string) (n int, cuts []int) {
	_, n = utf8.DecodeRuneInString(s)
	from := 0
	for n < len(s) {
		step := inner(s, from, n)
		if step == 0 || s[n-1] == '$' && isDigit(s[n]) {
			break
		}
		n += step
	}
	if n < len(s) && s[n] == '.' && !strings.HasPrefix(s[n:], "..") && abbreviated(s[:n]) {
		n++
	}
	return n, clitics(s[:n])
}

// inner is how many bytes at s[n:] go on with the word s[from:n]; 0 at its end.
func inner(s string, from, n int) int {
	r, size := utf8.DecodeRuneInString(s[n:])
	if isLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '_' || r == '\u00ad' || r == '\u200d' {
		return size
	}
	if n+size >= len(s) {
		return 0
	}
	next := runeAt(s, n+size)
	after := isLetter(next) || unicode.IsDigit(next)
	switch {
	case isApostrophe(r), r == '&', r == '@', r == '·':
		return when(after, size)
	case r == '$':
		return when(isLetter(next) || n-from <= 2 && unicode.IsDigit(next), size) // US$|40
	case r == '.':
		return when(after && !glued(s[from:n], s[n+size:]), size)
	case r == '-' || r == '‑':
		return when(after && prefixes()[strings.ToLower(s[from:n])], size)
	}
	return 0
}

func when(ok bool, n int) int {
	if ok {
		return n
	}
	return 0
}

// glued reports whether a sentence ends before the dot and the next starts after it: "in the region.The talks".
func glued(before, after string) bool {
	r, _ := utf8.DecodeRuneInString(after)
	if !unicode.IsUpper(r) || len(before) < 2 || strings.Contains(before, ".") {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	return unicode.IsLower(last) && !domain(after) && !abbreviated(before)
}

// clitics are the places at which a written word is cut: do|n't, Lund|'s, can|not, gon|na.
func clitics(s string) []int {
	if c, ok := cuts()[strings.ToLower(s)]; ok {
		return []int{c}
	}
	at := strings.LastIndexFunc(s, isApostrophe)
	if at <= 0 {
		return nil
	}
	_, size := utf8.DecodeRuneInString(s[at:])
	switch strings.ToLower(s[at+size:]) {
	case "s", "re", "ve", "ll", "d", "m":
		return append(clitics(s[:at]), at)
	case "t":
		if at > 1 && (s[at-1] == 'n' || s[at-1] == 'N') {
			return append(clitics(s[:at-1]), at-1)
		}
	}
	return nil
}

// abbreviated reports whether a dot after word belongs to it: "Gen.", "U.S.", "J.".
func abbreviated(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	lower := strings.ToLower(word)
	if _, known := abbreviations()[lower]; known && (unicode.IsUpper(r) || smalls()[lower]) {
		return true
	}
	if size == len(word) {
		return unicode.IsUpper(r)
	}
	return initials(word)
}

// initials reports whether word is single letters parted by dots: "U.S", "e.g", "Ph.D".
func initials(word string) bool {
	if !strings.Contains(word, ".") {
		return false
	}
	for part := range strings.SplitSeq(word, ".") {
		if utf8.RuneCountInString(part) > 2 || part == "" {
			return false
		}
	}
	return true
}

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '`' || r == '´' }

func runeAt(s string, i int) rune {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return r
}
