package eval

import (
	"testing"

	"readout"
)

func TestGoldRecords(t *testing.T) {
	const file = "[\n{\n    \"id\": \"0\", \"event\": \"DOCUMENT\", \"text\": \"x\"\n},\n{\n    \"id\": \"1\",\n    \"event\": \"FIGHT\",\n    \"source\": [{\"code\": \"FJI\"},],\n" +
		"    \"target\": [{\"code\": \"TON\"}],\n    \"text\": \"Fiji\nstruck Tonga.\"\n},\n{\n   broken\n}\n]\n"
	got := goldRecords(file)
	if len(got) != 1 || got[0].Event != "ASSAULT" || got[0].Text != "Fiji struck Tonga." || got[0].Source[0].Code != "FJI" {
		t.Fatalf("%+v", got)
	}
	actors, recipients := []readout.Actor{{Code: "FJIMIL"}}, []readout.Actor{{Code: "TON"}}
	for _, c := range []struct {
		claim readout.Claim
		want  bool
	}{{readout.Claim{Actors: actors, Recipients: recipients}, true}, {readout.Claim{Actors: append(actors, recipients...)}, true},
		{readout.Claim{Actors: recipients, Recipients: actors}, false}, {readout.Claim{Actors: actors}, false}} {
		if sidesOf(got[0], c.claim) != c.want {
			t.Errorf("%+v", c.claim)
		}
	}
}

func TestMarked(t *testing.T) {
	const text = "<s>Fiji</s> hit <t>Tonga</t>."
	plain := spanTags.ReplaceAllString(text, "")
	a, ok := marked(text, "s")
	b, also := marked(text, "t")
	if !ok || !also || a.In(plain) != "Fiji" || b.In(plain) != "Tonga" {
		t.Errorf("%v %v of %q", a, b, plain)
	}
	if _, ok := marked("no marks", "s"); ok {
		t.Error("a span where nothing is marked")
	}
}
