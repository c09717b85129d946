package export

import (
	"cmp"
	"strconv"

	"readout"
	"readout/internal/gazetteer"
	"readout/internal/ontology"
)

var cameoColumns = []string{"id", "dyad", "date", "date_precision", "reported", "source", "source_code", "source_country", "target", "target_code", "target_country",
	"cameo", "name", "root", "quad", "goldstein", "status", "background", "claims", "documents", "origins", "evidence"}

// cameo writes a row a dyad, with the status of each beside its code: what CAMEO does not count is left to the reader.
func cameo(w *writer) error {
	if err := tabs(w, cameoColumns); err != nil {
		return err
	}
	return w.dyads(func(c cited, d dyad, code ontology.CameoCode) error {
		first := c.first()
		return tabs(w, []string{c.ID, strconv.Itoa(d.n), c.Date.Value, c.Date.Precision, c.reported(), cmp.Or(d.actor.Entity, d.actor.Name), d.actor.Code, d.actor.Country,
			cmp.Or(d.recipient.Entity, d.recipient.Name), d.recipient.Code, d.recipient.Country, code.Code, code.Name, code.Root(), strconv.Itoa(int(ontology.CameoQuad(code.Code))),
			decimal(code.Goldstein), string(c.Status), strconv.FormatBool(c.Background), strconv.Itoa(len(c.Claims)), strconv.Itoa(len(c.Documents)), strconv.Itoa(c.Origins),
			first.words(first.Evidence)})
	})
}

// dyads calls f for every dyad of every event that has a CAMEO code.
func (w *writer) dyads(f func(cited, dyad, ontology.CameoCode) error) error {
	for c, err := range w.events() {
		if err != nil {
			return err
		}
		code, ok := ontology.CameoOf(c.cameo())
		if !ok {
			continue
		}
		for _, d := range c.dyads() {
			if err := f(c, d, code); err != nil {
				return err
			}
		}
	}
	return nil
}

var icewsColumns = []string{"Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity",
	"Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude", "Longitude"}

// icews writes a row a dyad of the events that count; the event ID has the dyad's number after a dot where there are several.
func icews(w *writer) error {
	if err := tabs(w, icewsColumns); err != nil {
		return err
	}
	return w.dyads(func(c cited, d dyad, code ontology.CameoCode) error {
		a, ok := w.project(c)
		if !ok {
			return nil
		}
		place := polecatPlace(a.Place, a.first())
		return tabs(w, []string{dyadID(c, d), cmp.Or(a.date, a.reported()), cmp.Or(d.actor.Entity, d.actor.Name), ontology.SectorName(d.actor.Sector), countryName(d.actor.Country),
			code.Name, code.Code, decimal(code.ICEWS), cmp.Or(d.recipient.Entity, d.recipient.Name), ontology.SectorName(d.recipient.Sector), countryName(d.recipient.Country),
			c.Story, "", cmp.Or(a.first().document.Outlet, a.first().document.Agency), place[1], place[2], place[3], countryName(place[4]), place[5], place[6]})
	})
}

func dyadID(c cited, d dyad) string {
	if len(c.dyads()) < 2 {
		return c.ID
	}
	return c.ID + "." + strconv.Itoa(d.n)
}

func countryName(iso3 string) string {
	info, _ := gazetteer.Country(iso3)
	return info.Name
}

func decimal(f float64) string { return strconv.FormatFloat(f, 'f', 1, 64) }

// gdelt writes GDELT's 61 columns, a row a dyad of the events that count. SQLDATE is the report's day where no words date the
// act, as GDELT has it. AvgTone is empty: nothing here measures it.
func gdelt(w *writer) error {
	return w.dyads(func(c cited, d dyad, code ontology.CameoCode) error {
		a, ok := w.project(c)
		if !ok {
			return nil
		}
		date := cmp.Or(a.date, a.reported())
		row := append([]string{dyadID(c, d)}, gdeltDate(date)...)
		row = append(row, gdeltActor(d.actor)...)
		row = append(row, gdeltActor(d.recipient)...)
		row = append(row, strconv.Itoa(same(!c.Background)), code.Code, code.Base(), code.Root(), strconv.Itoa(int(ontology.CameoQuad(code.Code))), decimal(code.Goldstein),
			strconv.Itoa(len(c.Claims)), strconv.Itoa(c.Origins), strconv.Itoa(len(c.Documents)), "")
		row = append(row, make([]string, 16)...)
		row = append(row, gdeltPlace(a.Place)...)
		return tabs(w, append(row, digits(a.reported()), a.first().document.URL))
	})
}

// digits is 20130507 of 2013-05-07.
func digits(day string) string {
	if len(day) != 10 {
		return ""
	}
	return day[:4] + day[5:7] + day[8:]
}

// gdeltDate is SQLDATE, MonthYear, Year and FractionDate: (month × 30 + day) / 365 of the year.
func gdeltDate(day string) []string {
	d := digits(day)
	if d == "" {
		return make([]string, 4)
	}
	month, _ := strconv.Atoi(d[4:6])
	of, _ := strconv.Atoi(d[6:])
	year, _ := strconv.Atoi(d[:4])
	return []string{d, d[:6], d[:4], strconv.FormatFloat(float64(year)+float64(month*30+of)/365, 'f', 4, 64)}
}

func gdeltActor(a readout.Actor) []string {
	return []string{a.Code, cmp.Or(a.Entity, a.Name), a.Country, "", "", "", "", a.Sector, "", ""}
}

// gdeltPlace is the eight columns of a place; the country by FIPS 10-4.
func gdeltPlace(p *readout.Where) []string {
	if p == nil {
		return make([]string, 8)
	}
	info, _ := gazetteer.Country(p.Country)
	kind := map[string]string{"city": "4", "region": "5", "country": "1"}[p.Precision]
	if p.Country == "USA" {
		kind = map[string]string{"city": "3", "region": "2", "country": "1"}[p.Precision]
	}
	return []string{kind, p.Name, info.FIPS, "", "", degrees(*p, p.Lat), degrees(*p, p.Lon), count(p.Geoname)}
}
