package extract

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// closers may stand behind the full stop of a sentence.
const closers = "\"'”’»)]*"

// closed holds for a text that ends as a sentence does: "He left." and `"We agreed," he said. "Twice."`
func closed(s string) bool {
	s = strings.TrimRight(s, closers+" ")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…।。؟", r)
}

// stopped is closed with a full stop that is not that of an abbreviation alone: no "talks with the U.S."
func stopped(s string) bool {
	s = strings.TrimRight(s, closers+" ")
	return closed(s) && !endsInitials().MatchString(s)
}

var endsInitials = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?:^|[^\pL])(?:\p{Lu}\.){2,}$`) })

var boundary = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(\pL+|\d)[.!?]["'”’)\]]*\s+["'“‘(]?\p{Lu}`)
})

// short words that take a point without ending a sentence: "Foreign Minister meets Gen. Adel Osei".
var pointed = map[string]bool{"gen": true, "sen": true, "sens": true, "rep": true, "reps": true, "gov": true, "lt": true, "col": true,
	"sgt": true, "capt": true, "prof": true, "pres": true, "mrs": true, "mr": true, "ms": true, "dr": true, "st": true, "sept": true, "jan": true, "feb": true,
	"aug": true, "oct": true, "nov": true, "dec": true, "no": true, "vs": true, "jr": true, "maj": true, "adm": true, "rev": true}

// sentences counts the places where one sentence seems to end and another begin, plus one.
func sentences(s string) int {
	n := 1
	for _, m := range boundary().FindAllStringSubmatch(s, -1) {
		if word := strings.ToLower(m[1]); utf8.RuneCountInString(word) > 1 && !pointed[word] {
			n++
		}
	}
	return n
}

func words(s string) int { return len(strings.Fields(s)) }

// prose holds for a line of running text: a closed sentence of some length, or more than a heading could hold.
func prose(s string) bool {
	n := words(s)
	return n >= 8 && stopped(s) || n > 30 || n >= 5 && closed(s) && sentences(s) > 1
}

// capitals is the share of words of four letters and more that begin with a capital, the first word left out:
// near 1 in "Minister Calls Snap Election", low in "Minister calls snap election".
func capitals(s string) float64 {
	long, upper := 0, 0
	for i, w := range strings.Fields(s) {
		w = strings.TrimLeft(w, "\"'“‘(")
		if i == 0 || utf8.RuneCountInString(w) < 4 {
			continue
		}
		long++
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) || unicode.IsDigit(r) {
			upper++
		}
	}
	if long == 0 {
		return 0
	}
	return float64(upper) / float64(long)
}

// opens holds where a text begins as a line of its own does: with a capital, a digit, a quotation mark or a bullet.
func opens(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return !unicode.IsLower(r)
}

// heading holds for a line that could be a headline or a heading between paragraphs: one short phrase without a full stop.
func heading(s string) bool {
	n := words(s)
	end, _ := utf8.DecodeLastRuneInString(s)
	return n <= 25 && len(s) <= 220 && opens(s) && sentences(s) == 1 && (!stopped(s) || strings.HasSuffix(s, "?") && n <= 14) &&
		!strings.ContainsRune(",;:—-", end)
}

// nameLike holds for two to four capitalised words and nothing else: "Amara Okello", "Piet van Dorn".
func nameLike(s string) bool { return nameForm().MatchString(s) }

var nameForm = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\p{Lu}[\pL'’.-]*(?: (?:\p{Lu}[\pL'’.-]*|van|von|de|der|den|del|di|da|bin|al|el|al-\p{Lu}\pL+|ibn|abu|ter|la|le|dos|du)){1,4}$`)
})
