package figure

import (
	"context"
	"os"
	"strconv"
	"strings"
	"testing"

	"readout"
)

// spaced is a document of one sentence whose words are parted by spaces; a "|" parts words without a space.
func spaced(text string) *readout.Document {
	d := &readout.Document{}
	var b strings.Builder
	for i, run := range strings.Fields(text) {
		if i > 0 {
			b.WriteByte(' ')
		}
		for w := range strings.SplitSeq(run, "|") {
			s := readout.Span{Start: b.Len(), End: b.Len() + len(w)}
			b.WriteString(w)
			d.Tokens = append(d.Tokens, readout.Token{Span: s, Form: w, Head: len(d.Tokens)})
		}
	}
	d.Text = b.String()
	d.Sentences = []readout.Sentence{{Last: len(d.Tokens)}}
	return d
}

func show(d *readout.Document) string {
	side := func(v *float64) string {
		if v == nil {
			return "*"
		}
		return strconv.FormatFloat(*v, 'f', -1, 64)
	}
	var out []string
	for _, f := range d.Figures {
		s := f.Span.In(d.Text) + " = " + f.What + " " + side(f.Low) + ".." + side(f.High)
		for _, x := range []string{f.Qualifier, f.Scope, f.Since} {
			if x != "" {
				s += " (" + x + ")"
			}
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestCases(t *testing.T) {
	body, err := os.ReadFile("testdata/cases.txt")
	if err != nil {
		t.Fatal(err)
	}
	var text string
	for l := range strings.Lines(string(body)) {
		switch l = strings.TrimSpace(l); {
		case l == "" || l[0] == '#':
		case strings.HasPrefix(l, "> ") || l == ">":
			d := spaced(text)
			if err := run(context.Background(), d); err != nil {
				t.Fatal(err)
			}
			if got, want := show(d), strings.TrimSpace(l[1:]); got != want {
				t.Errorf("%s\n got %s\nwant %s", text, got, want)
			}
		default:
			text = l
		}
	}
}

func FuzzRun(f *testing.F) {
	f.Add("between 3 and 40 tens of thousands of half a dozen $ 5|bn in aid since 2011 or more")
	f.Fuzz(func(t *testing.T, text string) {
		d, at := spaced(text), 0
		if err := run(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		for _, x := range d.Figures {
			if x.Span.Start < at || x.Span.Empty() || x.Span.End > len(d.Text) || x.What == "" || x.Low == nil && x.High == nil {
				t.Fatalf("%+v is wrong", x)
			}
			at = x.Span.End
		}
	})
}

// TestTree reads what happened off the tree where words nearby would mislead: the fleeing is not the tanks'.
func TestTree(t *testing.T) {
	d := spaced("Thirty tanks that people fled from were destroyed")
	tags := []string{"NUM", "NOUN", "PRON", "NOUN", "VERB", "ADP", "AUX", "VERB"}
	heads := []int{1, 7, 4, 4, 1, 4, 7, 7}
	deps := []string{"nummod", "nsubj:pass", "obl", "nsubj", "dep", "case", "aux:pass", "root"}
	for i := range d.Tokens {
		d.Tokens[i].UPOS, d.Tokens[i].Head, d.Tokens[i].Deprel = tags[i], heads[i], deps[i]
	}
	if err := run(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	if got, want := show(d), "Thirty tanks = tanks destroyed 30..30"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestDates leaves dates alone and takes from them since when and as of when a toll counts.
func TestDates(t *testing.T) {
	d := spaced("Since March 3 fighting has killed 60 people , officials said on Tuesday")
	at := func(words, value string) readout.Date {
		i := strings.Index(d.Text, words)
		return readout.Date{Span: readout.Span{Start: i, End: i + len(words)}, Value: value}
	}
	d.Dates = []readout.Date{at("Since March 3", "2015-03-03/.."), at("Tuesday", "2015-09-15")}
	if err := run(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	if len(d.Figures) != 1 {
		t.Fatalf("%d figures, want 1", len(d.Figures))
	}
	if f := d.Figures[0]; f.Since != "2015-03-03" || f.AsOf != "2015-09-15" || f.Scope != "cumulative" || f.Claimant != "officials" {
		t.Errorf("got since %q, as of %q, %q, by %q", f.Since, f.AsOf, f.Scope, f.Claimant)
	}
}
