package query

import (
	"slices"
	"strconv"
	"strings"

	"readout"
)

// field is one key of the language: how its value is read into a query and printed from it ("" prints nothing).
type field struct {
	key   string
	read  func(q *Query, value string) error
	print func(q Query) string
}

// fields are all keys, in the order in which they are printed.
var fields = []field{
	{"type", func(q *Query, v string) error { return anyOf("type", &q.Type, strings.ToUpper(v), Types) },
		func(q Query) string { return strings.Join(q.Type, ",") }},
	{"status", func(q *Query, v string) error { return anyOf("status", &q.Status, strings.ToLower(v), Statuses) },
		func(q Query) string { return strings.Join(q.Status, ",") }},
	text("actor", func(q *Query) *string { return &q.Actor }),
	text("recipient", func(q *Query) *string { return &q.Recipient }),
	{"country", country, func(q Query) string { return q.Country }},
	text("speaker", func(q *Query) *string { return &q.Speaker }),
	day("from", func(q *Query) *string { return &q.From }),
	day("to", func(q *Query) *string { return &q.To }),
	text("document", func(q *Query) *string { return &q.Document }),
	text("story", func(q *Query) *string { return &q.Story }),
	text("event", func(q *Query) *string { return &q.Event }),
	text("id", func(q *Query) *string { return &q.ID }),
	{"background", background, func(q Query) string {
		if q.Background == nil {
			return ""
		}
		return strconv.FormatBool(*q.Background)
	}},
	{"order", order, func(q Query) string { return q.Order }},
	number("limit", func(q *Query) *int { return &q.Limit }),
	number("offset", func(q *Query) *int { return &q.Offset }),
}

func bad(format string, args ...any) error { return readout.Errorf(readout.Usage, format, args...) }

func text(key string, at func(*Query) *string) field {
	return field{key, func(q *Query, v string) error { *at(q) = v; return nil }, func(q Query) string { return *at(&q) }}
}

func day(key string, at func(*Query) *string) field {
	read := func(q *Query, v string) error {
		first, last := readout.Days(v)
		if first == "" || last == "" || strings.Contains(v, "/") {
			return bad("query: %s:%s is no date: write a year, month or day such as %s:2013-05-07", key, v, key)
		}
		*at(q) = v
		return nil
	}
	return field{key, read, func(q Query) string { return *at(&q) }}
}

func number(key string, at func(*Query) *int) field {
	read := func(q *Query, v string) error {
		n, err := strconv.Atoi(v)
		if err != nil || n < 0 {
			return bad("query: %s:%s is no number: write %s:50", key, v, key)
		}
		*at(q) = n
		return nil
	}
	return field{key, read, func(q Query) string {
		if n := *at(&q); n != 0 {
			return strconv.Itoa(n)
		}
		return ""
	}}
}

// anyOf reads "A,B" into list; a value given before is kept.
func anyOf(key string, list *[]string, value string, known []string) error {
	for _, v := range strings.Split(value, ",") {
		if !slices.Contains(known, v) {
			return bad("query: no %s %q: it is one of %s", key, v, strings.Join(known, " "))
		}
		if !slices.Contains(*list, v) {
			*list = append(*list, v)
		}
	}
	return nil
}

func country(q *Query, v string) error {
	q.Country = strings.ToUpper(v)
	if len(v) != 3 || strings.Trim(q.Country, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return bad("query: country:%s is no code: write three letters of ISO 3166, such as country:NOR", v)
	}
	return nil
}

func background(q *Query, v string) error {
	b, err := strconv.ParseBool(strings.ToLower(v))
	if err != nil {
		return bad("query: background:%s: write background:true or background:false", v)
	}
	q.Background = &b
	return nil
}

func order(q *Query, v string) error {
	if q.Order = strings.ToLower(v); q.Order != "newest" && q.Order != "oldest" {
		return bad("query: order:%s: write order:newest or order:oldest", v)
	}
	if q.Order == "oldest" {
		q.Order = ""
	}
	return nil
}
