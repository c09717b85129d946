package main

import (
	"fmt"
	"strings"

	"readout"
	"readout/internal/store"
)

// line is a row for people, on one line.
func line(row any) string {
	switch r := row.(type) {
	case *readout.Document:
		if r.Skipped != "" {
			return fmt.Sprintf("%s  %-10s  skipped: %s  (%s)", r.ID, "", r.Skipped, r.Source)
		}
		return fmt.Sprintf("%s  %-10s  %s  (%s)", r.ID, orUnknown(r.Published.Value), r.Title, r.Source)
	case *readout.Claim:
		return fmt.Sprintf("%s  %s  %s  %s%s", r.ID, act(r.Type, r.Mode, r.Status, r.Background), date(r.Date.Value, ""), parties(r.Actors, r.Recipients), said(r.Speakers))
	case *readout.Event:
		return fmt.Sprintf("%s  %s  %s  %s  (%s)", r.ID, act(r.Type, r.Mode, r.Status, r.Background), date(r.Date.Value, r.Date.Reported), parties(r.Actors, r.Recipients), count(len(r.Documents), "document"))
	case *readout.Story:
		return fmt.Sprintf("%s  %s  (%s, %s)", r.ID, r.Title, count(len(r.Documents), "document"), count(len(r.Events), "event"))
	case *readout.Group:
		return fmt.Sprintf("%s  %s", r.ID, strings.Join(r.Documents, " "))
	case *readout.Contact:
		var steps []string
		for _, h := range r.History {
			steps = append(steps, h.Status+" "+h.Date)
		}
		return fmt.Sprintf("%s  %s: %s", r.Event, parties(r.Participants, nil), strings.Join(steps, " → "))
	case *readout.Position:
		return fmt.Sprintf("%s %s: %s", party(r.Actor), r.Stance, r.Issue)
	case *readout.Contradiction:
		return fmt.Sprintf("%s  %s of %s: %s", r.ID, r.Field, r.Event, strings.Join(r.Values, " / "))
	case *readout.Person:
		var offices []string
		for _, o := range r.Offices {
			offices = append(offices, o.Office)
		}
		return fmt.Sprintf("%s  %s  %s", r.Name, r.Code, strings.Join(offices, "; "))
	case *store.QuoteRow:
		return fmt.Sprintf("%s  %s, %s", r.Document, orUnknown(r.Speaker.Name), r.Kind)
	case *store.FigureRow:
		return fmt.Sprintf("%s  %s: %s to %s %s", r.Document, r.What, bound(r.Low), bound(r.High), r.Qualifier)
	}
	return fmt.Sprint(row)
}

func act(kind string, mode []string, status readout.Status, background bool) string {
	s := kind
	if len(mode) > 0 {
		s += " " + strings.Join(mode, ",")
	}
	s += " · " + string(status)
	if background {
		s += ", background"
	}
	return s
}

func date(value, other string) string {
	switch {
	case value != "":
		return value
	case other != "":
		return "reported " + other
	}
	return "undated"
}

func parties(actors, recipients []readout.Actor) string {
	names := func(list []readout.Actor) string {
		var s []string
		for _, a := range list {
			s = append(s, party(a))
		}
		return strings.Join(s, ", ")
	}
	if len(recipients) == 0 {
		return names(actors)
	}
	return names(actors) + " → " + names(recipients)
}

func party(a readout.Actor) string {
	if a.Code == "" {
		return a.Name
	}
	return a.Name + " [" + a.Code + "]"
}

func said(list []readout.Speaker) string {
	var s []string
	for _, x := range list {
		s = append(s, x.Name)
	}
	if len(s) == 0 {
		return ""
	}
	return ", says " + strings.Join(s, " citing ")
}

func bound(f *float64) string {
	if f == nil {
		return "…"
	}
	return fmt.Sprintf("%g", *f)
}

// count is a number with its noun: "1 document", "3 documents".
func count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}
