package date

import "strings"

var (
	// cues stand before a bare year or month.
	cues = set(`in since of by until till from before after during between early late mid through to and for last next this circa around about back
		as on the a an its his their our 's ’s ( , - – —`)
	monthCues = set("in since until till during last next this early late mid of from through between by before after for and to through")
	mayCues   = set("in since until till during last next this early late mid from through")
	// counted follow a number that is no year: "1900 people".
	counted = set(`people troops soldiers men women children killed dead others civilians refugees police officers jobs homes houses tonnes tons miles
		km kilometers kilometres meters metres feet dollars euros pounds rubles percent per fighters militants members cases deaths hours days years
		points votes voters workers employees prisoners migrants vehicles tanks missiles rockets gmt utc local est edt`)
	hedges = set("than least most nearly almost roughly approximately some over $ £ € us$ number no. # room page flight route article chapter")
	ages   = set("his her their my your our mid-")
	stops  = set(". , ; : ) ” \" – — ? !")
	goesOn = set("and of in at when after as with for to from by or")
	named  = set("super black palm bloody good easter ash cyber giving holy sheffield ruby fat")
	papers = set("times telegraph mail express herald mirror post school night tribune star")
)

// refused reports that words which fit a rule are no expression of time here.
func refused(s []word, m match) bool {
	prev, next := word{}, word{}
	if m.from > 0 {
		prev = s[m.from-1]
	}
	if m.to < len(s) {
		next = s[m.to]
	}
	switch m.rule.name {
	case "year":
		return notYear(s, m, prev, next)
	case "month", "month-year", "end-month":
		return m.rule.name == "month" && notMonth(s[m.from], m, prev, next)
	case "weekday", "last-weekday":
		return named[prev.lower] || papers[next.lower] && next.form != next.lower && next.lower != "night"
	case "decade":
		return ages.has(prev.lower) || !m.says("the") && m.values[len(m.values)-1].text[0] < ':' && m.values[len(m.values)-1].n < 100
	case "in-units":
		return tenseAt(s, m) != future || next.lower == "of"
	case "day-of-month":
		return next.form != "" && next.form != "-" && !stops.has(next.lower) && !goesOn.has(next.lower)
	case "earlier", "later", "day-before", "next-day":
		return next.lower == "than" || s[m.to-1].lower == "before" && next.form != "" && !stops.has(next.lower)
	case "quarter":
		return next.lower == "of" || next.lower == "century"
	case "today":
		return s[m.from].form == "Today" && m.from > 0 && prev.form != strings.ToLower(prev.form)
	case "day-month":
		return s[m.to-1].form == "May" && (next.lower == "said" || next.lower == "told")
	case "decade-number":
		return true
	}
	return false
}

func (m lookup) has(w string) bool { return m[w] }

// notYear tells years from amounts: "in 2014", not "2014 people" or "$2014".
func notYear(s []word, m match, prev, next word) bool {
	if hedges[prev.lower] || counted[next.lower] || next.form == "%" || next.lower == "-" && m.to+1 < len(s) && counted[s[m.to+1].lower] {
		return true
	}
	n := m.values[0].n
	return n >= 100 && n < 1800 && prev.lower != "in" && prev.lower != "since" || n < 100 && !cues[prev.lower]
}

// notMonth tells months from names, verbs and the marching: "in May", not "Ms. May" or "April Lund".
func notMonth(w word, m match, prev, next word) bool {
	if m.to-m.from > 1 {
		return false
	}
	capitalNext := next.form != "" && next.form != strings.ToLower(next.form)
	switch w.form {
	case "May":
		return !mayCues[prev.lower] || capitalNext || next.lower == "said"
	case "March", "April", "June", "August":
		return !monthCues[prev.lower] || capitalNext && len(next.classes) == 0 && (next.upos == "PROPN" || !mayCues[prev.lower])
	}
	return len(w.form) == 3
}
