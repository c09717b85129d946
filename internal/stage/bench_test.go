//go:build unix

package stage_test

import (
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"readout"
	"readout/internal/stage"
)

// articles are what is read: the lines of the file that READOUT_TEXTS names, else a few of our own.
func articles(b *testing.B) []string {
	path := os.Getenv("READOUT_TEXTS")
	if path == "" {
		one := strings.Repeat("Fiji's foreign minister met envoys of Tonga in Suva on Monday, and the two sides agreed to reopen the ferry line. ", 20)
		return slices.Repeat([]string{one}, 8)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(data)), "\n")
}

// BenchmarkWhole takes the same texts through the model's stages alone and through all, in turns, on one worker and on two. It reports the
// medians of the turns: the whole's speed as a part of the model's own, two workers' as a multiple of one's, and the memory that is
// resident at the end, in MB.
func BenchmarkWhole(b *testing.B) {
	all, list := articles(b), stage.List()
	last := slices.IndexFunc(list, func(s readout.Stage) bool { return s.Name == "syntax" })
	own := list[:last+1]
	read(b, list, all[:1], 1) // opens the model and the registers
	var part, twice []float64
	for b.Loop() {
		model, whole := read(b, own, all, 1), read(b, list, all, 1)
		part = append(part, model.Seconds()/whole.Seconds())
		twice = append(twice, whole.Seconds()/read(b, list, all, 2).Seconds())
	}
	var use syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &use)
	b.ReportMetric(median(part), "whole/model")
	if runtime.NumCPU() > 1 {
		b.ReportMetric(median(twice), "two/one")
	}
	b.ReportMetric(float64(use.Maxrss)/1024, "MB")
}

// read takes all texts through the stages and gives the time that it took.
func read(b *testing.B, stages []readout.Stage, all []string, workers int) time.Duration {
	start, next := time.Now(), make(chan string)
	var work sync.WaitGroup
	for range workers {
		work.Go(func() {
			for t := range next {
				if err := stage.Run(b.Context(), stages, &readout.Document{Text: t}); err != nil {
					b.Error(err)
				}
			}
		})
	}
	for _, t := range all {
		next <- t
	}
	close(next)
	work.Wait()
	return time.Since(start)
}

func median(list []float64) float64 {
	slices.Sort(list)
	return list[len(list)/2]
}
