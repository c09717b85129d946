package eval

import (
	"strings"
	"testing"

	"readout"
	"readout/internal/stage"
	"readout/internal/stage/code"
)

const placeRows = `{"text":"Zoë marched in Oslo.","spans":[{"start":4,"end":11,"label":"VERB"},{"start":3,"end":3,"token_start":3,"token_end":3,"label":"LOCATION"}],"tokens":[{"start":0,"end":3},{"start":4,"end":11},{"start":12,"end":14},{"start":15,"end":19}],"answer":"accept"}
{"text":"Zoë marched in Oslo.","spans":[{"start":0,"end":3,"label":"VERB"},{"start":15,"end":99,"label":"LOCATION"}]}
{"text":"Rain fell.","spans":[{"start":5,"end":9,"label":"VERB"}],"answer":"reject"}
{"text":"Rain fell.","spans":[]}
`

func TestPlacedRows(t *testing.T) {
	rows, docs, err := readPlaced(strings.NewReader(placeRows))
	if err != nil || len(rows) != 2 || len(docs) != 1 {
		t.Fatalf("%d rows, %d texts, %v", len(rows), len(docs), err)
	}
	text := docs[0].Text
	if r := rows[0]; r.verb.In(text) != "marched" || len(r.places) != 1 || r.places[0].In(text) != "Oslo" || !r.accepted {
		t.Errorf("%+v", r)
	}
	if r := rows[1]; r.verb.In(text) != "Zoë" || len(r.places) != 0 || r.accepted {
		t.Errorf("an offset outside the text: %+v", r)
	}
	if _, _, err := readPlaced(strings.NewReader("{broken\n")); err == nil {
		t.Error("a broken row is no error")
	}
}

func TestCountPlaces(t *testing.T) {
	rules, err := code.Default()
	if err != nil {
		t.Fatal(err)
	}
	d := &readout.Document{Text: "Rebels shelled a market in Oslo on Friday. Lund wept."}
	if err := stage.Run(t.Context(), stage.List(), d); err != nil {
		t.Fatal(err)
	}
	at := func(s string) readout.Span {
		i := strings.Index(d.Text, s)
		return readout.Span{Start: i, End: i + len(s)}
	}
	n, p := tally{}, code.NewProbe(rules, d)
	placed{verb: at("shelled"), places: []readout.Span{at("Oslo")}, accepted: true}.count(n, p)
	placed{verb: at("shelled"), places: []readout.Span{at("Friday")}}.count(n, p)
	placed{verb: at("wept")}.count(n, p)
	for name, want := range map[string]int{"with": 2, "right": 1, "given": 2, "without": 1, "empty": 1, "accepted with": 1, "accepted right": 1, "accepted without": 0} {
		if n[name] != want {
			t.Errorf("%s: %d, want %d", name, n[name], want)
		}
	}
	if f := placeFigures("x", "", n)[0]; f.P != .5 || f.R != .5 || f.Told != 2 || f.Gold != 2 {
		t.Errorf("%+v", f)
	}
}
