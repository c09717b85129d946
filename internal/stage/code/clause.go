package code

// subject is who acts in a verb's clause: its own subject, the agent of a passive, or the one that an outer verb lends it.
func (c *coder) subject(v, depth int) []int {
	if v < 0 || depth > 8 {
		return nil
	}
	if c.passive(v) {
		for _, k := range c.t.All(v, "obl") {
			if c.t.Is(k, "obl:agent") || c.t.Case(k) == "by" {
				return []int{k}
			}
		}
		return nil
	}
	if s := c.t.All(v, "nsubj"); len(s) > 0 {
		return s
	}
	return c.lent(v, depth)
}

// lent is the subject that a clause without one takes from outside.
func (c *coder) lent(v, depth int) []int {
	h := c.t.Tokens[v].Head
	if h == v {
		return nil
	}
	switch c.t.Rel(v) {
	case "conj", "parataxis":
		if c.t.Tokens[h].UPOS == "VERB" || c.t.Tokens[h].UPOS == "ADJ" || c.t.Tokens[h].UPOS == "AUX" || c.t.Child(h, "cop") >= 0 {
			return c.logical(h, depth)
		}
	case "xcomp":
		if objectControl[c.lemma(h)] || c.passive(h) {
			if o := c.object(h); len(o) > 0 {
				return o
			}
		}
		return c.logical(h, depth)
	case "advcl":
		if o := c.object(h); objectControl[c.lemma(h)] && len(o) > 0 {
			return o
		}
		return c.logical(h, depth)
	case "ccomp":
		if c.t.Child(v, "mark") >= 0 && c.lemma(c.t.Child(v, "mark")) != "that" {
			return c.logical(h, depth)
		}
	case "acl":
		return c.ofNoun(v, h, depth)
	}
	return nil
}

// logical is the subject of the outer clause, and for a passive the one it is done to: "was sent to meet".
func (c *coder) logical(h, depth int) []int {
	if c.passive(h) {
		if o := c.t.All(h, "nsubj:pass", "nsubj"); len(o) > 0 {
			return o
		}
	}
	return c.subject(h, depth+1)
}

// ofNoun is the subject of a clause that hangs on a noun: "troops shelling the town", "its plan to withdraw".
func (c *coder) ofNoun(v, h, depth int) []int {
	if m := c.t.Child(v, "mark"); m >= 0 && c.lemma(m) == "to" {
		if p := c.t.All(h, "nmod:poss"); len(p) > 0 {
			return p
		}
		if m := c.modifying(h); len(m) > 0 {
			return m
		}
		if g := c.t.Tokens[h].Head; c.t.Is(h, "obj", "obl") && g != h {
			return c.subject(g, depth+1)
		}
		return nil
	}
	return []int{h}
}

// objectControl are verbs whose object is the subject of their infinitive: "urged Lund to resign".
var objectControl = map[string]bool{"urge": true, "ask": true, "tell": true, "order": true, "force": true, "allow": true, "help": true, "press": true, "pressure": true, "invite": true, "persuade": true, "call": true,
	"push": true, "encourage": true, "compel": true, "enable": true, "permit": true, "instruct": true, "send": true, "accuse": true, "block": true, "prevent": true, "stop": true, "bar": true, "beg": true, "request": true, "want": true, "expect": true, "get": true, "make": true, "see": true, "leave": true, "cause": true, "let": true, "advise": true, "warn": true, "lead": true, "arm": true, "train": true, "fund": true}

// passive reports a passive verb, with or without its auxiliary: "were shelled", "the town shelled by rebels".
func (c *coder) passive(v int) bool {
	if c.t.Child(v, "aux:pass") >= 0 {
		return true
	}
	if c.t.Child(v, "nsubj:pass") >= 0 && c.t.Tokens[v].XPOS != "VBD" {
		return true // a past tense without "was" is active, whatever the parser made of its subject
	}
	return c.t.Tokens[v].XPOS == "VBN" && c.t.Is(v, "acl") && !c.t.Is(v, "acl:relcl") || c.t.Tokens[v].XPOS == "VBN" && c.t.Is(v, "advcl") && c.t.Child(v, "aux") < 0 && c.t.Child(v, "obj") < 0
}

// object is what a verb is done to: its object, the subject of a passive, the noun that a participle or a relative clause hangs on.
func (c *coder) object(v int) []int {
	if c.passive(v) {
		if s := c.t.All(v, "nsubj:pass"); len(s) > 0 {
			return s
		}
		if c.t.Is(v, "acl") && !c.t.Is(v, "acl:relcl") {
			return []int{c.t.Tokens[v].Head}
		}
		if h := c.t.Tokens[v].Head; c.t.Is(v, "conj") && c.passive(h) {
			return c.object(h)
		}
		return nil
	}
	if o := c.t.All(v, "obj"); len(o) > 0 {
		return one(o)
	}
	for _, o := range c.t.All(v, "obl") { // an object that the parser took for an adverbial: "refused to meet President Salo"
		if o > v && c.t.Tokens[o].Deprel == "obl" && c.t.Child(o, "case") < 0 && len(c.dated[o]) == 0 && c.at[o] > 0 {
			return []int{o}
		}
	}
	if c.t.Is(v, "acl:relcl") && c.t.Child(v, "nsubj") >= 0 && c.t.Child(v, "ccomp", "xcomp") < 0 && c.t.Child(v, "obl") < 0 {
		return []int{c.t.Tokens[v].Head}
	}
	return nil
}

// one is the first of several: a verb has one object, the others are the parser's mistakes.
func one(heads []int) []int { return heads[:min(1, len(heads))] }
