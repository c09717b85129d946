package extract

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"
)

//go:embed agency.txt
var agencyFile string

// agencies maps every name an agency is credited by, in lower case, to the name it goes by.
var agencies = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for row := range rows(agencyFile) {
		out[strings.ToLower(row[0])] = row[0]
		if len(row) > 1 {
			for _, alias := range strings.Split(row[1], "|") {
				out[strings.ToLower(alias)] = row[0]
			}
		}
	}
	return out
})

// agencyNamed is the agency that s names and nothing else; "" if it names none. Case counts for short names:
// "PAP" is an agency, "Pap" is not.
func agencyNamed(s string) string {
	s = strings.Trim(s, " .,;:()[]/—–-|©")
	s = strings.TrimPrefix(strings.TrimPrefix(s, "The "), "the ")
	if len(s) <= 4 && s != strings.ToUpper(s) {
		return ""
	}
	return agencies()[strings.ToLower(s)]
}

var parts = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[,;|/&()]| - | — | – |\bof\b|\bfor\b|\band\b`) })

// agencyIn is the first agency that a byline names: "Amara Okello, Associated Press".
func agencyIn(s string) string {
	for _, part := range parts().Split(s, -1) {
		if a := agencyNamed(part); a != "" {
			return a
		}
	}
	return ""
}
