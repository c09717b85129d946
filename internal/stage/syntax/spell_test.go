package syntax

import "testing"

func TestSpelled(t *testing.T) {
	known := func(w string) bool {
		return map[string]bool{"close": true, "hot": true, "loss": true, "invest": true, "report": true}[w]
	}
	for _, c := range []struct{ form, lemma, upos, want string }{
		{"closed", "clos", "VERB", "close"}, {"investing", "investe", "VERB", "invest"}, {"losses", "losse", "NOUN", "loss"}, {"hottest", "hott", "ADJ", "hot"},
		{"reported", "report", "VERB", "report"}, {"evacuating", "evacuat", "VERB", "evacuate"}, {"wavering", "wavere", "VERB", "waver"},
		{"abducted", "abduc", "VERB", "abduct"}, {"expelled", "expelle", "VERB", "expel"}, {"calls", "call", "VERB", "call"}, {"endeavours", "endeavy", "NOUN", "endeavour"}, {"Sources", "source", "PROPN", "Source"},
		{"al", "al", "PROPN", "al"}, {"bin", "bin", "PROPN", "bin"}, {"went", "go", "VERB", "go"}, {"DVDs", "DVD", "NOUN", "DVD"}, {"PM", "p.m.", "NOUN", "p.m."},
		{"", "", "NOUN", ""}, {"é", "é", "PROPN", "é"}, {"x", "", "VERB", ""},
	} {
		if got := spelled(c.form, c.lemma, c.upos, known); got != c.want {
			t.Errorf("spelled(%q, %q, %s) = %q, want %q", c.form, c.lemma, c.upos, got, c.want)
		}
	}
}
