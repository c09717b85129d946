package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxDepth bounds how deep elements may nest. Real pages stay below it; the parser's time grows with the square of the
// depth, and it gives up at 512 open elements, of which a table takes four.
const maxDepth = 120

// readPage makes lines and metadata of a web page.
func readPage(p *page, src string) {
	doc := parse(src)
	p.meta = readMeta(doc)
	prune(doc)
	w := &walk{}
	for _, n := range body(doc) {
		w.node(n, "", false)
		w.flush()
	}
	p.lines = w.lines
}

// parse reads a page, as flat as it takes for the parser not to give up.
func parse(src string) *html.Node {
	for _, depth := range []int{maxDepth, maxDepth / 4, 0} {
		if doc, err := html.Parse(strings.NewReader(shallow(src, depth))); err == nil {
			return doc
		}
	}
	return &html.Node{Type: html.DocumentNode}
}

// shallow is src with the start tags left out that would nest deeper than limit, a line break in their place.
// Elements that close one another (p, li, td …) do not nest and are not counted.
func shallow(src string, limit int) string {
	if strings.Count(src, "<") < limit {
		return src
	}
	var b strings.Builder
	z, depth, cut := html.NewTokenizer(strings.NewReader(src)), 0, false
	for {
		typ := z.Next()
		if typ == html.ErrorToken {
			break
		}
		raw := string(z.Raw())
		if typ == html.StartTagToken || typ == html.EndTagToken {
			name, _ := z.TagName()
			if nests(atom.Lookup(name), string(name)) {
				if typ == html.EndTagToken {
					depth = max(0, depth-1)
				} else if depth++; depth > limit {
					raw, cut = "<br>", true
				}
			}
		}
		b.WriteString(raw)
	}
	if !cut {
		return src
	}
	return b.String()
}

func nests(a atom.Atom, name string) bool {
	switch a {
	case atom.P, atom.Li, atom.Dt, atom.Dd, atom.Tr, atom.Td, atom.Th, atom.Thead, atom.Tbody, atom.Tfoot, atom.Option, atom.Rt, atom.Rp,
		atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Param, atom.Source, atom.Track, atom.Wbr,
		atom.Html, atom.Body, atom.Head:
		return false
	}
	return name != ""
}

// walk makes lines of a tree.
type walk struct {
	lines []line
	text  strings.Builder
	link  int  // letters of text that are links
	gap   bool // a paragraph ended before text
	kind  string
}

func (w *walk) flush() {
	raw := w.text.String()
	text := spaces(raw)
	if text != "" {
		l := newLine(text, len(w.lines) > 0)
		l.kind = w.kind
		l.link = float64(w.link) / float64(max(1, len(raw)))
		w.lines = append(w.lines, l)
	}
	w.text.Reset()
	w.link = 0
}

func (w *walk) node(n *html.Node, kind string, link bool) {
	switch {
	case n.Type == html.TextNode:
		w.kind = kind
		w.text.WriteString(n.Data)
		if link {
			w.link += len(n.Data)
		}
		return
	case n.DataAtom == atom.Br:
		w.flush()
		return
	case n.Type != html.ElementNode && n.Type != html.DocumentNode:
		return
	}
	if k := kindOf(n); k != "" {
		kind = k
	}
	block := isBlock(n)
	if block {
		w.flush()
	} else if n.DataAtom == atom.Span && kind != "" && w.text.Len() > 0 && w.kind != kind {
		w.flush() // a credit in a span behind the text
	}
	for c := range n.ChildNodes() {
		w.node(c, kind, link || n.DataAtom == atom.A)
	}
	if block {
		w.flush()
	}
}

func isBlock(n *html.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn, atom.Em, atom.Font, atom.I, atom.Ins, atom.Kbd,
		atom.Label, atom.Mark, atom.Q, atom.S, atom.Samp, atom.Small, atom.Span, atom.Strike, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U, atom.Var,
		atom.Wbr, atom.Acronym, atom.Ruby, atom.Nobr, atom.Img, atom.Picture:
		return false
	}
	return n.Type == html.ElementNode && n.DataAtom != 0
}

// kindOf is what an element's name or class says its text is.
func kindOf(n *html.Node) string {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return "heading"
	case atom.Figcaption:
		return "caption"
	case atom.Li:
		return "item"
	case atom.Body, atom.Article, atom.Main, atom.Html:
		return ""
	}
	name := classes(n)
	for _, k := range [...][2]string{{"caption", "caption"}, {"photo-credit", "caption"}, {"image-credit", "caption"}, {"byline", "byline"}, {"author-name", "byline"},
		{"tag-list", "tags"}, {"taglist", "tags"}, {"article-tags", "tags"}, {"post-tags", "tags"}, {"keywords", "tags"}} {
		if name != "" && strings.Contains(name, k[0]) {
			return k[1]
		}
	}
	return ""
}

// classes are an element's class and id, in lower case.
func classes(n *html.Node) string {
	return strings.ToLower(strings.TrimSpace(attr(n, "class") + " " + attr(n, "id")))
}
