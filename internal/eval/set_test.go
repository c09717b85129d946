package eval

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"readout"
)

func TestFloorFile(t *testing.T) {
	figures := []Figure{scored("items", "claims, all", 3, 4, 5), part("rules", "test sentences", 1, 2)}
	var b strings.Builder
	if err := Write(&b, "abc", figures); err != nil {
		t.Fatal(err)
	}
	f, err := Read(strings.NewReader(b.String()))
	if err != nil || f.Hash != "abc" || f.Figure["items claims, all"] != .64 || f.Figure["rules test sentences"] != .48 {
		t.Fatalf("%+v %v of\n%s", f, err, b.String())
	}
	if low := f.Below(figures); len(low) > 0 {
		t.Errorf("today's figures are below their own floors: %v", low)
	}
	low := f.Below([]Figure{scored("items", "claims, all", 2, 4, 5)})
	if len(low) != 2 || !strings.Contains(low[0], "below its floor") || !strings.Contains(low[1], "no figure") {
		t.Errorf("a fall and a lost figure: %v", low)
	}
	if _, err := Read(strings.NewReader("items  claims  1  2")); err == nil {
		t.Error("a broken row is no error")
	}
}

func TestBank(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.conllu")
	const data = "# newdoc id = a\n# newpar\n1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n1\tdo\tdo\tAUX\tVB\t_\t3\taux\t_\t_\n2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_\n" +
		"3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n3.1\tgone\t_\t_\t_\t_\t_\t_\t_\t_\n4\t!\t!\tPUNCT\t.\t_\t3\tpunct\t_\t_\n\n" +
		"# newpar\n1\tNow\tnow\tADV\tRB\t_\t0\troot:x\t_\t_\n\n"
	if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	b, err := readBank(path)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := b.text.String(), "\n\ndon't go!\nNow"; got != want {
		t.Errorf("text %q, want %q", got, want)
	}
	var words []string
	for _, w := range b.words {
		words = append(words, w.span.In(b.text.String())+"<"+b.words[w.head].form+" "+w.deprel)
	}
	if want := []string{"do<go aux", "n't<go advmod", "go<go root", "!<go punct", "Now<Now root"}; !slices.Equal(words, want) {
		t.Errorf("words %q, want %q", words, want)
	}
	if len(b.sentences) != 2 || b.sentences[0].Span.In(b.text.String()) != "don't go!" {
		t.Errorf("sentences %+v", b.sentences)
	}
}

func TestNewswire(t *testing.T) {
	d, names := newswire("https://a.example/b\tO\n\nKari\tB-Person\nLund\tI-Person\nof\tO\nOslo\tB-Location\tB-Person\n\nOslo\tB-Location\nTimes\tB-Organization\nMay\tB-Date\n")
	if want := []named{{0, 2, "PER"}, {3, 4, "LOC"}, {4, 5, "LOC"}, {5, 6, "ORG"}}; !slices.Equal(names, want) {
		t.Errorf("names %v, want %v", names, want)
	}
	if len(d.Sentences) != 2 || len(d.Tokens) != 7 || d.Tokens[1].Span.In(d.Text) != "Lund" {
		t.Errorf("%d sentences, tokens %+v", len(d.Sentences), d.Tokens)
	}
}

func TestBrat(t *testing.T) {
	const text = "Zoë said no, Ann said."
	got := brat(text, "T1\tSource 0 3\tZoë\nT2\tContent 9 11\tno\nE1\tAttribution:T9 Source:T1 Content:T2\n#1\tnote\n\nT3\tSource 99 101\tnobody\nE2\tAttribution:T9 Source:T3\n")
	if len(got) != 2 || got[0].source[0].In(text) != "Zoë" || got[0].content[0].In(text) != "no" || got[1].source != nil {
		t.Errorf("%+v", got)
	}
}

func TestTimex(t *testing.T) {
	for _, c := range []struct{ kind, value, want string }{
		{"DATE", "2011-04-05T10:00", "2011-04-05"}, {"DATE", "2011-Q2", "2011-04/2011-06"}, {"DATE", "2011-W01", "2011-01-03/2011-01-09"},
		{"DATE", "2011-W01-WE", "2011-01-08/2011-01-09"}, {"DURATION", "P3D", ""}, {"DATE", "PRESENT_REF", ""}, {"DATE", "FY2011", "2011"}, {"SET", "2011", ""},
	} {
		if got := (timex{Type: c.kind, Value: c.value}).edtf(); got != c.want {
			t.Errorf("%s %s gives %q, want %q", c.kind, c.value, got, c.want)
		}
	}
}

func TestFar(t *testing.T) {
	if km := far(59.91, 10.75, 60.39, 5.32); km < 295 || km > 315 { // Oslo to Bergen
		t.Errorf("%.0f km", km)
	}
	if s := nearest("Rome, and Rome", 12, "Rome"); s != (readout.Span{Start: 10, End: 14}) {
		t.Errorf("%v", s)
	}
}

func TestPage(t *testing.T) {
	const page = "# Accuracy\n<!-- figures -->\n```\nset  figure  right  told  gold  P  R  F1\nitems  old  1  -  2  -  0.500  -\nLGL  places  1  2  3  0.500  0.333  0.400\n```\n<!-- /figures -->\nmore\n"
	const want = "# Accuracy\n<!-- figures -->\n```\nset    figure          right  told  gold      P      R     F1\nrules  test sentences      1     -     2      -  0.500      -\n" +
		"LGL    places              1     2     3  0.500  0.333  0.400\n```\n<!-- /figures -->\nmore\n"
	got, err := Page(page, []Figure{part("rules", "test sentences", 1, 2)})
	if err != nil || got != want {
		t.Errorf("%v\n%s", err, got)
	}
	if _, err := Page("no marks", nil); readout.CodeOf(err) != readout.Usage {
		t.Errorf("a page without marks: %v", err)
	}
}

// TestPrintedPage: docs/accuracy.md tells the figures that are pinned.
func TestPrintedPage(t *testing.T) {
	page, err := os.ReadFile("../../docs/accuracy.md")
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(pinned)
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]bool{}
	for line := range strings.Lines(string(page)) {
		rows[strings.Join(strings.Fields(line), " ")] = true
	}
	for line := range strings.Lines(string(file)) {
		cells := strings.Fields(line)
		if len(cells) < len(columns) || cells[0] == "#" || cells[0] == columns[0] {
			continue
		}
		if row := strings.Join(cells[:len(cells)-1], " "); !rows[row] {
			t.Errorf("docs/accuracy.md does not tell %q; `readout eval --write docs/accuracy.md` writes it anew", row)
		}
	}
}
