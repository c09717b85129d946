package code

import (
	"strings"

	"readout"
)

// parties fills actors and recipients of an act from the slots of its frame.
func (c *coder) parties(a *act) {
	if a.dropped {
		return
	}
	if a.frame.ID == obligation {
		c.obligationParties(a)
		return
	}
	c.physical, c.exclude = material[a.frame.Type] || a.frame.Type == "MOBILIZE", nil
	c.judges = a.frame.Type == "ACCUSE" || a.frame.Type == "SUPPORT"
	defer func() { c.physical, c.judges, c.exclude = false, false, nil }()
	actors := a.frame.Actor
	if len(actors) == 0 {
		actors = []string{"subj"}
	}
	a.actors = unique(append(c.firstFilled(a, actors), c.beside(a)...))
	c.exclude = a.actors
	recipients := a.frame.Recipient
	if len(recipients) == 0 {
		recipients = append(append([]string{}, a.pattern.preps...), "obj", "iobj")
	}
	a.others = without(c.firstFilled(a, recipients), a.actors)
	if things := c.things(a, recipients); len(things) > 0 && len(a.others) == 0 {
		a.others = things
	}
	c.fromPlace(a)
	if a.frame.Type == "ACCUSE" || a.frame.Type == "REQUEST" || a.frame.Type == "THREATEN" {
		a.others = foreign(a.actors, a.others)
	}
	if a.frame.Threat != "" {
		c.threat(a)
	}
	if a.frame.Reciprocal {
		a.actors, a.others = append(a.actors, a.others...), nil
		if len(a.actors) < 2 {
			a.actors = c.pair(a, a.actors)
		}
	}
}

// beside are the parties that act with the subject: "Kenya, alongside Uganda, blocked the bid".
func (c *coder) beside(a *act) []readout.Actor {
	if a.verb < 0 || c.passive(a.verb) || len(c.t.All(a.verb, "nsubj")) == 0 {
		return nil
	}
	var found []readout.Actor
	for _, k := range c.t.All(a.verb, "obl") {
		switch c.t.Case(k) {
		case "alongside", "along with", "together with":
			found = append(found, c.partiesOf(k, false)...)
		}
	}
	return found
}

// firstFilled gives the parties of the first slot that has any. A slot joined by "+" takes both: "with+between".
func (c *coder) firstFilled(a *act, slots []string) []readout.Actor {
	for _, s := range slots {
		var found []readout.Actor
		for _, one := range strings.Split(s, "+") {
			if one == "content" {
				found = append(found, c.contentParties(a)...)
				continue
			}
			for _, h := range c.slot(a, one) {
				found = append(found, located(c.partiesOf(h, one != "subj"), one)...)
			}
		}
		if found = unique(found); len(found) > 0 {
			return found
		}
	}
	return nil
}

// located makes of a capital after "in" or "at" a place, not a government: "the attack in London".
func located(list []readout.Actor, slot string) []readout.Actor {
	if slot != "in" && slot != "at" && slot != "near" {
		return list
	}
	for i := range list {
		if list[i].Metonym {
			list[i].Metonym, list[i].Sector, list[i].Code = false, "", list[i].Country
		}
	}
	return list
}

// slot gives the nominals in a slot of an act.
func (c *coder) slot(a *act, name string) []int {
	noun := a.verb != a.trigger
	switch name {
	case "subj":
		if noun && a.verb < 0 {
			return c.nounSubject(a.trigger, a.frame.Reciprocal || a.frame.Mode == "visit")
		}
		return c.subject(a.verb, 0)
	case "obj":
		if noun {
			return nil
		}
		if o := c.object(a.verb); len(o) > 0 {
			return o
		}
		return one(c.t.All(a.verb, "iobj")) // "thanked Otieno for", which parsers take for an indirect object
	case "iobj":
		return one(c.t.All(max(a.verb, 0), "iobj"))
	case "poss":
		return c.t.All(a.trigger, "nmod:poss")
	case "adj":
		return c.doing(a.trigger)
	case "topic": // the party that the clause is about: "said that Ruritania's army …"
		if k := c.clause(a.verb, "that"); k >= 0 {
			return c.t.All(k, "nsubj")
		}
		return nil
	}
	if found := c.withCase(a, name); len(found) > 0 || len(a.pattern.clause) == 0 {
		return found
	}
	if k := c.clause(a.verb, a.pattern.clause); k >= 0 { // "agreed to meet with Lund"
		return c.ofCase(k, name)
	}
	return nil
}

// withCase gives nominals that a preposition joins to the trigger, to the verb that carries it, or to its object.
func (c *coder) withCase(a *act, prep string) []int {
	if h, ok := a.prep[prep]; ok && h >= 0 {
		return []int{h}
	}
	if prep == "by" && a.verb != a.trigger {
		return c.by(a.trigger)
	}
	var found []int
	from := []int{a.trigger}
	if h := c.t.Tokens[a.trigger].Head; a.verb < 0 && c.t.Is(a.trigger, "nsubj") && eventVerbs[c.lemma(h)] {
		from = append(from, h) // "no talks took place between"
	}
	if a.verb != a.trigger && (prep == "to" || prep == "against" || prep == "on") {
		from = append(from, c.by(a.trigger)...) // "a visit by Minister Lund to Kenya"
	}
	if a.verb >= 0 && a.verb != a.trigger {
		from = append(from, a.verb)
	} else if a.verb >= 0 {
		for _, o := range c.t.All(a.verb, "obj") {
			from = append(append(from, o), c.ofCase(o, "of")...) // "sent 60 tonnes of food to Port Sudan"
		}
	}
	for _, h := range from {
		for _, k := range c.t.All(h, "obl", "nmod", "obj") {
			if c.t.Case(k) == prep && len(c.dated[k]) == 0 {
				found = append(found, k)
			}
		}
	}
	return found
}

// contentParties are whom an act promised, asked for or threatened concerns: who must do it ("demanded that Kenya withdraw"), else whom it
// is done to ("pledged to send wheat to Kenya").
func (c *coder) contentParties(a *act) []readout.Actor {
	var found []readout.Actor
	for _, o := range c.firstContent(a) {
		if o.actors == nil && o.others == nil {
			dropped := o.dropped
			o.dropped = false
			c.parties(o)
			o.dropped = dropped
		}
		does := without(o.actors, a.actors)
		if len(does) == 0 {
			does = without(o.others, a.actors)
		}
		found = append(found, does...)
	}
	if len(found) == 0 {
		for _, h := range c.slot(a, "topic") {
			found = append(found, c.partiesOf(h, true)...)
		}
	}
	return unique(found)
}

// firstContent are the acts told by verbs inside a, else by its first noun: "agreed to talk to Kenya about cooperation" is to Kenya.
func (c *coder) firstContent(a *act) []*act {
	var verbs []*act
	for _, o := range a.content {
		if c.verbal(o.trigger) {
			verbs = append(verbs, o)
		}
	}
	if len(verbs) == 0 && len(a.content) > 0 {
		return a.content[:1]
	}
	return verbs
}

// nounSubject is who does what a noun names: possessor, "by" phrase, demonym or country before it, both of "between".
func (c *coder) nounSubject(i int, meeting bool) []int {
	for _, rel := range [][]int{c.t.All(i, "nmod:poss"), c.by(i), c.between(i), c.doing(i)} {
		if len(rel) > 0 {
			return rel
		}
	}
	// "the two held talks": handled by the light verb; "a visit that Lund made": the verb of the clause.
	for _, k := range c.t.All(i, "acl:relcl") {
		if c.op(k) == "light" {
			return c.subject(k, 0)
		}
	}
	if !meeting {
		return nil // "travelled to the town after the attack": the traveller is no attacker
	}
	return c.bringer(i)
}

// between are the parties of a noun, which may hang on its verb: "no talks took place between".
func (c *coder) between(i int) []int {
	found := c.ofCase(i, "between")
	if h := c.t.Tokens[i].Head; len(found) == 0 && c.t.Is(i, "nsubj") && eventVerbs[c.lemma(h)] {
		found = c.ofCase(h, "between")
	}
	return found
}

// by is who does what a noun names, after "by": "the torture of prisoners by soldiers", wherever the parser hung it.
func (c *coder) by(i int) []int {
	found := c.ofCase(i, "by")
	for _, o := range c.ofCase(i, "of") {
		found = append(found, c.ofCase(o, "by")...)
	}
	return found
}

// doing are modifiers that name who does it: peoples, countries and bodies. A town before an act is where, not who: "the Nairobi attack".
func (c *coder) doing(i int) []int {
	var found []int
	for _, k := range c.modifying(i) {
		n := c.d.Names[c.named[k]]
		if iso, _ := c.countryOf(k); iso != "" || n.Label != "GPE" && n.Label != "LOC" && n.Label != "FAC" {
			found = append(found, k)
		}
	}
	return found
}

// bringer is the subject of the verb that a noun of meeting hangs on: "will travel to Rome for talks", "flew in for a summit".
func (c *coder) bringer(i int) []int {
	for steps := 0; steps < 4 && !c.t.Root(i); steps++ {
		prep, h := c.t.Case(i), c.t.Tokens[i].Head
		switch {
		case c.t.Is(i, "conj") || c.t.Is(i, "nmod") && c.actOf[h] != nil:
		case c.t.Is(i, "obl") && (prep == "for" || prep == "during" || prep == "in" || prep == "at" || prep == "after" || prep == "before") && c.verbal(h):
			return c.subject(h, 0)
		case c.t.Is(i, "nmod"):
		default:
			return nil
		}
		i = h
	}
	return nil
}

func (c *coder) ofCase(i int, prep string) []int {
	var found []int
	for _, k := range c.t.All(i, "nmod", "obl", "obj") { // an object with a preposition is none, whatever the parser says
		if c.t.Case(k) == prep {
			found = append(found, k)
		}
	}
	return found
}

// modifying are country words and organisations before a noun: "Israeli strikes", "a NATO raid", "U.S.-led airstrikes".
func (c *coder) modifying(i int) []int {
	var found []int
	for _, k := range c.t.All(i, "amod", "compound", "nmod:desc", "nmod:unmarked") {
		if _, named := c.named[k]; named {
			found = append(found, k)
			continue
		}
		if l := c.lemma(k); l == "lead" || l == "led" || l == "back" || l == "backed" {
			found = append(found, c.modifying(k)...)
			found = append(found, c.t.All(k, "obl:unmarked", "obl:npmod", "nsubj")...)
		}
	}
	return found
}

// foreign drops the plain country of the doer from those it is done to: a Kenyan minister who warns that Kenya will act warns others.
func foreign(actors, others []readout.Actor) []readout.Actor {
	var found []readout.Actor
	for _, o := range others {
		if len(actors) == 0 || o.Sector != "" || o.Code == "" || o.Code != actors[0].Country {
			found = append(found, o)
		}
	}
	return found
}

// threat turns a warning of what the warner's own side will do into a threat; a warning of what others will do tells that act itself.
func (c *coder) threat(a *act) {
	for _, o := range a.content {
		if o.status != readout.Planned && o.status != readout.Occurred || !hostile[o.frame.Type] || !c.verbal(o.trigger) && o.verb < 0 {
			continue
		}
		if o.actors == nil && o.others == nil {
			dropped := o.dropped
			o.dropped = false
			c.parties(o)
			o.dropped = dropped
		}
		if sameSide(a.actors, o.actors) {
			if f := c.rules.frame(a.frame.Threat); f != nil {
				a.frame, a.others = f, without(o.others, a.actors)
			}
			return
		}
		if o.status == readout.Planned && len(a.others) == 0 {
			o.dropped, a.dropped = false, true
			return
		}
	}
}

var hostile = map[string]bool{"SANCTION": true, "COERCE": true, "ASSAULT": true, "MOBILIZE": true, "PROTEST": true}

func sameSide(a, b []readout.Actor) bool {
	return len(a) > 0 && len(b) > 0 && a[0].Country != "" && a[0].Country == b[0].Country || len(a) > 0 && len(b) > 0 && a[0].Entity == b[0].Entity
}
