package main

import (
	"bufio"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"readout"
	"readout/internal/extract"
	"readout/internal/stage"
)

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Print the version", Args: exactly(0, "no arguments"),
		RunE: func(c *cobra.Command, _ []string) error {
			_, err := fmt.Fprintln(c.OutOrStdout(), "readout", readout.Version)
			return err
		},
	}
}

func stagesCommand() *cobra.Command {
	return &cobra.Command{
		Use: "stages", Short: "List the stages that read a document, in order", Args: exactly(0, "no arguments"),
		RunE: func(c *cobra.Command, _ []string) error {
			for _, s := range stage.List() {
				fmt.Fprintf(c.OutOrStdout(), "%-8s %-3s %s\n%13sneeds %s; makes %s\n", s.Name, s.Version, s.Doc, "", layers(s.Requires), layers(s.Provides))
			}
			return nil
		},
	}
}

func layers(list []readout.Layer) string {
	if len(list) == 0 {
		return "text"
	}
	var names []string
	for _, l := range list {
		names = append(names, string(l))
	}
	return strings.Join(names, ", ")
}

func extractCommand() *cobra.Command {
	var in input
	var format string
	c := &cobra.Command{
		Use: "extract PATH…", Short: "Print title, byline, date and text of pages, without coding them", Args: atLeast(1, "at least one file, folder or -"),
		RunE: func(c *cobra.Command, args []string) error {
			if format != "json" && format != "jsonl" {
				return usage("no format %q: json", format)
			}
			if err := in.check(); err != nil {
				return err
			}
			return extractAll(c, &in, args)
		},
	}
	in.flags(c)
	c.Flags().StringVar(&format, "format", "json", "json: an object a line")
	return c
}

// page is a document as extract prints it.
type page struct {
	Source    string         `json:"source"`
	URL       string         `json:"url"`
	Title     string         `json:"title"`
	Byline    []string       `json:"byline"`
	Outlet    string         `json:"outlet"`
	Agency    string         `json:"agency"`
	Published string         `json:"published"`
	Modified  string         `json:"modified"`
	Language  string         `json:"language"`
	Text      string         `json:"text"`
	Left      []readout.Left `json:"left"`
}

func extractAll(c *cobra.Command, in *input, paths []string) error {
	out := bufio.NewWriter(c.OutOrStdout())
	skipped := false
	for f := range in.fetches(c, paths) {
		d := extract.Document(f)
		if complain(c.ErrOrStderr(), d) {
			skipped = true
			continue
		}
		p := page{d.Source, d.URL, d.Title, some(d.Byline), d.Outlet, d.Agency, d.Published.Value, d.Modified, d.Language, d.Text, some(d.Left)}
		if err := jsonLine(out, p); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if skipped {
		return errSaid
	}
	return interrupted(c.Context())
}
