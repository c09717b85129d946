package code

import (
	"slices"
	"strings"

	"readout"
)

// embed finds the act that a lies inside as content ("urged X to withdraw") and does with it what the outer frame says.
func (c *coder) embed(a *act) {
	outer := c.holder(a)
	if outer == nil {
		return
	}
	if o := c.holder(outer); o != nil && o.frame.Content == "denied" && outer.frame.Content == "alleged" {
		outer = o // "rejected a claim that its aircraft had bombed"
	}
	outer.content = append(outer.content, a)
	switch outer.frame.Content {
	case "absorb":
		a.dropped = true
	case "alleged":
		a.status, a.cue, a.dropped, a.outer = readout.Alleged, outer.trigger, false, outer
	case "denied":
		a.status, a.cue, a.dropped, a.outer = readout.Denied, outer.trigger, false, outer
	case "considered":
		a.status, a.cue, a.dropped = readout.Considered, outer.trigger, false
	}
}

// holder climbs from an act to the first act above it that it is content of: through complements, objects and infinitives,
// never out of a relative clause or a clause of its own.
func (c *coder) holder(a *act) *act {
	i := a.trigger
	if a.verb >= 0 {
		i = a.verb
	}
	for steps := 0; steps < 12 && !c.t.Root(i); steps++ {
		h := c.t.Tokens[i].Head
		switch c.t.Rel(i) {
		case "xcomp", "ccomp", "obj", "conj", "iobj", "csubj":
		case "nsubj":
			if !c.t.Is(i, "nsubj:pass") && !c.insideContent(h) {
				return nil
			}
		case "obl", "nmod":
			// Only what the frame's own preposition holds, or a nominal inside the content: "called for talks on a truce".
		case "advcl":
			if m := c.t.Child(i, "mark"); m < 0 || c.lemma(m) == "after" || c.lemma(m) == "as" || c.lemma(m) == "while" || c.lemma(m) == "when" || c.lemma(m) == "because" || c.lemma(m) == "since" {
				return nil
			}
		case "acl":
			if c.t.Is(i, "acl:relcl") || c.t.Tokens[i].XPOS == "VBN" || c.t.Tokens[i].XPOS == "VBG" {
				return nil
			}
		default:
			return nil
		}
		if o := c.actOf[h]; o != nil && o != a && c.holds(o, i) {
			return o
		}
		if o := c.carriedBy(h); o != nil && o != a && o.trigger != i && o.frame.Content != "" {
			return o
		}
		i = h
	}
	return nil
}

func (c *coder) insideContent(h int) bool { return c.t.Is(h, "xcomp", "ccomp") }

// carriedBy is the noun act that a light verb carries: "issued a call for".
func (c *coder) carriedBy(v int) *act {
	for _, k := range c.t.All(v, "obj", "nsubj:pass") {
		if o := c.actOf[k]; o != nil && o.verb == v {
			return o
		}
	}
	return nil
}

// holds reports whether what hangs on the outer act by i is its content: a complement, or a nominal in the slot of the pattern.
func (c *coder) holds(o *act, i int) bool {
	switch c.t.Rel(i) {
	case "xcomp", "ccomp", "csubj", "acl", "advcl":
		return o.frame.Content != ""
	case "obl", "nmod":
		h, ok := o.prep[c.t.Case(i)]
		return o.frame.Content != "" && (ok && h == i || o.verb != o.trigger || c.t.Tokens[o.trigger].UPOS == "NOUN" && (c.t.Case(i) == "for" || c.t.Case(i) == "of" || c.t.Case(i) == "to"))
	case "obj", "nsubj":
		return o.frame.Content != "" && len(o.pattern.preps) == 0
	}
	return false
}

// contentMode is the mode that follows from what is asked for, refused or threatened.
func contentMode(outer, inner, frame string) string {
	kind := map[string]string{"CONSULT": "meet", "AID": "assist", "COOPERATE": "assist", "SUPPORT": "assist", "RETREAT": "yield", "CONCEDE": "yield"}
	threat := map[string]string{"ASSAULT": "violence", "MOBILIZE": "violence", "SANCTION": "relations", "COERCE": "restrict", "REJECT": "relations"}
	if outer == "THREATEN" {
		for word, mode := range map[string]string{"arrest": "arrest", "expel": "expel", "withdraw": "territory", "curfew": "restrict", "seize": "restrict", "restrict": "restrict"} {
			if strings.HasPrefix(frame, word) {
				return mode
			}
		}
		return threat[inner]
	}
	if inner == "AGREE" {
		return "" // "rejected the proposal" does not say of what
	}
	if m := kind[inner]; m != "" && frame != "resign" {
		return m
	}
	return "change"
}

// obligation is the ID of the frame that no word list has: what somebody says must be done.
const obligation = "must"

// obligations are acts that no frame words: "Lund said the general must resign" asks for it, by the mouth of Lund.
func (c *coder) obligations() {
	for i := range c.t.Tokens {
		if c.t.Tokens[i].UPOS != "VERB" || !c.obliged(i) {
			continue
		}
		if c.quoteSpeaker(i) == nil && len(c.holderOfPosition(i)) == 0 {
			continue
		}
		if len(c.subject(i, 0)) == 0 && !c.passive(i) || remark[c.lemma(i)] || c.vague(i) {
			continue
		}
		if o := c.actOf[i]; o != nil {
			o.dropped = true
		}
		f := &Frame{ID: obligation, Type: "REQUEST", Modes: "content", Content: "absorb"}
		a := &act{frame: f, pattern: pattern{source: "must"}, trigger: i, verb: i, cue: -1, status: readout.Occurred}
		if o := c.actOf[i]; o != nil {
			a.content = append(a.content, o)
		}
		c.acts = append(c.acts, a)
		c.actOf[i] = a
	}
}

// remark are verbs that ask for nothing that anybody does: "we must remember", "it must be said".
var remark = map[string]bool{"be": true, "have": true, "keep": true, "remember": true, "note": true, "say": true, "contend": true, "know": true, "understand": true, "wonder": true, "think": true, "see": true, "wait": true, "expect": true, "come": true, "look": true, "ask": true}

// vague reports a subject that names nobody: "we", "you", "there", "it".
func (c *coder) vague(i int) bool {
	for _, s := range append(c.t.All(i, "nsubj"), c.t.All(i, "expl")...) {
		if slices.Contains([]string{"we", "i", "you", "there", "it", "one", "this", "that", "they"}, strings.ToLower(c.t.Tokens[s].Form)) {
			return true
		}
	}
	return false
}

// obliged reports must, should, ought to, has to, needs to.
func (c *coder) obliged(i int) bool {
	for _, k := range c.t.All(i, "aux") {
		switch c.lemma(k) {
		case "must", "ought":
			return true
		case "should":
			return c.t.Child(i, "nsubj", "nsubj:pass") < k
		}
	}
	h := c.t.Tokens[i].Head
	m := c.t.Child(i, "mark")
	return c.t.Is(i, "xcomp") && m >= 0 && c.lemma(m) == "to" && (c.lemma(h) == "have" || c.lemma(h) == "need") && c.t.Tokens[h].UPOS == "VERB" && c.t.Tokens[h].XPOS != "VBD"
}

// holderOfPosition is who takes the view that a clause states: "its position that the general must resign".
func (c *coder) holderOfPosition(i int) []int {
	for steps := 0; steps < 4 && !c.t.Root(i); steps++ {
		h := c.t.Tokens[i].Head
		if c.t.Is(i, "acl") && !c.t.Is(i, "acl:relcl") {
			switch c.lemma(h) {
			case "position", "view", "demand", "call", "insistence", "stance", "line", "message", "warning", "argument":
				if p := c.t.All(h, "nmod:poss"); len(p) > 0 {
					return p
				}
				return c.subject(c.t.Tokens[h].Head, 0)
			}
		}
		if c.t.Is(i, "ccomp") && c.stanceVerb(h) {
			return c.subject(h, 0)
		}
		i = h
	}
	return nil
}

func (c *coder) stanceVerb(h int) bool {
	switch c.lemma(h) {
	case "insist", "maintain", "argue", "believe", "think", "agree", "stress", "demand", "reiterate", "repeat", "say", "add", "note":
		return true
	}
	return false
}

// merge drops a noun act whose verb already tells it: "travel to Rome for talks with Lund" is one visit, to Lund.
func (c *coder) merge() {
	for _, a := range c.acts {
		if o := c.actOf[max(a.verb, 0)]; !a.dropped && a.verb >= 0 && a.verb != a.trigger && o != nil && o != a && o.frame.Type == a.frame.Type {
			if subset(o.actors, a.actors) && subset(o.others, a.others) {
				o.dropped = true // "opened an investigation into": the noun tells more
			} else {
				a.dropped = true
			}
			continue
		}
		c.host(a)
		if c.outcome(a) {
			a.dropped = true
			continue
		}
		if a.dropped || a.verb >= 0 {
			continue
		}
		o := c.governing(a)
		if o == nil || o.dropped || o.frame.Type != a.frame.Type {
			continue
		}
		if len(a.actors)+len(a.others) == 0 || subset(append(a.actors, a.others...), append(o.actors, o.others...)) {
			a.dropped = true
			continue
		}
		if o.frame.Mode == "visit" && c.t.Is(a.trigger, "obl", "nmod") {
			if hosts := without(append(a.actors, a.others...), o.actors); len(hosts) > 0 {
				o.others, a.dropped = hosts, true
			}
		}
	}
}

// host gives a visit made to meet somebody that somebody as host: "will travel to Nairobi to meet President Otieno".
func (c *coder) host(a *act) {
	if a.frame.Mode != "visit" || a.dropped || a.verb < 0 {
		return
	}
	for _, k := range c.t.All(a.verb, "advcl", "xcomp") {
		o := c.actOf[k]
		if o == nil || o.frame.Type != "CONSULT" || !o.dropped {
			continue
		}
		o.dropped = false
		c.parties(o)
		o.dropped = true
		if hosts := without(append(append([]readout.Actor{}, o.actors...), o.others...), a.actors); len(hosts) > 0 {
			a.others = hosts
		}
	}
}

// outcome reports a killing that only says what an attack told beside it did: "launched an attack on a post, killing 17 soldiers",
// "the strikes killed nine people". The toll is a figure of the attack.
func (c *coder) outcome(a *act) bool {
	l := c.lemma(a.trigger)
	if a.frame.Type != "ASSAULT" || a.dropped || !slices.Contains([]string{"kill", "wound", "injure", "leave", "hurt", "maim", "destroy", "damage"}, l) {
		return false
	}
	for _, s := range c.t.All(a.trigger, "nsubj") {
		if o := c.actOf[s]; o != nil && !o.dropped && o.frame.Type == "ASSAULT" && c.tells(o, a) {
			return true
		}
	}
	for i, steps := a.trigger, 0; steps < 4 && !c.t.Root(i) && c.t.Is(i, "advcl", "conj", "acl", "xcomp", "obj", "obl"); steps++ {
		i = c.t.Tokens[i].Head
		o := c.actOf[i]
		if o == nil {
			o = c.carriedBy(i)
		}
		if o != nil && o != a && !o.dropped && o.frame.Type == "ASSAULT" && (len(a.actors) == 0 || subset(a.actors, o.actors)) && c.tells(o, a) {
			return true
		}
	}
	return false
}

// tells gives an attack whose victims only the killing names those victims; it reports whether the attack is a claim by itself then.
func (c *coder) tells(o, killing *act) bool {
	if len(o.others) == 0 {
		o.others = without(killing.others, o.actors)
	}
	return c.enough(o)
}

// governing is the verb act that a noun act hangs on.
func (c *coder) governing(a *act) *act {
	i := a.trigger
	for steps := 0; steps < 4 && !c.t.Root(i); steps++ {
		if !c.t.Is(i, "obl", "obj", "nmod", "nsubj", "xcomp") {
			return nil
		}
		i = c.t.Tokens[i].Head
		if o := c.actOf[i]; o != nil {
			return o
		}
	}
	return nil
}

func subset(a, b []readout.Actor) bool {
	for _, x := range a {
		if !holds(b, x) {
			return false
		}
	}
	return true
}

// obligationParties: who says so asks, and who must do it is asked.
func (c *coder) obligationParties(a *act) {
	if s := c.quoteSpeaker(a.trigger); s != nil {
		if p := c.speakerParty(s, s.Span); p != nil {
			a.actors = []readout.Actor{*p}
		}
	}
	if len(a.actors) == 0 {
		for _, h := range c.holderOfPosition(a.trigger) {
			a.actors = append(a.actors, c.partiesOf(h, true)...)
		}
	}
	for _, h := range c.subject(a.verb, 0) {
		a.others = append(a.others, c.partiesOf(h, true)...)
	}
	if c.passive(a.verb) && len(a.others) == 0 {
		for _, h := range c.object(a.verb) {
			a.others = append(a.others, c.partiesOf(h, true)...)
		}
	}
	a.others = without(a.others, a.actors)
	if len(a.others) == 0 {
		a.dropped = true
	}
}
