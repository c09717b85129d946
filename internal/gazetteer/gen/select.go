package main

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"readout/internal/gazetteer"
)

// selectPlaces keeps what reports name: places of a thousand people and more, seats of regions, and the small towns of
// countries whose local press is in English. Historical, abandoned and destroyed places go.
func selectPlaces(rows []place) []place {
	local := set("US GB IE CA AU NZ PS IL SY LB")
	var kept []place
	for _, p := range rows {
		switch p.feature {
		case "PPLH", "PPLQ", "PPLW", "PPLCH":
			continue
		case "PPLX", "PPLL":
			if p.population < 1000 {
				continue
			}
		}
		seat := p.feature == "PPLC" || p.feature == "PPLA" || p.feature == "PPLA2"
		if p.population >= 1000 || seat || local[p.country] {
			p.alternates = otherNames(p)
			kept = append(kept, p)
		}
	}
	return kept
}

// otherNames are the names in Latin letters that differ from the first, of places large enough to be written about
// under them. Codes ("PAR") and one-letter leftovers go.
func otherNames(p place) []string {
	large := p.population >= 100000 || p.feature == "PPLC"
	if p.population < 15000 && !large && p.feature != "PPLA" {
		return nil
	}
	first := gazetteer.FoldPlace(p.name)
	var names []string
	for _, a := range p.alternates {
		key := gazetteer.FoldPlace(a)
		if len(key) < 4 || key == first || strings.ToUpper(a) == a || !latin(key) || slices.Contains(names, key) {
			continue
		}
		if large || near(key, first) {
			names = append(names, key)
		}
	}
	slices.Sort(names)
	return names
}

func latin(s string) bool {
	for _, r := range s {
		if r > unicode.MaxASCII || r == '(' {
			return false
		}
	}
	return true
}

// near reports whether two spellings share their first letter and most of their length: "kharkov" and "kharkiv".
func near(a, b string) bool {
	return a[0] == b[0] && distance(a, b)*3 <= max(len(a), len(b))
}

// distance is Levenshtein's, over bytes.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		last := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := last
			if a[i] != b[j] {
				cost++
			}
			last = row[j+1]
			row[j+1] = min(row[j+1]+1, row[j]+1, cost)
		}
	}
	return row[len(b)]
}

// placeRegions gives each region the middle of its places: the mean of the quarter-degree cells that hold any, so that a
// crowded corner weighs no more than the rest. A region without places is left out.
func placeRegions(rows []place, regions map[string]*place) []place {
	cells, towns := map[string]map[[2]int]bool{}, map[string]bool{}
	for _, p := range rows {
		towns[p.admin1+gazetteer.FoldPlace(p.name)] = true
		for _, code := range []string{p.admin1, p.admin2} {
			if r := regions[code]; r != nil {
				if cells[code] == nil {
					cells[code] = map[[2]int]bool{}
				}
				cells[code][[2]int{int(math.Floor(p.lat * 4)), int(math.Floor(p.lon * 4))}] = true
				r.population += p.population
				r.admin1 = p.admin1
			}
		}
	}
	codes := make([]string, 0, len(cells))
	for code := range cells {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	var placed []place
	for _, code := range codes {
		p := *regions[code]
		if p.feature == "ADM2" && towns[p.admin1+gazetteer.FoldPlace(p.name)] { // the town stands for it
			continue
		}
		for cell := range cells[code] {
			p.lat += (float64(cell[0]) + .5) / 4 / float64(len(cells[code]))
			p.lon += (float64(cell[1]) + .5) / 4 / float64(len(cells[code]))
		}
		p.alternates = regionNames(p)
		placed = append(placed, p)
	}
	return placed
}

// regionNames are the other names of a region, with and without the word for its kind: "Donetsk" of "Donetsk Oblast".
func regionNames(p place) []string {
	first := gazetteer.FoldPlace(p.name)
	var names []string
	add := func(key string) {
		if len(key) > 2 && key != first && latin(key) && !slices.Contains(names, key) {
			names = append(names, key)
		}
	}
	for _, name := range append([]string{p.name}, p.alternates...) {
		key := gazetteer.FoldPlace(name)
		add(key)
		for _, kind := range kinds {
			if short, ok := strings.CutSuffix(key, " "+kind); ok {
				add(short)
			}
			if short, ok := strings.CutPrefix(key, kind+" "); ok {
				add(short)
				add(strings.TrimPrefix(short, "of "))
			}
		}
	}
	if p.country == "US" && p.feature == "ADM2" { // "Sarpy", of Sarpy County
		add(strings.TrimSuffix(strings.TrimSuffix(first, " county"), " parish"))
	}
	slices.Sort(names)
	return names
}

// kinds are the words for a region that reports leave out. A county keeps its word: "Orange" is no county.
var kinds = []string{"province", "governorate", "oblast", "region", "state", "prefecture", "district", "krai", "kray",
	"republic", "department", "provincia di", "provincia", "city and borough of", "autonomous region", "canton", "wilayat", "muhafazat"}
