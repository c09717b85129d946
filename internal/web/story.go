package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"

	"readout"
	"readout/internal/api"
	"readout/internal/query"
	"readout/internal/store"
)

type storiesPage struct {
	Rows  []*readout.Story
	Pager pager
}

// stories lists the affairs that several documents tell.
func (s site) stories(r *http.Request) (view, error) {
	p := storiesPage{}
	total, err := s.store.Count(r.Context(), store.Stories, query.Query{})
	if err != nil {
		return view{}, err
	}
	q := query.Query{Limit: perPage, Order: "newest"}
	p.Pager, q.Offset = turn(r, total)
	p.Rows, err = api.All[*readout.Story](r.Context(), s.store, store.Stories, q)
	return view{page: "stories", title: "Stories", data: p, json: "/api/stories"}, err
}

type storyPage struct {
	*readout.Story
	Docs []*readout.Document
	Days []day
}

// story is one affair: its documents by publication date and its events by date.
func (s site) story(r *http.Request) (view, error) {
	ctx, reader := r.Context(), api.NewReader(s.store)
	found, err := api.One[*readout.Story](ctx, s.store, store.Stories, query.Query{ID: r.PathValue("id")})
	if err != nil {
		return view{}, err
	}
	p := storyPage{Story: found}
	for _, id := range found.Documents {
		d, err := reader.Document(ctx, id)
		if err != nil {
			return view{}, err
		}
		p.Docs = append(p.Docs, d)
	}
	slices.SortStableFunc(p.Docs, func(a, b *readout.Document) int { return cmp.Compare(a.Published.Value, b.Published.Value) })
	var events []*readout.Event
	for _, id := range found.Events {
		e, err := api.One[*readout.Event](ctx, s.store, store.Events, query.Query{ID: id})
		if err != nil {
			return view{}, err
		}
		events = append(events, e)
	}
	slices.SortStableFunc(events, func(a, b *readout.Event) int {
		return cmp.Compare(a.Date.Value+a.Date.Reported, b.Date.Value+b.Date.Reported)
	})
	all, err := rows(ctx, reader, events)
	p.Days = byDay(all)
	name := found.Title
	if name == "" {
		name = "Story " + found.ID
	}
	return view{page: "story", title: name, data: p, json: "/api/stories/" + url.PathEscape(found.ID)}, err
}
