package record

import (
	_ "embed"
	"hash/fnv"
	"strings"
	"sync"
	"time"
	"unicode"

	"readout"
)

// word is a run of letters and digits of a text.
type word struct {
	at    readout.Span
	lower string
	upper bool // begins with a capital letter
}

func words(text string) []word {
	var out []word
	start := -1
	for i, r := range text + " " {
		inside := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
		if inside && start < 0 {
			start = i
		}
		if !inside && start >= 0 {
			w := text[start:i]
			first := []rune(w)[0]
			out = append(out, word{readout.Span{Start: start, End: i}, strings.ToLower(w), unicode.IsUpper(first)})
			start = -1
		}
	}
	return out
}

// shingles are the hashes of every n words in a row.
func shingles(all []word, n int) map[uint64]int {
	out := map[uint64]int{}
	for i := 0; i+n <= len(all); i++ {
		h := fnv.New64a()
		for _, w := range all[i : i+n] {
			h.Write([]byte(w.lower))
			h.Write([]byte{0})
		}
		if key := h.Sum64(); out[key] == 0 {
			out[key] = i + 1
		}
	}
	return out
}

//go:embed data/common.txt
var commonFile string

// common are words that any report may hold: grammar and the trade's own.
var common = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for line := range strings.Lines(commonFile) {
		if !strings.HasPrefix(line, "#") {
			for _, w := range strings.Fields(line) {
				out[w] = true
			}
		}
	}
	return out
})

// stem takes an English ending off, so that "struck talks" and "talk" meet; it need not give a word.
func stem(w string) string {
	for _, end := range []struct{ cut, add string }{{"iness", "y"}, {"ies", "y"}, {"ations", "ate"}, {"ation", "ate"}, {"ings", ""}, {"ing", ""}, {"ied", "y"},
		{"ers", ""}, {"ed", ""}, {"es", ""}, {"s", ""}} {
		if body, ok := strings.CutSuffix(w, end.cut); ok && len(body) >= 3 && !strings.HasSuffix(body, "s") {
			w = body + end.add
			break
		}
	}
	if len(w) > 3 {
		w = strings.TrimSuffix(w, "e")
	}
	if n := len(w); n > 3 && w[n-1] == w[n-2] {
		w = w[:n-1]
	}
	return w
}

// days are the days, counted from year 0, that bound an EDTF date; 0 for an open or unknown side.
func days(value string) (first, last int) {
	a, b := readout.Days(value)
	return day(a), day(b)
}

func day(iso string) int {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return 0
	}
	return int(t.Unix()/86400) + epoch
}

const epoch = 719528 // days from year 0 to 1970

func iso(day int) string {
	return time.Unix(int64(day-epoch)*86400, 0).UTC().Format(time.DateOnly)
}
