package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets the test binary stand for readout: scripts and tests run main itself in a process of its own.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"readout": main})
}

func TestScripts(t *testing.T) { testscript.Run(t, params("testdata/script")) }

func params(folder string) testscript.Params {
	return testscript.Params{
		Dir:                 folder,
		RequireExplicitExec: true,
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exits": exits, "lines": lines, "field": field, "valid": valid, "fill": fill, "join": join, "poke": poke,
		},
		Condition: func(name string) (bool, error) { return name == "root" && os.Geteuid() == 0, nil },
	}
}

// limit is how long a command may take on anything that a script gives it.
const limit = 30 * time.Second

// exits STATUS COMMAND ARG… runs a command that must end with this status, and with no trace of a panic.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits STATUS COMMAND ARG…")
	}
	start := time.Now()
	got, err := 0, ts.Exec(args[1], args[2:]...)
	if took := time.Since(start); took > limit {
		ts.Fatalf("it took %s", took)
	}
	if e, ok := errors.AsType[*exec.ExitError](err); ok {
		got = e.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("status %d, not %s", got, args[0])
	}
	said := ts.ReadFile("stderr")
	if strings.Contains(said, "goroutine ") || strings.Contains(said, "panic:") {
		ts.Fatalf("a trace instead of a reason")
	}
	for line := range strings.Lines(said) {
		if len(line) > 500 {
			ts.Fatalf("a reason of %d bytes", len(line))
		}
	}
	if got != 0 && strings.TrimSpace(said) == "" {
		ts.Fatalf("status %d and no reason", got)
	}
}

// lines FILE N: the file, or stdout, has N lines; with !, it has not. "1+" is one or more.
func lines(ts *testscript.TestScript, neg bool, args []string) {
	n := strings.Count(ts.ReadFile(args[0]), "\n")
	least, more := strings.CutSuffix(args[1], "+")
	want, err := strconv.Atoi(least)
	ts.Check(err)
	if ok := n == want || more && n > want; ok == neg {
		ts.Fatalf("%s has %d lines, wanted %s", args[0], n, args[1])
	}
}

// field VARIABLE FILE KEY… sets a variable to a field of the first line of a file of JSON Lines.
func field(ts *testscript.TestScript, neg bool, args []string) {
	first, _, _ := strings.Cut(ts.ReadFile(args[1]), "\n")
	var v any
	ts.Check(json.Unmarshal([]byte(first), &v))
	for _, key := range args[2:] {
		switch x := v.(type) {
		case map[string]any:
			v = x[key]
		case []any:
			n, err := strconv.Atoi(key)
			ts.Check(err)
			if n >= len(x) {
				ts.Fatalf("no element %d", n)
			}
			v = x[n]
		}
	}
	text, ok := v.(string)
	if !ok || text == "" {
		ts.Fatalf("no text under %v: %v", args[2:], v)
	}
	ts.Setenv(args[0], text)
}

// valid FILE: every line is a JSON object.
func valid(ts *testscript.TestScript, neg bool, args []string) {
	for line := range strings.Lines(ts.ReadFile(args[0])) {
		var v map[string]any
		if err := json.Unmarshal([]byte(line), &v); err != nil {
			ts.Fatalf("%v: %.80q", err, line)
		}
	}
}

// join FILE PART… writes files one after another.
func join(ts *testscript.TestScript, neg bool, args []string) {
	var all []string
	for _, part := range args[1:] {
		all = append(all, ts.ReadFile(part))
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Join(all, "")), 0o600))
}

// fill FILE BYTES TEXT repeats a text to at least so many bytes.
func fill(ts *testscript.TestScript, neg bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	text := strings.ReplaceAll(args[2], `\n`, "\n")
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), bytes.Repeat([]byte(text), n/len(text)+1), 0o600))
}

// poke FILE OFFSET HEX writes bytes into a file; it makes the file where there is none.
func poke(ts *testscript.TestScript, neg bool, args []string) {
	at, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_RDWR|os.O_CREATE, 0o600)
	ts.Check(err)
	defer f.Close()
	var data []byte
	for i := 0; i+1 < len(args[2]); i += 2 {
		b, err := strconv.ParseUint(args[2][i:i+2], 16, 8)
		ts.Check(err)
		data = append(data, byte(b))
	}
	_, err = f.WriteAt(data, at)
	ts.Check(err)
}
