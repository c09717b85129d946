package readout

import (
	"errors"
	"fmt"
)

// Code says what kind of error it is; it maps to one exit status and one HTTP status.
type Code string

// The codes.
const (
	Usage    Code = "usage"     // the call is wrong: exit 2, HTTP 400
	NotFound Code = "not_found" // nothing by that name or ID: exit 2, HTTP 404
	Input    Code = "input"     // some input could not be read: exit 1, HTTP 422
	Internal Code = "internal"  // Readout or the machine failed: exit 3, HTTP 500
)

// Error is an error with a code and a message that says what to do.
type Error struct {
	Code    Code
	Message string
	Err     error // the cause, told after the message; may be nil
	cause   error // the cause where the message tells it already
}

func (e *Error) Error() string {
	if e.Err == nil {
		return e.Message
	}
	return e.Message + ": " + e.Err.Error()
}

// Unwrap is the cause; nil if there is none.
func (e *Error) Unwrap() error {
	if e.Err != nil {
		return e.Err
	}
	return e.cause
}

// Errorf makes an Error; an argument for %w is kept as its cause.
func Errorf(code Code, format string, args ...any) error {
	err := fmt.Errorf(format, args...)
	return &Error{Code: code, Message: err.Error(), cause: errors.Unwrap(err)}
}

// CodeOf is the code of err; Internal for an error without one, "" for nil.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Code
	}
	return Internal
}

// Exit is the exit status of err, as the command line promises: 0 done, 1 input skipped, 2 bad usage, 3 internal.
func Exit(err error) int {
	switch CodeOf(err) {
	case "":
		return 0
	case Input:
		return 1
	case Usage, NotFound:
		return 2
	}
	return 3
}
