package record

import (
	"maps"
	"slices"
	"strings"

	"readout"
)

// denials adds to a record the acts that one report's speaker charges a party with and that this party, elsewhere, says it did not
// do, where the denied act is no claim of its own: "accused Norway of ignoring the survey", "Norway denies that it ignored any".
func (f *folder) denials(r *readout.Record) {
	at, disputed := map[string]int{}, map[string]bool{}
	for i, e := range r.Events {
		for _, c := range e.Claims {
			at[c] = i
		}
	}
	for _, x := range r.Contradictions {
		disputed[x.Event] = disputed[x.Event] || x.Field == "occurrence"
	}
	grown := map[int]*dispute{}
	for _, d := range f.claims {
		charge := f.charge(d)
		if charge == nil {
			continue
		}
		i, ok := at[charge.ID]
		if !ok || disputed[r.Events[i].ID] {
			continue
		}
		if grown[i] == nil {
			grown[i] = &dispute{field: "occurrence"}
		}
		grown[i].add(charge, string(readout.Alleged))
		grown[i].add(d, string(readout.Denied))
	}
	for _, i := range slices.Sorted(maps.Keys(grown)) {
		row := grown[i].row(r.Events[i].ID)
		r.Contradictions = append(r.Contradictions, row)
		r.Events[i].Contradictions = append(r.Events[i].Contradictions, row.ID)
	}
}

// denies reports whether a claim is the saying that something is not so: "denied that its boats had left".
func (c *claim) denies() bool {
	return c.Type == "STATE" && c.Status == readout.Occurred && strings.HasPrefix(c.trigger, "den") && len(c.content) > 0
}

// charge is the claim that a denial answers: of one affair, not much later, of the denier or those it speaks for, in words that meet.
func (f *folder) charge(d *claim) *claim {
	if !d.denies() {
		return nil
	}
	var best *claim
	most := 0.0
	for _, c := range f.affairs[d.report.story] {
		accuses := c.Type == "ACCUSE" && c.Status == readout.Occurred && c.begins("accus", "alleg", "charg", "claim")
		if c.ID == d.ID || !accuses && !(c.Status == readout.Alleged && !verbal[c.Type]) || !near(c.report, d.report, window/2) {
			continue
		}
		blamed := c.recipients()
		if !accuses {
			blamed = c.actors()
		}
		own := slices.ContainsFunc(blamed, func(p party) bool {
			return slices.ContainsFunc(d.actors(), func(q party) bool { return sameParty(p, q) >= partly })
		})
		if s := contentAgreement(c, d); own && s > most {
			best, most = c, s
		}
	}
	if most < answered {
		return nil
	}
	return best
}

// answered is the agreement in words from which a denial is taken to answer a charge.
const answered = 0.1
