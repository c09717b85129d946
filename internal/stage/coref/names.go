package coref

import (
	"strings"

	"readout"
	"readout/internal/gazetteer"
)

var kinds = map[string]string{"PER": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "nationality", "EVENT": "event", "MISC": "other"}

// names makes one entity for all names of one thing. Full names come first, so that a later or an earlier
// "Lund" finds "Kari Lund"; countries are one entity by whatever name.
func (r *resolver) names() {
	for n := range r.d.Names {
		if key := r.longName(n); key != "" {
			r.join(n, key)
		} else if key := r.fullKey(r.d.Names[n]); key != "" {
			r.join(n, key)
		}
	}
	for n := range r.d.Names {
		if r.d.Names[n].Entity == "" {
			r.join(n, r.shortKey(n))
		}
	}
}

func (r *resolver) join(n int, key string) {
	name := &r.d.Names[n]
	e, ok := r.byKey[key]
	if !ok {
		e = r.entity(name.Span.In(r.d.Text), r.kindOf(*name), name.Span)
		r.byKey[key] = e
	}
	name.Entity = r.d.Entities[e].ID
	if long := &r.d.Entities[e]; name.Label == "PER" && len(words(r.d, *name)) > len(strings.Fields(long.Name)) {
		long.Name, long.Span = name.Span.In(r.d.Text), name.Span
	}
}

func (r *resolver) kindOf(n readout.Name) string {
	if r.country(n) != "" {
		return "country"
	}
	return kinds[n.Label]
}

// country is the country, or the territory within one, that a name is the name of; "" for none. Gaza and the West Bank are two, though
// of one code.
func (r *resolver) country(n readout.Name) string {
	text := n.Span.In(r.d.Text)
	if c, ok := gazetteer.CountryByName(text); ok && n.Label != "PER" {
		if c.Territory != "" {
			return c.Name
		}
		return c.ISO3
	}
	if iso, ok := gazetteer.Half(text, r.d.Text); ok && n.Label == "GPE" {
		return iso
	}
	return ""
}

// fullKey is the key of a name that stands by itself: a full personal name, a country, a body. "" for a lone surname.
func (r *resolver) fullKey(n readout.Name) string {
	text := n.Span.In(r.d.Text)
	if n.Label == "PER" {
		w := words(r.d, n)
		if len(w) < 2 {
			return ""
		}
		return "PER " + w[0] + " " + surname(w)
	}
	if iso := r.country(n); iso != "" && n.Label != "NORP" {
		return "country " + iso
	}
	if o, ok := gazetteer.Organisation(text); ok && n.Label != "NORP" {
		return "org " + o.Name
	}
	return n.Label + " " + plain(text)
}

// shortKey finds the person whose surname or first name a lone name is; the latest one named before it, else the first after it.
func (r *resolver) shortKey(n int) string {
	w := words(r.d, r.d.Names[n])
	if len(w) == 0 {
		return "PER ?"
	}
	best := ""
	for m := range r.d.Names {
		other := r.d.Names[m]
		ow := words(r.d, other)
		if other.Label != "PER" || len(ow) < 2 || (surname(ow) != surname(w) && ow[0] != w[0] && ow[len(ow)-1] != w[0]) {
			continue
		}
		if m < n || best == "" {
			best = r.fullKey(other)
		}
		if m > n {
			break
		}
	}
	if best != "" {
		return best
	}
	return "PER " + surname(w)
}

// longName is the key of the last body before a name of one word that it cuts short: "the Brotherhood" after "the Muslim Brotherhood".
// "" where there is none or the register knows the word by itself.
func (r *resolver) longName(n int) string {
	name := r.d.Names[n]
	text := plain(name.Span.In(r.d.Text))
	if _, known := gazetteer.Organisation(name.Span.In(r.d.Text)); name.Label != "ORG" || name.Last-name.First > 1 || known || strings.ToUpper(text) == name.Span.In(r.d.Text) {
		return ""
	}
	for m := n - 1; m >= 0; m-- {
		other := r.d.Names[m]
		if other.Label == "ORG" && other.Last-other.First > 1 && strings.HasSuffix(plain(other.Span.In(r.d.Text)), " "+text) {
			return r.fullKey(other)
		}
	}
	return ""
}

// words are the words of a name without possessive and particles that writers drop ("al-", "el-").
func words(d *readout.Document, n readout.Name) []string {
	text := strings.ToLower(n.Span.In(d.Text))
	text = strings.NewReplacer("al-", "", "el-", "", "’s", "", "'s", "", ".", "").Replace(text)
	return strings.Fields(text)
}

func surname(w []string) string {
	last := w[len(w)-1]
	if len(w) > 2 && (last == "jr" || last == "sr" || last == "ii" || last == "iii") {
		last = w[len(w)-2]
	}
	return last
}

func plain(s string) string {
	s = strings.ToLower(strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s"))
	s = strings.TrimPrefix(s, "the ")
	return strings.Join(strings.Fields(strings.ReplaceAll(s, ".", "")), " ")
}
