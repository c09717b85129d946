package record

import (
	"strings"
	"testing"

	"readout"
)

const (
	occurred  = readout.Occurred
	planned   = readout.Planned
	cancelled = readout.Cancelled
	denied    = readout.Denied
	alleged   = readout.Alleged
)

// cases are reports and the events that they tell, each as the IDs of its claims.
var cases = []struct {
	name string
	docs []*readout.Document
	want string
}{
	{"a plan and the meeting held are one", []*readout.Document{
		document("a", "2021-03-01", ferry, told{says: "Kari Lund will {meet} Nils Berg in Oslo on Tuesday.", kind: "CONSULT", status: planned, actors: who(lund, berg), date: "2021-03-02", place: oslo}),
		document("b", "2021-03-02", ferry, told{says: "Kari Lund {met} Nils Berg in Oslo on Tuesday.", kind: "CONSULT", status: occurred, actors: who(lund, berg), date: "2021-03-02", place: oslo}),
	}, "a.1+b.1"},
	{"a subset of the parties", []*readout.Document{
		document("a", "2021-03-01", ferry, told{says: "Kari Lund will {meet} Nils Berg and Pia Holm on Tuesday.", kind: "CONSULT", status: planned, actors: who(lund), recipients: who(berg, holm), date: "2021-03-02"}),
		document("b", "2021-03-02", ferry, told{says: "Kari Lund {met} Nils Berg on Tuesday.", kind: "CONSULT", status: occurred, actors: who(lund, berg), date: "2021-03-02"}),
	}, "a.1+b.1"},
	{"countries stand for their ministers", []*readout.Document{
		document("a", "2021-03-02", ferry, told{says: "Norway and Sweden held {talks} in Oslo on Tuesday about the berth.", kind: "CONSULT", status: occurred, actors: who(norway, sweden), date: "2021-03-02", place: oslo}),
		document("b", "2021-03-02", ferry, told{says: "Kari Lund held {talks} with Nils Berg in Oslo on Tuesday about the berth.", kind: "CONSULT", status: occurred, actors: who(lund, berg), date: "2021-03-02", place: oslo}),
	}, "a.1+b.1"},
	{"another counterpart", []*readout.Document{
		document("a", "2021-03-02", ferry, told{says: "Kari Lund {met} Nils Berg on Tuesday.", kind: "CONSULT", status: occurred, actors: who(lund, berg), date: "2021-03-02"}),
		document("b", "2021-03-02", ferry, told{says: "Kari Lund {met} Pia Holm on Tuesday.", kind: "CONSULT", status: occurred, actors: who(lund, holm), date: "2021-03-02"}),
	}, "a.1 b.1"},
	{"calls years apart", []*readout.Document{
		document("a", "2013-02-18", ferry, told{says: "Kari Lund {called} Nils Berg on Sunday.", kind: "CONSULT", mode: "phone", status: occurred, actors: who(lund, berg), date: "2013-02-17"}),
		document("b", "2015-09-16", ferry, told{says: "Kari Lund {called} Nils Berg on Tuesday.", kind: "CONSULT", mode: "phone", status: occurred, actors: who(lund, berg), date: "2015-09-15"}),
	}, "a.1 b.1"},
	{"unresolved weekdays that differ", []*readout.Document{
		document("a", "", ferry, told{says: "Kari Lund {called} Nils Berg on Sunday.", kind: "CONSULT", mode: "phone", status: occurred, actors: who(lund, berg), dated: "Sunday"}),
		document("b", "", ferry, told{says: "Kari Lund {called} Nils Berg on Tuesday.", kind: "CONSULT", mode: "phone", status: occurred, actors: who(lund, berg), dated: "Tuesday"}),
	}, "a.1 b.1"},
	{"a call is no visit", []*readout.Document{
		document("a", "2021-03-02", ferry, told{says: "Kari Lund {called} Nils Berg on Tuesday.", kind: "CONSULT", mode: "phone", status: occurred, actors: who(lund, berg), date: "2021-03-02"}),
		document("b", "2021-03-02", ferry, told{says: "Kari Lund {visited} Nils Berg on Tuesday.", kind: "CONSULT", mode: "visit", status: occurred, actors: who(lund), recipients: who(berg), date: "2021-03-02"}),
	}, "a.1 b.1"},
	{"put off and held on another day", []*readout.Document{
		document("a", "2021-03-01", ferry, told{says: "Kari Lund will {meet} Nils Berg on Tuesday.", kind: "CONSULT", status: planned, actors: who(lund, berg), date: "2021-03-02"}),
		document("b", "2021-03-02", ferry, told{says: "Kari Lund {postponed} her meeting with Nils Berg.", kind: "CONSULT", status: cancelled, actors: who(lund, berg)}),
		document("c", "2021-03-05", ferry, told{says: "Kari Lund {met} Nils Berg on Friday after the delay.", kind: "CONSULT", status: occurred, actors: who(lund, berg), date: "2021-03-05"}),
	}, "a.1+b.1+c.1"},
	{"two meetings in a week", []*readout.Document{
		document("a", "2021-03-02", ferry, told{says: "Kari Lund {met} Nils Berg on Tuesday.", kind: "CONSULT", status: occurred, actors: who(lund, berg), date: "2021-03-02"}),
		document("b", "2021-03-05", ferry, told{says: "Kari Lund {met} Nils Berg again on Friday.", kind: "CONSULT", status: occurred, actors: who(lund, berg), date: "2021-03-05"}),
	}, "a.1 b.1"},
	{"the same words on another issue", []*readout.Document{
		document("a", "2021-03-02", ferry, told{says: "Kari Lund {accused} Sweden of blocking the Strömstad berth.", kind: "ACCUSE", status: occurred, actors: who(lund), recipients: who(sweden)}),
		document("b", "2021-03-03", ferry, told{says: "Kari Lund {accused} Sweden of doubling salmon duties.", kind: "ACCUSE", status: occurred, actors: who(lund), recipients: who(sweden)}),
	}, "a.1 b.1"},
	{"one accusation in two reports", []*readout.Document{
		document("a", "2021-03-02", ferry, told{says: "Kari Lund {accused} Sweden of blocking the Strömstad berth.", kind: "ACCUSE", status: occurred, actors: who(lund), recipients: who(sweden)}),
		document("b", "2021-03-03", ferry, told{says: "Norway's minister Kari Lund has {accused} Sweden of a blockade of the berth at Strömstad.", kind: "ACCUSE", status: occurred, actors: who(lund), recipients: who(sweden)}),
	}, "a.1+b.1"},
	{"a reference back in one report", []*readout.Document{
		document("a", "2021-03-02", ferry,
			told{says: "Kari Lund {met} Nils Berg in Oslo on Tuesday.", kind: "CONSULT", status: occurred, actors: who(lund, berg), date: "2021-03-02", place: oslo},
			told{says: "The {meeting} of Kari Lund and Nils Berg lasted an hour.", kind: "CONSULT", status: occurred, actors: who(lund, berg)}),
	}, "a.1+a.2"},
	{"two statements in one report", []*readout.Document{
		document("a", "2021-03-02", ferry,
			told{says: "Kari Lund {said} the berth was shut.", kind: "STATE", status: occurred, actors: who(lund)},
			told{says: "Kari Lund {said} the tariff was unfair.", kind: "STATE", status: occurred, actors: who(lund)}),
	}, "a.1 a.2"},
	{"a state and its navy", []*readout.Document{
		document("a", "2021-03-02", ferry, told{says: "Norway {fired} on a Swedish trawler off Strömstad on Monday.", kind: "ASSAULT", status: occurred, actors: who(norway), recipients: who(sweden), date: "2021-03-01"}),
		document("b", "2021-03-02", ferry, told{says: "The Norwegian navy {fired} on the trawler off Strömstad on Monday.", kind: "ASSAULT", status: occurred, actors: who(navy), recipients: who(sweden), date: "2021-03-01"}),
	}, "a.1+b.1"},
	{"numbers that differ, no day told", []*readout.Document{
		document("a", "2021-03-02", ferry, told{says: "The navy {seized} 23 smugglers.", kind: "COERCE", mode: "arrest", status: occurred, actors: who(navy), recipients: who(crew("23 smugglers"))}),
		document("b", "2021-03-04", ferry, told{says: "The navy {caught} 26 smugglers.", kind: "COERCE", mode: "arrest", status: occurred, actors: who(navy), recipients: who(crew("26 smugglers"))}),
	}, "a.1 b.1"},
	{"the same number by another verb", []*readout.Document{
		document("a", "2021-03-02", ferry, told{says: "The navy {seized} 23 smugglers.", kind: "COERCE", mode: "arrest", status: occurred, actors: who(navy), recipients: who(crew("23 smugglers"))}),
		document("b", "2021-03-02", ferry, told{says: "The navy {caught} 23 smugglers.", kind: "COERCE", mode: "arrest", status: occurred, actors: who(navy), recipients: who(crew("23 smugglers"))}),
	}, "a.1+b.1"},
	{"an offer and its consideration", []*readout.Document{
		document("a", "2021-03-02", ferry, told{says: "Norway {offered} talks on the Strömstad berth.", kind: "AGREE", status: occurred, actors: who(norway), recipients: who(sweden)}),
		document("b", "2021-03-02", ferry, told{says: "Sweden is {considering} the offer of talks on the Strömstad berth.", kind: "AGREE", status: readout.Considered, actors: who(sweden), recipients: who(norway)}),
	}, "a.1 b.1"},
	{"a denial and the act denied", []*readout.Document{
		document("a", "2021-03-02", ferry, told{says: "The Norwegian navy {fired} on a Swedish trawler on Monday.", kind: "ASSAULT", status: alleged, actors: who(navy), recipients: who(sweden), date: "2021-03-01"}),
		document("b", "2021-03-02", ferry, told{says: "Norway denied that its navy {fired} on the Swedish trawler on Monday.", kind: "ASSAULT", status: denied, actors: who(navy), recipients: who(sweden), date: "2021-03-01"}),
	}, "a.1+b.1"},
}

func crew(name string) readout.Actor { return readout.Actor{Name: name, Entity: name} }

func TestEvents(t *testing.T) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := events(t, Fold(c.docs)); got != c.want {
				t.Errorf("events %s; want %s", got, c.want)
			}
		})
	}
}

func fold1(t *testing.T, docs ...*readout.Document) (readout.Event, *readout.Record) {
	t.Helper()
	r := Fold(docs)
	if len(r.Events) != 1 {
		t.Fatalf("%d events (%s), want 1", len(r.Events), events(t, r))
	}
	return r.Events[0], r
}

func TestFieldsOfAnEvent(t *testing.T) {
	e, r := fold1(t,
		document("a", "2021-03-01", ferry, told{says: "Norway and Sweden will hold {talks} on the berth in Oslo this week.", kind: "CONSULT", status: planned, actors: who(norway, sweden), date: "2021-03-01/2021-03-07", place: oslo}),
		document("b", "2021-03-03", ferry, told{says: "Kari Lund held {talks} on the berth with Nils Berg in Oslo on Tuesday.", kind: "CONSULT", status: occurred, actors: who(lund, berg), date: "2021-03-02", place: oslo, background: true}))
	if e.Status != occurred || e.Date.Value != "2021-03-02" || e.Place == nil || e.Place.Name != "Oslo" || e.Origins != 2 || e.Background {
		t.Errorf("%+v %+v", e, e.Place)
	}
	if got := names(e.Actors); got != "Kari Lund, Nils Berg" && got != "Nils Berg, Kari Lund" || len(e.Recipients) != 0 {
		t.Errorf("actors %q, recipients %v", got, e.Recipients)
	}
	if len(r.Contacts) != 1 || history(r.Contacts[0]) != "planned held" {
		t.Errorf("contacts %+v", r.Contacts)
	}
	if e.Story == "" || len(r.Stories) != 1 || len(r.Stories[0].Events) != 1 || r.Stories[0].ID != e.Story {
		t.Errorf("story %q of %+v", e.Story, r.Stories)
	}
}

func history(c readout.Contact) string {
	var out []string
	for _, h := range c.History {
		out = append(out, h.Status)
	}
	return strings.Join(out, " ")
}

func TestContactHistory(t *testing.T) {
	_, r := fold1(t, cases[7].docs...)
	if len(r.Contacts) != 1 || history(r.Contacts[0]) != "planned postponed held" {
		t.Fatalf("contacts %+v", r.Contacts)
	}
	if last := r.Contacts[0].History[2]; last.Document != "c" || last.Date != "2021-03-05" || last.Claim != "c.1" {
		t.Errorf("last step %+v", last)
	}
}

func TestStatusOfAnEvent(t *testing.T) {
	for _, c := range []struct {
		want readout.Status
		told []readout.Status // a day each
	}{
		{occurred, []readout.Status{planned, occurred, planned}},
		{cancelled, []readout.Status{planned, cancelled}},
		{planned, []readout.Status{planned, cancelled, planned}},
		{occurred, []readout.Status{occurred, denied}},
		{alleged, []readout.Status{alleged, denied}},
		{denied, []readout.Status{denied, readout.Considered}},
		{readout.Ongoing, []readout.Status{occurred, readout.Ongoing}},
		{readout.Hypothetical, []readout.Status{readout.Hypothetical}},
	} {
		var claims []*claim
		for i, s := range c.told {
			claims = append(claims, &claim{Claim: &readout.Claim{Status: s}, report: &report{first: i + 1}})
		}
		if got := statusOf(claims); got != c.want {
			t.Errorf("%v: %s, want %s", c.told, got, c.want)
		}
	}
}

func TestOriginsAreNotReports(t *testing.T) {
	text := strings.Repeat("The harbour master had waited all morning for word from the ministry about the quay. ", 3)
	var docs []*readout.Document
	for _, id := range []string{"a", "b", "c"} {
		docs = append(docs, document(id, "2021-03-02", ferries["a"]+text, told{says: "Kari Lund {met} Nils Berg in Oslo on Tuesday.", kind: "CONSULT", status: occurred, actors: who(lund, berg), date: "2021-03-02"}))
	}
	if e, _ := fold1(t, docs...); e.Origins != 1 || len(e.Documents) != 3 {
		t.Errorf("%d origins of %d documents, want 1 of 3", e.Origins, len(e.Documents))
	}
}
