package code

import "strings"

// lemmas are the lemmas of all tokens as the rules know them. Where the model's lemma of a verb or noun is no word of the rules,
// a regular form of one that is decides: "denied" is deny, whatever the model made of it.
func (c *coder) lemmas() []string {
	found := make([]string, len(c.t.Tokens))
	for i, k := range c.t.Tokens {
		found[i] = c.t.Lemma(i)
		plural := k.UPOS == "NOUN" && k.XPOS == "NNS" && found[i] == strings.ToLower(k.Form) // "troops", which some write so in the singular
		if k.UPOS != "VERB" && k.UPOS != "NOUN" || c.rules.knows(found[i]) && !plural {
			continue
		}
		for _, l := range regular(strings.ToLower(k.Form)) {
			if c.rules.knows(l) {
				found[i] = l
				break
			}
		}
	}
	return found
}

func (c *coder) lemma(i int) string { return c.lemmaOf[i] }

// knows reports whether a lemma stands anywhere in the rules.
func (r *Rules) knows(lemma string) bool {
	return r.word[lemma] || r.operator[lemma] != "" || len(r.verbs[lemma]) > 0 || len(r.nouns[lemma]) > 0
}

// regular are the words that a form may be a regular inflection of.
func regular(form string) []string {
	if l, ok := irregular[form]; ok {
		return []string{l}
	}
	var found []string
	for _, e := range [][2]string{{"ied", "y"}, {"ies", "y"}, {"ying", "ie"}, {"ed", ""}, {"ed", "e"}, {"ing", ""}, {"ing", "e"}, {"es", ""}, {"es", "e"}, {"s", ""}} {
		stem, ok := strings.CutSuffix(form, e[0])
		if !ok || len(stem) < 2 {
			continue
		}
		found = append(found, stem+e[1])
		if n := len(stem); e[1] == "" && n > 2 && stem[n-1] == stem[n-2] {
			found = append(found, stem[:n-1])
		}
	}
	return found
}

// irregular are forms of verbs of the rules that no ending tells.
var irregular = map[string]string{"struck": "strike", "met": "meet", "held": "hold", "shot": "shoot", "fought": "fight", "broke": "break", "broken": "break", "sent": "send", "told": "tell",
	"gave": "give", "given": "give", "took": "take", "taken": "take", "said": "say", "spoke": "speak", "spoken": "speak", "flew": "fly", "flown": "fly", "went": "go", "gone": "go", "came": "come",
	"left": "leave", "led": "lead", "beat": "beat", "beaten": "beat", "hit": "hit", "cut": "cut", "put": "put", "quit": "quit", "withdrew": "withdraw", "withdrawn": "withdraw", "freed": "free",
	"fled": "flee", "sought": "seek", "brought": "bring", "bought": "buy", "sold": "sell", "lent": "lend", "made": "make", "paid": "pay", "threw": "throw", "thrown": "throw", "blew": "blow",
	"blown": "blow", "overthrew": "overthrow", "swore": "swear", "sworn": "swear", "began": "begin", "begun": "begin", "kept": "keep", "built": "build", "laid": "lay", "won": "win", "lost": "lose",
	"stood": "stand", "backed": "back", "seized": "seize", "fed": "feed", "forgave": "forgive", "froze": "freeze", "frozen": "freeze", "shut": "shut", "slew": "slay", "stole": "steal", "sat": "sit",
	"men": "man", "women": "woman", "children": "child", "gunmen": "gunman", "policemen": "policeman", "servicemen": "serviceman", "congressmen": "congressman", "sank": "sink", "sunk": "sink"}
