package record

import (
	"cmp"
	"fmt"
	"slices"

	"readout"
)

// reach is how many days before or after a report of the same affair an undated one is looked for.
const reach = 3

// publish infers when undated reports came out, from dated reports of the same affair, and resolves their dates again.
func (f *folder) publish() {
	f.collect()
	byStory := map[int][]*report{}
	for _, r := range f.reports {
		byStory[r.story] = append(byStory[r.story], r)
	}
	for _, story := range sortedKeys(byStory) {
		var dated []*report
		for _, r := range byStory[story] {
			if r.first > 0 {
				dated = append(dated, r)
			}
		}
		for _, r := range byStory[story] {
			if r.first == 0 && len(dated) > 0 {
				f.infer(r, dated)
			}
		}
	}
	for id, p := range f.inferred {
		for _, r := range f.reports {
			if r.ID == id {
				r.publishedAs(p.Value)
				r.resolve(f.Dates)
			}
		}
	}
	f.claims = nil
}

// resolve keeps the report's temporal expressions as resolved for its inferred date; where that is several days, those that are
// the same for its first and its last day: "over the weekend" of a Tuesday or a Wednesday.
func (r *report) resolve(again func(*readout.Document, string) []readout.Date) {
	if again == nil {
		return
	}
	r.dates = map[readout.Span]readout.Date{}
	for _, d := range again(r.Document, iso(r.first)) {
		r.dates[d.Span] = d
	}
	if r.first == r.last {
		return
	}
	late := map[readout.Span]string{}
	for _, d := range again(r.Document, iso(r.last)) {
		late[d.Span] = d.Value
	}
	for at, d := range r.dates {
		if late[at] != d.Value {
			delete(r.dates, at)
		}
	}
}

// tie is a claim of an undated report and one of a dated report that tell the same act.
type tie struct {
	undated, dated *claim
	score          float64
}

// infer bounds the day of an undated report: near the dated report it shares most with, not before what it tells as done,
// not after what it tells as to come.
func (f *folder) infer(r *report, dated []*report) {
	ties := f.ties(r, dated)
	nearest := f.nearestOf(r, dated, ties)
	if value, ok := yearOf(r, nearest); ok {
		f.inferred[r.ID] = readout.Published{Value: value, How: "inferred", Span: r.Published.Span,
			Why: fmt.Sprintf("day as stated, year of report %s of the same affair (%s)", nearest.ID, nearest.Published.Value)}
		return
	}
	low, high := nearest.first-reach, nearest.last+reach
	why := fmt.Sprintf("same affair as report %s (%s)", nearest.ID, nearest.Published.Value)
	if r.origin == nearest.origin {
		low, high = nearest.first-1, nearest.last+1
		why = fmt.Sprintf("same text as report %s (%s)", nearest.ID, nearest.Published.Value)
	}
	floor := 0
	for _, t := range ties {
		l, h, because := t.bound(low, high)
		if l <= h && (l != low || h != high) {
			if l > low {
				floor = l
			}
			low, high, why = l, h, why+"; "+because
		}
	}
	if l, h, ok := r.byWeekday(floor, dated); ok && r.origin != nearest.origin {
		low, high, why = l, h, why+"; the weekdays that it names"
	}
	low, high = oneMonth(low, high, nearest)
	f.inferred[r.ID] = readout.Published{Value: readout.Interval(iso(low), iso(high)), How: "inferred", Why: why}
}

func (f *folder) ties(r *report, dated []*report) []tie {
	var out []tie
	for _, u := range f.claims {
		for _, d := range f.claims {
			if u.report == r && slices.Contains(dated, d.report) {
				if s := score(u, d); s >= likely*0.9 {
					out = append(out, tie{u, d, s})
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b tie) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.undated.n, b.undated.n), cmp.Compare(a.dated.n, b.dated.n))
	})
	return out
}

// nearestOf is the dated report that shares an origin, or most claims, or most words.
func (f *folder) nearestOf(r *report, dated []*report, ties []tie) *report {
	shared := map[*report]float64{}
	for _, t := range ties {
		shared[t.dated.report] += t.score
	}
	for _, d := range dated {
		if d.origin == r.origin {
			shared[d] += 1000
		}
	}
	alikeness := func(d *report) float64 { return f.like[[2]int{min(r.n, d.n), max(r.n, d.n)}] }
	return slices.MinFunc(dated, func(a, b *report) int {
		return cmp.Or(cmp.Compare(shared[b], shared[a]), cmp.Compare(alikeness(b), alikeness(a)), cmp.Compare(a.first, b.first), cmp.Compare(a.ID, b.ID))
	})
}

// bound narrows the days from low to high by tense. "Lund met Berg" where the dated report has "Lund will meet Berg on
// Tuesday" came out on that Tuesday or later; "Lund will travel to Oslo" where they expect her on Wednesday, no later than then.
func (t tie) bound(low, high int) (int, int, string) {
	u, d := t.undated, t.dated
	if d.first == 0 || d.last == 0 || d.last-d.first > 7 || u.Background {
		return low, high, ""
	}
	act := fmt.Sprintf("%s of %s", d.Trigger.In(d.report.Text), readout.Interval(iso(d.first), iso(d.last)))
	switch {
	case u.Status == readout.Planned:
		return low, min(high, d.last), act + " is still to come"
	case u.happened() && weekday(u) != "":
		return max(low, d.first), min(high, d.last+6), act + " was told by its weekday"
	case u.happened():
		return max(low, d.first), high, act + " is told as done"
	}
	return low, high, ""
}

// yearOf completes a day without a year ("XXXX-09-17", of a dateline) by the year of a report of the same affair.
func yearOf(r *report, nearest *report) (string, bool) {
	for _, value := range []string{r.Published.Value, r.Dateline.Date} {
		if len(value) != 10 || value[:4] != "XXXX" {
			continue
		}
		for _, year := range []int{nearest.first, nearest.first - 31, nearest.first + 31} {
			day := iso(year)[:4] + value[4:]
			if first, _ := days(day); first > 0 && abs(first-nearest.first) <= 31 {
				return day, true
			}
		}
	}
	return "", false
}

// oneMonth keeps an interval inside one month: that of the dated report, where it reaches there.
func oneMonth(low, high int, nearest *report) (int, int) {
	month := iso(nearest.first)[:7]
	if iso(high)[:7] < month || iso(low)[:7] > month {
		month = iso(low)[:7]
	}
	first, last := days(month)
	return max(low, first), min(high, last)
}
