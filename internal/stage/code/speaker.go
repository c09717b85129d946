package code

import (
	"slices"

	"readout"
)

// speakers is the chain of who says so, from the outside in: every quote whose words hold the act. An act that is itself an
// utterance has its utterer as actor; who reports it is the speaker.
func (c *coder) speakers(a *act) []readout.Speaker {
	at := c.t.Tokens[a.trigger].Span
	type link struct {
		size int
		s    readout.Speaker
	}
	var links []link
	for _, q := range c.d.Quotes {
		if q.Speaker.Span.Empty() || c.noSaying(q.CueHead) || c.parted(q.CueHead, a.trigger) {
			continue
		}
		size := 0
		inside := false
		for _, s := range q.Content {
			size += s.Len()
			inside = inside || s.Contains(at)
		}
		if inside {
			if s := c.toldTo(q.CueHead); s != nil {
				links = append(links, link{size + 1, *s})
			}
			links = append(links, link{size, q.Speaker})
			if s := c.cited(q.CueHead); s != nil {
				links = append(links, link{size - 1, *s})
			}
		}
	}
	if len(links) == 0 {
		if s := c.appended(a.trigger); s != nil {
			links = append(links, link{1, *s})
			if t := c.toldTo(c.cueOf(a.trigger)); t != nil {
				links = append(links, link{2, *t})
			}
		}
	}
	slices.SortStableFunc(links, func(x, y link) int { return y.size - x.size })
	if n := len(links); n > 0 && a.frame.ID == obligation {
		links = links[:n-1] // the innermost speaker is who asks: the actor
	}
	found := []readout.Speaker{}
	for _, l := range links {
		s := c.resolved(l.s)
		if utterance[a.frame.Type] && slices.ContainsFunc(a.actors, func(p readout.Actor) bool { return s.Entity != "" && p.Entity == s.Entity }) {
			continue // who utters it is its actor, no speaker
		}
		if !slices.ContainsFunc(found, func(o readout.Speaker) bool { return o.Name == s.Name || o.Span == s.Span }) {
			found = append(found, s)
		}
	}
	if a.outer != nil {
		for _, p := range a.outer.actors {
			if !slices.ContainsFunc(found, func(o readout.Speaker) bool { return o.Entity == p.Entity }) {
				found = append(found, readout.Speaker{Span: p.Span, Name: p.Name, Entity: p.Entity, Code: p.Code})
			}
		}
	}
	if a.node != nil {
		return c.weighSpeakers(a, found)
	}
	return found
}

// resolved gives a speaker the name and code of the entity that the words speak of.
func (c *coder) resolved(s readout.Speaker) readout.Speaker {
	if a := c.speakerParty(&s, s.Span); a != nil {
		s.Entity, s.Code = a.Entity, a.Code
		first, _ := c.t.Range(s.Span)
		if m, ok := c.at[first]; ok && c.d.Mentions[m].Kind == "pronoun" || s.Name == "" {
			s.Name = a.Entity
		}
	}
	return s
}

// quoteSpeaker is the speaker of the smallest quote that holds token i; nil if none is known.
func (c *coder) quoteSpeaker(i int) *readout.Speaker {
	at := c.t.Tokens[i].Span
	var best *readout.Speaker
	size := 0
	for n := range c.d.Quotes {
		q := &c.d.Quotes[n]
		if q.Speaker.Span.Empty() {
			continue
		}
		total, inside := 0, false
		for _, s := range q.Content {
			total += s.Len()
			inside = inside || s.Contains(at)
		}
		if inside && (best == nil || total < size) {
			best, size = &q.Speaker, total
		}
	}
	return best
}

// toldTo is the outlet that somebody told it: "a source told Kathimerini" makes the paper the outer link.
func (c *coder) toldTo(cue int) *readout.Speaker {
	if cue < 0 || cue >= len(c.t.Tokens) || c.lemma(cue) != "tell" {
		return nil
	}
	for _, o := range append(c.t.All(cue, "obj"), c.t.All(cue, "iobj")...) {
		n, named := c.named[o]
		if !named || c.d.Names[n].Label != "ORG" && c.d.Names[n].Label != "MISC" {
			continue
		}
		e := c.entity[c.d.Names[n].Entity]
		if e != nil && (e.Sector == "JRN" || e.Code == "") {
			return &readout.Speaker{Span: c.d.Names[n].Span, Name: c.d.Names[n].Span.In(c.d.Text)}
		}
	}
	return nil
}

// noSaying reports a cue that is itself an act on what follows it: who rejects a demand does not say that it was made.
func (c *coder) noSaying(cue int) bool {
	if cue < 0 || c.actOf[cue] == nil {
		return false
	}
	switch c.actOf[cue].frame.Type {
	case "REJECT", "REQUEST", "SUPPORT", "CONCEDE":
		return true
	}
	return false
}

// parted reports a semicolon between a cue and an act: what follows it is the report's own.
func (c *coder) parted(cue, i int) bool {
	if cue < 0 || c.t.Sentence(cue) != c.t.Sentence(i) {
		return false
	}
	for k := min(cue, i); k < max(cue, i); k++ {
		if c.t.Tokens[k].Form == ";" {
			return true
		}
	}
	return false
}

// sayings are verbs that, put after a clause, say whose words it is: "…, Paris confirmed on Wednesday".
var sayings = map[string]bool{"say": true, "tell": true, "report": true, "confirm": true, "announce": true, "warn": true, "predict": true, "insist": true, "declare": true, "add": true, "state": true, "write": true, "note": true, "claim": true, "maintain": true, "allege": true}

// cueOf is the verb of saying put after the main clause of an act; -1 if there is none.
func (c *coder) cueOf(i int) int {
	s := c.t.SentenceOf(i)
	for k := i + 1; k < s.Last; k++ {
		if c.t.Tokens[k].Form == ";" {
			return -1
		}
		if sayings[c.lemma(k)] && c.verbal(k) && c.t.Is(k, "parataxis", "root", "conj") && c.t.Child(k, "nsubj") > i && c.t.Tokens[max(0, c.t.Subtree(c.t.Child(k, "nsubj"), nil)[0]-1)].Form == "," {
			return k
		}
	}
	return -1
}

// appended is the speaker named after the clause.
func (c *coder) appended(i int) *readout.Speaker {
	k := c.cueOf(i)
	if k < 0 || k == i || c.actOf[k] != nil && c.actOf[k].trigger == i {
		return nil
	}
	m, ok := c.at[c.t.Child(k, "nsubj")]
	if !ok {
		return nil
	}
	span := c.d.Mentions[m].Span
	return &readout.Speaker{Span: span, Name: span.In(c.d.Text)}
}

// cited is whom the reporting verb cites: "AFP reported, citing the State Department".
func (c *coder) cited(cue int) *readout.Speaker {
	if cue < 0 || cue >= len(c.t.Tokens) {
		return nil
	}
	for _, k := range c.t.Children(cue) {
		if c.lemma(k) != "cite" && c.lemma(k) != "quote" || !c.t.Is(k, "advcl", "xcomp", "acl", "conj", "parataxis") {
			continue
		}
		for _, o := range c.t.All(k, "obj") {
			if m, ok := c.at[o]; ok {
				span := c.d.Mentions[m].Span
				return &readout.Speaker{Span: span, Name: span.In(c.d.Text)}
			}
		}
	}
	return nil
}
