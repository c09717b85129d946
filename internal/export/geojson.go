package export

import (
	"encoding/json"
	"fmt"
	"io"

	"readout"
)

// feature is an event with coordinates, and the precision that its words support.
type feature struct {
	Type       string        `json:"type"`
	ID         string        `json:"id"`
	Geometry   point         `json:"geometry"`
	Properties featureFields `json:"properties"`
}

type point struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"`
}

type featureFields struct {
	Event      readout.Event `json:"event"`
	Place      string        `json:"place"`
	Precision  string        `json:"precision"`
	Words      []string      `json:"words"`
	Background bool          `json:"background"`
}

// geojson writes a FeatureCollection.
func geojson(w *writer) error {
	if _, err := io.WriteString(w, `{"type":"FeatureCollection","features":[`); err != nil {
		return err
	}
	n := 0
	for c, err := range w.events() {
		if err != nil {
			return err
		}
		p := c.Place
		if p == nil || degrees(*p, p.Lat) == "" {
			continue
		}
		f := feature{"Feature", c.ID, point{"Point", [2]float64{p.Lon, p.Lat}}, featureFields{*c.Event, p.Name, p.Precision, []string{}, c.Background}}
		for _, x := range c.citations {
			f.Properties.Words = append(f.Properties.Words, x.words(x.Evidence))
		}
		data, err := json.Marshal(f)
		if err != nil {
			return err
		}
		if n++; n > 1 {
			data = append([]byte(","), data...)
		}
		if _, err := fmt.Fprintf(w, "%s\n", data); err != nil {
			return err
		}
	}
	_, err := io.WriteString(w, "]}\n")
	return err
}
