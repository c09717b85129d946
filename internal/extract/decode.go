package extract

import (
	"bytes"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/charset"

	"readout"
)

// maxOpened bounds what is read of a fetch that has to be opened.
const maxOpened = 64 << 20

func bytesOf(f readout.Fetch) ([]byte, error) {
	if f.Open == nil {
		return f.Body, nil
	}
	in, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return io.ReadAll(io.LimitReader(in, maxOpened))
}

// isPage tells a web page from plain text: by its media type, else by its first tag.
func isPage(body []byte, media string) bool {
	if media != "" {
		return strings.Contains(strings.ToLower(media), "html")
	}
	start := bytes.ToLower(bytes.TrimSpace(body[:min(len(body), 512)]))
	return bytes.HasPrefix(start, []byte("<!doctype html")) || bytes.HasPrefix(start, []byte("<html"))
}

// decode makes text of bytes: UTF-8 where they are valid, else by byte order mark, media type, the page's own word
// or windows-1252. Bytes that are no text in that encoding become U+FFFD.
func decode(body []byte, media string) string {
	if bytes.HasPrefix(body, []byte("\xef\xbb\xbf")) {
		body = body[3:]
	}
	utf16 := bytes.HasPrefix(body, []byte("\xff\xfe")) || bytes.HasPrefix(body, []byte("\xfe\xff"))
	if utf8.Valid(body) && !utf16 {
		return string(body)
	}
	encoding, name, _ := charset.DetermineEncoding(body, media)
	if name == "utf-8" || !utf16 && mostlyUTF8(body) {
		return strings.ToValidUTF8(string(body), "\uFFFD")
	}
	out, err := encoding.NewDecoder().Bytes(body)
	if err != nil {
		return strings.ToValidUTF8(string(body), "\uFFFD")
	}
	return strings.TrimPrefix(string(out), "\ufeff")
}

// mostlyUTF8 holds for UTF-8 text with some damage: it has more whole characters beyond ASCII than broken bytes.
// A page in windows-1252 has none or next to none.
func mostlyUTF8(body []byte) bool {
	whole, broken := 0, 0
	for i := 0; i < len(body); {
		r, n := utf8.DecodeRune(body[i:])
		if r == utf8.RuneError && n == 1 {
			broken++
		} else if n > 1 {
			whole++
		}
		i += n
	}
	return whole > 2*broken
}

// unixLines gives every line the same end.
func unixLines(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// splitLines makes lines of plain text. Words, quotation marks and dashes stay byte for byte; only spaces change.
func splitLines(s string) []line {
	var out []line
	gap := false
	for raw := range strings.SplitSeq(unixLines(s), "\n") {
		text := spaces(raw)
		if text == "" {
			gap = true
			continue
		}
		out = append(out, newLine(text, gap && len(out) > 0))
		gap = false
	}
	return out
}

func newLine(text string, gap bool) line {
	return line{text: text, fold: fold(text), gap: gap}
}

// spaces makes one space of every run of blanks, also of no-break spaces, and trims the ends. Other control characters go.
func spaces(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	pending := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r) || r < ' ':
			pending = b.Len() > 0
			continue
		case r == '\u200b' || r == '\ufeff' || r == '\u00ad':
			continue
		}
		if pending {
			b.WriteByte(' ')
			pending = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// fold is a text as cues are compared: lower case, straight apostrophes.
func fold(s string) string {
	return strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`).Replace(strings.ToLower(s))
}

// unwrap joins the lines of text that was broken at a fixed width, as old wires and mails are: "the talks which / the two
// sides began" is one line. Such a text has many lines of like length that end within a sentence.
func unwrap(lines []line) []line {
	open, long := 0, 0
	for i, l := range lines {
		if i+1 < len(lines) && !lines[i+1].gap && len(l.text) >= 45 && len(l.text) <= 100 {
			long++
			if !closed(l.text) {
				open++
			}
		}
	}
	if long < 4 || open*10 < long*6 || long*2 < len(lines) {
		return lines
	}
	var out []line
	for i, l := range lines {
		if n := len(out); n > 0 && !l.gap && len(lines[i-1].text) >= 45 {
			out[n-1] = newLine(out[n-1].text+" "+l.text, out[n-1].gap)
			continue
		}
		out = append(out, l)
	}
	return out
}
