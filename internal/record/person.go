package record

import (
	"cmp"
	"slices"
	"strings"

	"readout"
)

// persons is the register of persons: those whom some text gives an office or a code. Private persons are not in it.
func (f *folder) persons() []readout.Person {
	at := map[string]*readout.Person{}
	for _, r := range f.reports {
		for _, e := range r.Entities {
			if e.Kind != "person" || e.Office == "" && e.Code == "" || len(words(e.Name)) == 0 {
				continue
			}
			key := f.registered(e)
			p := at[key]
			if p == nil {
				p = &readout.Person{Name: e.Name, Kind: "person", Offices: []readout.Office{}}
				at[key] = p
			}
			p.Country, p.Code = cmp.Or(p.Country, e.Country), longer(p.Code, e.Code)
			if e.Office = office(e.Office); e.Office != "" {
				hold(p, r, e)
			}
		}
	}
	f.count(at)
	out := []readout.Person{}
	for _, k := range sortedKeys(at) {
		out = append(out, *at[k])
	}
	return out
}

// registered is the key of a person: the full name. "Lund" alone is Kari Lund where no other Lund (of that country) is known.
func (f *folder) registered(e readout.Entity) string {
	name := plain(e.Name)
	if len(words(name)) > 1 {
		return name
	}
	if f.named == nil {
		f.named = map[string]string{}
		for _, r := range f.reports {
			for _, o := range r.Entities {
				f.note(o)
			}
		}
	}
	key := strings.TrimSpace(name + " " + e.Country)
	if full := f.named[key]; full != "" && full != ambiguous {
		return full
	}
	return name
}

const ambiguous = "?"

// note keeps a full name under its last name, alone and with its country.
func (f *folder) note(e readout.Entity) {
	full := plain(e.Name)
	if e.Kind != "person" || len(words(full)) < 2 {
		return
	}
	for _, key := range []string{head(full), strings.TrimSpace(head(full) + " " + e.Country)} {
		if old := f.named[key]; old == "" || old == full {
			f.named[key] = full
		} else {
			f.named[key] = ambiguous
		}
	}
}

func plain(name string) string { return strings.Join(strings.Fields(strings.ToLower(name)), " ") }

// hold adds an office, or widens the time in which reports give it.
func hold(p *readout.Person, r *report, e readout.Entity) {
	day := func(n int) string {
		if n == 0 {
			return ""
		}
		return iso(n)
	}
	from, to := day(r.first), day(r.last)
	for i := range p.Offices {
		o := &p.Offices[i]
		if plain(o.Office) != plain(e.Office) || o.Country != e.Country {
			continue
		}
		if from != "" && (o.From == "" || from < o.From) {
			o.From, o.Document, o.Span = from, r.ID, e.Span
		}
		o.To = max(o.To, to)
		return
	}
	p.Offices = append(p.Offices, readout.Office{Office: e.Office, Country: e.Country, From: from, To: to, Document: r.ID, Span: e.Span})
	slices.SortStableFunc(p.Offices, func(a, b readout.Office) int { return cmp.Compare(a.From, b.From) })
}

// count counts the claims in which a person takes part.
func (f *folder) count(at map[string]*readout.Person) {
	for _, c := range f.claims {
		seen := map[string]bool{}
		for _, a := range c.all {
			if key := plain(cmp.Or(a.Entity, a.Name)); at[key] != nil && !seen[key] {
				at[key].Claims++
				at[key].Country = cmp.Or(at[key].Country, a.Country)
				seen[key] = true
			}
		}
	}
}

// office is the name of an office without what leads to it: "for the resignation of Harbour Minister Kari Lund".
func office(words string) string {
	for {
		first, rest, more := strings.Cut(words, " ")
		if !more || !slices.Contains([]string{"of", "the", "by", "to", "with"}, strings.ToLower(first)) {
			return words
		}
		words = rest
	}
}
