package record

import (
	"cmp"
	"slices"
	"strings"

	"readout"
)

// lend dates acts by words that stand with another act of the sentence, or with none.
func (f *folder) lend() {
	byReport := map[*report][]*claim{}
	for _, c := range f.claims {
		byReport[c.report] = append(byReport[c.report], c)
	}
	for _, r := range f.reports {
		for _, c := range byReport[r] {
			c.cede(byReport[r])
		}
		for _, c := range byReport[r] {
			c.borrow(byReport[r])
		}
	}
}

// cede hands a date that follows the act complained of to that act: "Lund accused Denmark of sending a cutter last Friday" says
// nothing of the day on which she spoke.
func (c *claim) cede(all []*claim) {
	if !verbal[c.Type] || c.date.Span.Empty() {
		return
	}
	for _, x := range all {
		inside := x != c && c.Evidence.Contains(x.Trigger) && x.Trigger.Start > c.Trigger.End && !verbal[x.Type]
		if inside && x.Status == readout.Alleged && x.date.Value == "" && x.date.Span.Empty() && x.Trigger.End <= c.date.Span.Start && x.Evidence.End+2 >= c.date.Span.Start {
			x.dated(c.date)
			c.dated(readout.When{})
			return
		}
	}
}

// borrow dates an undated act by the one its actor did in the same breath, "Lund met Holm on Monday and pledged boats", or by the
// only day that its words name, "a court in Malmö on Tuesday sentenced the mate".
func (c *claim) borrow(all []*claim) {
	if c.Status != readout.Occurred || c.Background || c.date.Value != "" || !c.date.Span.Empty() || len(c.Actors) == 0 {
		return
	}
	var lender *claim
	for _, x := range all {
		if x != c && x.Status == readout.Occurred && !x.Background && x.date.Value != "" && len(x.Actors) > 0 && x.joins(c) {
			lender = x
		}
	}
	if lender == nil {
		lender = c.meeting(all)
	}
	if lender != nil {
		c.dated(lender.date)
	} else if !verbal[c.Type] {
		c.dated(c.only(all))
	}
}

// meeting is the dated meeting, told before in the same report, at which two sides agreed: "met in Oslo on Monday … The ministers
// agreed to open the berth".
func (c *claim) meeting(all []*claim) *claim {
	if c.Type != "AGREE" || len(c.all) < 2 {
		return nil
	}
	for _, x := range all {
		if x.Type == "CONSULT" && x.Status == readout.Occurred && !x.Background && x.date.Value != "" && x.Trigger.Start < c.Trigger.Start &&
			len(x.all) == len(c.all) && reciprocalAgreement(x, c) >= alike {
			return x
		}
	}
	return nil
}

// joins reports whether the words go on from one act to another of the same actor.
func (c *claim) joins(next *claim) bool {
	if c.Trigger.End > next.Trigger.Start || c.date.Span.End > next.Trigger.Start || !c.report.oneSentence(c.Trigger, next.Trigger) {
		return false
	}
	shared := slices.ContainsFunc(c.actors(), func(a party) bool {
		return !a.Span.Empty() && a.Span == next.Actors[0].Span || sameParty(a, next.actors()[0]) >= alike
	})
	between := " " + strings.ToLower(readout.Span{Start: c.Trigger.End, End: next.Trigger.Start}.In(c.report.Text)) + " "
	return shared && (strings.Contains(between, " and ") || strings.HasSuffix(strings.TrimSpace(between), ",")) && !apart(between)
}

// apart reports whether words lead to another time.
func apart(words string) bool {
	for _, w := range []string{" after ", " before ", " when ", " while ", " since ", " who ", " which ", " earlier ", " later ", " had ", " that "} {
		if strings.Contains(words, w) {
			return true
		}
	}
	return false
}

// only is the single day that a claim's own words name, if no other claim has it and it is not to come.
func (c *claim) only(all []*claim) readout.When {
	var found []readout.Date
	for _, d := range c.report.Dates {
		if c.Evidence.Contains(d.Span) {
			found = append(found, d)
		}
	}
	if len(found) != 1 || apart(" "+strings.ToLower(c.Evidence.In(c.report.Text))+" ") {
		return readout.When{}
	}
	d := found[0]
	if again, ok := c.report.dates[d.Span]; ok {
		d = again
	}
	taken := slices.ContainsFunc(all, func(x *claim) bool { return x != c && x.date.Span.Overlaps(d.Span) })
	first, last := days(d.Value)
	if taken || d.Precision != "day" || first == 0 || c.report.last > 0 && last > c.report.last {
		return readout.When{}
	}
	return readout.When{Value: d.Value, Precision: cmp.Or(d.Precision, "day"), Span: d.Span}
}

func (c *claim) dated(w readout.When) {
	c.date = w
	c.first, c.last = days(w.Value)
}
