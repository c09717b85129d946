package web

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"readout"
)

func TestPassage(t *testing.T) {
	text := "Lind & Osk met <here>."
	for _, c := range []struct {
		name  string
		marks []Mark
		want  string
	}{
		{"none", nil, "Lind &amp; Osk met &lt;here&gt;."},
		{"one", []Mark{{Span: readout.Span{Start: 11, End: 14}, Class: "evidence"}}, `Lind &amp; Osk <mark class="evidence">met</mark> &lt;here&gt;.`},
		{"nested", []Mark{{Span: readout.Span{Start: 7, End: 14}, Class: "evidence"}, {Span: readout.Span{Start: 11, End: 14}, Class: "evidence trigger"}},
			`Lind &amp; <mark class="evidence">Osk </mark><mark class="evidence trigger">met</mark> &lt;here&gt;.`},
		{"crossing", []Mark{{Span: readout.Span{Start: 0, End: 10}, Class: "a"}, {Span: readout.Span{Start: 7, End: 14}, Class: "b"}},
			`<span class="a">Lind &amp; </span><span class="a b">Osk</span><span class="b"> met</span> &lt;here&gt;.`},
		{"same", []Mark{{Span: readout.Span{Start: 0, End: 4}, Class: "a", ID: "x", Of: "x"}, {Span: readout.Span{Start: 0, End: 4}, Class: "b", ID: "y", Of: "y"}},
			`<span class="anchor" id="x"></span><span class="anchor" id="y"></span><span class="a b" data-of="x y">Lind</span> &amp; Osk met &lt;here&gt;.`},
		{"white space and nothing", []Mark{{Span: readout.Span{Start: 10, End: 15}, Class: "a"}, {Span: readout.Span{Start: 4, End: 5}, Class: "b"}, {Span: readout.Span{Start: 9, End: 3}, Class: "c"}},
			`Lind &amp; Osk <span class="a">met</span> &lt;here&gt;.`},
		{"outside", []Mark{{Span: readout.Span{Start: -5, End: 4}, Class: "a"}, {Span: readout.Span{Start: 30, End: 40}, Class: "b"}}, `<span class="a">Lind</span> &amp; Osk met &lt;here&gt;.`},
		{"reference", []Mark{{Span: readout.Span{Start: 0, End: 4}, Class: "a", Ref: "#b", Label: "1", Says: `"1"`}},
			`<span class="a">Lind</span><a class="ref" href="#b" data-label="1" aria-label="&#34;1&#34;"></a> &amp; Osk met &lt;here&gt;.`},
	} {
		if found := string(passage(text, readout.Span{End: len(text)}, c.marks)); found != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, found, c.want)
		}
	}
}

func TestParagraphs(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"One.\nTwo.", "<p>One.</p>\n<p>Two.</p>"},
		{"One\nline.\n\nTwo.", "<p>One\nline.</p>\n\n<p>Two.</p>"},
		{"\n\nOne.\n", "\n\n<p>One.\n</p>"},
		{"", ""},
	} {
		if found := string(paragraphs(c.text, nil)); found != c.want {
			t.Errorf("%q: %q, want %q", c.text, found, c.want)
		}
	}
	over := Mark{Span: readout.Span{Start: 0, End: 10}, Class: "evidence", ID: "c1", Of: "c1"}
	if found, want := string(paragraphs("One.\n\nTwo.", []Mark{over})), `<p><span class="anchor" id="c1"></span><mark class="evidence" data-of="c1">One.</mark></p>`+"\n\n"+`<p><mark class="evidence" data-of="c1">Two.</mark></p>`; found != want {
		t.Errorf("over two paragraphs: %s, want %s", found, want)
	}
}

// Whatever is marked in whatever way, the page is well formed, holds the text and nothing else, and has each anchor once.
func FuzzMarks(f *testing.F) {
	f.Add("Osk met Lund.\n\nÅse said so.", []byte{0, 8, 4, 20, 4, 8, 13, 16, 2, 3})
	f.Add("a<b>&\"'é", []byte{0, 9, 1, 2, 7, 8})
	f.Fuzz(func(t *testing.T, text string, borders []byte) {
		text = strings.Map(func(r rune) rune {
			if r == utf8.RuneError || unicode.IsControl(r) && r != '\n' && r != '\t' || r == '\ufffe' || r == '\uffff' {
				return -1
			}
			return r
		}, text)
		var marks []Mark
		for i := 0; i+1 < len(borders); i += 2 {
			m := Mark{Span: readout.Span{Start: int(borders[i]) - 3, End: int(borders[i+1])}, Class: []string{"evidence", "quote", "figure"}[i/2%3]}
			if i%4 == 0 {
				m.ID, m.Ref = "m"+string(rune('a'+i/4%26))+strings.Repeat("x", i/104), "#there"
			}
			marks = append(marks, m)
		}
		shown, anchors := wellFormed(t, string(paragraphs(text, marks)))
		if shown != text {
			t.Errorf("shows %q, text is %q", shown, text)
		}
		want := 0
		for _, m := range tidy(text, marks) {
			if m.ID != "" {
				want++
			}
		}
		if anchors != want {
			t.Errorf("%d anchors for %d marks that have one", anchors, want)
		}
	})
}

// wellFormed reads a page's part and tells its text and how many anchors it has.
func wellFormed(t *testing.T, page string) (shown string, anchors int) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader("<div>" + page + "</div>"))
	var b strings.Builder
	for {
		token, err := d.Token()
		if err == io.EOF {
			return b.String(), anchors
		}
		if err != nil {
			t.Fatalf("%v in %s", err, page)
		}
		switch token := token.(type) {
		case xml.CharData:
			b.Write(token)
		case xml.StartElement:
			for _, a := range token.Attr {
				if a.Name.Local == "class" && a.Value == "anchor" {
					anchors++
				}
			}
		}
	}
}
