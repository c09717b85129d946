// Package export writes the record in the formats of others, one file per format; every row keeps Readout's ID.
package export

import (
	"context"
	"io"
	"strings"

	"readout"
	"readout/internal/query"
	"readout/internal/store"
)

// Format is a way to write events and what they rest on.
type Format struct {
	Name      string
	Doc       string // one sentence
	Media     string
	Extension string
	write     func(*writer) error // nil: not made yet
}

// Formats are all that Write knows, in the order of help texts.
func Formats() []Format {
	return []Format{
		{"jsonl", "events with their claims and the words of each, one JSON object a line", "application/jsonl", "jsonl", jsonl},
		{"csv", "claims with their events and the words of each, flat, RFC 4180", "text/csv", "csv", flat},
		{"polecat", "POLECAT's 40 columns, tab-separated", "text/tab-separated-values", "txt", polecat},
		{"plover", "PLOVER records, one JSON object a line, with Readout's own fields under readout", "application/jsonl", "jsonl", plover},
		{"cameo", "dyads with CAMEO codes, tab-separated, every status", "text/tab-separated-values", "tsv", cameo},
		{"icews", "ICEWS's 20 columns, tab-separated, a row a dyad", "text/tab-separated-values", "tab", icews},
		{"gdelt", "GDELT 2.0's 61 columns, tab-separated, no header, a row a dyad", "text/tab-separated-values", "CSV", gdelt},
		{"geojson", "events that have coordinates, with the precision of each", "application/geo+json", "geojson", geojson},
		{"ics", "contacts that have a day, as an iCalendar file", "text/calendar", "ics", calendar},
		{"timeline", "events in order of date as plain text, the words of each below it", "text/plain", "txt", timeline},
		{Name: "panel"}, {Name: "parquet"}, {Name: "ftm"}, {Name: "gexf"},
	}
}

// Made reports whether Write can write the format.
func (f Format) Made() bool { return f.write != nil }

// Write writes what the query selects to w. The query selects events; a limit counts them. Errors: Usage for a format that
// there is not (yet), else those of w and of the store. Rows come in the order of the store's lists, so that the same record
// gives the same bytes.
func Write(ctx context.Context, w io.Writer, format string, s store.Store, q query.Query) error {
	var made []string
	for _, f := range Formats() {
		switch {
		case f.Name != format:
		case f.Made():
			return f.write(&writer{Writer: w, ctx: ctx, store: s, query: q, heads: map[string]*readout.Document{}})
		default:
			return readout.Errorf(readout.Usage, "format %s is not made yet: jsonl and csv hold everything there is", format)
		}
		if f.Made() {
			made = append(made, f.Name)
		}
	}
	return readout.Errorf(readout.Usage, "no format %q: it is one of %s", format, strings.Join(made, " "))
}

// writer is one export under way.
type writer struct {
	io.Writer
	ctx   context.Context
	store store.Store
	query query.Query
	heads map[string]*readout.Document // documents seen of late
}
