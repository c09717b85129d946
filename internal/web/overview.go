package web

import (
	"context"
	"net/http"
	"slices"

	"readout"
	"readout/internal/api"
	"readout/internal/query"
	"readout/internal/store"
)

// holding is what the record holds of a kind.
type holding struct {
	N          int
	Noun, Path string
	Says       string // what is counted, and what not
}

type overviewPage struct {
	Holdings  []holding
	Timeline  timeline
	Newest    []day
	Documents []*readout.Document
	Actors    []*readout.Person
	Empty     bool
}

// overview is the first page: what there is, when it happened, and the newest events with their words.
func (s site) overview(r *http.Request) (view, error) {
	ctx := r.Context()
	p := overviewPage{}
	held, err := s.holdings(ctx)
	if err != nil {
		return view{}, err
	}
	p.Holdings, p.Empty = held, held[0].N == 0
	newest, err := s.list(ctx, query.Query{Order: "newest", Limit: 12, Background: new(false)})
	if err != nil {
		return view{}, err
	}
	p.Newest = byDay(newest)
	if p.Timeline, err = s.timeline(ctx, query.Query{}); err != nil {
		return view{}, err
	}
	if p.Documents, err = api.All[*readout.Document](ctx, s.store, store.Documents, query.Query{Order: "newest", Limit: 6}); err != nil {
		return view{}, err
	}
	p.Actors, err = s.prominent(ctx, 12)
	return view{page: "overview", title: "Overview", data: p}, err
}

// prominent are the n actors with most claims.
func (s site) prominent(ctx context.Context, n int) ([]*readout.Person, error) {
	all, err := api.All[*readout.Person](ctx, s.store, store.Actors, query.Query{Limit: mostDrawn})
	slices.SortStableFunc(all, func(a, b *readout.Person) int { return b.Claims - a.Claims })
	return all[:min(n, len(all))], err
}

// holdings counts documents, origins, claims and events, each for itself.
func (s site) holdings(ctx context.Context) ([]holding, error) {
	counts := map[store.Kind]int{}
	for _, k := range []store.Kind{store.Documents, store.Claims, store.Events, store.Stories, store.Actors} {
		n, err := s.store.Count(ctx, k, query.Query{})
		if err != nil {
			return nil, err
		}
		counts[k] = n
	}
	origins, err := s.origins(ctx, counts[store.Documents])
	return []holding{
		{counts[store.Documents], "documents", "/documents", "reports as read"},
		{origins, "origins", "/documents", "reprints of one text counted once"},
		{counts[store.Claims], "claims", "/events", "what single documents state"},
		{counts[store.Events], "events", "/events", "what the claims say happened, or did not"},
		{counts[store.Stories], "stories", "/stories", "documents about the same affair"},
		{counts[store.Actors], "actors", "/actors", "named with an office or a code"},
	}, err
}

// origins is how many documents there are when those of one origin count once.
func (s site) origins(ctx context.Context, documents int) (int, error) {
	groups, err := api.All[*readout.Group](ctx, s.store, store.Groups, query.Query{})
	for _, g := range groups {
		documents -= max(0, len(g.Documents)-1)
	}
	return documents, err
}
