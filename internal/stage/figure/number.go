package figure

import (
	"regexp"
	"strconv"
	"strings"
	"sync"

	"readout"
)

// quantity is the words [from, to) that say a number or a range.
type quantity struct {
	from, to  int
	low, high float64
	vague     bool         // "dozens": high is open
	spelled   bool         // one small number in letters
	currency  string       // "US dollars" where a sign stands before it
	share     bool         // a percentage
	post      readout.Span // "or more" behind the number
}

var digits = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d+)?$`)
})

// quantity reads the number or range that starts at w[i].
func (s *sentence) quantity(i int) (quantity, bool) {
	q := quantity{from: i}
	if c := currencies()[s.at(i)]; c != "" {
		q.currency, i = c, i+1
	}
	a := s.number(i)
	if a.to == 0 || q.currency != "" && !a.figures {
		return q, false
	}
	q.low, q.high, q.to, q.vague, q.spelled = a.value, a.value, a.to, a.vague, a.spelled
	s.extend(&q, a)
	switch next := s.at(q.to); {
	case next == "%", next == "percent", next == "pct":
		q.share, q.to = true, q.to+1
	case next == "per" && s.at(q.to+1) == "cent":
		q.share, q.to = true, q.to+2
	case next == "or" && follows(s.at(q.to+1), "more", "so"):
		q.post, q.to = s.span(q.to).Cover(s.span(q.to+1)), q.to+2
	case next == "+" || next == "plus":
		q.post, q.to = s.span(q.to), q.to+1
	}
	return q, true
}

// extend makes a range of a number that another follows: "30 to 40", "3-5 million", "between 30 and 40".
func (s *sentence) extend(q *quantity, a number) {
	join := s.at(q.to)
	between := s.at(q.from-1) == "between" && join == "and"
	if join == "%" && (s.at(q.to+1) == "to" || s.at(q.to+1) == "-" || s.at(q.to+1) == "–") {
		q.to, join = q.to+1, "to"
	}
	if join != "to" && join != "-" && join != "–" && join != "or" && !between {
		return
	}
	k := q.to + 1
	if currencies()[s.at(k)] != "" {
		k++
	}
	b := s.number(k)
	if b.to == 0 || b.vague || b.value <= a.value && b.scale <= 1 {
		return
	}
	low := a.value
	if a.scale <= 1 && b.scale > 1 && a.value < 1000 && a.value*b.scale <= b.value {
		low *= b.scale
	}
	if low < b.value {
		q.low, q.high, q.to, q.spelled = low, b.value, b.to, false
	}
}

// number is one number as words [i, to); to is 0 where there is none.
type number struct {
	value, scale            float64 // scale: its million or dozen, else 0 or 1
	to                      int
	vague, spelled, figures bool
}

func (s *sentence) number(i int) number {
	if n := s.loose(i); n.to > 0 {
		return n
	}
	n := number{scale: 1, to: i}
	switch w := s.at(i); {
	case digits().MatchString(w):
		n.value, _ = strconv.ParseFloat(strings.ReplaceAll(w, ",", ""), 64)
		n.figures, n.to = true, i+1
		if m := suffixes()[s.at(i+1)]; m > 0 && s.span(i).End == s.span(i+1).Start {
			n.value, n.scale, n.to = n.value*m, m, i+2
			return n
		}
	case smalls()[w] > 0:
		n.value, n.spelled, n.to = smalls()[w], true, i+1
		if k := i + 1; n.value >= 20 && s.at(k) == "-" && smalls()[s.at(k+1)] > 0 && smalls()[s.at(k+1)] < 10 {
			n.value, n.to = n.value+smalls()[s.at(k+1)], k+2
		}
	case (w == "a" || w == "an") && multiples()[s.at(i+1)] > 0:
		n.value, n.to = 1, i+1
	case (w == "couple" || w == "pair") && s.at(i-1) == "a" && s.at(i+1) == "of":
		n.value, n.to = 2, i+2
	case w == "half" && (s.at(i+1) == "a" || s.at(i+1) == "-") && multiples()[s.at(i+2)] > 0:
		n.value, n.to = .5, i+2
	case (w == "several" || w == "few" || w == "many") && multiples()[s.at(i+1)] > 0:
		n.value, n.vague, n.to = 2, true, i+1
	default:
		return number{}
	}
	return s.multiplied(n)
}

// multiplied takes the words for million, thousand and dozen that follow: "two hundred thousand".
func (s *sentence) multiplied(n number) number {
	for multiples()[s.at(n.to)] > 0 {
		m := multiples()[s.at(n.to)]
		n.value, n.scale, n.to, n.spelled = n.value*m, n.scale*m, n.to+1, false
	}
	return n
}

// loose reads "dozens", "hundreds of thousands".
func (s *sentence) loose(i int) number {
	v := vagues()[s.at(i)]
	if s.at(i) == "tens" {
		v = 20
	}
	if v == 0 {
		return number{}
	}
	n := number{value: v, scale: 1, to: i + 1, vague: true}
	if next := vagues()[s.at(i+2)]; s.at(i+1) == "of" && next >= 2000 {
		n.value, n.to = v*next/2, i+3
	} else if s.at(i) == "tens" {
		return number{}
	}
	return n
}
