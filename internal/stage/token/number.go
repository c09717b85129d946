package token

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// number is the length of a word that starts with a digit; a unit written on to it is cut off: 5|pm, 3|bn.
func number(s string) (n int, cuts []int) {
	if n := grouped(s); n > 0 {
		return n, nil
	}
	n = 1
	for n < len(s) && (isDigit(s[n]) || n+1 < len(s) && isDigit(s[n+1]) && strings.IndexByte(",.:'", s[n]) >= 0) {
		n++
	}
	end := n
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		if !isLetter(r) && !unicode.IsDigit(r) {
			break
		}
		end += size
	}
	if m := clock(s[n:]); m > 0 {
		return n + m, []int{n}
	}
	if unit := strings.ToLower(s[n:end]); units()[unit] {
		return end, []int{n}
	}
	if end > n {
		return rest(s, end)
	}
	if m := decade(s[n:]); m > 0 {
		return n + m, nil
	}
	if m := month(s[n:]); n <= 2 && m > 0 {
		return n + m, nil
	}
	return n, nil
}

// rest ends a word of digits and letters, which may have clitics: "747s", "3G's".
func rest(s string, n int) (int, []int) {
	for n < len(s) {
		step := inner(s, 0, n)
		if step == 0 || s[n] == '.' {
			break
		}
		n += step
	}
	return n, clitics(s[:n])
}

// decade is the length of an apostrophe and s at the start of s, as in "the 1990's".
func decade(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	if !isApostrophe(r) || len(s) == n || s[n] != 's' || n+1 < len(s) && isLetter(runeAt(s, n+1)) {
		return 0
	}
	return n + 1
}

// month is the length of the rest of a date such as 01-Feb-02 after its day.
func month(s string) int {
	if len(s) < 7 || s[0] != '-' || s[4] != '-' || !isDigit(s[5]) || !isDigit(s[6]) || abbreviations()[strings.ToLower(s[1:4])] != "before" {
		return 0
	}
	n := 7
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}

// clock is the length of "p.m." or "a.m." at the start of s.
func clock(s string) int {
	if len(s) < 4 || s[1] != '.' || s[3] != '.' || strings.IndexByte("apAP", s[0]) < 0 || s[2] != 'm' && s[2] != 'M' {
		return 0
	}
	return 4
}

// year is the length of a short year or decade at the start of s: '68, ’90s.
func year(s string, first bool) int {
	r, n := utf8.DecodeRuneInString(s)
	if !first || r != '\'' && r != '’' || len(s) < n+2 || !isDigit(s[n]) || !isDigit(s[n+1]) {
		return 0
	}
	n += 2
	if n < len(s) && s[n] == 's' {
		n++
	}
	if n < len(s) && (isDigit(s[n]) || isLetter(runeAt(s, n))) {
		return 0
	}
	return n
}

// grouped is the length of a date or telephone number written in groups of digits: 2015-09-17, 9/11, 212-555-0123.
// A range (13-17) and a fraction (3/4) are none: they are cut.
func grouped(s string) int {
	mark, at, sizes, from := byte(0), 0, []int(nil), 0
	for ; at < len(s); at++ {
		if isDigit(s[at]) {
			continue
		}
		if (s[at] != '-' && s[at] != '/') || mark != 0 && s[at] != mark || at+1 == len(s) || !isDigit(s[at+1]) || at == from {
			break
		}
		mark, sizes, from = s[at], append(sizes, at-from), at+1
	}
	sizes = append(sizes, at-from)
	if len(sizes) < 2 || at < len(s) && isLetter(runeAt(s, at)) {
		return 0
	}
	if mark == '/' && slashed(s, sizes) || mark == '-' && dashed(s, sizes) {
		return at
	}
	return 0
}

func slashed(s string, sizes []int) bool {
	if len(sizes) == 3 {
		return true
	}
	if sizes[0] > 2 || sizes[1] != 2 && sizes[0]+sizes[1] != 3 {
		return false
	}
	month, _ := strconv.Atoi(s[:sizes[0]])
	day, _ := strconv.Atoi(s[sizes[0]+1:][:sizes[1]])
	return 0 < month && month <= 12 && 0 < day && day <= 31
}

func dashed(s string, sizes []int) bool {
	if len(sizes) >= 3 {
		return true
	}
	a, b := sizes[0], sizes[1]
	return a == 3 && b >= 3 && b <= 4 || a == 5 && b == 4 || strings.HasPrefix(s, "9-11")
}
