package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"readout"
	"readout/internal/eval"
)

// itemsFolder is where the single items lie in the repository; elsewhere --items names their folder.
var itemsFolder = filepath.Join("testdata", "gold", "items")

// corpusFolder is where the annotated sentences lie in the repository.
const corpusFolder = "corpus"

func evalCommand() *cobra.Command {
	var data, items string
	var write, only []string
	c := &cobra.Command{
		Use:   "eval",
		Short: "Print precision, recall and F1 of every layer against gold",
		Long: `eval scores the rules' own test sentences, the bundled sample and, where their folder is there, single items of gold (` + itemsFolder + `) and the lots of
annotated sentences that nothing is learned from (` + corpusFolder + `), with rules and graph together and each alone;
with --data also open sets that others made, each where it lies. A set that is missing is named on stderr and skipped. Archives
(*.tar.xz) are unpacked with the programs tar and xz into a temporary folder.`,
		Args: exactly(0, "no arguments"),
		RunE: func(c *cobra.Command, _ []string) error { return runEval(c, data, items, only, write) },
	}
	c.Flags().StringVar(&data, "data", "", "folder of open sets: parse/ ner/ time/ place/ attribution/")
	c.Flags().StringVar(&items, "items", "", "folder of single items, *.jsonl (default "+itemsFolder+", where that is)")
	c.Flags().StringArrayVar(&only, "set", nil, "name of a set to score alone (may be repeated; a wrong one names them all)")
	c.Flags().StringArrayVar(&write, "write", nil, "file to pin the figures of the project's own gold in, each with a floor a little under it; a page (*.md) gets the table (may be repeated)")
	return c
}

func runEval(c *cobra.Command, data, items string, only, write []string) error {
	o := eval.Options{Data: data, Only: only, Progress: c.ErrOrStderr()}
	if len(only) > 0 && len(write) > 0 {
		return usage("--write pins all figures: leave --set out")
	}
	if data != "" {
		if info, err := os.Stat(data); err != nil || !info.IsDir() {
			return usage("--data %s: no such folder", data)
		}
	}
	folder, err := itemsOf(items, c.ErrOrStderr())
	if err != nil {
		return err
	}
	o.Items = folder
	if _, err := os.Stat(filepath.Join(corpusFolder, "heldout.txt")); err == nil {
		o.Corpus = os.DirFS(corpusFolder)
	} else {
		fmt.Fprintf(c.ErrOrStderr(), "annotated sentences: no folder %s here, skipped\n", corpusFolder)
	}
	figures, err := eval.Run(c.Context(), o)
	if err != nil {
		return firstError(interrupted(c.Context()), err)
	}
	for _, file := range write {
		if err := pin(c, file, []fs.FS{o.Items, o.Corpus}, figures); err != nil {
			return err
		}
	}
	return eval.Print(c.OutOrStdout(), figures)
}

// itemsOf opens the folder of items: the one asked for, else the repository's, else none.
func itemsOf(folder string, errs io.Writer) (fs.FS, error) {
	asked := folder != ""
	if !asked {
		folder = itemsFolder
	}
	if info, err := os.Stat(folder); err == nil && info.IsDir() {
		return os.DirFS(folder), nil
	}
	if asked {
		return nil, usage("--items %s: no such folder", folder)
	}
	fmt.Fprintf(errs, "single items: no folder %s here, skipped; --items names another\n", folder)
	return nil, nil
}

// pin writes the figures: all of them into a page in Markdown, else those of the project's own gold with their floors.
func pin(c *cobra.Command, file string, more []fs.FS, figures []eval.Figure) error {
	if strings.HasSuffix(file, ".md") {
		return pinPage(file, figures)
	}
	trees := []fs.FS{eval.Gold()}
	for _, t := range more {
		if t != nil {
			trees = append(trees, t)
		}
	}
	hash, err := eval.Hash(trees...)
	if err != nil {
		return readout.Errorf(readout.Internal, "the gold can't be read: %v", err)
	}
	own := slices.DeleteFunc(slices.Clone(figures), func(f eval.Figure) bool { return !f.Own() })
	return writeTo(c.OutOrStdout(), file, func(w io.Writer) error { return eval.Write(w, hash, own) })
}

func pinPage(file string, figures []eval.Figure) error {
	page, err := os.ReadFile(file)
	if err != nil {
		return readout.Errorf(readout.Input, "--write %s: no such page, or it can't be read", file)
	}
	text, err := eval.Page(string(page), figures)
	if err != nil {
		return err
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		return readout.Errorf(readout.Input, "--write %s: can't be written: %v", file, err)
	}
	return nil
}
