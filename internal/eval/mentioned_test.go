package eval

import (
	"os"
	"path/filepath"
	"testing"
)

func TestMentionFact(t *testing.T) {
	for _, c := range []struct {
		certainty, polarity, time, special string
		want                               fact
	}{
		{"CERTAIN", "POS", "NON_FUTURE", "NONE", did}, {"CERTAIN", "NEG", "NON_FUTURE", "NONE", didNot}, {"CERTAIN", "POS", "FUTURE", "NONE", didNot},
		{"POSSIBLE", "POS", "NON_FUTURE", "NONE", uncertain}, {"CERTAIN", "POS", "NON_FUTURE", "GEN", uncertain}, {"CERTAIN", "POS", "", "NONE", uncertain}, {"", "", "", "", uncertain},
	} {
		if got := (mention{Certainty: c.certainty, Polarity: c.polarity, Time: c.time, Special: c.special}).fact(); got != c.want {
			t.Errorf("%+v gives %d", c, got)
		}
	}
}

// TestMeantimeFacts reads a report from a folder beside its archive: one event that was, one to come, one that nobody judged.
func TestMeantimeFacts(t *testing.T) {
	data := t.TempDir()
	folder := filepath.Join(data, "time", "meantime", "part")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	body := `<Document><token t_id="1" sentence="0">Kari</token><token t_id="2" sentence="0">resigned</token><token t_id="3" sentence="0">.</token>
<token t_id="4" sentence="1">Lund</token><token t_id="5" sentence="1">will</token><token t_id="6" sentence="1">follow</token><token t_id="7" sentence="1">.</token>
<Markables><EVENT_MENTION certainty="CERTAIN" polarity="POS" time="NON_FUTURE" special_cases="NONE"><token_anchor t_id="2"/></EVENT_MENTION>
<EVENT_MENTION certainty="CERTAIN" polarity="POS" time="FUTURE" special_cases="NONE"><token_anchor t_id="6"/></EVENT_MENTION>
<EVENT_MENTION><token_anchor t_id="6"/></EVENT_MENTION></Markables></Document>`
	if err := os.WriteFile(filepath.Join(folder, "a.xml"), []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := meantimeFacts(t.Context(), data)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range [][2]int{{2, 2}, {1, 2}, {1, 1}, {1, 1}, {2, 2}} {
		if f := got[i]; f.Right != want[0] || f.Gold != want[1] {
			t.Errorf("%+v, want %v", f, want)
		}
	}
}
