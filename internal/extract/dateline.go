package extract

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"readout"
)

// opening is a dateline with how sure it is. Only a sure one tells where the report begins below its headline.
type opening struct {
	readout.Dateline
	sure bool
	days []day
}

// dateline is the dateline that opens a text.
func dateline(text string) readout.Dateline {
	first, rest, _ := strings.Cut(text, "\n")
	o := datelineAt(first)
	if !o.sure && !o.Span.Empty() && speakerLabels(rest) {
		return readout.Dateline{} // a transcript: "AMARA OKELLO: What did the envoy say?"
	}
	return o.Dateline
}

var label = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?m)^\p{Lu}[\p{Lu} .'-]+: `) })

func speakerLabels(text string) bool { return label().MatchString(text) }

// separator ends a dateline: "(UPI) -- ", "WASHINGTON—", "(AFP): ", "/TASS/. ".
var separator = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\s*(?:--+|—|―|–)\s*|\)\s*-+\s*|\s+-\s+|:\s+|/\.?\s+`)
})

// datelineAt reads the dateline at the beginning of s; its span is empty where there is none.
func datelineAt(s string) opening {
	near := s[:min(len(s), 140)]
	for i, m := range separator().FindAllStringIndex(near, 5) {
		if i == 4 || m[1] >= len(s) {
			break
		}
		sign := strings.TrimSpace(near[m[0]:m[1]])
		head := near[:m[0]]
		if strings.HasPrefix(sign, ")") {
			head, sign = near[:m[0]+1], "-"
		}
		if strings.HasPrefix(sign, "/") {
			head = near[:m[0]+1]
		}
		if o, ok := readHead(head, sign, s[m[1]:]); ok {
			o.Span = readout.Span{Start: 0, End: m[1]}
			return o
		}
	}
	return opening{}
}

var (
	inParens = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`[,.]?\s*(?:\(([^()]{2,40})\)|/([^/]{2,30})/)\.?$`)
	})
	placeForm = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(?:the )?\p{Lu}[\pL'’.-]*(?:[ /-]+(?:\p{Lu}[\pL'’.-]*|de|da|do|dos|la|el|al|of|on|the|and|upon|sur|am))*$`)
	})
	weekday = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b`)
	})
)

// readHead reads what stands before the sign that ends a dateline: place, date and agency, each of which may be missing.
func readHead(head, sign, after string) (o opening, ok bool) {
	rest := strings.TrimSpace(head)
	o.days = days(rest)
	credit := ""
	if m := inParens().FindStringSubmatchIndex(rest); m != nil {
		at := max(m[2], m[4])
		credit = strings.TrimSpace(rest[at:max(m[3], m[5])])
		o.Agency = agencyIn(credit)
		if o.Agency == "" && !placeForm().MatchString(credit) {
			return o, false
		}
		rest = rest[:m[0]]
	}
	if len(o.days) > 0 {
		d := o.days[0]
		if d.end > len(rest) {
			return o, false
		}
		o.Date = d.EDTF()
		rest = rest[:d.start] + rest[d.end:]
	}
	rest = strings.Trim(weekday().ReplaceAllString(rest, ""), " ,.")
	places := strings.FieldsFunc(rest, func(r rune) bool { return r == ',' || r == '[' || r == ']' })
	if n := len(places); o.Agency == "" && n > 0 && agencyNamed(places[n-1]) != "" {
		o.Agency = agencyNamed(places[n-1]) // "Damascus, SANA – "
		places = places[:n-1]
		rest = strings.Trim(rest[:strings.LastIndex(rest, ",")+1], " ,")
	}
	o.Place = rest
	return o, o.fits(places, credit, sign, after)
}

// fits judges by all its parts whether they are a dateline, and sets how sure that is.
func (o *opening) fits(places []string, credit, sign, after string) bool {
	dated, credited := o.Date != "", o.Agency != ""
	if len(places) == 0 {
		if credit != "" && !credited && words(credit) <= 3 && sign != ":" {
			o.Agency, credited = credit, true // "(Nordwire) - Norway said": an agency that no table knows
		}
		o.sure = credited || dated && sign != "-" && sign != ":"
		return o.sure
	}
	total := 0
	for _, p := range places {
		p = strings.TrimSpace(p)
		if n := words(p); n > 5 || !placeForm().MatchString(p) {
			return false
		} else {
			total += n
		}
	}
	if len(places) > 4 || kickers[strings.ToUpper(strings.TrimSpace(places[0]))] {
		return false
	}
	caps := allCaps(places[0])
	o.sure = credited || dated || caps && sign != ":"
	switch {
	case o.sure:
		return true
	case sign == ":":
		return caps && total <= 4
	case credit != "":
		return true
	}
	// "Nairobi – The envoy said": no words say that this is a dateline but its form, so it has to be plain.
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(after, "\"'“‘"))
	return total <= 5 && (len(places) > 1 || total <= 2) && unicode.IsUpper(r) && !strings.Contains(after[:min(len(after), 200)], sign)
}

// allCaps holds for "WASHINGTON" and "PORT-AU-PRINCE", not for a letter or two.
func allCaps(s string) bool {
	upper := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return upper >= 3
}

// kickers stand where a place would: "EXCLUSIVE - The ministry …".
var kickers = map[string]bool{"EXCLUSIVE": true, "DEVELOPING": true, "UPDATE": true, "UPDATED": true, "BREAKING": true, "WATCH": true, "VIDEO": true, "ANALYSIS": true,
	"OPINION": true, "LIVE": true, "FACTBOX": true, "CORRECTED": true, "CORRECTION": true, "FILE": true, "PHOTO": true, "PHOTOS": true, "NOTE": true, "REVIEW": true,
	"COMMENTARY": true, "EXPLAINER": true, "TIMELINE": true, "NEWS": true, "INTERVIEW": true, "FEATURE": true, "REFILE": true, "RPT": true, "READ": true,
	"RELATED": true, "MORE": true, "SEE ALSO": true, "READ MORE": true, "EDITORIAL": true, "PROFILE": true, "REPORT": true, "TRANSCRIPT": true, "BREAKING NEWS": true,
	"FILE PHOTO": true, "LIVE UPDATES": true, "QUESTION": true, "ANSWER": true, "SOURCE": true, "TAGS": true, "TOPICS": true, "STORY": true, "ALSO READ": true, "READ ALSO": true}
