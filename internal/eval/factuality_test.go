package eval

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"readout"
)

const answers = "Split\tSentence.ID\tPred.Token\tIs.Predicate\tIs.Understandable\tHappened\tConfidence\tKeep\n" +
	"dev\ta.conllu 1\t2\tTrue\tTrue\ttrue\t4\tTrue\ntrain\ta.conllu 1\t2\tTrue\tTrue\ttrue\t4\tTrue\n" +
	"dev\ta.conllu 2\t2\tTrue\tTrue\tfalse\t3\tTrue\ndev\ta.conllu 2\t2\tTrue\tTrue\ttrue\t2\tTrue\n" +
	"dev\ta.conllu 3\t4\tTrue\tTrue\tfalse\t1\tTrue\ndev\ta.conllu 3\t4\tTrue\tTrue\tfalse\t4\tFalse\n" +
	"dev\ta.conllu 1\t1\tFalse\tTrue\tna\tna\tTrue\n"

func TestPredicates(t *testing.T) {
	all, err := predicates(answers, "dev", "test")
	want := []predicate{{"dev", 0, 1, 4, 1}, {"dev", 1, 1, -1, 2}, {"dev", 2, 3, -1, 1}}
	if err != nil || !slices.Equal(all, want) {
		t.Fatalf("%+v %v", all, err)
	}
	for i, f := range []fact{did, uncertain, didNot} {
		if all[i].fact() != f {
			t.Errorf("%+v is %d, want %d", all[i], all[i].fact(), f)
		}
	}
	if _, err := predicates(answers+"dev\t1\n", "dev"); err == nil {
		t.Error("a short row is no error")
	}
}

// TestItHappened: the second sentence stands in another document, and what it tells is only planned.
func TestItHappened(t *testing.T) {
	data := t.TempDir()
	folder := filepath.Join(data, "factuality")
	line := func(cells ...string) string { return strings.Join(cells, "\t") + "\n" }
	bankOf := func(sentences ...string) string {
		out := ""
		for i, s := range sentences {
			if i != 1 {
				out += "# newdoc id = x\n"
			}
			for n, w := range strings.Fields(s) {
				out += line(string(rune('1'+n)), w, "_", "_", "_", "_", "0", "root", "_", "_")
			}
			out += "\n"
		}
		return out
	}
	for path, body := range map[string]string{
		"factuality_eng_udewt/it-happened/it-happened_eng_ud1.2_07092017.tsv": answers,
		"UD-EWT/en_ewt-ud-dev.conllu":                                         bankOf("Kari left .", "Nobody came .", "Ann will not sing ."),
		"UD-EWT/en_ewt-ud-test.conllu":                                        bankOf("Yes ."),
	} {
		path = filepath.Join(folder, path)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, err := itHappened(t.Context(), data)
	if err != nil {
		t.Fatal(err)
	}
	if f := got[0]; f.Right != 2 || f.Gold != 2 {
		t.Errorf("right: %+v", f)
	}
	if f := got[len(got)-1]; f.Right != 2 || f.Gold != 3 {
		t.Errorf("certain: %+v", f)
	}
}

func TestFactOf(t *testing.T) {
	for s, want := range map[readout.Status]fact{readout.Ongoing: did, readout.Planned: didNot, readout.Alleged: didNot, "": uncertain} {
		if got := factOf(s); got != want {
			t.Errorf("%q is %d, want %d", s, got, want)
		}
	}
}
