package sqlite

import (
	"fmt"
	"path/filepath"
	"testing"

	"readout"
)

func BenchmarkPut(b *testing.B) {
	s, err := Open(ctx, filepath.Join(b.TempDir(), "a.db"), Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	text := "Kari Lund met Nils Berg in Oslo about the ferry line. "
	for len(text) < 3000 {
		text += text
	}
	var docs []*readout.Document
	for b.Loop() {
		d := &readout.Document{ID: fmt.Sprint("d", b.N, len(docs), b.Elapsed()), Text: text, Tokens: make([]readout.Token, 700)}
		for n := range 15 {
			c := readout.Claim{ID: fmt.Sprint(d.ID, "-", n), Type: "CONSULT", Evidence: readout.Span{Start: n, End: n + 150},
				Actors: []readout.Actor{{Name: "Kari Lund", Code: "NORGOV", Country: "NOR"}, {Name: "Nils Berg", Code: "SWEGOV", Country: "SWE"}}}
			d.Claims = append(d.Claims, c)
		}
		if docs = append(docs, d); len(docs) == 50 {
			if err := s.Put(ctx, docs...); err != nil {
				b.Fatal(err)
			}
			docs = docs[:0]
		}
	}
}
