package code

import (
	"slices"
	"strings"

	"readout"
	"readout/internal/gazetteer"
)

// enough reports whether an act has the parties that make it a claim. An act without any party that a register or the text
// can place is a private matter, an accident or a figure of speech.
func (c *coder) enough(a *act) bool {
	parties := append(append([]readout.Actor{}, a.actors...), a.others...)
	coded := slices.ContainsFunc(parties, func(p readout.Actor) bool { return p.Code != "" })
	named := coded || slices.ContainsFunc(parties, func(p readout.Actor) bool { return p.Name != "" })
	if !named || a.node != nil {
		lone := len(parties) == 1 && (a.frame.Type == "CONSULT" || a.frame.Type == "COOPERATE") && !c.visits(a) && !c.plural(parties[0])
		return named && !lone // nobody talks alone
	}
	if len(a.frame.When) > 0 && !slices.Contains(a.frame.When, string(a.status)) {
		return false
	}
	if a.frame.Quiet || !c.told(a) || c.excluded(a) || c.doneByThing(a) {
		return false
	}
	for _, n := range a.frame.Needs {
		switch n {
		case "actor":
			named = named && (len(a.actors) > 0 || coded && c.agentless(a))
		case "recipient":
			named = named && len(a.others) > 0
		case "both":
			named = named && len(parties) > 1
		case "coded":
			named = named && coded
		case "content":
			named = named && len(a.content) > 0
		case "no content": // what it says is coded itself, in this speaker's mouth
			named = named && len(a.content) == 0
		case "no press": // "told reporters" is saying, not an act towards them
			named = named && !slices.ContainsFunc(a.others, func(p readout.Actor) bool {
				return p.Sector == "JRN" || p.Code == "" && c.properName(p) // an outlet that no register knows
			})
		}
	}
	if a.frame.Reciprocal && len(a.actors) == 1 && c.plural(a.actors[0]) {
		named = coded // "the two Libyan administrations": one word for both sides
	}
	if c.sport(a.trigger) && !c.official(a.actors) || c.privateOnly(a) || a.frame.Type == "PROTEST" && c.official(a.actors) {
		return false
	}
	return named && (a.frame.ID != obligation || len(a.actors) > 0)
}

// visits reports a contact that may be one party's: a visit.
func (c *coder) visits(a *act) bool {
	return a.frame.Mode == "visit" || a.node != nil && readout.Best(a.node.Modes) == "visit"
}

// agentless reports a deed told without its doer, in a passive or a noun, of types whose doers are known by their kind: police, armies, courts.
func (c *coder) agentless(a *act) bool {
	if a.frame.Type == "COERCE" || a.frame.Type == "MOBILIZE" || a.frame.Type == "SANCTION" {
		return a.verb >= 0 && c.passive(a.verb)
	}
	if a.frame.Type != "ACCUSE" && a.frame.Type != "REQUEST" || a.verb < 0 {
		return false
	}
	for _, s := range c.t.All(a.verb, "nsubj") { // "the statement also criticised the coalition": a text without named author
		if l := c.lemma(s); l == "statement" || l == "resolution" || l == "letter" || l == "declaration" || l == "communique" {
			return true
		}
	}
	return false
}

// doneByThing reports a deed whose subject is told and is no party: a cold front attacks, a tour invades, a cell defends itself.
func (c *coder) doneByThing(a *act) bool {
	if !material[a.frame.Type] || len(a.actors) > 0 || a.verb < 0 || a.verb != a.trigger || len(a.frame.Subjects) > 0 || c.passive(a.verb) ||
		slices.Contains(a.frame.Recipient, "subj") {
		return false
	}
	for _, s := range c.t.All(a.verb, "nsubj") {
		if c.t.Tokens[s].UPOS == "NOUN" || c.t.Tokens[s].UPOS == "PROPN" {
			return c.actOf[s] == nil && !weapon[c.lemma(s)]
		}
	}
	return false
}

// weapon are things that somebody who is not told aims at somebody: "shells fell on the harbour", "a car bomb exploded".
var weapon = map[string]bool{"bomb": true, "shell": true, "rocket": true, "missile": true, "mortar": true, "drone": true, "bullet": true, "mine": true, "explosion": true, "blast": true, "strike": true, "attack": true, "fire": true, "artillery": true, "plane": true, "warplane": true, "jet": true, "projectile": true, "car": true, "grenade": true, "airstrike": true, "shelling": true, "bombing": true, "raid": true}

// told reports whether an act of the types that the frame asks for stands inside it.
func (c *coder) told(a *act) bool {
	return len(a.frame.Inner) == 0 || slices.ContainsFunc(a.content, func(o *act) bool { return slices.Contains(a.frame.Inner, o.frame.Type) })
}

// excluded reports an actor whom the frame rules out: "=GOV" by sector, "=country" a plain country.
func (c *coder) excluded(a *act) bool {
	return slices.ContainsFunc(a.actors, func(p readout.Actor) bool {
		if e := c.byName(p.Entity); e != nil && e.Kind == "person" && slices.Contains(a.frame.Not, "=person") {
			return true
		}
		return p.Sector != "" && slices.Contains(a.frame.Not, "="+p.Sector) || p.Sector == "" && len(p.Code) == 3 && slices.Contains(a.frame.Not, "=country")
	})
}

// plural reports a party told by a plural noun.
func (c *coder) plural(p readout.Actor) bool {
	first, last := c.t.Range(p.Span)
	for i := first; i < last; i++ {
		if k := c.t.Tokens[i].XPOS; (k == "NNS" || k == "NNPS") && c.at[i] > 0 {
			return true
		}
	}
	return false
}

// claim writes an act as a claim.
func (c *coder) claim(a *act) readout.Claim {
	k := readout.Claim{
		Document: c.d.ID, Type: a.frame.Type, Mode: c.modes(a), Status: a.status, Force: a.frame.Force, Cameo: a.frame.Cameo, Score: a.score(),
		Trigger: c.triggerSpan(a), Actors: some(a.actors), Recipients: some(a.others), Rule: a.rule(), Coder: a.by(),
	}
	if k.Type == "MOBILIZE" && !slices.Contains(k.Mode, "police") && !slices.Contains(k.Mode, "militia") && !slices.Equal(k.Mode, []string{"weapons"}) {
		k.Actors = byForces(k.Actors)
	}
	k.Evidence = c.evidence(a, k.Trigger)
	if len(a.frame.When) > 0 && a.node == nil {
		k.Status, a.status = readout.Occurred, readout.Occurred // saying so is the act
	}
	if a.cue >= 0 && a.status != readout.Occurred {
		k.StatusCue = c.t.Tokens[a.cue].Span
	}
	k.Speakers = c.speakers(a)
	k.Recipients = some(slices.DeleteFunc(k.Recipients, func(p readout.Actor) bool { // "told the Voice of America" is said through it, not to it
		return p.Sector == "JRN" && utterance[k.Type] && slices.ContainsFunc(k.Speakers, func(s readout.Speaker) bool { return s.Span.Overlaps(p.Span) })
	}))
	c.when(a, &k)
	k.Place = c.where(a)
	k.Topics = c.topics(a)
	k.Background = c.background(a, k)
	if a.node != nil {
		k.Background = k.Background || a.node.Background >= backgroundLeast && !(a.node.Background < backgroundSure && c.recent(k))
	}
	k.Contexts = contextsOf(k.Evidence.In(c.d.Text))
	k.ID = readout.ClaimID(c.d.ID, &k)
	return k
}

// byForces codes a plain country that moves troops or weapons as its armed forces: the words name them.
func byForces(list []readout.Actor) []readout.Actor {
	found := slices.Clone(list)
	for i, a := range found {
		if info, ok := gazetteer.Country(a.Code); ok && info.State() {
			found[i].Sector, found[i].Code = "MIL", a.Code+"MIL"
		}
	}
	return found
}

// some is the list, and an empty one for nil: no field of a claim is null in JSON.
func some(list []readout.Actor) []readout.Actor {
	if list == nil {
		return []readout.Actor{}
	}
	return list
}

// triggerSpan is the words that state the act: verb with its particle, or noun.
func (c *coder) triggerSpan(a *act) readout.Span {
	first, last := a.trigger, a.trigger
	for _, k := range c.t.All(a.trigger, "compound:prt") {
		if k == last+1 {
			last = k
		}
	}
	return c.t.Span(first, last)
}

// evidence is the clause of the act: everything below it but clauses that stand beside it.
func (c *coder) evidence(a *act, trigger readout.Span) readout.Span {
	top := a.trigger
	if a.verb >= 0 {
		top = a.verb
	}
	words := c.t.Subtree(top, func(k int) bool {
		if k == a.trigger || c.t.Under(a.trigger, k) {
			return false
		}
		return c.t.Is(k, "parataxis") || c.t.Is(k, "conj") && c.t.Tokens[k].Head == top || c.t.Is(k, "cc", "punct") && c.t.Tokens[k].Head == top ||
			c.t.Is(k, "advcl") && c.t.Tokens[k].Head == top && !c.contentClause(a, k)
	})
	span := c.t.SpanOf(words).Cover(trigger)
	for _, p := range append(append([]readout.Actor{}, a.actors...), a.others...) {
		if s := c.t.SentenceOf(a.trigger).Span; s.Contains(p.Span) {
			span = span.Cover(p.Span)
		}
	}
	return span
}

func (c *coder) contentClause(a *act, k int) bool {
	return a.frame.Content != "" || slices.ContainsFunc(a.content, func(o *act) bool { return c.t.Under(o.trigger, k) })
}

// modes are the frame's mode, the mode that its content gives, and those that words of the clause name.
func (c *coder) modes(a *act) []string {
	found := []string{}
	if a.frame.Mode != "" {
		found = append(found, a.frame.Mode)
	}
	if a.frame.Modes == "content" {
		inner, frame := "", ""
		if len(a.content) > 0 {
			inner, frame = a.content[0].frame.Type, a.content[0].frame.ID
		}
		if len(a.content) > 0 && a.frame.Type == "THREATEN" {
			frame = strings.Join(c.modes(a.content[0]), " ")
		}
		if m := contentMode(a.frame.Type, inner, frame); m != "" {
			found = append(found, m)
		}
	}
	for _, m := range c.wordModes(a) {
		if !slices.Contains(found, m) {
			found = append(found, m)
		}
	}
	return found
}

// sharedModes gives a contact without mode the mode that the next sentences tell of the same parties: "Lund talked to Otieno.
// The two spent half an hour on the telephone".
func (c *coder) sharedModes(claims []readout.Claim) []readout.Claim {
	for i := range claims {
		a := &claims[i]
		if a.Type != "CONSULT" || len(a.Mode) > 0 {
			continue
		}
		for _, b := range claims {
			gap := c.t.Sentence(c.t.At(b.Trigger.Start)) - c.t.Sentence(c.t.At(a.Trigger.Start))
			if b.Type == a.Type && b.Status == a.Status && len(b.Mode) > 0 && gap >= 0 && gap <= 2 && sameParties(*a, b) {
				a.Mode = b.Mode
				break
			}
		}
	}
	return claims
}

func sameParties(a, b readout.Claim) bool {
	x, y := append(append([]readout.Actor{}, a.Actors...), a.Recipients...), append(append([]readout.Actor{}, b.Actors...), b.Recipients...)
	return len(x) == len(y) && subset(x, y)
}

// distinct drops a claim of the same type, trigger and parties told again.
func distinct(claims []readout.Claim) []readout.Claim {
	found := []readout.Claim{}
	for _, k := range claims {
		if !slices.ContainsFunc(found, func(o readout.Claim) bool { return same(o, k) }) {
			found = append(found, k)
		}
	}
	slices.SortStableFunc(found, func(a, b readout.Claim) int { return a.Trigger.Start - b.Trigger.Start })
	return found
}

func same(a, b readout.Claim) bool {
	return a.Type == b.Type && a.Status == b.Status && a.Evidence.Overlaps(b.Evidence) && a.Trigger == b.Trigger ||
		a.ID == b.ID
}
