package gazetteer

import (
	_ "embed"
	"strconv"
	"sync"
)

//go:embed data/places.tsv
var knownTable string

//go:embed data/places-countries.tsv
var placeCountryTable string

// wellKnown are the countries and the hand-made entries by key; never changed after it is made.
var wellKnown = sync.OnceValue(func() map[string][]Place {
	m := map[string][]Place{}
	add := func(p Place, name, others string) {
		p.Name = name
		m[FoldPlace(name)] = append(m[FoldPlace(name)], p)
		for _, other := range list(others) {
			if key := FoldPlace(other); key != FoldPlace(name) {
				m[key] = append(m[key], p)
			}
		}
	}
	for _, r := range rows(placeCountryTable) {
		add(CountryPlace(r[1]), r[3], r[4])
	}
	for _, r := range rows(knownTable) {
		add(Place{Geoname: whole(r[6]), Country: r[3], Lat: degrees(r[4]), Lon: degrees(r[5]), Feature: r[2]}, r[0], r[1])
	}
	return m
})

// isoCodes maps ISO 3166 alpha-2 to alpha-3.
var isoCodes = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for _, r := range rows(placeCountryTable) {
		m[r[0]] = r[1]
	}
	return m
})

// CountryPlace is a country or dependent territory as a place, by its three letters; the zero value if none.
func CountryPlace(iso3 string) Place { return countryPlaces()[iso3] }

var countryPlaces = sync.OnceValue(func() map[string]Place {
	m := map[string]Place{}
	for _, r := range rows(placeCountryTable) {
		m[r[1]] = Place{Geoname: whole(r[2]), Name: r[3], Country: r[1], Lat: degrees(r[5]), Lon: degrees(r[6]),
			Population: whole(r[7]), Feature: r[8]}
	}
	return m
})

func whole(s string) int { n, _ := strconv.Atoi(s); return n }

func degrees(s string) float64 { f, _ := strconv.ParseFloat(s, 64); return f }
