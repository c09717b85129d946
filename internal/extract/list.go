package extract

import "strings"

// lists takes out the lists of other stories that a heading such as "More News" or "Tags" opens.
func (p *page) lists() {
	for i := range p.lines {
		switch p.lines[i].left {
		case "section":
			p.lines[i].left = "furniture"
			p.stories(i+1, "related")
		case "tags":
			p.labels(i + 1)
		}
	}
}

// labels takes out the labels below "Tags": one line with commas, or short lines up to the next paragraph.
func (p *page) labels(from int) {
	for i := from; i < len(p.lines); i++ {
		l := &p.lines[i]
		if l.left != "" || closed(l.text) || words(l.text) > 5 && !strings.Contains(l.text, ",") || words(l.text) > 40 {
			return
		}
		l.left = "tags"
	}
}

// stories takes out the headlines from a line on, up to the next paragraph of the report. At the end of a page teasers
// may stand between the headlines; the list is then taken whole as long as no two sentences follow one another.
func (p *page) stories(from int, reason string) {
	end := from
	for end < len(p.lines) && (p.lines[end].left != "" || headlineLike(p.lines[end].text)) {
		end++
	}
	if p.teasers(end) {
		end = len(p.lines)
	}
	for i := from; i < end; i++ {
		if p.lines[i].left == "" || p.lines[i].left == "section" {
			p.lines[i].left = reason
		}
	}
}

// headlineLike holds for a line that reads like another story's headline or the caption above it: no sentence with its stop.
func headlineLike(s string) bool { return !stopped(s) && words(s) <= 30 && !datelineAt(s).sure }

// teasers holds if what follows a line to the end is headlines and single sentences in turn.
func (p *page) teasers(from int) bool {
	titles, run := 0, 0
	for _, l := range p.lines[from:] {
		switch {
		case l.left != "":
		case headlineLike(l.text):
			titles, run = titles+1, 0
		default:
			if run++; run > 1 || words(l.text) > 45 || sentences(l.text) > 2 {
				return false
			}
		}
	}
	return titles > 0
}
