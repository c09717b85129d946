package date

import (
	"fmt"
	"time"
)

// on is the day of this weekday in the seven days from t on (step 1) or up to t (step -1).
func on(t time.Time, wd, step int) time.Time {
	for weekday(t) != wd {
		t = t.AddDate(0, 0, step)
	}
	return t
}

// pick applies f to the day of publication, if that is known.
func (c *call) pick(f func(t time.Time) when) when {
	t, ok := c.today()
	if !ok {
		return when{}
	}
	return f(t)
}

// bareWeekday is the last such day for what has happened, the next one for what will; today counts for both.
func bareWeekday(c *call) when {
	return c.pick(func(t time.Time) when {
		if c.ahead() {
			return day(on(t, c.n("WEEKDAY", 0), 1))
		}
		return day(on(t, c.n("WEEKDAY", 0), -1))
	})
}

func lastDay(c *call) when {
	return c.pick(func(t time.Time) when { return day(on(t.AddDate(0, 0, -1), c.n("WEEKDAY", 0), -1)) })
}

func comingDay(c *call) when {
	return c.pick(func(t time.Time) when { return day(on(t.AddDate(0, 0, 1), c.n("WEEKDAY", 0), 1)) })
}

// nextDay is a day of the next calendar week: on a Wednesday, "next Friday" is nine days off.
func nextDay(c *call) when {
	return c.pick(func(t time.Time) when { return day(on(week(t).to.AddDate(0, 0, 1), c.n("WEEKDAY", 0), 1)) })
}

func thisDay(c *call) when {
	return c.pick(func(t time.Time) when { return day(on(week(t).from, c.n("WEEKDAY", 0), 1)) })
}

// direction is -1, 0 or 1 for last, this and next.
func (c *call) direction() int {
	switch {
	case c.says("last") || c.says("previous") || c.says("past"):
		return -1
	case c.says("next"):
		return 1
	}
	return 0
}

func weekdayOfWeek(c *call) when {
	return c.pick(func(t time.Time) when {
		return day(on(week(t.AddDate(0, 0, 7*c.direction())).from, c.n("WEEKDAY", 0), 1))
	})
}

func weekdays(c *call) when {
	return c.pick(func(t time.Time) when {
		if c.ahead() {
			first := on(t, c.n("WEEKDAY", 0), 1)
			return days(first, on(first, c.n("WEEKDAY", 1), 1))
		}
		last := on(t, c.n("WEEKDAY", 1), -1)
		return days(on(last, c.n("WEEKDAY", 0), -1), last)
	})
}

func overnight(c *call) when {
	return c.pick(func(t time.Time) when { return days(t.AddDate(0, 0, -1), t) })
}

func overnightInto(c *call) when {
	d := bareWeekday(c)
	if !d.known() {
		return d
	}
	return days(d.from.AddDate(0, 0, -1), d.from)
}

// overnightFrom is the night after a day; after the day of publication it can only be the night before.
func overnightFrom(c *call) when {
	d := bareWeekday(c)
	if t, _ := c.today(); !d.known() || !c.ahead() && d.from.Equal(t) {
		return overnight(c)
	}
	return days(d.from, d.from.AddDate(0, 0, 1))
}

// unit is this, last or next week, month, year or decade. "This week" runs to the day of publication.
func unit(c *call) when {
	t, ok := c.today()
	m, monthOK := c.thisMonth()
	switch {
	case c.says("week") || c.says("fortnight"):
		if !ok {
			return when{}
		}
		w := week(t.AddDate(0, 0, 7*c.arg))
		if c.says("fortnight") {
			w.from = w.from.AddDate(0, 0, -7)
		}
		if c.arg == 0 && (c.value("MOD", 0).text == "later" || c.tense == future) {
			w.from = t
		} else if c.arg == 0 {
			w.to = t
		}
		return w
	case c.says("month") && monthOK:
		return month(m.Year(), int(m.Month())+c.arg)
	case c.says("year") && c.published.known():
		return year(c.published.from.Year() + c.arg)
	case c.says("decade") && c.published.known():
		return when{precision: "decade", text: fmt.Sprintf("%03dX", c.published.from.Year()/10+c.arg)}
	}
	return when{}
}

// unitOf is "the end of this year": the unit itself.
func unitOf(c *call) when {
	c.arg = c.direction()
	w := unit(c)
	if c.says("week") && c.arg == 0 && w.known() {
		return week(w.from)
	}
	return w
}

// count is a number and a unit: "two weeks", or a bare unit with the rule's own number.
func (c *call) count() (n, unit int) {
	n = c.n("NUMBER", 0)
	if n == 0 {
		n = max(c.arg, 1)
	}
	if unit = c.n("UNIT", 0); unit > 0 {
		return n, unit
	}
	for _, l := range c.literals {
		for _, v := range lexicon()[l] {
			if v.class == "UNIT" {
				unit = v.n
			}
		}
	}
	return n, unit
}

// moved is t moved by n units, to the precision of the unit: "two years ago" is a year, "two weeks ago" a day, roughly.
func moved(t time.Time, n, unit int) when {
	switch unit {
	case 1:
		return day(t)
	case 2:
		return day(t.AddDate(0, 0, n))
	case 3, 7:
		if unit == 7 {
			n *= 2
		}
		w := day(t.AddDate(0, 0, 7*n))
		w.precision = "week"
		return w
	case 4:
		return month(t.Year(), int(t.Month())+n)
	case 5:
		return year(t.Year() + n)
	case 6:
		return when{precision: "decade", text: fmt.Sprintf("%03dX", t.Year()/10+n)}
	}
	return when{}
}

// from is the day of publication moved by n units; a month or year needs no more of it than that.
func (c *call) from(n, unit int) when {
	_, dayOK := c.today()
	_, monthOK := c.thisMonth()
	if dayOK || monthOK && unit == 4 || c.published.known() && unit > 4 && unit < 7 {
		return moved(c.published.from, n, unit)
	}
	return when{}
}

func ago(c *call) when {
	n, u := c.count()
	return c.from(-n, u)
}

func later(c *call) when {
	n, u := c.count()
	return c.from(n, u)
}

// past is a stretch up to the day of publication: "the past two weeks".
func past(c *call) when {
	return c.pick(func(t time.Time) when { return stretch(c, t, -1) })
}

func coming(c *call) when {
	return c.pick(func(t time.Time) when { return stretch(c, t, 1) })
}

func stretch(c *call, t time.Time, step int) when {
	n, u := c.count()
	a, b := t, t
	switch u {
	case 1:
		a = t.AddDate(0, 0, step*((n+23)/24))
	case 2:
		a = t.AddDate(0, 0, step*n)
	case 3:
		a = t.AddDate(0, 0, 7*step*n)
	case 7:
		a = t.AddDate(0, 0, 14*step*n)
	case 4:
		a = t.AddDate(0, step*n, 0)
	case 5:
		a = t.AddDate(step*n, 0, 0)
	case 6:
		a = t.AddDate(10*step*n, 0, 0)
	default:
		return when{}
	}
	if a.After(b) {
		a, b = b, a
	}
	w := days(a, b)
	if u == 5 || u == 6 {
		w.precision = "year"
	}
	return w
}

// weekend is Saturday and Sunday: the running one or, by tense, the last or next (0); the one before it (-1); that of
// next week (+1), or the first one to come.
func weekend(c *call) when {
	return c.pick(func(t time.Time) when {
		saturday := week(t).from.AddDate(0, 0, 5)
		running := weekday(t) >= 6
		switch {
		case c.arg < 0 || c.arg == 0 && !running && !c.ahead() && !c.says("this"),
			c.arg == 0 && !running && c.tense == past_:
			saturday = saturday.AddDate(0, 0, -7)
		case c.arg > 0 && (c.says("next") || running):
			saturday = saturday.AddDate(0, 0, 7)
		}
		return days(saturday, saturday.AddDate(0, 0, 1))
	})
}
