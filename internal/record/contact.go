package record

import (
	"cmp"
	"slices"
	"strings"

	"readout"
)

// contact is a meeting, call or visit with its history, in the order in which it was reported.
func (f *folder) contact(e *readout.Event, claims []*claim) (readout.Contact, bool) {
	if e.Type != "CONSULT" {
		return readout.Contact{}, false
	}
	c := readout.Contact{Event: e.ID, Mode: e.Mode, Participants: slices.Concat(e.Actors, e.Recipients)}
	ordered := slices.Clone(claims)
	slices.SortStableFunc(ordered, func(a, b *claim) int {
		if a.report.first != b.report.first {
			return cmp.Compare(unknownLast(a.report.first), unknownLast(b.report.first))
		}
		return cmp.Compare(rank(stepOf(a, nil)), rank(stepOf(b, nil)))
	})
	for _, x := range ordered {
		status := stepOf(x, c.History)
		if status == "" {
			continue
		}
		if n := len(c.History); n > 0 && (c.History[n-1].Status == status || rank(c.History[n-1].Status) >= rank("ongoing") && rank(status) < rank("ongoing")) {
			continue // once held, a plan that is told again is background
		}
		c.History = append(c.History, readout.ContactStep{Status: status, Date: cmp.Or(x.date.Value, x.report.published), Document: x.report.ID, Claim: x.ID})
	}
	return c, len(c.History) > 0
}

var steps = []string{"planned", "confirmed", "postponed", "cancelled", "ongoing", "held"}

func rank(step string) int { return slices.Index(steps, step) }

// stepOf is what a claim says of a contact: a plan that is told again as sure is confirmed.
func stepOf(c *claim, history []readout.ContactStep) string {
	switch c.Status {
	case readout.Planned:
		planned := slices.ContainsFunc(history, func(s readout.ContactStep) bool { return s.Status == "planned" })
		if n := len(history); n > 0 && history[n-1].Status == "confirmed" || planned && strings.Contains(c.phrase, "confirm") {
			return "confirmed"
		}
		return "planned"
	case readout.Cancelled:
		if c.postpones() {
			return "postponed"
		}
		return "cancelled"
	case readout.Ongoing:
		return "ongoing"
	case readout.Occurred:
		return "held"
	}
	return ""
}
