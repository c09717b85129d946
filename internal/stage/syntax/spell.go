package syntax

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// spelled mends the lemma that the model's rule makes of a form, where it is no word: the model reads wordpieces and not letters, and
// leaves "wavere" of "wavering". Names keep their capital. known reports words that English text has often.
func spelled(form, lemma, upos string, known func(string) bool) string {
	switch {
	case upos == "PROPN":
		return capital(form, lemma)
	case upos != "VERB" && upos != "NOUN" && upos != "ADJ" || !letters(form) || !letters(lemma) || lemma != strings.ToLower(lemma) || known(lemma):
		return lemma
	}
	lower := strings.ToLower(form)
	all := bases(lower, upos)
	for _, b := range all {
		if known(b) && b != lower {
			return b
		}
	}
	switch {
	case upos == "NOUN" && !slices.Contains(all, lemma):
		return all[0]
	case upos == "VERB" && len(all) > 1 && all[0] != lower && (!slices.Contains(all, lemma) || lemma == lower):
		return silentE(all[0])
	case upos == "VERB" && strings.HasSuffix(lemma, "ere") && slices.Contains(all, lemma[:len(lemma)-1]):
		return lemma[:len(lemma)-1] // "festere"
	case upos == "VERB" && doubled(lemma) && slices.Contains(all, lemma[:len(lemma)-2]):
		return lemma[:len(lemma)-2] // "expelle"
	case upos == "VERB" && len(lemma) > 4 && slices.Contains(all, lemma+"e"):
		return silentE(lemma)
	}
	return lemma
}

// doubled reports a lemma that ends in a doubled consonant and an "e".
func doubled(lemma string) bool {
	n := len(lemma)
	return n > 4 && lemma[n-1] == 'e' && lemma[n-2] == lemma[n-3] && !strings.ContainsRune("aeiosfu", rune(lemma[n-2]))
}

// capital gives the lemma of a name the capital that its form has: "Sources" in "Energy Sources" is "Source".
func capital(form, lemma string) string {
	first, _ := utf8.DecodeRuneInString(form)
	small, size := utf8.DecodeRuneInString(lemma)
	if !unicode.IsUpper(first) || !unicode.IsLower(small) || utf8.RuneCountInString(form) < 3 || strings.ContainsAny(form, "@.") {
		return lemma
	}
	return string(unicode.ToUpper(small)) + lemma[size:]
}

// bases are the words that a form may be of by its spelling, the plainest first.
func bases(form, upos string) []string {
	var out []string
	cut := func(suffix, more string) bool {
		stem, ok := strings.CutSuffix(form, suffix)
		if ok = ok && len(stem) > 2; ok {
			out = append(out, stem+more)
		}
		return ok
	}
	stems := func(suffixes ...string) {
		for _, s := range suffixes {
			if stem, ok := strings.CutSuffix(form, s); ok && len(stem) > 2 {
				out = append(out, stem, stem+"e")
				if n := len(stem); n > 3 && stem[n-1] == stem[n-2] {
					out = append(out, stem[:n-1])
				}
			}
		}
	}
	switch upos {
	case "VERB":
		cut("ied", "y")
		stems("ing", "ed")
		cut("ies", "y")
	case "NOUN":
		cut("men", "man")
		cut("ies", "y")
	case "ADJ":
		cut("ier", "y")
		cut("iest", "y")
		stems("est", "er")
		return append(out, form)
	}
	switch {
	case strings.HasSuffix(form, "ss") || upos == "NOUN" && (strings.HasSuffix(form, "us") || strings.HasSuffix(form, "is")):
	case upos == "NOUN" && !hissing(form):
		cut("s", "")
	default:
		cut("es", "")
		cut("s", "")
	}
	return append(out, form)
}

// hissing reports a plural that takes "es" after the sound of its stem: "matches", "losses".
func hissing(form string) bool {
	return slices.ContainsFunc([]string{"ches", "shes", "xes", "sses", "zes"}, func(s string) bool { return strings.HasSuffix(form, s) })
}

// silentE ends a verb's stem with the "e" that its spelling asks for: "evacuat" of "evacuating".
func silentE(stem string) string {
	for _, end := range []string{"at", "iz", "ag", "v", "c", "dg", "u", "bl", "pl", "tl", "dl", "gl", "fl", "ur"} {
		if strings.HasSuffix(stem, end) {
			return stem + "e"
		}
	}
	return stem
}

func letters(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return r < 'A' || r > 'z' || r > 'Z' && r < 'a' })
}
