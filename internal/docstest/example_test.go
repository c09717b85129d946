package docstest

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// block is a fenced example: commands after "$ ", each with the beginning of its output. A line "…" says that more follows.
var block = regexp.MustCompile("(?s)```console\n(.*?)```")

// id is an event's or a claim's; hash is any ID. IDs change with the rules, so that they are not compared.
var (
	id   = regexp.MustCompile(`\b[ce][0-9a-f]{16}\b`)
	hash = regexp.MustCompile(`\b[a-z][0-9a-f]{16}\b`)
)

// example is one command with the output that the document shows; id of a command stands for the first one printed before it.
type example struct {
	command string
	shown   []string
}

func TestExamples(t *testing.T) {
	text := read(t, "README.md")
	folder := workplace(t)
	last, n := "", 0
	made := block.ReplaceAllStringFunc(text, func(whole string) string {
		var b strings.Builder
		for _, e := range examples(block.FindStringSubmatch(whole)[1]) {
			n++
			if first := id.FindString(last); first != "" {
				e.command = id.ReplaceAllLiteralString(e.command, first)
			}
			last = shell(t, folder, e.command)
			b.WriteString("$ " + e.command + "\n" + beginning(last, e.shown))
		}
		return "```console\n" + b.String() + "```"
	})
	if n == 0 {
		t.Fatal("README.md has no examples")
	}
	if *update {
		if err := os.WriteFile(filepath.Join(root, "README.md"), []byte(made), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	differ(t, hash.ReplaceAllString(text, "ID"), hash.ReplaceAllString(made, "ID"))
}

// differ names the first line in which the document and the program differ.
func differ(t *testing.T, shown, printed string) {
	t.Helper()
	if shown == printed {
		return
	}
	have, want := strings.Split(shown, "\n"), strings.Split(printed, "\n")
	for i := range min(len(have), len(want)) {
		if have[i] != want[i] {
			t.Errorf("README.md line %d shows\n%s\nthe program prints\n%s\n(go test ./internal/docstest -update makes the outputs anew)", i+1, have[i], want[i])
			return
		}
	}
	t.Error("README.md shows other outputs than the program prints; go test ./internal/docstest -update makes them anew")
}

// workplace is a folder with the program on its path and the sample where the examples look for it.
func workplace(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	if out, err := exec.Command("go", "build", "-o", filepath.Join(folder, "readout"), "readout/cmd/readout").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	internal, err := filepath.Abs(filepath.Join(root, "internal"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(internal, filepath.Join(folder, "internal")); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	return folder
}

func examples(text string) (all []example) {
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if command, ok := strings.CutPrefix(line, "$ "); ok {
			all = append(all, example{command: command})
		} else if len(all) > 0 {
			e := &all[len(all)-1]
			e.shown = append(e.shown, line)
		}
	}
	return all
}

func shell(t *testing.T, folder, command string) string {
	t.Helper()
	c := exec.Command("bash", "-c", command)
	c.Dir = folder
	c.Env = append(os.Environ(), "PATH="+folder+string(os.PathListSeparator)+os.Getenv("PATH"), "NO_COLOR=1")
	out, err := c.CombinedOutput()
	if err != nil {
		t.Errorf("$ %s\n%v\n%s", command, err, out)
	}
	return string(out)
}

// beginning is as much of the output as was shown, or all of it where nothing cut it short.
func beginning(output string, shown []string) string {
	lines := strings.Split(strings.TrimRight(output, "\n"), "\n")
	if n := len(shown); n > 0 && shown[n-1] == "…" && len(lines) > n-1 {
		lines = append(lines[:n-1:n-1], "…")
	}
	if output == "" {
		return ""
	}
	return strings.Join(lines, "\n") + "\n"
}
