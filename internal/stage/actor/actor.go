// Package actor is the stage that says what each entity is: office, country, sector and code, with the words that say so.
package actor

import (
	"context"

	"readout"
	"readout/internal/gazetteer"
	"readout/internal/tree"
)

// Stage fills Country, Sector, Office, Code, Why and Words of Document.Entities. What no word supports stays empty.
func Stage() readout.Stage {
	return readout.Stage{
		Name: "actor", Doc: "Office, country, sector and code of each entity, from titles, appositions, registers and demonyms.", Version: "1",
		Requires: []readout.Layer{readout.LayerMentions, readout.LayerEntities, readout.LayerPlaces},
		Provides: []readout.Layer{readout.LayerEntities},
		Run:      run,
	}
}

func run(_ context.Context, d *readout.Document) error {
	r := &reader{d: d, t: tree.Of(d), named: map[int]int{}, byID: map[string]*readout.Entity{}, placeAt: map[readout.Span]readout.Place{}}
	for n, name := range d.Names {
		for i := name.First; i < name.Last; i++ {
			r.named[i] = n
		}
	}
	for i := range d.Entities {
		r.byID[d.Entities[i].ID] = &d.Entities[i]
	}
	for _, p := range d.Places {
		r.placeAt[p.Span] = p
	}
	r.mentions()
	r.names()
	r.nominals()
	r.inherit()
	r.registered()
	r.nominals() // those that hang on a person known only now: "Assad's forces"
	r.local()
	for i := range d.Entities {
		finish(&d.Entities[i])
	}
	return nil
}

type reader struct {
	d       *readout.Document
	t       *tree.Tree
	named   map[int]int
	byID    map[string]*readout.Entity
	of      map[string][]int // entity → its mentions
	at      map[int]int      // head token → mention
	placeAt map[readout.Span]readout.Place
}

func (r *reader) mentions() {
	r.of, r.at = map[string][]int{}, map[int]int{}
	for m, mention := range r.d.Mentions {
		r.at[mention.Head] = m
		if mention.Entity != "" {
			r.of[mention.Entity] = append(r.of[mention.Entity], m)
		}
	}
}

// finish puts country and sector together. A former office holder is of the elite, whatever office it was.
func finish(e *readout.Entity) {
	if e.Sector == "NGO" { // a code of the country field: "rights groups"; those of a country are its civil society
		if e.Sector = ""; e.Country == "" {
			e.Country = "NGO"
		} else if info, ok := gazetteer.Country(e.Country); ok && info.State() {
			e.Sector = "SOC"
		}
	}
	if info, ok := gazetteer.Country(e.Country); ok && !info.State() && e.Sector != "ELI" {
		e.Code = e.Country // "UN experts" are UNO, whatever their trade
		return
	}
	if e.Code == "" && e.Country != "" {
		e.Code = e.Country + e.Sector
	}
}

// take gives an entity what a profile knows and it does not.
func take(e *readout.Entity, p profile) {
	if e.Country == "" && p.country != "" {
		e.Country, e.Code = p.country, p.code
		e.Words = append(e.Words, p.words...)
	}
	if e.Sector == "" && p.sector != "" {
		e.Sector = p.sector
		e.Words = append(e.Words, p.words...)
	}
	if e.Office == "" {
		e.Office = p.office
	}
	if e.Why == "" && (p.country != "" || p.sector != "") {
		e.Why = p.why
	}
	if p.former && e.Sector != "ELI" && e.Office == p.office { // who is told with an office before is no former one for another mention
		e.Sector, e.Code = "ELI", ""
	}
}
