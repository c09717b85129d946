package stage_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"sync"
	"testing"

	"readout"
	"readout/internal/stage"
)

func TestList(t *testing.T) {
	stages := stage.List()
	if err := readout.CheckStages(stages); err != nil {
		t.Error(err)
	}
	made := map[readout.Layer]bool{}
	for _, s := range stages {
		if s.Version == "" || len(s.Provides) == 0 || !strings.HasSuffix(s.Doc, ".") {
			t.Errorf("stage %s says too little of itself: %q, version %q, makes %v", s.Name, s.Doc, s.Version, s.Provides)
		}
		for _, l := range s.Provides {
			made[l] = true
		}
	}
	for _, l := range []readout.Layer{readout.LayerSentences, readout.LayerTokens, readout.LayerTree, readout.LayerNames, readout.LayerDates, readout.LayerPlaces,
		readout.LayerEntities, readout.LayerMentions, readout.LayerQuotes, readout.LayerFigures, readout.LayerClaims} {
		if !made[l] {
			t.Errorf("no stage makes the layer %s", l)
		}
	}
}

// texts have something for every stage: names, dates, places, quotes, figures, pronouns, acts.
var texts = []string{
	"Peruvian President Ines Prado met Zambian President Joseph Banda in Quito on Monday. “We will sign the accord,” she said. The two leaders praised Chile.",
	"At least 12 people were killed when Togolese troops shelled a Ghanaian village on 3 May, according to the Ghanaian army. Togo denied the attack.",
	"“Norway will not pay,” Finance Minister Tomas Berg told reporters. He called for talks with Estonia next week.",
	"", " \n\n ", "…", "\xff\xfe broken \x80 bytes", "«»“”\"\"''()", "a\u0301\u200d e\u0301 \U0001F600 .",
}

func layers(t *testing.T, text string) []byte {
	d := &readout.Document{ID: readout.DocumentID("", "", text), Text: text, Published: readout.Published{Value: "2025-06-18", How: "stated"}}
	if err := stage.Run(context.Background(), stage.List(), d); err != nil || d.Failed != "" {
		t.Errorf("%q: %v %s", text, err, d.Failed)
	}
	out, err := json.Marshal(struct {
		*readout.Document
		Sentences []readout.Sentence
		Tokens    []readout.Token
	}{d, d.Sentences, d.Tokens})
	if err != nil {
		t.Error(err)
	}
	return out
}

// TestSameBytes reads every text in eight goroutines at once: each gives the bytes of the first reading.
func TestSameBytes(t *testing.T) {
	var first [][]byte
	for _, text := range texts {
		first = append(first, layers(t, text))
	}
	var work sync.WaitGroup
	for range 8 {
		work.Go(func() {
			for i, text := range texts {
				if got := layers(t, text); !bytes.Equal(got, first[i]) {
					t.Errorf("%q read at the same time as others gives other layers:\n%s\n%s", text, got, first[i])
				}
			}
		})
	}
	work.Wait()
	if !bytes.Contains(first[0], []byte("CONSULT")) {
		t.Errorf("no claim to compare: %s", first[0])
	}
}

func TestFailureStaysOnTheDocument(t *testing.T) {
	var ran []string
	step := func(name string, do func() error) readout.Stage {
		return readout.Stage{Name: name, Run: func(context.Context, *readout.Document) error {
			ran = append(ran, name)
			return do()
		}}
	}
	fine := func() error { return nil }
	for name, c := range map[string]struct {
		do   func() error
		says string
	}{
		"error": {func() error { return errors.New("no such table") }, "second: no such table"},
		"panic": {func() error { panic("index out of range") }, "second: it broke at"},
	} {
		ran = nil
		d := &readout.Document{Text: "Lund left."}
		err := stage.Run(context.Background(), []readout.Stage{step("first", fine), step("second", c.do), step("third", fine)}, d)
		if err != nil || !strings.HasPrefix(d.Failed, c.says) {
			t.Errorf("%s: %v, failed %q", name, err, d.Failed)
		}
		if strings.Join(ran, " ") != "first second" {
			t.Errorf("%s: ran %v", name, ran)
		}
	}
}

func TestNothingToRun(t *testing.T) {
	never := readout.Stage{Name: "never", Run: func(context.Context, *readout.Document) error {
		t.Error("a stage ran")
		return nil
	}}
	skipped := &readout.Document{Skipped: "not a text"}
	if err := stage.Run(context.Background(), []readout.Stage{never}, skipped); err != nil || skipped.Failed != "" {
		t.Errorf("a skipped document: %v %s", err, skipped.Failed)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	d := &readout.Document{Text: "Lund left."}
	if err := stage.Run(ctx, []readout.Stage{never}, d); !errors.Is(err, context.Canceled) || d.Failed != "" {
		t.Errorf("a cancelled reading: %v, failed %q", err, d.Failed)
	}
}

func TestTreesAreThoseOfAllStages(t *testing.T) {
	for _, text := range texts {
		whole, trees := &readout.Document{Text: text}, &readout.Document{Text: text}
		if err := errors.Join(stage.Run(context.Background(), stage.List(), whole), stage.Run(context.Background(), stage.Trees(), trees)); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(whole.Tokens, trees.Tokens) || !reflect.DeepEqual(whole.Sentences, trees.Sentences) {
			t.Errorf("%q: tokens or sentences differ", text)
		}
	}
}
