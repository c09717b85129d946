package extract

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// meta is what a page says of its report outside the text.
type meta struct {
	title, outlet, published, modified, language, url string
	byline                                            []string
}

// readMeta reads a page's metadata. JSON-LD is written for machines by the newsroom's own system and goes first, then
// meta elements, then what the page shows.
func readMeta(doc *html.Node) meta {
	named := map[string][]string{}
	var data []ldNode
	var heads, titles, times []string
	for n := range doc.Descendants() {
		switch n.DataAtom {
		case atom.Meta:
			key := strings.ToLower(cmp.Or(attr(n, "property"), attr(n, "name"), attr(n, "itemprop")))
			if v := spaces(attr(n, "content")); v != "" && key != "" {
				named[key] = append(named[key], v)
			}
		case atom.Script:
			if strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") && n.FirstChild != nil {
				data = append(data, readLD(n.FirstChild.Data)...)
			}
		case atom.H1:
			heads = append(heads, spaces(textOf(n)))
		case atom.Title:
			titles = append(titles, spaces(textOf(n)))
		case atom.Time:
			times = append(times, timeOf(n)...)
		case atom.Html:
			named["lang"] = append(named["lang"], attr(n, "lang"))
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") {
				named["canonical"] = append(named["canonical"], attr(n, "href"))
			}
		}
	}
	m := fromLD(data)
	m.fromNamed(named)
	m.fromShown(heads, titles, times)
	return m
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// timeOf is the day of a <time> element that says it is the report's: a datetime attribute.
func timeOf(n *html.Node) []string {
	if v := isoDay(attr(n, "datetime")); len(v) == len("2006-01-02") {
		return []string{v}
	}
	return nil
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// fromNamed fills what is empty from meta elements.
func (m *meta) fromNamed(named map[string][]string) {
	first := func(keys ...string) string {
		for _, k := range keys {
			if len(named[k]) > 0 {
				return named[k][0]
			}
		}
		return ""
	}
	day := func(keys ...string) string {
		for _, k := range keys {
			for _, v := range named[k] {
				if d := isoDay(v); d != "" {
					return d
				}
			}
		}
		return ""
	}
	m.title = cmp.Or(m.title, first("og:title", "twitter:title", "dc.title", "parsely-title", "headline"))
	m.outlet = cmp.Or(m.outlet, first("og:site_name", "application-name", "dc.publisher", "publisher"))
	m.published = cmp.Or(m.published, day("article:published_time", "og:published_time", "datepublished", "article:published", "parsely-pub-date",
		"sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "date", "dc.date", "dc.date.issued", "dcterms.created",
		"dcterms.date", "cxenseparse:recs:publishtime", "article_date_original", "originalpublicationdate", "datecreated", "uploaddate", "lastmod_published"))
	m.modified = cmp.Or(m.modified, day("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod"))
	m.language = cmp.Or(m.language, langCode(first("lang")), langCode(first("og:locale", "content-language", "language", "dc.language")))
	m.url = cmp.Or(m.url, webAddress(first("canonical")), webAddress(first("og:url")))
	if len(m.byline) == 0 {
		for _, k := range []string{"author", "article:author", "byl", "byline", "parsely-author", "dc.creator", "sailthru.author", "article:author_name", "dcterms.creator"} {
			for _, v := range named[k] {
				m.addByline(v)
			}
			if len(m.byline) > 0 {
				return
			}
		}
	}
}

func (m *meta) addByline(v string) {
	if strings.Contains(v, "://") || strings.HasPrefix(v, "@") {
		return
	}
	for _, n := range namesIn(v) {
		if !slices.Contains(m.byline, n) {
			m.byline = append(m.byline, n)
		}
	}
}

// fromShown fills what is still empty from what the page shows: its first heading, its title, its times.
func (m *meta) fromShown(heads, titles, times []string) {
	heads = slices.DeleteFunc(heads, func(s string) bool { return s == "" })
	if m.title == "" && len(heads) == 1 {
		m.title = heads[0]
	}
	if len(titles) > 0 {
		m.title = cmp.Or(m.title, titles[0])
	}
	for _, h := range heads {
		// "Port closes after storm | Coast Monitor" is the heading and the outlet.
		if len(h) >= 10 && len(h) < len(m.title) && strings.HasPrefix(m.title, h) {
			m.title = h
		}
	}
	m.title = withoutOutlet(m.title, m.outlet)
	if m.published == "" && len(times) > 0 {
		m.published = times[0]
	}
}

// withoutOutlet cuts the outlet's name off a page's title.
func withoutOutlet(title, outlet string) string {
	for _, sign := range []string{" | ", " – ", " — ", " - ", " :: ", " » "} {
		if i := strings.LastIndex(title, sign); i > 0 {
			end := title[i+len(sign):]
			if outlet != "" && (letters(end) == letters(outlet) || strings.HasPrefix(letters(end), letters(outlet))) || sign == " | " && words(end) <= 4 && words(title[:i]) >= 3 {
				return strings.TrimSpace(title[:i])
			}
		}
	}
	return title
}

func langCode(s string) string {
	s, _, _ = strings.Cut(strings.ToLower(strings.ReplaceAll(s, "_", "-")), "-")
	if len(s) != 2 {
		return ""
	}
	return s
}

func webAddress(s string) string {
	if strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") {
		return s
	}
	return ""
}

// ldNode is an object of JSON-LD with the properties of a report that matter here.
type ldNode struct {
	Type      any    `json:"@type"`
	Headline  any    `json:"headline"`
	Published any    `json:"datePublished"`
	Modified  any    `json:"dateModified"`
	Language  any    `json:"inLanguage"`
	Author    any    `json:"author"`
	Publisher any    `json:"publisher"`
	Graph     []any  `json:"@graph"`
	raw       string // its type in lower case
}

// readLD reads the objects of one JSON-LD script. Broken JSON is passed over: other metadata will do.
func readLD(s string) []ldNode {
	var list []json.RawMessage
	if json.Unmarshal([]byte(s), &list) != nil {
		list = []json.RawMessage{json.RawMessage(strings.TrimSpace(s))}
	}
	var out []ldNode
	for _, item := range list {
		var n ldNode
		if json.Unmarshal(item, &n) != nil {
			continue
		}
		n.raw = strings.ToLower(ldText(n.Type))
		out = append(out, n)
		for _, g := range n.Graph {
			var sub ldNode
			if data, err := json.Marshal(g); err == nil && json.Unmarshal(data, &sub) == nil {
				sub.raw = strings.ToLower(ldText(sub.Type))
				out = append(out, sub)
			}
		}
	}
	return out
}

// ldText is the text of a value that may be a string, a list or an object with a name.
func ldText(v any) string {
	if all := ldTexts(v); len(all) > 0 {
		return all[0]
	}
	return ""
}

func ldTexts(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{spaces(html.UnescapeString(v))}
	case []any:
		var out []string
		for _, one := range v {
			out = append(out, ldTexts(one)...)
		}
		return out
	case map[string]any:
		return ldTexts(v["name"])
	}
	return nil
}

func fromLD(nodes []ldNode) meta {
	var m meta
	for _, n := range nodes {
		if !strings.Contains(n.raw, "article") && !strings.Contains(n.raw, "posting") && !strings.Contains(n.raw, "report") {
			continue
		}
		m.title = cmp.Or(m.title, ldText(n.Headline))
		m.published = cmp.Or(m.published, isoDay(ldText(n.Published)))
		m.modified = cmp.Or(m.modified, isoDay(ldText(n.Modified)))
		m.language = cmp.Or(m.language, langCode(ldText(n.Language)))
		m.outlet = cmp.Or(m.outlet, ldText(n.Publisher))
		if len(m.byline) == 0 {
			for _, a := range ldTexts(n.Author) {
				m.addByline(a)
			}
		}
	}
	return m
}
