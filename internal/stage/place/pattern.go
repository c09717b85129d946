package place

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"

	"readout"
	"readout/internal/gazetteer"
)

//go:embed states.tsv
var stateTable string

// state is a state's GeoNames region and full name.
type state struct{ region, name string }

// states maps the short forms of states to them: "Tex." and "TX".
var states = sync.OnceValue(func() map[string]state {
	m := map[string]state{}
	for line := range strings.Lines(stateTable) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if line[0] != '#' && len(cells) == 4 && cells[0] != "short" {
			m[cells[0]] = state{cells[1], cells[2]}
		}
	}
	return m
})

// after is what may follow a town: ", Texas", ", La.,", " (Ukraine)", ", in northern Mali", " in Iraq’s Anbar province".
var after = regexp.MustCompile(`^(?:, | \(| - )((?:[A-Z][\pL.'’-]*)(?: (?:[A-Z][\pL.'’-]*|and|of|the))*)`)

// following is the country or region that stands right after a name as what it lies in; nil if none does.
func (r *reader) following(s readout.Span) *gazetteer.Place {
	rest := r.d.Text[s.End:min(len(r.d.Text), s.End+60)]
	m := after.FindStringSubmatch(strings.ReplaceAll(rest, "\n", " "))
	if m == nil {
		return nil
	}
	words := strings.Fields(m[1])
	for n := min(len(words), 4); n > 0; n-- {
		if w := container(strings.Join(words[:n], " ")); w != nil && !listed(words[n:]) {
			return w
		}
	}
	return nil
}

// listed: the words go on with another region, so that the two are members of a list: "Ohio, Texas and Utah".
func listed(rest []string) bool {
	return len(rest) > 1 && rest[0] == "and" && container(strings.Join(rest[1:], " ")) != nil
}

// container is the country or region that a name or a short form of a state means.
func container(name string) *gazetteer.Place {
	if p := short(name); p != nil {
		return p
	}
	name = strings.TrimRight(name, ".,")
	for _, p := range gazetteer.Places(name) {
		if p.Feature == "ADM1" || p.Precision() == "country" || p.Feature == "ADM2" && p.Region != "" {
			return &p
		}
	}
	return nil
}

// short is the state that a short form means: of "Tex.", Texas; nil for any other name.
func short(name string) *gazetteer.Place {
	st, ok := states()[name]
	if !ok {
		return nil
	}
	for _, p := range gazetteer.Places(st.name) {
		if p.Region == st.region && p.Feature == "ADM1" {
			return &p
		}
	}
	return nil
}
