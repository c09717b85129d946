package coref

import (
	"slices"
	"strings"

	"readout"
	"readout/internal/gazetteer"
)

// near is how many sentences back a definite nominal or a pronoun looks.
const near = 4

// nominals resolve "the minister" to the person with that title, "the official" to the official told of before,
// "the two leaders" to both; every other nominal is an entity of its own.
func (r *resolver) nominals() {
	titles := r.titles()
	for m := range r.d.Mentions {
		mention := &r.d.Mentions[m]
		if mention.Entity != "" || mention.Kind != "nominal" {
			continue
		}
		if pair := r.pairNominal(m); len(pair) > 1 {
			mention.Members = pair
			continue
		}
		if e := r.definite(m, titles); e >= 0 {
			mention.Entity = r.d.Entities[e].ID
			continue
		}
		e := r.entity(mention.Span.In(r.d.Text), "other", mention.Span)
		mention.Entity = r.d.Entities[e].ID
	}
}

// titles are the words written before or beside each person's name, by entity.
func (r *resolver) titles() map[string][]string {
	found := map[string][]string{}
	for _, m := range r.d.Mentions {
		if m.Entity == "" || r.kind(m.Entity) != "person" {
			continue
		}
		for i := m.First; i < m.Last; i++ {
			if _, named := r.named[i]; (!named || r.d.Names[r.named[i]].Label != "PER") && !r.ofAnother(i, m) {
				found[m.Entity] = append(found[m.Entity], r.t.Lemma(i))
			}
		}
	}
	return found
}

// ofAnother reports a word of a mention that names whose one is: the "president" of "the president's lawyer, Michael Cohen".
func (r *resolver) ofAnother(i int, m readout.Mention) bool {
	for steps := 0; i != m.Head && i >= m.First && i < m.Last && steps < 30; steps++ {
		if r.t.Is(i, "nmod:poss") {
			return true
		}
		i = r.t.Tokens[i].Head
	}
	return false
}

// definite finds what "the X" speaks of again.
func (r *resolver) definite(m int, titles map[string][]string) int {
	mention := r.d.Mentions[m]
	det := r.t.Child(mention.Head, "det")
	if det < 0 {
		return -1
	}
	switch r.t.Lemma(det) {
	case "the", "this", "that", "these":
	default:
		return -1
	}
	head := r.t.Lemma(mention.Head)
	if _, office := gazetteer.Office(head); office && r.t.Tokens[mention.Head].XPOS != "NNS" {
		if e := r.titled(m, head, titles); e >= 0 {
			return e
		}
	}
	return r.again(m, head)
}

// titled finds the last person before m with the title: "the secretary" after "Secretary of State Ann Cole". "The president" is one who
// was president only where the text has no other; "the former president" is never one who is.
func (r *resolver) titled(m int, head string, titles map[string][]string) int {
	if e := r.lastTitled(m, head, titles, func(has []string) bool { return former(has) == former(r.modifiers(m)) }); e >= 0 || former(r.modifiers(m)) {
		return e
	}
	return r.lastTitled(m, head, titles, func([]string) bool { return true })
}

// former reports words of a title that its bearer no longer has.
func former(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		switch strings.ToLower(w) {
		case "former", "ex", "ex-president", "ex-minister", "then", "late", "deposed", "ousted", "retired":
			return true
		}
		return false
	})
}

func (r *resolver) lastTitled(m int, head string, titles map[string][]string, may func(title []string) bool) int {
	mods := r.modifiers(m)
	for k := m - 1; k >= 0; k-- {
		o := r.d.Mentions[k]
		if o.Entity == "" || r.kind(o.Entity) != "person" || o.Kind == "pronoun" {
			continue
		}
		has := titles[o.Entity]
		if !slices.Contains(has, head) || !may(has) {
			continue
		}
		fits := true
		for _, w := range mods {
			if iso, ok := gazetteer.Demonym(w); ok && !r.hasCountry(has, iso) {
				fits = false
			}
		}
		if fits {
			return r.byID(o.Entity)
		}
	}
	return -1
}

func (r *resolver) hasCountry(words []string, iso string) bool {
	for _, w := range words {
		if d, ok := gazetteer.Demonym(w); ok && d == iso {
			return true
		}
		if c, ok := gazetteer.CountryByName(w); ok && c.ISO3 == iso {
			return true
		}
	}
	return false
}

// modifiers are the words of a mention beside its head, articles and hyphens left out, as written.
func (r *resolver) modifiers(m int) []string {
	mention := r.d.Mentions[m]
	var found []string
	for i := mention.First; i < mention.Last; i++ {
		if i != mention.Head && !r.t.Is(i, "det", "punct", "case") {
			found = append(found, r.t.Tokens[i].Form)
		}
	}
	return found
}

// again finds the last nominal with the same head that m's modifiers do not contradict: "the talks", "the official".
func (r *resolver) again(m int, head string) int {
	mods, sentence := r.modifiers(m), r.t.Sentence(r.d.Mentions[m].Head)
	for k := m - 1; k >= 0; k-- {
		o := r.d.Mentions[k]
		if sentence-r.t.Sentence(o.Head) > near {
			return -1
		}
		if o.Kind != "nominal" || o.Entity == "" || r.t.Lemma(o.Head) != head || r.t.Tokens[o.Head].XPOS != r.t.Tokens[r.d.Mentions[m].Head].XPOS {
			continue
		}
		have := r.modifiers(k)
		if !slices.ContainsFunc(mods, func(w string) bool { return !slices.Contains(have, w) }) {
			return r.byID(o.Entity)
		}
	}
	return -1
}

// pairHeads are heads of nominals that speak of two parties named before, and what kind of party.
var pairHeads = map[string]string{
	"leader": "person", "man": "person", "woman": "person", "minister": "person", "president": "person", "diplomat": "person", "official": "person", "two": "any", "both": "any",
	"country": "country", "nation": "country", "neighbour": "country", "neighbor": "country", "state": "country", "ally": "country", "side": "any", "party": "any", "government": "country", "rival": "any", "foe": "country", "capital": "country",
}

// pairNominal resolves "the two leaders", "both sides", "the two".
func (r *resolver) pairNominal(m int) []string {
	mention := r.d.Mentions[m]
	kind, ok := pairHeads[r.t.Lemma(mention.Head)]
	if !ok {
		return nil
	}
	two := r.t.Lemma(mention.Head) == "two" || r.t.Lemma(mention.Head) == "both"
	for i := mention.First; i < mention.Last; i++ {
		if l := r.t.Lemma(i); l == "two" || l == "both" {
			two = true
		}
	}
	if !two || r.t.Child(mention.Head, "nmod") >= 0 || slices.ContainsFunc(r.modifiers(m), func(w string) bool { _, ok := gazetteer.Demonym(w); return ok }) {
		return nil
	}
	return r.pair(m, kind)
}

// pair finds the two parties that the sentences before m name together: "Lund met Otieno. The two …".
func (r *resolver) pair(m int, kind string) []string {
	at := r.t.Sentence(r.d.Mentions[m].Head)
	for s := at; s >= 0 && at-s <= 2; s-- {
		var found []string
		for k := range r.d.Mentions[:m] {
			o := r.d.Mentions[k]
			if r.t.Sentence(o.Head) != s || o.Entity == "" || o.Kind == "pronoun" || slices.Contains(found, o.Entity) {
				continue
			}
			is := r.kind(o.Entity)
			if (kind == is || kind == "any" && (is == "person" || is == "country" || is == "organisation")) && r.argument(o.Head) {
				found = append(found, o.Entity)
			}
		}
		if len(found) == 2 && (kind != "any" || (r.kind(found[0]) == "person") == (r.kind(found[1]) == "person")) {
			return found
		}
		if len(found) > 2 && kind != "country" {
			return found[:2]
		}
	}
	if kind == "country" || kind == "any" && r.t.Lemma(r.d.Mentions[m].Head) == "side" {
		return r.twoCountries()
	}
	return nil
}

// twoCountries are the two countries that the whole text speaks of, by name or as peoples, where it is of two: "Tajik shells fell on a
// Kyrgyz village … The two neighbours".
func (r *resolver) twoCountries() []string {
	var codes, found []string
	for _, n := range r.d.Names {
		words := n.Span.In(r.d.Text)
		iso, ok := gazetteer.Demonym(words)
		if c, named := gazetteer.CountryByName(words); named && c.State() {
			iso, ok = c.ISO3, true
		}
		if !ok || n.Entity == "" || n.Label == "PER" {
			continue
		}
		k := slices.Index(codes, iso)
		if k < 0 {
			codes, found = append(codes, iso), append(found, n.Entity)
		} else if r.kind(n.Entity) == "country" {
			found[k] = n.Entity
		}
	}
	if len(found) != 2 {
		return nil
	}
	return found
}

// argument reports whether a nominal is subject, object, oblique, or joined to one; not a possessor or a modifier.
func (r *resolver) argument(h int) bool {
	for steps := 0; r.t.Is(h, "conj") && steps < 20; steps++ {
		h = r.t.Tokens[h].Head
	}
	if r.t.Is(h, "nmod") {
		p := r.t.Case(h)
		return p == "between" || p == "with" || p == "of"
	}
	return r.t.Is(h, "nsubj", "obj", "obl", "iobj", "root", "appos")
}
