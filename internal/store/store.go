// Package store keeps documents, claims and the record across documents; sqlite implements it.
package store

import (
	"context"
	"iter"

	"readout"
	"readout/internal/query"
)

// Kind names what can be listed.
type Kind string

// The kinds that List takes, as on the command line.
const (
	Documents      Kind = "documents"
	Claims         Kind = "claims"
	Events         Kind = "events"
	Stories        Kind = "stories"
	Groups         Kind = "groups"
	Contacts       Kind = "contacts"
	Positions      Kind = "positions"
	Figures        Kind = "figures"
	Quotes         Kind = "quotes"
	Contradictions Kind = "contradictions"
	Actors         Kind = "actors"
)

// Kinds are all kinds, in the order of help texts.
var Kinds = []Kind{Documents, Claims, Events, Stories, Groups, Contacts, Positions, Figures, Quotes, Contradictions, Actors}

// FigureRow and QuoteRow are a figure and a quote with the document that has them.
type (
	FigureRow struct {
		readout.Figure
		Document string `json:"document"`
	}
	QuoteRow struct {
		readout.Quote
		Document string `json:"document"`
	}
)

// Store keeps what was read. Everything is idempotent by ID, and the same documents give the same answers in any order of arrival.
type Store interface {
	// Put keeps documents with all their layers; one that is there already is replaced.
	Put(ctx context.Context, docs ...*readout.Document) error
	// Has reports whether the document was kept by this version of the coder.
	Has(ctx context.Context, id string) (bool, error)
	// Document is one document with all its layers; NotFound if there is none.
	Document(ctx context.Context, id string) (*readout.Document, error)
	// All yields every document in order of ID.
	All(ctx context.Context) iter.Seq2[*readout.Document, error]
	// Replace keeps the record across documents in place of the last one, in one transaction.
	Replace(ctx context.Context, r *readout.Record) error
	// List yields rows of a kind that the query selects, in a fixed order: *readout.Document (without layers but names,
	// dates, places, quotes, figures, claims left out), *readout.Claim, *readout.Event, *readout.Story, *readout.Group,
	// *readout.Contact, *readout.Position, *FigureRow, *QuoteRow, *readout.Contradiction, *readout.Person.
	List(ctx context.Context, kind Kind, q query.Query) iter.Seq2[any, error]
	// Count is how many rows List would yield without Limit and Offset.
	Count(ctx context.Context, kind Kind, q query.Query) (int, error)
	Close() error
}
