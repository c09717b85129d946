package date

import (
	"os"
	"strings"
	"testing"

	"readout"
)

// tokenised is a document with words as a tokeniser cuts them, and no tags.
func tokenised(text string) *readout.Document {
	d := &readout.Document{Text: text}
	for _, s := range plain(text) {
		first := len(d.Tokens)
		for _, w := range s {
			d.Tokens = append(d.Tokens, readout.Token{Span: w.span, Form: w.span.In(text), Head: len(d.Tokens)})
		}
		d.Sentences = append(d.Sentences, readout.Sentence{First: first, Last: len(d.Tokens)})
	}
	return d
}

func show(d *readout.Document, dates []readout.Date) string {
	var out []string
	for _, x := range dates {
		out = append(out, x.Span.In(d.Text)+"="+x.Value)
	}
	return strings.Join(out, "; ")
}

func TestCases(t *testing.T) {
	body, err := os.ReadFile("testdata/cases.tsv")
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for l := range strings.Lines(string(body)) {
		f := strings.Split(strings.TrimSpace(l)+" ", " | ")
		if l[0] == '#' || len(f) < 2 {
			continue
		}
		text, want := strings.TrimSuffix(strings.TrimSpace(f[1]), " |"), ""
		if len(f) > 2 {
			want = strings.TrimSpace(f[2])
		}
		d := tokenised(text)
		got := Again(d, strings.Replace(f[0], "unknown", "", 1))
		if show(d, got) != want {
			t.Errorf("%s | %s\n got %s\nwant %s", f[0], text, show(d, got), want)
		}
		for _, x := range got {
			used[x.Rule] = true
		}
		if bare := Again(&readout.Document{Text: text}, strings.Replace(f[0], "unknown", "", 1)); show(d, bare) != show(d, got) {
			t.Errorf("%s: without words %s", text, show(d, bare))
		}
	}
	for _, rs := range rules() {
		for _, r := range rs {
			if !used[r.name] {
				t.Errorf("rule %s is tried by no line of cases.tsv", r.name)
				used[r.name] = true
			}
		}
	}
}

func FuzzAgain(f *testing.F) {
	f.Add("On Monday, May 3-5, 2013/14 the 1990s’ '68 9/11/01 last few days ago.", "2015-09-17")
	f.Add("between 30 Feb and 99th of the past 99999999999 years ago", "9999-12-31")
	f.Fuzz(func(t *testing.T, text, published string) {
		d, at := tokenised(text), 0
		for _, x := range Again(d, published) {
			if x.Span.Start < at || x.Span.End > len(text) || x.Span.Empty() {
				t.Fatalf("%v is out of order", x.Span)
			}
			if x.Rule == "" || x.Anchor == "" || x.Precision == "" || (x.Value == "") != (x.Precision == "unknown") {
				t.Fatalf("%+v lacks something", x)
			}
			at = x.Span.End
		}
	})
}

func TestTreeTense(t *testing.T) {
	// The tree says that the day is that of the vote, not of the saying: "Lund said Osman would resign Tuesday."
	d := tokenised("Lund said Osman would resign Tuesday !")
	heads := []int{1, 1, 4, 4, 1, 4, 1}
	for i, h := range heads {
		d.Tokens[i].Head, d.Tokens[i].Deprel = h, "dep"
		d.Tokens[i].UPOS = []string{"PROPN", "VERB", "PROPN", "AUX", "VERB", "PROPN", "PUNCT"}[i]
		d.Tokens[i].XPOS = []string{"NNP", "VBD", "NNP", "MD", "VB", "NNP", "."}[i]
	}
	d.Tokens[3].Deprel = "aux"
	if got := show(d, Again(d, "2015-09-17")); got != "Tuesday=2015-09-22" {
		t.Error("got", got)
	}
	d.Tokens[5].Head = 1 // "Lund said Tuesday that Osman would resign"
	if got := show(d, Again(d, "2015-09-17")); got != "Tuesday=2015-09-15" {
		t.Error("got", got)
	}
}
