package extract

import (
	"regexp"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The body is found by own scoring in the manner of the well-known reader views: paragraphs give their containers points
// for length and commas, links take them away. A ported library gives a tree of cleaned HTML, brings four more modules,
// and knows no reason for what it drops, which Document.Left needs.

// prune takes out what holds no text of a report: first by element, then, measured by the text that remains, by class.
func prune(doc *html.Node) {
	drop(doc, mute)
	total := len(textOf(doc))
	drop(doc, func(n *html.Node) bool { return useless(n, total) })
}

// drop takes out the elements that a test holds for.
func drop(doc *html.Node, test func(*html.Node) bool) {
	var out []*html.Node
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		if n.Type == html.CommentNode || n.Type == html.ElementNode && test(n) {
			out = append(out, n)
			return
		}
		for c := range n.ChildNodes() {
			visit(c)
		}
	}
	visit(doc)
	for _, n := range out {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

var junk = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:^|[\s_-])(?:comments?|comment-list|disqus\w*|share|sharing|sharebar|social\w*|addthis\w*|related\w*|promo\w*|sidebar|side-bar|newsletters?|cookies?|consent|advert\w*|ads?|sponsor\w*|breadcrumbs?|` +
		`nav|navbar|navigation|menu|footer|masthead|toolbar|popup|modal|overlay|subscri\w*|signup|sign-up|recommend\w*|recirc\w*|trending|most-?read|most-?popular|outbrain|taboola|pagination|pager|skip-link|` +
		`screen-reader-text|sr-only|visually-?hidden|printfriendly|login|paywall|widget|read-?more|more-?stories|also-?read|author-?bio|about-?author|hatnote|jp-relatedposts|respond|lightbox)(?:[\s_-]|$)`)
})

var text = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:^|[\s_-])(?:article|body|content|story|entry|main|post|text|page|wrapper|container)`)
})

// mute holds for elements that never hold text of a report.
func mute(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Svg, atom.Iframe, atom.Template, atom.Button, atom.Select, atom.Textarea, atom.Input, atom.Object,
		atom.Embed, atom.Canvas, atom.Audio, atom.Video, atom.Nav, atom.Head, atom.Math, atom.Dialog:
		return true
	}
	return hidden(n)
}

// useless holds for elements that their name or class calls furniture. A class may lie: what holds much of the page's
// text, of which there are total bytes, stays.
func useless(n *html.Node, total int) bool {
	switch n.DataAtom {
	case atom.Html, atom.Body, atom.Article, atom.Main, atom.P, atom.A:
		return false
	case atom.Footer, atom.Aside, atom.Form:
		return len(textOf(n))*3 < total
	}
	name := classes(n)
	if name == "" || !junk().MatchString(name) {
		return false
	}
	size := len(textOf(n))
	return size*3 < total && !(text().MatchString(name) && size*10 > total)
}

func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch {
		case a.Key == "hidden", a.Key == "aria-hidden" && a.Val == "true" && n.DataAtom != atom.A:
			return true
		case a.Key == "style":
			style := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}

// points is what is known of an element while the body is looked for.
type points struct {
	text, links int     // letters in it, and of these in links
	score       float64 // from its paragraphs
}

// scores adds up the points of a tree, children first.
type scores map[*html.Node]*points

func (s scores) visit(n *html.Node, inLink bool) *points {
	p := &points{}
	s[n] = p
	if n.Type == html.TextNode {
		p.text = len(strings.TrimSpace(n.Data))
		if inLink {
			p.links = p.text
		}
		return p
	}
	own, ownLinks := 0, 0
	for c := range n.ChildNodes() {
		q := s.visit(c, inLink || n.DataAtom == atom.A)
		p.text += q.text
		p.links += q.links
		if c.Type == html.TextNode || !isBlock(c) {
			own, ownLinks = own+q.text, ownLinks+q.links
		}
	}
	if isBlock(n) && own-ownLinks >= 25 {
		s.give(n, own-ownLinks)
	}
	return p
}

// give hands the points of a paragraph to the elements that hold it.
func (s scores) give(n *html.Node, size int) {
	score := 1 + min(float64(size)/100, 4)
	share := 1.0
	if n.DataAtom != atom.P && n.DataAtom != atom.Li && n.DataAtom != atom.Blockquote && n.DataAtom != atom.Pre {
		s.add(n, score) // a paragraph made of line breaks in its container
	}
	if n.DataAtom == atom.Li {
		share = 0.4
	}
	for up := n.Parent; up != nil && share > 0.05; up = up.Parent {
		s.add(up, score*share)
		share *= 0.5
	}
}

func (s scores) add(n *html.Node, score float64) {
	if s[n] == nil {
		s[n] = &points{}
	}
	s[n].score += score
}

// body are the elements that hold the report, in order: the one with most points and what beside it belongs to it.
func body(doc *html.Node) []*html.Node {
	s := scores{}
	s.visit(doc, false)
	best := s.best(doc)
	if best == nil {
		return []*html.Node{doc}
	}
	for up := best.Parent; up != nil && up.DataAtom != atom.Html && up.Type == html.ElementNode; up = up.Parent {
		if s.value(up) >= 0.5*s.value(best) {
			best = up
		}
	}
	if s[best].text < 140 || best.Parent == nil {
		return []*html.Node{doc}
	}
	var out []*html.Node
	for c := range best.Parent.ChildNodes() {
		if c == best || s.belongs(c, best) {
			out = append(out, c)
		}
	}
	return out
}

func (s scores) best(doc *html.Node) *html.Node {
	var best *html.Node
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && s[n].score > 0 && (best == nil || s.value(n) > s.value(best)) {
			best = n
		}
	}
	return best
}

// value is an element's score less the share of links in it, more where its class says that it is text.
func (s scores) value(n *html.Node) float64 {
	p := s[n]
	v := p.score * (1 - float64(p.links)/float64(max(1, p.text)))
	if n.DataAtom == atom.Article || text().MatchString(classes(n)) {
		v *= 1.15
	}
	return v
}

// belongs holds for what stands beside the body and is part of it: a second half, a paragraph, a heading.
func (s scores) belongs(n, best *html.Node) bool {
	p := s[n]
	if n.Type != html.ElementNode || p == nil || p.text == 0 {
		return false
	}
	links := float64(p.links) / float64(p.text)
	if n.DataAtom == atom.P {
		return p.text > 80 && links < 0.25 || p.links == 0 && prose(spaces(textOf(n)))
	}
	return s.value(n) >= 0.2*s.value(best) && links < 0.4
}
