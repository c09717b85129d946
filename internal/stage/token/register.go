package token

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed register.txt
var registerText string

// lists holds the register's lists by name. It is read on first use.
var lists = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for l := range strings.Lines(registerText) {
		if f := strings.Fields(l); len(f) > 0 && f[0] != "#" {
			out[f[0]] = append(out[f[0]], f[1:]...)
		}
	}
	return out
})

// list is the register's list of this name as a set.
func list(name string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		out := map[string]bool{}
		for _, w := range lists()[name] {
			out[w] = true
		}
		return out
	})
}

var (
	starters = list("starter")
	clocks   = list("clock")
	sayings  = list("say")
	prefixes = list("prefix")
	units    = list("unit")
	domains  = list("domain")
	splits   = list("split")
	smalls   = list("small")
)

// abbreviations are the known abbreviations with their kind: title, before or behind. The first kind given holds.
var abbreviations = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, kind := range []string{"title", "before", "behind"} {
		for _, w := range lists()[kind] {
			if out[w] == "" {
				out[w] = kind
			}
		}
	}
	return out
})

// cuts are written words that are two, with the place of the cut.
var cuts = sync.OnceValue(func() map[string]int {
	out := map[string]int{}
	for _, w := range lists()["cut"] {
		at := strings.IndexByte(w, '|')
		out[strings.Replace(w, "|", "", 1)] = at
	}
	return out
})
