package gazetteer

import (
	_ "embed"
	"sync"
)

//go:embed data/ambiguous.tsv
var ambiguousTable string

var loadAmbiguous = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, r := range rows(ambiguousTable) {
		out[key(r[0])] = r[1]
	}
	return out
})

// Ambiguous says what else a name of the registers may mean ("country, surname, given name" for Jordan); "" for a name
// that means one thing. Where it is not "", the sentence must support the meaning before a code is taken from it.
func Ambiguous(name string) string { return loadAmbiguous()[bare(key(name))] }
