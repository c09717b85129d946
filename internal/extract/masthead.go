package extract

import (
	"regexp"
	"strings"
	"sync"
)

// masthead takes the name of the outlet, or of the body that issued a statement, from the line above the headline: "The Lake Herald",
// "Ministry of Foreign Affairs of Denmark". Without a headline below it the line is the headline.
func (p *page) masthead(title string, lead int) {
	if p.meta.title != "" || title != "" {
		return
	}
	var open []int
	for i := range lead {
		if l := p.lines[i]; l.left == "" && heading(l.text) {
			open = append(open, i)
		}
	}
	if len(open) > 1 && outletName(p.lines[open[0]].text) {
		p.lines[open[0]].left = "outlet"
		if p.meta.outlet == "" {
			p.meta.outlet = p.lines[open[0]].text
		}
	}
}

// wrote keeps what a date line has before its day: the outlet, or where the report was written.
func (p *page) wrote(before string) {
	switch {
	case before == "":
	case outletName(before):
		if p.meta.outlet == "" {
			p.meta.outlet = before
		}
	case p.place == "":
		p.place = before
	}
}

// outletName holds for capitalised words, few, one of which newspapers, broadcasters or issuers of statements are named by.
func outletName(s string) bool {
	if words(s) > 9 || !outletWord().MatchString(s) {
		return false
	}
	for w := range strings.FieldsSeq(s) {
		if !opens(w) && !between[strings.Trim(w, ",")] && !inOutlets[strings.Trim(w, ",&")] {
			return false
		}
	}
	return true
}

// inOutlets are words in lower case that names of outlets and issuers have, besides those of bylines.
var inOutlets = map[string]bool{"": true, "press": true, "release": true, "media": true, "statement": true, "edition": true, "office": true, "y": true, "et": true, "und": true, "e": true}

var outletWord = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\b(?:Times|Post|Postası|Postasi|News|Herald|Gazette|Gazeta|Courier|Tribune|Daily|Monitor|Observer|Chronicle|Journal|Standard|Echo|Argus|Ledger|Press|Prensa|Presse|Express|` +
		`Telegraph|Telegram|Bulletin|Independent|Mirror|Globe|Dispatch|Examiner|Mercury|Advertiser|Inquirer|Enquirer|Guardian|Radio|Television|TV|Broadcasting|Magazine|Weekly|Evening|Morning|Newspaper|` +
		`Lantern|Notebook|Dagblad|Dagspost|Diario|Zeitung|Nación|Nacion|Jour|Hoy|Wire|Agency|Examiner|Tide|Noon|Dial|Sport|` +
		`Ministry|Ministries|Office of|Department of|Embassy|Consulate|Presidency|Government of|Council of|Secretariat|Commission|Organization of|Organisation of|Police Service|Foreign Office|White House|Press Office|Permanent Mission|Public Affairs)(?:$|[^\pL])`)
})
