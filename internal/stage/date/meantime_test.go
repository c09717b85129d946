package date

import (
	"encoding/xml"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"readout"
)

// meantime is a report of the MEANTIME corpus.
type meantime struct {
	Tokens []struct {
		ID       string `xml:"t_id,attr"`
		Sentence string `xml:"sentence,attr"`
		Form     string `xml:",chardata"`
	} `xml:"token"`
	Times []struct {
		Type     string `xml:"type,attr"`
		Value    string `xml:"value,attr"`
		Function string `xml:"functionInDocument,attr"`
		Anchors  []struct {
			ID string `xml:"t_id,attr"`
		} `xml:"token_anchor"`
	} `xml:"Markables>TIMEX3"`
}

// document is the report with its words, its publication date and the spans of its words by ID.
func (m *meantime) document() (*readout.Document, map[string]readout.Span) {
	d, at := &readout.Document{}, map[string]readout.Span{}
	var b strings.Builder
	last := ""
	for _, t := range m.Tokens {
		if t.Sentence != last {
			d.Sentences = append(d.Sentences, readout.Sentence{First: len(d.Tokens)})
			last = t.Sentence
		}
		s := readout.Span{Start: b.Len(), End: b.Len() + len(t.Form)}
		b.WriteString(t.Form + " ")
		at[t.ID] = s
		d.Tokens = append(d.Tokens, readout.Token{Span: s, Form: t.Form, Head: len(d.Tokens)})
		d.Sentences[len(d.Sentences)-1].Last = len(d.Tokens)
		d.Sentences[len(d.Sentences)-1].Span = d.Sentences[len(d.Sentences)-1].Span.Cover(s)
	}
	d.Text = b.String()
	for _, x := range m.Times {
		if x.Function == "CREATION_TIME" {
			d.Published.Value = x.Value[:min(len(x.Value), 10)]
		}
	}
	return d, at
}

// edtf is a TIMEX3 value as EDTF, "" for a duration, a set or a vague reference.
func edtf(kind, v string) string {
	v, _, _ = strings.Cut(v, "T")
	if kind != "DATE" && kind != "TIME" || strings.HasSuffix(v, "_REF") || strings.Contains(v, "XX-") || strings.HasPrefix(v, "P") {
		return ""
	}
	if y, q, ok := strings.Cut(v, "-Q"); ok {
		return y + map[string]string{"1": "-01/" + y + "-03", "2": "-04/" + y + "-06", "3": "-07/" + y + "-09", "4": "-10/" + y + "-12"}[q]
	}
	if y, w, ok := strings.Cut(v, "-W"); ok {
		year, _ := strconv.Atoi(y)
		n, _ := strconv.Atoi(w[:2])
		monday := week(time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC)).from.AddDate(0, 0, 7*(n-1))
		if strings.HasSuffix(w, "WE") {
			return days(monday.AddDate(0, 0, 5), monday.AddDate(0, 0, 6)).value()
		}
		return week(monday).value()
	}
	return strings.TrimSuffix(strings.TrimSuffix(strings.TrimPrefix(v, "FY"), "-XX"), "XX")
}

// TestMeantime measures against a corpus that is no part of the project, on the headline, date and four sentences of each
// report that its makers annotated.
func TestMeantime(t *testing.T) {
	dir := os.Getenv("MEANTIME")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "..", "shared", "data", "time", "meantime")
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*", "*.xml"))
	if len(files) == 0 {
		t.Skip("no MEANTIME here: unpack it and name its folder in MEANTIME")
	}
	var gold, found, spans, values, dated int
	for _, f := range files {
		body, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		m := &meantime{}
		if err := xml.Unmarshal(body, m); err != nil {
			t.Fatal(f, err)
		}
		d, at := m.document()
		got := Again(d, d.Published.Value)
		hit := map[int]bool{}
		for _, x := range m.Times {
			want := edtf(x.Type, x.Value)
			var s readout.Span
			for _, a := range x.Anchors {
				s = s.Cover(at[a.ID])
			}
			if want == "" || len(x.Anchors) == 0 || s.Start >= d.Sentences[min(5, len(d.Sentences)-1)].Span.End {
				continue
			}
			gold++
			done := false
			for i, g := range got {
				if g.Span.Overlaps(s) && !hit[i] {
					hit[i], done = true, true
					spans++
					if v := strings.TrimPrefix(strings.TrimSuffix(g.Value, "/.."), "../"); v == want {
						values++
					} else {
						t.Logf("value %q want %q for %q in …%s… (%s) %s", v, want, g.Span.In(d.Text), d.Text[max(0, s.Start-60):min(len(d.Text), s.End+40)], d.Published.Value, g.Rule)
					}
					break
				}
			}
			if !done {
				t.Logf("missed %q %s in …%s…", s.In(d.Text), x.Value, d.Text[max(0, s.Start-50):min(len(d.Text), s.End+30)])
			}
		}
		for i, g := range got {
			if g.Value != "" && g.Span.Start < d.Sentences[min(5, len(d.Sentences)-1)].Span.End {
				dated++
				if !hit[i] {
					t.Logf("extra %q %s in …%s…", g.Span.In(d.Text), g.Value, d.Text[max(0, g.Span.Start-40):min(len(d.Text), g.Span.End+30)])
				}
			}
		}
		found += len(got)
	}
	f := func(right, found int) float64 { return 2 * float64(right) / float64(gold+found) }
	t.Logf("%d expressions; spans F1 %.3f, values F1 %.3f (%d dated)", gold, f(spans, dated), f(values, dated), dated)
	if f(values, dated) < .85 {
		t.Errorf("values F1 %.3f is below the floor", f(values, dated))
	}
}
