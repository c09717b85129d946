package web

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"readout"
	"readout/internal/api"
	"readout/internal/query"
	"readout/internal/store"
)

const perPage = 50

// pager is where a list is and where it goes on; a path of "" means there is no such page.
type pager struct {
	First, Last, Total int
	Prev, Next         string
}

// turn makes the pager of a list from its number of rows and the page asked for, counted from 1.
func turn(r *http.Request, total int) (p pager, offset int) {
	page, _ := strconv.Atoi(r.FormValue("page"))
	page = max(1, min(page, (total+perPage-1)/perPage))
	offset = (page - 1) * perPage
	to := func(n int) string {
		v := r.URL.Query()
		v.Set("page", strconv.Itoa(n))
		return r.URL.Path + "?" + v.Encode()
	}
	p = pager{First: min(offset+1, total), Last: min(offset+perPage, total), Total: total}
	if page > 1 {
		p.Prev = to(page - 1)
	}
	if p.Last < total {
		p.Next = to(page + 1)
	}
	return p, offset
}

// filter is the form over a list of events.
type filter struct {
	Q, Type, Status, Actor, Country, From, To string
	Whole                                     string // the query that the form comes to
	Wrong                                     string // why it can't be read
}

// ask reads the form: the query language first, and the fields over it.
func ask(r *http.Request) (filter, query.Query) {
	f := filter{Q: r.FormValue("q"), Type: r.FormValue("type"), Status: r.FormValue("status"), Actor: r.FormValue("actor"),
		Country: r.FormValue("country"), From: r.FormValue("from"), To: r.FormValue("to")}
	parts := []string{f.Q}
	for _, kv := range [][2]string{{"type", f.Type}, {"status", f.Status}, {"actor", f.Actor}, {"country", f.Country}, {"from", f.From}, {"to", f.To}} {
		if v := strings.TrimSpace(kv[1]); v != "" {
			parts = append(parts, kv[0]+`:"`+strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(v)+`"`)
		}
	}
	q, err := query.Parse(strings.Join(parts, " "))
	if err != nil {
		f.Wrong = err.Error()
	}
	f.Whole = q.String()
	return f, q
}

type eventsPage struct {
	Filter   filter
	Days     []day
	Pager    pager
	Timeline timeline
	None     bool // the record has no event at all
}

// events lists events by time, newest first.
func (s site) events(r *http.Request) (view, error) {
	p := eventsPage{}
	var q query.Query
	p.Filter, q = ask(r)
	v := view{page: "events", title: "Events", json: "/api/events?q=" + url.QueryEscape(p.Filter.Whole)}
	if p.Filter.Wrong != "" {
		v.data, v.status = p, http.StatusBadRequest
		return v, nil
	}
	if q.Order == "" {
		q.Order = "newest"
	}
	total, err := s.store.Count(r.Context(), store.Events, q)
	if err != nil {
		return v, err
	}
	if p.Timeline, err = s.timeline(r.Context(), q); err != nil {
		return v, err
	}
	p.None = total == 0 && p.Filter.Whole == ""
	p.Pager, q.Offset = turn(r, total)
	q.Limit = perPage
	all, err := s.list(r.Context(), q)
	p.Days = byDay(all)
	v.data = p
	return v, err
}

type eventPage struct {
	*api.CitedEvent
	Cites    []*cited
	Disputes []dispute
	History  []readout.ContactStep
	Speakers []readout.Speaker
}

// dispute is a contradiction with what each side says, side by side.
type dispute struct {
	Field string
	Sides []side
}

type side struct {
	Value string
	Cite  *cited
}

// event is one event with every citation.
func (s site) event(r *http.Request) (view, error) {
	reader := api.NewReader(s.store)
	e, err := reader.Event(r.Context(), r.PathValue("id"))
	if err != nil {
		return view{}, err
	}
	p := eventPage{CitedEvent: e}
	for _, c := range e.Citations {
		p.Cites = append(p.Cites, show(c))
		p.Speakers = append(p.Speakers, c.Speakers...)
	}
	slices.SortStableFunc(p.Speakers, func(a, b readout.Speaker) int { return strings.Compare(a.Name, b.Name) })
	p.Speakers = slices.CompactFunc(p.Speakers, func(a, b readout.Speaker) bool { return a.Name == b.Name })
	if p.Disputes, err = disputes(r.Context(), reader, e); err != nil {
		return view{}, err
	}
	contacts, err := api.All[*readout.Contact](r.Context(), s.store, store.Contacts, query.Query{Event: e.ID})
	for _, c := range contacts {
		p.History = append(p.History, c.History...)
	}
	return view{page: "event", title: title(&e.Event), data: p, json: "/api/events/" + url.PathEscape(e.ID)}, err
}

func disputes(ctx context.Context, reader *api.Reader, e *api.CitedEvent) ([]dispute, error) {
	var all []dispute
	for _, c := range e.Contradictions {
		d := dispute{Field: c.Field}
		for i, id := range c.Claims {
			cite, err := reader.Claim(ctx, id)
			if err != nil {
				return nil, err
			}
			s := side{Cite: show(*cite)}
			if i < len(c.Values) {
				s.Value = c.Values[i]
			}
			d.Sides = append(d.Sides, s)
		}
		all = append(all, d)
	}
	return all, nil
}

// title names an event by its parties and type; nothing is put into words that the record does not hold.
func title(e *readout.Event) string {
	called := func(all []readout.Actor) string {
		var names []string
		for _, a := range all {
			names = append(names, name(a))
		}
		return strings.Join(names, ", ")
	}
	t := e.Type
	if a := called(e.Actors); a != "" {
		t = a + ": " + t
	}
	if b := called(e.Recipients); b != "" {
		t += " → " + b
	}
	return t + " (" + string(e.Status) + ")"
}
