package gazetteer

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed data/countries.tsv
var countryTable string

//go:embed data/territories.tsv
var territoryTable string

// CountryInfo is what the register knows of a country, of one of the non-state codes of the country field, or of a
// territory inside a country.
type CountryInfo struct {
	ISO3, ISO2   string // ISO 3166; of the sovereign for a territory; ISO2 "" for a non-state code
	Name         string // usual English name
	COW, GW      string // numbers of the Correlates of War and Gleditsch-Ward lists; "" for what they do not list
	Abbreviation string // of the Correlates of War list
	FIPS         string // FIPS 10-4
	Capital      string // "" for non-state codes and Antarctica
	Region       string // United Nations subregion
	Sector       string // "PRE" for a partially recognised entity, which stands under its nominal sovereign; else ""
	Territory    string // kind of territory: dependency, partial, nation, area; "" for a country itself
	Adjective    string // "Russian"; "" where there is none of its own
	Person       string // "Frenchman"
	People       string // "Frenchmen"
}

// State reports whether the entry is a country or a territory of one, not a code such as IGO.
func (c CountryInfo) State() bool { return c.ISO2 != "" }

type countries struct {
	code       map[string]CountryInfo
	order      []string
	name       index[CountryInfo]
	demonym    index[string]
	adjectives map[string]bool
	capital    index[string]
	opens      map[string]int // first piece of a name or demonym → the most pieces of one that it opens
}

var loadCountries = sync.OnceValue(func() *countries {
	c := &countries{map[string]CountryInfo{}, nil, newIndex[CountryInfo](600), newIndex[string](700), map[string]bool{}, newIndex[string](300), map[string]int{}}
	for _, r := range rows(countryTable) {
		c.addCountry(r)
	}
	for _, r := range rows(territoryTable) {
		c.addTerritory(r)
	}
	openings(c.name, c.opens)
	openings(c.demonym, c.opens)
	return c
})

// addCountry reads iso3, iso2, name, cow, abb, gw, fips, capital, region, names, adjective, person, people.
func (c *countries) addCountry(r []string) {
	info := CountryInfo{ISO3: r[0], ISO2: r[1], Name: r[2], COW: r[3], Abbreviation: r[4], GW: r[5], FIPS: r[6],
		Capital: first(r[7]), Region: r[8], Adjective: first(r[10]), Person: first(r[11]), People: first(r[12])}
	c.code[r[0]] = info
	c.order = append(c.order, r[0])
	if !info.State() {
		return
	}
	c.addNames(info, r[2], r[9], r[10], r[11], r[12])
	for _, n := range list(r[7]) {
		c.capital.add(n, r[0])
	}
}

// addTerritory reads name, iso3 of the sovereign, kind, names, adjective, person, people, capital.
func (c *countries) addTerritory(r []string) {
	info := c.code[r[1]]
	info.Name, info.Territory, info.Capital = r[0], r[2], first(r[7])
	info.Adjective, info.Person, info.People = first(r[4]), first(r[5]), first(r[6])
	if r[2] == "partial" {
		info.Sector = "PRE"
	}
	c.addNames(info, r[0], r[3], r[4], r[5], r[6])
}

func (c *countries) addNames(info CountryInfo, name, names, adjective, person, people string) {
	c.name.add(name, info)
	for _, n := range list(names) {
		c.name.add(n, info)
	}
	for _, cell := range []string{adjective, person, people} {
		for _, n := range list(cell) {
			c.demonym.add(n, info.ISO3)
		}
	}
	for _, n := range list(adjective) {
		c.adjectives[key(n)] = true
	}
}

func first(cell string) string {
	s, _, _ := strings.Cut(cell, ";")
	return s
}

// Country finds a country or a non-state code ("IGO") by its three letters.
func Country(iso3 string) (CountryInfo, bool) {
	c, ok := loadCountries().code[iso3]
	return c, ok
}

// Countries are the codes of the country field, states and non-state codes, in the order of the register.
func Countries() []string { return slices.Clone(loadCountries().order) }

// CountryByName finds a country or territory by name, alternative name or historic name: "Ivory Coast", "the UK",
// "Russian Federation". For a territory ISO3 is the sovereign's: Greenland is DNK, Abkhazia GEO with sector PRE.
// Case counts ("US", not "us") unless the name is all capitals.
func CountryByName(name string) (CountryInfo, bool) { return loadCountries().name.find(name) }

// Half finds the country that "the North" or "the South" stands for in a text: one of the two Koreas, where the text names one, its
// people or its capital.
func Half(word, text string) (iso3 string, ok bool) {
	switch {
	case word != "North" && word != "South" || !strings.Contains(text, "Korea") && !strings.Contains(text, "Pyongyang") && !strings.Contains(text, "Seoul"):
		return "", false
	case word == "North":
		return "PRK", true
	}
	return "KOR", true
}

// Demonym finds the country of an adjective or a word for its people: "Dutch", "Spaniards", "South Korean".
func Demonym(word string) (iso3 string, ok bool) { return loadCountries().demonym.find(word) }

// Adjective reports whether a demonym may stand before a noun: "French" may, "Frenchmen" may not.
func Adjective(word string) bool { return loadCountries().adjectives[bare(key(word))] }

// Outsider reports a participle that makes the country before it somebody else's: the "backed" of "UAE-backed separatists", the "born" of
// "Syrian-born minister". Who is led by a country is of it.
func Outsider(participle string) bool {
	switch participle {
	case "backed", "supported", "funded", "financed", "sponsored", "trained", "armed", "equipped", "supplied", "allied", "aligned", "linked", "born", "educated", "held", "occupied", "controlled", "ruled", "friendly", "inspired", "imposed", "brokered", "mediated", "made", "built":
		return true
	}
	return false
}

// Capital finds the country whose capital or seat of government it is: "Kyiv", "The Hague". In news a capital that
// acts or speaks is the government; that is for the caller to see.
func Capital(name string) (iso3 string, ok bool) { return loadCountries().capital.find(name) }
