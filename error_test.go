package readout

import (
	"errors"
	"fmt"
	"io"
	"testing"
)

func TestExit(t *testing.T) {
	for _, c := range []struct {
		err  error
		code Code
		exit int
	}{
		{nil, "", 0},
		{Errorf(Input, "a page is empty"), Input, 1},
		{Errorf(Usage, "--db is missing"), Usage, 2},
		{Errorf(NotFound, "no such claim"), NotFound, 2},
		{Errorf(Internal, "the disk is full"), Internal, 3},
		{io.ErrUnexpectedEOF, Internal, 3},
		{fmt.Errorf("reading: %w", Errorf(Input, "a page is empty")), Input, 1},
		{errors.Join(io.EOF, Errorf(Usage, "no such flag")), Usage, 2},
	} {
		if got := CodeOf(c.err); got != c.code {
			t.Errorf("%v has code %q, want %q", c.err, got, c.code)
		}
		if got := Exit(c.err); got != c.exit {
			t.Errorf("%v ends with %d, want %d", c.err, got, c.exit)
		}
	}
}

func TestErrorCause(t *testing.T) {
	err := &Error{Code: Internal, Message: "the store does not answer", Err: io.EOF}
	if !errors.Is(err, io.EOF) || err.Error() != "the store does not answer: EOF" {
		t.Errorf("%v", err)
	}
	if err := Errorf(Input, "page %d: %w", 3, io.EOF); err.Error() != "page 3: EOF" || !errors.Is(err, io.EOF) {
		t.Errorf("%v has lost its cause", err)
	}
}
