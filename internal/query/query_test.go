package query

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"readout"
)

func TestParse(t *testing.T) {
	no := false
	for _, c := range []struct {
		text string
		want Query
	}{
		{"", Query{}},
		{"  ", Query{}},
		{"harbour talks", Query{Words: []string{"harbour", "talks"}}},
		{`"harbour talks" oslo`, Query{Words: []string{"harbour talks", "oslo"}}},
		{"type:consult,AGREE type:AID", Query{Type: []string{"CONSULT", "AGREE", "AID"}}},
		{"status:Planned actor:NORGOV recipient:SWE country:nor", Query{Status: []string{"planned"}, Actor: "NORGOV", Recipient: "SWE", Country: "NOR"}},
		{`speaker:"Kari Lund" from:2013-05 to:2013-06-02`, Query{Speaker: "Kari Lund", From: "2013-05", To: "2013-06-02"}},
		{"document:d1 story:s1 event:e1 id:c1", Query{Document: "d1", Story: "s1", Event: "e1", ID: "c1"}},
		{"background:no limit:5 offset:10", Query{}},
		{"background:false order:newest limit:5 offset:10", Query{Background: &no, Order: "newest", Limit: 5, Offset: 10}},
		{`actor:"a \"b\" \\c"`, Query{Actor: `a "b" \c`}},
		{`"kl:12"`, Query{Words: []string{"kl:12"}}},
	} {
		got, err := Parse(c.text)
		if strings.Contains(c.text, "background:no ") {
			if readout.CodeOf(err) != readout.Usage {
				t.Errorf("Parse(%q): %v, want a usage error", c.text, err)
			}
			continue
		}
		if err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("Parse(%q) = %+v, %v; want %+v", c.text, got, err, c.want)
		}
	}
}

func TestErrorsSayWhatToDo(t *testing.T) {
	for _, c := range []struct{ text, says string }{
		{"colour:red", "the fields are type"},
		{"type:MEET", "it is one of ACCUSE"},
		{"status:done", "occurred"},
		{"from:May", "from:2013-05-07"},
		{"to:2013-05/2013-06", "to:2013-05-07"},
		{"limit:-1", "limit:50"},
		{"limit:many", "limit:50"},
		{"country:Norway", "three letters"},
		{"actor:", "leave it out"},
		{`actor:" "`, "leave it out"},
		{":x", "before the colon"},
		{`"open`, "not closed"},
		{"order:up", "order:newest"},
	} {
		_, err := Parse(c.text)
		if readout.CodeOf(err) != readout.Usage || !strings.Contains(err.Error(), c.says) {
			t.Errorf("Parse(%q): %v; want a usage error that says %q", c.text, err, c.says)
		}
	}
}

// TestInverse: parse(print(q)) = q for queries made of any runes.
func TestInverse(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		q := made(r)
		got, err := Parse(q.String())
		if err != nil || !reflect.DeepEqual(got, q) {
			t.Fatalf("%+v prints %q, which reads %+v, %v", q, q.String(), got, err)
		}
	}
}

func made(r *rand.Rand) Query {
	word := func() string {
		const runes = `ab:"\ ,*é漢-'	` + "\n"
		all := []rune(runes)
		out := []rune{'x'}
		for range r.IntN(6) {
			out = append(out, all[r.IntN(len(all))])
		}
		r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
		return string(out)
	}
	maybe := func(s string) string { return []string{"", s}[r.IntN(2)] }
	q := Query{Actor: maybe(word()), Recipient: maybe(word()), Speaker: maybe(word()), Document: maybe(word()), Story: maybe(word()),
		Event: maybe(word()), ID: maybe(word()), Country: maybe("NOR"), From: maybe("2013-05"), To: maybe("2014"), Order: maybe("newest"),
		Limit: r.IntN(3), Offset: r.IntN(3)}
	for range r.IntN(3) {
		q.Words = append(q.Words, word())
	}
	if r.IntN(2) == 0 {
		b := r.IntN(2) == 0
		q.Background, q.Type, q.Status = &b, []string{"AID", "STATE"}, []string{"denied"}
	}
	return q
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{`type:AID x "y z" actor:"a\"b"`, "limit:3 from:2013", `"`, ":", `a"b"c`, "word:"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q, err := Parse(s)
		if err != nil {
			return
		}
		if back, err := Parse(q.String()); err != nil || !reflect.DeepEqual(back, q) {
			t.Errorf("%q reads %+v, prints %q, reads %+v, %v", s, q, q.String(), back, err)
		}
	})
}
