package model

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// parts cleans a word as BERT's uncased basic tokenizer does and yields its
// parts: letters run together, punctuation and Chinese characters alone.
// "U.S.-led" gives u . s . - led.
func parts(word string) iter.Seq[string] {
	return func(yield func(string) bool) {
		word = clean(word)
		start := 0
		for i, r := range word {
			space := unicode.IsSpace(r)
			if !space && !isPunct(r) && !isChinese(r) {
				continue
			}
			end := i + utf8.RuneLen(r)
			if start < i && !yield(word[start:i]) || !space && !yield(word[i:end]) {
				return
			}
			start = end
		}
		if start < len(word) {
			yield(word[start:])
		}
	}
}

// clean drops control characters, lowers case and strips accents.
func clean(word string) string {
	if isPlain(word) {
		return strings.ToLower(word)
	}
	word = strings.Map(func(r rune) rune {
		if isControl(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, word)
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(word))
}

// isPlain says whether a word is printable ASCII, as most words of news are.
func isPlain(word string) bool {
	for i := range len(word) {
		if word[i] < ' ' || word[i] > '~' {
			return false
		}
	}
	return true
}

// isControl says whether BERT drops the character: Unicode's C, which is all
// that has no other category, and what stands for an ill-formed byte.
func isControl(r rune) bool {
	if r == '\t' || r == '\n' || r == '\r' {
		return false
	}
	return r == utf8.RuneError || !unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z)
}

// isPunct counts all ASCII that is neither letter nor digit nor space, $ and + too.
func isPunct(r rune) bool {
	if r < utf8.RuneSelf {
		return '!' <= r && r <= '/' || ':' <= r && r <= '@' || '[' <= r && r <= '`' || '{' <= r && r <= '~'
	}
	return unicode.Is(unicode.P, r)
}

var chinese = &unicode.RangeTable{
	R16: []unicode.Range16{{Lo: 0x3400, Hi: 0x4dbf, Stride: 1}, {Lo: 0x4e00, Hi: 0x9fff, Stride: 1}, {Lo: 0xf900, Hi: 0xfaff, Stride: 1}},
	R32: []unicode.Range32{{Lo: 0x20000, Hi: 0x2a6df, Stride: 1}, {Lo: 0x2a700, Hi: 0x2ceaf, Stride: 1}, {Lo: 0x2f800, Hi: 0x2fa1f, Stride: 1}},
}

func isChinese(r rune) bool { return r >= 0x3400 && unicode.Is(chinese, r) }
