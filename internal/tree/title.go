package tree

import (
	"strings"

	"readout"
	"readout/internal/gazetteer"
)

// longestTitle is how many tokens a title before a name may have: "former deputy minister of state for foreign affairs".
const longestTitle = 9

// Title is the first token of the title that stands right before a personal name; n.First where there is none. It reads words,
// not the tree, so that a title is found however the parser joined it: "Kenyan President Daniel Otieno and Foreign Minister Amina Said".
func Title(d *readout.Document, n readout.Name) int {
	first := n.First
	if n.Label != "PER" {
		return first
	}
	for k := n.First - 1; k >= 0 && n.First-k <= longestTitle; k-- {
		t := d.Tokens[k]
		if t.UPOS == "VERB" || t.UPOS == "CCONJ" || t.UPOS == "PRON" || strings.ContainsAny(t.Form, ",;:()\"“”.") && len(t.Form) == 1 {
			break
		}
		if t.UPOS == "PUNCT" && !glued(d, k) {
			break // the dash after a dateline is no part of a title
		}
		if d.Tokens[k].Span.End > n.Span.Start || newParagraph(d, k, n.First) {
			break
		}
		if t.XPOS == "POS" {
			continue // "Otieno's security adviser John Lund": the mark belongs to the word before it
		}
		title := Words(d, k, n.First)
		if _, ok := gazetteer.Office(title); ok && wholeTitle(title) {
			first = k
		}
	}
	return first
}

// glued reports a mark that stands inside a word: "vice-president".
func glued(d *readout.Document, k int) bool {
	return k > 0 && k+1 < len(d.Tokens) && d.Tokens[k-1].Span.End == d.Tokens[k].Span.Start && d.Tokens[k].Span.End == d.Tokens[k+1].Span.Start
}

// wholeTitle reports whether a title with "of" begins with an office: "the arrest of opposition leader" does not.
func wholeTitle(title string) bool {
	before, _, ok := strings.Cut(title, " of ")
	if !ok {
		return true
	}
	_, office := gazetteer.Office(before)
	return office
}

func Words(d *readout.Document, first, last int) string {
	var w []string
	for i := first; i < last; i++ {
		w = append(w, d.Tokens[i].Form)
	}
	return strings.Join(w, " ")
}

// newParagraph reports a line end between two tokens.
func newParagraph(d *readout.Document, a, b int) bool {
	return strings.Contains(d.Text[d.Tokens[a].Span.End:d.Tokens[b].Span.Start], "\n")
}
