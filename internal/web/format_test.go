package web

import (
	"testing"

	"readout"
	"readout/internal/query"
)

func TestDate(t *testing.T) {
	for value, want := range map[string]string{
		"2013-05-06":            "6 May 2013",
		"2013-05":               "May 2013",
		"2013":                  "2013",
		"2013-05-04/2013-05-05": "4–5 May 2013",
		"2013-04-30/2013-05-02": "30 April – 2 May 2013",
		"2012-12-31/2013-01-01": "31 December 2012 – 1 January 2013",
		"2013-05/2013-06":       "May–June 2013",
		"2012/2013":             "2012–2013",
		"2013-05-04/..":         "from 4 May 2013",
		"../2013":               "until 2013",
		"2013-05-04/2013-05-04": "4 May 2013",
		"2013-21":               "spring 2013",
		"201X":                  "the 2010s",
		"2013~":                 "about 2013",
		"2013-05?":              "perhaps May 2013",
		"XXXX-05-06":            "6 May",
		"2013-05-06T14:30":      "6 May 2013, 14:30",
		"":                      "",
		"after the war":         "after the war",
	} {
		if found := date(value); found != want {
			t.Errorf("%q: %q, want %q", value, found, want)
		}
	}
}

func TestWhen(t *testing.T) {
	for d, want := range map[readout.EventDate]string{
		{Value: "2013-05"}:                            "May 2013",
		{Reported: "2013-05-06"}:                      "reported 6 May 2013",
		{Value: "2013-05-05", Reported: "2013-05-06"}: "5 May 2013",
		{}: "date not known",
	} {
		if found := when(d); found != want {
			t.Errorf("%+v: %q, want %q", d, found, want)
		}
	}
}

func TestHeld(t *testing.T) {
	for o, want := range map[[2]string]string{
		{"2013-05-06", "2013-06-01"}: "6 May 2013 to 1 June 2013",
		{"2013-05-06", ""}:           "in 6 May 2013",
		{"", "2013"}:                 "until 2013",
		{"", ""}:                     "undated",
	} {
		if found := held(readout.Office{From: o[0], To: o[1]}); found != want {
			t.Errorf("%v: %q, want %q", o, found, want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 12345: "12,345", 1234567: "1,234,567", -4000: "−4,000"} {
		if found := count(n); found != want {
			t.Errorf("%d: %q, want %q", n, found, want)
		}
	}
	if plural(1, "claim") != "1 claim" || plural(2000, "claim") != "2,000 claims" || plural(0, "story", "stories") != "0 stories" {
		t.Error("plural")
	}
}

func TestAmount(t *testing.T) {
	at := func(x float64) *float64 { return &x }
	for _, c := range []struct {
		figure readout.Figure
		want   string
	}{
		{readout.Figure{Low: at(12)}, "at least 12"},
		{readout.Figure{High: at(40)}, "up to 40"},
		{readout.Figure{Low: at(12), High: at(19)}, "12 to 19"},
		{readout.Figure{Low: at(4000), High: at(4000), Qualifier: "about"}, "about 4,000"},
		{readout.Figure{Low: at(2.5), High: at(2.5)}, "2.5"},
		{readout.Figure{}, "no number"},
	} {
		if found := amount(c.figure); found != c.want {
			t.Errorf("%+v: %q, want %q", c.figure, found, c.want)
		}
	}
}

func TestLink(t *testing.T) {
	for address, want := range map[string]string{
		"https://post.example/a?b=c": "https://post.example/a?b=c",
		"http://post.example/":       "http://post.example/",
		"javascript:alert(1)":        "",
		"data:text/html,x":           "",
		"/local":                     "",
		"//post.example/":            "",
		"https:":                     "",
		"":                           "",
	} {
		if found := link(address); found != want {
			t.Errorf("%q: %q, want %q", address, found, want)
		}
	}
}

func TestOutlet(t *testing.T) {
	for in, want := range map[[3]string]string{
		{"Post", "Wire", "f"}: "Post, from Wire", {"Wire", "Wire", "f"}: "Wire", {"", "Wire", "f"}: "Wire", {"Post", "", "f"}: "Post", {"", "", "f"}: "f",
	} {
		if found := outlet(in[0], in[1], in[2]); found != want {
			t.Errorf("%v: %q, want %q", in, found, want)
		}
	}
}

// A link to a field must be read back as that field, whatever stands in it.
func TestFieldLinks(t *testing.T) {
	for _, v := range []string{"Kari Lund", `O"Neil \ Sons`, "a:b", "Åse"} {
		q := query.Query{Actor: v}
		back, err := query.Parse(q.String())
		if err != nil || back.Actor != v || field("actor", v) != eventsPath(q) {
			t.Errorf("%q: %q, %v", v, field("actor", v), err)
		}
	}
}
