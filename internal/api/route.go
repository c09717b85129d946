package api

import (
	"context"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"readout"
	"readout/internal/query"
	"readout/internal/store"
)

// Rows is one page of a list: Total is how many rows there are without limit and offset.
type Rows[T any] struct {
	Total int `json:"total" doc:"rows that the query selects, on all pages"`
	Items []T `json:"items" nullable:"false"`
}

type listInput struct {
	Q      string `query:"q" doc:"a query, as on the command line" example:"type:CONSULT status:planned"`
	Limit  int    `query:"limit" minimum:"1" maximum:"1000" doc:"rows of a page; 100 if the query sets none"`
	Offset int    `query:"offset" minimum:"0" doc:"rows to skip"`
}

type idInput struct {
	ID string `path:"id"`
}

type nameInput struct {
	Name string `path:"name" example:"Kari Lund"`
}

type output[T any] struct {
	Body T
}

// list adds the route of one kind.
func list[T any](a huma.API, s store.Store, kind store.Kind, doc string) {
	op := operation("list-"+string(kind), "/api/"+string(kind), doc)
	huma.Register(a, op, func(ctx context.Context, in *listInput) (*output[Rows[T]], error) {
		rows, err := page[T](ctx, s, kind, in)
		return &output[Rows[T]]{rows}, problem(err)
	})
}

func page[T any](ctx context.Context, s store.Store, kind store.Kind, in *listInput) (Rows[T], error) {
	rows := Rows[T]{Items: []T{}}
	q, err := query.Parse(in.Q)
	if err != nil {
		return rows, err
	}
	q.Limit, q.Offset = window(in, q)
	if rows.Total, err = s.Count(ctx, kind, q); err != nil {
		return rows, err
	}
	rows.Items, err = All[T](ctx, s, kind, q)
	return rows, err
}

// window is the limit and offset of a request: parameters over those of the query, never without a limit.
func window(in *listInput, q query.Query) (limit, offset int) {
	limit, offset = q.Limit, q.Offset
	if in.Limit > 0 {
		limit = in.Limit
	}
	if in.Offset > 0 {
		offset = in.Offset
	}
	if limit <= 0 {
		limit = 100
	}
	return min(limit, 1000), max(offset, 0)
}

// route adds a route that answers one thing.
func route[I, T any](a huma.API, path, doc string, find func(context.Context, *I) (T, error)) {
	words := strings.FieldsFunc(path, func(r rune) bool { return strings.ContainsRune("/{}", r) })
	op := operation("show-"+strings.Join(words[1:], "-"), path, doc)
	huma.Register(a, op, func(ctx context.Context, in *I) (*output[T], error) {
		found, err := find(ctx, in)
		return &output[T]{found}, problem(err)
	})
}

func operation(id, path, doc string) huma.Operation {
	return huma.Operation{OperationID: id, Method: http.MethodGet, Path: path, Summary: doc, Errors: []int{400, 404, 422, 500}}
}

type handler struct {
	store   store.Store
	options Options
}

func (h handler) document(ctx context.Context, in *idInput) (*readout.Document, error) {
	return h.store.Document(ctx, in.ID)
}

func (h handler) claim(ctx context.Context, in *idInput) (*Citation, error) {
	return NewReader(h.store).Claim(ctx, in.ID)
}

func (h handler) event(ctx context.Context, in *idInput) (*CitedEvent, error) {
	return NewReader(h.store).Event(ctx, in.ID)
}

func (h handler) story(ctx context.Context, in *idInput) (*readout.Story, error) {
	return One[*readout.Story](ctx, h.store, store.Stories, query.Query{ID: in.ID})
}

func (h handler) actor(ctx context.Context, in *nameInput) (*readout.Person, error) {
	return NewReader(h.store).Actor(ctx, in.Name)
}

// StageRow is a stage as told outside.
type StageRow struct {
	Name     string          `json:"name"`
	Doc      string          `json:"doc"`
	Version  string          `json:"version"`
	Requires []readout.Layer `json:"requires"`
	Provides []readout.Layer `json:"provides"`
}

func (h handler) stages(context.Context, *struct{}) ([]StageRow, error) {
	rows := []StageRow{}
	for _, s := range h.options.Stages {
		rows = append(rows, StageRow{s.Name, s.Doc, s.Version, s.Requires, s.Provides})
	}
	return rows, nil
}

// Health is what /api/health answers while the store can be read.
type Health struct {
	Status    string `json:"status" enum:"ok"`
	Version   string `json:"version"`
	Documents int    `json:"documents"`
}

func (h handler) health(ctx context.Context, _ *struct{}) (Health, error) {
	n, err := h.store.Count(ctx, store.Documents, query.Query{})
	return Health{"ok", readout.Version, n}, err
}
