package extract

import (
	"strings"

	"golang.org/x/net/html"
)

// shown is the text of a page, all of it.
func shown(src string) string {
	doc, _ := html.Parse(strings.NewReader(src))
	w := &walk{}
	w.node(doc, "", false)
	w.flush()
	var b strings.Builder
	for _, l := range w.lines {
		b.WriteString(l.text + "\n")
	}
	return b.String()
}
