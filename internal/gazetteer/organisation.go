package gazetteer

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/organisations.tsv
var organisationTable string

//go:embed data/metonyms.tsv
var metonymTable string

// Org is what the register knows of a body: an international organisation, armed group, parliament, ministry, agency, party
// or outlet.
type Org struct {
	Name     string
	Country  string   // iso3 or a non-state code: UNO, EUR, IGO, NGO, IMG, MNC, ISM
	Sectors  []string // primary first; nil for a body that is its non-state code
	Kind     string   // international, ngo, armed, parliament, ministry, agency, court, military, party, outlet, company, union, religious, other
	From, To string   // years or months, EDTF, in which it had this role; "" where that does not matter
	Shared   bool     // bodies of other countries have the name too: a nationality in front of it wins
}

// Sector is the primary sector; "" where the body has none.
func (o Org) Sector() string {
	if len(o.Sectors) == 0 {
		return ""
	}
	return o.Sectors[0]
}

// Code is the country and the sectors as one word: "RUSGOV", "LBNREBPTY", "UNO".
func (o Org) Code() string { return o.Country + strings.Join(o.Sectors, "") }

var loadOrganisations = sync.OnceValue(func() index[[]Org] {
	roles, names := map[string][]Org{}, []string{}
	for _, r := range rows(organisationTable) {
		o := Org{Name: r[0], Country: r[2], Sectors: list(r[3]), Kind: r[4], From: r[5], To: r[6], Shared: r[7] == "shared"}
		for _, name := range append([]string{r[0]}, list(r[1])...) {
			k := key(name)
			roles[k] = append(roles[k], o)
			names = append(names, name)
		}
	}
	x := newIndex[[]Org](len(names))
	for _, name := range names {
		x.add(name, roles[key(name)])
	}
	return x
})

// Organisation finds a body by name or alias; a leading "the" and a possessive do not matter. Case does ("WHO", not "who"),
// unless the name is all capitals. Of a body that changed its role it gives the one it had longest. Names that many
// countries share ("Supreme Court", "the Senate") are not here: see Agent.
func Organisation(name string) (Org, bool) { return OrganisationOn(name, "") }

// OrganisationOn finds a body as it was on a day (EDTF, "2021-09"): the Taliban are AFGREB in 2015 and AFGGOV in 2022.
func OrganisationOn(name, on string) (Org, bool) {
	roles, ok := loadOrganisations().find(name)
	if !ok {
		return Org{}, false
	}
	for _, o := range roles {
		if on != "" && (o.From == "" || !after(o.From, on)) && (o.To == "" || !after(on, o.To)) {
			return o, true
		}
	}
	return roles[0], true
}

// MetonymInfo is a place or building that news speaks of when it means a government or another body of a country.
type MetonymInfo struct {
	Name    string
	Country string
	Sector  string
}

// Code is country and sector as one word.
func (m MetonymInfo) Code() string { return m.Country + m.Sector }

var loadMetonyms = sync.OnceValue(func() index[MetonymInfo] {
	x := newIndex[MetonymInfo](200)
	for _, r := range rows(metonymTable) {
		m := MetonymInfo{Name: r[0], Country: r[2], Sector: r[3]}
		x.add(r[0], m)
		for _, alias := range list(r[1]) {
			x.add(alias, m)
		}
	}
	return x
})

// Metonym finds what a name stands for when it acts or speaks: "the Kremlin" is RUSGOV, "Downing Street" GBRGOV. A capital
// stands for its country's government ("Ankara" is TURGOV). Whether it does so in a sentence is for the caller to see.
func Metonym(name string) (MetonymInfo, bool) {
	if m, ok := loadMetonyms().find(name); ok {
		return m, true
	}
	iso3, ok := Capital(name)
	if !ok {
		return MetonymInfo{}, false
	}
	return MetonymInfo{Name: bare(strings.Join(strings.Fields(name), " ")), Country: iso3, Sector: "GOV"}, true
}
