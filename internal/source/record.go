package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http/httputil"
	"net/textproto"
	"strconv"
	"strings"
	"time"

	"github.com/klauspost/compress/gzip"

	"readout"
)

// maxHeader bounds the header of a record; real ones have some hundred bytes.
const maxHeader = 64 << 10

// records reads the records of an archive that follow one another in b. err is io.EOF at its regular end.
func (r *reader) records(source string, b *bufio.Reader) (ok bool, err error) {
	for {
		skipped, err := nextRecord(b)
		if skipped > 0 && (err == nil || err == io.EOF) && !r.skip(source, fmt.Sprintf("the archive is damaged: %d bytes before a record were passed over", skipped)) {
			return false, nil
		}
		if err != nil {
			return true, err
		}
		header, err := readHeader(b)
		if err != nil {
			return true, err
		}
		length, err := strconv.ParseInt(header.Get("Content-Length"), 10, 64)
		if err != nil || length < 0 {
			continue // its end is not known: the next record is found by its first line
		}
		body := io.LimitReader(b, length)
		if ok, err := r.record(source, header, body, length); !ok || err != nil {
			return ok, err
		}
		if _, err := io.Copy(io.Discard, body); err != nil {
			return true, err
		}
	}
}

// nextRecord moves behind the first line of the next record and tells how many bytes that are no blank lines it passed over.
func nextRecord(b *bufio.Reader) (skipped int64, err error) {
	for start := true; ; {
		line, err := b.ReadSlice('\n')
		whole := err == nil
		if start && bytes.HasPrefix(line, []byte("WARC/")) && whole {
			return skipped, nil
		}
		if len(bytes.TrimSpace(line)) > 0 {
			skipped += int64(len(line))
		}
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			return skipped, err
		}
		start = whole
	}
}

// readHeader reads header lines up to the blank one. Lines without a colon are passed over.
func readHeader(b *bufio.Reader) (textproto.MIMEHeader, error) {
	header, size := textproto.MIMEHeader{}, 0
	for {
		line, err := b.ReadSlice('\n')
		if size += len(line); errors.Is(err, bufio.ErrBufferFull) && size < maxHeader {
			continue
		}
		if err != nil || size > maxHeader {
			return header, errors.Join(err, io.ErrUnexpectedEOF)
		}
		text := strings.TrimSpace(string(line))
		if text == "" {
			return header, nil
		}
		if key, value, ok := strings.Cut(text, ":"); ok {
			header.Add(strings.TrimSpace(key), strings.TrimSpace(value))
		}
	}
}

// record yields the page of a record, if it holds one. Requests, images and answers other than 200 are passed over.
func (r *reader) record(source string, h textproto.MIMEHeader, body io.Reader, length int64) (ok bool, err error) {
	typ := h.Get("Warc-Type")
	if typ != "response" && typ != "conversion" && typ != "resource" {
		return true, nil
	}
	f := readout.Fetch{Source: source, URL: strings.Trim(h.Get("Warc-Target-Uri"), "<>"), Media: h.Get("Content-Type")}
	f.At, _ = time.Parse(time.RFC3339, h.Get("Warc-Date"))
	if f.URL != "" {
		f.Source += "#" + f.URL
	}
	if length > r.MaxBytes*pageFactor {
		return typ != "response" || r.skip(f.Source, tooLong(r.MaxBytes*pageFactor)), nil
	}
	if f.Body, err = io.ReadAll(body); err != nil {
		return true, err
	}
	if int64(len(f.Body)) < length {
		return true, io.ErrUnexpectedEOF
	}
	if typ == "response" && !answer(&f, r.MaxBytes*pageFactor) {
		return true, nil
	}
	if !readable(f.Media) {
		return true, nil
	}
	return r.document(f), nil
}

func readable(media string) bool {
	media = strings.ToLower(media)
	return strings.Contains(media, "html") || strings.HasPrefix(media, "text/plain")
}

// answer takes the page out of a stored HTTP answer; false if it is none or no page came.
func answer(f *readout.Fetch, limit int64) bool {
	b := bufio.NewReader(bytes.NewReader(f.Body))
	status, err := b.ReadString('\n')
	if err != nil || !strings.HasPrefix(status, "HTTP/") || !strings.Contains(status, " 200") {
		return false
	}
	h, err := readHeader(b)
	if err != nil || !readable(h.Get("Content-Type")) {
		return false
	}
	rest, _ := io.ReadAll(b)
	// Many archives store the body unchunked and unzipped and keep the header that says otherwise.
	if strings.EqualFold(h.Get("Transfer-Encoding"), "chunked") {
		rest = orAsIs(rest, httputil.NewChunkedReader(bytes.NewReader(rest)), limit)
	}
	if z, err := gzip.NewReader(bytes.NewReader(rest)); err == nil {
		rest = orAsIs(rest, z, limit)
	}
	f.Media, f.Body = h.Get("Content-Type"), rest
	return true
}

// orAsIs is what in makes of data, up to limit; data itself where in fails.
func orAsIs(data []byte, in io.Reader, limit int64) []byte {
	out, err := io.ReadAll(io.LimitReader(in, limit))
	if err != nil {
		return data
	}
	return out
}
