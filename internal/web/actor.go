package web

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"slices"

	"readout"
	"readout/internal/api"
	"readout/internal/query"
	"readout/internal/store"
)

type actorsPage struct {
	Q     string
	Wrong string
	Rows  []*readout.Person
	Pager pager
	None  bool
}

// actors lists the register.
func (s site) actors(r *http.Request) (view, error) {
	p := actorsPage{Q: r.FormValue("q")}
	v := view{page: "actors", title: "Actors", json: "/api/actors?q=" + url.QueryEscape(p.Q)}
	q, err := query.Parse(p.Q)
	if err != nil {
		p.Wrong, v.status = err.Error(), http.StatusBadRequest
		v.data = p
		return v, nil
	}
	total, err := s.store.Count(r.Context(), store.Actors, q)
	if err != nil {
		return v, err
	}
	p.Pager, q.Offset = turn(r, total)
	q.Limit, p.None = perPage, total == 0 && p.Q == ""
	p.Rows, err = api.All[*readout.Person](r.Context(), s.store, store.Actors, q)
	v.data = p
	return v, err
}

type actorPage struct {
	*readout.Person
	Offices  []office
	Did      []day // as actor
	Received []day // as recipient
	Dealings []dealing
	Said     []said
}

// office is a title with the words that say so.
type office struct {
	readout.Office
	Words string
}

// dealing is how often another party stands in the same events, and on which side.
type dealing struct {
	Name               string
	To, From, Together int
	Path               string
}

// said is a quote with its words and its document.
type said struct {
	store.QuoteRow
	Words []string
	Doc   *readout.Document
}

const mostEvents = 200

// actor is one entry of the register with all that the record says of it.
func (s site) actor(r *http.Request) (view, error) {
	ctx, called := r.Context(), r.PathValue("name")
	reader := api.NewReader(s.store)
	events, err := s.eventsOf(ctx, called)
	if err != nil {
		return view{}, err
	}
	json := "/api/actors/" + url.PathEscape(called)
	person, err := reader.Actor(ctx, called)
	if readout.CodeOf(err) == readout.NotFound {
		json = ""
		person, err = unregistered(called, events)
	}
	if err != nil {
		return view{}, err
	}
	p := actorPage{Person: person}
	if err := s.fill(ctx, reader, &p, events); err != nil {
		return view{}, err
	}
	return view{page: "actor", title: called, data: p, json: json}, nil
}

// eventsOf are the newest events with a party of exactly this name.
func (s site) eventsOf(ctx context.Context, called string) ([]*readout.Event, error) {
	q := query.Query{Order: "newest", Limit: mostEvents}
	q.Actor = called
	did, err := api.All[*readout.Event](ctx, s.store, store.Events, q)
	if err != nil {
		return nil, err
	}
	q.Actor, q.Recipient = "", called
	received, err := api.All[*readout.Event](ctx, s.store, store.Events, q)
	seen := map[string]bool{}
	return slices.DeleteFunc(append(did, received...), func(e *readout.Event) bool {
		twice := seen[e.ID]
		seen[e.ID] = true
		return twice || !hasParty(e.Actors, called) && !hasParty(e.Recipients, called)
	}), err
}

// unregistered is an actor that events name and code though the register has no entry. Private individuals have no page.
func unregistered(called string, events []*readout.Event) (*readout.Person, error) {
	for _, e := range events {
		for _, a := range append(slices.Clone(e.Actors), e.Recipients...) {
			if name(a) == called && paged(a) {
				return &readout.Person{Name: called, Country: a.Country, Code: a.Code}, nil
			}
		}
	}
	return nil, readout.Errorf(readout.NotFound, "no actor named %q: the list of actors has all there are", called)
}

func (s site) fill(ctx context.Context, reader *api.Reader, p *actorPage, events []*readout.Event) error {
	all, err := rows(ctx, reader, events)
	if err != nil {
		return err
	}
	as := func(side func(*readout.Event) []readout.Actor) []day {
		return byDay(slices.DeleteFunc(slices.Clone(all), func(r row) bool { return !hasParty(side(r.Event), p.Name) }))
	}
	p.Did = as(func(e *readout.Event) []readout.Actor { return e.Actors })
	p.Received = as(func(e *readout.Event) []readout.Actor { return e.Recipients })
	p.Dealings = dealings(p.Name, events)
	for _, o := range p.Person.Offices {
		d, err := reader.Document(ctx, o.Document)
		if err != nil {
			return err
		}
		p.Offices = append(p.Offices, office{o, o.Span.In(d.Text)})
	}
	p.Said, err = s.saidBy(ctx, reader, p.Name)
	return err
}

// saidBy are the quotes whose speaker is exactly this one: a wrong speaker is worse than none.
func (s site) saidBy(ctx context.Context, reader *api.Reader, called string) ([]said, error) {
	quotes, err := api.All[*store.QuoteRow](ctx, s.store, store.Quotes, query.Query{Speaker: called, Limit: mostEvents})
	var all []said
	for _, q := range quotes {
		d, err := reader.Document(ctx, q.Document)
		if err != nil {
			return nil, err
		}
		if q.Speaker.Entity != called && !refersTo(d, q.Speaker.Entity, called) && (q.Speaker.Entity != "" || q.Speaker.Name != called) {
			continue
		}
		all = append(all, said{*q, wordsOf(d.Text, q.Content), d})
	}
	return all, err
}

// refersTo reports whether an entity of a document, given by ID, has this name.
func refersTo(d *readout.Document, id, called string) bool {
	return slices.ContainsFunc(d.Entities, func(e readout.Entity) bool { return e.ID == id && e.Name == called })
}

// dealings counts with whom an actor shares events, most first.
func dealings(called string, events []*readout.Event) []dealing {
	with := map[string]*dealing{}
	meet := func(all []readout.Actor, count func(*dealing)) {
		for _, a := range all {
			if n := name(a); n != called && paged(a) {
				if with[n] == nil {
					with[n] = &dealing{Name: n}
				}
				count(with[n])
			}
		}
	}
	for _, e := range events {
		acts := hasParty(e.Actors, called)
		if acts {
			meet(e.Actors, func(d *dealing) { d.Together++ })
			meet(e.Recipients, func(d *dealing) { d.To++ })
		} else {
			meet(e.Actors, func(d *dealing) { d.From++ })
		}
	}
	var all []dealing
	for n, d := range with {
		d.Path = actorPath(n)
		all = append(all, *d)
	}
	slices.SortFunc(all, func(a, b dealing) int {
		return cmp.Or(cmp.Compare(b.To+b.From+b.Together, a.To+a.From+a.Together), cmp.Compare(a.Name, b.Name))
	})
	return all
}
