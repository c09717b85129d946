package source

import (
	"bufio"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
)

// counter counts the bytes read through it, so that damage can be told by its place and size.
type counter struct {
	*bufio.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n += int64(n)
	return n, err
}

func (c *counter) ReadByte() (byte, error) {
	b, err := c.Reader.ReadByte()
	if err == nil {
		c.n++
	}
	return b, err
}

// warc reads an archive of web pages, plain or gzipped record by record. After damage it goes on with the next record
// that can be read, and yields what was passed over as skipped.
func (r *reader) warc(source string, b *bufio.Reader) bool {
	if head, _ := b.Peek(2); string(head) == "\x1f\x8b" {
		return r.members(source, &counter{Reader: b})
	}
	ok, err := r.records(source, b)
	if ok && err != nil && err != io.EOF {
		return r.skip(source, "the archive is cut short: fetch it again")
	}
	return ok
}

// members reads the gzip members of an archive.
func (r *reader) members(source string, c *counter) bool {
	var z gzip.Reader
	for {
		start := c.n
		err := z.Reset(c)
		if err == io.EOF {
			return true
		}
		ok := true
		if err == nil {
			z.Multistream(false)
			ok, err = r.records(source, bufio.NewReader(&z))
		}
		if !ok {
			return false
		}
		if err == nil || err == io.EOF {
			continue
		}
		found := nextMember(c)
		why := fmt.Sprintf("the archive is damaged: %d bytes from byte %d on were passed over", c.n-start, start)
		if !found && errors.Is(err, io.ErrUnexpectedEOF) {
			why = fmt.Sprintf("the gzip file is cut short at byte %d: fetch it again", c.n)
		}
		if !r.skip(source, why) {
			return false
		}
		if !found {
			return true
		}
	}
}

// nextMember moves to the next bytes that look like a gzip member; false at the end of the file.
func nextMember(c *counter) bool {
	for {
		head, err := c.Peek(3)
		if err != nil {
			n, _ := c.Discard(len(head))
			c.n += int64(n)
			return false
		}
		if string(head) == "\x1f\x8b\x08" {
			return true
		}
		c.ReadByte()
	}
}
