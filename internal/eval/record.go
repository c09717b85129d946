package eval

import (
	"slices"
	"strings"

	"readout"
)

// recordScore adds up what records say across reports.
type recordScore struct {
	n               tally
	claims, reports []string // in order
	gold, told      map[string]string
	affair, storied map[string]string
	free            map[[2]string]bool // gold events that may stand in one
	claimsFound     []string
}

func newRecordScore() *recordScore {
	return &recordScore{n: tally{}, gold: map[string]string{}, told: map[string]string{}, affair: map[string]string{}, storied: map[string]string{}, free: map[[2]string]bool{}}
}

// add counts one record; mark parts its clusters from those of other records.
func (r *recordScore) add(w *world, mark string) {
	for _, s := range w.stories {
		r.clusters(w, s, mark)
		r.events(w, s)
		r.groups(w, s)
		r.contradictions(w, s)
		r.contacts(w, s)
		r.positions(w, s)
		r.offices(w, s)
		r.dates(w, s)
	}
	r.rows(w)
	for _, t := range w.record.Stories {
		for _, id := range t.Documents {
			for _, key := range w.keys[id] {
				r.storied[key] = mark + t.ID
			}
		}
	}
}

// clusters gives each claim that every reader would code, or that was found, its gold and its told event.
func (r *recordScore) clusters(w *world, s *story, mark string) {
	for _, pair := range s.MayMerge {
		a, b := s.name+" "+pair[0], s.name+" "+pair[1]
		r.free[[2]string{a, b}], r.free[[2]string{b, a}] = true, true
	}
	for _, g := range s.Documents {
		r.reports = append(r.reports, s.key(g.File))
		r.affair[s.key(g.File)] = s.name
		for i, c := range s.byFile[s.key(g.File)] {
			x, ok := w.stands[c]
			if !ok && !c.must() {
				continue
			}
			name := s.key(g.File) + " " + string(rune('A'+i)) + " " + s.eventOf[c]
			r.claims = append(r.claims, name)
			r.gold[name] = s.eventOf[c]
			if ok {
				r.claimsFound = append(r.claimsFound, name)
				r.told[name] = mark + first(w.event[x.claim], x.claim)
			}
		}
	}
}

func first(words ...string) string {
	i := slices.IndexFunc(words, func(w string) bool { return w != "" })
	return words[i]
}

// events counts fields by the event that holds most of a gold event's claims.
func (r *recordScore) events(w *world, s *story) {
	for i := range s.Events {
		g := &s.Events[i]
		held := w.ofEvent(s.name + " " + g.ID)
		if !g.must() || len(held) == 0 {
			continue
		}
		e := held[0]
		actors, recipients := sides(&g.goldClaim, act{e.Type, e.Mode, tellParties("", e.Actors), tellParties("", e.Recipients)})
		r.n["event of"]++
		r.n.add("event type", slices.Contains(g.Type, e.Type))
		r.n.add("event status", slices.Contains(g.Status, string(e.Status)))
		r.n.add("event sides", actors && recipients)
		r.n.add("event date", sameDays(string(g.Date), e.Date.Value))
		r.n.add("event place", placeIs(g.Place, e.Place, &readout.Document{}))
	}
	for _, pair := range s.NotSame {
		a, b := w.ofEvent(s.name+" "+pair[0]), w.ofEvent(s.name+" "+pair[1])
		r.n.add("apart of", len(a) > 0 && len(b) > 0)
		r.n.add("apart", len(a) > 0 && len(b) > 0 && !slices.ContainsFunc(a, func(e *readout.Event) bool { return slices.Contains(b, e) }))
	}
}

// groups counts pairs of reports of one origin.
func (r *recordScore) groups(w *world, s *story) {
	gold, told, kinds := sets{}, sets{}, map[string]string{}
	for _, d := range s.Duplicates {
		gold.join(d.Documents)
	}
	for _, g := range w.record.Groups {
		var files []string
		for _, id := range g.Documents {
			for _, key := range w.keys[id] {
				if file, ok := strings.CutPrefix(key, s.name+"/"); ok {
					files = append(files, file)
					kinds[file] = g.Kind[id]
				}
			}
		}
		told.join(files)
	}
	for i, a := range s.Documents {
		for _, b := range s.Documents[i+1:] {
			is, says := gold.together(a.File, b.File), told.together(a.File, b.File)
			r.n.add("pairs of", is)
			r.n.add("pairs told", says)
			r.n.add("pairs", is && says)
		}
	}
	for _, d := range s.Duplicates {
		r.n["kinds of"]++
		r.n.add("kinds", slices.ContainsFunc(d.Documents, func(f string) bool { return kinds[f] == d.Kind }))
	}
}

func (r *recordScore) contradictions(w *world, s *story) {
	used := map[string]bool{}
	for _, g := range s.Contradictions {
		r.n["contradictions of"]++
		for _, c := range w.record.Contradictions {
			sides := 0
			for _, words := range g.Claims {
				if w.cites(c.Claims, s.key(words[0]), words[1]) {
					sides++
				}
			}
			if !used[c.ID] && c.Field == g.Field && (sides > 1 || w.about[c.Event][s.name+" "+g.Event] > 0) {
				used[c.ID] = true
				r.n["contradictions"]++
				break
			}
		}
	}
}

// contacts compares the steps of each contact's history in order.
func (r *recordScore) contacts(w *world, s *story) {
	for _, g := range s.Contacts {
		var want []string
		for _, h := range g.History {
			want = append(want, h.Status)
		}
		whole, end := false, false
		for _, c := range w.record.Contacts {
			if w.about[c.Event][s.name+" "+g.Event] == 0 {
				continue
			}
			var told []string
			for _, h := range c.History {
				told = append(told, h.Status)
			}
			whole = whole || slices.Equal(want, told)
			end = end || len(told) > 0 && told[len(told)-1] == want[len(want)-1]
		}
		r.n["contacts of"]++
		r.n.add("contacts", whole)
		r.n.add("contacts end", end)
	}
}

func (r *recordScore) positions(w *world, s *story) {
	for _, g := range s.Positions {
		r.n["positions of"]++
		r.n.add("positions", slices.ContainsFunc(w.record.Positions, func(p readout.Position) bool {
			actor, told := goldParty{Name: g.Actor, Code: g.Code}, tellParties("", []readout.Actor{p.Actor})[0]
			return p.Stance == g.Stance && (actor.byCode(told) || actor.byName(told)) && w.cites(p.Claims, s.key(g.File), g.Says)
		}))
	}
}

func (r *recordScore) offices(w *world, s *story) {
	seen := map[[3]string]bool{}
	for _, g := range s.Offices {
		key := [3]string{g.Person, g.Office, g.Country}
		if seen[key] {
			continue
		}
		seen[key] = true
		r.n["offices of"]++
		r.n.add("offices", slices.ContainsFunc(w.record.Persons, func(p readout.Person) bool {
			return meet(g.Person, p.Name) && slices.ContainsFunc(p.Offices, func(o readout.Office) bool {
				return meet(g.Office, o.Office) && (o.Country == g.Country || p.Country == g.Country)
			})
		}))
	}
}

// dates counts dates of publication: those that a report states, and those that other reports of the story tell.
func (r *recordScore) dates(w *world, s *story) {
	for _, g := range s.Documents {
		kind := "stated"
		if !g.Stated {
			kind = "inferred"
		}
		r.n[kind+" of"]++
		r.n.add(kind, near(g.Published, w.published(w.doc(s, g.File))))
	}
}

// near: the two intervals meet, and neither is wider than a month.
func near(a, b string) bool {
	a1, a2 := readout.Days(a)
	b1, b2 := readout.Days(b)
	if a1 == "" || a2 == "" || b1 == "" || b2 == "" {
		return false
	}
	return a1[:7] == a2[:7] && b1[:7] == b2[:7] && a1 <= b2 && b1 <= a2
}

// rows counts what the record tells, for precision.
func (r *recordScore) rows(w *world) {
	r.n["contradictions told"] += len(w.record.Contradictions)
	r.n["positions told"] += len(w.record.Positions)
}

func (r *recordScore) figures(set string) []Figure {
	n, none := r.n, func(a, b string) bool { return false }
	free := func(a, b string) bool { return r.free[[2]string{a, b}] }
	out := []Figure{cubed(set, "events, B³", r.claims, r.gold, r.told, free), cubed(set, "events, B³ of found claims", r.claimsFound, r.gold, r.told, free),
		part(set, "events held apart", n["apart"], n["apart of"])}
	for _, f := range []string{"type", "status", "sides", "date", "place"} {
		out = append(out, part(set, "found events: "+f, n["event "+f], n["event of"]))
	}
	return append(out, scored(set, "pairs of one origin", n["pairs"], n["pairs told"], n["pairs of"]), part(set, "kind of copy", n["kinds"], n["kinds of"]),
		cubed(set, "stories, B³", r.reports, r.affair, r.storied, none),
		scored(set, "contradictions", n["contradictions"], n["contradictions told"], n["contradictions of"]),
		part(set, "contacts, whole history", n["contacts"], n["contacts of"]), part(set, "contacts, last step", n["contacts end"], n["contacts of"]),
		scored(set, "positions", n["positions"], n["positions told"], n["positions of"]), part(set, "offices", n["offices"], n["offices of"]),
		part(set, "dates of publication, stated", n["stated"], n["stated of"]), part(set, "dates of publication, inferred", n["inferred"], n["inferred of"]))
}
