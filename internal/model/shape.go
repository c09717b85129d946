package model

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Shapes are what lower-casing takes from a word: the rows of the tensor
// "shape". docs/model-format.md numbers them; 10 and 11 are free.
const (
	shapeNone       = 0 // [CLS] and [SEP]
	shapeMark       = 1 // neither letter nor digit
	shapeNumber     = 2 // 1,500 · 10:30 · 7%
	shapeDigit      = 3 // G7 · 5th
	shapeInitial    = 4 // A
	shapeUpper      = 5 // NATO · U.N.
	shapeOpening    = 6 // the sentence's first word, written like a title
	shapeTitle      = 7 // Kyiv
	shapeLower      = 8 // said
	shapeMixed      = 9 // McDonald · iPhone
	shapes          = 12
	numberCharacter = ".,:-/%"
)

// shapeOf returns the shape of a word; opens says that it is the sentence's first.
func shapeOf(word string, opens bool) uint8 {
	s := survey(word)
	switch {
	case s.letters == 0 && s.digits == 0:
		return shapeMark
	case s.digits > 0 && s.digits+s.joins == s.all:
		return shapeNumber
	case s.digits > 0:
		return shapeDigit
	case s.all == 1 && s.upper == 1:
		return shapeInitial
	case s.upper == s.letters:
		return shapeUpper
	case s.firstUpper && s.upper == 1 && s.upper+s.lower == s.letters:
		if opens {
			return shapeOpening
		}
		return shapeTitle
	case s.lower == s.letters:
		return shapeLower
	}
	return shapeMixed
}

// counts are of a word's characters by kind.
type counts struct {
	all, letters, upper, lower, digits, joins int
	firstUpper                                bool
}

func survey(word string) (s counts) {
	for _, r := range word {
		s.all++
		switch {
		case unicode.IsLetter(r):
			s.letters++
			s.letter(r)
		case unicode.IsDigit(r):
			s.digits++
		case r < utf8.RuneSelf && strings.IndexByte(numberCharacter, byte(r)) >= 0:
			s.joins++
		}
	}
	return s
}

func (s *counts) letter(r rune) {
	switch {
	case unicode.Is(unicode.Lu, r):
		s.upper++
		s.firstUpper = s.firstUpper || s.letters == 1
	case unicode.Is(unicode.Ll, r):
		s.lower++
	}
}
