package web

import (
	"cmp"
	"context"
	"slices"
	"time"

	"readout"
	"readout/internal/query"
	"readout/internal/store"
)

// timeline counts events by day, month or year. An event whose date is vaguer than that is a wide bar below. One without a
// date stands in a hollow bar on the day of its first report, and is counted as reported then, never as having happened then.
type timeline struct {
	Unit           string // day, month, year; "" where no event has a date
	Bars           []bar
	Vague          []bar
	Cut            bool // only the newest events are drawn
	Most           int  // events in the highest bar, with those reported
	Hollow         int  // undated events drawn where they were reported
	Dated, Undated int
	Whole          int    // all events that the timeline speaks of
	Background     int    // events older than their story, left out: they would stretch the axis over decades
	First, Last    string // the ends of the axis in words
}

// mostDrawn bounds the work of a page; the caption says so where it is reached.
const mostDrawn = 20000

// bar is drawn in a box 1000 wide and 100 high.
type bar struct {
	Label string
	N, R  int     // events that happened then; undated ones that were reported then
	X, W  float64 // the place on the axis
	Y, H  float64
	T, U  float64 // top and height of the hollow part
	Path  string
}

type extentOf struct {
	from, to time.Time
	value    string
	reported bool // the date is that of the report
}

func (s site) timeline(ctx context.Context, q query.Query) (timeline, error) {
	q.Limit, q.Offset, q.Order = mostDrawn, 0, "newest"
	var all []extentOf
	t := timeline{}
	aside := q.Background == nil
	if aside {
		q.Background = new(false)
	}
	for row, err := range s.store.List(ctx, store.Events, q) {
		e, ok := row.(*readout.Event)
		if err != nil || !ok {
			return t, err
		}
		t.Whole++
		if from, to, ok := bounds(e.Date.Value); ok {
			all = append(all, extentOf{from, to, e.Date.Value, false})
			t.Dated++
		} else if from, to, ok := bounds(e.Date.Reported); ok {
			all = append(all, extentOf{from, to, e.Date.Reported, true})
		}
	}
	t.Cut, q.Limit, q.Order = t.Whole == mostDrawn, 0, ""
	t.draw(all, q)
	if !aside {
		return t, nil
	}
	q.Background = new(true)
	var err error
	t.Background, err = s.store.Count(ctx, store.Events, q)
	return t, err
}

// draw chooses the finest unit that leaves at most 100 bars on the axis.
func (t *timeline) draw(all []extentOf, q query.Query) {
	t.Undated = t.Whole - t.Dated
	if len(all) == 0 {
		return
	}
	first := slices.MinFunc(all, func(a, b extentOf) int { return a.from.Compare(b.from) }).from
	last := slices.MaxFunc(all, func(a, b extentOf) int { return a.to.Compare(b.to) }).to
	units := []unit{{"day", "2006-01-02", 1, func(t time.Time) time.Time { return t.AddDate(0, 0, 1) }},
		{"month", "2006-01", 31, func(t time.Time) time.Time { return t.AddDate(0, 1, 0) }},
		{"year", "2006", 366, func(t time.Time) time.Time { return t.AddDate(1, 0, 0) }}}
	u := units[0]
	for _, u = range units {
		if last.Sub(first).Hours()/24 <= float64(100*u.days) {
			break
		}
	}
	t.Unit = u.name
	t.axis(u, u.start(first), u.end(last))
	t.fill(u, all)
	for i := range t.Bars {
		q.From, q.To = t.Bars[i].Label, t.Bars[i].Label
		t.Bars[i].finish(t.Most, q)
	}
	for i := range t.Vague {
		from, to, _ := bounds(t.Vague[i].Label)
		q.From, q.To = from.Format(time.DateOnly), to.AddDate(0, 0, -1).Format(time.DateOnly)
		t.Vague[i].Path, t.Vague[i].Label = eventsPath(q), date(t.Vague[i].Label)
	}
}

// unit is a step of the axis; layout writes one as EDTF.
type unit struct {
	name, layout string
	days         int
	next         func(time.Time) time.Time
}

func (u unit) start(t time.Time) time.Time {
	s, _ := time.Parse(u.layout, t.Format(u.layout))
	return s
}

func (u unit) end(t time.Time) time.Time {
	if s := u.start(t); s.Before(t) {
		return u.next(s)
	}
	return t
}

// axis lays out one empty bar a step, equally wide.
func (t *timeline) axis(u unit, first, last time.Time) {
	for at := first; at.Before(last); at = u.next(at) {
		t.Bars = append(t.Bars, bar{Label: at.Format(u.layout)})
	}
	w := 1000 / float64(len(t.Bars))
	for i := range t.Bars {
		t.Bars[i].X, t.Bars[i].W = float64(i)*w, w
	}
	t.First, t.Last = date(t.Bars[0].Label), date(t.Bars[len(t.Bars)-1].Label)
}

// fill counts each event where its date puts it: in one bar, or over several as a vague one.
func (t *timeline) fill(u unit, all []extentOf) {
	place := map[string]int{}
	for i, b := range t.Bars {
		place[b.Label] = i
	}
	vague := map[string]*bar{}
	for _, e := range all {
		i, j := place[e.from.Format(u.layout)], place[e.to.AddDate(0, 0, -1).Format(u.layout)]
		switch {
		case i == j && e.reported:
			t.Bars[i].R++
			t.Hollow++
		case i == j:
			t.Bars[i].N++
		}
		t.Most = max(t.Most, t.Bars[i].N+t.Bars[i].R)
		if i == j || e.reported {
			continue // a report whose date is vague itself says too little to be drawn
		}
		if vague[e.value] == nil {
			vague[e.value] = &bar{Label: e.value, X: t.Bars[i].X, W: t.Bars[j].X + t.Bars[j].W - t.Bars[i].X}
		}
		vague[e.value].N++
	}
	for _, b := range vague {
		t.Vague = append(t.Vague, *b)
	}
	slices.SortFunc(t.Vague, func(a, b bar) int { return cmp.Or(cmp.Compare(a.X, b.X), cmp.Compare(a.Label, b.Label)) })
	for i := range t.Vague {
		t.Vague[i].Y = float64(6 + 10*i)
	}
}

// finish gives a bar its height, its words and where it leads.
func (b *bar) finish(most int, q query.Query) {
	scale := 96 / float64(max(1, most))
	b.H, b.U = scale*float64(b.N), scale*float64(b.R)
	b.Y, b.T = 100-b.H, 100-b.H-b.U
	b.Path, b.Label = eventsPath(q), date(b.Label)
}

// Filled are the bars with events, newest first: the numbers beside the picture.
func (t timeline) Filled() []bar {
	full := slices.DeleteFunc(slices.Clone(t.Bars), func(b bar) bool { return b.N+b.R == 0 })
	slices.Reverse(full)
	return full
}

// Left and Width are where a bar is drawn: in the middle of its place, and never as wide as a wall.
func (b bar) Left() float64  { return b.X + (b.W-b.Width())/2 }
func (b bar) Width() float64 { return min(b.W, 40) }

// Says is a bar in words.
func (b bar) Says() string {
	if b.R == 0 {
		return b.Label + ": " + plural(b.N, "event")
	}
	return b.Label + ": " + plural(b.N, "event") + ", and " + count(b.R) + " undated reported then"
}

// Depth is the height of the box that holds the vague bars.
func (t timeline) Depth() int { return 10*len(t.Vague) + 2 }
