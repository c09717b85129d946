package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"readout"
	"readout/internal/eval"
	"readout/internal/source"
	"readout/internal/stage"
	"readout/internal/stage/code"
)

func rulesCommand() *cobra.Command {
	c := &cobra.Command{Use: "rules", Short: "List and test the codebook's rules", RunE: func(c *cobra.Command, args []string) error {
		return usage("rules takes one of: list, test")
	}}
	var folder string
	c.PersistentFlags().StringVar(&folder, "rules", "", "folder of rules files (*.yaml) in place of the built-in ones")
	c.AddCommand(&cobra.Command{Use: "list", Short: "List every rule with its words", Args: exactly(0, "no arguments"), RunE: func(c *cobra.Command, _ []string) error {
		r, err := loadRules(folder)
		if err != nil {
			return err
		}
		for _, f := range r.Frames {
			fmt.Fprintf(c.OutOrStdout(), "%-16s %-9s %-12s verbs: %s; nouns: %s\n", f.ID, f.Type, f.Mode, strings.Join(f.Verbs, ", "), strings.Join(f.Nouns, ", "))
		}
		return nil
	}})
	c.AddCommand(&cobra.Command{Use: "test", Short: "Run the test sentences beside the rules", Args: exactly(0, "no arguments"), RunE: func(c *cobra.Command, _ []string) error {
		r, err := loadRules(folder)
		if err != nil {
			return err
		}
		return testRules(c, r)
	}})
	return c
}

func loadRules(folder string) (*code.Rules, error) {
	if folder == "" {
		return code.Default()
	}
	info, err := os.Stat(folder)
	if err != nil || !info.IsDir() {
		return nil, usage("--rules %s: no such folder", folder)
	}
	r, err := code.Load(os.DirFS(folder))
	if err == nil && len(r.Frames) == 0 {
		return nil, usage("--rules %s: no frames in it; rules are *.yaml files, see docs/rules.md", folder)
	}
	return r, err
}

func testRules(c *cobra.Command, r *code.Rules) error {
	n, known, failed, err := eval.Rules(c.Context(), r)
	if err != nil {
		return err
	}
	for _, f := range failed {
		fmt.Fprintf(c.OutOrStdout(), "%s: %s\n  wants %s\n  gives %s\n", f.Rule, f.Text, f.Want, strings.Join(f.Got, "\n        "))
	}
	fmt.Fprintf(c.OutOrStdout(), "%d rules, %d test sentences, %d fail, %d more are known to be read wrongly\n", len(r.Frames), n, len(failed), known)
	if len(failed) > 0 {
		return readout.Errorf(readout.Input, "%d test sentences of rules fail", len(failed))
	}
	return nil
}

// between is a line of the input of `type`.
type between struct {
	Text      string       `json:"text"`
	Actor     readout.Span `json:"actor"`
	Recipient readout.Span `json:"recipient"`
}

func typeCommand() *cobra.Command {
	var format string
	c := &cobra.Command{
		Use: "type FILE", Short: "Say the type of the act between two given spans", Args: exactly(1, "one file of JSON Lines, or -"),
		Long: `type reads lines of {"text","actor":[start,end],"recipient":[start,end]} and prints {"type","mode","scores"} a line.`,
		RunE: func(c *cobra.Command, args []string) error {
			if format != "jsonl" {
				return usage("no format %q: jsonl", format)
			}
			return typeFile(c, args[0])
		},
	}
	c.Flags().StringVar(&format, "format", "jsonl", "jsonl")
	return c
}

func typeFile(c *cobra.Command, path string) error {
	rules, err := code.Default()
	if err != nil {
		return err
	}
	stages, n, skipped := stage.List(), 0, false
	stages = stages[:len(stages)-1] // all but the coder itself
	in, err := openFile(path, c.InOrStdin())
	if err != nil {
		return err
	}
	defer in.Close()
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, source.MaxText)
	for lines.Scan() {
		n++
		var b between
		if err := json.Unmarshal(lines.Bytes(), &b); err != nil {
			fmt.Fprintf(c.ErrOrStderr(), "readout: %s line %d: %v\n", path, n, err)
			skipped = true
			continue
		}
		d := &readout.Document{Text: b.Text}
		if err := stage.Run(c.Context(), stages, d); err != nil {
			return err
		}
		if err := jsonLine(c.OutOrStdout(), code.Between(rules, d, b.Actor, b.Recipient)); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil {
		return readout.Errorf(readout.Input, "%s, after line %d: %v", path, n, err)
	}
	if skipped {
		return errSaid
	}
	return nil
}

// openFile opens a path, or standard input for "-".
func openFile(path string, in io.Reader) (io.ReadCloser, error) {
	if path == "-" {
		return io.NopCloser(in), nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, readout.Errorf(readout.Input, "%s: no such file, or it can't be read", path)
	}
	return f, nil
}
