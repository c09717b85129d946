package figure

import (
	"strings"

	"readout"
)

// hedge is the words [from, …) before a number that qualify it. Kind: low, high, near or "".
type hedge struct {
	from int
	kind string
	span readout.Span
}

// hedge reads the words before a quantity: "at least about 200", "between 30 and 40".
func (s *sentence) hedge(q quantity) hedge {
	h := hedge{from: q.from}
	for n := 4; n > 0; n-- {
		if h.from < n {
			continue
		}
		if kind := hedges()[strings.Join(s.lower[h.from-n:h.from], " ")]; kind != "" {
			h.from -= n
			if h.kind == "" || h.kind == "near" {
				h.kind = kind
			}
			n = 5
		}
	}
	if h.from == q.from && q.low != q.high && s.at(q.from-1) == "between" {
		h.from--
	}
	if h.from < q.from {
		h.span = readout.Span{Start: s.span(h.from).Start, End: s.span(q.from - 1).End}
	} else if !q.post.Empty() {
		h.span = q.post
	}
	if !q.post.Empty() && (h.kind == "" || h.kind == "near") && !strings.HasSuffix(q.post.In(s.text), "so") {
		h.kind = "low"
	}
	return h
}

// bounds are the least and the most that the words allow; nil where they leave a side open.
func (h hedge) bounds(q quantity) (low, high *float64) {
	switch {
	case q.vague || h.kind == "low":
		return &q.low, nil
	case h.kind == "high" && q.low == q.high:
		return nil, &q.high
	}
	return &q.low, &q.high
}
