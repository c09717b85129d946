package main

import (
	"bufio"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"readout"
	"readout/internal/export"
	"readout/internal/query"
	"readout/internal/store/sqlite"
)

func exportCommand() *cobra.Command {
	var db, to string
	var names []string
	for _, f := range export.Formats() {
		names = append(names, f.Name)
	}
	formats := strings.Join(names, " ")
	c := &cobra.Command{
		Use:   "export FORMAT --db FILE [QUERY]",
		Short: "Write the record in another format: " + formats,
		Long:  "export writes what the query selects in a format that other programs read: " + formats + ".",
		Args:  atLeast(1, "a format ("+formats+")"),
		RunE: func(c *cobra.Command, args []string) error {
			return writeTo(c.OutOrStdout(), to, func(w io.Writer) error {
				return exportTo(c, w, db, args[0], strings.Join(args[1:], " "))
			})
		},
	}
	dbFlag(c, &db)
	c.Flags().StringVar(&to, "out", "", "file to write (default: standard output)")
	return c
}

func exportTo(c *cobra.Command, w io.Writer, db, format, words string) (err error) {
	q, err := query.Parse(words)
	if err != nil {
		return err
	}
	s, err := open(c.Context(), db, sqlite.Options{ReadOnly: true, MustExist: true})
	if err != nil {
		return err
	}
	defer func() { err = firstError(err, s.Close()) }()
	return export.Write(c.Context(), w, format, s, q)
}

// writeTo gives do a buffered writer on the file, or on out where there is none.
func writeTo(out io.Writer, file string, do func(io.Writer) error) (err error) {
	if file != "" {
		f, err := os.Create(file)
		if err != nil {
			return readout.Errorf(readout.Input, "--out %s can't be written: %v", file, err)
		}
		defer func() { err = firstError(err, f.Close()) }()
		out = f
	}
	w := bufio.NewWriter(out)
	if err := do(w); err != nil {
		return err
	}
	return w.Flush()
}
