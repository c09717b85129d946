package date

import (
	_ "embed"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"readout"
)

//go:embed lexicon.txt
var lexiconText string

// word is a token as the grammar sees it.
type word struct {
	span    readout.Span
	form    string
	lower   string // without the dot of an abbreviation
	classes []value
	upos    string
	xpos    string
	deprel  string
	head    int // index in the sentence; own index for a root, -1 where there is no tree
}

// lexicon gives the classes of a written word; a word with a capital is found only with it.
var lexicon = sync.OnceValue(func() map[string][]value {
	out := map[string][]value{}
	for l := range strings.Lines(lexiconText) {
		f := strings.Fields(l)
		if len(f) == 0 || f[0] == "#" {
			continue
		}
		for _, entry := range f[1:] {
			w, n, _ := strings.Cut(entry, "=")
			v, _ := strconv.Atoi(n)
			out[w] = append(out[w], value{class: f[0], n: v, text: w})
		}
	}
	for _, w := range strings.Fields("early late mid earlier later") {
		out[w] = append(out[w], value{class: "MOD", n: 1, text: w})
	}
	return out
})

// sentences are the sentences of d as words.
func sentences(d *readout.Document) [][]word {
	if len(d.Tokens) == 0 {
		return plain(d.Text)
	}
	var out [][]word
	for _, s := range d.Sentences {
		if s.First < 0 || s.Last > len(d.Tokens) {
			continue
		}
		for first := s.First; first < s.Last; first += most {
			out = append(out, words(d.Tokens, first, min(s.Last, first+most)))
		}
	}
	return out
}

// most is the number of words that are read together; a longer sentence is no sentence but a list or a page.
const most = 1000

// words are the tokens [first, last) as the grammar sees them.
func words(tokens []readout.Token, first, last int) []word {
	out := make([]word, 0, last-first)
	for _, t := range tokens[first:last] {
		w := newWord(t.Form, t.Span)
		w.upos, w.xpos, w.deprel, w.head = t.UPOS, t.XPOS, t.Deprel, -1
		if t.Deprel != "" && t.Head >= first && t.Head < last {
			w.head = t.Head - first
		}
		out = append(out, w)
	}
	return out
}

// piece is a word of a text that comes without words.
var piece = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\d{4}-\d\d-\d\d|\d+/\d+/\d+|\d+-[A-Z][a-z]+-\d+|\d+(?:st|nd|rd|th|s)\b|\d[\d,.]*\d|\d+|[Mm]id-\w+|[\pL\pM]+\.?|['’]\d\ds?|['’]s\b|[^\s]`)
})

// plain cuts text roughly, for a document that comes without words: enough for the grammar.
func plain(text string) [][]word {
	var out [][]word
	var s []word
	for _, at := range piece().FindAllStringIndex(text, -1) {
		form := text[at[0]:at[1]]
		if t := strings.TrimSuffix(form, "."); t != form && (len(t) > 4 || len(t) < 3 || t == "May" || t == "June" || t == "July" || lexicon()[t] == nil || t == strings.ToLower(t)) {
			form, at[1] = t, at[1]-1
		}
		s = append(s, newWord(form, readout.Span{Start: at[0], End: at[1]}))
		s[len(s)-1].head = -1
		rest := text[at[1]:]
		if strings.HasPrefix(rest, "\n") || rest != "" && strings.IndexByte(".!?", rest[0]) >= 0 && startsUpper(strings.TrimLeft(rest[1:], " \n\"”")) {
			out, s = append(out, s), nil
		}
	}
	return append(out, s)
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

func newWord(form string, span readout.Span) word {
	w := word{span: span, form: form, lower: strings.ToLower(form)}
	bare := strings.TrimSuffix(form, ".")
	w.classes = lexicon()[bare]
	if len(w.classes) > 0 {
		w.lower = strings.ToLower(bare)
	} else if low := lexicon()[strings.ToLower(bare)]; len(low) > 0 && form != strings.ToUpper(form) {
		w.classes = low
	} else if up := lexicon()[title(bare)]; len(up) > 0 && len(bare) > 3 && bare == strings.ToUpper(bare) {
		w.classes = up // MONDAY in a headline
	}
	if rest, ok := strings.CutPrefix(w.lower, "mid-"); ok {
		w.classes = newWord(form[len(form)-len(rest):], span).classes
	}
	if len(form) > 0 && (form[0] >= '0' && form[0] <= '9' || form[0] == '\'' || strings.HasPrefix(form, "’")) {
		w.classes = append(w.classes[:len(w.classes):len(w.classes)], figures(form)...)
	}
	if w.lower == "'s" || w.lower == "’s" || form == "'" || form == "’" {
		w.classes = []value{{class: "ORPHAN"}}
	}
	return special(w)
}

// special adds the classes of one day that the world knows by its date.
func special(w word) word {
	for _, c := range w.classes {
		if c.class == "MONTH" && c.n == 9 {
			w.classes = append(w.classes[:len(w.classes):len(w.classes)], value{class: "SEPTEMBER"})
		} else if c.class == "DAY" && c.n == 11 {
			w.classes = append(w.classes[:len(w.classes):len(w.classes)], value{class: "ELEVENTH"})
		}
	}
	return w
}

func title(s string) string {
	r := []rune(strings.ToLower(s))
	if len(r) > 0 {
		r[0] = unicode.ToUpper(r[0])
	}
	return string(r)
}

// shape is how a word of digits looks.
type shape struct {
	class   string
	pattern *regexp.Regexp
}

var shapes = sync.OnceValue(func() []shape {
	return []shape{
		{"ISO", regexp.MustCompile(`^(?:1\d|20)\d\d-\d\d?-\d\d?$`)},
		{"SLASHED", regexp.MustCompile(`^\d{1,2}/\d{1,2}/(?:\d\d)?\d\d$`)},
		{"DASHED", regexp.MustCompile(`^\d{1,2}-[A-Z][a-z][a-z]-(?:\d\d)?\d\d$`)},
		{"DECADE", regexp.MustCompile(`^(?:(?:1\d|20)\d0|['’]?[1-9]0)['’]?s$`)},
		{"YEAR", regexp.MustCompile(`^(?:1[5-9]|20)\d\d$`)},
		{"YEAR", regexp.MustCompile(`^['’]\d\d$`)},
		{"TWODIGIT", regexp.MustCompile(`^\d\d$`)},
	}
})

// figures are the classes of a word of digits.
func figures(form string) []value {
	var out []value
	for _, s := range shapes() {
		if s.pattern.MatchString(form) {
			n, _ := strconv.Atoi(strings.Trim(form, "'’s"))
			out = append(out, value{class: s.class, n: n, text: form})
		}
	}
	digits := strings.TrimRight(form, "stndrh")
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 || len(digits) > 3 {
		return out
	}
	nth := len(form) == len(digits)+2
	if n <= 31 && len(digits) <= 2 && (nth || form == digits) {
		out = append(out, value{class: "DAY", n: n, text: form})
	}
	if form == digits {
		out = append(out, value{class: "NUMBER", n: n, text: form})
	}
	if nth {
		out = append(out, value{class: "NTH", n: n}, value{class: "CENTURY", n: n}, value{class: "ORDER", n: n})
	}
	return out
}
