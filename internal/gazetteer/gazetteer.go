// Package gazetteer looks up countries, organisations, offices, groups, persons and places by the words that name them.
package gazetteer

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// rows reads a table: tab-separated, lines that start with # are comments, the first other line names the columns.
// Every row has as many cells as there are columns; missing ones are empty.
func rows(table string) [][]string {
	var out [][]string
	columns := 0
	for line := range strings.Lines(table) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		if columns == 0 {
			columns = len(cells)
			continue
		}
		for len(cells) < columns {
			cells = append(cells, "")
		}
		out = append(out, cells)
	}
	return out
}

// list reads a cell that holds several values; none for an empty cell.
func list(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, ";")
}

// plain are the letters and marks that key writes another way: a report may print Lomé or Lome.
var plain = sync.OnceValue(func() map[rune]string {
	m := map[rune]string{'ß': "ss", 'æ': "ae", 'Æ': "Ae", 'œ': "oe", 'Œ': "Oe", 'þ': "th", '.': ""}
	for group := range strings.FieldsSeq(foldings) {
		for _, r := range group[1:] {
			m[r] = group[:1]
			if upper := unicode.ToUpper(r); upper != r {
				m[upper] = strings.ToUpper(group[:1])
			}
		}
	}
	for _, r := range "’‘ʻʼ`" {
		m[r] = "'"
	}
	for _, r := range "–‑‐" {
		m[r] = "-"
	}
	return m
})

// key is a name as the tables know it: letters without marks, no full stops, straight apostrophes, single spaces.
// Case stays: "US" is a country and "us" is not.
func key(name string) string {
	var b strings.Builder
	for _, p := range pieces(name) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(p)
	}
	return b.String()
}

// pieces are the smallest parts of a name that a tokenizer may part: "Côte d'Ivoire's" is Cote d' Ivoire 's, and a
// hyphen or an ampersand stands alone.
func pieces(name string) []string {
	var out []string
	for _, field := range strings.Fields(name) {
		out = append(out, parts(fold(field))...)
	}
	return out
}

func fold(word string) string {
	if isPlain(word) {
		return word
	}
	if word == "." {
		return word // the end of a sentence parts names: "He left Guinea. Bissau …"
	}
	marks := plain()
	var b strings.Builder
	for _, r := range word {
		if s, ok := marks[r]; ok {
			b.WriteString(s)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isPlain(word string) bool {
	for i := range len(word) {
		if word[i] >= utf8.RuneSelf || word[i] == '.' || word[i] == '`' {
			return false
		}
	}
	return true
}

// parts splits at hyphens, slashes, ampersands, commas and before a possessive, and keeps what it splits at.
func parts(word string) []string {
	if cut, ok := strings.CutSuffix(word, "'s"); ok {
		return append(parts(cut), "'s")
	}
	var out []string
	start := 0
	for i := range len(word) {
		switch word[i] {
		case '-', '/', '&', ',':
			if i > start {
				out = append(out, word[start:i])
			}
			out, start = append(out, word[i:i+1]), i+1
		case '\'':
			if i+1 < len(word) {
				out, start = append(out, word[start:i+1]), i+1
			}
		}
	}
	if start < len(word) {
		out = append(out, word[start:])
	}
	return out
}

// shouted reports whether every letter of the key is a capital and there are enough of them to be a word in a
// headline or a dateline ("MOSCOW") rather than an abbreviation.
func shouted(key string) bool {
	letters := 0
	for _, r := range key {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters >= 4
}

// index finds values by key. A shouted name that is not there as such is sought without regard to case.
type index[T any] struct {
	exact, upper map[string]T
}

func newIndex[T any](size int) index[T] {
	return index[T]{make(map[string]T, size), make(map[string]T, size)}
}

// add keeps the first value of a name, so that the order of a table settles a conflict.
func (x index[T]) add(name string, v T) {
	k := key(name)
	if k == "" {
		return
	}
	if _, ok := x.exact[k]; !ok {
		x.exact[k] = v
	}
	if u := strings.ToUpper(k); shouted(u) {
		if _, ok := x.upper[u]; !ok {
			x.upper[u] = v
		}
	}
}

// find looks up a name as worded: with "the" in front, as a possessive, shouted.
func (x index[T]) find(name string) (T, bool) { return x.findKey(key(name)) }

func (x index[T]) findKey(k string) (T, bool) {
	for _, form := range []string{k, bare(k)} {
		if v, ok := x.exact[form]; ok {
			return v, true
		}
		if v, ok := x.upper[form]; ok && shouted(form) {
			return v, true
		}
	}
	var none T
	return none, false
}

// openings notes for the first piece of each name how many pieces the longest such name has.
func openings[T any](x index[T], most map[string]int) {
	for _, names := range []map[string]T{x.exact, x.upper} {
		for k := range names {
			first, _, _ := strings.Cut(k, " ")
			most[first] = max(most[first], strings.Count(k, " ")+1)
		}
	}
}

// bare is a key without a leading article and without a possessive at the end.
func bare(k string) string {
	for _, article := range []string{"the ", "The ", "THE "} {
		k = strings.TrimPrefix(k, article)
	}
	for _, possessive := range []string{" 's", " 'S", "'"} {
		k = strings.TrimSuffix(k, possessive)
	}
	return k
}
