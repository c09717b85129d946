package record

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"readout"
)

// toll is a figure that a claim's sentence gives.
type toll struct {
	claim     *claim
	low, high float64
	words     string
	total     bool // of all until then: "has risen to 21"
}

// tolls are the figures of one thing that cannot both be true. A later report's higher figure is an update.
func (f *folder) tolls(claims []*claim) []*dispute {
	byWhat := map[string][]toll{}
	for _, c := range claims {
		if !c.happened() && c.Status != readout.Alleged {
			continue
		}
		for _, fig := range c.figures() {
			byWhat[counted(fig)] = append(byWhat[counted(fig)], tollOf(c, fig))
		}
	}
	var out []*dispute
	for _, what := range sortedKeys(byWhat) {
		d := &dispute{field: "toll", about: what}
		all := append(byWhat[what], f.elsewhere(what, byWhat[what])...)
		for i, a := range all {
			for _, b := range all[i+1:] {
				if a.claim != b.claim && (a.high < b.low || b.high < a.low) && !update(a, b) {
					d.add(a.claim, a.words)
					d.add(b.claim, b.words)
				}
			}
		}
		out = append(out, d)
	}
	return out
}

func tollOf(c *claim, fig readout.Figure) toll {
	t := toll{c, 0, 1e18, fig.Span.In(c.report.Text), fig.Scope == "cumulative"}
	if fig.Low != nil {
		t.low = *fig.Low
	}
	if fig.High != nil {
		t.high = *fig.High
	}
	return t
}

// elsewhere are the figures of one thing that other reports of the affair give within three days, in sentences whose claims tell of
// something else: "over 80 were held, the league said, and called for a strike". What the affair counts in two events is left out.
func (f *folder) elsewhere(what string, known []toll) []toll {
	reports := map[*report]bool{}
	event := f.event[known[0].claim]
	for _, t := range known {
		reports[t.claim.report] = true
	}
	var out []toll
	if strings.HasPrefix(what, "[") { // no word says what became of them
		return nil
	}
	for _, c := range f.affairs[known[0].claim.report.story] {
		for _, fig := range c.figures() {
			if counted(fig) != what || f.event[c] == event {
				continue
			}
			if sameType := c.Type == known[0].claim.Type; sameType || fig.Scope == "cumulative" && fig.Since != "" {
				return nil
			}
			if !reports[c.report] && near(c.report, known[0].claim.report, 3) {
				out = append(out, tollOf(c, fig))
			}
		}
	}
	return out
}

// numbered is the dispute on how many an act met, where its recipients are counted: "three Swedish pilots", "four Swedish pilots".
func numbered(claims []*claim) *dispute {
	d := &dispute{field: "toll", about: "recipients"}
	for i, a := range claims {
		for _, b := range claims[i+1:] {
			for _, p := range a.recipients() {
				for _, q := range b.recipients() {
					n, m := many(p.Name), many(q.Name)
					if a.report != b.report && a.happened() && b.happened() && n > 0 && m > 0 && n != m && head(p.Name) == head(q.Name) && p.Country == q.Country {
						d.add(a, p.Name)
						d.add(b, q.Name)
					}
				}
			}
		}
	}
	return d
}

var smallNumbers = []string{"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

// many is the number that a name begins with; 0 where it begins with none.
func many(name string) int {
	first, rest, _ := strings.Cut(name, " ")
	if n, err := strconv.Atoi(first); err == nil && rest != "" {
		return n
	}
	return max(0, slices.Index(smallNumbers, strings.ToLower(first)))
}

// figures are those of a claim's evidence or, where that has none, of the sentence that the evidence stands in.
func (c *claim) figures() []readout.Figure {
	var in []readout.Figure
	at := c.Evidence
	for range 2 {
		for _, f := range c.report.Figures {
			if at.Overlaps(f.Span) {
				in = append(in, f)
			}
		}
		if len(in) > 0 {
			break
		}
		for _, s := range c.report.Sentences {
			if s.Span.Overlaps(c.Trigger) {
				at = s.Span
			}
		}
	}
	return in
}

// update reports whether the later of two reports raises the figure: in so many words, or a day or more after the other.
func update(a, b toll) bool {
	x, y := a.claim.report, b.claim.report
	if x.first == 0 || y.first == 0 {
		return false
	}
	if x.first > y.first {
		a, b, x, y = b, a, y, x
	}
	if b.total && b.low > a.low {
		return true
	}
	return y.first-x.first >= 1 && b.low > a.low && (y.first-x.first > 1 || x.Outlet != "" && x.Outlet == y.Outlet)
}

// ends are words of a figure's thing that mean the same.
var ends = map[string]string{"killed": "dead", "dead": "dead", "died": "dead", "deaths": "dead", "fatalities": "dead", "lives": "dead", "slain": "dead", "toll": "dead",
	"wounded": "hurt", "injured": "hurt", "hurt": "hurt", "injuries": "hurt", "arrested": "held", "detained": "held", "arrests": "held", "missing": "missing",
	"displaced": "fled", "fled": "fled", "refugees": "fled", "kidnapped": "abducted", "abducted": "abducted"}

// counted is what a figure counts, so that like is compared with like: who, what became of them, in what unit and over what time.
func counted(f readout.Figure) string {
	who, end := []string{}, ""
	for _, w := range words(f.What) {
		if e, ok := ends[w.lower]; ok {
			end = e
		} else if !common()[w.lower] && w.lower != "persons" {
			who = append(who, stem(w.lower))
		}
	}
	slices.Sort(who)
	scope := ""
	if f.Scope == "cumulative" {
		scope = f.Scope
	}
	return fmt.Sprint(end, slices.Compact(who), f.Unit, scope)
}
