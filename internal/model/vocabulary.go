package model

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

const (
	maxPieces = 8   // of one word
	maxPart   = 100 // characters of a part that is still looked up
)

// vocabulary finds the id of a wordpiece.
type vocabulary struct {
	first, later  map[string]int32 // pieces that open a part; pieces that go on, without their ##
	longest       int              // bytes of the longest piece
	cls, sep, unk int32
}

func newVocabulary(text string, pieces int) (*vocabulary, error) {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if len(lines) != pieces {
		return nil, fmt.Errorf("model: vocab has %d pieces, the header says %d", len(lines), pieces)
	}
	v := &vocabulary{first: make(map[string]int32, pieces), later: make(map[string]int32, pieces/4)}
	for i, p := range lines {
		v.longest = max(v.longest, len(p))
		if rest, ok := strings.CutPrefix(p, "##"); ok && rest != "" {
			v.later[rest] = int32(i)
		} else {
			v.first[p] = int32(i)
		}
	}
	for name, id := range map[string]*int32{"[CLS]": &v.cls, "[SEP]": &v.sep, "[UNK]": &v.unk} {
		i, ok := v.first[name]
		if !ok {
			return nil, fmt.Errorf("model: vocab has no %s", name)
		}
		*id = i
	}
	return v, nil
}

// word appends a word's pieces, at least one and at most maxPieces.
func (v *vocabulary) word(ids []int32, word string) []int32 {
	start := len(ids)
	for part := range parts(word) {
		if ids = v.part(ids, part); len(ids)-start >= maxPieces {
			return ids[:start+maxPieces]
		}
	}
	if len(ids) == start {
		ids = append(ids, v.unk)
	}
	return ids
}

// part appends a part's pieces, the longest that fits first, or [UNK] where one
// stretch of it fits none.
func (v *vocabulary) part(ids []int32, part string) []int32 {
	if len(part) > maxPart && utf8.RuneCountInString(part) > maxPart {
		return append(ids, v.unk)
	}
	start, pieces := len(ids), v.first
	for part != "" {
		n, id := v.longestOf(pieces, part)
		if n == 0 {
			return append(ids[:start], v.unk)
		}
		ids, part, pieces = append(ids, id), part[n:], v.later
	}
	return ids
}

// longestOf returns the length and id of the longest of pieces that begins the
// part, or a length of 0.
func (v *vocabulary) longestOf(pieces map[string]int32, part string) (int, int32) {
	for n := min(len(part), v.longest); n > 0; n-- {
		if n < len(part) && !utf8.RuneStart(part[n]) {
			continue
		}
		if id, ok := pieces[part[:n]]; ok {
			return n, id
		}
	}
	return 0, 0
}

// Knows reports a word, in lower case, that is one wordpiece: one that English text has often.
func (m *Model) Knows(word string) bool {
	_, ok := m.vocab.first[word]
	return ok
}
