package export

import (
	"encoding/csv"
	"strconv"
	"strings"

	"readout"
)

// flatColumns are the columns of csv: the claim, its event, its report.
var flatColumns = []string{"claim_id", "event_id", "story_id", "type", "mode", "contexts", "force", "status", "background", "cameo", "score",
	"actors", "actor_codes", "actor_countries", "recipients", "recipient_codes", "recipient_countries", "speakers", "topics",
	"date", "date_precision", "place", "place_country", "latitude", "longitude", "geoname", "place_precision", "evidence", "evidence_start", "evidence_end",
	"trigger", "status_cue", "rule", "coder", "document_id", "title", "url", "outlet", "agency", "published", "published_how",
	"event_status", "event_date", "event_claims", "event_documents", "event_origins"}

// flat writes a row a claim.
func flat(w *writer) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write(flatColumns); err != nil {
		return err
	}
	for c, err := range w.events() {
		if err != nil {
			return err
		}
		for _, x := range c.citations {
			if err := out.Write(flatRow(c, x)); err != nil {
				return err
			}
		}
	}
	out.Flush()
	return out.Error()
}

func flatRow(c cited, x citation) []string {
	where := [6]string{}
	if p := x.Place; p != nil {
		where = [6]string{p.Name, p.Country, degrees(*p, p.Lat), degrees(*p, p.Lon), count(p.Geoname), p.Precision}
	}
	var speakers, topics []string
	for _, s := range x.Speakers {
		speakers = append(speakers, s.Name)
	}
	for _, t := range x.Topics {
		topics = append(topics, t.Name)
	}
	d := x.document
	row := []string{x.ID, c.ID, c.Story, x.Type, join(x.Mode), join(x.Contexts), x.Force, string(x.Status), strconv.FormatBool(x.Background), x.Cameo,
		strconv.FormatFloat(x.Score, 'g', -1, 64)}
	row = append(row, parties(x.Actors)...)
	row = append(row, parties(x.Recipients)...)
	row = append(row, join(speakers), join(topics), x.Date.Value, x.Date.Precision)
	row = append(row, where[:]...)
	row = append(row, x.words(x.Evidence), strconv.Itoa(x.Evidence.Start), strconv.Itoa(x.Evidence.End), x.words(x.Trigger), x.words(x.StatusCue), x.Rule, x.Coder,
		d.ID, d.Title, d.URL, d.Outlet, d.Agency, d.Published.Value, d.Published.How,
		string(c.Status), c.Date.Value, strconv.Itoa(len(c.Claims)), strconv.Itoa(len(c.Documents)), strconv.Itoa(c.Origins))
	return row
}

// parties are the names, codes and countries of actors, in the same order.
func parties(actors []readout.Actor) []string {
	var names, codes, countries []string
	for _, a := range actors {
		names, codes, countries = append(names, a.Name), append(codes, a.Code), append(countries, a.Country)
	}
	return []string{join(names), join(codes), join(countries)}
}

func join(values []string) string { return strings.Join(values, "; ") }

// degrees is a coordinate; "" where the place has none.
func degrees(p readout.Where, v float64) string {
	if p.Geoname == 0 && p.Lat == 0 && p.Lon == 0 {
		return ""
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
