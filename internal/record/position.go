package record

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"readout"
)

// positions are where actors stand: actor × issue × stance, from what they were told to have said and done. Only actors with a
// code are in it: a party, an office, a body.
func (f *folder) positions() []readout.Position {
	at := map[string]*readout.Position{}
	coded := f.coded()
	for _, c := range f.claims {
		stance, issue := stanceOf(c), issueOf(c)
		if stance == "" || issue == "" || !c.happened() {
			continue
		}
		for _, a := range c.Actors {
			if known, ok := coded[strings.ToLower(cmp.Or(a.Entity, a.Name))]; ok {
				a = known
			}
			if a.Code == "" {
				continue
			}
			holder := strings.ToLower(cmp.Or(a.Entity, a.Name)) + "\x00" + a.Code + "\x00" + stance + "\x00"
			act, about := holder+strconv.Itoa(f.event[c]), holder+issueKey(issue)
			p := cmp.Or(at[act], at[about])
			if p == nil {
				a.Span = readout.Span{}
				p = &readout.Position{Actor: a, Issue: issue, Stance: stance}
			}
			at[act], at[about] = p, p
			if !slices.Contains(p.Claims, c.ID) {
				p.Claims = append(p.Claims, c.ID)
			}
		}
	}
	out, seen := []readout.Position{}, map[*readout.Position]bool{}
	for _, k := range sortedKeys(at) {
		if !seen[at[k]] {
			seen[at[k]] = true
			out = append(out, *at[k])
		}
	}
	return out
}

// coded are the named persons that some claim gives a code: "Lund" of a report that does not say who she is.
func (f *folder) coded() map[string]readout.Actor {
	out := map[string]readout.Actor{}
	for _, c := range f.claims {
		for _, p := range c.all {
			key := strings.ToLower(p.Entity)
			if p.person && p.Code != "" && len(p.Code) > len(out[key].Code) && len(words(p.Entity)) > 1 {
				out[key] = p.Actor
			}
		}
	}
	return out
}

// stances are what an act of a type says of where its actor stands.
var stances = map[string]string{"REQUEST": "demands", "SUPPORT": "supports", "AGREE": "supports", "REJECT": "opposes", "ACCUSE": "opposes", "THREATEN": "conditional"}

// offering are verbs of AGREE that put something forward: "offered talks", "is ready to sign".
var offering = []string{"offer", "propos", "pledg", "promis", "ready", "read", "will", "prepar", "vow", "commit", "invit", "suggest", "volunte"}

func stanceOf(c *claim) string {
	switch {
	case c.Type == "STATE" && c.Cameo == "011":
		return "silent"
	case !c.stands():
		return ""
	case c.Type == "AGREE" && slices.ContainsFunc(offering, func(v string) bool { return strings.HasPrefix(c.trigger, v) }):
		return "offers"
	}
	return stances[c.Type]
}

// stands reports whether a claim tells where its actor stands on a thing that is open: thanks, a blow that all condemn, a culprit
// named and what two sides settled together are no stances.
func (c *claim) stands() bool {
	switch c.Type {
	case "SUPPORT":
		return c.begins("support", "back", "endors", "welcom", "defend", "favour", "favor") || len(c.Recipients) == 0 && !c.begins("thank", "sign", "hail", "honour", "honor", "congratulat")
	case "AGREE":
		return c.begins(offering...) || c.begins("accept", "approv", "back", "endors")
	case "ACCUSE":
		return c.begins("critici", "condemn", "denounc", "oppos", "deplor", "regret", "lament") && !c.blow()
	}
	return true
}

func (c *claim) begins(roots ...string) bool {
	return slices.ContainsFunc(roots, func(r string) bool { return strings.HasPrefix(c.trigger, r) })
}

// blow reports whether what a claim complains of is an act of violence.
func (c *claim) blow() bool {
	return slices.ContainsFunc(words(c.object()), func(w word) bool {
		return slices.ContainsFunc([]string{"attack", "bomb", "blast", "shell", "kill", "murder", "ambush", "raid", "massacre", "violence", "assault", "explosion", "shooting", "abduct", "kidnap"},
			func(r string) bool { return strings.HasPrefix(w.lower, r) })
	})
}

// issueOf is what a position is about, as worded: the topic, else the words after the verb and whom it is put to, else the latter.
func issueOf(c *claim) string {
	for _, t := range c.Topics {
		if t.Name != "" {
			return t.Name
		}
	}
	if issue := c.object(); issue != "" {
		return issue
	}
	if len(c.Recipients) > 0 {
		return cmp.Or(c.Recipients[0].Name, c.Recipients[0].Entity)
	}
	return ""
}

// object is what follows the verb and its recipients, up to a pause and without the word that leads to it: "the fuel levy".
func (c *claim) object() string {
	from := c.Trigger.End
	for _, a := range c.Recipients {
		if a.Span.Start >= from && a.Span.End <= c.Evidence.End && a.Span.Start < from+30 {
			from = a.Span.End
		}
	}
	rest := readout.Span{Start: min(from, c.Evidence.End), End: c.Evidence.End}.In(c.report.Text)
	const longest = 80
	if len(rest) > longest {
		cut := longest
		for !utf8.RuneStart(rest[cut]) {
			cut--
		}
		rest = rest[:max(0, strings.LastIndexByte(rest[:cut], ' '))]
	}
	rest = strings.TrimLeft(rest, " \t\n.,;:\"“”'")
	if end := strings.IndexAny(rest, ",;\"“”\n"); end > 0 {
		rest = rest[:end]
	}
	fields := strings.Fields(rest)
	for len(fields) > 0 && leading[strings.ToLower(fields[0])] {
		fields = fields[1:]
	}
	return strings.Trim(strings.Join(fields, " "), " .")
}

// leading are words between a verb and what it is about.
var leading = map[string]bool{"to": true, "of": true, "for": true, "on": true, "that": true, "over": true, "with": true, "about": true, "in": true, "from": true,
	"at": true, "once": true, "again": true, "the": true, "a": true, "an": true, "monday": true, "tuesday": true, "wednesday": true, "thursday": true,
	"friday": true, "saturday": true, "sunday": true}

// issueKey lets "the port" and "port talks" stand under their telling words.
func issueKey(issue string) string {
	var out []string
	for _, w := range words(issue) {
		if !common()[w.lower] {
			out = append(out, stem(w.lower))
		}
	}
	slices.Sort(out)
	return cmp.Or(strings.Join(slices.Compact(out), " "), strings.ToLower(issue))
}
