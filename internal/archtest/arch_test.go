// Package archtest enforces the import order of ARCHITECTURE.md: a package imports only from earlier lines.
package archtest

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// order is the lines of the design, first to last. A package may import packages of earlier lines, and of its own line only where
// the entry ends in "!".
var order = [][]string{
	{"readout"},
	{"internal/ontology", "internal/gazetteer", "internal/model", "internal/query", "internal/tree"},
	{"internal/source", "internal/extract", "internal/store", "internal/store/sqlite", "internal/store/storetest", "internal/sample"},
	{"internal/stage/token", "internal/stage/syntax", "internal/stage/name", "internal/stage/date", "internal/stage/place", "internal/stage/coref", "internal/stage/actor",
		"internal/stage/quote", "internal/stage/figure", "internal/stage/code"},
	{"internal/stage", "internal/record"},
	{"internal/ingest", "internal/export", "internal/eval", "internal/stage/stagetest"},
	{"internal/api", "internal/web"},
	{"cmd/readout"},
}

// beside are the imports allowed inside one line, each with its reason.
var beside = map[string]string{
	"internal/store/sqlite internal/store":           "it implements the store",
	"internal/store/sqlite internal/store/storetest": "its tests run the suite",
	"internal/store/storetest internal/store":        "it tests the store",
	"internal/tree internal/gazetteer":               "a title before a name is found by the register of offices",
	"internal/web internal/api":                      "the pages mount the API",
	"internal/eval internal/ingest":                  "it scores what the loop makes",
	"internal/gazetteer internal/ontology":           "codes are checked against the tables",
}

func TestImportOrder(t *testing.T) {
	line := map[string]int{}
	for n, names := range order {
		for _, name := range names {
			line[name] = n
		}
	}
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() && (d.Name() == "node_modules" || d.Name() == ".git" || d.Name() == "dev" || d.Name() == "testdata") {
			if d != nil && d.IsDir() {
				return filepath.SkipDir
			}
			return err
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		check(t, line, root, path)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func check(t *testing.T, line map[string]int, root, path string) {
	rel, _ := filepath.Rel(root, filepath.Dir(path))
	name := filepath.ToSlash(rel)
	if name == "." {
		name = "readout"
	}
	at, known := line[name]
	if !known {
		if !strings.HasSuffix(name, "test") && !strings.Contains(name, "/gen") && !strings.HasSuffix(name, "/test") && name != "internal/api/sample" {
			t.Errorf("%s: package %s stands in no line of the import order", path, name)
		}
		return
	}
	f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range f.Imports {
		other, _ := strconv.Unquote(i.Path.Value)
		if other == "readout" || !strings.HasPrefix(other, "readout/") {
			continue
		}
		other = strings.TrimPrefix(other, "readout/")
		if n, ok := line[other]; !ok || n > at || n == at && beside[name+" "+other] == "" {
			t.Errorf("%s imports %s, which is not before it in the import order", path, other)
		}
	}
}
