package docstest

import (
	"fmt"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"readout/internal/ontology"
	"readout/internal/stage/code"
)

func TestTypes(t *testing.T) {
	var b strings.Builder
	b.WriteString("| Type | Meaning | Modes |\n|---|---|---|\n")
	for _, k := range ontology.Types() {
		var modes []string
		for _, m := range k.Modes {
			modes = append(modes, fmt.Sprintf("`%s` %s", m.Code, m.Doc))
		}
		fmt.Fprintf(&b, "| %s | %s | %s |\n", k.Code, k.Doc, strings.Join(modes, "; "))
	}
	section(t, "docs/codebook.md", "types", b.String())
}

func TestRules(t *testing.T) {
	rules, err := code.Default()
	if err != nil {
		t.Fatal(err)
	}
	frames := slices.Clone(rules.Frames)
	slices.SortStableFunc(frames, func(a, b *code.Frame) int { return strings.Compare(a.Type, b.Type) })
	var b strings.Builder
	b.WriteString("| Rule | Type | Mode | For | Words |\n|---|---|---|---|---|\n")
	for _, f := range frames {
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s |\n", f.ID, f.Type, f.Mode, f.Doc, some(append(slices.Clone(f.Verbs), f.Nouns...)))
	}
	section(t, "docs/codebook.md", "rules", b.String())
}

// some are the first words of a rule; the file has them all.
func some(words []string) string {
	const shown = 6
	all := len(words)
	if all > shown {
		words = words[:shown]
	}
	line := strings.ReplaceAll(strings.Join(words, ", "), "|", "\\|")
	if all > shown {
		line += fmt.Sprintf(" and %d more", all-shown)
	}
	return line
}

// lines are the packages in the order in which they may import, as internal/archtest has them.
func lines(t *testing.T) [][]string {
	t.Helper()
	text := read(t, "internal/archtest/arch_test.go")
	_, rest, _ := strings.Cut(text, "var order = [][]string{")
	list, _, found := strings.Cut(rest, "\n}\n")
	if !found {
		t.Fatal("internal/archtest has no order")
	}
	var all [][]string
	for _, line := range strings.Split(list, "},") {
		var names []string
		for i, bit := range strings.Split(line, `"`) {
			if i%2 == 1 {
				names = append(names, bit)
			}
		}
		if len(names) > 0 {
			all = append(all, names)
		}
	}
	return all
}

func TestPackages(t *testing.T) {
	var b strings.Builder
	b.WriteString("| Line | Package | What it is |\n|---|---|---|\n")
	for n, names := range lines(t) {
		for _, name := range names {
			fmt.Fprintf(&b, "| %d | `%s` | %s |\n", n+1, name, sentence(t, name))
		}
	}
	section(t, "ARCHITECTURE.md", "packages", b.String())
}

// sentence is the first sentence of a package's comment, without "Package x".
func sentence(t *testing.T, name string) string {
	t.Helper()
	folder := filepath.Join(root, filepath.FromSlash(strings.TrimPrefix(name, "readout")))
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(folder, e.Name()), nil, parser.PackageClauseOnly|parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		if f.Doc == nil {
			continue
		}
		text := strings.Join(strings.Fields(strings.SplitN(f.Doc.Text(), "\n\n", 2)[0]), " ")
		words := strings.SplitN(text, " ", 3)
		if len(words) < 3 || words[0] != "Package" && words[0] != "Command" {
			t.Errorf("the comment of package %s does not begin with its name: %q", name, text)
			return text
		}
		return words[2]
	}
	t.Errorf("package %s has no comment that says what it is", name)
	return ""
}
