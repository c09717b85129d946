package main

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestKnownFailures runs what is understood to be wrong and not mended yet. A script that passes must move to testdata/script.
func TestKnownFailures(t *testing.T) {
	if found, _ := filepath.Glob("testdata/known/*.txtar"); len(found) == 0 {
		t.Skip("no failure is known")
	}
	testscript.RunT(expectFailure{t}, params("testdata/known"))
}

// expectFailure turns the outcome of each script around.
type expectFailure struct{ t *testing.T }

type failed struct{}

func (e expectFailure) Run(name string, script func(testscript.T)) {
	e.t.Run(name, func(t *testing.T) {
		defer func() {
			switch p := recover(); p {
			case nil:
				t.Error("it passes now: move it to testdata/script")
			case failed{}:
			default:
				panic(p)
			}
		}()
		script(expectFailure{t})
	})
}

func (e expectFailure) Fatal(args ...any) { e.Log(args...); e.FailNow() }
func (e expectFailure) Skip(args ...any)  { e.t.Skip(args...) }
func (e expectFailure) Log(args ...any)   { e.t.Log(fmt.Sprint(args...)) }
func (e expectFailure) FailNow()          { panic(failed{}) }
func (e expectFailure) Parallel()         {}
func (e expectFailure) Verbose() bool     { return false }
