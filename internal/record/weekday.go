package record

import (
	"slices"
	"strings"
	"time"

	"readout"
)

var weekdays = []string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}

// byWeekday bounds the day of a report that tells what was done "on Monday": it comes out on the last of the weekdays that it
// names or the day after, not before the floor, and within two days of a dated report of its affair.
func (r *report) byWeekday(floor int, dated []*report) (first, end int, ok bool) {
	last, ok := latest(r.pastWeekdays())
	if !ok {
		return 0, 0, false
	}
	for _, d := range dated {
		for day := max(floor, d.first-2); day <= d.last+2; day++ {
			if on := weekdayOf(day); on == last || on == (last+1)%7 {
				first, end = min(unknownLast(first), day), max(end, day)
			}
		}
	}
	return first, end, first > 0
}

func weekdayOf(day int) int { return int(time.Unix(int64(day-epoch)*86400, 0).UTC().Weekday()) }

// pastWeekdays are the weekdays, 0 for Sunday, on which a report tells that something was done; "next Friday" is none.
func (r *report) pastWeekdays() []int {
	var out []int
	for _, d := range r.Dates {
		if d.Value != "" && d.Anchor == "text" {
			continue
		}
		named := words(strings.ToLower(d.Span.In(r.Text)))
		for _, w := range named {
			if n := slices.Index(weekdays, w.lower); n >= 0 && (named[0].lower == w.lower || named[0].lower == "on") && !r.toCome(d.Span) {
				out = append(out, n)
			}
		}
	}
	return out
}

// toCome reports whether the sentence of a date tells what is to be, or what was planned for it.
func (r *report) toCome(at readout.Span) bool {
	for _, s := range r.Sentences {
		if s.Span.Contains(at) {
			return slices.ContainsFunc(words(s.Span.In(r.Text)), func(w word) bool {
				return slices.Contains([]string{"will", "would", "should", "planned", "scheduled", "expected", "due", "unless", "next"}, w.lower)
			})
		}
	}
	return false
}

// latest is the last of some weekdays that lie within four days of one another; not ok where they spread wider.
func latest(named []int) (day int, ok bool) {
	best := 7
	for _, first := range named {
		span := 0
		for _, n := range named {
			span = max(span, (n-first+7)%7)
		}
		if span < best {
			best, day = span, (first+span)%7
		}
	}
	return day, best <= 3
}
