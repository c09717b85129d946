package record

import (
	"cmp"
	"slices"
	"strings"

	"readout"
)

// dispute is a contradiction as it grows: the claims that disagree and what each says.
type dispute struct {
	field, about string
	claims       []*claim
	values       map[*claim]string
}

func (d *dispute) add(c *claim, value string) {
	if d.values == nil {
		d.values = map[*claim]string{}
	}
	if _, ok := d.values[c]; !ok {
		d.claims = append(d.claims, c)
		d.values[c] = value
	}
}

// disputes are the contradictions among the claims of an event, field by field.
func (f *folder) disputes(e *readout.Event, claims []*claim) []readout.Contradiction {
	all := append(f.tolls(claims), numbered(claims))
	occurrence, date, place, actor := &dispute{field: "occurrence"}, &dispute{field: "date"}, &dispute{field: "place"}, &dispute{field: "actor"}
	for i, a := range claims {
		for _, b := range claims[i+1:] {
			if asserts(a) && b.refuses() || asserts(b) && a.refuses() {
				occurrence.add(a, string(a.Status))
				occurrence.add(b, string(b.Status))
			}
			if dateAgreement(a, b) == 0 && a.first > 0 && b.first > 0 && sameStage(a, b) {
				date.add(a, a.date.Value)
				date.add(b, b.date.Value)
			}
			if v := placeAgreement(a, b); v == 0 || v == 0.3 {
				place.add(a, placeName(a))
				place.add(b, placeName(b))
			}
			if !a.reciprocal() && !verbal[e.Type] && listAgreement(a.actors(), b.actors()) == 0 {
				actor.add(a, names(a.Actors))
				actor.add(b, names(b.Actors))
			}
		}
	}
	var out []readout.Contradiction
	for _, d := range append(all, occurrence, date, place, actor) {
		if len(d.claims) > 1 {
			out = append(out, d.row(e.ID))
		}
	}
	return out
}

func (d *dispute) row(event string) readout.Contradiction {
	slices.SortFunc(d.claims, inTime)
	c := readout.Contradiction{Event: event, Field: d.field}
	for _, x := range d.claims {
		c.Claims = append(c.Claims, x.ID)
		c.Values = append(c.Values, d.values[x])
	}
	c.ID = hashed("x", append([]string{event, d.field, d.about}, c.Claims...)...)
	return c
}

func asserts(c *claim) bool { return c.happened() || c.Status == readout.Alleged }

// sameStage reports whether two dates mean the same: a plan's day is not contradicted by the day of the act.
func sameStage(a, b *claim) bool {
	return asserts(a) && asserts(b) || a.Status == b.Status && a.Status == readout.Planned && near(a.report, b.report, 1) && !a.postpones() && !b.postpones()
}

func placeName(c *claim) string {
	if c.Place.Country == "" || c.Place.Precision == "country" {
		return c.Place.Name
	}
	return c.Place.Name + ", " + c.Place.Country
}

func names(actors []readout.Actor) string {
	var out []string
	for _, a := range actors {
		out = append(out, cmp.Or(a.Entity, a.Name))
	}
	return strings.Join(out, ", ")
}
