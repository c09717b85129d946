package code

import (
	"strings"

	"readout"
)

// judge finds whether the act happened: the words of its own clause first, then those of the clauses that it stands in.
func (c *coder) judge(a *act) {
	a.status = readout.Occurred
	if a.frame.Status != "" {
		a.status, a.cue = readout.Status(a.frame.Status), a.trigger
		return
	}
	v := a.verb
	if v < 0 {
		c.judgeNoun(a)
		return
	}
	if a.trigger != v && c.negatedNoun(a.trigger) {
		a.status, a.cue = readout.Negated, a.trigger
		return
	}
	if op := c.op(v); a.trigger != v && op != "light" && c.apply(a, op, v) {
		return
	}
	c.judgeVerb(a, v, 0)
}

// unreal marks an act in an if-clause: nobody says that it happens.
const unreal readout.Status = "unreal"

func (c *coder) set(a *act, s readout.Status, cue int) { a.status, a.cue = s, cue }

// judgeVerb reads the auxiliaries and adverbs of v, then climbs.
func (c *coder) judgeVerb(a *act, v, depth int) {
	if s, cue := c.modality(v); s == unreal {
		c.set(a, readout.Hypothetical, cue)
		return
	} else if s != "" {
		c.set(a, s, cue)
		return
	}
	for _, k := range c.t.All(v, "nsubj", "obj") { // "evidence of attacks was found"
		if c.op(k) == string(readout.Alleged) && c.t.Tokens[k].UPOS == "NOUN" && !c.isParty(k, true) && !utterance[a.frame.Type] && c.t.Child(k, "nmod", "acl") >= 0 {
			c.set(a, readout.Alleged, k)
			return
		}
	}
	if c.progressive(v) && !utterance[a.frame.Type] && a.status == readout.Occurred {
		c.set(a, readout.Ongoing, v)
	}
	c.climb(a, v, depth)
}

// utterance are types that are said rather than done: in the progressive they are still said.
var utterance = map[string]bool{"REQUEST": true, "ACCUSE": true, "REJECT": true, "THREATEN": true, "AGREE": true, "STATE": true, "CONCEDE": true, "SUPPORT": true}

// modality is the status that a verb's own auxiliaries and adverbs give; "" if none.
func (c *coder) modality(v int) (readout.Status, int) {
	for _, k := range c.t.Children(v) {
		if c.t.Is(k, "advmod", "det") || c.t.Tokens[k].UPOS == "PART" {
			switch l := c.lemma(k); {
			case l == "not" || l == "n't" || l == "n’t" || l == "never" || l == "no":
				return readout.Negated, k
			case c.rules.operator[l] == "alleged":
				return readout.Alleged, k
			}
		}
	}
	for _, k := range c.t.All(v, "aux") {
		switch strings.ToLower(c.t.Tokens[k].Form) {
		case "will", "'ll", "’ll", "shall", "wo":
			return readout.Planned, k
		case "may", "might", "could":
			return readout.Considered, k
		case "would", "'d", "’d":
			if c.conditional(v) {
				return readout.Hypothetical, k
			}
			return readout.Planned, k
		case "should":
			if s := c.t.Child(v, "nsubj"); s > k {
				return unreal, k // "Should the truce collapse, …"
			}
			return readout.Hypothetical, k
		case "can", "must", "ought":
			return readout.Hypothetical, k
		}
	}
	if m := c.t.Child(v, "mark"); m >= 0 {
		switch c.lemma(m) {
		case "to":
			for _, k := range c.t.All(v, "aux", "cop") {
				if c.lemma(k) == "be" && k < m {
					return readout.Planned, k // "are to sign"
				}
			}
		case "whether":
			if h := c.t.Tokens[v].Head; c.op(h) == "" {
				return readout.Hypothetical, m
			}
		case "if", "unless", "lest":
			return unreal, m
		}
	}
	return "", -1
}

// conditional reports an if-clause beside the verb.
func (c *coder) conditional(v int) bool {
	for _, k := range c.t.All(v, "advcl") {
		if m := c.t.Child(k, "mark"); m >= 0 && (c.lemma(m) == "if" || c.lemma(m) == "unless") {
			return true
		}
		if first := c.t.Subtree(k, nil)[0]; c.t.Child(k, "mark") < 0 { // "Were the truce to fail, …"
			switch c.t.Tokens[first].Form {
			case "Should", "Were", "Had":
				return true
			}
		}
	}
	return false
}

func (c *coder) progressive(v int) bool {
	if c.t.Tokens[v].XPOS != "VBG" {
		return false
	}
	for _, k := range c.t.All(v, "aux") {
		switch strings.ToLower(c.t.Tokens[k].Form) {
		case "is", "are", "'s", "’s", "'re", "’re", "am", "was", "were", "been":
			return true
		}
	}
	return false
}

// climb reads what the outer words make of the clause at v: "plans to meet", "denied shelling", "is considering whether to arm".
func (c *coder) climb(a *act, v, depth int) {
	h := c.t.Tokens[v].Head
	if h == v || depth > 8 {
		return
	}
	l := c.lemma(h)
	op := c.rules.operator[l]
	switch rel := c.t.Rel(v); rel {
	case "conj":
		// "will meet and discuss": the first one's auxiliary holds for the second, which has none of its own.
		if c.t.Child(v, "nsubj") < 0 && c.t.Child(v, "aux") < 0 && (c.t.Tokens[v].XPOS == "VB" || c.t.Tokens[h].XPOS == c.t.Tokens[v].XPOS) && c.verbal(h) {
			c.judgeVerb(a, h, depth+1)
		}
	case "xcomp", "ccomp", "csubj", "parataxis":
		if c.beTo(a, v, h) {
			return
		}
		if c.apply(a, op, h) {
			return
		}
		if rel == "xcomp" || op == "through" {
			c.judgeVerb(a, h, depth+1)
			return
		}
		c.outer(a, h)
	case "advcl":
		c.adverbial(a, v, h)
	case "acl":
		if c.t.Is(v, "acl:relcl") {
			return
		}
		if c.apply(a, op, h) {
			return
		}
		if m := c.t.Child(v, "mark"); m >= 0 && c.lemma(m) == "to" {
			c.set(a, readout.Planned, m) // "a plan to", "an agreement to": not done yet
		}
	case "obj", "nsubj", "obl":
		if c.t.Is(v, "obj", "nsubj:pass") {
			c.apply(a, op, h)
		}
	}
}

// beTo reads "are to sign", "is going to sign" and "is about to sign" as planned, "has yet to sign" as not done.
func (c *coder) beTo(a *act, v, h int) bool {
	m := c.t.Child(v, "mark")
	if m < 0 || c.lemma(m) != "to" || !c.t.Is(v, "xcomp") {
		return false
	}
	switch c.lemma(h) {
	case "be", "about":
		c.set(a, readout.Planned, h)
		return true
	case "go":
		if c.progressive(h) {
			c.set(a, readout.Planned, h)
			return true
		}
	case "have":
		for _, k := range append(c.t.All(h, "advmod"), c.t.All(v, "advmod")...) {
			if c.lemma(k) == "yet" {
				c.set(a, readout.Negated, k)
				return true
			}
		}
	}
	return false
}

// outer lets denial and hedging of a far outer verb reach through reporting verbs: "denied reports that its army shelled".
func (c *coder) outer(a *act, h int) {
	if s, cue := c.modality(h); s == unreal {
		c.set(a, readout.Hypothetical, cue)
	}
}

func (c *coder) verbal(h int) bool {
	return c.t.Tokens[h].UPOS == "VERB" || c.t.Tokens[h].UPOS == "AUX"
}

// apply gives the act the status of an operator above it; it reports whether that settles it.
func (c *coder) apply(a *act, op string, h int) bool {
	switch op {
	case "", "light", "through":
		return false
	case "skip":
		if l := c.lemma(h); a.frame.Type == "ASSAULT" && (l == "try" || l == "attempt") {
			return false // an attempted assassination is coded as one
		}
		a.dropped = true
		return true
	}
	if c.negated(h) && (op == string(readout.Planned) || op == string(readout.Considered) || op == string(readout.Ongoing)) {
		c.set(a, readout.Negated, h)
		return true
	}
	if op == string(readout.Ongoing) {
		if s, cue := c.modality(h); s != "" {
			c.set(a, s, cue)
			return true
		}
	}
	c.set(a, readout.Status(op), h)
	return true
}

func (c *coder) negated(v int) bool {
	s, _ := c.modality(v)
	return s == readout.Negated
}

// adverbial reads a clause of time, purpose or condition: "after visiting" happened, "to discuss" is an intention.
func (c *coder) adverbial(a *act, v, h int) {
	m := c.t.Child(v, "mark")
	word := ""
	if m >= 0 {
		word = c.lemma(m)
	}
	switch word {
	case "to":
		if c.apply(a, c.op(h), h) {
			return
		}
		a.dropped = true // purpose: nobody says that it was done
	case "before", "until", "once", "when", "as", "while", "by":
		if s, cue := c.modality(h); s == readout.Planned && c.t.Child(v, "aux") < 0 && c.t.Tokens[v].XPOS != "VBD" {
			c.set(a, s, cue)
		}
	case "without", "instead", "rather": // "instead of bombing the port"
		c.set(a, readout.Negated, m)
	case "":
		if c.t.Tokens[v].XPOS == "VBG" && c.t.Child(v, "nsubj") < 0 && c.verbal(h) {
			if s, cue := c.modality(h); s != "" && s != readout.Negated {
				c.set(a, s, cue)
			}
		}
	}
}

// negatedNoun reports "no talks", "neither strike".
func (c *coder) negatedNoun(i int) bool {
	d := c.t.Child(i, "det")
	return d >= 0 && (c.lemma(d) == "no" || c.lemma(d) == "neither")
}

// judgeNoun is the status of an act told by a noun alone. What is named as known happened; words before it and above it may say otherwise.
func (c *coder) judgeNoun(a *act) {
	i := a.trigger
	if c.negatedNoun(i) {
		c.set(a, readout.Negated, c.t.Child(i, "det"))
		return
	}
	for _, k := range c.t.Children(i) {
		if !c.t.Is(k, "amod", "compound", "acl") {
			continue
		}
		switch op := c.op(k); op {
		case "", "light", "through", "skip":
		default:
			c.set(a, readout.Status(op), k)
			return
		}
	}
	h := c.t.Tokens[i].Head
	for steps := 0; c.t.Is(i, "conj") && steps < 10 && h != i; steps++ {
		i, h = h, c.t.Tokens[h].Head
	}
	if h == i {
		return
	}
	if o := c.actOf[h]; o != nil && o.verb < 0 && o.frame.Type == a.frame.Type && (c.t.Is(a.trigger, "conj") || c.t.Is(i, "nmod")) {
		c.judgeNoun(o)
		if o.status != readout.Occurred {
			c.set(a, o.status, o.cue)
			return
		}
	}
	op := c.op(h)
	prep := c.t.Case(i)
	switch {
	case c.t.Is(i, "obj", "nsubj:pass", "nmod") || c.t.Is(i, "obl") && prep == "for" && op == string(readout.Planned):
		if c.apply(a, op, h) {
			return
		}
		if c.verbal(h) && c.t.Is(i, "obj") {
			if s, cue := c.modality(h); s == readout.Planned && c.op(h) == "light" {
				c.set(a, s, cue)
			}
		}
	case c.t.Is(i, "obj", "obl") && causes[c.lemma(h)] && c.verbal(h):
		if s, cue := c.modality(h); s != "" {
			if s == readout.Planned {
				s = readout.Hypothetical
			}
			c.set(a, s, cue) // "would lead to renewed fighting"
		}
	case c.t.Is(i, "nsubj") && op != "" && c.verbal(h):
		c.apply(a, op, h)
	case c.t.Is(i, "nsubj") && c.verbal(h):
		if s, cue := c.modality(h); s != "" && eventVerbs[c.lemma(h)] {
			c.set(a, s, cue)
		}
	case prep == "for" || prep == "ahead of" || prep == "before":
		if s, cue := c.modality(h); s == readout.Planned {
			c.set(a, s, cue)
		} else if prep != "for" {
			c.set(a, readout.Planned, c.t.Child(i, "case"))
		}
	}
}

// causes are verbs that bring their object about: what they may do, it may.
var causes = map[string]bool{"lead": true, "cause": true, "trigger": true, "spark": true, "provoke": true, "result": true, "bring": true, "mean": true, "prompt": true, "invite": true}

// eventVerbs say of their subject that it takes place: "the talks will begin", "the summit did not take place".
var eventVerbs = map[string]bool{"begin": true, "start": true, "take": true, "happen": true, "occur": true, "open": true, "resume": true, "come": true, "follow": true, "go": true, "proceed": true, "continue": true, "end": true}
