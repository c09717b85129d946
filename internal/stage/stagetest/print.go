package stagetest

import (
	"fmt"
	"slices"
	"strings"

	"readout"
)

// Trees writes a line for each token: number, form, lemma, tag, number of the head (0 for a root), relation. Sentences are
// parted by an empty line.
func Trees(d *readout.Document) string {
	var b strings.Builder
	for n, s := range d.Sentences {
		if n > 0 {
			b.WriteByte('\n')
		}
		for i := s.First; i < s.Last; i++ {
			t := d.Tokens[i]
			head := t.Head - s.First + 1
			if t.Head == i {
				head = 0
			}
			fmt.Fprintf(&b, "%d %s %s %s %d %s\n", i-s.First+1, t.Form, t.Lemma, t.UPOS, head, t.Deprel)
		}
	}
	return b.String()
}

// Names writes a line for each name: label and words.
func Names(d *readout.Document) string {
	var b strings.Builder
	for _, n := range d.Names {
		fmt.Fprintf(&b, "%s %s\n", n.Label, words(d, n.Span))
	}
	return b.String()
}

// Mentions writes a line for each entity that is spoken of more than once, with the words of each mention, then a line for each
// plural that stands for several and for each pronoun of the third person that stands for nothing.
func Mentions(d *readout.Document) string {
	of, names := map[string][]string{}, map[string]string{}
	for _, m := range d.Mentions {
		of[m.Entity] = append(of[m.Entity], words(d, m.Span))
	}
	var b strings.Builder
	for _, e := range d.Entities {
		names[e.ID] = e.Name
		if len(of[e.ID]) > 1 {
			fmt.Fprintf(&b, "%s: %s\n", e.Name, strings.Join(of[e.ID], " | "))
		}
	}
	for _, m := range d.Mentions {
		switch {
		case len(m.Members) > 0:
			var members []string
			for _, id := range m.Members {
				members = append(members, names[id])
			}
			fmt.Fprintf(&b, "%s = %s\n", words(d, m.Span), strings.Join(members, " + "))
		case m.Entity == "" && slices.Contains(third, strings.ToLower(words(d, m.Span))):
			fmt.Fprintf(&b, "%s = nobody\n", words(d, m.Span))
		}
	}
	return b.String()
}

var third = []string{"he", "him", "his", "she", "her", "it", "its", "they", "them", "their", "who", "which"}

// Actors writes a line for each entity that can act and has a country, a sector or an office: name, code and office.
func Actors(d *readout.Document) string {
	var b strings.Builder
	for _, e := range d.Entities {
		if e.Kind == "nationality" || e.Kind == "other" || e.Code == "" && e.Sector == "" && e.Office == "" {
			continue
		}
		fmt.Fprintf(&b, "%s: %s", e.Name, or(e.Code, "no code"))
		if e.Office != "" {
			fmt.Fprintf(&b, ", %s", e.Office)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// Claims writes a line for each claim: type, mode, status, force and background, actors and recipients by code (by name where
// they have none), speakers, date and place.
func Claims(d *readout.Document) string {
	var b strings.Builder
	for _, c := range d.Claims {
		head := []string{c.Type}
		head = append(head, c.Mode...)
		head = append(head, string(c.Status))
		if c.Force != "" {
			head = append(head, c.Force)
		}
		if c.Background {
			head = append(head, "background")
		}
		fmt.Fprintf(&b, "%s: %s", strings.Join(head, " "), side(c.Actors))
		if len(c.Recipients) > 0 {
			fmt.Fprintf(&b, " > %s", side(c.Recipients))
		}
		for _, s := range c.Speakers {
			fmt.Fprintf(&b, ", says %s", or(s.Code, s.Name))
		}
		if c.Date.Value != "" {
			fmt.Fprintf(&b, ", on %s", c.Date.Value)
		}
		if c.Place != nil {
			fmt.Fprintf(&b, ", in %s", c.Place.Name)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func side(list []readout.Actor) string {
	var names []string
	for _, a := range list {
		names = append(names, or(a.Code, a.Name))
	}
	return or(strings.Join(names, " + "), "nobody")
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// words are the text of a span on one line.
func words(d *readout.Document, s readout.Span) string {
	return strings.Join(strings.Fields(s.In(d.Text)), " ")
}
