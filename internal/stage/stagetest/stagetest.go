// Package stagetest runs the stages over the cases in testdata: text in, layer out, as pairs of files in txtar archives.
//
// An archive holds pairs: "-- call.txt --" is the text and "-- call.want --" the layer as its printer writes it. The archive's
// comment says what the cases show; a line "Published: 2025-06-18" in it dates their texts. Adding a case needs no Go:
// write the text, run the test with -update, and review what it wrote. Archives in testdata/known-failures hold mistakes that are
// understood, with the right answer; they are never rewritten, and one that comes right must move out of the folder: -update moves it.
package stagetest

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"readout"
	"readout/internal/stage"
)

var update = flag.Bool("update", false, "rewrite the wanted layers in testdata; known failures that came right move there")

// posted is the publication date of texts whose archive names none: a Wednesday.
const posted = "2025-06-18"

// Printer writes one layer of a document, a line for each thing in it.
type Printer func(*readout.Document) string

// Run checks every case in testdata and testdata/known-failures of the package under test, with the stages up to last.
func Run(t *testing.T, last string, print Printer) {
	t.Helper()
	stages := until(t, last)
	passing := archives(t, "testdata/*.txtar")
	if len(passing) == 0 {
		t.Fatal("no cases in testdata")
	}
	for _, file := range passing {
		a := open(t, file)
		for _, c := range cases(t, file, a) {
			t.Run(c.name, func(t *testing.T) { c.check(t, stages, print) })
		}
		if *update {
			if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, file := range archives(t, "testdata/known-failures/*.txtar") {
		known(t, file, stages, print)
	}
}

// until is the stages up to and with the one named last.
func until(t *testing.T, last string) []readout.Stage {
	t.Helper()
	for i, s := range stage.List() {
		if s.Name == last {
			return stage.List()[:i+1]
		}
	}
	t.Fatalf("no stage %q", last)
	return nil
}

func archives(t *testing.T, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func open(t *testing.T, file string) *txtar.Archive {
	t.Helper()
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// sample is one case: a text, and the place of its wanted layer in the archive.
type sample struct {
	name, text, posted string
	want               *txtar.File
}

// cases reads the pairs of an archive. A text whose wanted layer is missing gets an empty one, for -update to fill.
func cases(t *testing.T, file string, a *txtar.Archive) []sample {
	t.Helper()
	var paired []txtar.File
	for i, f := range a.Files {
		paired = append(paired, f)
		name, isText := strings.CutSuffix(f.Name, ".txt")
		if isText && (i+1 == len(a.Files) || a.Files[i+1].Name != name+".want") {
			paired = append(paired, txtar.File{Name: name + ".want"})
		}
	}
	a.Files = paired
	if len(paired)%2 != 0 {
		t.Fatalf("%s: a .want stands without its .txt", file)
	}
	date := posted
	if _, after, found := strings.Cut(string(a.Comment), "Published: "); found {
		date = strings.Fields(after)[0]
	}
	var found []sample
	for i := 0; i+1 < len(paired); i += 2 {
		name, _ := strings.CutSuffix(paired[i].Name, ".txt")
		found = append(found, sample{name, strings.TrimSpace(string(paired[i].Data)), date, &a.Files[i+1]})
	}
	return found
}

func (c sample) check(t *testing.T, stages []readout.Stage, print Printer) {
	t.Helper()
	got := print(Read(t, stages, c.text, c.posted))
	if *update {
		c.want.Data = []byte(got)
		return
	}
	if want := string(c.want.Data); got != want {
		t.Errorf("%s\ngot:\n%swant:\n%s", c.text, got, want)
	}
}

// Read takes a text through the stages and checks what holds for every document: no stage fails, and every span lies in the text.
func Read(t testing.TB, stages []readout.Stage, text, posted string) *readout.Document {
	t.Helper()
	d := &readout.Document{ID: readout.DocumentID("", "", text), Text: text, Published: readout.Published{Value: posted, How: "stated"}}
	if err := stage.Run(context.Background(), stages, d); err != nil || d.Failed != "" {
		t.Fatalf("%q: %v %s", text, err, d.Failed)
	}
	Spans(t, d)
	return d
}
