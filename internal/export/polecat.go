package export

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"readout"
	"readout/internal/gazetteer"
	"readout/internal/ontology"
)

var polecatColumns = []string{"Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
	"Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID",
	"Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
	"Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
	"Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version"}

// polecat writes a row an event. What is not known is None; the date of a plan is its report's.
func polecat(w *writer) error {
	if err := tabs(w, polecatColumns); err != nil {
		return err
	}
	for c, err := range w.events() {
		if err != nil {
			return err
		}
		a, ok := w.project(c)
		if !ok || a.kind == "STATE" {
			continue
		}
		if err := tabs(w, a.polecat()); err != nil {
			return err
		}
	}
	return nil
}

func (a act) polecat() []string {
	mode := join(a.Mode)
	if a.kind != a.Type {
		mode = a.mode
	}
	first := a.first()
	row := []string{a.ID, a.date, a.kind, mode, strconv.FormatFloat(a.intensity(), 'f', 1, 64),
		strings.ToUpper(ontology.QuadOf(a.kind).String()), join(a.Contexts)}
	row = append(row, polecatParty(a.Actors)...)
	row = append(row, polecatParty(a.Recipients)...)
	row = append(row, polecatPlace(a.Place, first)...)
	row = append(row, cmp.Or(first.document.Outlet, first.document.Agency), a.reported(), "", "", "", first.document.Language, "Readout "+readout.Version)
	for i, cell := range row {
		row[i] = cmp.Or(cell, "None")
	}
	return row
}

// polecatParty is the eight columns of one side.
func polecatParty(actors []readout.Actor) []string {
	var names, countries, cow, sectors, titles, raw []string
	for _, a := range actors {
		names = append(names, cmp.Or(a.Entity, a.Name))
		raw = append(raw, a.Name)
		countries, sectors, titles = once(countries, a.Country), once(sectors, a.Sector), once(titles, a.Office)
		if info, ok := gazetteer.Country(a.Country); ok {
			cow = once(cow, info.COW)
		}
	}
	primary := ""
	if len(sectors) > 0 {
		primary = sectors[0]
	}
	return []string{join(names), join(countries), join(cow), primary, join(sectors), join(titles), join(raw), ""}
}

func once(list []string, value string) []string {
	if value == "" || slices.Contains(list, value) {
		return list
	}
	return append(list, value)
}

func polecatPlace(p *readout.Where, first citation) []string {
	if p == nil {
		return make([]string, 10)
	}
	city, raw := "", ""
	if p.Precision == "city" {
		city = p.Name
	}
	if first.Place != nil {
		raw = first.words(first.Place.Span)
	}
	province := ""
	if p.Precision == "region" {
		province = p.Name
	}
	return []string{p.Name, city, "", province, p.Country, degrees(*p, p.Lat), degrees(*p, p.Lon), count(p.Geoname), raw, ""}
}

var untab = strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")

// tabs writes a row of tab-separated cells.
func tabs(w io.Writer, cells []string) error {
	clean := make([]string, len(cells))
	for i, c := range cells {
		clean[i] = untab.Replace(c)
	}
	_, err := fmt.Fprintln(w, strings.Join(clean, "\t"))
	return err
}
