package export

import (
	"cmp"

	"readout"
	"readout/internal/ontology"
)

// ploverRow is a PLOVER record; Readout's own fields stand under readout, which PLOVER allows.
type ploverRow struct {
	ID        string        `json:"id"`
	Date      string        `json:"date"`
	Actor     []ploverParty `json:"actor"`
	Event     []string      `json:"event"`
	Recipient []ploverParty `json:"recipient,omitempty"`
	Place     *ploverPlace  `json:"event_loc,omitempty"`
	Text      []string      `json:"event_text"`
	Quad      int           `json:"quad_code,omitempty"`
	Scale     float64       `json:"event_scale"`
	Mode      []string      `json:"mode"`
	Context   []string      `json:"context"`
	Link      string        `json:"link,omitempty"`
	Cite      ploverCite    `json:"cite_info"`
	Readout   ploverOwn     `json:"readout"`
}

type ploverParty struct {
	Code   string `json:"code"`
	Sector string `json:"sector"`
	Text   string `json:"entity_text"`
	Office string `json:"office,omitempty"`
}

type ploverPlace struct {
	Place      string  `json:"resolved_place"`
	Geoname    int     `json:"geonameid,omitempty"`
	Lat        float64 `json:"lat"`
	Lon        float64 `json:"lon"`
	Country    string  `json:"country_code"`
	Resolution int     `json:"resolution,omitempty"`
}

type ploverCite struct {
	Corpus      string `json:"corpus"`
	URL         string `json:"url"`
	Title       string `json:"title"`
	Language    string `json:"language"`
	Publication string `json:"publication"`
	Coder       string `json:"coder"`
	Version     string `json:"version"`
}

type ploverOwn struct {
	Type       string         `json:"type"`
	Status     readout.Status `json:"status"`
	Background bool           `json:"background"`
	Date       string         `json:"date"`
	Precision  string         `json:"precision"`
	Reported   string         `json:"reported"`
	Claims     []string       `json:"claims"`
	Documents  []string       `json:"documents"`
	Origins    int            `json:"origins"`
}

// plover writes a record an event that PLOVER counts.
func plover(w *writer) error {
	return w.lines(func(yield func(any, error) bool) {
		for c, err := range w.events() {
			if err != nil {
				yield(nil, err)
				return
			}
			a, ok := w.project(c)
			if !ok || a.kind == "STATE" {
				continue
			}
			if !yield(a.plover(), nil) {
				return
			}
		}
	})
}

func (a act) plover() ploverRow {
	first := a.first()
	d := first.document
	row := ploverRow{ID: a.ID, Date: a.date, Actor: ploverParties(a.Actors), Event: []string{a.kind}, Recipient: ploverParties(a.Recipients), Text: []string{},
		Quad: int(ontology.QuadOf(a.kind)), Scale: a.intensity(), Mode: a.Mode, Context: a.Contexts, Link: a.Story,
		Cite:    ploverCite{"Readout", d.URL, d.Title, d.Language, cmp.Or(d.Outlet, d.Agency), "Readout", readout.Version},
		Readout: ploverOwn{a.Type, a.Status, a.Background, a.Date.Value, a.Date.Precision, a.reported(), a.Claims, a.Documents, a.Origins}}
	if a.kind != a.Type {
		row.Mode = []string{}
	}
	if a.kind != a.Type && a.mode != "" {
		row.Mode = []string{a.mode}
	}
	for _, c := range a.citations {
		row.Text = append(row.Text, c.words(c.Evidence))
	}
	if p := a.Place; p != nil {
		row.Place = &ploverPlace{p.Name, p.Geoname, p.Lat, p.Lon, p.Country, map[string]int{"city": 4, "region": 2, "country": 1}[p.Precision]}
	}
	return row
}

func ploverParties(actors []readout.Actor) []ploverParty {
	out := []ploverParty{}
	for _, a := range actors {
		out = append(out, ploverParty{a.Country, a.Sector, cmp.Or(a.Entity, a.Name), a.Office})
	}
	return out
}
