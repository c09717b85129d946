package place

import (
	"math"
	"slices"
	"strings"

	"readout"
	"readout/internal/gazetteer"
)

// reader is one document while its places are found. A name has one sense in a document.
type reader struct {
	d         *readout.Document
	mentions  []*mention
	senses    []*sense
	byKey     map[string]*sense
	countries map[string]float64 // how much speaks for a country, by ISO 3166 alpha-3
	regions   map[string]float64 // for a region, by GeoNames code
	shared    map[string]int     // names that speak for a country
}

// mention is a place name in the text.
type mention struct {
	span  readout.Span
	sense *sense
}

// sense is what a name means in this document.
type sense struct {
	key        string
	label      string
	candidates []gazetteer.Place
	within     []gazetteer.Place // what stands after it: Texas, in "Paris, Texas"
	count      int
	best       *gazetteer.Place
	why        string
	sure       bool // chosen without help of others: a country, the only one, or named with its region
}

func newReader(d *readout.Document) *reader {
	r := &reader{d: d, byKey: map[string]*sense{}, countries: map[string]float64{}, regions: map[string]float64{}}
	for _, n := range d.Names {
		switch n.Label {
		case "GPE", "LOC", "FAC":
			if !n.Span.Empty() && n.Span.Start >= 0 && n.Span.End <= len(d.Text) {
				r.add(n)
			}
		}
	}
	return r
}

// add takes a name up. "the Gaza Strip" and "Gaza Strip" are one.
func (r *reader) add(n readout.Name) {
	words := n.Span.In(r.d.Text)
	key := strings.TrimPrefix(gazetteer.FoldPlace(words), "the ")
	s := r.byKey[key]
	if s == nil {
		s = &sense{key: key, label: n.Label, candidates: candidates(key, words)}
		if iso, ok := gazetteer.Half(words, r.d.Text); ok {
			s.candidates = []gazetteer.Place{gazetteer.CountryPlace(iso)}
		}
		r.byKey[key] = s
		r.senses = append(r.senses, s)
	}
	s.count++
	if w := r.following(n.Span); w != nil && !s.country() {
		s.within = append(s.within, *w)
	}
	r.mentions = append(r.mentions, &mention{n.Span, s})
}

// candidates are the entries of a name, as written or without the words before and after it that name its kind or side:
// "northern Iraq", "Kharkiv city", "the city of Kharkiv".
func candidates(key, words string) []gazetteer.Place {
	found := written(key, words)
	if p := short(words); p != nil && (strings.HasSuffix(words, ".") || found == nil) {
		return []gazetteer.Place{*p}
	}
	if found != nil {
		return found
	}
	if iso3, ok := gazetteer.Demonym(words); ok { // "Russian" taken for a place is Russia
		return []gazetteer.Place{gazetteer.CountryPlace(iso3)}
	}
	for _, before := range sides {
		if rest, ok := strings.CutPrefix(key, before+" "); ok {
			return firstNames(rest)
		}
	}
	for _, after := range kinds {
		if rest, ok := strings.CutSuffix(key, " "+after); ok {
			return firstNames(rest)
		}
	}
	return nil
}

// firstNames are the entries whose first name it is.
func firstNames(name string) []gazetteer.Place {
	return slices.DeleteFunc(gazetteer.Places(name), func(p gazetteer.Place) bool { return p.Alternate && p.Weight() < 5e4 })
}

// written are the entries of a name as it stands. A short name in capitals is an abbreviation, no town: the EU is not Eu.
func written(key, words string) []gazetteer.Place {
	found := gazetteer.Places(key)
	if len(words) > 3 || words != strings.ToUpper(words) {
		return found
	}
	return slices.DeleteFunc(found, func(p gazetteer.Place) bool { return p.Populated() })
}

var (
	sides = []string{"northern", "southern", "eastern", "western", "central", "north eastern", "north western", "south eastern",
		"south western", "northeastern", "northwestern", "southeastern", "southwestern", "northeast", "northwest", "southeast",
		"southwest", "north", "south", "east", "west", "upper", "lower", "greater", "downtown", "mainland", "rural",
		"city of", "town of", "village of", "state of", "province of", "port of", "island of", "county"}
	kinds = []string{"city", "province", "region", "state", "governorate", "oblast", "district", "prefecture", "town", "village",
		"area", "island", "islands", "peninsula", "valley", "municipality", "raion", "airport", "international airport", "county", "township", "twp"}
)

// weigh gathers what speaks for countries and regions: countries, regions and capitals named, adjectives of nations, the
// dateline. A name speaks once, and a little more if repeated.
func (r *reader) weigh() {
	for _, s := range r.senses {
		r.sayCountry(s)
	}
	said := map[string]bool{}
	for _, n := range r.d.Names {
		word := n.Span.In(r.d.Text)
		if iso3, ok := gazetteer.Demonym(word); ok && n.Label != "PER" && !said[word] {
			said[word] = true
			r.countries[iso3] += 2
		}
	}
	r.sayDateline()
}

func (r *reader) sayCountry(s *sense) {
	for _, w := range s.within {
		r.countries[w.Country] += 1.5
		r.regions[w.Region] += 2
	}
	if len(s.candidates) == 0 || s.doubtful() {
		return
	}
	first := s.candidates[0]
	if first.Country == "" {
		return
	}
	often := min(2, 1+math.Log2(float64(s.count))/3)
	switch {
	case first.Precision() == "country":
		r.countries[first.Country] += 2 * often
	case first.Feature == "PPLC" && s.dominant(), first.Population >= 1e6 && s.dominant():
		r.countries[first.Country] += often
	case first.Feature == "ADM1" && s.dominant():
		r.countries[first.Country] += often
		r.regions[first.Region] += 2 * often
	}
}

// doubtful: a country's name that is a region's of another too: Georgia.
func (s *sense) doubtful() bool {
	return s.candidates[0].Precision() == "country" && slices.ContainsFunc(s.candidates, func(p gazetteer.Place) bool {
		return p.Feature == "ADM1" && !p.Alternate && p.Country != s.candidates[0].Country
	})
}

// country reports whether the name is a country's and of no region besides: what follows it is another, "China, Japan".
func (s *sense) country() bool {
	return len(s.candidates) > 0 && s.candidates[0].Precision() == "country" && !s.doubtful()
}

// dominant: ten times the weight of all others of the name that lie elsewhere.
func (s *sense) dominant() bool {
	for _, p := range s.candidates[1:] {
		if far(p, s.candidates[0]) > near && p.Weight()*10 > s.candidates[0].Weight() {
			return false
		}
	}
	return true
}

// sayDateline: a report filed from Aden most likely speaks of Yemen.
func (r *reader) sayDateline() {
	found := gazetteer.Places(r.d.Dateline.Place)
	if head, tail, ok := strings.Cut(r.d.Dateline.Place, ","); ok {
		if w := container(strings.TrimSpace(tail)); w != nil {
			r.countries[w.Country] += 2
			r.regions[w.Region] += 2
			return
		}
		found = gazetteer.Places(head)
	}
	if len(found) > 0 && (len(found) == 1 || found[0].Weight() > 10*found[1].Weight()) {
		r.countries[found[0].Country] += 1.5
		r.regions[found[0].Region]++
	}
}

// near is the distance in kilometres under which two entries count as one place.
const near = 100

// far is the distance of two places in kilometres.
func far(a, b gazetteer.Place) float64 {
	const radian = math.Pi / 180
	dLat, dLon := (b.Lat-a.Lat)*radian, (b.Lon-a.Lon)*radian
	h := math.Pow(math.Sin(dLat/2), 2) + math.Cos(a.Lat*radian)*math.Cos(b.Lat*radian)*math.Pow(math.Sin(dLon/2), 2)
	return 12742 * math.Asin(min(1, math.Sqrt(h)))
}
