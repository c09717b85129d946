package extract

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
)

const month = `(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?`

// The forms of a day: "Sept. 17, 2015" · "17 September 2015", "3rd March" · "2015-09-17".
var dayForms = sync.OnceValue(func() []*regexp.Regexp {
	return []*regexp.Regexp{
		regexp.MustCompile(`(?i)\b` + month + `\s?(\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(\d{4})\b)?`),
		regexp.MustCompile(`(?i)\b(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+` + month + `(?:,?[\s-]+(\d{4})\b)?`),
		regexp.MustCompile(`\b((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})`),
	}
})

var months = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

// day is a day found in a text. year is 0 where the words name none.
type day struct{ year, month, day, start, end int }

// EDTF is the day as EDTF writes it: "2015-09-17", "XXXX-09-17" without a year.
func (d day) EDTF() string {
	if d.year == 0 {
		return fmt.Sprintf("XXXX-%02d-%02d", d.month, d.day)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}

// days are the days that s names, in the order of their forms.
func days(s string) []day {
	var out []day
	for form, re := range dayForms() {
		for _, m := range re.FindAllStringSubmatchIndex(s, -1) {
			part := func(i int) string {
				if m[2*i] < 0 {
					return ""
				}
				return s[m[2*i]:m[2*i+1]]
			}
			y, mo, d := part(3), part(1), part(2)
			switch form {
			case 1:
				mo, d = part(2), part(1)
			case 2:
				y, mo, d = part(1), part(2), part(3)
			}
			if found, ok := makeDay(y, mo, d); ok {
				found.start, found.end = m[0], m[1]
				out = append(out, found)
			}
		}
	}
	return out
}

func makeDay(y, mo, d string) (day, bool) {
	var out day
	out.year, _ = strconv.Atoi(y)
	out.day, _ = strconv.Atoi(d)
	if out.month, _ = strconv.Atoi(mo); out.month == 0 {
		for i, name := range months {
			if strings.HasPrefix(strings.ToLower(mo), name) {
				out.month = i + 1
			}
		}
	}
	if out.month < 1 || out.month > 12 || out.year != 0 && (out.year < 1900 || out.year > 2100) {
		return out, false
	}
	year := out.year
	if year == 0 {
		year = 2000 // a leap year, in which every day there is can be
	}
	t := time.Date(year, time.Month(out.month), out.day, 0, 0, 0, 0, time.UTC)
	return out, int(t.Month()) == out.month && t.Day() == out.day
}

// isoDay is the day at the beginning of a machine's date, "2015-09-17T10:22:00+02:00", or the day in a written one;
// "" where there is none with a year. A year or month alone is kept as it is.
func isoDay(s string) string {
	s = strings.TrimSpace(s)
	for _, layout := range []string{"2006-01", "2006"} {
		if _, err := time.Parse(layout, s); err == nil {
			return s
		}
	}
	if len(s) >= 8 {
		if t, err := time.Parse("20060102", s[:8]); err == nil && (len(s) == 8 || s[8] == 'T') {
			return t.Format(time.DateOnly)
		}
	}
	for _, d := range days(s) {
		if d.year != 0 {
			return d.EDTF()
		}
	}
	return ""
}

var (
	dateWord = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)^(?:press|media|news|release|statement|first|last|published|publish|posted|updated?|modified|created|date|on|at|by|as|of|` +
			`mon|tues?|wed|thu(?:rs)?|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|` +
			`\d{1,2}[:.]?\d{2}(?:[:.]\d{2})?h?(?:am|pm)?|\d{1,2}(?:am|pm)|a\.?m\.?|p\.?m\.?|gmt|utc|bst|e[sd]?t|c[sde]s?t|p[sd]?t|ist|pkt|eat|wat|cat|sast|msk|jst|kst|hkt|sgt|aest|aedt|` +
			`hrs?|hours?|local|time|ago|min|mins|minutes?|days?|weeks?|months?|years?|yesterday|today|\d{1,2}|[|·•–—-]+|t)$`)
	})
	clock = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)\bago\b|\d{1,2}[:.]\d{2}|\b\d{1,2} ?[ap]\.?m\b|\b\d{4} (?:gmt|utc|bst|est|edt|ist)\b`)
	})
)

// dateLine holds for a line that is nothing but a date or time, "Published 12 March 2016 10:22 GMT" · "6 years ago" ·
// "TARO, 12 March 2016", and gives the day; "" where the words name none.
func dateLine(s string) (edtf string, ok bool) {
	if len(s) > 120 || words(s) > 16 {
		return "", false
	}
	found := days(s)
	if len(found) == 1 && found[0].year != 0 && placedDay(s, found[0]) != "" {
		return found[0].EDTF(), true
	}
	rest := []byte(s)
	for _, d := range found {
		for i := d.start; i < d.end; i++ {
			rest[i] = ' '
		}
	}
	for w := range strings.FieldsFuncSeq(string(rest), func(r rune) bool { return strings.ContainsRune(" ,:;()/", r) && r != ':' }) {
		if w = strings.Trim(w, ":.,"); w != "" && !dateWord().MatchString(w) {
			return "", false
		}
	}
	if len(found) == 0 {
		return "", clock().MatchString(s)
	}
	if stopped(s) && found[0].year == 0 {
		return "", false // "May 4." may end a sentence that was cut
	}
	return found[0].EDTF(), true
}

// placedDay is what stands before the day in a line that ends with it, the places where a report was written, "Taro, Northland, March 12,
// 2016", or the outlet's name; "" for any other line.
func placedDay(s string, d day) string {
	before, comma := strings.CutSuffix(strings.TrimSpace(weekday().ReplaceAllString(s[:d.start], "")), ",")
	if !comma || strings.Trim(s[d.end:], " .") != "" {
		return ""
	}
	before = strings.TrimRight(before, " ,")
	places := strings.Split(before, ",")
	for _, p := range places {
		if p = strings.TrimSpace(p); words(p) > 3 || !placeForm().MatchString(p) {
			return ""
		}
	}
	if len(places) > 3 {
		return ""
	}
	return before
}

// placed is what placedDay finds in a line that is nothing but a date.
func placed(s string) string {
	if found := days(s); len(found) == 1 && found[0].year != 0 {
		return placedDay(s, found[0])
	}
	return ""
}
