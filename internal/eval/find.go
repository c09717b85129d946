package eval

import (
	"regexp"
	"strings"

	"readout"
)

// find is every place of the words in the text: exact, else with other spaces, quotation marks or dashes.
func find(text, words string) []readout.Span {
	words = strings.TrimSpace(words)
	if words == "" {
		return nil
	}
	var out []readout.Span
	for from := 0; ; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			break
		}
		out = append(out, readout.Span{Start: from + i, End: from + i + len(words)})
		from += i + len(words)
	}
	if len(out) > 0 {
		return out
	}
	for _, at := range loose(words).FindAllStringIndex(text, -1) {
		out = append(out, readout.Span{Start: at[0], End: at[1]})
	}
	return out
}

const (
	marks  = "\"“”„«»'’‘`"
	dashes = "-–—‑"
)

// loose is a pattern of the words that lets white space, quotation marks and dashes differ.
func loose(words string) *regexp.Regexp {
	var b strings.Builder
	for _, r := range strings.Join(strings.Fields(words), " ") {
		switch {
		case r == ' ':
			b.WriteString(`\s+`)
		case strings.ContainsRune(marks, r):
			b.WriteString("[" + marks + "]{1,2}")
		case strings.ContainsRune(dashes, r):
			b.WriteString("[–—‑-]{1,2}")
		default:
			b.WriteString(regexp.QuoteMeta(string(r)))
		}
	}
	return regexp.MustCompile(b.String())
}

// common is how many bytes two spans share.
func common(a, b readout.Span) int { return max(0, min(a.End, b.End)-max(a.Start, b.Start)) }
