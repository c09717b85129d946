package figure

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// phrase is the thing counted: the words up to to with their head. Kind: person, thing, money, share, toll, other,
// never, or "" where no noun follows the number. Of is what a share or sum is of; status what a toll's own name says.
type phrase struct {
	to, head   int
	unit, kind string
	of, status string
}

// phrase reads what follows a quantity.
func (s *sentence) phrase(q quantity) phrase {
	p := phrase{to: q.to, head: -1}
	switch {
	case q.share:
		p.kind, p.unit = "share", "percent"
		p.to, p.of = s.tail(q.to, "of")
		return p
	case q.currency != "":
		p.kind, p.unit = "money", q.currency
		p.to, p.of = s.tail(q.to, "in", "worth")
		return p
	}
	k := q.to
	for s.at(k) == "of" && (q.vague || k > q.to || follows(s.at(k+1), "the", "its", "their", "his", "them", "those", "these")) || follows(s.at(k), "the", "its", "their", "his", "our", "those", "these", "more", "other", "additional", "further", "so", "such") && k < q.to+4 {
		k++
	}
	s.noun(k, &p)
	if p.head < 0 && s.at(k) == "others" || s.at(k) == "them" || s.at(k-1) == "others" {
		p.kind, p.unit, p.to, p.head = "person", "people", k+1, k
	}
	if p.head < 0 && s.at(q.to) == "more" {
		p.to = q.to + 1 // "four more were hurt"
	}
	if p.kind == "money" {
		p.to, p.of = s.tail(p.to, "in", "worth")
	}
	return p
}

func follows(w string, any ...string) bool {
	for _, a := range any {
		if w == a {
			return true
		}
	}
	return false
}

// noun finds the head of the noun phrase that starts at w[k].
func (s *sentence) noun(k int, p *phrase) {
	for i := k; i < min(len(s.w), k+8); i++ {
		part := s.part(i)
		if part == 'x' || p.head >= 0 && follows(s.at(i), "last", "next", "this", "each", "every") { // "26 million dollars last year"
			break
		}
		if part == 'n' {
			p.head = i
		} else if p.head >= 0 && s.w[i].UPOS == "" && s.at(i) != "-" {
			break // "protesters battled police": without tags, the first known noun is the head
		}
	}
	if p.head < 0 {
		return
	}
	p.to, p.unit = p.head+1, s.at(p.head)
	if p.kind = s.kind(p.head); kinds()[s.at(k)] == "never" {
		p.kind = "never" // "30 years experience"
	}
	if name, ok := strings.CutPrefix(p.kind, "toll:"); ok {
		p.kind, p.status = "toll", name
	}
}

// part says of a word whether it can be the head of what is counted (n), stand before it (m), or ends it (x).
func (s *sentence) part(i int) byte {
	w := s.w[i]
	known := kinds()[s.at(i)] != ""
	switch w.UPOS {
	case "NOUN", "PROPN":
		return 'n'
	case "ADJ", "NUM", "ADV":
		if known {
			return 'n'
		}
		return 'm'
	case "VERB":
		if (w.XPOS == "VBN" || w.XPOS == "VBG") && i+1 < len(s.w) && follows(s.w[i+1].UPOS, "NOUN", "ADJ") {
			return 'm'
		}
		return 'x'
	case "":
		return s.guess(i, known)
	case "PUNCT":
		if w.Form == "-" && i > 0 && s.span(i-1).End == w.Span.Start {
			return 'm'
		}
	}
	return 'x'
}

// guess is part for a text without tags.
func (s *sentence) guess(i int, known bool) byte {
	w := s.at(i)
	r, _ := utf8.DecodeRuneInString(w)
	switch {
	case known:
		return 'n'
	case w == "-" || strings.HasSuffix(w, "ese"):
		return 'm'
	case !unicode.IsLetter(r) || closed[w] || statuses()[w] != "" && kinds()[s.at(i+1)] == "":
		return 'x' // but "200 missing girls"
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && len(w) > 3:
		return 'n'
	}
	return 'm'
}

// closed are words that no counted noun has before it.
var closed = set(`in on at to from by for of with and or but that who which were was are is have has had been be being will would
		may might as than near during after before since into over under between against about when while where if it he she they we i you the a an
		this these those not also said according last next yesterday today some any plus towards per including via except`)

// kind is the kind of a counted noun; a plural with a capital is people ("Syrians").
func (s *sentence) kind(i int) string {
	w := s.at(i)
	switch k := kinds()[w]; {
	case k == "people":
		return "person"
	case k != "":
		return k
	}
	r, _ := utf8.DecodeRuneInString(s.w[i].Form)
	if unicode.IsUpper(r) && s.w[i].XPOS != "NNP" && (strings.HasSuffix(w, "s") || strings.HasSuffix(w, "ese")) && !strings.HasSuffix(w, "ss") {
		return "person"
	}
	return "other"
}

// tail reads "of voters", "in aid" after a share or sum: where it ends and its words.
func (s *sentence) tail(k int, preps ...string) (to int, of string) {
	if !follows(s.at(k), preps...) {
		return k, ""
	}
	i := k + 1
	if s.at(k) == "worth" && s.at(i) == "of" {
		i++
	}
	start := i
	for follows(s.at(i), "the", "its", "their", "all", "his", "our") {
		i++
	}
	head := -1
	for ; i < min(len(s.w), start+7); i++ {
		part := s.part(i)
		if part == 'x' || s.dated(i) || unicode.IsDigit(runeOf(s.w[i].Form)) {
			break
		}
		if part == 'n' {
			head = i
		} else if s.w[i].UPOS == "" && head < 0 && !closed[s.at(i)] {
			head = i
		}
	}
	if head < 0 {
		return k, ""
	}
	return head + 1, s.at(k) + " " + strings.Join(s.lower[head:head+1], " ")
}

func runeOf(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
