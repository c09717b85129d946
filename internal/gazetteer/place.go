package gazetteer

import (
	"cmp"
	"slices"
	"strings"
)

// Place is an entry of the gazetteer: a populated place, a region, a country, or a sea, range or site.
// The zero value is no place.
type Place struct {
	Geoname    int     // GeoNames ID; 0 where the entry was made by hand or its ID is not known
	Name       string  // as GeoNames spells it
	Country    string  // ISO 3166 alpha-3; "" for what belongs to none or several
	Region     string  // GeoNames first-order code, "US.LA"; "" if none
	Lat, Lon   float64 // WGS 84 degrees, to a hundredth: a centroid, of regions the middle of their places
	Population int     // to two digits; of a region the sum of its places; 0 unknown
	Feature    string  // GeoNames feature code: PPLC, PPLA, PPL, ADM1, ADM2, PCLI, CONT, SEA, RGN, MTS, SITE …
	Alternate  bool    // found by another name than its first
}

// Populated reports whether the place is a town or city, not a region, country or water.
func (p Place) Populated() bool { return strings.HasPrefix(p.Feature, "PPL") }

// Precision is what Document.Places say of such a place: city, region, country or area.
func (p Place) Precision() string {
	switch {
	case p.Populated(), p.Feature == "SITE":
		return "city"
	case strings.HasPrefix(p.Feature, "ADM"):
		return "region"
	case strings.HasPrefix(p.Feature, "PCL"):
		return "country"
	}
	return "area"
}

// Weight is how much written about a place is, as far as its kind and size tell: by it candidates are ranked.
// A region is named less than a town of its size, a name that is not the first hardly.
func (p Place) Weight() float64 {
	w := float64(p.Population)
	switch {
	case strings.HasPrefix(p.Feature, "PCL"):
		w = 1e9 + w
	case p.Feature == "ADM1":
		w = max(w/4, 50e3)
	case p.Feature == "ADM2":
		w /= 20
	case !p.Populated():
		w = 5e6 // entered by hand because reports name it
	case p.Feature == "PPLC":
		w = max(4*w, 1e6)
	}
	if p.Alternate {
		w /= 20
	}
	return w
}

// Places are the entries that bear a name, in whatever case and with or without marks, the weightiest first; nil if
// none. The first call reads the gazetteer (some tens of milliseconds). The slice is the caller's. Safe for concurrent use.
func Places(name string) []Place {
	key := FoldPlace(name)
	if key == "" {
		return nil
	}
	found := merge(wellKnown()[key], atlas().find(key))
	slices.SortStableFunc(found, func(a, b Place) int { return cmp.Compare(b.Weight(), a.Weight()) })
	return found
}

// merge joins the hand-made entries with those of the file. A region in both has the file's ID and the hand's middle:
// the middle of Ontario's towns is not the middle of Ontario.
func merge(known, listed []Place) []Place {
	var all []Place
	for _, k := range known {
		i := slices.IndexFunc(listed, func(p Place) bool { return p.Feature == k.Feature && p.Country == k.Country })
		if i < 0 {
			all = append(all, k)
			continue
		}
		listed[i].Lat, listed[i].Lon = k.Lat, k.Lon
	}
	if len(known) > 0 && known[0].Precision() == "country" {
		for i := range listed { // Mexico is not short for Mexico City
			listed[i].Alternate = listed[i].Alternate || len(listed[i].Name) > len(known[0].Name)
		}
	}
	return append(all, listed...)
}
