package code

import (
	"slices"
	"strings"
	"time"

	"readout"
)

// when gives the claim the date whose words hang on its trigger, or on the verb that carries it. The date of a saying never
// dates what is said.
func (c *coder) when(a *act, k *readout.Claim) {
	best, rank := c.nodeDate(a), 4
	if best < 0 {
		rank = 0
	}
	for h, dates := range c.dated {
		for _, n := range dates {
			if r := c.dates(a, h); r > rank || r == rank && r > 0 && c.d.Dates[n].Span.Start < c.d.Dates[best].Span.Start {
				best, rank = n, r
			}
		}
	}
	if best < 0 {
		return
	}
	d := c.d.Dates[best]
	k.Date = readout.When{Value: d.Value, Span: d.Span, Precision: d.Precision}
	if d.Value != "" && c.d.Published.Value != "" && len(d.Value) >= 10 && len(c.d.Published.Value) >= 10 &&
		k.Status == readout.Occurred && d.Value[:10] > c.d.Published.Value[:10] && !utterance[k.Type] {
		k.Status, k.StatusCue = readout.Planned, d.Span
	}
}

// dates ranks how closely a date's head hangs on an act: 3 on the trigger, 2 on the verb that carries it, 1 on an object or infinitive below; 0 not.
func (c *coder) dates(a *act, h int) int {
	i := h
	for steps := 0; steps < 4 && !c.t.Root(i); steps++ {
		if c.t.Is(i, "nsubj", "acl:relcl", "ccomp", "parataxis") && i != h {
			return 0
		}
		if i != h && c.verbal(i) {
			return 0
		}
		i = c.t.Tokens[i].Head
		switch {
		case i == a.trigger:
			return 3
		case i == a.verb:
			return 2
		case c.actOf[i] != nil && !c.actOf[i].dropped:
			return 0
		}
	}
	return 0
}

// where is the place whose words hang on the act by a locative preposition.
func (c *coder) where(a *act) *readout.Where {
	if p := c.nodePlace(a); p != nil {
		return p
	}
	from := []int{a.trigger}
	if a.verb >= 0 && a.verb != a.trigger {
		from = append(from, a.verb)
	}
	for _, h := range from {
		for _, o := range c.below(h, 3) {
			if !locative(c.t.Case(o), a) {
				continue
			}
			if p := c.placeAt(o); p != nil {
				return p
			}
		}
		if a.frame.Mode == "visit" {
			for _, o := range c.object(h) {
				if p := c.placeAt(o); p != nil {
					return p
				}
			}
		}
	}
	return c.placeOfSubject(a)
}

// below are the nominals below h, nearest first, down to a depth, that no other act stands between.
func (c *coder) below(h, depth int) []int {
	if depth == 0 {
		return nil
	}
	near := c.t.All(h, "obl", "nmod", "obj", "nsubj:pass", "conj")
	found := append([]int{}, near...)
	for _, o := range near {
		if c.actOf[o] == nil && !c.verbal(o) && !c.t.Is(o, "nmod:poss") {
			found = append(found, c.below(o, depth-1)...)
		}
	}
	return found
}

// placeOfSubject is where those who act are told to be: "farmers in Punjab blocked the line".
func (c *coder) placeOfSubject(a *act) *readout.Where {
	if a.verb < 0 || utterance[a.frame.Type] || a.frame.Mode == "visit" {
		return nil
	}
	for _, s := range c.subject(a.verb, 0) {
		for _, o := range c.t.All(s, "nmod") {
			if locative(c.t.Case(o), a) {
				if p := c.placeAt(o); p != nil {
					return p
				}
			}
		}
	}
	return nil
}

func locative(prep string, a *act) bool {
	switch prep {
	case "in", "at", "near", "outside", "inside", "across", "around", "off", "along", "throughout", "within":
		return true
	case "to", "for":
		return a.frame.Mode == "visit"
	}
	return false
}

// placeAt is the place that a nominal names, itself or what it stands in: "a town in Ruritania".
func (c *coder) placeAt(h int) *readout.Where {
	n, ok := c.placed[h]
	if !ok {
		for _, k := range c.t.All(h, "nmod", "appos", "compound", "flat") {
			if n, ok = c.placed[k]; ok {
				break
			}
		}
	}
	if !ok {
		return nil
	}
	p := c.d.Places[n]
	name := p.Span.In(c.d.Text)
	return &readout.Where{Span: p.Span, Geoname: p.Geoname, Name: strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s"), Country: p.Country, Lat: p.Lat, Lon: p.Lon, Precision: p.Precision}
}

// topics are what the act is about: the nominals after about, on, over.
func (c *coder) topics(a *act) []readout.Topic {
	found := []readout.Topic{}
	from := []int{a.trigger}
	if a.verb >= 0 && a.verb != a.trigger {
		from = append(from, a.verb)
	}
	for _, h := range from {
		for _, o := range c.t.All(h, "obl", "nmod") {
			switch c.t.Case(o) {
			case "about", "on", "over", "regarding", "concerning":
				if m, ok := c.at[o]; ok && len(c.dated[o]) == 0 {
					span := c.d.Mentions[m].Span
					found = append(found, readout.Topic{Span: span, Name: span.In(c.d.Text)})
				}
			}
		}
	}
	return found
}

// background reports an act older than the story: dated a month or more before the report, or told as long past.
func (c *coder) background(a *act, k readout.Claim) bool {
	if utterance[k.Type] && k.Date.Value == "" && k.Date.Span.Empty() {
		return false
	}
	pub, v := c.d.Published.Value, k.Date.Value
	if v != "" && pub != "" && len(pub) >= 4 {
		_, end, ok := strings.Cut(v, "/")
		if !ok {
			end = v
		}
		if len(end) >= 4 && end < pub[:min(len(end), len(pub))] && older(end, pub) {
			return true
		}
	}
	words := strings.ToLower(k.Date.Span.In(c.d.Text))
	return slices.ContainsFunc([]string{"years ago", "last year", "decade", "century", "months ago"}, func(w string) bool { return strings.Contains(words, w) })
}

// recent reports a claim dated within a week before the report, or later.
func (c *coder) recent(k readout.Claim) bool {
	begin, _, _ := strings.Cut(k.Date.Value, "/")
	day, err := time.Parse(time.DateOnly, begin)
	published, wrong := time.Parse(time.DateOnly, c.d.Published.Value)
	return err == nil && wrong == nil && published.Sub(day) <= 7*24*time.Hour
}

// older reports whether the EDTF day, month or year a lies a month or more before b.
func older(a, b string) bool {
	if len(a) < 4 || len(b) < 4 {
		return false
	}
	if len(a) < 7 || len(b) < 7 {
		return a[:4] < b[:4]
	}
	return months(b)-months(a) >= 2 || months(b)-months(a) == 1 && (len(a) < 10 || len(b) < 10 || a[8:10] <= b[8:10])
}

func months(s string) int {
	n := func(x string) int {
		v := 0
		for _, r := range x {
			if r < '0' || r > '9' {
				return v
			}
			v = v*10 + int(r-'0')
		}
		return v
	}
	return n(s[:4])*12 + n(s[5:7])
}
