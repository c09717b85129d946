package date

import "time"

// nearestMonth is a month without its year, by tense and nearness; the month of publication counts as past and future.
func (c *call) nearestMonth(m int) when {
	t, ok := c.thisMonth()
	if !ok {
		return when{}
	}
	gap := m - int(t.Month())
	switch {
	case c.tense == past_ && gap > 0, c.tense == none && gap > 3:
		return month(t.Year()-1, m)
	case c.ahead() && gap < 0:
		return month(t.Year()+1, m)
	}
	return month(t.Year(), m)
}

func bareMonth(c *call) when { return c.nearestMonth(c.n("MONTH", 0)) }

// relativeMonth is the last or next month of this name, not the month of publication.
func relativeMonth(c *call, step int) when {
	t, ok := c.thisMonth()
	if !ok {
		return when{}
	}
	for {
		t = t.AddDate(0, step, 0)
		if int(t.Month()) == c.n("MONTH", 0) {
			return month(t.Year(), int(t.Month()))
		}
	}
}

func lastMonth(c *call) when { return relativeMonth(c, -1) }

func nextMonth(c *call) when { return relativeMonth(c, 1) }

func thisMonth(c *call) when {
	if !c.published.known() {
		return when{}
	}
	return month(c.published.from.Year(), c.n("MONTH", 0))
}

// monthOfYear is "March last year".
func monthOfYear(c *call) when {
	if !c.published.known() {
		return when{}
	}
	return month(c.published.from.Year()+c.direction(), c.n("MONTH", 0))
}

// seasonRelative is "last summer"; the summer that runs is this one.
func seasonRelative(c *call) when {
	t, ok := c.thisMonth()
	if !ok {
		return when{}
	}
	y, n := t.Year(), c.n("SEASON", 0)
	first := time.Month(3 * n) // March, June, September, December
	switch {
	case c.says("past"), c.says("last"):
		if t.Month() < first+3 && n < 4 || n == 4 {
			y--
		}
	case c.says("next"):
		if t.Month() >= first {
			y++
		}
	}
	return season(y, n)
}

// dayOfMonth is "on the 12th": of the month of publication or of the one before or after it.
func dayOfMonth(c *call) when {
	return c.pick(func(t time.Time) when {
		n := c.n("NTH", 0)
		d := ymd(t.Year(), int(t.Month()), n)
		step := 0
		if c.ahead() && n < t.Day() {
			step = 1
		} else if !c.ahead() && n > t.Day() {
			step = -1
		}
		if step != 0 {
			first := time.Date(t.Year(), t.Month()+time.Month(step), 1, 0, 0, 0, 0, time.UTC)
			d = ymd(first.Year(), int(first.Month()), n)
		}
		return d
	})
}

// after and before count from the last day that the text named.
func after(c *call) when { return c.fromText(1) }

func before(c *call) when { return c.fromText(-1) }

func (c *call) fromText(step int) when {
	if !c.last.known() {
		return when{}
	}
	if c.n("NUMBER", 0) == 0 {
		return day(c.last.from.AddDate(0, 0, step*c.arg))
	}
	n, u := c.count()
	return moved(c.last.from, step*n, u)
}
