package record

import (
	"fmt"
	"testing"

	"readout"
)

// BenchmarkFold folds 200 reports of 20 claims, ten reports a story.
func BenchmarkFold(b *testing.B) {
	var docs []*readout.Document
	actors := []readout.Actor{lund, berg, holm, norway, navy, sweden, union, farms}
	for i := range 200 {
		var claims []told
		for n := range 20 {
			claims = append(claims, told{says: fmt.Sprintf("Party %d of affair%d {met} party %d about matter%d.", n, i/10, n+1, n), kind: []string{"CONSULT", "STATE", "ACCUSE", "ASSAULT"}[n%4],
				status: occurred, actors: who(actors[(i+n)%8]), recipients: who(actors[(n+1)%8]), date: fmt.Sprintf("2021-03-%02d", 1+(i/10+n)%28)})
		}
		docs = append(docs, document(fmt.Sprintf("d%03d", i), "2021-03-02", fmt.Sprintf("affair%d harbour%d salmon%d berth%d", i/10, i/10, i/10, i/10), claims...))
	}
	for b.Loop() {
		Fold(docs)
	}
}
