package extract

import (
	"strings"
	"unicode"
)

// maxCompared bounds the comparison of each paragraph with each other one; no report has more.
const maxCompared = 600

// letters is a text with nothing but its letters and digits, in lower case, to compare what two lines say.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// repeats takes out what is printed twice: the same paragraph again, a pull quote that holds one sentence of a
// paragraph, a caption's words, and the paragraph that runs together what others say apart, better separated.
func (p *page) repeats() {
	said := make([]string, len(p.lines))
	first := map[string]int{}
	for i := range p.lines {
		l := &p.lines[i]
		said[i] = letters(l.text)
		if len(said[i]) < 25 || l.left != "" && l.left != "caption" {
			continue
		}
		if at, ok := first[said[i]]; ok && l.left == "" && (prose(l.text) || p.lines[at].left == "") {
			l.left = "repeat"
			continue
		}
		first[said[i]] = i
	}
	if kept := p.kept(); len(kept) <= maxCompared {
		p.contained(kept, said)
	}
}

// contained takes out paragraphs that hold others or stand in others. What says most is judged first.
func (p *page) contained(kept []int, said []string) {
	for _, i := range kept {
		covered, parts := 0, []int(nil)
		for _, j := range kept {
			if i != j && p.lines[i].left == "" && p.lines[j].left == "" && len(said[j]) >= 25 && len(said[j]) < len(said[i]) && strings.Contains(said[i], said[j]) {
				covered += len(said[j])
				parts = append(parts, j)
			}
		}
		switch {
		case len(parts) > 1 && covered*10 >= len(said[i])*8, len(parts) == 1 && covered*10 >= len(said[i])*9 && !prose(p.lines[i].text):
			p.lines[i].left = "repeat"
		case len(parts) > 0:
			for _, j := range parts {
				p.lines[j].left = "repeat"
			}
		}
	}
}
