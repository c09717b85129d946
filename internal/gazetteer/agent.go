package gazetteer

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/agents.tsv
var agentTable string

var loadAgents = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, r := range rows(agentTable) {
		out[key(r[0])] = r[1]
		for _, form := range append(list(r[2]), plural(r[0])) {
			if k := key(form); out[k] == "" {
				out[k] = r[1]
			}
		}
	}
	return out
})

// Agent finds the sector of a common noun for a group or a role, singular or plural: "riot police" is COP, "insurgents"
// REB. Several words are sought whole and then from the left: "heavily armed rebel fighters" is found by its last two
// words. Case does not matter. "" with true is a noun for people of no sector ("officials" has one, "people" none).
func Agent(lemma string) (sector string, ok bool) {
	words := pieces(strings.ToLower(bare(key(lemma))))
	agents := loadAgents()
	for i := range words {
		if s, ok := agents[strings.Join(words[i:], " ")]; ok {
			return s, true
		}
	}
	return "", false
}

// plural is the regular plural of a noun phrase, made on its last word: "army" armies, "coach" coaches, "gunman" gunmen.
func plural(noun string) string {
	switch {
	case strings.HasSuffix(noun, "man"):
		return noun[:len(noun)-2] + "en"
	case strings.HasSuffix(noun, "y") && !strings.ContainsAny(noun[max(0, len(noun)-2):len(noun)-1], "aeiou"):
		return noun[:len(noun)-1] + "ies"
	case strings.HasSuffix(noun, "s"), strings.HasSuffix(noun, "x"), strings.HasSuffix(noun, "ch"), strings.HasSuffix(noun, "sh"):
		return noun + "es"
	}
	return noun + "s"
}
