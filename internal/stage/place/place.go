// Package place is the stage that finds where the places named in a report are.
package place

import (
	"context"

	"readout"
)

// Stage fills Document.Places: one entry for each name of a place, with the gazetteer's entry and why it was chosen,
// or without one and why not.
func Stage() readout.Stage {
	return readout.Stage{
		Name: "place", Version: "1",
		Doc:      "Finds the gazetteer entry of each place named, from the places named with it.",
		Requires: []readout.Layer{readout.LayerTokens, readout.LayerNames},
		Provides: []readout.Layer{readout.LayerPlaces},
		Run:      run,
	}
}

func run(ctx context.Context, d *readout.Document) error {
	d.Places = nil
	if err := ctx.Err(); err != nil {
		return err
	}
	r := newReader(d)
	r.weigh()
	r.choose()
	for _, m := range r.mentions {
		d.Places = append(d.Places, m.place())
	}
	return nil
}

// place is the layer's entry of a mention.
func (m *mention) place() readout.Place {
	p := readout.Place{Span: m.span, Precision: "unknown", Why: m.sense.why}
	best := m.sense.best
	if best == nil {
		return p
	}
	p.Geoname, p.Name, p.Country = best.Geoname, best.Name, best.Country
	p.Lat, p.Lon, p.Precision = best.Lat, best.Lon, best.Precision()
	return p
}
