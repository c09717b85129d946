//go:build unix

package model

import (
	"context"
	"os"
	"strings"
	"syscall"
	"testing"
)

func benchmarkRead(b *testing.B, count int) {
	for _, k := range kernels() {
		b.Run(k.name, func(b *testing.B) {
			m := embeddedModel(b, k)
			sentences, words := newsSentences(count)
			b.ReportAllocs()
			start := processor()
			for b.Loop() {
				if _, err := m.Read(context.Background(), sentences); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(words*b.N)/(processor()-start), "words/s")
		})
	}
}

// processor returns the seconds of processor time used so far: what a second
// on the clock gives depends on who else is busy.
func processor() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}

func BenchmarkReadDocument(b *testing.B) { benchmarkRead(b, 24) }

func BenchmarkReadSentence(b *testing.B) { benchmarkRead(b, 1) }

func BenchmarkOpen(b *testing.B) {
	for _, k := range kernels() {
		b.Run(k.name, func(b *testing.B) {
			for b.Loop() {
				embeddedModel(b, k)
			}
		})
	}
}

// BenchmarkEncode runs the encoder alone on the sentences of the file that READOUT_WORDS names, a line each, words parted by blanks; else on a
// few made ones.
func BenchmarkEncode(b *testing.B) {
	sentences, _ := newsSentences(24)
	if path := os.Getenv("READOUT_WORDS"); path != "" {
		data, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		sentences = nil
		for line := range strings.Lines(string(data)) {
			sentences = append(sentences, strings.Fields(line))
		}
	}
	m, s := embeddedModel(b, kernels()[0]), &workspace{}
	var waiting []*window
	var groups [][]*window
	pieces, size := 0, 0
	for i, words := range sentences {
		for w := range m.windows(i, words) {
			if size+len(w.ids) > batch && size > 0 {
				groups, waiting, size = append(groups, waiting), nil, 0
			}
			waiting, size, pieces = append(waiting, w), size+len(w.ids), pieces+len(w.ids)
		}
	}
	groups = append(groups, waiting)
	start := processor()
	for b.Loop() {
		for _, g := range groups {
			m.encode(s, g)
		}
	}
	b.ReportMetric(float64(pieces*b.N)/(processor()-start), "pieces/s")
}
