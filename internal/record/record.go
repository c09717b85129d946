// Package record resolves across documents: groups of one origin, stories, publication dates, events, contradictions, contacts, positions and persons.
package record

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strings"

	"readout"
)

// Options change how a record is folded. The zero value is the default.
type Options struct {
	// Dates resolves a document's temporal expressions again for a publication date (EDTF) that was inferred; nil: dates stay
	// as they were read.
	Dates func(d *readout.Document, published string) []readout.Date
}

// Fold makes the record of documents. It is pure: the same documents in any order give the same record.
func Fold(docs []*readout.Document) *readout.Record { return FoldWith(Options{}, docs) }

// FoldWith is Fold with options.
func FoldWith(o Options, docs []*readout.Document) *readout.Record {
	f := &folder{Options: o, reports: reports(docs), inferred: map[string]readout.Published{}}
	f.group()
	f.story()
	f.publish()
	f.collect()
	f.fold()
	f.index()
	r := &readout.Record{Groups: f.groups, Stories: f.stories, Published: f.inferred}
	for _, c := range f.clusters {
		e := f.resolve(c)
		disputes := f.disputes(&e, c)
		for _, d := range disputes {
			e.Contradictions = append(e.Contradictions, d.ID)
		}
		r.Events = append(r.Events, e)
		r.Contradictions = append(r.Contradictions, disputes...)
		if contact, ok := f.contact(&e, c); ok {
			r.Contacts = append(r.Contacts, contact)
		}
	}
	f.denials(r)
	r.Positions = f.positions()
	r.Persons = f.persons()
	settle(r)
	return r
}

// settle sorts a record and tells each story its events.
func settle(r *readout.Record) {
	slices.SortFunc(r.Events, func(a, b readout.Event) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(r.Contradictions, func(a, b readout.Contradiction) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(r.Contacts, func(a, b readout.Contact) int { return cmp.Compare(a.Event, b.Event) })
	at := map[string]*readout.Story{}
	for i := range r.Stories {
		at[r.Stories[i].ID] = &r.Stories[i]
	}
	for _, e := range r.Events {
		if s := at[e.Story]; s != nil {
			s.Events = append(s.Events, e.ID)
		}
	}
}

// folder holds the state of one fold.
type folder struct {
	Options
	reports  []*report
	groups   []readout.Group
	stories  []readout.Story
	inferred map[string]readout.Published
	claims   []*claim
	clusters [][]*claim
	event    map[*claim]int     // index of a claim's cluster
	affairs  map[int][]*claim   // claims by their reports' story
	like     map[[2]int]float64 // of reports by number, as shares of the threshold
	named    map[string]string  // full names by last name, alone and with country; "?" where there are two
}

// report is a document with what folding knows of it.
type report struct {
	*readout.Document
	n           int    // in order of ID
	published   string // EDTF, stated or inferred
	first, last int    // days that bound it; 0 unknown
	origin      int    // reports with the same number have one origin
	story       int    // reports with the same number are about one affair
	kinds       map[string]string
	words       []word
	lemmas      map[int]string                // by where the word starts
	dates       map[readout.Span]readout.Date // resolved again
}

// reports are the documents that were read, each once, in order of ID.
func reports(docs []*readout.Document) []*report {
	byID := map[string]*readout.Document{}
	for _, d := range docs {
		if d != nil && d.Skipped == "" {
			byID[d.ID] = d
		}
	}
	var out []*report
	for n, id := range slices.Sorted(maps.Keys(byID)) {
		r := &report{Document: byID[id], n: n, origin: n, story: n, kinds: map[string]string{}}
		r.publishedAs(r.Published.Value)
		for _, e := range r.Entities {
			r.kinds[e.Name] = e.Kind
		}
		r.words, r.lemmas = words(r.Text), map[int]string{}
		for _, t := range r.Tokens {
			r.lemmas[t.Span.Start] = strings.ToLower(t.Lemma)
		}
		out = append(out, r)
	}
	return out
}

func (r *report) publishedAs(value string) {
	r.published = value
	r.first, r.last = days(value)
}

// hashed is an ID of sorted parts.
func hashed(prefix string, parts ...string) string {
	parts = slices.Sorted(slices.Values(parts))
	h := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return prefix + hex.EncodeToString(h[:8])
}
