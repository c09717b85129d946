package record

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"readout"
)

var source = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\b(?:[Tt]he )?(\p{Lu}[\p{L}.]+)(?: news)? agency (?:reported|reports|said|says|writes|wrote)\b|\b(?:reported by|according to|told) the (\p{Lu}[\p{L}.]+)(?: news)? agency\b`)
})

// credits reports whether a report names as its source the agency whose report the other is: "the Fjordnytt agency reported".
func (r *report) credits(other *report) bool {
	for _, m := range source().FindAllStringSubmatch(r.Text, -1) {
		if name := m[1] + m[2]; strings.EqualFold(name, other.Agency) || strings.EqualFold(name, other.Outlet) || other.signs(name) {
			return true
		}
	}
	return false
}

// signs reports whether a name stands at the head of a report, in its dateline or masthead.
func (r *report) signs(name string) bool {
	opening := r.Dateline.Span.In(r.Text)
	names := func(text string) bool {
		return slices.ContainsFunc(words(text), func(w word) bool { return strings.EqualFold(w.lower, name) })
	}
	return names(opening) || slices.ContainsFunc(r.Left, func(l readout.Left) bool { return len(l.Text) < 120 && names(l.Text) })
}
