// Package coref is the stage that says which names, nominals and pronouns of a document speak of the same entity.
package coref

import (
	"context"
	"strconv"
	"strings"

	"readout"
	"readout/internal/tree"
)

// Stage resolves inside the document; what it can't resolve stays as worded.
func Stage() readout.Stage {
	return readout.Stage{
		Name: "coref", Doc: "Mentions and the entities they refer to: names, titles, nominals, pronouns.", Version: "1",
		Requires: []readout.Layer{readout.LayerTree, readout.LayerNames},
		Provides: []readout.Layer{readout.LayerMentions, readout.LayerEntities},
		Run:      run,
	}
}

func run(_ context.Context, d *readout.Document) error {
	r := &resolver{d: d, t: tree.Of(d), named: map[int]int{}, byKey: map[string]int{}, mentionOf: map[int]int{}}
	for n, name := range d.Names {
		for i := name.First; i < name.Last; i++ {
			r.named[i] = n
		}
	}
	d.Entities, d.Mentions = nil, mentions(r.t, r.named)
	for m := range d.Mentions {
		r.mentionOf[d.Mentions[m].Head] = m
	}
	r.names()
	r.nameMentions()
	r.titleMentions()
	r.appositions()
	r.beside()
	r.nominals()
	r.pronouns()
	return nil
}

// resolver holds what is known while a document is read from its start to its end.
type resolver struct {
	d         *readout.Document
	t         *tree.Tree
	named     map[int]int    // token → name
	byKey     map[string]int // key of a name → entity
	mentionOf map[int]int    // head token → mention
}

// entity adds an entity and gives its index.
func (r *resolver) entity(name, kind string, span readout.Span) int {
	id := "e" + strconv.Itoa(len(r.d.Entities)+1)
	r.d.Entities = append(r.d.Entities, readout.Entity{ID: id, Name: name, Kind: kind, Span: span})
	return len(r.d.Entities) - 1
}

// byID is the index of an entity; -1 if there is none.
func (r *resolver) byID(id string) int {
	if len(id) < 2 {
		return -1
	}
	n, err := strconv.Atoi(id[1:])
	if err != nil || n < 1 || n > len(r.d.Entities) {
		return -1
	}
	return n - 1
}

// nameMentions ties each mention whose head is in a name to the name's entity.
func (r *resolver) nameMentions() {
	for m := range r.d.Mentions {
		if n, ok := r.named[r.d.Mentions[m].Head]; ok {
			r.d.Mentions[m].Entity = r.d.Names[n].Entity
		}
	}
}

// appositions join a nominal and the person beside it: "the foreign minister, Kari Lund, said".
func (r *resolver) appositions() {
	for m := range r.d.Mentions {
		mention := &r.d.Mentions[m]
		for _, c := range r.t.All(mention.Head, "appos") {
			other, ok := r.mentionOf[c]
			if !ok {
				continue
			}
			o := &r.d.Mentions[other]
			switch {
			case mention.Entity == "" && o.Entity != "" && r.kind(o.Entity) == "person":
				mention.Entity, mention.Kind = o.Entity, "title"
			case o.Entity == "" && mention.Entity != "" && o.Kind == "nominal" && r.kind(mention.Entity) == "person":
				o.Entity, o.Kind = mention.Entity, "title"
			}
		}
	}
}

func (r *resolver) kind(id string) string {
	if e := r.byID(id); e >= 0 {
		return r.d.Entities[e].Kind
	}
	return ""
}

// words are the phrase of a mention in lower case.
func (r *resolver) words(m readout.Mention) []string {
	var found []string
	for _, k := range r.t.Tokens[m.First:m.Last] {
		found = append(found, strings.ToLower(k.Form))
	}
	return found
}

func lower(m readout.Mention, d *readout.Document) string { return strings.ToLower(m.Span.In(d.Text)) }
