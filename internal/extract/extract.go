// Package extract makes a document of fetched bytes: decoded, its body freed of furniture, with title, byline, dates, agency and language.
package extract

import (
	"cmp"
	"path"
	"path/filepath"
	"strings"

	"readout"
)

// Document makes a document of f. It is never nil: where no text is found, Skipped says why and the text is empty.
// Text that the hints call plain or tokenized is taken as it is. It is deterministic and safe for concurrent use.
func Document(f readout.Fetch) *readout.Document {
	d := &readout.Document{Source: f.Source, URL: f.URL, Skipped: f.Skipped, Published: readout.Published{How: "unknown"},
		Tokenized: f.Hints.Tokenized}
	if d.Skipped != "" {
		return d
	}
	body, err := bytesOf(f)
	if err != nil {
		d.Skipped = "can't be read: " + err.Error()
		return d
	}
	p := read(body, f)
	if d.Text = p.text(); strings.TrimSpace(d.Text) == "" {
		d.Text, d.Skipped = "", "no text in it"
	}
	p.describe(d, f.Hints)
	return d
}

// page is a report being read: what its metadata says, and its lines.
type page struct {
	meta   meta
	plain  string // the text where it is taken as it is
	lines  []line
	dates  []string // EDTF dates of lines that are nothing but a date
	agency string   // named by a credit or byline
	place  string   // that a date line says the report was written in
}

// line is a paragraph, heading, list item or caption with what is known of it.
type line struct {
	text string
	fold string  // text in lower case, for cues
	gap  bool    // a blank line stands before it
	kind string  // what the page's markup calls it: heading, caption, item, byline, date, tags; "" if nothing
	link float64 // share of its letters that are links
	left string  // why it is left out; "" for a line of the body
}

// read makes a page of a document's bytes and sorts its lines.
func read(body []byte, f readout.Fetch) *page {
	p := &page{}
	switch {
	case isPage(body, f.Media):
		readPage(p, decode(body, f.Media))
	case f.Hints.Plain || f.Hints.Tokenized:
		p.plain = strings.Trim(unixLines(decode(body, f.Media)), "\n")
		return p
	default:
		p.lines = unwrap(splitLines(decode(body, f.Media)))
	}
	p.sort(cmp.Or(f.Hints.Title, p.meta.title))
	return p
}

// text is the body: the lines that were not left out, parted as they were in the page.
func (p *page) text() string {
	if p.plain != "" {
		return p.plain
	}
	var b strings.Builder
	gap := false
	for _, l := range p.lines {
		gap = gap || l.gap
		if l.left != "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString("\n")
			if gap {
				b.WriteString("\n")
			}
		}
		b.WriteString(l.text)
		gap = false
	}
	return b.String()
}

// describe fills everything of d but its text.
func (p *page) describe(d *readout.Document, h readout.Hints) {
	if d.Text != "" {
		d.ID = readout.DocumentID(path.Base(filepath.ToSlash(d.Source)), d.URL, d.Text)
	}
	m := p.meta
	d.URL = cmp.Or(d.URL, m.url)
	d.Title = cmp.Or(h.Title, m.title)
	d.Outlet = cmp.Or(h.Outlet, m.outlet)
	d.Modified = m.modified
	d.Byline = h.Byline
	if len(d.Byline) == 0 {
		d.Byline = m.byline
	}
	for _, l := range p.lines {
		if l.left != "" {
			d.Left = append(d.Left, readout.Left{Reason: l.left, Text: l.text})
		}
	}
	if !d.Tokenized {
		d.Dateline = dateline(d.Text)
		d.Dateline.Place = cmp.Or(d.Dateline.Place, p.place)
	}
	d.Agency = cmp.Or(h.Agency, d.Dateline.Agency, p.agency, agencyNamed(d.Outlet))
	d.Language = cmp.Or(h.Language, language(d.Text), m.language)
	d.Published = published(d, p, h)
}
