// Package api answers questions about the record over HTTP, as JSON that OpenAPI 3.1 describes.
package api

import (
	"net/http"
	"reflect"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"readout"
	"readout/internal/store"
)

// Options are what the routes know besides the store. The zero value is ready.
type Options struct {
	Stages []readout.Stage // listed at /api/stages, in order
}

// Handler answers every route of the API, and /openapi.json. It may serve any number of requests at once.
func Handler(s store.Store, o Options) http.Handler {
	mux := http.NewServeMux()
	a := humago.New(mux, config())
	a.OpenAPI().Components.Schemas.RegisterTypeAlias(reflect.TypeFor[readout.Span](), reflect.TypeFor[[2]int]())
	h := handler{s, o}

	list[*readout.Document](a, s, store.Documents, "Documents, without their layers")
	list[*readout.Claim](a, s, store.Claims, "What single documents state")
	list[*readout.Event](a, s, store.Events, "What happened, resolved from claims")
	list[*readout.Story](a, s, store.Stories, "Documents about the same affair")
	list[*readout.Group](a, s, store.Groups, "Documents of one origin")
	list[*readout.Contact](a, s, store.Contacts, "Meetings, calls and visits with their history")
	list[*readout.Position](a, s, store.Positions, "Where an actor stands on an issue")
	list[*store.FigureRow](a, s, store.Figures, "Numbers claimed")
	list[*store.QuoteRow](a, s, store.Quotes, "Words reported as somebody's")
	list[*readout.Contradiction](a, s, store.Contradictions, "Claims of one event that disagree")
	list[*readout.Person](a, s, store.Actors, "The register of actors and their offices")

	route(a, "/api/documents/{id}", "One document with all its layers", h.document)
	route(a, "/api/claims/{id}", "One claim with its words and its document", h.claim)
	route(a, "/api/events/{id}", "One event with the words of every claim", h.event)
	route(a, "/api/stories/{id}", "One story", h.story)
	route(a, "/api/actors/{name}", "One actor by name", h.actor)
	route(a, "/api/stages", "The stages that read a document, in order", h.stages)
	route(a, "/api/health", "Whether the store answers", h.health)

	mux.HandleFunc("/", unknown)
	return Tagged(mux)
}

// config leaves out the page of documentation that would load scripts from elsewhere, and links to schemas in answers.
func config() huma.Config {
	c := huma.DefaultConfig("Readout", readout.Version)
	c.Info.Description = "A sourced record of who did what to whom, when, where, and who says so. " +
		"Spans are half-open ranges [start, end) of bytes in a document's text."
	c.DocsPath, c.SchemasPath, c.CreateHooks = "", "", nil
	return c
}
