// Package docstest holds the tests that keep the documents true: tables are made from the program, and examples are run.
package docstest

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite what is made from the program: tables, and the outputs of examples")

// root is the repository's folder, from here.
const root = "../.."

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// section checks, or with -update rewrites, the part of a document between "<!-- name: … -->" and "<!-- /name -->".
func section(t *testing.T, file, name, want string) {
	t.Helper()
	text := read(t, file)
	_, rest, found := strings.Cut(text, "<!-- "+name+":")
	_, rest, found2 := strings.Cut(rest, "-->\n")
	have, after, found3 := strings.Cut(rest, "<!-- /"+name+" -->")
	if !found || !found2 || !found3 {
		t.Fatalf("%s has no section %s", file, name)
	}
	if have == want {
		return
	}
	if !*update {
		t.Errorf("%s: the section %s is not what the program says; go test ./internal/docstest -update makes it anew", file, name)
		return
	}
	before := strings.TrimSuffix(text, have+"<!-- /"+name+" -->"+after)
	if err := os.WriteFile(filepath.Join(root, file), []byte(before+want+"<!-- /"+name+" -->"+after), 0o644); err != nil {
		t.Fatal(err)
	}
}

// mentions checks that a document has each of the words in code marks.
func mentions(t *testing.T, file string, words []string) {
	t.Helper()
	text := read(t, file)
	for _, w := range words {
		if !strings.Contains(text, "`"+w+"`") {
			t.Errorf("%s does not mention `%s`", file, w)
		}
	}
}

var link = regexp.MustCompile(`\]\(([^)#:]+)(#[^)]*)?\)`)

func TestLinks(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(root, "docs", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	more, err := filepath.Glob(filepath.Join(root, "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(files, more...) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range link.FindAllStringSubmatch(string(data), -1) {
			if _, err := os.Stat(filepath.Join(filepath.Dir(file), m[1])); err != nil {
				t.Errorf("%s leads to %s, which is not there", filepath.Base(file), m[1])
			}
		}
	}
}
