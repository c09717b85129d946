package extract

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// sort gives every line that is no text of the report its reason. title is the headline if it is known already.
// The order matters: what the passes before have taken out, the next ones look past.
func (p *page) sort(title string) {
	p.unglue()
	p.cues()
	p.head(title)
	p.lists()
	p.tags()
	p.repeats()
	p.headings()
	p.last()
}

// controls are page controls that are found run together with the text before them.
var controls = []string{"Advertisement", "ADVERTISEMENT", "Share this article", "Read more", "READ MORE", "Real Time Analytics", "Latest Headlines", "More News", "Join the Discussion"}

// unglue parts a page control that lost its line break: "…talks on the fisheriesAdvertisement".
func (p *page) unglue() {
	for i := 0; i < len(p.lines); i++ {
		l := p.lines[i]
		for _, c := range controls {
			text, found := strings.CutSuffix(l.text, c)
			if !found || words(text) < 4 || strings.HasSuffix(text, " ") {
				continue
			}
			head, rest := newLine(text, l.gap), newLine(c, false)
			head.kind, head.link, rest.left = l.kind, l.link, "furniture"
			p.lines[i] = head
			p.lines = slices.Insert(p.lines, i+1, rest)
			break
		}
	}
}

// cues looks every line up in furniture.txt and recognises lines that are only a date, a byline or a caption.
func (p *page) cues() {
	for i := range p.lines {
		l := &p.lines[i]
		switch date, isDate := dateLine(l.text); {
		case l.left != "":
		case isDate:
			l.left = "date"
			p.dates = append(p.dates, date)
			p.wrote(placed(l.text))
		case l.kind == "caption":
			l.left = "caption"
		case len(l.text) < 800 && creditEnd().MatchString(end(l.text, 100)):
			l.left = "caption"
		case p.byline(l):
			l.left = "byline"
		case l.link > 0.8 && l.kind != "heading" && words(l.text) <= 25 && !stopped(l.text):
			l.left = "related" // nothing but a link: the page's navigation, or another story
		case l.kind == "tags" && !prose(l.text):
			l.left = "tags"
		default:
			l.left = cueOf(l.fold)
		}
	}
}

// creditEnd finds a photographer's credit at the end of a line: "The minister waves. Ida Holm/AFP/Getty Images".
var creditEnd = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:[\pL.]+(?: [\pL.]+){0,3} ?/ ?(?:AFP|AP|Reuters|REUTERS|UPI|EPA|EPA-EFE|Getty|Getty Images|Bloomberg|Xinhua|TASS|Sputnik|Anadolu|NurPhoto|Shutterstock|AAP|PA)` +
		`(?: Photo| Pool| Images| News)*(?:/[\pL ]+)?|(?:AP|AFP|Reuters|EPA|UPI) (?:Photo|photo|file)(?:/[\pL .]+)?|(?:REUTERS|AFP|EPA|AP|UPI)/[\pL .'-]+|\((?:[\pL/ ]{0,30}(?i:photo|photograph|picture|image|credit))s?(?: by|:|/) ?[^()]*\))[)\]]?\.?$`)
})

// end is the last n bytes of s or a little less, from a whole character on.
func end(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[len(s)-n:], "")
}

// head sorts what stands above the first paragraph: headline, line below it, byline, names of outlets.
func (p *page) head(title string) {
	lead := p.lead()
	if lead < 0 {
		return
	}
	p.titleLines(title, lead)
	p.masthead(title, lead)
	for i := range lead {
		l := &p.lines[i]
		if l.left != "" {
			continue
		}
		switch {
		case p.meta.title == "" && title == "" && heading(l.text) && !p.creditLine(i, lead):
			p.meta.title, l.left = l.text, "headline"
		case p.creditLine(i, lead):
			l.left = "byline"
		case !prose(l.text) && !stopped(l.text) && words(l.text) <= 30 && !bullet(l.text):
			l.left = "headline"
		}
	}
}

// titleLines takes out the headline where it is known, wherever it is repeated up to the first paragraph.
func (p *page) titleLines(title string, lead int) {
	want := letters(title)
	if len(want) < 8 {
		return
	}
	for i := range min(len(p.lines), lead+1) {
		if l := &p.lines[i]; l.left == "" && letters(l.text) == want {
			l.left = "headline"
		}
	}
}

// lead is the index of the first paragraph of the report; -1 where the text has no such thing: a single line,
// or notes without full stops. Then nothing is taken for a headline.
func (p *page) lead() int {
	first, body := -1, 0
	for i, l := range p.lines {
		if l.left != "" {
			continue
		}
		if i < 12 && body < 25 && datelineAt(l.text).sure && words(l.text) > 8 {
			return i
		}
		if prose(l.text) {
			if first < 0 {
				first = i
			}
			body += words(l.text)
		}
		if i > 40 && first >= 0 {
			break
		}
	}
	if body < 12 {
		return -1
	}
	return first
}

func bullet(s string) bool {
	return strings.HasPrefix(s, "•") || strings.HasPrefix(s, "- ") || strings.HasPrefix(s, "* ")
}

// tags takes out the run of short labels that closes many pages: "ports / Northern Sea / trade".
func (p *page) tags() {
	n := 0
	last := len(p.lines)
	for i := len(p.lines) - 1; i > 0; i-- {
		l := p.lines[i]
		if l.left != "" && l.left != "tags" {
			continue
		}
		if words(l.text) > 5 || closed(l.text) && !endsInitials().MatchString(l.text) || bullet(l.text) {
			break
		}
		n, last = n+1, i
	}
	if n < 3 && !(n > 0 && last > 0 && p.lines[last-1].left == "tags") {
		return
	}
	if !p.bodyBefore(last) {
		return
	}
	for i := last; i < len(p.lines); i++ {
		if p.lines[i].left == "" {
			p.lines[i].left = "tags"
		}
	}
}

// bodyBefore holds if a paragraph of the report stands before line i.
func (p *page) bodyBefore(i int) bool {
	for _, l := range p.lines[:i] {
		if l.left == "" && prose(l.text) {
			return true
		}
	}
	return false
}

// headings takes out headings between paragraphs: "A long road to Dara" after a full stop and before a new paragraph.
// Lines of a list stay, since their neighbours have no full stop either.
func (p *page) headings() {
	kept := p.kept()
	for n, i := range kept {
		l := &p.lines[i]
		if n == 0 || n == len(kept)-1 || !heading(l.text) || bullet(l.text) {
			continue
		}
		before, after := p.lines[kept[n-1]], p.lines[kept[n+1]]
		alone := closed(before.text) && opens(after.text) && words(after.text) > 4 && (prose(after.text) || closed(after.text))
		if l.kind == "heading" && before.left == "" || alone && (words(l.text) <= 9 || capitals(l.text) > 0.7 || l.link > 0.8) {
			defer func() { l.left = "heading" }() // not before all are judged: two in a row are a list
		}
	}
}

// last takes out lines behind the last paragraph that are headlines of other stories: "Minister Calls Snap Election".
func (p *page) last() {
	kept := p.kept()
	for n := len(kept) - 1; n > 0; n-- {
		l := &p.lines[kept[n]]
		if !heading(l.text) || bullet(l.text) || !p.bodyBefore(kept[n]) {
			return
		}
		if capitals(l.text) > 0.7 && words(l.text) >= 4 || l.kind == "heading" || l.link > 0.8 {
			l.left = "related"
		}
	}
}

// kept are the indexes of the lines of the body.
func (p *page) kept() []int {
	var out []int
	for i, l := range p.lines {
		if l.left == "" {
			out = append(out, i)
		}
	}
	return out
}
