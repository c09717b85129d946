package gazetteer

import (
	_ "embed"
	"sync"
)

//go:embed data/persons.tsv
var personTable string

// PersonInfo is an office that a well-known person held. From and To are years or months, EDTF; To is "" for one still in
// office when the register was written.
type PersonInfo struct {
	Name     string // full name, as news in English writes it
	Country  string // iso3 or a non-state code
	Office   string // a title of the register of offices
	Sector   string
	From, To string
}

// Code is country and sector as one word.
func (p PersonInfo) Code() string { return p.Country + p.Sector }

var loadPersons = sync.OnceValue(func() map[string][]PersonInfo {
	out := map[string][]PersonInfo{}
	for _, r := range rows(personTable) {
		p := PersonInfo{Name: r[0], Country: r[2], Office: r[3], Sector: r[4], From: r[5], To: r[6]}
		for _, name := range append([]string{r[0]}, list(r[1])...) {
			out[key(name)] = append(out[key(name)], p)
		}
	}
	return out
})

// Person finds the offices that a well-known person held on a day (EDTF: "2013-05-07", "2013-05", "2013"), by full name or
// by a surname that news uses alone ("Putin"). With on "" it gives all offices, in the order of the register. Where the
// person held none that day, the last one held before it comes back with sector ELI; one not yet in office does not come
// back at all. The result holds several persons where a name fits several ("Bush"), and is nil for an unknown name. A
// year that is also the first or last of an office counts as in office: the register is no finer than its entries.
func Person(name, on string) []PersonInfo {
	all := loadPersons()[bare(key(name))]
	if on == "" {
		return append([]PersonInfo(nil), all...)
	}
	var held, past []PersonInfo
	for _, p := range all {
		switch {
		case after(p.From, on):
		case p.To == "" || !after(on, p.To):
			held = append(held, p)
		default:
			past = latest(past, p)
		}
	}
	for _, p := range past {
		if !named(held, p.Name) {
			p.Sector = "ELI"
			held = append(held, p)
		}
	}
	return held
}

// after reports whether day a lies wholly after day b, as far as the coarser of the two says: 2014 is not after 2014-05.
func after(a, b string) bool {
	n := min(len(a), len(b))
	return a[:n] > b[:n]
}

// latest keeps one past office for each person: the one that ended last.
func latest(past []PersonInfo, p PersonInfo) []PersonInfo {
	for i, q := range past {
		if q.Name == p.Name {
			if after(p.To, q.To) {
				past[i] = p
			}
			return past
		}
	}
	return append(past, p)
}

func named(persons []PersonInfo, name string) bool {
	for _, p := range persons {
		if p.Name == name {
			return true
		}
	}
	return false
}
