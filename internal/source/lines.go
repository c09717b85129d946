package source

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"readout"
)

// eachLine calls do with every line that is not blank and its number, from 1. A line over limit is never held whole:
// it is passed over and reported. It returns false when the stream has ended.
func (r *reader) eachLine(source string, b *bufio.Reader, limit int64, do func(at string, line []byte) bool) bool {
	for n := 1; ; n++ {
		line, long, err := readLine(b, limit)
		at := fmt.Sprintf("%s#%d", source, n)
		switch {
		case err != nil && err != io.EOF:
			return r.skip(at, readReason(err))
		case long && !r.skip(at, fmt.Sprintf("line %d is longer than %s, the limit of one document: split it", n, size(limit))):
			return false
		case !long && len(bytes.TrimSpace(line)) > 0 && !do(at, line):
			return false
		case err == io.EOF:
			return true
		}
	}
}

// readLine reads a line without its end. long: it has more bytes than limit, and was dropped.
func readLine(b *bufio.Reader, limit int64) (line []byte, long bool, err error) {
	for {
		part, err := b.ReadSlice('\n')
		if long = long || int64(len(line)+len(part)) > limit+2; long {
			line = nil
		} else {
			line = append(line, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			line = bytes.TrimRight(line, "\r\n")
			return line, long || int64(len(line)) > limit, err
		}
	}
}

// lines reads each line as a document of clean text. A byte order mark opens the file, not the first report.
func (r *reader) lines(source string, b *bufio.Reader) bool {
	if mark, _ := b.Peek(3); string(mark) == "\xef\xbb\xbf" {
		b.Discard(3)
	}
	return r.eachLine(source, b, r.MaxBytes, func(at string, line []byte) bool {
		return r.document(readout.Fetch{Source: at, Media: "text/plain", Body: bytes.Clone(line), Hints: readout.Hints{Plain: true}})
	})
}

// row is a document of a JSON Lines file. Other keys are passed over.
type row struct {
	Text      string `json:"text"`
	HTML      string `json:"html"`
	URL       string `json:"url"`
	Title     string `json:"title"`
	Outlet    string `json:"outlet"`
	Source    string `json:"source"`
	Agency    string `json:"agency"`
	Language  string `json:"language"`
	Published string `json:"published"`
	Date      string `json:"date"`
	Byline    names  `json:"byline"`
	Authors   names  `json:"authors"`
}

// names is a list of names, or one string with names parted by commas or semicolons.
type names []string

func (n *names) UnmarshalJSON(data []byte) error {
	var list []string
	if json.Unmarshal(data, &list) == nil {
		*n = list
		return nil
	}
	var one string
	if json.Unmarshal(data, &one) != nil {
		return nil // a byline of another shape is no reason to lose the report
	}
	for _, name := range strings.FieldsFunc(one, func(c rune) bool { return c == ',' || c == ';' }) {
		if name = strings.TrimSpace(name); name != "" {
			*n = append(*n, name)
		}
	}
	return nil
}

// json reads a JSON Lines file, a document a line. A file whose first line is no whole JSON value is one value printed over many lines:
// no report, and skipped once.
func (r *reader) json(source string, b *bufio.Reader) bool {
	head, _ := b.Peek(b.Size())
	if line, _, whole := bytes.Cut(bytes.TrimLeft(head, "\r\n "), []byte("\n")); whole && !json.Valid(line) && opens(line) {
		return r.skip(source, "JSON over many lines, not JSON Lines: put one object with \"text\" on each line")
	}
	return r.eachLine(source, b, r.MaxBytes*pageFactor, func(at string, line []byte) bool {
		var w row
		if err := json.Unmarshal(line, &w); err != nil {
			return r.skip(at, "not a JSON object on one line: "+err.Error())
		}
		f, why := w.fetch(at)
		switch {
		case why != "":
			return r.skip(at, why)
		case f.Media == "text/plain" && int64(len(f.Body)) > r.MaxBytes:
			return r.skip(at, tooLong(r.MaxBytes))
		}
		return r.document(f)
	})
}

// opens reports a line that only opens a JSON value.
func opens(line []byte) bool {
	line = bytes.TrimSpace(line)
	return len(line) > 0 && (line[0] == '{' || line[0] == '[') && len(line) < 200
}

func (w row) fetch(at string) (f readout.Fetch, why string) {
	f = readout.Fetch{Source: at, URL: w.URL, Media: "text/plain", Body: []byte(w.Text)}
	if w.HTML != "" {
		f.Media, f.Body = "text/html; charset=utf-8", []byte(w.HTML)
	}
	if len(f.Body) == 0 {
		return f, `no "text" and no "html" in it`
	}
	first := func(a, b string) string {
		if a != "" {
			return a
		}
		return b
	}
	f.Hints = readout.Hints{Title: w.Title, Outlet: first(w.Outlet, w.Source), Agency: w.Agency, Language: w.Language,
		Published: first(w.Published, w.Date), Byline: w.Byline}
	if len(f.Hints.Byline) == 0 {
		f.Hints.Byline = w.Authors
	}
	return f, ""
}
