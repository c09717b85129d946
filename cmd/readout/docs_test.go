package main

import (
	"os"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// TestDocs checks that docs/commands.md has a section for each command, and each flag in the section of its command.
func TestDocs(t *testing.T) {
	data, err := os.ReadFile("../../docs/commands.md")
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	root := command()
	for _, c := range root.Commands() {
		if c.Hidden || c.Name() == "help" || c.Name() == "completion" {
			continue
		}
		_, rest, found := strings.Cut(text, "\n## readout "+c.Name()+"\n")
		if !found {
			t.Errorf("docs/commands.md has no section on readout %s", c.Name())
			continue
		}
		part, _, _ := strings.Cut(rest, "\n## ")
		documented(t, c, part)
	}
	if !strings.Contains(root.Long, "Exit status") || !strings.Contains(text, "Exit status") {
		t.Error("the exit status is told in help and docs")
	}
}

func documented(t *testing.T, c *cobra.Command, part string) {
	t.Helper()
	check := func(f *pflag.Flag) {
		if !f.Hidden && !strings.Contains(part, "`--"+f.Name) {
			t.Errorf("docs/commands.md does not tell of %s --%s", c.CommandPath(), f.Name)
		}
	}
	c.LocalFlags().VisitAll(check)
	c.PersistentFlags().VisitAll(check)
	if c.Short == "" || c.RunE == nil {
		t.Errorf("%s says not in one line what it does, or does nothing", c.CommandPath())
	}
	for _, sub := range c.Commands() {
		if !strings.Contains(part, "`"+sub.CommandPath()+"`") {
			t.Errorf("docs/commands.md does not tell of %s", sub.CommandPath())
		}
		documented(t, sub, part)
	}
}
