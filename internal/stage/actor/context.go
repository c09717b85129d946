package actor

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
	"readout/internal/gazetteer"
)

// inherit gives a person without country the country of the office holder it is joined to:
// "Kenyan President Daniel Otieno and Foreign Minister Amina Said".
func (r *reader) inherit() {
	for i := range r.d.Entities {
		e := &r.d.Entities[i]
		if e.Kind != "person" || e.Country != "" || e.Office == "" {
			continue
		}
		for _, m := range r.of[e.ID] {
			h := r.d.Mentions[m].Head
			if !r.t.Is(h, "conj") || r.inOffice(e) {
				continue
			}
			if o, ok := r.at[r.t.Tokens[h].Head]; ok {
				r.inheritFrom(e, r.byID[r.d.Mentions[o].Entity])
			}
		}
	}
}

func (r *reader) inheritFrom(e, other *readout.Entity) {
	if other != nil && other.Kind == "person" && other.Country != "" && other.Office != "" && !strings.EqualFold(other.Office, e.Office) && e.Country == "" && len(other.Words) > 0 {
		e.Country, e.Why = other.Country, "joined to an office holder of that country"
		e.Words = append(e.Words, other.Words[0])
	}
}

// inOffice reports a person whom the register knows in the office that the text gives: "President Trump" is of no country beside his.
func (r *reader) inOffice(e *readout.Entity) bool {
	found := gazetteer.Person(trim(e.Name), r.d.Published.Value)
	return len(found) > 0 && oneAnswer(found) && strings.EqualFold(found[0].Office, e.Office)
}

// registered looks up well-known persons that the text gives no office: only where name and date are those of one entry.
func (r *reader) registered() {
	for i := range r.d.Entities {
		e := &r.d.Entities[i]
		if e.Kind != "person" || e.Country != "" {
			continue
		}
		found := gazetteer.Person(trim(e.Name), r.d.Published.Value)
		if len(found) == 0 || !oneAnswer(found) || r.d.Published.Value == "" && !strings.Contains(trim(e.Name), " ") && !r.speaksOf(found[0].Country) {
			continue // a family name alone, in a text of any year that never speaks of that country, is somebody else's
		}
		e.Country, e.Why = found[0].Country, "register of office holders"
		if e.Sector == "" {
			e.Sector = found[0].Sector
		}
		if e.Office == "" {
			e.Office = found[0].Office
		}
		e.Words = append(e.Words, e.Span)
	}
}

// oneAnswer reports whether all entries are of one person of one country, or of one code: then it does not matter which of them is meant. Of the offices
// that a person holds at once the register has the weightiest first.
func oneAnswer(list []gazetteer.PersonInfo) bool {
	for _, p := range list {
		if (p.Name != list[0].Name || p.Country != list[0].Country) && p.Code() != list[0].Code() {
			return false
		}
	}
	return true
}

// speaksOf reports whether the text names a country, its people or a place in it.
func (r *reader) speaksOf(country string) bool {
	return slices.ContainsFunc(r.d.Names, func(n readout.Name) bool { return r.nameCountry(n) == country })
}

// localSectors are the sectors of crowds and local bodies, which take the country of the place where they act.
var localSectors = map[string]bool{"COP": true, "CVL": true, "LAB": true, "EDU": true, "REF": true, "MED": true, "REL": true, "AGR": true, "JUD": true, "CRM": true, "UAF": true}

// bodySectors are those whose bodies a text about one country need not place: "the government", "the army".
var bodySectors = map[string]bool{"COP": true, "CVL": true, "JUD": true, "LAB": true, "EDU": true, "REF": true, "MIL": true, "GOV": true, "REB": true, "UAF": true, "OPP": true, "LEG": true, "MED": true, "REL": true, "CRM": true, "AGR": true, "JRN": true, "BUS": true, "PTY": true, "SPY": true, "PRM": true}

// local gives a body without country that of the place named in its clause ("police in Nairobi arrested"),
// else of the dateline, else of the only country that the text names.
func (r *reader) local() {
	only, span, because := r.home()
	head, hers := r.masthead()
	most, there := r.mostly()
	for i := range r.d.Entities {
		e := &r.d.Entities[i]
		if e.Country != "" || !bodySectors[e.Sector] && !(e.Kind == "person" && e.Office != "") || e.Kind == "other" {
			continue
		}
		var country, why string
		var words readout.Span
		if localSectors[e.Sector] {
			country, words, why = r.clausePlace(e)
		}
		if country == "" && head != "" && e.Kind == "person" && r.definite(e) { // an outlet names its own country's officials without it
			e.Country, e.Why = head, hers
			continue
		}
		if country == "" && only != "" && r.definite(e) {
			country, words, why = only, span, because
		}
		if country == "" && head != "" && r.definite(e) {
			e.Country, e.Why = head, hers
			continue
		}
		if country == "" && localSectors[e.Sector] && e.Kind != "person" && r.definite(e) {
			country, words, why = most, there, "the country that the text speaks of most"
		}
		if country != "" {
			e.Country, e.Why = country, why
			e.Words = append(e.Words, words)
		}
	}
}

// clausePlace is the place in the clause of one of the entity's mentions.
func (r *reader) clausePlace(e *readout.Entity) (country string, words readout.Span, why string) {
	for _, m := range r.of[e.ID] {
		h := r.d.Mentions[m].Head
		for steps := 0; steps < 4 && !r.t.Root(h); steps++ {
			h = r.t.Tokens[h].Head
			for _, c := range r.t.All(h, "obl", "nmod") {
				switch r.t.Case(c) {
				case "in", "at", "near", "outside", "across", "inside":
					if iso, span := r.countryAt(c); iso != "" {
						return iso, span, "place of the clause"
					}
				}
			}
		}
	}
	return "", readout.Span{}, ""
}

// countryAt is the country of the place that a nominal names.
func (r *reader) countryAt(h int) (string, readout.Span) {
	if n, ok := r.named[h]; ok {
		name := r.d.Names[n]
		if p, ok := r.placeAt[name.Span]; ok && p.Country != "" {
			return p.Country, name.Span
		}
	}
	for _, c := range r.t.All(h, "nmod", "appos", "nmod:unmarked", "compound") {
		if iso, span := r.countryAt(c); iso != "" {
			return iso, span
		}
	}
	return "", readout.Span{}
}

// home is the country that a report does not name again: the only one of its text, or that of its dateline. A country
// that is only spoken of much is not: reports on foreign affairs name their own officials without country.
// A Nairobi report that writes "Foreign Minister Amina Said" means Kenya's.
func (r *reader) home() (country string, words readout.Span, why string) {
	if iso, span := r.onlyCountry(); iso != "" {
		return iso, span, "the only country in the text"
	}
	if iso := datelineCountry(r.d.Dateline.Place); iso != "" && !r.d.Dateline.Span.Empty() {
		return iso, r.d.Dateline.Span, "dateline"
	}
	return "", readout.Span{}, ""
}

// masthead is the country that the outlet's name, or the place beside its date, points to. It stands above the report, so that no words of
// the text can be shown for it; the reason tells it.
func (r *reader) masthead() (country, why string) {
	if iso := outletCountry(r.d.Outlet); iso != "" && (issuer(r.d.Outlet) || !r.abroad(iso)) {
		return iso, "outlet: " + r.d.Outlet
	}
	if place := r.d.Dateline.Place; r.d.Dateline.Span.Empty() && place != "" && !seats[capitals(place)] && (r.d.Outlet == "" || !r.worldwide()) {
		if iso := datelineCountry(place); iso != "" {
			return iso, "written in " + place
		}
	}
	return "", ""
}

// worldwide reports an outlet that is a body of no country: the OAS writes in Washington.
func (r *reader) worldwide() bool {
	name, _, _ := strings.Cut(r.d.Outlet, ",")
	o, ok := gazetteer.Organisation(name)
	c, known := gazetteer.Country(o.Country)
	return ok && known && !c.State()
}

// issuer reports a body of state, which speaks of its own officials; a newspaper tells of other countries' too.
func issuer(outlet string) bool {
	for _, w := range []string{"Ministry", "Office of", "Department of", "Embassy", "Presidency", "Government", "Police", "Army", "Forces", "Parliament", "Foreign Office", "White House", "Permanent Mission"} {
		if strings.Contains(outlet, w) {
			return true
		}
	}
	return false
}

// abroad reports whether the text names another country.
func (r *reader) abroad(home string) bool {
	for _, n := range r.d.Names {
		if iso := r.nameCountry(n); iso != "" && iso != home {
			return true
		}
	}
	return false
}

// outletCountry is the one country that an outlet is named after: "Ministry of Foreign Affairs, Oslo", "Ghana Police Service", "Hanoi Evening".
func outletCountry(outlet string) string {
	words := strings.FieldsFunc(outlet, func(c rune) bool { return c == ' ' || c == ',' })
	found := ""
	for i := 0; i < len(words); i++ {
		for n := min(4, len(words)-i); n > 0; n-- {
			iso := countryNamed(strings.Join(words[i:i+n], " "))
			if iso == "" {
				continue
			}
			if found != "" && found != iso {
				return ""
			}
			found, i = iso, i+n-1
			break
		}
	}
	return found
}

func countryNamed(name string) string {
	if c, ok := gazetteer.CountryByName(name); ok && c.State() {
		return c.ISO3
	}
	if iso, ok := gazetteer.Demonym(name); ok {
		return iso
	}
	if iso, ok := gazetteer.Capital(name); ok {
		return iso
	}
	if found := gazetteer.Places(name); len(found) > 0 && found[0].Population >= 1e5 && (len(found) == 1 || found[0].Weight() > 10*found[1].Weight()) {
		return found[0].Country
	}
	return ""
}

// datelineCountry is the country of "NAIROBI" or "ARUSHA, Tanzania"; "" where the place may be in several.
func datelineCountry(place string) string {
	parts := strings.FieldsFunc(place, func(c rune) bool { return c == ',' || c == '/' })
	for i := len(parts) - 1; i >= 0; i-- {
		if c, ok := gazetteer.CountryByName(capitals(parts[i])); ok && c.State() {
			return c.ISO3
		}
	}
	for _, p := range parts {
		if iso, ok := gazetteer.Capital(capitals(p)); ok {
			return iso
		}
		if found := gazetteer.Places(p); len(found) == 1 || len(found) > 1 && found[0].Weight() > 10*found[1].Weight() {
			return found[0].Country
		}
	}
	return ""
}

// capitals writes "NEW DELHI" as "New Delhi".
func capitals(s string) string {
	words := strings.Fields(strings.ToLower(s))
	for i, w := range words {
		first, size := utf8.DecodeRuneInString(w)
		words[i] = string(unicode.ToUpper(first)) + w[size:]
	}
	return strings.Join(words, " ")
}

// nameCountry is the country that a name of a country, people or place points to.
func (r *reader) nameCountry(n readout.Name) string {
	text := n.Span.In(r.d.Text)
	if c, ok := gazetteer.CountryByName(text); ok {
		return c.ISO3
	}
	if iso, ok := gazetteer.Demonym(text); ok {
		return iso
	}
	if e := r.byID[n.Entity]; e != nil && e.Kind == "organisation" && e.Why == "title" {
		return e.Country // "the Ghana Workers' League"
	}
	return r.placeAt[n.Span].Country
}

// onlyCountry is the one country that all names, demonyms and places of the text point to; "" where there are more.
func (r *reader) onlyCountry() (string, readout.Span) {
	country, span := "", readout.Span{}
	for _, n := range r.d.Names {
		iso := r.nameCountry(n)
		switch {
		case iso == "" || iso == country || seats[n.Span.In(r.d.Text)] && r.international():
		case country == "":
			country, span = iso, n.Span
		default:
			return "", readout.Span{}
		}
	}
	return country, span
}

// seats are towns that a report on an international body names for it, not for their country.
var seats = map[string]bool{"New York": true, "Geneva": true, "Vienna": true, "The Hague": true, "Brussels": true, "Strasbourg": true, "Addis Ababa": true, "Nairobi": true}

// mostly is the country that at least three in five of the text's country names, demonyms and places point to, and four of them: whose
// protesters and police a report on it tells without saying so again. "" for none.
func (r *reader) mostly() (string, readout.Span) {
	count, first, all := map[string]int{}, map[string]readout.Span{}, 0
	for _, n := range r.d.Names {
		iso := r.nameCountry(n)
		if c, ok := gazetteer.Country(iso); !ok || !c.State() {
			continue
		}
		if all++; count[iso] == 0 {
			first[iso] = n.Span
		}
		count[iso]++
	}
	for iso, n := range count {
		if n >= 4 && 5*n >= 3*all {
			return iso, first[iso] // there can be only one
		}
	}
	return "", readout.Span{}
}

// international reports whether the text names a body that is of no country.
func (r *reader) international() bool {
	for _, n := range r.d.Names {
		if o, ok := gazetteer.Organisation(n.Span.In(r.d.Text)); ok {
			if c, known := gazetteer.Country(o.Country); known && !c.State() {
				return true
			}
		}
	}
	return false
}

// crowd are the sectors of people who, told without article, are still those of the place: "52 protesters were arrested".
var crowd = map[string]bool{"COP": true, "CVL": true, "LAB": true, "EDU": true, "REF": true, "MED": true, "REL": true, "AGR": true, "CRM": true, "UAF": true, "MIL": true, "REB": true, "JUD": true}

// definite reports whether the entity is told of as known: "the government", "the army", or by title alone.
func (r *reader) definite(e *readout.Entity) bool {
	for _, m := range r.of[e.ID] {
		mention := r.d.Mentions[m]
		if mention.Kind == "name" {
			return e.Office != "" || e.Kind == "organisation"
		}
		if det := r.t.Child(mention.Head, "det"); det >= 0 && r.t.Lemma(det) == "the" {
			return true
		}
		if l := r.t.Lemma(mention.Head); l == "police" || r.t.Tokens[mention.Head].XPOS == "NNS" && crowd[e.Sector] {
			return true
		}
	}
	return false
}
