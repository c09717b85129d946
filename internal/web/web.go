// Package web answers with pages on the record, each a click away from the words it rests on; they need no script.
package web

import (
	"bytes"
	"html/template"
	"log/slog"
	"net/http"

	"readout"
	"readout/internal/api"
	"readout/internal/store"
)

// Options are what the pages know besides the store. The zero value is ready.
type Options struct {
	Stages   []readout.Stage // shown on /about and at /api/stages, in order
	Database string          // path or address of the database, for the commands that empty pages suggest; "" says FILE
}

// site holds what every page needs. It is never changed, so any number of requests may use it at once.
type site struct {
	store   store.Store
	options Options
}

// Handler answers all pages, their assets and, below /api/, the API.
func Handler(s store.Store, o Options) http.Handler {
	w, mux := site{s, o}, http.NewServeMux()
	w.pages(mux)
	mux.HandleFunc("GET /assets/{name}", asset)
	rest := api.Handler(s, api.Options{Stages: o.Stages})
	for _, path := range []string{"/api/", "/openapi.json", "/openapi.yaml"} {
		mux.Handle(path, rest)
	}
	return secured(mux)
}

func (s site) pages(mux *http.ServeMux) {
	get := func(path string, find finder) { mux.Handle("GET "+path, api.Tagged(s.show(find))) }
	get("/{$}", s.overview)
	get("/events", s.events)
	get("/events/{id}", s.event)
	get("/documents", s.documents)
	get("/documents/{id}", s.document)
	get("/actors", s.actors)
	get("/actors/{name}", s.actor)
	get("/stories", s.stories)
	get("/stories/{id}", s.story)
	get("/claims/{id}", s.claim)
	get("/about", s.about)
	mux.Handle("/", s.show(s.nowhere))
}

// view is a page to be shown: the name of its template, its title and what it tells.
type view struct {
	page, title string
	data        any
	json        string // address of the same as JSON; "" if there is none
	status      int    // 0: 200
}

// finder makes the page for a request. An error of it becomes a page that says what to do.
type finder func(*http.Request) (view, error)

// frame is what the layout knows of the page inside it.
type frame struct {
	Title, Page, Path, JSON, Version, Database string
	Data                                       any
}

func (s site) show(find finder) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v, err := find(r)
		if err != nil {
			v = trouble(err)
		}
		f := frame{v.title, v.page, r.URL.Path, v.json, readout.Version, s.database(), v.data}
		var b bytes.Buffer
		if err := templates().ExecuteTemplate(&b, v.page, f); err != nil {
			slog.Error("web", "page", v.page, "error", err)
			b.Reset()
			v.status = http.StatusInternalServerError
			b.WriteString("This page could not be made; the log of readout serve says why.")
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		if v.status != 0 {
			w.WriteHeader(v.status)
		}
		w.Write(b.Bytes())
	}
}

func (s site) database() string {
	if s.options.Database == "" {
		return "FILE"
	}
	return s.options.Database
}

// trouble is the page for an error; what failed inside is told to the log only.
func trouble(err error) view {
	v := view{page: "error", title: "Nothing here by that name", status: api.Status(err), data: err.Error()}
	switch v.status {
	case http.StatusBadRequest, http.StatusUnprocessableEntity:
		v.title = "That could not be read"
	case http.StatusInternalServerError:
		slog.Error("web", "error", err)
		v.title, v.data = "Readout could not answer", "The log of readout serve says why."
	}
	return v
}

func (s site) nowhere(r *http.Request) (view, error) {
	return view{}, readout.Errorf(readout.NotFound, "no page %s", r.URL.Path)
}

// A page loads nothing from elsewhere, sets no cookie, runs only the script it came with, and tells no other site where it was left from.
var policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

func secured(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Referrer-Policy", "no-referrer")
		w.Header().Set("Cross-Origin-Resource-Policy", "same-origin")
		h.ServeHTTP(w, r)
	})
}

// html marks what is safe to stand in a page as it is: made by this package, all text in it escaped.
func html(s string) template.HTML { return template.HTML(s) }
