package date

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// call is what a resolver knows.
type call struct {
	match
	published, last when
	tense           tense
	since           bool // "since" stands before it: it lies in the past
	arg             int  // of the resolver in the rule: -1 in "unit-1"
}

// resolvers say what an expression means; the zero when where that can't be known.
var resolvers = map[string]func(*call) when{
	"ymd": full, "iso": written, "md": monthDay, "nineeleven": func(*call) when { return ymd(2001, 9, 11) },
	"mdd": dayRange, "ddm": dayRange, "dmdm": dayRange, "ym": monthYear, "mm": monthRange, "yy": yearRange, "yshort": yearShort,
	"seasonyear": seasonYear, "quarter": quarter, "half": half, "y": func(c *call) when { return year(c.year(0)) },
	"decade": decade, "century": century, "feast": feast, "deictic": deictic, "shift": func(c *call) when { return c.shift(c.arg) },
	"overnight": overnight, "overnightinto": overnightInto, "overnightfrom": overnightFrom,
	"weekday": bareWeekday, "lastday": lastDay, "nextday": nextDay, "comingday": comingDay, "thisday": thisDay,
	"weekdayweek": weekdayOfWeek, "weekdays": weekdays, "unit": unit, "unitof": unitOf, "past": past, "coming": coming,
	"weekend": weekend, "ago": ago, "later": later, "vague": func(*call) when { return when{} },
	"lastmonth": lastMonth, "nextmonth": nextMonth, "thismonth": thisMonth, "m": bareMonth, "monthunit": monthOfYear,
	"seasonrel": seasonRelative, "dom": dayOfMonth, "after": after, "before": before,
}

// resolve calls the resolver that the rule names.
func (c *call) resolve() when {
	name := c.rule.resolver
	if at := strings.IndexAny(name, "+-0123456789"); at > 0 {
		c.arg, _ = strconv.Atoi(name[at:])
		name = name[:at]
	}
	return resolvers[name](c)
}

// n is the kth value of a class, 0 where there is none.
func (c *call) n(class string, k int) int { return c.value(class, k).n }

func (c *call) value(class string, k int) value {
	for _, v := range c.values {
		if v.class == class {
			if k == 0 {
				return v
			}
			k--
		}
	}
	return value{}
}

// ahead reports whether the act lies after publication.
func (c *call) ahead() bool { return c.tense == future || c.tense == present }

// year is the kth year; a short one lies between 1930 and 2029.
func (c *call) year(k int) int {
	y := c.n("YEAR", k)
	if y < 100 && y > 0 {
		return longYear(y)
	}
	return y
}

func longYear(y int) int {
	switch {
	case y >= 100:
		return y
	case y < 30:
		return 2000 + y
	}
	return 1900 + y
}

// today is the day of publication.
func (c *call) today() (time.Time, bool) { return c.published.from, c.published.precision == "day" }

// thisMonth is the first of the month of publication.
func (c *call) thisMonth() (time.Time, bool) {
	t := c.published.from
	return time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, time.UTC), c.published.precision == "day" || c.published.precision == "month"
}

// shift is the day of publication moved by n days.
func (c *call) shift(n int) when {
	t, ok := c.today()
	if !ok {
		return when{}
	}
	return day(t.AddDate(0, 0, n))
}

func full(c *call) when { return ymd(c.year(0), c.n("MONTH", 0), c.n("DAY", 0)) }

// written reads 2015-09-17, 17-Sep-15 and, where one of the two numbers can only be a day, 9/17/2015.
func written(c *call) when {
	v := c.values[0]
	parts := strings.FieldsFunc(v.text, func(r rune) bool { return r == '-' || r == '/' })
	var n [3]int
	for i, p := range parts {
		n[i], _ = strconv.Atoi(p)
	}
	switch {
	case v.class == "ISO":
		return ymd(n[0], n[1], n[2])
	case v.class == "DASHED":
		for _, m := range lexicon()[parts[1]] {
			if m.class == "MONTH" {
				return ymd(longYear(n[2]), m.n, n[0])
			}
		}
		return when{}
	case n[0] > 12:
		return ymd(longYear(n[2]), n[1], n[0])
	case n[1] > 12 || n[0] == n[1]:
		return ymd(longYear(n[2]), n[0], n[1])
	}
	return when{}
}

// nearest is a day without its year: the last one before publication or the next one after it, by tense. A past verb may
// stand in a sentence about the two months to come, and without a verb the next three months are nearer than last year.
func (c *call) nearest(m, d int) when {
	t, ok := c.thisMonth()
	if !ok {
		return when{}
	}
	if c.published.precision == "day" {
		t, _ = c.today()
	}
	here := ymd(t.Year(), m, d)
	switch {
	case !here.known():
		return here
	case c.ahead() && here.to.Before(t):
		return ymd(t.Year()+1, m, d)
	case c.tense == past_ && here.from.After(t) && (c.since || here.from.Sub(t) > 62*24*time.Hour):
		return ymd(t.Year()-1, m, d)
	case c.tense == none && here.from.Sub(t) > 92*24*time.Hour:
		return ymd(t.Year()-1, m, d)
	case c.tense == none && t.Sub(here.from) > 274*24*time.Hour:
		return ymd(t.Year()+1, m, d)
	}
	return here
}

func monthDay(c *call) when { return c.nearest(c.n("MONTH", 0), c.n("DAY", 0)) }

// dayRange is "3-5 May", "April 30 to May 5", with a year or the nearest one.
func dayRange(c *call) when {
	m1, m2 := c.n("MONTH", 0), c.n("MONTH", 1)
	if m2 == 0 {
		m2 = m1
	}
	d1, d2 := c.n("DAY", 0), c.n("DAY", 1)
	y2 := max(c.year(1), c.year(0))
	if y2 == 0 {
		end := c.nearest(m2, d2)
		if !end.known() {
			return end
		}
		y2 = end.from.Year()
	}
	y1 := y2
	if c.year(1) > 0 {
		y1 = c.year(0)
	} else if m1 > m2 {
		y1--
	}
	return cover(ymd(y1, m1, d1), ymd(y2, m2, d2))
}

func monthYear(c *call) when { return month(c.year(0), c.n("MONTH", 0)) }

func monthRange(c *call) when {
	m1, m2, y := c.n("MONTH", 0), c.n("MONTH", 1), max(c.year(0), c.year(1))
	if y == 0 {
		end := c.nearestMonth(m2)
		if !end.known() {
			return end
		}
		y = end.from.Year()
	}
	y1 := y
	if c.year(1) > 0 {
		y1 = c.year(0)
	} else if m1 > m2 {
		y1--
	}
	return cover(month(y1, m1), month(y, m2))
}

func yearRange(c *call) when { return cover(year(c.year(0)), year(c.year(1))) }

// yearShort is "2013/14", "1914-18".
func yearShort(c *call) when {
	y := c.year(0)
	return cover(year(y), year(y/100*100+c.n("TWODIGIT", 0)))
}

func seasonYear(c *call) when { return season(c.year(0), c.n("SEASON", 0)) }

// quarter is three months of a year, of this, last or next year, or the nearest ones that have begun.
func quarter(c *call) when {
	q, y := c.n("ORDER", 0), c.year(0)
	t, ok := c.thisMonth()
	if q > 4 || y == 0 && !ok {
		return when{}
	}
	if y == 0 {
		if y = t.Year(); c.says("last") {
			y--
		} else if c.says("next") || c.ahead() && !c.says("this") && 3*q < int(t.Month()) {
			y++
		} else if !c.says("this") && !c.ahead() && 3*q-2 > int(t.Month()) {
			y--
		}
	}
	return cover(month(y, 3*q-2), month(y, 3*q))
}

func half(c *call) when {
	n, y := c.n("ORDER", 0), c.year(0)
	if n == 1 {
		return cover(month(y, 1), month(y, 6))
	}
	return cover(month(y, 7), month(y, 12))
}

func decade(c *call) when {
	y := longYear(c.n("DECADE", 0))
	return when{precision: "decade", text: fmt.Sprintf("%03dX", y/10)}
}

func century(c *call) when {
	return when{precision: "century", text: fmt.Sprintf("%02dXX", c.n("CENTURY", 0)-1)}
}

// feast is a feast on a fixed day, in the year said or the nearest one.
func feast(c *call) when {
	if y := c.year(0); y > 0 {
		return ymd(y, c.arg/100, c.arg%100)
	}
	return c.nearest(c.arg/100, c.arg%100)
}

func deictic(c *call) when { return c.shift(c.n("DEICTIC", 0) - 2) }
