package date

import "strings"

// tense is whether the act that an expression dates lies before or after publication.
type tense int

const (
	none tense = iota
	past_
	future
	present // of a verb in the news, it dates what is to come: "Lund meets Osman on Friday"
)

type lookup map[string]bool

func set(words string) lookup {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}

var (
	// wills make what follows lie ahead: "will meet Tuesday", "said it would meet Tuesday".
	wills = set("will 'll ’ll wo shall would may might must should ca can could")
	// plans do the same with "to" or "for": "is scheduled for Tuesday", "plans to meet Tuesday".
	plans = set(`scheduled expected due slated plan plans planned planning set hope hopes hoped hoping intend intends intended agreed agree agrees
		want wants wanted vowed vow vows pledged pledge pledges promised promise promises decided decide preparing prepares ready order ordered urged
		asked called invited likely going about deadline postponed delayed wait waiting upcoming forthcoming proposed ahead rescheduled`)
	// pasts are past tenses that do not end in -ed.
	pasts = set(`said told met held went was were had did began took made came left fought struck hit won fell sent gave ran spoke flew shot sought
		broke found saw became brought led fled got kept lost paid put rose set stood taught thought threw wrote built bought caught cut dealt drew
		drove fed felt hid knew laid meant read rang sank sat sold shook shut sang slept spent split spread stole swore taken told understood withdrew
		been done gone seen killed given known`)
	// ahead are those whose own date lies ahead: "the vote is due on Tuesday".
	ahead = set("scheduled expected due slated planned set upcoming forthcoming likely")
	says  = set("says tells adds warns calls accuses argues notes writes reports insists claims denies")
)

// tenseAt is the tense of the act that a match dates.
func tenseAt(s []word, m match) tense {
	if m.from > 0 && s[m.from-1].lower == "since" {
		return past_
	}
	if m.rule.resolver == "md" && m.to < len(s) && s[m.to].upos == "NOUN" {
		return none // "will adjust it to the February 26 results"
	}
	if m.from < len(s) && s[m.from].head >= 0 {
		return byTree(s, m)
	}
	return byWords(s, m)
}

// byTree climbs from the expression to the verb that it depends on.
func byTree(s []word, m match) tense {
	at := m.from
	for i := m.from; i < m.to; i++ {
		if h := s[i].head; h < m.from || h >= m.to {
			at = i
		}
	}
	for range s {
		if t := verbTense(s, at); t != none {
			return t
		}
		if s[at].head == at || s[at].head < 0 {
			break
		}
		at = s[at].head
	}
	return none
}

// verbTense is the tense of the clause of s[at]; none where it is no verb, or takes the tense of the verb above.
func verbTense(s []word, at int) tense {
	verb := s[at].upos == "VERB" || s[at].upos == "AUX"
	infinitive, copula := false, none
	for i, w := range s {
		if w.head != at || i == at {
			continue
		}
		switch {
		case strings.HasPrefix(w.deprel, "aux") && wills[w.lower]:
			return future
		case w.lower == "to" && w.deprel == "mark":
			infinitive = true
		case w.deprel == "cop" || strings.HasPrefix(w.deprel, "aux") && w.xpos == "VBD":
			copula = formTense(w)
		}
	}
	above := s[at].head
	switch {
	case infinitive && above >= 0 && above != at:
		if plans[s[above].lower] || s[above].upos == "NOUN" || s[above].lower == "is" || s[above].lower == "are" {
			return future
		}
		return none
	case ahead[s[at].lower] && (verb || s[at].upos == "ADJ"):
		return future
	case copula != none:
		return copula
	case !verb:
		return none
	}
	return formTense(s[at])
}

// formTense is the tense of a verb's form; the present of saying says nothing of the days in it.
func formTense(w word) tense {
	switch w.xpos {
	case "VBD", "VBN":
		return past_
	case "VBZ", "VBP":
		if says[w.lower] || w.upos == "AUX" {
			return none
		}
		return present
	case "":
		if pasts[w.lower] || strings.HasSuffix(w.lower, "ed") {
			return past_
		}
	}
	return none
}

// byWords looks for the nearest verb before the expression, then behind it.
func byWords(s []word, m match) tense {
	for i := m.from - 1; i >= max(0, m.from-60); i-- {
		if t := wordTense(s, i); t != none {
			return t
		}
	}
	for i := m.to; i < min(len(s), m.to+25); i++ {
		if t := wordTense(s, i); t != none {
			return t
		}
	}
	return none
}

func wordTense(s []word, i int) tense {
	w := s[i].lower
	next := ""
	if i+1 < len(s) {
		next = s[i+1].lower
	}
	switch {
	case wills[w] && s[i].form == w, plans[w] && next == "to", ahead[w] && w != "set", w == "set" && next == "for":
		return future
	case pasts[w] || len(w) > 4 && strings.HasSuffix(w, "ed") && s[i].form == w:
		for k := max(0, i-3); k < i; k++ { // "will be held", "is to be signed"
			if x := s[k].lower; wills[x] && s[k].form == x || x == "to" && s[k+1].lower == "be" {
				return future
			}
		}
		return past_
	}
	return none
}
