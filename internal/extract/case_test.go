package extract

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout"
)

var update = flag.Bool("update", false, "write what is made of each case into its file")

// TestCases reads testdata/*.case: input, a line "== want", and what is made of it. A name that ends in .html.case is a page.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.case")
	if err != nil || len(files) < 25 {
		t.Fatalf("%d cases: %v", len(files), err)
	}
	for _, path := range files {
		t.Run(filepath.Base(path), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			in, want, _ := strings.Cut(string(data), "\n== want\n")
			f := readout.Fetch{Source: "case", Body: []byte(in), Media: "text/plain"}
			if strings.HasSuffix(path, ".html.case") {
				f.Media = "text/html"
			}
			got := printed(Document(f))
			if *update {
				if err := os.WriteFile(path, []byte(in+"\n== want\n"+got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// printed is a document as the cases write it: one line for each field that is not empty, then the text.
func printed(d *readout.Document) string {
	var b strings.Builder
	field := func(name, v string) {
		if v != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, v)
		}
	}
	field("skipped", d.Skipped)
	field("title", d.Title)
	field("byline", strings.Join(d.Byline, ", "))
	field("outlet", d.Outlet)
	field("agency", d.Agency)
	field("language", d.Language)
	field("published", strings.TrimSpace(d.Published.Value+" "+d.Published.How+" "+d.Published.Span.In(d.Text)))
	field("modified", d.Modified)
	if d.Dateline.Span.Empty() {
		field("written in", d.Dateline.Place)
	} else {
		fmt.Fprintf(&b, "dateline: %q place %q date %q\n", d.Dateline.Span.In(d.Text), d.Dateline.Place, d.Dateline.Date)
	}
	for _, l := range d.Left {
		field("left "+l.Reason, l.Text)
	}
	return b.String() + "text:\n" + d.Text + "\n"
}
