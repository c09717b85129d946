package gazetteer

import (
	"strings"
	"sync"
)

// foldings maps a Latin letter with marks to its plain letter: the first of each group stands for the rest.
const foldings = "aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặə bḃḅḇ cçćĉċčḉ dďḋḍḏḑḓđð eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ fḟ " +
	"gĝğġģǧǵḡ hĥȟḣḥḧḩḫẖħ iìíîïĩīĭįǐȉȋḭḯỉịı jĵǰ kķǩḱḳḵ lĺļľḷḹḻḽł mḿṁṃ nñńņňǹṅṇṉṋŋ " +
	"oòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợø pṕṗ rŕŗřȑȓṙṛṝṟ sśŝşšșṡṣṥṧṩ tţťțṫṭṯṱẗŧ " +
	"uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự vṽṿ wŵẁẃẅẇẉẘ xẋẍ yýÿŷȳẏẙỳỵỷỹ zźżžẑẓẕ"

// letters is one byte or two in place of a letter, 0 for none; blanks and marks that part words are ' '.
var letters = sync.OnceValue(func() map[rune]string {
	m := map[rune]string{'ß': "ss", 'æ': "ae", 'œ': "oe", 'þ': "th"}
	for group := range strings.FieldsSeq(foldings) {
		for _, r := range group[1:] {
			m[r] = group[:1]
		}
	}
	for _, r := range "'’‘ʻʼ`." {
		m[r] = ""
	}
	for _, r := range "-–_,/\u00a0\n\r\t" {
		m[r] = " "
	}
	return m
})

// words written short on maps and in reports: "St. Louis", "Mt. Vernon", "Ft. Hood".
var shortened = map[string]string{"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}

// FoldPlace is the key under which a place name is looked up: lower case, no marks on letters, hyphens as blanks, one
// blank between words, "St." and the like in full. Two spellings with one key are one name. Safe for concurrent use.
func FoldPlace(name string) string {
	plain := letters()
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		if to, ok := plain[r]; ok {
			b.WriteString(to)
		} else {
			b.WriteRune(r)
		}
	}
	words := strings.Fields(b.String())
	for i, w := range words[:max(0, len(words)-1)] {
		if long, ok := shortened[w]; ok {
			words[i] = long
		}
	}
	return strings.Join(words, " ")
}
