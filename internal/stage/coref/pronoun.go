package coref

import "readout"

// pronouns resolve to the most salient fitting entity before them. "I" and "we" are left: their speaker is known
// only when quotes are.
func (r *resolver) pronouns() {
	for m := range r.d.Mentions {
		mention := &r.d.Mentions[m]
		if mention.Kind != "pronoun" || mention.Entity != "" {
			continue
		}
		switch lower(*mention, r.d) {
		case "he", "him", "his", "himself":
			mention.Entity = r.best(m, r.person("f"))
		case "she", "her", "hers", "herself":
			mention.Entity = r.best(m, r.person("m"))
		case "they", "them", "their", "both", "themselves":
			r.plural(m)
		case "it", "its", "itself":
			mention.Entity = r.best(m, r.body)
		case "who", "which", "that", "whom", "whose":
			mention.Entity, mention.Members = r.antecedent(m)
		}
	}
}

// person fits people of whom no word says that they are of the other sex.
func (r *resolver) person(not string) func(o readout.Mention) bool {
	return func(o readout.Mention) bool {
		if e := r.byID(o.Entity); e < 0 || (r.d.Entities[e].Kind != "person" && !r.officeHolder(o)) {
			return false
		}
		return r.sex(o.Entity) != not
	}
}

// sexOf are words of a title that tell whether it is a man or a woman.
var sexOf = map[string]string{
	"spokeswoman": "f", "chairwoman": "f", "congresswoman": "f", "queen": "f", "princess": "f", "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f", "woman": "f", "mother": "f", "wife": "f", "daughter": "f", "policewoman": "f", "businesswoman": "f", "first lady": "f", "sister": "f",
	"spokesman": "m", "chairman": "m", "congressman": "m", "king": "m", "prince": "m", "mr": "m", "mr.": "m", "man": "m", "father": "m", "husband": "m", "son": "m", "sheikh": "m", "emir": "m", "pope": "m", "policeman": "m", "businessman": "m", "brother": "m",
}

func (r *resolver) sex(id string) string {
	for _, m := range r.d.Mentions {
		if m.Entity != id || m.Kind == "pronoun" {
			continue
		}
		for i := m.First; i < m.Last; i++ {
			if s, ok := sexOf[r.t.Lemma(i)]; ok {
				return s
			}
		}
	}
	return ""
}

// officeHolder reports a singular nominal for a person: "the official", "a spokeswoman".
func (r *resolver) officeHolder(o readout.Mention) bool {
	return o.Kind == "nominal" && r.t.Tokens[o.Head].XPOS == "NN" && isPersonNoun(r.t.Lemma(o.Head))
}

// body fits countries, organisations and singular bodies.
func (r *resolver) body(o readout.Mention) bool {
	switch r.kind(o.Entity) {
	case "country", "organisation":
		return true
	case "other":
		return o.Kind == "nominal" && r.t.Tokens[o.Head].XPOS == "NN" && isBodyNoun(r.t.Lemma(o.Head))
	}
	return false
}

// best is the entity of the highest-ranked mention before m that fits: nearer sentences first, subjects before others.
// Two arguments of one verb are never the same: "Lund told him".
func (r *resolver) best(m int, fits func(readout.Mention) bool) string {
	me := r.d.Mentions[m]
	at := r.t.Sentence(me.Head)
	best, rank := "", -1
	for k := m - 1; k >= 0; k-- {
		o := r.d.Mentions[k]
		back := at - r.t.Sentence(o.Head)
		if back > near {
			break
		}
		if o.Entity == "" || !fits(o) || r.sameVerb(o.Head, me.Head) {
			continue
		}
		v := 100 - 30*back + r.weight(o.Head)
		if v > rank {
			best, rank = o.Entity, v
		}
	}
	if best == "" {
		return r.ahead(m, fits)
	}
	return best
}

// ahead looks for the subject of the main clause that a pronoun in a clause before it speaks of: "In her call with Otieno, Lund said".
func (r *resolver) ahead(m int, fits func(readout.Mention) bool) string {
	me := r.d.Mentions[m]
	for k := m + 1; k < len(r.d.Mentions) && r.t.Sentence(r.d.Mentions[k].Head) == r.t.Sentence(me.Head); k++ {
		o := r.d.Mentions[k]
		if o.Entity != "" && r.t.Is(o.Head, "nsubj") && r.t.Root(r.t.Tokens[o.Head].Head) && fits(o) {
			return o.Entity
		}
	}
	return ""
}

// weight prefers subjects to objects and objects to the rest.
func (r *resolver) weight(h int) int {
	switch {
	case r.t.Is(h, "nsubj"):
		return 35
	case r.t.Is(h, "obj", "iobj", "obl:agent"):
		return 12
	case r.t.Is(h, "obl"):
		return 8
	}
	return 0
}

func (r *resolver) sameVerb(a, b int) bool {
	return r.t.Tokens[a].Head == r.t.Tokens[b].Head && !r.t.Root(a) && !r.t.Is(b, "nmod:poss") && !r.t.Is(a, "conj")
}

// plural resolves "they" to two parties named together, or to the last plural subject.
func (r *resolver) plural(m int) {
	me := &r.d.Mentions[m]
	at := r.t.Sentence(me.Head)
	for k := m - 1; k >= 0 && at-r.t.Sentence(r.d.Mentions[k].Head) <= 2; k-- {
		o := r.d.Mentions[k]
		if !r.t.Is(o.Head, "nsubj") || r.sameVerb(o.Head, me.Head) {
			continue
		}
		if len(o.Members) > 1 {
			me.Members = o.Members
			return
		}
		if group := r.joined(o.Head); len(group) > 1 {
			me.Members = group
			return
		}
		if r.t.Tokens[o.Head].XPOS == "NNS" || r.t.Tokens[o.Head].XPOS == "NNPS" || r.kind(o.Entity) == "nationality" {
			me.Entity = o.Entity
			return
		}
	}
	if p := r.pair(m, "person"); len(p) > 1 {
		me.Members = p
		return
	}
	me.Entity = r.best(m, func(o readout.Mention) bool { // "She met the leaders. She asked them …"
		tag := r.t.Tokens[o.Head].XPOS
		return o.Kind != "pronoun" && (tag == "NNS" || tag == "NNPS") && r.argument(o.Head)
	})
}

// joined are the entities of nominals joined by "and".
func (r *resolver) joined(h int) []string {
	var found []string
	for _, c := range r.t.Conjuncts(h) {
		if m, ok := r.mentionOf[c]; ok && r.d.Mentions[m].Entity != "" {
			found = append(found, r.d.Mentions[m].Entity)
		}
	}
	return found
}

// antecedent of a relative pronoun is what its clause hangs on.
func (r *resolver) antecedent(m int) (string, []string) {
	h := r.d.Mentions[m].Head
	for steps := 0; steps < 30 && !r.t.Root(h); steps++ {
		if r.t.Is(h, "acl:relcl") {
			if o, ok := r.mentionOf[r.t.Tokens[h].Head]; ok {
				return r.d.Mentions[o].Entity, r.d.Mentions[o].Members
			}
			return "", nil
		}
		h = r.t.Tokens[h].Head
	}
	return "", nil
}

func isPersonNoun(lemma string) bool { return nouns(personNouns)[lemma] }
func isBodyNoun(lemma string) bool   { return nouns(bodyNouns)[lemma] }
