package code

import "readout"

// Probe answers for any word of a document whose other layers are made, be it coded or not: whether what the word tells happened,
// and where. It is not safe for concurrent use.
type Probe struct {
	c    *coder
	node map[int]*readout.Node // by token
	read map[int]*act
}

// NewProbe codes the document anew and leaves it as it is.
func NewProbe(rules *Rules, d *readout.Document) *Probe {
	p := &Probe{c: newCoder(rules, d), node: map[int]*readout.Node{}, read: map[int]*act{}}
	p.c.claims()
	for i := range d.Graph.Nodes {
		p.node[d.Graph.Nodes[i].Token] = &d.Graph.Nodes[i]
	}
	return p
}

// Status is whether what the word at a span tells happened; "" where no word stands there.
func (p *Probe) Status(s readout.Span) readout.Status {
	a := p.at(s)
	if a == nil {
		return ""
	}
	k := readout.Claim{Type: a.frame.Type, Status: a.status}
	p.c.when(a, &k)
	return k.Status
}

// Place is where the text says that it happened; false where it does not say.
func (p *Probe) Place(s readout.Span) (readout.Where, bool) {
	a := p.at(s)
	if a == nil {
		return readout.Where{}, false
	}
	w := p.where(a, 1)
	if w == nil {
		return readout.Where{}, false
	}
	return *w, true
}

// where is the place that the act is done to; else the one that its own words give it or that it moves through; else that of an act
// told with it, or that it is told with, as many steps away as depth.
func (p *Probe) where(a *act, depth int) *readout.Where {
	if w := p.taken(a); w != nil {
		return w
	}
	if w := p.c.where(a); w != nil {
		return w
	}
	if w := p.passed(a); w != nil || depth == 0 {
		return w
	}
	for _, i := range p.beside(a.trigger) {
		if w := p.where(p.word(i), depth-1); w != nil {
			return w
		}
	}
	return nil
}

// taken is a place that something is done to: "stormed the village of Lund". A country is a party, unless it is gone to: "entered Norway".
func (p *Probe) taken(a *act) *readout.Where {
	if utterance[p.kind(a)] {
		return nil
	}
	for _, o := range p.c.object(a.trigger) {
		if w := p.c.placeAt(o); w != nil && (w.Precision != "country" || entering[p.c.lemma(a.trigger)]) {
			return w
		}
	}
	return nil
}

// entering are verbs whose object is where they take place.
var entering = map[string]bool{"enter": true, "reach": true, "invade": true, "cross": true, "visit": true, "tour": true, "patrol": true, "roam": true, "leave": true}

// passed is a place that the act moves through: "marched through Oslo".
func (p *Probe) passed(a *act) *readout.Where {
	for _, o := range p.c.t.All(a.trigger, "obl", "nmod") {
		if ways[p.c.t.Case(o)] && !utterance[p.kind(a)] {
			if w := p.c.placeAt(o); w != nil {
				return w
			}
		}
	}
	return nil
}

// ways are prepositions of movement whose end lies where the act takes place.
var ways = map[string]bool{"through": true, "into": true, "onto": true, "on": true, "over": true, "past": true}

// kind is the type of an act, or what the graph takes its word for; "" if neither says.
func (p *Probe) kind(a *act) string {
	if a.frame.Type != "" || a.node == nil {
		return a.frame.Type
	}
	return readout.Best(a.node.Types)
}

// beside are the words whose acts take place where that of i does: nouns of deeds that it hangs on or that hang on it ("killed in a
// raid"), verbs beside it, and clauses of manner, means and time on either side ("opened fire, wounding two").
func (p *Probe) beside(i int) []int {
	t, found := p.c.t, []int{}
	tells := func(k int) bool { return p.c.actOf[k] != nil || p.c.verbal(k) }
	for _, k := range t.All(i, "obl", "obj", "conj", "advcl") {
		if tells(k) && !p.apart(k) {
			found = append(found, k)
		}
	}
	if h := t.Tokens[i].Head; h != i && (t.Is(i, "conj", "advcl", "xcomp", "obj", "obl", "acl") && tells(h) && !p.apart(i) || t.Is(i, "amod")) {
		found = append(found, h) // "two wrecked ships near Oslo"
	}
	return found
}

// apart reports a clause of another time, or one that only sets against: "after failing to take Lund", "while talks were held in Oslo".
func (p *Probe) apart(i int) bool {
	m := p.c.t.Child(i, "mark")
	if m < 0 {
		return false
	}
	switch p.c.lemma(m) {
	case "when", "as", "by", "in", "to", "where":
		return false
	}
	return true
}

// at is the act at the head word of a span: the coded one, else a bare one; nil where there is no word.
func (p *Probe) at(s readout.Span) *act {
	i := p.c.headIn(s)
	if i < 0 {
		return nil
	}
	return p.word(i)
}

func (p *Probe) word(i int) *act {
	if a := p.c.actOf[i]; a != nil && !a.dropped && p.c.enough(a) {
		return a
	}
	if p.read[i] == nil {
		p.read[i] = p.bare(i)
	}
	return p.read[i]
}

// bare makes an act without type of a word, and judges it as any act is judged.
func (p *Probe) bare(i int) *act {
	c := p.c
	a := &act{frame: &Frame{ID: "bare"}, trigger: i, verb: i, cue: -1}
	if !c.verbal(i) && c.t.Tokens[i].UPOS != "ADJ" {
		a.verb = c.carrier(i)
	}
	c.judge(a)
	c.embed(a)
	if n := p.node[i]; n != nil && n.Score >= graphBoth {
		a.node = n
		c.nodeStatus(a)
	} else if a.dropped || a.status == unreal || a.status == readout.Occurred && (p.ordered(i) || p.c.obliged(i) || p.named(i)) {
		a.status = readout.Hypothetical // asked for, tried, meant: nobody says that it was done
	}
	return a
}

// ordered reports an imperative: "Call the office", "wait here and call".
func (p *Probe) ordered(i int) bool {
	t := p.c.t
	for steps := 0; steps < 8; steps++ {
		if t.Tokens[i].XPOS != "VB" || t.Child(i, "nsubj", "expl", "csubj") >= 0 || t.Child(i, "mark") >= 0 {
			return false
		}
		for _, k := range t.All(i, "aux", "cop") {
			if l := p.c.lemma(k); l != "do" && l != "be" { // "do call", "be quiet"
				return false
			}
		}
		if !t.Is(i, "conj") {
			return t.Root(i) || t.Is(i, "ccomp", "parataxis")
		}
		i = t.Tokens[i].Head
	}
	return false
}

// named reports an infinitive that only names a deed: "To win would be a surprise", "all that they could do is wait".
func (p *Probe) named(i int) bool {
	t := p.c.t
	if m := t.Child(i, "mark"); m >= 0 {
		return p.c.lemma(m) == "to" && (t.Root(i) || t.Is(i, "csubj", "ccomp", "parataxis"))
	}
	return t.Tokens[i].XPOS == "VB" && t.Child(i, "cop") >= 0
}
