package code

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"readout"
)

//go:embed rules/contexts.tsv
var contextFile string

//go:embed rules/modes.tsv
var modeFile string

//go:embed rules/sport.txt
var sportFile string

// table is lines of "name<TAB>word, word": words by name, in the order of the file. Lines that begin with # are comments.
type table []struct {
	name  string
	words []string
}

func readTable(text string) table {
	var t table
	for line := range strings.Lines(text) {
		name, words, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(name, "#") {
			continue
		}
		var list []string
		for _, w := range strings.Split(words, ",") {
			list = append(list, " "+strings.TrimSpace(w))
		}
		t = append(t, struct {
			name  string
			words []string
		}{name, list})
	}
	return t
}

var (
	contextTable = sync.OnceValue(func() table { return readTable(contextFile) })
	modeTable    = sync.OnceValue(func() table { return readTable(modeFile) })
	sportWords   = sync.OnceValue(func() map[string]bool {
		m := map[string]bool{}
		for _, w := range strings.Fields(sportFile) {
			m[w] = true
		}
		return m
	})
)

// contextsOf are the contexts whose words stand in the text, in the order of the table.
func contextsOf(text string) []string {
	found, low := []string{}, " "+strings.ToLower(text)
	for _, row := range contextTable() {
		if slices.ContainsFunc(row.words, func(w string) bool { return strings.Contains(low, w) }) {
			found = append(found, row.name)
		}
	}
	return found
}

// documentContexts are the contexts of the whole report: those that two sentences or more speak of.
func documentContexts(d *readout.Document) []string {
	count := map[string]int{}
	for _, s := range d.Sentences {
		for _, name := range contextsOf(s.Span.In(d.Text)) {
			count[name]++
		}
	}
	found := []string{}
	for _, row := range contextTable() {
		if count[row.name] > 1 {
			found = append(found, row.name)
		}
	}
	return found
}

// wordModes are the modes that words of the act's own phrase name: "air", "drone", "by telephone".
func (c *coder) wordModes(a *act) []string {
	text := " " + strings.ToLower(c.evidence(a, c.triggerSpan(a)).In(c.d.Text)) + " "
	var found []string
	for _, row := range modeTable() {
		kind, mode, _ := strings.Cut(row.name, " ")
		if kind == a.frame.Type && slices.ContainsFunc(row.words, func(w string) bool { return strings.Contains(text, w) }) {
			found = append(found, mode)
		}
	}
	return found
}

// sport reports a sentence of sport or film, where attack, defeat and strike are no acts between states.
func (c *coder) sport(i int) bool {
	s := c.t.SentenceOf(i)
	for k := s.First; k < s.Last; k++ {
		if _, named := c.named[k]; !named && c.t.Tokens[k].UPOS != "PROPN" && sportWords()[c.lemma(k)] {
			return true
		}
	}
	return false
}
