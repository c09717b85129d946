package extract

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"readout"
)

// invariants hold for whatever bytes a document is made of.
func invariants(t *testing.T, d *readout.Document) {
	t.Helper()
	if !utf8.ValidString(d.Text) {
		t.Error("the text is no UTF-8")
	}
	if (d.Text == "") != (d.Skipped != "") {
		t.Errorf("text %q, skipped %q", d.Text, d.Skipped)
	}
	for _, s := range []readout.Span{d.Dateline.Span, d.Published.Span} {
		if s.Start < 0 || s.End < s.Start || s.End > len(d.Text) || !onCharacter(d.Text, s.Start) || !onCharacter(d.Text, s.End) {
			t.Errorf("span %v of %d bytes", s, len(d.Text))
		}
	}
	if (d.Published.Value == "") != (d.Published.How == "unknown") {
		t.Errorf("published %+v", d.Published)
	}
}

func onCharacter(s string, at int) bool { return at >= len(s) || utf8.RuneStart(s[at]) }

func FuzzText(f *testing.F) {
	f.Add("DARA, March 3 (UPI) -- The minister left.\n\nRelated\n\nOther Story")
	f.Add("By Amara Okello\n\nTags\n\na, b\nShare")
	f.Add("Norland ships leave\r\n\xff\xfe\x00 3 March 2016 –")
	f.Fuzz(func(t *testing.T, s string) {
		invariants(t, Document(readout.Fetch{Media: "text/plain", Body: []byte(s)}))
	})
}

func FuzzPage(f *testing.F) {
	f.Add(`<html><head><meta name=date content=2016-03-03><script type="application/ld+json">[{"@type":"NewsArticle","author":[{}]}]</script><p>The minister left Dara.<li>a<br>b`)
	f.Add("<table><td><p>x<table><select><svg><p></svg><math>")
	f.Fuzz(func(t *testing.T, s string) {
		invariants(t, Document(readout.Fetch{Media: "text/html", Body: []byte(s)}))
	})
}

// A page nested without end is read in the time of a page.
func TestDeepPages(t *testing.T) {
	const text = "The foreign minister of Norland met the president of Sundria in Dara on Tuesday."
	for name, page := range map[string]string{
		"div":         strings.Repeat("<div>", 100000) + text + strings.Repeat("</div>", 100000),
		"b":           strings.Repeat("<b>", 100000) + text,
		"attributes":  strings.Repeat("<b><i class=x><font size=1>", 40000) + "<p>" + text,
		"table":       strings.Repeat("<table><tr><td>", 40000) + text,
		"paragraphs":  strings.Repeat("<p>", 100000) + text,
		"blockquotes": strings.Repeat("<blockquote><p>", 100000) + text,
	} {
		start := time.Now()
		d := Document(readout.Fetch{Media: "text/html", Body: []byte("<html><body>" + page)})
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s: %v", name, took)
		}
		if !strings.Contains(d.Text, text) {
			t.Errorf("%s: text %q", name, d.Text)
		}
	}
}

// Long texts are read in time: every line like the others, one line without end, lines that each match nothing.
func TestLongTexts(t *testing.T) {
	for name, text := range map[string]string{
		"one line":   strings.Repeat("The minister met the president and said nothing of it. ", 30000),
		"many lines": strings.Repeat("The minister met the president\n", 30000),
		"paragraphs": strings.Repeat("The minister met the president in Dara and said nothing of it.\n\n", 15000),
		"sections":   strings.Repeat("More news\n", 60000),
		"words":      strings.Repeat("a ", 500000),
	} {
		start := time.Now()
		Document(readout.Fetch{Media: "text/plain", Body: []byte(text)})
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s: %v", name, took)
		}
	}
}
