//go:build unix

package syntax_test

import (
	"context"
	"os"
	"strings"
	"syscall"
	"testing"

	"readout"
	"readout/internal/stage/syntax"
	"readout/internal/stage/token"
)

// texts are what is read: the lines of the file that READOUT_TEXTS names, else a few of our own.
func texts(b *testing.B) []string {
	path := os.Getenv("READOUT_TEXTS")
	if path == "" {
		return []string{strings.Repeat("Fiji's foreign minister met envoys of Tonga in Suva on Monday, and the two sides agreed to reopen the ferry line. ", 20)}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(data)), "\n")
}

// BenchmarkText reads raw text to trees and names, and to the semantic graph besides; words are counted as blanks part them, so that every
// reader of the same texts has the same words.
func BenchmarkText(b *testing.B) {
	b.Run("trees", func(b *testing.B) { benchmarkText(b, syntax.Trees()) })
	b.Run("graph", func(b *testing.B) { benchmarkText(b, syntax.Stage()) })
}

func benchmarkText(b *testing.B, syntax readout.Stage) {
	all, words := texts(b), 0
	for _, t := range all {
		words += len(strings.Fields(t))
	}
	stages := []readout.Stage{token.Stage(), syntax}
	var before, after syscall.Rusage
	read := func(t string) {
		d := &readout.Document{Text: t}
		for _, s := range stages {
			if err := s.Run(context.Background(), d); err != nil {
				b.Fatal(err)
			}
		}
	}
	read(all[0]) // opens the model
	syscall.Getrusage(syscall.RUSAGE_SELF, &before)
	for b.Loop() {
		for _, t := range all {
			read(t)
		}
	}
	syscall.Getrusage(syscall.RUSAGE_SELF, &after)
	spent := float64(after.Utime.Nano()+after.Stime.Nano()-before.Utime.Nano()-before.Stime.Nano()) / 1e9
	b.ReportMetric(float64(words*b.N)/spent, "words/s")
}
