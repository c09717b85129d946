package extract

import (
	"testing"

	"readout"
)

// Text that its source calls clean is not touched: a line that looks like a headline or page control is a document.
func TestTakenAsItIs(t *testing.T) {
	for _, text := range []string{"Share", "Norland to send ships\nBy Amara Okello", "The minister said , `` We left . ''\nTalks ended ."} {
		for _, h := range []readout.Hints{{Plain: true}, {Tokenized: true}} {
			d := Document(readout.Fetch{Body: []byte(text + "\n"), Media: "text/plain", Hints: h})
			if d.Text != text || len(d.Left) > 0 || d.Tokenized != h.Tokenized {
				t.Errorf("%q became %q", text, d.Text)
			}
		}
	}
}

func TestDecode(t *testing.T) {
	for _, c := range []struct{ name, in, media, want string }{
		{"UTF-8", "Café – “talks”", "", "Café – “talks”"},
		{"byte order mark", "\xef\xbb\xbfTalks", "", "Talks"},
		{"UTF-16", "\xff\xfeD\x00a\x00r\x00a\x00", "", "Dara"},
		{"windows-1252", "He said \x93talks\x94 in Caf\xe9", "", "He said “talks” in Café"},
		{"named", "\xcf\xf0\xe8\xe2\xe5\xf2", "text/html; charset=windows-1251", "Привет"},
		{"meta", `<meta charset="iso-8859-2">\xb1` + "\xb1", "text/html", `<meta charset="iso-8859-2">\xb1` + "ą"},
		{"damaged UTF-8", "Café, café, café \xff.", "", "Café, café, café \uFFFD."},
	} {
		if got := decode([]byte(c.in), c.media); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestHintsGoFirst(t *testing.T) {
	d := Document(readout.Fetch{Media: "text/plain", URL: "https://coast.example/2015/01/02/x", Body: []byte("Ships leave\n\nDARA, March 3, 2016 (UPI) -- The two ships left the harbour of Dara on Thursday morning.\nThey carry sixty people, the navy said in a statement."),
		Hints: readout.Hints{Title: "Ships leave Dara", Outlet: "Coast Monitor", Agency: "AP", Published: "2016-03-04T09:00:00Z", Byline: []string{"Ida Holm"}, Language: "en"}})
	if d.Title != "Ships leave Dara" || d.Outlet != "Coast Monitor" || d.Agency != "AP" || d.Published.Value != "2016-03-04" || d.Published.How != "stated" || d.Byline[0] != "Ida Holm" {
		t.Errorf("%+v", d)
	}
}

func TestPublishedFromAddress(t *testing.T) {
	d := Document(readout.Fetch{Media: "text/plain", URL: "https://coast.example/2016/03/12/ships", Body: []byte("The two ships left the harbour on Thursday.")})
	if d.Published.Value != "2016-03-12" || d.Published.How != "inferred" {
		t.Errorf("%+v", d.Published)
	}
}

func TestDateLine(t *testing.T) {
	for _, c := range []struct {
		in, day string
		ok      bool
	}{
		{"Published 12 March 2016 10:22 GMT", "2016-03-12", true}, {"Monday, 4 May 2015", "2015-05-04", true}, {"Sept. 17, 2015 | 9:30 a.m.", "2015-09-17", true},
		{"2015-09-17", "2015-09-17", true}, {"6 years ago", "", true}, {"Update 1623 BST", "", true}, {"May 4", "XXXX-05-04", true},
		{"DARA, 4 May 2015", "2015-05-04", true}, {"Dara, Norland, May 4, 2015", "2015-05-04", true}, {"Dara, Monday, 4 May 2015", "2015-05-04", true},
		{"Media release, 4 May 2015", "2015-05-04", true}, {"The envoy left Dara, 4 May 2015", "", false}, {"Dara, 4 May", "", false},
		{"Dara, 4 May 2015, talks", "", false},
		{"He left on 4 May 2015", "", false}, {"May 4 talks fail", "", false}, {"February 30, 2015", "", false}, {"In May 2015", "", false}, {"2015", "", false},
	} {
		if day, ok := dateLine(c.in); day != c.day || ok != c.ok {
			t.Errorf("%q: %q %v", c.in, day, ok)
		}
	}
}

func TestDatelineAt(t *testing.T) {
	for _, c := range []struct{ in, span, place, date, agency string }{
		{"WASHINGTON, Sept. 17 (UPI) -- The envoy left.", "WASHINGTON, Sept. 17 (UPI) -- ", "WASHINGTON", "XXXX-09-17", "UPI"},
		{"NEW DARA [Norland], March 3 (ANI): The envoy left.", "NEW DARA [Norland], March 3 (ANI): ", "NEW DARA [Norland]", "XXXX-03-03", "ANI"},
		{"Dara, SANA – The envoy left.", "Dara, SANA – ", "Dara", "", "SANA"},
		{"DARA—The envoy left.", "DARA—", "DARA", "", ""},
		{"Dara, Norland - The envoy left.", "Dara, Norland - ", "Dara, Norland", "", ""},
		{"DARA, March 3, 2016 (AFP/Reuters) — The envoy left.", "DARA, March 3, 2016 (AFP/Reuters) — ", "DARA", "2016-03-03", "AFP"},
		{"EXCLUSIVE - The envoy left.", "", "", "", ""},
		{"Northern Sea Airport — one of the busiest — closed.", "", "", "", ""},
		{"The envoy – Ida Holm – left.", "", "", "", ""},
		{"Holm's plan in Dara -- which failed -- was bold.", "", "", "", ""},
	} {
		o := datelineAt(c.in)
		if o.Span.In(c.in) != c.span || c.span != "" && (o.Place != c.place || o.Date != c.date || o.Agency != c.agency) {
			t.Errorf("%q: %q %q %q %q", c.in, o.Span.In(c.in), o.Place, o.Date, o.Agency)
		}
	}
}

func TestNames(t *testing.T) {
	for in, want := range map[string]string{
		"By Amara Okello and Piet van Dorn, Coast News": "Amara Okello|Piet van Dorn|", "AMARA OKELLO | Associated Press": "Amara Okello|",
		"Amara Okello in Dara": "Amara Okello|", "Staff Reporter": "", "Reuters": "", "By Amara Okello 3 March 2016": "Amara Okello|",
	} {
		got := ""
		for _, n := range namesIn(in) {
			got += n + "|"
		}
		if got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestAgencies(t *testing.T) {
	for in, want := range map[string]string{"AFP": "AFP", "Agence France-Presse": "AFP", "The Associated Press": "AP", "Pap": "", "itar-tass": "TASS", "Coast": ""} {
		if got := agencyNamed(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
