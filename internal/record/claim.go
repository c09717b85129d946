package record

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"readout"
	"readout/internal/gazetteer"
)

// claim is a claim with its report and what matching needs of it.
type claim struct {
	*readout.Claim
	report      *report
	n           int          // in order of report and place
	date        readout.When // resolved again where the publication date was inferred
	first, last int          // days that bound date; 0 unknown
	trigger     string       // stem of the trigger's last word
	definite    bool         // "the talks", "that meeting"
	content     []term       // the evidence's telling words, each once, sorted; names of parties left out
	weight      float64      // of content
	all         []party      // actors, then recipients
	phrase      string       // trigger and cue, lower case
}

// term is the stem of a telling word and how rare it is.
type term struct {
	stem   string
	weight float64
}

// collect gathers the claims of all reports, in order.
func (f *folder) collect() {
	for _, r := range f.reports {
		for i := range r.Claims {
			c := &claim{Claim: &r.Claims[i], report: r, n: len(f.claims)}
			c.date = r.when(c.Claim)
			c.first, c.last = days(c.date.Value)
			c.read()
			f.claims = append(f.claims, c)
		}
	}
	f.lend()
	f.weigh()
}

// when is the date of a claim, by the temporal expressions as they were resolved last.
func (r *report) when(c *readout.Claim) readout.When {
	w := c.Date
	if d, ok := r.dates[w.Span]; ok && d.Value != "" && !w.Span.Empty() {
		w.Value, w.Precision = d.Value, d.Precision
	}
	return w
}

// read finds the words of a claim that are compared.
func (c *claim) read() {
	c.all = c.report.list(slices.Concat(c.Actors, c.Recipients))
	content, parties := map[string]bool{}, map[string]bool{}
	for _, a := range c.all {
		for _, w := range words(a.Name + " " + a.Entity) {
			parties[w.lower] = true
		}
	}
	before := ""
	for _, w := range c.report.words {
		if w.at.Start >= max(c.Evidence.End, c.Trigger.End) {
			break
		}
		if c.Trigger.Contains(w.at) {
			if len(w.lower) > 3 || c.trigger == "" { // "called" of "called off"
				lemma := cmp.Or(c.report.lemmas[w.at.Start], w.lower)
				c.trigger = stem(cmp.Or(irregular[w.lower], irregular[lemma], lemma))
			}
			if w.at.Start == c.Trigger.Start {
				c.definite = pointing[before]
			}
		} else if c.Evidence.Contains(w.at) && !common()[w.lower] && (!parties[w.lower] || number(w.lower)) && !(w.upper && country(w.at.In(c.report.Text))) {
			content[stem(w.lower)] = true
		}
		if before != "" && pointing[w.lower] && c.Trigger.End <= w.at.Start && w.at.Start <= c.Trigger.End+1 && proposing[c.Type] {
			c.definite = true
		}
		before = w.lower
	}
	for _, w := range sortedKeys(content) {
		c.content = append(c.content, term{stem: w})
	}
	c.phrase = strings.ToLower(c.Trigger.In(c.report.Text) + " " + c.StatusCue.In(c.report.Text))
}

// pointing are words that refer back: "the talks", "proposed the talks".
var pointing = map[string]bool{"the": true, "that": true, "this": true, "these": true, "those": true}

// proposing are types whose object is an act that may have been told before.
var proposing = map[string]bool{"AGREE": true, "REQUEST": true, "REJECT": true}

// irregular are past forms that no ending tells, for text that was not lemmatised, or wrongly.
var irregular = map[string]string{"met": "meet", "held": "hold", "said": "say", "told": "tell", "struck": "strike", "shot": "shoot", "spoke": "speak",
	"fought": "fight", "began": "begin", "sent": "send", "sought": "seek", "gave": "give", "withdrew": "withdraw"}

// number reports whether a word is a number in digits.
func number(w string) bool { return strings.Trim(w, "0123456789") == "" }

// numbers are the numbers in digits that the evidence has.
func (c *claim) numbers() []string {
	var out []string
	for _, t := range c.content {
		if number(t.stem) {
			out = append(out, t.stem)
		}
	}
	return out
}

// country reports whether a word names a country, its capital or its people: who takes part is compared as such.
func country(w string) bool {
	if _, ok := gazetteer.Demonym(w); ok {
		return true
	}
	if _, ok := gazetteer.Capital(w); ok {
		return true
	}
	_, ok := gazetteer.CountryByName(w)
	return ok
}

func (c *claim) actors() []party { return c.all[:len(c.Actors)] }

func (c *claim) recipients() []party { return c.all[len(c.Actors):] }

// happened reports whether the claim says that the act took place.
func (c *claim) happened() bool { return c.Status == readout.Occurred || c.Status == readout.Ongoing }

// refuses reports whether the claim says that the act did not take place.
func (c *claim) refuses() bool { return c.Status == readout.Denied || c.Status == readout.Negated }

// reciprocal reports whether the parties of an act stand on one side.
func (c *claim) reciprocal() bool {
	return (c.Type == "CONSULT" && !slices.Contains(c.Mode, "visit")) || c.Type == "AGREE" || c.Type == "COOPERATE"
}

// postpones reports whether the words put an act off.
func (c *claim) postpones() bool {
	for _, w := range words(c.phrase) {
		for _, root := range []string{"postpon", "delay", "reschedul", "deferr", "suspend", "adjourn", "put off", "push"} {
			if strings.HasPrefix(w.lower, root) {
				return true
			}
		}
	}
	return strings.Contains(c.phrase, "put off") || strings.Contains(c.phrase, "put back")
}

// head is the last word of a name before a comma or preposition, in lower case: "lund" of "Kari Lund".
func head(name string) string {
	last := ""
	for i, w := range words(name) {
		if i > 0 && (slices.Contains([]string{"of", "for", "in", "to", "at", "on", "with", "by", "from", "who", "that"}, w.lower) ||
			strings.Contains(name[:w.at.Start], ",")) {
			break
		}
		if w.lower != "s" && w.lower != "the" {
			last = w.lower
		}
	}
	return last
}

// person reports whether an actor is a single named person, by the report's entities or else by the form of the name.
func (r *report) person(a readout.Actor) bool {
	for _, name := range []string{a.Entity, a.Name} {
		if k := r.kinds[name]; k != "" && name != "" {
			return k == "person"
		}
	}
	all := words(a.Name)
	return len(all) > 1 && len(all) < 4 && all[0].upper && all[len(all)-1].upper && !strings.HasPrefix(a.Name, "The ") &&
		strings.IndexFunc(a.Name, unicode.IsDigit) < 0 && a.Code != a.Country && a.Office != ""
}
