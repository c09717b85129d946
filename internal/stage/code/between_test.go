package code_test

import (
	"strings"
	"testing"

	"readout"
	"readout/internal/stage"
	"readout/internal/stage/code"
)

func TestBetween(t *testing.T) {
	rules, err := code.Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, actor, recipient, want string }{
		{"Norway's foreign minister met her Kenyan counterpart in Lund on Monday.", "Norway's foreign minister", "her Kenyan counterpart", "CONSULT"},
		{"Norway's foreign minister will visit Kenya next month.", "Norway's foreign minister", "Kenya", "AGREE"},
		{"Togo will not lift its ban on Ghana's poultry farmers.", "Togo", "Ghana's poultry farmers", "REJECT"},
		{"Chadian troops shelled Libyan positions near the border.", "Chadian troops", "Libyan positions", "ASSAULT"},
		{"Peru condemned Chile over the arrests.", "Peru", "Chile", "ACCUSE"},
	} {
		d := &readout.Document{Text: c.text}
		if err := stage.Run(t.Context(), stage.List(), d); err != nil || d.Failed != "" {
			t.Fatal(err, d.Failed)
		}
		span := func(words string) readout.Span {
			i := strings.Index(c.text, words)
			return readout.Span{Start: i, End: i + len(words)}
		}
		if got := code.Between(rules, d, span(c.actor), span(c.recipient)); got.Type != c.want {
			t.Errorf("%q: %s %v, want %s", c.text, got.Type, got.Scores, c.want)
		}
	}
}
