package readout

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Days is the first and last day (YYYY-MM-DD) of an EDTF date, interval, season or decade. An open end is "";
// both are "" where value names no year.
//
//	2013-05 → 2013-05-01, 2013-05-31    2013-05-04/.. → 2013-05-04, ""    201X → 2010-01-01, 2019-12-31
func Days(value string) (first, last string) {
	low, high, isInterval := strings.Cut(value, "/")
	if !isInterval {
		return part(value)
	}
	first, _ = part(low)
	_, last = part(high)
	return first, last
}

// seasons are months by EDTF season; winter runs into the next year.
var seasons = map[string][2]int{"21": {3, 5}, "22": {6, 8}, "23": {9, 11}, "24": {12, 14}}

func part(value string) (first, last string) {
	value, _, _ = strings.Cut(strings.TrimSpace(value), "T")
	bits := strings.SplitN(strings.TrimRight(value, "~?%"), "-", 3)
	year, end, ok := years(bits[0])
	if !ok {
		return "", ""
	}
	from, to := date(year, 1, 1), date(end, 12, 31)
	if len(bits) > 1 && bits[1] != "XX" {
		span, isSeason := seasons[bits[1]]
		month, err := strconv.Atoi(bits[1])
		if !isSeason {
			span = [2]int{month, month}
		}
		if !isSeason && (err != nil || month < 1 || month > 12) {
			return "", ""
		}
		from, to = date(year, span[0], 1), date(year, span[1]+1, 0)
	}
	if len(bits) > 2 && bits[2] != "XX" {
		day, err := strconv.Atoi(bits[2])
		if err != nil || day < 1 || day > to.Day() {
			return "", ""
		}
		from, to = date(year, int(from.Month()), day), date(year, int(from.Month()), day)
	}
	return from.Format(time.DateOnly), to.Format(time.DateOnly)
}

// years reads "2013", "201X" and "20XX".
func years(bit string) (first, last int, ok bool) {
	if len(bit) != 4 {
		return 0, 0, false
	}
	first, err := strconv.Atoi(strings.ReplaceAll(bit, "X", "0"))
	last, err2 := strconv.Atoi(strings.ReplaceAll(bit, "X", "9"))
	return first, last, err == nil && err2 == nil && first > 0 && !strings.HasPrefix(bit, "X") && !strings.ContainsAny(bit, "+-")
}

func date(year, month, day int) time.Time {
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

// Interval prints the days from first to last as EDTF: one day alone where they are the same.
func Interval(first, last string) string {
	if first == last {
		return first
	}
	return fmt.Sprintf("%s/%s", first, last)
}
