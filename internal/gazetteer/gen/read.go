package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// place is a row of the gazetteer before it is written.
type place struct {
	id             int
	name           string
	alternates     []string
	lat, lon       float64
	feature        string
	country        string // ISO alpha-2
	admin1, admin2 string // GeoNames codes: "US.LA", "US.LA.079"
	population     int
}

// readCities reads GeoNames' table of populated places: tab-separated, as its readme says.
func readCities(path string) ([]place, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var rows []place
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		c := strings.Split(lines.Text(), "\t")
		if len(c) < 15 {
			return nil, fmt.Errorf("%s: %d columns", path, len(c))
		}
		p := place{name: c[1], alternates: append(strings.Split(c[3], ","), c[2]), feature: c[7], country: c[8]}
		p.id, _ = strconv.Atoi(c[0])
		p.lat, _ = strconv.ParseFloat(c[4], 64)
		p.lon, _ = strconv.ParseFloat(c[5], 64)
		p.population, _ = strconv.Atoi(c[14])
		p.admin1, p.admin2 = c[8]+"."+c[10], c[8]+"."+c[10]+"."+c[11]
		rows = append(rows, p)
	}
	return rows, lines.Err()
}

// readRegions reads the regions of the first and second order.
func readRegions(folder string) (map[string]*place, error) {
	regions := map[string]*place{}
	for _, level := range []string{"admin1", "admin2"} {
		var rows []struct{ Code, Name string }
		if err := readJSON(filepath.Join(folder, level+".json"), &rows); err != nil {
			return nil, err
		}
		for _, r := range rows {
			country, _, _ := strings.Cut(r.Code, ".")
			regions[r.Code] = &place{name: r.Name, country: country, feature: "ADM" + level[5:]}
		}
	}
	return regions, addIDs(filepath.Join(folder, "iso3166-2.json"), regions)
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// addIDs adds GeoNames IDs and English names to the regions of the first order.
func addIDs(path string, regions map[string]*place) error {
	var countries map[string]struct {
		Regions []struct {
			Name, Admin string
			Names       map[string]string
			Reference   struct{ Geonames json.Number }
		}
	}
	if err := readJSON(path, &countries); err != nil {
		return err
	}
	for iso, c := range countries {
		for _, r := range c.Regions {
			if p := regions[iso+"."+r.Admin]; p != nil {
				id, _ := strconv.Atoi(r.Reference.Geonames.String())
				p.id = id
				p.alternates = append(p.alternates, r.Name, r.Names["en"], r.Names["geonames"])
			}
		}
	}
	return nil
}

func readJSON(path string, into any) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return json.Unmarshal(data, into)
}
