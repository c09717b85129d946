package record

import (
	"slices"
	"strings"

	"readout"
)

// sides are how well two claims agree, each from 0 to 1; -1: one of them does not say.
type sides struct {
	actors, recipients, date, place, content float64
	trigger                                  bool
}

// likely is the score from which two claims tell one event.
const likely = 0.53

// score is how surely two claims tell the same event; 0 where they cannot.
func score(a, b *claim) float64 {
	if !typesMeet(a, b) || modesPart(a, b) {
		return 0
	}
	s := agreement(a, b)
	if hosted(a, b) {
		return 1
	}
	if (s.actors == 0 || s.recipients == 0 || s.date == 0 || s.place == 0) && !bearable(a, b, s) {
		return 0
	}
	if a.report == b.report && !sameAct(a, b, s) {
		return 0
	}
	if a.report.story != b.report.story && !(s.actors >= alike && s.recipients != other && s.date == 1 && s.trigger && a.first == a.last) {
		return 0
	}
	if a.report != b.report && !s.speaks(a, b) {
		return 0
	}
	return s.sum(a, b)
}

// speaks reports whether anything but the parties speaks for one event: what is said, the verb, or the day. An act that is
// considered is not the one that was done.
func (s sides) speaks(a, b *claim) bool {
	open := func(c *claim) bool { return c.Status == readout.Considered || c.Status == readout.Hypothetical }
	switch {
	case open(a) != open(b) && !s.trigger:
		return false
	case s.date < 0 && numbersPart(a, b): // 23 smugglers taken one day, 26 another
		return s.content >= 0.25
	case a.Type == "STATE" || b.Type == "STATE": // "said" is no word to meet by
		return s.content >= 0.25
	case verbal[a.Type] && s.content >= 0:
		return s.content >= 0.1 || s.trigger && s.content >= 0.06
	}
	alikeWay := s.actors >= alike && s.recipients >= alike && overlapping(a.Mode, b.Mode) // "arrested", "captured"
	return s.content >= 0.1 || s.trigger || s.date > 0 || rearranged(a, b) || alikeWay
}

// rearranged reports whether one claim plans or calls off what the other tells: their verbs differ by nature.
func rearranged(a, b *claim) bool {
	open := func(c *claim) bool { return c.Status == readout.Planned || c.Status == readout.Cancelled }
	return a.Status != b.Status && (open(a) || open(b))
}

func agreement(a, b *claim) sides {
	s := sides{trigger: a.trigger != "" && a.trigger == b.trigger, date: dateAgreement(a, b), place: placeAgreement(a, b), content: contentAgreement(a, b)}
	s.actors, s.recipients = partyAgreement(a, b)
	return s
}

// sum weighs what agrees; what one does not say counts a little less than half, and a little more where it refers back to
// an act just told: "met in Oslo … the meeting lasted an hour".
func (s sides) sum(a, b *claim) float64 {
	total, weight, unsaid := 0.0, 0.0, 0.45
	back := a.report == b.report && (a.definite || b.definite)
	if back {
		unsaid = 0.75
	}
	add := func(value, w float64) {
		if value < 0 {
			value = unsaid
		}
		total, weight = total+value*w, weight+w
	}
	add(s.actors, 3)
	if !a.reciprocal() || !b.reciprocal() {
		add(s.recipients, 2)
	}
	add(s.date, 2)
	add(s.place, 1)
	switch {
	case s.trigger && verbal[a.Type] && a.Type != "STATE":
		add(1, 2)
	case s.trigger:
		add(1, 1)
	case rearranged(a, b) || back: // "will meet", "postponed the meeting"
		add(0.6, 1)
	default:
		add(0, 1)
	}
	words := 2.0
	if verbal[a.Type] {
		words = 4
	}
	if s.content < 0.1 && (rearranged(a, b) || back) {
		s.content = -1
	}
	add(min(1, s.content*2), words)
	return total / weight
}

// numbersPart reports whether both claims give numbers, and none is the same.
func numbersPart(a, b *claim) bool {
	x, y := a.numbers(), b.numbers()
	return len(x) > 0 && len(y) > 0 && !overlapping(x, y)
}

// verbal are types of which one actor does many at one recipient in a day: what is said must meet too.
var verbal = map[string]bool{"STATE": true, "ACCUSE": true, "REQUEST": true, "SUPPORT": true, "REJECT": true, "AGREE": true, "THREATEN": true, "CONCEDE": true}

// kin are types that two reports may give to one act told with the same verb: "offered talks", "warned".
var kin = map[[2]string]bool{{"ACCUSE", "THREATEN"}: true, {"AGREE", "REQUEST"}: true, {"AGREE", "CONSULT"}: true, {"ACCUSE", "STATE"}: true, {"STATE", "THREATEN"}: true,
	{"AGREE", "SUPPORT"}: true, {"CONCEDE", "RETREAT"}: true, {"COERCE", "SANCTION"}: true, {"ASSAULT", "COERCE"}: true}

func typesMeet(a, b *claim) bool {
	if a.Type == b.Type {
		return true
	}
	pair := []string{a.Type, b.Type}
	slices.Sort(pair)
	return kin[[2]string{pair[0], pair[1]}] && a.trigger != "" && a.trigger == b.trigger && a.report != b.report
}

// modesPart reports whether the modes exclude one another: a call is no visit.
func modesPart(a, b *claim) bool {
	phone := func(c *claim) bool { return slices.Contains(c.Mode, "phone") }
	visit := func(c *claim) bool { return slices.Contains(c.Mode, "visit") }
	if a.Type == "CONSULT" && b.Type == "CONSULT" {
		return phone(a) && len(b.Mode) > 0 && !phone(b) || phone(b) && len(a.Mode) > 0 && !phone(a) || visit(a) && phone(b)
	}
	return a.Type == b.Type && a.Type != "ASSAULT" && a.Type != "CONSULT" && len(a.Mode) > 0 && len(b.Mode) > 0 && !overlapping(a.Mode, b.Mode)
}

func overlapping(a, b []string) bool {
	return slices.ContainsFunc(a, func(m string) bool { return slices.Contains(b, m) })
}

// partyAgreement compares who acts with who acts, and to whom with to whom; reciprocal acts by all who take part.
func partyAgreement(a, b *claim) (actors, recipients float64) {
	if a.reciprocal() && b.reciprocal() || a.Type == "CONSULT" && b.Type == "CONSULT" {
		return reciprocalAgreement(a, b), -1
	}
	return listAgreement(a.actors(), b.actors()), listAgreement(a.recipients(), b.recipients())
}

// reciprocalAgreement compares all who take part. Bodies of one country alone are one party: "the palace and the ministry are
// considering it" and "Norway is considering the offer".
func reciprocalAgreement(a, b *claim) float64 {
	as, bs := a.all, b.all
	oneA, oneB := oneCountry(as), oneCountry(bs)
	if oneA {
		as = as[:1]
	}
	if oneB {
		bs = bs[:1]
	}
	fewest := min(len(as), len(bs))
	if fewest == 0 {
		return -1
	}
	mean, found := meet(as, bs)
	switch {
	case found < fewest:
		return 0
	case fewest == 1 && max(len(as), len(bs)) > 1 && !oneA && !oneB:
		return mean * 0.7
	}
	return mean
}

func oneCountry(actors []party) bool {
	for _, a := range actors {
		if a.Country == "" || a.Country != actors[0].Country {
			return false
		}
	}
	return len(actors) > 1
}

func listAgreement(as, bs []party) float64 {
	if len(as) == 0 || len(bs) == 0 {
		return -1
	}
	mean, found := meet(as, bs)
	if found*2 < min(len(as), len(bs)) {
		return 0
	}
	return mean
}

// dateAgreement compares days: 1 the same, 0 apart; -1 where the words of one do not date it.
func dateAgreement(a, b *claim) float64 {
	if a.first == 0 && a.last == 0 || b.first == 0 && b.last == 0 {
		if x, y := weekday(a), weekday(b); x != "" && y != "" && x != y && near(a.report, b.report, 3) {
			return 0
		}
		return -1
	}
	gap := max(a.first, b.first) - min(unknownLast(a.last), unknownLast(b.last))
	width := max(unknownLast(a.last)-a.first, unknownLast(b.last)-b.first)
	switch {
	case gap > 1 || gap == 1 && a.report == b.report:
		return 0
	case gap == 1:
		return 0.5
	case width > 40:
		return 0.4
	case width > 3:
		return 0.7
	}
	return 1
}

// weekday is the weekday that the words of an unresolved date name.
func weekday(c *claim) string {
	for _, w := range words(strings.ToLower(c.date.Span.In(c.report.Text))) {
		if strings.HasSuffix(w.lower, "day") && len(w.lower) > 5 && w.lower != "yesterday" && w.lower != "birthday" && w.lower != "holiday" {
			return w.lower
		}
	}
	return ""
}

// placeAgreement compares places: 1 the same, 0.6 one in the other as far as is known, 0.3 two towns of one country, 0 two countries.
func placeAgreement(a, b *claim) float64 {
	if a.Place == nil || b.Place == nil {
		return -1
	}
	p, q := a.Place, b.Place
	switch {
	case p.Country != "" && q.Country != "" && p.Country != q.Country:
		return 0
	case p.Geoname != 0 && p.Geoname == q.Geoname, p.Name != "" && strings.EqualFold(p.Name, q.Name):
		return 1
	case p.Precision == "city" && q.Precision == "city":
		return 0.3
	}
	return 0.6
}

// contentAgreement is the share of the shorter claim's telling words, weighed by rarity in all claims, that the other has too;
// -1 where one has none.
func contentAgreement(a, b *claim) float64 {
	if a.weight == 0 || b.weight == 0 {
		return -1
	}
	both, j := 0.0, 0
	for _, t := range a.content {
		for j < len(b.content) && b.content[j].stem < t.stem {
			j++
		}
		if j < len(b.content) && b.content[j].stem == t.stem {
			both += t.weight
		}
	}
	const doubt = 3.0 // of a rare word: one word in common is not yet agreement
	return both / (min(a.weight, b.weight) + doubt)
}

// bearable reports whether two claims that contradict each other in one field are one event all the same, since everything
// else agrees: "a blast on Monday killed 12" and "a blast on Tuesday killed 12".
func bearable(a, b *claim, s sides) bool {
	if a.report == b.report || a.report.story != b.report.story || !s.trigger || a.Type != b.Type || a.Background != b.Background ||
		verbal[a.Type] || !near(a.report, b.report, 3) || s.content < 0.2 {
		return false
	}
	apart := 0
	for _, v := range []float64{s.actors, s.recipients, s.date, s.place} {
		if v == 0 {
			apart++
		}
	}
	parties := (s.actors >= alike || s.actors < 0) && (s.recipients >= alike || s.recipients < 0) && max(s.actors, s.recipients) > 0
	switch {
	case apart != 1:
		return false
	case s.date == 0:
		return parties && s.place >= 0.6 && a.first > 0 && b.first > 0 && max(a.first, b.first)-min(a.last, b.last) <= 2
	case s.place == 0:
		return parties && s.date == 1
	case s.actors == 0:
		return a.Type == "ASSAULT" && s.recipients >= partly && s.date == 1 && s.place >= 0.6
	}
	return false
}

// hosted reports whether one claim is a visit and the other the meeting with its hosts, told in one breath: "Lund will travel to
// Stockholm, where she will meet Swedish officials".
func hosted(a, b *claim) bool {
	if !slices.Contains(a.Mode, "visit") || len(a.Recipients) == 0 && len(b.Recipients) > 0 {
		a, b = b, a
	}
	if a.report != b.report || a.Type != "CONSULT" || b.Type != "CONSULT" || !slices.Contains(a.Mode, "visit") || slices.Contains(b.Mode, "visit") && len(b.Recipients) > 0 ||
		a.Status != b.Status || len(a.Actors) == 0 || len(b.all) != 2 || !a.report.oneSentence(a.Trigger, b.Trigger) {
		return false
	}
	host := ""
	if a.Place != nil {
		host = a.Place.Country
	}
	if len(a.Recipients) > 0 {
		host = a.Recipients[0].Country
	}
	guest, hosts := b.all[0], b.all[1]
	return host != "" && hosts.Country == host && sameParty(a.all[0], guest) >= alike
}

func (r *report) oneSentence(a, b readout.Span) bool {
	for _, s := range r.Sentences {
		if s.Span.Contains(a) {
			return s.Span.Contains(b)
		}
	}
	return false
}

// sameAct reports whether two claims of one report speak of one act: the same parties, and the same verb or a reference back.
func sameAct(a, b *claim, s sides) bool {
	if hosted(a, b) {
		return true
	}
	if a.Type != b.Type || a.Type == "STATE" || s.actors < partly || s.recipients == 0 || s.date == 0 || s.place == 0 || s.place == 0.3 {
		return false
	}
	if !(a.definite || b.definite || s.trigger) {
		return false
	}
	if verbal[a.Type] {
		return s.trigger && (s.content >= 0.3 || a.definite != b.definite)
	}
	return s.date == 1 || a.definite != b.definite || s.content >= 0.3
}
