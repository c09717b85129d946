package eval

import (
	"context"
	"encoding/xml"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"readout"
	"readout/internal/stage/place"
)

// toponym is a name with its coordinates. LGL has them in gaztag, GeoVirus beside the name.
type toponym struct {
	Start  int    `xml:"start"`
	End    int    `xml:"end"`
	Phrase string `xml:"phrase"`
	Name   string `xml:"name"`
	Lat    string `xml:"lat"`
	Lon    string `xml:"lon"`
	Gaztag struct {
		Lat string `xml:"lat"`
		Lon string `xml:"lon"`
	} `xml:"gaztag"`
}

type article struct {
	Text      string    `xml:"text"`
	Toponyms  []toponym `xml:"toponyms>toponym"`
	Locations []toponym `xml:"locations>location"`
}

// reach is how far off a place may be: 161 km, 100 miles, as is usual for these sets.
const reach = 161

// gazetted scores places of given names by distance.
func gazetted(ctx context.Context, data, set, file string) ([]Figure, error) {
	body, err := os.ReadFile(filepath.Join(data, "place", file))
	if err != nil {
		return nil, err
	}
	var all struct {
		Articles []article `xml:"article"`
	}
	if err := xml.Unmarshal(body, &all); err != nil {
		return nil, err
	}
	n := tally{}
	for _, a := range all.Articles {
		d, lat, lon := a.document()
		if err := place.Stage().Run(ctx, d); err != nil {
			return nil, err
		}
		if len(d.Places) != len(lat) {
			return nil, readout.Errorf(readout.Internal, "%d names, %d places", len(lat), len(d.Places))
		}
		for i, p := range d.Places {
			placed := p.Precision != "unknown"
			n["names"]++
			n.add("placed", placed)
			n.add("right", placed && far(lat[i], lon[i], p.Lat, p.Lon) <= reach)
		}
	}
	return []Figure{scored(set, "places within 161 km", n["right"], n["placed"], n["names"])}, ctx.Err()
}

// document is the article with its names, and the coordinates of each.
func (a article) document() (d *readout.Document, lat, lon []float64) {
	d = &readout.Document{Text: a.Text}
	offset := offsets(a.Text)
	for _, g := range append(a.Toponyms, a.Locations...) {
		y, err := strconv.ParseFloat(strings.TrimSpace(g.Lat+g.Gaztag.Lat), 64)
		x, err2 := strconv.ParseFloat(strings.TrimSpace(g.Lon+g.Gaztag.Lon), 64)
		if err != nil || err2 != nil || g.End >= len(offset) {
			continue
		}
		d.Names = append(d.Names, readout.Name{Span: nearest(a.Text, offset[g.Start], g.Name+g.Phrase), Label: "GPE"})
		lat, lon = append(lat, y), append(lon, x)
	}
	return d, lat, lon
}

// offsets are where each character of the text starts, and its end.
func offsets(text string) []int {
	out := make([]int, 0, len(text)+1)
	for i := range text {
		out = append(out, i)
	}
	return append(out, len(text))
}

// nearest is where a name stands next to an offset: those of GeoVirus are of another copy of the text.
func nearest(text string, at int, name string) readout.Span {
	best := readout.Span{}
	for _, s := range find(text, name) {
		if best.Empty() || max(s.Start-at, at-s.Start) < max(best.Start-at, at-best.Start) {
			best = s
		}
	}
	return best
}

// far is the distance of two points in kilometres, on a sphere.
func far(lat1, lon1, lat2, lon2 float64) float64 {
	rad := math.Pi / 180
	h := math.Pow(math.Sin((lat2-lat1)*rad/2), 2) + math.Cos(lat1*rad)*math.Cos(lat2*rad)*math.Pow(math.Sin((lon2-lon1)*rad/2), 2)
	return 2 * 6371 * math.Asin(math.Sqrt(min(1, h)))
}
