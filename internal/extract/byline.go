package extract

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

var byLine = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:By|BY|by|Written by|Posted by|Story by|Text by|Report by)[:\s]+(\p{Lu}.*)$`)
})

// byline holds if l says who wrote the report, "By Amara Okello and Piet Maas, Coast News", and keeps the names.
func (p *page) byline(l *line) bool {
	m := byLine().FindStringSubmatch(l.text)
	if l.kind == "byline" && m == nil && words(l.text) <= 12 && !prose(l.text) {
		p.addNames(l.text)
		return true
	}
	if m == nil || words(m[1]) > 24 || prose(m[1]) && len(lowerWords(m[1])) > 0 || len(lowerWords(m[1])) > 2 {
		return false
	}
	if len(namesIn(m[1])) == 0 && agencyNamed(m[1]) == "" && stopped(m[1]) {
		return false // "By Monday." is no one's name
	}
	p.addNames(m[1])
	return true
}

func (p *page) addNames(s string) {
	for _, n := range namesIn(s) {
		if !slices.Contains(p.meta.byline, n) {
			p.meta.byline = append(p.meta.byline, n)
		}
	}
	if p.agency == "" {
		p.agency = agencyIn(s)
	}
}

// small words that stand between the names of a byline.
var between = map[string]bool{"and": true, "in": true, "for": true, "of": true, "the": true, "at": true, "from": true, "with": true, "de": true,
	"van": true, "von": true, "der": true, "den": true, "del": true, "di": true, "da": true, "bin": true, "al": true, "el": true, "la": true, "le": true,
	"staff": true, "writer": true, "reporter": true, "correspondent": true, "editor": true, "special": true, "to": true, "on": true, "am": true, "pm": true,
	"published": true, "updated": true, "ago": true, "hours": true, "days": true, "min": true, "minutes": true, "by": true, "via": true}

// lowerWords are the words in lower case that have no place in a byline: verbs, mostly.
func lowerWords(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" ,;|/()", r) }) {
		if !opens(w) && !between[w] && !strings.Contains(w, "@") {
			out = append(out, w)
		}
	}
	return out
}

var (
	nameEnd = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)\s*(?:[|•·–—]|\s-\s|\(|@|\d|\b(?:in|for|at|from|of|with|to|on|published|updated|posted|last updated|via)\b ).*$`)
	})
	nameCut = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\s*(?:,|;|&|\band\b|\bAND\b|\bwith\b|/)\s*`) })
	role    = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)\b(?:staff|writer|reporter|correspondent|editor|editorial|desk|agency|agencies|bureau|news|press|today|times|post|journal|team|service|wire|contributor|columnist|online|monitor|chief|published|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|\.com|https?:|www\.`)
	})
)

// namesIn are the persons named in a byline without its "By": cut where a place, a date or an outlet begins.
func namesIn(s string) []string {
	s = strings.TrimSpace(s)
	for _, lead := range []string{"By ", "BY ", "by "} {
		s = strings.TrimPrefix(s, lead)
	}
	var out []string
	for _, part := range nameCut().Split(s, -1) {
		n := strings.Trim(nameEnd().ReplaceAllString(part, ""), " .,;:")
		if n == "" || role().MatchString(n) || agencyNamed(n) != "" || !nameLike(n) {
			continue
		}
		out = append(out, titled(n))
	}
	return out
}

// titled writes a name that is all capitals as names are written: "AMARA OKELLO" is Amara Okello.
func titled(n string) string {
	if n != strings.ToUpper(n) || len(n) < 6 {
		return n
	}
	var out []string
	for w := range strings.FieldsSeq(n) {
		r := []rune(w)
		if len(r) > 2 && !strings.Contains(w, ".") {
			w = string(r[0]) + strings.ToLower(string(r[1:]))
		}
		out = append(out, w)
	}
	return strings.Join(out, " ")
}

// creditLine holds if line i above the first paragraph names the writer without "By", or the outlet or agency:
// "Amara Okello, Coast News" · "Amara Okello" below the headline · "USA TODAY".
func (p *page) creditLine(i, lead int) bool {
	text := p.lines[i].text
	if agencyNamed(text) != "" || slices.Contains(outlets, strings.ToLower(text)) {
		p.agency = agencyNamed(text)
		return true
	}
	if words(text) > 12 {
		return false
	}
	head, rest, _ := strings.Cut(text, ",")
	next := ""
	if i+1 < lead {
		next = p.lines[i+1].text
	}
	outlet := func(s string) bool {
		return s != "" && (agencyIn(s) != "" || role().MatchString(s) || slices.Contains(outlets, strings.ToLower(strings.TrimSpace(s))))
	}
	if !allNames(head) || role().MatchString(head) || !outlet(rest) && !(rest == "" && (p.meta.title != "" || outlet(next)) && words(head) <= 7) {
		return false
	}
	p.addNames(text)
	return true
}

// allNames holds for one name or several with "and" between them.
func allNames(s string) bool {
	for _, n := range nameCut().Split(s, -1) {
		if !nameLike(n) || words(n) > 3 {
			return false
		}
	}
	return true
}

// outlets are names that stand alone below a headline. A name here only keeps its line out of the text.
var outlets = []string{"usa today", "bbc news", "cnn", "the guardian", "al jazeera", "npr", "fox news", "bloomberg", "cnbc", "the hill", "politico", "dw", "france 24", "euronews", "voa", "voa news", "rfe/rl"}
