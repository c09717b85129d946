package token

import (
	"context"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"readout"
)

// print shows a document's words parted by spaces, one sentence a line; a blank line parts paragraphs.
func print(d *readout.Document) string {
	var b strings.Builder
	for i, s := range d.Sentences {
		if i > 0 && s.Paragraph != d.Sentences[i-1].Paragraph {
			b.WriteString("¶ ")
		}
		for k, t := range d.Tokens[s.First:s.Last] {
			if k > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(t.Form)
		}
		b.WriteByte('\n')
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func read(d *readout.Document) string {
	_ = run(context.Background(), d)
	return print(d)
}

func TestWords(t *testing.T) {
	for text, want := range map[string]string{
		"a long-term plan":                            "a long - term plan",
		"the U.S.-led force":                          "the U.S. - led force",
		"anti-war co-founder":                         "anti-war co-founder",
		"Tarik al-Osman's ex-wife":                    "Tarik al - Osman 's ex-wife",
		"They don't and can’t":                        "They do n't and ca n’t",
		"We cannot, we're gonna":                      "We can not , we 're gon na",
		"the ministers' I'd've":                       "the ministers ' I 'd 've",
		"worth $5bn or 5%":                            "worth $ 5 bn or 5 %",
		"€3.5m and US$40":                             "€ 3.5 m and US$ 40",
		"a 10-year-old at 5pm":                        "a 10 - year - old at 5 pm",
		"from 13-17 on 9/11":                          "from 13 - 17 on 9/11",
		"3/4 of 24/7, 11/12":                          "3 / 4 of 24 / 7 , 11/12",
		"call 212-555-0123, 555-0199":                 "call 212-555-0123 , 555-0199",
		"on 2015-09-17 and 17-Sep-15":                 "on 2015-09-17 and 17-Sep-15",
		"lund@norfell.org (see www.norfell.org/a_b).": "lund@norfell.org ( see www.norfell.org/a_b ) .",
		"https://norfell.org/x?a=1,":                  "https://norfell.org/x?a=1 ,",
		"wait… no... well--yes":                       "wait … no ... well -- yes",
		"“Stop!” ‘Why?’":                              "“ Stop ! ” ‘ Why ? ’",
		"the 1990s, the '90s, 1980's":                 "the 1990s , the '90s , 1980's",
		"AT&T, O'Neill, and/or b/c":                   "AT&T , O'Neill , and / or b/c",
		"the 19th-century #peace":                     "the 19th - century #peace",
		"Really?! No!!!":                              "Really ?! No !!!",
		"(Reuters) - In Norfell":                      "( Reuters ) - In Norfell",
		"at 9 a.m. GMT":                               "at 9 a.m. GMT",
		"Lashkar-e-Norfell":                           "Lashkar - e - Norfell",
		"40km off, 1,350kg, 747s":                     "40 km off , 1,350 kg , 747s",
	} {
		if got := read(&readout.Document{Text: text}); strings.ReplaceAll(got, "\n", " ") != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, c := range [][]string{
		{"Gen. Tarik Osman met Lt. Col. Lund. They spoke.", "Gen. Tarik Osman met Lt. Col. Lund .", "They spoke ."},
		{"He left the U.S. They stayed.", "He left the U.S.", "They stayed ."},
		{"The U.S. Navy sailed on Sept. 17 at 5 p.m. It came back.", "The U.S. Navy sailed on Sept. 17 at 5 p.m .", "It came back ."},
		{"It ended at 5 p.m. Monday.", "It ended at 5 p.m. Monday ."},
		{"He works for Norfell Inc. The firm is small.", "He works for Norfell Inc.", "The firm is small ."},
		{"No. 10 was shut. J. R. Lund wept.", "No. 10 was shut .", "J. R. Lund wept ."},
		{`"We go." "You stay," he said. "Now."`, `" We go . "`, `" You stay , " he said .`, `" Now . "`},
		{"“We go.” He left.", "“ We go . ”", "He left ."},
		{"“Who fired?” Osman asked. “Who?” The crowd fled.", "“ Who fired ? ” Osman asked .", "“ Who ? ”", "The crowd fled ."},
		{"“Why?” he said.", "“ Why ? ” he said ."},
		{"He was seriously ill. Kim left.", "He was seriously ill .", "Kim left ."},
		{"It was a style.[3] In May it ended.", "It was a style . [ 3 ]", "In May it ended ."},
		{"They met in the region.The talks failed.", "They met in the region .", "The talks failed ."},
		{"St. Anne vs. Norfell, at Ft. Lund.", "St. Anne vs. Norfell , at Ft. Lund ."},
		{"1. The talks begin.", "1 . The talks begin ."},
		{"Headline here\nText starts. It ends.", "Headline here", "¶ Text starts .", "It ends ."},
		{"The delegation of the northern province crossed the river at\ndawn and went on to Norfell by road.", "The delegation of the northern province crossed the river at dawn and went on to Norfell by road ."},
		{"He paused ... Then he went on.", "He paused ...", "Then he went on ."},
		{"It costs 3.5 percent more, i.e. nothing. Mr. X agrees.", "It costs 3.5 percent more , i.e. nothing .", "Mr. X agrees ."},
		{"(It rained.) We left.", "( It rained . )", "We left ."},
	} {
		if got, want := read(&readout.Document{Text: c[0]}), strings.Join(c[1:], "\n"); got != want {
			t.Errorf("%s\n got\n%s\nwant\n%s", c[0], got, want)
		}
	}
}

func TestDateline(t *testing.T) {
	d := &readout.Document{Text: "NORFELL, Sept. 17 (XPA) -- The talks began. They go on."}
	d.Dateline.Span = readout.Span{Start: 0, End: strings.Index(d.Text, "The")}
	if got, want := read(d), "The talks began .\nThey go on ."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTokenized(t *testing.T) {
	d := &readout.Document{Tokenized: true, Text: "He did n't go to St. Anne . \nU.S.-led\n\nEnd"}
	if got, want := read(d), "He did n't go to St. Anne .\nU.S.-led\n¶ End"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLong(t *testing.T) {
	d := &readout.Document{Text: strings.Repeat("x-", 5000) + " " + strings.Repeat("one and two, ", 500)}
	_ = run(context.Background(), d)
	if d.Tokens[0].Span.Len() != 10000 {
		t.Errorf("a run of %d bytes is no single word", 10000)
	}
	for _, s := range d.Sentences {
		if s.Last-s.First > most {
			t.Errorf("a sentence of %d words", s.Last-s.First)
		}
	}
}

func FuzzRun(f *testing.F) {
	f.Add("“Don't,” he said… $5bn\nU.S. They.", false)
	f.Add("a'.’t n't 's 12-34/5 @#_ ''``", true)
	f.Fuzz(func(t *testing.T, text string, tokenized bool) {
		d := &readout.Document{Text: text, Tokenized: tokenized}
		_ = run(context.Background(), d)
		at := 0
		for i, w := range d.Tokens {
			if w.Span.Start < at || w.Span.Empty() || w.Span.In(text) != w.Form || w.Head != i {
				t.Fatalf("word %d %v %q is out of order", i, w.Span, w.Form)
			}
			if utf8.ValidString(text) && !utf8.ValidString(w.Form) {
				t.Fatalf("word %q is cut inside a character", w.Form)
			}
			if gap := text[at:w.Span.Start]; strings.Trim(gap, " \n\r\t") != "" && strings.ContainsAny(gap, "abcdefghijklmnopqrstuvwxyz0123456789") {
				t.Fatalf("%q is lost", gap)
			}
			at = w.Span.End
		}
		next := 0
		for _, s := range d.Sentences {
			if s.First != next || s.Last <= s.First || s.Span.Start != d.Tokens[s.First].Span.Start || s.Span.End != d.Tokens[s.Last-1].Span.End {
				t.Fatalf("sentence %+v is out of order", s)
			}
			next = s.Last
		}
		if next != len(d.Tokens) {
			t.Fatalf("%d words in sentences of %d", next, len(d.Tokens))
		}
	})
}

// TestLinear reads long runs of one mark or address, which must not take time that grows with the square of their length.
func TestLinear(t *testing.T) {
	for _, s := range []string{")", "!)", `."a`, "http://x.org)", "[1]", ".(", "a'", "1-", "x.", "((x", "…", "’s"} {
		d := &readout.Document{Text: strings.Repeat(s, 60000)}
		start := time.Now()
		_ = run(context.Background(), d)
		if took := time.Since(start); took > 3*time.Second {
			t.Errorf("a long run of %q took %v", s, took)
		}
	}
}
