// Command readout reads news reports and keeps a sourced record of who did what to whom.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"readout"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// run is the whole program but for the process: it returns the exit status.
func run(args []string, in io.Reader, out, errs io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	root := command()
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errs)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return 0
	}
	if errors.Is(err, syscall.EPIPE) {
		return 0
	}
	if !errors.Is(err, errSaid) {
		fmt.Fprintln(errs, "readout:", strings.ReplaceAll(err.Error(), "\n", "; "))
	}
	return readout.Exit(err)
}

// errSaid ends a command with status 1 after every skipped input has been named already.
var errSaid = readout.Errorf(readout.Input, "some input was skipped")

// command is the tree of commands. Each stands in its own file.
func command() *cobra.Command {
	root := &cobra.Command{
		Use:           "readout",
		Short:         "Reads news reports and keeps a sourced record: who did what to whom, whether it happened, and who says so.",
		Long:          long,
		Version:       readout.Version,
		SilenceErrors: true, SilenceUsage: true,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usage("no command %q; `readout help` lists them", args[0])
			}
			return c.Help()
		},
		Args: cobra.ArbitraryArgs,
	}
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usage("%v; `readout help %s` shows the flags", err, c.Name())
	})
	root.CompletionOptions.HiddenDefaultCmd = true
	root.SetHelpCommand(helpCommand(root))
	root.AddCommand(demoCommand(), ingestCommand(), serveCommand(), listCommand(), showCommand(), explainCommand(), exportCommand(),
		annotateCommand(), extractCommand(), typeCommand(), rulesCommand(), evalCommand(), stagesCommand(), versionCommand())
	return root
}

// helpCommand shows a command's help; a name that is none is an error.
func helpCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use: "help [COMMAND]", Short: "Show what a command does and its flags",
		RunE: func(_ *cobra.Command, args []string) error {
			c, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 || c == root && len(args) > 0 {
				return usage("no command %q; `readout help` lists them", strings.Join(args, " "))
			}
			c.InitDefaultHelpFlag()
			return c.Help()
		},
	}
}

const long = `Readout reads news reports and keeps a sourced record: who did what to whom, when, where, about what,
whether it happened, and who says so. Every field carries the words that support it.

  readout demo                              the record of a bundled sample, in pages on this machine
  readout ingest --db r.db FOLDER           keep documents, claims and events
  readout serve --db r.db                   look at them
  readout list events --db r.db type:CONSULT status:planned

Exit status: 0 done, 1 some input skipped, 2 bad usage, 3 internal failure.`

func usage(format string, args ...any) error { return readout.Errorf(readout.Usage, format, args...) }

// exactly is cobra.ExactArgs with an error that says what is missing.
func exactly(n int, what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) != n {
			return usage("%s takes %s; `readout help %s` shows how", c.Name(), what, c.Name())
		}
		return nil
	}
}

func atLeast(n int, what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) < n {
			return usage("%s takes %s; `readout help %s` shows how", c.Name(), what, c.Name())
		}
		return nil
	}
}
