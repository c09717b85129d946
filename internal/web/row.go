package web

import (
	"context"
	"html/template"
	"slices"

	"readout"
	"readout/internal/api"
	"readout/internal/query"
	"readout/internal/store"
)

// row is an event in a list, with the citation that says it best.
type row struct {
	*readout.Event
	Cite *cited // nil where no claim can be found
}

// cited is a citation as it is shown.
type cited struct {
	api.Citation
	Shown template.HTML // the sentence, its evidence in <mark>
}

// Path leads to the words in their document.
func (c cited) Path() string { return claimPath(c.Document, c.ID) }

func show(c api.Citation) *cited {
	move := func(s readout.Span) readout.Span {
		return readout.Span{Start: s.Start - c.At.Start, End: s.End - c.At.Start}
	}
	marks := []Mark{{Span: move(c.Evidence), Class: "evidence"}, {Span: move(c.Trigger), Class: "evidence trigger"}}
	return &cited{c, passage(c.Context, readout.Span{End: len(c.Context)}, marks)}
}

// rows adds to each event the first citation whose status is that of the event, else its first.
func rows(ctx context.Context, r *api.Reader, events []*readout.Event) ([]row, error) {
	made := make([]row, len(events))
	for i, e := range events {
		made[i].Event = e
		for _, id := range e.Claims {
			c, err := r.Claim(ctx, id)
			if err != nil {
				return nil, err
			}
			if made[i].Cite == nil || c.Status == e.Status {
				made[i].Cite = show(*c)
			}
			if c.Status == e.Status {
				break
			}
		}
	}
	return made, nil
}

// day is events that share a date in words.
type day struct {
	Date string
	Rows []row
}

// byDay groups rows that follow each other and share a date.
func byDay(all []row) []day {
	var days []day
	for _, r := range all {
		d := when(r.Date)
		if len(days) == 0 || days[len(days)-1].Date != d {
			days = append(days, day{Date: d})
		}
		last := &days[len(days)-1]
		last.Rows = append(last.Rows, r)
	}
	return days
}

// list reads the events of a query with their citations.
func (s site) list(ctx context.Context, q query.Query) ([]row, error) {
	events, err := api.All[*readout.Event](ctx, s.store, store.Events, q)
	if err != nil {
		return nil, err
	}
	return rows(ctx, api.NewReader(s.store), events)
}

// hasParty reports whether one of the actors is called exactly so.
func hasParty(all []readout.Actor, called string) bool {
	return slices.ContainsFunc(all, func(a readout.Actor) bool { return name(a) == called })
}
