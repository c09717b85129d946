package extract

import (
	"strings"
	"unicode"

	"github.com/abadojack/whatlanggo"
)

// minLetters is how much text a language is told from; below that only English is recognised, by its small words.
const minLetters = 200

// language is the ISO 639-1 code of a text's language; "" where it can't be told.
func language(text string) string {
	text = text[:min(len(text), 2000)] // more makes it slower, not surer
	text = strings.ToValidUTF8(text, "")
	letters := 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	if letters >= minLetters {
		if found := whatlanggo.Detect(text); found.IsReliable() && found.Confidence >= 0.5 {
			return found.Lang.Iso6391()
		}
	}
	if english(text) {
		return "en"
	}
	return ""
}

var small = map[string]bool{"the": true, "of": true, "and": true, "to": true, "in": true, "on": true, "a": true, "with": true, "that": true, "for": true,
	"said": true, "has": true, "have": true, "was": true, "were": true, "is": true, "will": true, "by": true, "at": true, "from": true, "his": true, "its": true,
	"an": true, "as": true, "it": true, "after": true, "not": true, "be": true, "are": true, "over": true, "would": true, "their": true}

// english holds for text in which at least one word in seven is one of English's small words.
func english(text string) bool {
	n, hits := 0, 0
	for w := range strings.FieldsSeq(strings.ToLower(text)) {
		n++
		if small[strings.Trim(w, `"'.,;:()“”‘’`)] {
			hits++
		}
	}
	return hits > 0 && hits*7 >= n
}
