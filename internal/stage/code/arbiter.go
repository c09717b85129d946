package code

import (
	"cmp"
	"math"
	"slices"

	"readout"
)

// Two propose acts: the rules, and the model's semantic graph. What both find is a claim; what one finds alone is a claim where that
// one is sure enough. The bounds were chosen on the lots of corpus/tuning.txt and by reading claims of real news (docs/reading.md).
const (
	graphAlone      = 0.62 // the graph's score of act and type with which it needs no rule
	graphBoth       = 0.42 // its score of the act where a rule has an act at the same word
	graphOver       = 0.80 // the same where the rules hold the act to be part of another
	typeLeast       = 0.75 // the graph's share of a type with which it overrules that of a rule
	rulesLeast      = 0.27 // the graph's score below which a rule's act is none
	arcLeast        = 0.50 // score of an arc that fills a field
	seenLeast       = 0.10 // and of one to a party that only the rules give
	onlyLeast       = 0.40 // and of the surest arc of a field that would stay empty
	cueLeast        = 0.25 // score of an arc to the words of a status that the graph is sure of
	speakerLeast    = 0.20 // score of an arc without which a speaker of the same sentence is none
	modeLeast       = 0.50
	backgroundLeast = 0.30 // score from which an act is older than the report
	backgroundSure  = 0.80 // and of one that is dated within days of it
	linkLeast       = 0.35 // score of an arc from a party to the word that gives its country
	linkNone        = 0.10 // and below which a party does not belong to a country that its sentence speaks of
	linkOver        = 0.80 // the same for a party that the rules give another country
	sameLeast       = 0.40 // score of an arc from a pronoun to whom it stands for
	sectorLeast     = 0.35 // score of a sector that overrules what a party's words say
	titleLeast      = 0.95 // and that overrules the title of somebody whom the text does not name
)

// arbitrate weighs what the rules made of the text with what the graph reads in it.
func (c *coder) arbitrate() {
	if c.asked == RulesAlone {
		return
	}
	met := map[*act]bool{}
	for n := range c.d.Graph.Nodes {
		node := &c.d.Graph.Nodes[n]
		a := c.actOf[node.Token]
		bound := graphBoth
		if a == nil {
			bound = graphAlone
		} else if a.dropped {
			bound = graphOver
		}
		if sure := node.Score * node.Types[0].Score; a == nil && sure < bound || node.Score < bound {
			if a != nil && node.Score >= rulesLeast {
				met[a] = true
			}
			continue
		}
		if kind := node.Types[0]; a == nil || a.dropped || a.frame.Type != kind.Label && kind.Score >= typeLeast {
			a = c.fromGraph(node, a)
		}
		a.node, a.dropped = node, false
		met[a] = true
	}
	for _, a := range c.acts {
		if !met[a] {
			a.dropped = true
		}
	}
	for _, a := range c.acts {
		if a.node != nil {
			c.nodeStatus(a)
			c.nodeParties(a)
		}
	}
	c.doubles()
}

// doubles drops the less sure of two acts of one sentence that tell the same thing of the same parties: "imposed sanctions".
func (c *coder) doubles() {
	of := make([][]*act, len(c.d.Sentences))
	for _, a := range c.acts {
		n := c.t.Sentence(a.trigger)
		of[n] = append(of[n], a)
	}
	for _, a := range c.acts {
		for _, b := range of[c.t.Sentence(a.trigger)] {
			if a == b || a.dropped || b.dropped || a.frame.Type != b.frame.Type || b.score() > a.score() || c.visits(a) != c.visits(b) {
				continue
			}
			joined := c.t.Tokens[a.trigger].Head == b.trigger || c.t.Tokens[b.trigger].Head == a.trigger
			if (joined || a.node == nil || b.node == nil) && subset(b.actors, a.actors) && subset(b.others, a.others) {
				b.dropped = true
			}
		}
	}
}

// fromGraph makes an act of a node in place of what the rules made of its word, if anything.
func (c *coder) fromGraph(node *readout.Node, old *act) *act {
	i := node.Token
	a := &act{frame: &Frame{ID: "graph", Type: readout.Best(node.Types)}, trigger: i, verb: i, cue: -1, status: readout.Occurred}
	if old != nil {
		a.verb, a.status, a.cue = old.verb, old.status, old.cue
		if old.frame.Type == a.frame.Type && old.frame.ID != obligation {
			a.frame, a.pattern, a.prep = old.frame, old.pattern, old.prep
		}
		old.dropped = true
	} else if !c.verbal(i) && c.t.Tokens[i].UPOS != "ADJ" {
		a.verb = c.carrier(i)
	}
	for _, k := range node.Modes {
		if k.Score >= modeLeast && len(a.frame.Mode) == 0 && a.frame.ID == "graph" {
			a.frame.Mode = k.Label
		}
	}
	c.acts = append(c.acts, a)
	c.actOf[i] = a
	return a
}

// nodeStatus takes the graph's status, with the words that it points to.
func (c *coder) nodeStatus(a *act) {
	kind := readout.Status(readout.Best(a.node.Statuses))
	if kind == a.status && a.cue >= 0 {
		return
	}
	if a.status == readout.Negated && a.cue >= 0 && (kind == readout.Planned || kind == readout.Occurred || kind == readout.Ongoing) {
		return // a "not" that hangs on the act itself is plainer than what the graph makes of the sentence
	}
	if kind == readout.Denied && (a.status == readout.Negated || a.outer == nil && len(a.node.Tokens("speaker", onlyLeast)) == 0 && c.quoteSpeaker(a.trigger) == nil) {
		kind = readout.Negated // nobody is told to deny it
		if a.status == readout.Negated && a.cue >= 0 {
			return
		}
	}
	a.status, a.cue = kind, -1
	best := cueLeast
	for _, arc := range a.node.Arcs {
		if arc.Role == "cue" && arc.Score >= best {
			a.cue, best = arc.Token, arc.Score
		}
	}
}

// nodeParties fills actors and recipients from the graph's arcs. A field that it leaves empty the rules fill, but only with parties that the graph
// sees something of (seenLeast).
func (c *coder) nodeParties(a *act) {
	c.physical, c.exclude = material[a.frame.Type] || a.frame.Type == "MOBILIZE", nil
	c.judges = a.frame.Type == "ACCUSE" || a.frame.Type == "SUPPORT"
	defer func() { c.physical, c.judges, c.exclude = false, false, nil }()
	actors := c.arcParties(a, "actor")
	actors = c.stateAlone(a, actors)
	c.exclude = actors
	others := without(c.arcParties(a, "recipient"), actors)
	if len(actors)+len(others) == 0 {
		a.actors, a.others = c.seen(a, "actor", a.actors), c.seen(a, "recipient", a.others)
		return
	}
	if union := slices.Concat(actors, others); a.frame.Reciprocal && len(union) < len(a.actors)+len(a.others) && subset(union, slices.Concat(a.actors, a.others)) {
		return // the rules see all of those who met, and more
	}
	if len(actors) == 0 && a.frame.ID != "graph" {
		actors = c.seen(a, "actor", without(a.actors, others))
	}
	if len(others) == 0 && a.frame.ID != "graph" && !a.frame.Reciprocal {
		others = c.seen(a, "recipient", without(a.others, actors))
	}
	if hosts := a.others; a.frame.Type == "CONSULT" && c.visits(a) && len(others) == 0 && len(hosts) > 0 {
		if guests := without(actors, hosts); len(guests) > 0 { // the rules know better who visits whom
			actors, others = guests, without(actors, guests)
		}
	}
	if a.frame.Type == "CONSULT" {
		others = c.hostsFirst(unique(append(others, c.metThere(a, others)...)))
	}
	a.actors, a.others = actors, others
	c.fromPlace(a)
}

// seen are those of the rules' parties that the graph sees something of too.
func (c *coder) seen(a *act, role string, list []readout.Actor) []readout.Actor {
	return slices.DeleteFunc(slices.Clone(list), func(p readout.Actor) bool { return c.arcTo(a.node, p.Span, role) < seenLeast })
}

// metThere are those whom a visitor of a town or country goes to talk with there: "will fly to Oslo for talks with the Norwegian government".
func (c *coder) metThere(a *act, places []readout.Actor) []readout.Actor {
	if !c.visits(a) || a.verb < 0 || len(places) == 0 {
		return nil
	}
	var found []readout.Actor
	for _, talks := range c.ofCase(a.verb, "for") {
		switch c.lemma(talks) {
		case "talk", "meeting", "discussion", "consultation", "negotiation", "summit":
		default:
			continue
		}
		for _, h := range c.ofCase(talks, "with") {
			for _, p := range c.partiesOf(h, false) {
				if slices.ContainsFunc(places, func(o readout.Actor) bool { return o.Country == p.Country }) {
					found = append(found, p)
				}
			}
		}
	}
	return found
}

// stateAlone drops persons and office holders from the actors where their country acts too: "Lund confirmed that Oslo is ready to talk" is
// Oslo's offer.
func (c *coder) stateAlone(a *act, list []readout.Actor) []readout.Actor {
	if a.frame.Reciprocal {
		return list
	}
	kind := func(p readout.Actor, kinds ...string) bool {
		e := c.byName(p.Entity)
		return e != nil && p.Country != "" && slices.Contains(kinds, e.Kind)
	}
	return slices.DeleteFunc(slices.Clone(list), func(p readout.Actor) bool {
		return kind(p, "person", "role") && slices.ContainsFunc(list, func(o readout.Actor) bool {
			return kind(o, "country", "place") && o.Country == p.Country
		})
	})
}

// hostsFirst drops the town of a visit where its host is told too: "will travel to Ankara for talks with the Turkish president".
func (c *coder) hostsFirst(list []readout.Actor) []readout.Actor {
	place := func(a readout.Actor) bool {
		e := c.byName(a.Entity)
		return e != nil && (e.Kind == "place" || e.Kind == "country")
	}
	return slices.DeleteFunc(slices.Clone(list), func(a readout.Actor) bool {
		return place(a) && slices.ContainsFunc(list, func(b readout.Actor) bool { return b.Country == a.Country && !place(b) })
	})
}

// nodeDate is the date that the graph's surest arc leads to; -1 if there is none.
func (c *coder) nodeDate(a *act) int {
	if a.node == nil {
		return -1
	}
	for _, i := range surest(a.node, "date", arcLeast) {
		for n, d := range c.d.Dates {
			if d.Span.Overlaps(c.t.Tokens[i].Span) {
				return n
			}
		}
	}
	return -1
}

// nodePlace is the place that the graph's surest arc leads to; nil if there is none that the place stage knows.
func (c *coder) nodePlace(a *act) *readout.Where {
	if a.node == nil {
		return nil
	}
	for _, i := range surest(a.node, "place", arcLeast) {
		if p := c.placeAt(i); p != nil {
			return p
		}
	}
	return nil
}

// surest are the tokens of a role, the highest score first.
func surest(n *readout.Node, role string, least float64) []int {
	var arcs []readout.Arc
	for _, a := range n.Arcs {
		if a.Role == role && a.Score >= least {
			arcs = append(arcs, a)
		}
	}
	slices.SortStableFunc(arcs, func(x, y readout.Arc) int { return cmp.Compare(y.Score, x.Score) })
	var found []int
	for _, a := range arcs {
		found = append(found, a.Token)
	}
	return found
}

// weighSpeakers keeps the rules' speakers of the act's own sentence that the graph sees too, and all of other sentences, and adds those that
// the graph alone is sure of.
func (c *coder) weighSpeakers(a *act, chain []readout.Speaker) []readout.Speaker {
	found := []readout.Speaker{}
	own := c.t.SentenceOf(a.trigger).Span
	for _, s := range chain {
		if !own.Contains(s.Span) || c.arcTo(a.node, s.Span, "speaker") >= speakerLeast {
			found = append(found, s)
		}
	}
	for _, s := range c.nodeSpeakers(a) {
		met := slices.ContainsFunc(found, func(o readout.Speaker) bool { return o.Span.Overlaps(s.Span) || s.Entity != "" && o.Entity == s.Entity })
		if !met && !slices.ContainsFunc(a.actors, func(p readout.Actor) bool { return utterance[a.frame.Type] && p.Entity == s.Entity }) {
			found = append(found, s)
		}
	}
	return found
}

// nodeSpeakers are the speakers that the graph points to in the act's own sentence, outermost first as they stand there.
func (c *coder) nodeSpeakers(a *act) []readout.Speaker {
	var found []readout.Speaker
	for _, h := range a.node.Tokens("speaker", arcLeast) {
		span := c.t.Tokens[h].Span
		if m, ok := c.at[h]; ok {
			span = c.plainSpan(m)
		} else if n, ok := c.named[h]; ok {
			span = c.d.Names[n].Span
		}
		found = append(found, c.resolved(readout.Speaker{Span: span, Name: span.In(c.d.Text)}))
	}
	return found
}

// score of an act: the graph's where it proposed it, else what the rules alone are worth.
func (a *act) score() float64 {
	if a.node == nil {
		return 0.5
	}
	return math.Round(a.node.Score*100) / 100
}

// rule is the rule's ID and pattern, or the graph's reading.
func (a *act) rule() string {
	if a.frame.ID == "graph" {
		return "graph: " + a.frame.Type
	}
	return a.frame.ID + ": " + a.pattern.source
}

// by says who proposed an act.
func (a *act) by() string {
	switch {
	case a.node == nil:
		return version
	case a.frame.ID == "graph":
		return graphVersion
	}
	return version + ", " + graphVersion
}

// byToken puts acts in the order of their triggers.
func byToken(acts []*act) {
	slices.SortStableFunc(acts, func(x, y *act) int { return cmp.Compare(x.trigger, y.trigger) })
}
