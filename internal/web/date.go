package web

import (
	"fmt"
	"strings"
	"time"

	"readout"
)

// No date is drawn or written more exactly than its EDTF says: "2013-05" is May 2013 and never the first of it.

var seasons = map[string]string{"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}

// date is an EDTF value in words: "4–5 May 2013", "May 2013", "about 2013"; a form it doesn't know stays as it is.
func date(value string) string {
	from, to, interval := strings.Cut(value, "/")
	if !interval {
		return point(value)
	}
	switch {
	case from == "" || from == "..":
		return "until " + point(to)
	case to == "" || to == "..":
		return "from " + point(from)
	}
	return joined(point(from), point(to))
}

// joined writes what two dates share once: "4–5 May 2013", "30 April – 2 May 2013".
func joined(from, to string) string {
	f, t := strings.Fields(from), strings.Fields(to)
	shared := 0
	for shared < len(f) && shared < len(t) && f[len(f)-1-shared] == t[len(t)-1-shared] {
		shared++
	}
	if from == to {
		return from
	}
	f = f[:len(f)-shared]
	if len(f) == 0 {
		return from + " – " + to
	}
	if len(f) == 1 && len(t)-shared == 1 {
		return f[0] + "–" + to
	}
	return strings.Join(f, " ") + " – " + to
}

// point is one EDTF date in words.
func point(value string) string {
	bare := strings.TrimRight(value, "~?%")
	about := ""
	if bare != value {
		about = map[byte]string{'~': "about ", '?': "perhaps ", '%': "perhaps about "}[value[len(bare)]]
	}
	for _, f := range []struct{ in, out string }{
		{"2006-01-02", "2 January 2006"}, {"2006-01", "January 2006"}, {"XXXX-01-02", "2 January"},
		{"2006-01-02T15:04:05Z07:00", "2 January 2006, 15:04"}, {"2006-01-02T15:04", "2 January 2006, 15:04"},
	} {
		if t, err := time.Parse(f.in, bare); err == nil {
			return about + t.Format(f.out)
		}
	}
	if year, part, ok := strings.Cut(bare, "-"); ok && seasons[part] != "" {
		return about + seasons[part] + " " + year
	}
	if decade, ok := strings.CutSuffix(bare, "X"); ok && len(decade) == 3 {
		return about + "the " + decade + "0s"
	}
	return about + bare
}

// when is the date of an event in words, or when it was reported where no words date it.
func when(d readout.EventDate) string {
	switch {
	case d.Value != "":
		return date(d.Value)
	case d.Reported != "":
		return "reported " + date(d.Reported)
	}
	return "date not known"
}

// bounds are the first day of an EDTF value and the day after its last; ok is false where a side is open or no year is named.
func bounds(value string) (from, to time.Time, ok bool) {
	first, last := readout.Days(value)
	from, wrong := time.Parse(time.DateOnly, first)
	to, err := time.Parse(time.DateOnly, last)
	return from, to.AddDate(0, 0, 1), wrong == nil && err == nil && !to.Before(from)
}

// known says how the publication date of a document is known.
func known(p readout.Published) string {
	switch {
	case p.Value == "":
		return "publication date not known"
	case p.How == "inferred":
		return "published " + date(p.Value) + ", inferred"
	}
	return "published " + date(p.Value)
}

// held is the time over which reports say that somebody held an office.
func held(o readout.Office) string {
	switch {
	case o.From == "" && o.To == "":
		return "undated"
	case o.To == "" || o.From == o.To:
		return "in " + date(o.From)
	case o.From == "":
		return "until " + date(o.To)
	}
	return fmt.Sprintf("%s to %s", date(o.From), date(o.To))
}
