package date

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// when is a stretch of days [from, to], both counted in; the zero value is unknown.
type when struct {
	from, to  time.Time
	precision string
	text      string // EDTF where the days alone do not give it: a season, a decade
}

func (w when) known() bool { return !w.from.IsZero() || w.text != "" }

// value is w as EDTF.
func (w when) value() string {
	switch {
	case w.text != "":
		return w.text
	case !w.known():
		return ""
	case w.start() == w.end():
		return w.start()
	}
	return w.start() + "/" + w.end()
}

func (w when) start() string { return w.edge(w.from) }

func (w when) end() string { return w.edge(w.to) }

// edge is a day to the precision of w.
func (w when) edge(t time.Time) string {
	switch {
	case w.text != "":
		return w.text
	case w.precision == "month":
		return t.Format("2006-01")
	case w.precision == "year":
		return t.Format("2006")
	}
	return t.Format(time.DateOnly)
}

func day(t time.Time) when { return when{from: t, to: t, precision: "day"} }

func days(a, b time.Time) when { return when{from: a, to: b, precision: "days"} }

// ymd is a day; unknown where the calendar has no such day.
func ymd(y, m, d int) when {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if t.Day() != d || int(t.Month()) != m {
		return when{}
	}
	return day(t)
}

func month(y, m int) when {
	t := time.Date(y, time.Month(m), 1, 0, 0, 0, 0, time.UTC)
	return when{from: t, to: t.AddDate(0, 1, -1), precision: "month"}
}

func year(y int) when {
	return when{from: time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC), to: time.Date(y, 12, 31, 0, 0, 0, 0, time.UTC), precision: "year"}
}

// season is spring (1) to winter (4) as EDTF writes it.
func season(y, n int) when { return when{precision: "season", text: fmt.Sprintf("%04d-%d", y, 20+n)} }

// week is Monday to Sunday of the week that t is in.
func week(t time.Time) when {
	monday := t.AddDate(0, 0, 1-weekday(t))
	return when{from: monday, to: monday.AddDate(0, 0, 6), precision: "week"}
}

// weekday counts from Monday = 1 to Sunday = 7.
func weekday(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }

// cover is the stretch from the start of a to the end of b, unknown where one of them is or they are not in order.
func cover(a, b when) when {
	if a.from.IsZero() || b.from.IsZero() || b.to.Before(a.from) {
		return when{}
	}
	p := a.precision
	if p != b.precision || p == "day" {
		p = "days"
	}
	return when{from: a.from, to: b.to, precision: p}
}

// anchor reads an EDTF date of day, month or year; an interval or anything else is unknown.
func anchor(edtf string) when {
	var n [3]int
	parts := strings.Split(strings.TrimRight(edtf, "~?%"), "-")
	if len(parts) > 3 {
		return when{}
	}
	for i, p := range parts {
		v, err := strconv.Atoi(p)
		if err != nil || v <= 0 || v > 9999 || i > 0 && v > 31 {
			return when{}
		}
		n[i] = v
	}
	switch {
	case len(parts) == 3:
		return ymd(n[0], n[1], n[2])
	case len(parts) == 2 && n[1] <= 12:
		return month(n[0], n[1])
	case len(parts) == 1 && len(parts[0]) == 4:
		return year(n[0])
	}
	return when{}
}
