package place

import (
	"context"
	"strconv"
	"strings"
	"testing"

	"readout"
)

// document is a text with its names in brackets, each with its label after a bar: "in [Paris|GPE]".
func document(t *testing.T, marked string) *readout.Document {
	d := &readout.Document{}
	for {
		before, rest, found := strings.Cut(marked, "[")
		d.Text += before
		if !found {
			return d
		}
		inner, after, ok := strings.Cut(rest, "]")
		words, label, ok2 := strings.Cut(inner, "|")
		if !ok || !ok2 {
			t.Fatalf("brackets in %q", marked)
		}
		start := len(d.Text)
		d.Text += words
		d.Names = append(d.Names, readout.Name{Span: readout.Span{Start: start, End: len(d.Text)}, Label: label})
		marked = after
	}
}

func TestPlace(t *testing.T) {
	cases := []struct {
		text string
		want string // for each place: geoname country precision
	}{
		{"Talks were held in [Nice|GPE], [France|GPE].", "2990440 FRA city; 3017382 FRA country"},
		{"A fire broke out in [Paris|GPE], [Texas|GPE].", "4717560 USA city; 4736286 USA region"},
		{"A plant in [Paris|GPE], Tex., closed.", "4717560 USA city"},
		{"The envoy flew to [Paris|GPE] on Friday.", "2988507 FRA city"},
		{"[Paris|PER] sang; the [London|ORG] bank paid.", ""},
		{"Troops left [Tripoli|GPE] as [Libyan|NORP] talks began.", "2210247 LBY city"},
		{"Troops left [Tripoli|GPE], [Lebanon|GPE], at noon.", "266826 LBN city; 272103 LBN country"},
		{"A ship sank in the [South China Sea|LOC].", "0  area"},
		{"Rebels hold [Zzyrgistanovka|GPE].", "0  unknown"},
		{"He lives in [Springfield|GPE].", "0  unknown"},
		{"[Georgia|GPE] and [Russia|GPE] signed a truce in [Tbilisi|GPE].", "614540 GEO country; 2017370 RUS country; 611717 GEO city"},
		{"Storms hit [Georgia|GPE], [Alabama|GPE] and [Mississippi|GPE].", "4197000 USA region; 4829764 USA region; 4436296 USA region"},
		{"Shells hit northern [Gaza|GPE] and [Khan Younis|GPE].", "0 PSE area; 281124 PSE city"},
		{"The minister spoke in [Kiev|GPE]; [Kiev|GPE] is calm.", "703448 UKR city; 703448 UKR city"},
	}
	for _, c := range cases {
		d := document(t, c.text)
		if err := Stage().Run(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range d.Places {
			got = append(got, strings.Join([]string{strconv.Itoa(p.Geoname), p.Country, p.Precision}, " "))
			if p.Why == "" || p.Precision == "unknown" && p.Geoname != 0 {
				t.Errorf("%s: %+v", c.text, p)
			}
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.text, strings.Join(got, "; "), c.want)
			for _, p := range d.Places {
				t.Logf("%+v", p)
			}
		}
	}
}

func TestDateline(t *testing.T) {
	d := document(t, "Rebels took [Victoria|GPE].")
	d.Dateline.Place = "VICTORIA, Seychelles"
	if err := Stage().Run(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	if p := d.Places[0]; p.Country != "SYC" || p.Precision != "city" {
		t.Errorf("%+v", p)
	}
}

func FuzzFollowing(f *testing.F) {
	f.Add("Paris, Texas and Ohio", 5)
	f.Add("Paris (", 5)
	f.Fuzz(func(t *testing.T, text string, at int) {
		if at < 0 || at > len(text) {
			return
		}
		r := &reader{d: &readout.Document{Text: text}}
		r.following(readout.Span{Start: 0, End: at})
	})
}
