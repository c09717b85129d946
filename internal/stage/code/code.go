// Package code is the last stage, the coder: it takes from the trees what the report claims, by the rules of the codebook.
package code

import (
	"context"

	"readout"
	"readout/internal/tree"
)

// Who proposed a claim, kept with it.
const (
	version      = "rules 1"
	graphVersion = "graph 1"
)

// Proposers say who may propose claims.
type Proposers int

// Rules and graph together, weighed by the arbiter; or one of them, to be measured alone.
const (
	Both Proposers = iota
	RulesAlone
	GraphAlone
)

// Stage codes with the built-in rules and the graph.
func Stage() readout.Stage { return With(Default, Both) }

// With codes with the rules that load gives; they are read when the first document comes.
func With(load func() (*Rules, error), by Proposers) readout.Stage {
	return readout.Stage{
		Name: "code", Doc: "Claims: type, mode, status, parties, speakers, date and place, by the rules of the codebook and the model's semantic graph.", Version: "2",
		Requires: []readout.Layer{readout.LayerTree, readout.LayerGraph, readout.LayerEntities, readout.LayerMentions, readout.LayerDates, readout.LayerPlaces, readout.LayerQuotes},
		Provides: []readout.Layer{readout.LayerClaims},
		Run: func(_ context.Context, d *readout.Document) error {
			rules, err := load()
			if err != nil {
				return err
			}
			c := newCoder(rules, d)
			c.asked = by
			d.Claims = c.claims()
			d.Contexts = documentContexts(d)
			return nil
		},
	}
}

// coder reads one document.
type coder struct {
	rules    *Rules
	asked    Proposers
	standing map[int]*readout.Party // token → what the graph reads of it as a party
	d        *readout.Document
	t        *tree.Tree
	at       map[int]int                // head token → mention
	named    map[int]int                // token → name
	entity   map[string]*readout.Entity // by ID
	dated    map[int][]int              // head token of a date → dates
	placed   map[int]int                // token → place
	quoteAt  map[int]bool               // cue tokens
	acts     []*act
	actOf    map[int]*act // trigger token → act
	lemmaOf  []string
	physical bool            // the act being filled is done to things as well as parties
	judges   bool            // the act praises or blames: what it is about stands for who did it
	exclude  []readout.Actor // parties that its recipients can't be
}

func newCoder(rules *Rules, d *readout.Document) *coder {
	c := &coder{rules: rules, standing: map[int]*readout.Party{}, d: d, t: tree.Of(d), at: map[int]int{}, named: map[int]int{}, entity: map[string]*readout.Entity{},
		dated: map[int][]int{}, placed: map[int]int{}, quoteAt: map[int]bool{}, actOf: map[int]*act{}}
	c.lemmaOf = c.lemmas()
	for i := range d.Graph.Parties {
		c.standing[d.Graph.Parties[i].Token] = &d.Graph.Parties[i]
	}
	for m, mention := range d.Mentions {
		c.at[mention.Head] = m
	}
	for n, name := range d.Names {
		for i := name.First; i < name.Last; i++ {
			c.named[i] = n
		}
	}
	for i := range d.Entities {
		c.entity[d.Entities[i].ID] = &d.Entities[i]
	}
	for n, date := range d.Dates {
		first, last := c.t.Range(date.Span)
		if first < last {
			h := c.t.HeadOf(first, last)
			c.dated[h] = append(c.dated[h], n)
		}
	}
	for n, p := range d.Places {
		first, last := c.t.Range(p.Span)
		for i := first; i < last; i++ {
			c.placed[i] = n
		}
	}
	for _, q := range d.Quotes {
		if q.CueHead >= 0 {
			c.quoteAt[q.CueHead] = true
		}
	}
	return c
}

// act is a trigger that a frame matched, while its fields are being filled.
type act struct {
	frame   *Frame
	pattern pattern
	trigger int // token
	verb    int // the verb that carries it: the trigger, or the light verb above a noun; -1 for a bare noun
	prep    map[string]int
	status  readout.Status
	cue     int // token of the status cue; -1 none
	actors  []readout.Actor
	others  []readout.Actor // recipients
	dropped bool
	content []*act        // acts told inside it
	rest    []candidate   // patterns that fit too, tried where this one's parties are missing
	outer   *act          // the denial or accusation that this act is told in
	node    *readout.Node // what the graph reads at the trigger; nil where only rules found it
}

// claims finds the acts of every sentence, lets the outer ones absorb the inner, and writes what is left as claims.
func (c *coder) claims() []readout.Claim {
	for i := range c.t.Tokens {
		if c.asked == GraphAlone {
			break
		}
		if a := c.match(i); a != nil {
			c.acts = append(c.acts, a)
			c.actOf[i] = a
		}
	}
	for _, a := range c.acts {
		c.judge(a)
	}
	c.obligations()
	for _, a := range c.acts {
		c.embed(a)
	}
	for _, a := range c.acts {
		c.parties(a)
		for !a.dropped && !c.enough(a) && len(a.rest) > 0 {
			next := a.rest[0]
			a.frame, a.pattern, a.prep, a.rest = next.pattern.frame, next.pattern, next.prep, a.rest[1:]
			a.actors, a.others = nil, nil
			c.parties(a)
		}
	}
	c.merge()
	c.arbitrate()
	byToken(c.acts)
	var found []readout.Claim
	for _, a := range c.acts {
		if !a.dropped && c.enough(a) {
			found = append(found, c.claim(a))
		}
	}
	return c.sharedModes(distinct(found))
}
