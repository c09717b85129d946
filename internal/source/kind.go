package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/klauspost/compress/gzip"

	"readout"
)

// kind is what a file holds.
type kind int

const (
	kindUnknown kind = iota // told by its first bytes
	kindText
	kindPage
	kindJSON
	kindWARC
)

// kindOf tells a file's kind by its name; ".gz" is looked through.
func kindOf(name string) kind {
	name = strings.TrimSuffix(strings.ToLower(name), ".gz")
	switch name[strings.LastIndexByte(name, '.')+1:] {
	case "html", "htm", "xhtml":
		return kindPage
	case "txt", "text":
		return kindText
	case "jsonl", "ndjson", "json":
		return kindJSON
	case "warc":
		return kindWARC
	}
	return kindUnknown
}

// sniff tells by its first bytes what a file without a telling name holds.
func sniff(head []byte) kind {
	start := bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))))
	for _, mark := range []string{"<!doctype html", "<html", "<head", "<body"} {
		if bytes.HasPrefix(start, []byte(mark)) {
			return kindPage
		}
	}
	switch {
	case bytes.HasPrefix(start, []byte("warc/")):
		return kindWARC
	case bytes.HasPrefix(start, []byte("{\"")):
		return kindJSON
	}
	return kindText
}

// stream reads one file's bytes, whatever it was opened from.
func (r *reader) stream(source string, k kind, in io.Reader) bool {
	b := bufio.NewReaderSize(in, 64<<10)
	head, err := b.Peek(4096)
	switch {
	case err != nil && err != io.EOF && len(head) == 0:
		return r.skip(source, reason(err))
	case len(head) == 0:
		return r.skip(source, "it is empty")
	case k == kindWARC:
		return r.warc(source, b)
	case bytes.HasPrefix(head, []byte("\x1f\x8b")):
		return r.unzip(source, k, b)
	case isBinary(head):
		return r.skip(source, "not text: it has NUL bytes; name text, HTML, JSON Lines or WARC files, plain or gzipped")
	case r.Lines:
		return r.lines(source, b)
	}
	if k == kindUnknown {
		k = sniff(head)
	}
	switch k {
	case kindJSON:
		return r.json(source, b)
	case kindWARC:
		return r.warc(source, b)
	}
	return r.whole(source, k, b)
}

// unzip reads a gzipped file. Members that follow one another are one file; an archive of pages is read record by record.
func (r *reader) unzip(source string, k kind, b *bufio.Reader) bool {
	z, err := gzip.NewReader(b)
	if err != nil {
		return r.skip(source, zipReason(err))
	}
	defer z.Close()
	inner := bufio.NewReaderSize(z, 64<<10)
	head, err := inner.Peek(4096)
	switch {
	case len(head) == 0 && err != nil && err != io.EOF:
		return r.skip(source, zipReason(err))
	case bytes.HasPrefix(head, []byte("\x1f\x8b")):
		return r.skip(source, "gzipped twice: unzip it once")
	}
	return r.stream(source, k, inner)
}

func zipReason(err error) string {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return "the gzip file is cut short: fetch it again"
	}
	return "the gzip file is damaged: fetch it again"
}

// isBinary holds for bytes with NULs that are not UTF-16 text, which opens with a byte order mark.
func isBinary(head []byte) bool {
	if bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) {
		return false
	}
	return bytes.IndexByte(head, 0) >= 0
}

// whole reads a file as one document.
func (r *reader) whole(source string, k kind, in io.Reader) bool {
	limit, media := r.MaxBytes, "text/plain"
	if k == kindPage {
		limit, media = limit*pageFactor, "text/html"
	}
	body, err := io.ReadAll(io.LimitReader(in, limit+1))
	switch {
	case err != nil:
		return r.skip(source, readReason(err))
	case int64(len(body)) > limit:
		return r.skip(source, tooLong(limit))
	}
	return r.document(readout.Fetch{Source: source, Media: media, Body: body})
}

// document yields a fetch with the hints of the options.
func (r *reader) document(f readout.Fetch) bool {
	f.Hints.Tokenized = f.Hints.Tokenized || r.Tokenized
	if len(bytes.TrimSpace(f.Body)) == 0 {
		return r.skip(f.Source, "no text in it")
	}
	if f.Media == "text/plain" && utf8.Valid(f.Body) && bytes.IndexByte(f.Body, 0) >= 0 {
		return r.skip(f.Source, "not text: it has NUL bytes")
	}
	return r.yield(f)
}

func readReason(err error) string {
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, gzip.ErrChecksum) || errors.Is(err, gzip.ErrHeader) {
		return zipReason(err)
	}
	return reason(err)
}

func tooLong(limit int64) string {
	return fmt.Sprintf("longer than %s, the limit of one document: split it, or use --lines if each line is a document", size(limit))
}

func size(n int64) string {
	if n >= 1<<20 {
		return fmt.Sprintf("%d MiB", n>>20)
	}
	return fmt.Sprintf("%d bytes", n)
}
