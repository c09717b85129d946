package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"unicode/utf8"

	"readout"
	"readout/internal/sample"
)

// printed is a document as annotate prints it.
type printed struct {
	readout.Document
	Sentences []readout.Span
	Tokens    []readout.Token
}

// TestSpans annotates every document of the project, twice, and asks that each span slices to what it claims.
func TestSpans(t *testing.T) {
	folder := t.TempDir()
	writeDocuments(t, folder)
	out := annotateFolder(t, folder)
	if !bytes.Equal(out, annotateFolder(t, folder)) {
		t.Error("the same input gives other bytes")
	}
	n := 0
	for line := range bytes.Lines(out) {
		var d printed
		if err := json.Unmarshal(line, &d); err != nil {
			t.Fatal(err)
		}
		n++
		checker{t, &d}.document()
	}
	if n < 20 {
		t.Errorf("%d documents are too few to say anything", n)
	}
}

// writeDocuments writes the sample's reports and the texts of the single items as files.
func writeDocuments(t *testing.T, folder string) {
	reports, err := fs.Glob(sample.Reports, "reports/*/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for i, name := range reports {
		data, err := sample.Reports.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(folder, fmt.Sprintf("report-%03d.txt", i)), data)
	}
	files, _ := filepath.Glob(filepath.Join("..", "..", "testdata", "gold", "items", "*.jsonl"))
	for i, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(folder, fmt.Sprintf("items-%03d.jsonl", i)), data)
	}
}

func write(t *testing.T, path string, data []byte) {
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func annotateFolder(t *testing.T, folder string) []byte {
	cmd := exec.Command("readout", "annotate", folder)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err, errs.String())
	}
	return out
}

// checker complains about one document.
type checker struct {
	t *testing.T
	d *printed
}

func (c checker) document() {
	c.list("sentence", c.d.Sentences)
	for i, s := range c.d.Tokens {
		c.words("token", s.Span, s.Form)
		if s.Head < 0 || s.Head >= len(c.d.Tokens) {
			c.t.Errorf("%s: token %d has head %d", c.d.Source, i, s.Head)
		}
	}
	c.list("token", spans(c.d.Tokens, func(x readout.Token) readout.Span { return x.Span }))
	c.list("name", spans(c.d.Names, func(x readout.Name) readout.Span { return x.Span }))
	for _, x := range c.d.Dates {
		c.has("date", x.Span)
	}
	for _, x := range c.d.Places {
		c.has("place", x.Span)
	}
	for _, x := range c.d.Figures {
		c.has("figure", x.Span)
	}
	for _, x := range c.d.Entities {
		c.has("entity "+x.Name, x.Span)
		for _, w := range x.Words {
			c.has("words of "+x.Name, w)
		}
	}
	for _, q := range c.d.Quotes {
		c.list("content", q.Content)
		c.named("speaker", q.Speaker.Name, q.Speaker.Span)
		c.may("cue", q.Cue)
	}
	for i := range c.d.Claims {
		c.claim(&c.d.Claims[i])
	}
}

func (c checker) claim(x *readout.Claim) {
	c.has("evidence", x.Evidence)
	c.has("trigger", x.Trigger)
	if !x.Evidence.Contains(x.Trigger) {
		c.t.Errorf("%s: claim %s: trigger %q lies outside the evidence %q", c.d.Source, x.ID, x.Trigger.In(c.d.Text), x.Evidence.In(c.d.Text))
	}
	c.may("status cue", x.StatusCue)
	for _, a := range slices.Concat(x.Actors, x.Recipients) {
		c.named("party", a.Name, a.Span)
	}
	for _, s := range x.Speakers {
		c.named("speaker", s.Name, s.Span)
	}
	for _, s := range x.Topics {
		c.named("topic", s.Name, s.Span)
	}
	c.named("date", x.Date.Value, x.Date.Span)
	if x.Place != nil {
		c.named("place", x.Place.Name, x.Place.Span)
	}
	if id := readout.ClaimID(c.d.ID, x); id != x.ID {
		c.t.Errorf("%s: claim %s should have the ID %s", c.d.Source, x.ID, id)
	}
}

func spans[T any](list []T, of func(T) readout.Span) []readout.Span {
	var out []readout.Span
	for _, x := range list {
		out = append(out, of(x))
	}
	return out
}

// list: every span has words, and they stand in order without overlap.
func (c checker) list(what string, list []readout.Span) {
	last := 0
	for _, s := range list {
		c.has(what, s)
		if s.Start < last {
			c.t.Errorf("%s: %s at %v starts before the last one ends, at %d", c.d.Source, what, s, last)
		}
		last = s.End
	}
}

// has: a span with words, inside the text and on boundaries of characters.
func (c checker) has(what string, s readout.Span) {
	words := s.In(c.d.Text)
	if words == "" || !utf8.ValidString(words) || !utf8.RuneStart(c.d.Text[s.Start]) {
		c.t.Errorf("%s: %s at %v covers no words: %q", c.d.Source, what, s, words)
	}
}

// may: no span, or one with words.
func (c checker) may(what string, s readout.Span) {
	if s != (readout.Span{}) {
		c.has(what, s)
	}
}

// named: what has a name or a value has words that say so.
func (c checker) named(what, name string, s readout.Span) {
	if name != "" {
		c.has(what+" "+name, s)
	} else {
		c.may(what, s)
	}
}

func (c checker) words(what string, s readout.Span, want string) {
	if got := s.In(c.d.Text); got != want {
		c.t.Errorf("%s: %s %q stands at %v, where the text has %q", c.d.Source, what, want, s, got)
	}
}
