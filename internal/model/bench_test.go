//go:build unix

package model

import (
	"context"
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
