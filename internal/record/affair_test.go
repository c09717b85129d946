package record

import (
	"slices"
	"strings"
	"testing"

	"readout"
)

func TestBorrowedDates(t *testing.T) {
	met := told{says: "Kari Lund {met} Nils Berg on Monday and pledged two boats.", kind: "CONSULT", status: occurred, actors: who(lund, berg), date: "2021-03-01", dated: "on Monday"}
	for _, c := range []struct{ name, says, kind, want string }{
		{"in one breath", "Kari Lund met Nils Berg on Monday and {pledged} two boats.", "AGREE", "2021-03-01"},
		{"of another time", "Kari Lund met Nils Berg on Monday, after she had {pledged} two boats.", "AGREE", ""},
	} {
		pledge := told{says: c.says, kind: c.kind, status: occurred, actors: who(lund), recipients: who(sweden)}
		d := document("a", "2021-03-02", ferry, met, pledge)
		second := &d.Claims[1] // both of one sentence, as a coder reads it
		d.Text = strings.NewReplacer("{", "", "}", "").Replace(c.says)
		at := func(w string) readout.Span {
			i := strings.Index(d.Text, w)
			return readout.Span{Start: i, End: i + len(w)}
		}
		all := readout.Span{End: len(d.Text)}
		d.Claims[0].Trigger, d.Claims[0].Evidence, d.Claims[0].Date.Span = at("met"), all, at("on Monday")
		second.Trigger, second.Evidence = at("pledged"), all
		d.Sentences = []readout.Sentence{{Span: all}}
		r := Fold([]*readout.Document{d})
		i := slices.IndexFunc(r.Events, func(e readout.Event) bool { return e.Type == c.kind })
		if got := r.Events[i].Date.Value; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestDenials(t *testing.T) {
	charge := told{says: "Sweden {accused} Norway of ignoring the tariff survey of the strait.", kind: "ACCUSE", status: occurred, actors: who(sweden), recipients: who(norway)}
	answer := told{says: "Norway {denied} that it ignored the tariff survey.", kind: "STATE", status: occurred, actors: who(norway)}
	other := answer
	other.actors = who(holm)
	for _, c := range []struct {
		name  string
		reply told
		want  int
	}{{"by the accused", answer, 1}, {"by another", other, 0}} {
		r := Fold([]*readout.Document{document("a", "2021-03-02", ferry, charge), document("b", "2021-03-03", ferry, c.reply)})
		if len(r.Contradictions) != c.want {
			t.Errorf("%s: %+v", c.name, r.Contradictions)
		}
		for _, x := range r.Contradictions {
			if x.Field != "occurrence" || len(x.Claims) != 2 {
				t.Errorf("%s: %+v", c.name, x)
			}
		}
	}
}

func TestCountedRecipients(t *testing.T) {
	pilots := func(n string) readout.Actor {
		return readout.Actor{Name: n + " Swedish pilots", Code: "SWE", Country: "SWE"}
	}
	expelled := func(id, n string) *readout.Document {
		return document(id, "2021-03-02", ferry, told{says: "Norway {expelled} " + n + " Swedish pilots on Monday.", kind: "SANCTION", mode: "expel", status: occurred,
			actors: who(norway), recipients: who(pilots(n)), date: "2021-03-01"})
	}
	for n, want := range map[string]string{"four": "four Swedish pilots three Swedish pilots", "three": ""} {
		r := Fold([]*readout.Document{expelled("a", "three"), expelled("b", n)})
		var got []string
		for _, x := range r.Contradictions {
			got = append(got, x.Values...)
		}
		slices.Sort(got)
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", n, got, want)
		}
	}
}

func TestRewrittenByCredit(t *testing.T) {
	told := "A ferry ran aground at the mouth of the Glomma, the Fjordnytt agency reported. Everybody got off by lifeboats before noon and was given soup and a blanket at the inn. " +
		"Captain Sindre Moe had tried to avoid a drifting barge, and now his employers ask whose it was and who let it go. " +
		"A tug from Moss is to come. Until then nobody sails, and lorries must drive four hours round the fjord, they complain. " +
		"Divers looked at the hull and saw no leak so far, which pleased the fishermen of the estuary."
	for _, c := range []struct {
		agency string
		groups int
	}{{"Fjordnytt", 1}, {"Kystpress", 0}} {
		r := Fold([]*readout.Document{{ID: "a", Text: wire, Agency: c.agency}, {ID: "b", Text: told}})
		if len(r.Groups) != c.groups {
			t.Errorf("%s: %+v", c.agency, r.Groups)
		}
	}
}

func TestLatestWeekday(t *testing.T) {
	for _, c := range []struct {
		named []int
		day   int
		ok    bool
	}{{[]int{5, 6}, 6, true}, {[]int{1, 0}, 1, true}, {[]int{2}, 2, true}, {[]int{0, 2, 5}, 0, false}, {nil, 0, false}} {
		if day, ok := latest(c.named); ok != c.ok || ok && day != c.day {
			t.Errorf("%v: %d %v", c.named, day, ok)
		}
	}
}

func TestNoPosition(t *testing.T) {
	for _, c := range []struct {
		name string
		told told
		want string
	}{
		{"thanks", told{says: "Kari Lund {thanked} Sweden for the lifeboats.", kind: "SUPPORT", status: occurred, actors: who(lund), recipients: who(sweden)}, ""},
		{"a culprit named", told{says: "Kari Lund {blamed} Sweden for the tariff.", kind: "ACCUSE", status: occurred, actors: who(lund), recipients: who(sweden)}, ""},
		{"a blow", told{says: "Kari Lund {condemned} the attack on the berth.", kind: "ACCUSE", status: occurred, actors: who(lund)}, ""},
		{"a measure", told{says: "Kari Lund {condemned} the tariff.", kind: "ACCUSE", status: occurred, actors: who(lund)}, "opposes tariff"},
		{"a demand", told{says: "Kari Lund {asked} Sweden to lower the tariff.", kind: "REQUEST", status: occurred, actors: who(lund)}, "demands Sweden to lower the tariff"},
		{"nobody known", told{says: "Pål Vik {condemned} the tariff.", kind: "ACCUSE", status: occurred, actors: who(readout.Actor{Name: "Pål Vik"})}, ""},
	} {
		r := Fold([]*readout.Document{document("a", "2021-03-02", ferry, c.told)})
		got := ""
		for _, p := range r.Positions {
			got += p.Stance + " " + p.Issue
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestAgreedAtTheMeeting(t *testing.T) {
	for _, c := range []struct {
		name   string
		agreed []readout.Actor
		want   string
	}{{"the two who met", who(lund, berg), "2021-03-01"}, {"two others", who(lund, holm), ""}} {
		r := Fold([]*readout.Document{document("a", "2021-03-02", ferry,
			told{says: "Kari Lund {met} Nils Berg on Monday.", kind: "CONSULT", status: occurred, actors: who(lund, berg), date: "2021-03-01", dated: "on Monday"},
			told{says: "The ministers {agreed} to open the berth.", kind: "AGREE", status: occurred, actors: c.agreed})})
		i := slices.IndexFunc(r.Events, func(e readout.Event) bool { return e.Type == "AGREE" })
		if i < 0 || r.Events[i].Date.Value != c.want {
			t.Errorf("%s: %+v", c.name, r.Events)
		}
	}
}
