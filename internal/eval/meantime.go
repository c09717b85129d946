package eval

import (
	"context"
	"encoding/xml"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"readout"
	"readout/internal/stage/date"
)

// timed is a report of the MEANTIME corpus: words, and the times that its makers marked.
type timed struct {
	Tokens []struct {
		ID       string `xml:"t_id,attr"`
		Sentence string `xml:"sentence,attr"`
		Form     string `xml:",chardata"`
	} `xml:"token"`
	Times  []timex   `xml:"Markables>TIMEX3"`
	Events []mention `xml:"Markables>EVENT_MENTION"`
}

type timex struct {
	Type     string `xml:"type,attr"`
	Value    string `xml:"value,attr"`
	Function string `xml:"functionInDocument,attr"`
	Anchors  []struct {
		ID string `xml:"t_id,attr"`
	} `xml:"token_anchor"`
}

// document is the report with its words, its date, and where each word stands.
func (m *timed) document() (*readout.Document, map[string]readout.Span) {
	d, at := &readout.Document{}, map[string]readout.Span{}
	var text strings.Builder
	var forms, ids []string
	flush := func() {
		first := len(d.Tokens)
		given(d, &text, forms)
		for i, id := range ids {
			at[id] = d.Tokens[first+i].Span
		}
		forms, ids = nil, nil
	}
	for i, t := range m.Tokens {
		if i > 0 && t.Sentence != m.Tokens[i-1].Sentence {
			flush()
		}
		forms, ids = append(forms, t.Form), append(ids, t.ID)
	}
	flush()
	d.Text = text.String()
	for _, x := range m.Times {
		if x.Function == "CREATION_TIME" {
			d.Published.Value = x.Value[:min(len(x.Value), 10)]
		}
	}
	return d, at
}

// edtf is the value of a time as EDTF; "" for a duration, a set or a vague reference.
func (x timex) edtf() string {
	v, _, _ := strings.Cut(x.Value, "T")
	if x.Type != "DATE" && x.Type != "TIME" || strings.HasSuffix(v, "_REF") || strings.Contains(v, "XX-") || strings.HasPrefix(v, "P") {
		return ""
	}
	if y, q, ok := strings.Cut(v, "-Q"); ok {
		return y + map[string]string{"1": "-01/" + y + "-03", "2": "-04/" + y + "-06", "3": "-07/" + y + "-09", "4": "-10/" + y + "-12"}[q]
	}
	if y, w, ok := strings.Cut(v, "-W"); ok && len(w) >= 2 {
		return week(y, w)
	}
	return strings.TrimSuffix(strings.TrimSuffix(strings.TrimPrefix(v, "FY"), "-XX"), "XX")
}

// week is the days of "2011", "14" or those of its weekend, "14-WE".
func week(year, number string) string {
	y, _ := strconv.Atoi(year)
	n, _ := strconv.Atoi(number[:2])
	fourth := time.Date(y, 1, 4, 0, 0, 0, 0, time.UTC) // always in the first week
	monday := fourth.AddDate(0, 0, 7*(n-1)-(int(fourth.Weekday())+6)%7)
	from := monday
	if strings.HasSuffix(number, "WE") {
		from = monday.AddDate(0, 0, 5)
	}
	return readout.Interval(from.Format(time.DateOnly), monday.AddDate(0, 0, 6).Format(time.DateOnly))
}

// meantime scores dates on the headline, date line and first four sentences of each report: what the makers marked.
func meantime(ctx context.Context, data string) ([]Figure, error) {
	n := tally{}
	err := unpacked(ctx, filepath.Join(data, "time", "meantime.tar.xz"), "meantime", func(folder string) error {
		reports, err := readMeantime(folder)
		for _, m := range reports {
			m.count(n)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	const set = "MEANTIME"
	return []Figure{scored(set, "dates, span", n["spans"], n["told"], n["gold"]), scored(set, "dates, value", n["values"], n["told"], n["gold"])}, nil
}

// readMeantime reads the reports of every part, in the order of their names.
func readMeantime(folder string) ([]*timed, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*", "*.xml"))
	if err != nil {
		return nil, err
	}
	var all []*timed
	for _, f := range files {
		body, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		m := &timed{}
		if err := xml.Unmarshal(body, m); err != nil {
			return nil, err
		}
		all = append(all, m)
	}
	return all, nil
}

func (m *timed) count(n tally) {
	d, at := m.document()
	got := date.Again(d, d.Published.Value)
	end := d.Sentences[min(5, len(d.Sentences)-1)].Span.End
	used := map[int]bool{}
	for _, x := range m.Times {
		var s readout.Span
		for _, a := range x.Anchors {
			s = s.Cover(at[a.ID])
		}
		want := x.edtf()
		if want == "" || s.Empty() || s.Start >= end {
			continue
		}
		n["gold"]++
		for i, g := range got {
			if g.Span.Overlaps(s) && !used[i] {
				used[i] = true
				n["spans"]++
				n.add("values", strings.TrimPrefix(strings.TrimSuffix(g.Value, "/.."), "../") == want)
				break
			}
		}
	}
	for _, g := range got {
		n.add("told", g.Value != "" && g.Span.Start < end)
	}
}
