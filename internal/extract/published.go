package extract

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"time"

	"readout"
)

// published is when a report came out: as the caller, the metadata, a line of the page or the dateline states it,
// else as the text lets it be inferred, else unknown. A day without its year is not enough.
func published(d *readout.Document, p *page, h readout.Hints) readout.Published {
	if v := isoDay(h.Published); v != "" {
		return readout.Published{Value: v, How: "stated", Why: "given with the report"}
	}
	if p.meta.published != "" {
		return readout.Published{Value: p.meta.published, How: "stated", Why: "the page's metadata"}
	}
	head := d.Dateline.Span.In(d.Text)
	for _, day := range days(head) {
		span := readout.Span{Start: day.start, End: day.end}
		if day.year != 0 {
			return readout.Published{Value: day.EDTF(), How: "stated", Span: span, Why: "the dateline"}
		}
		if found, ok := statedDay(p.dates); ok {
			return readout.Published{Value: found, How: "stated", Why: "a date line"}
		}
		if v := isoDay(h.Otherwise); v != "" {
			return readout.Published{Value: v, How: "stated", Why: "given with the report"}
		}
		if year, why := yearOf(day, d); year != 0 {
			day.year = year
			return readout.Published{Value: day.EDTF(), How: "inferred", Span: span, Why: "the dateline names the day, " + why}
		}
	}
	if found, ok := statedDay(p.dates); ok {
		return readout.Published{Value: found, How: "stated", Why: "a date line"}
	}
	if v := isoDay(h.Otherwise); v != "" {
		return readout.Published{Value: v, How: "stated", Why: "given with the report"}
	}
	if v := urlDay(d.URL); v != "" {
		return readout.Published{Value: v, How: "inferred", Why: "the day in its address"}
	}
	return readout.Published{How: "unknown"}
}

func statedDay(dates []string) (string, bool) {
	for _, v := range dates {
		if v != "" && !strings.HasPrefix(v, "XXXX") {
			return v, true
		}
	}
	return "", false
}

var inURL = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`[/_-]((?:19|20)\d\d)[/_-]?(\d{1,2}|[a-z]{3})[/_-]?(\d{2})(?:[/_-]|$)`)
})

// urlDay is the day that an address names: ".../2016/03/12/talks".
func urlDay(url string) string {
	if m := inURL().FindStringSubmatch(strings.ToLower(url)); m != nil {
		if d, ok := makeDay(m[1], m[2], m[3]); ok {
			return d.EDTF()
		}
	}
	return ""
}

var yearWord = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\b(?:19|20)\d\d\b`) })

// yearOf infers the year of a dateline's day from a caption ("… July 27 at the opening of the 2015 fair") or a full date in
// the text, where that day lies shortly before or after. Two years that both fit leave it unknown.
func yearOf(of day, d *readout.Document) (year int, why string) {
	years := map[int]string{}
	for _, l := range d.Left {
		if l.Reason != "caption" {
			continue
		}
		for _, c := range days(l.Text) {
			for _, y := range yearWord().FindAllString(l.Text, -1) {
				full, ok := makeDay(y, months[c.month-1], fmt.Sprint(c.day))
				if ok && (c.year == 0 || c.year == full.year) && near(of, full, 120, 0) {
					years[full.year] = "a caption the year"
				}
			}
		}
	}
	for _, c := range days(d.Text) {
		if c.year != 0 && near(of, c, 120, 30) {
			years[c.year] = "a date in the text the year"
		}
	}
	if len(years) != 1 {
		return 0, ""
	}
	for y, w := range years {
		year, why = y, w
	}
	return year, why
}

// near holds if the day `of`, taken in c's year, lies at most so many days after or before c.
func near(of, c day, after, before int) bool {
	at := func(d day) time.Time { return time.Date(c.year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC) }
	gap := int(at(of).Sub(at(c)).Hours() / 24)
	return gap >= -before && gap <= after
}
