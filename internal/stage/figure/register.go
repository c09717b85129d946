package figure

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed register.txt
var registerText string

//go:embed hedge.txt
var hedgeText string

// lists are the register's lists by name, read on first use.
var lists = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for l := range strings.Lines(registerText) {
		f := strings.Fields(l)
		if len(f) > 0 && f[0] != "#" {
			out[f[0]] = append(out[f[0]], f[1:]...)
		}
	}
	return out
})

// values is a list of words with numbers.
func values(name string) func() map[string]float64 {
	return sync.OnceValue(func() map[string]float64 {
		out := map[string]float64{}
		for _, e := range lists()[name] {
			w, n, _ := strings.Cut(e, "=")
			out[w], _ = strconv.ParseFloat(n, 64)
		}
		return out
	})
}

var (
	smalls    = values("small")
	multiples = values("times")
	suffixes  = values("suffix")
	vagues    = values("vague")
)

var currencies = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, e := range lists()["currency"] {
		w, name, _ := strings.Cut(e, "=")
		out[w] = strings.ReplaceAll(name, "_", " ")
	}
	return out
})

// kinds say of a counted noun whether it is people, a thing, money, or a toll by its own name ("toll:killed").
var kinds = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, kind := range []string{"thing", "people", "money", "never", "toll:killed", "toll:injured", "toll:arrested"} {
		for _, w := range lists()[kind] {
			out[w] = kind
		}
	}
	return out
})

var talkers = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, w := range lists()["talker"] {
		out[w] = true
	}
	return out
})

// statuses give for a word what it says happened.
var statuses = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for l := range strings.Lines(registerText) {
		f := strings.Fields(l)
		if len(f) > 2 && f[0] == "status" {
			for _, w := range f[2:] {
				if out[w] == "" {
					out[w] = f[1]
				}
			}
		}
	}
	return out
})

// hedges are the words before a number, longest first at each length, by the bound that they leave open.
var hedges = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for l := range strings.Lines(hedgeText) {
		if kind, words, ok := strings.Cut(strings.TrimSpace(l), " "); ok && kind != "#" {
			out[words] = kind
		}
	}
	return out
})
