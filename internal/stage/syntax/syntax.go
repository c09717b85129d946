// Package syntax is the stage that reads every sentence with the language model: tags, lemmas, trees and name tags.
package syntax

import (
	"context"

	"readout"
	"readout/internal/model"
)

// Stage needs the embedded model; the first document that runs through it opens the weights.
func Stage() readout.Stage {
	return readout.Stage{
		Name: "syntax", Doc: "Tags, lemmas, dependency trees and name tags, by the language model.", Version: "1",
		Requires: []readout.Layer{readout.LayerSentences, readout.LayerTokens},
		Provides: []readout.Layer{readout.LayerTree},
		Run:      run,
	}
}

func run(ctx context.Context, d *readout.Document) error {
	m, err := model.Default()
	if err != nil {
		return err
	}
	words := make([][]string, len(d.Sentences))
	for i, s := range d.Sentences {
		for _, t := range d.Tokens[s.First:s.Last] {
			words[i] = append(words[i], t.Form)
		}
	}
	read, err := m.Read(ctx, words)
	if err != nil {
		return err
	}
	for i, s := range d.Sentences {
		for j, w := range read[i] {
			t := &d.Tokens[s.First+j]
			t.UPOS, t.XPOS, t.Lemma, t.Deprel, t.Head, t.Name = w.UPOS, w.XPOS, w.Lemma, w.Deprel, s.First+w.Head, w.Name
		}
	}
	return nil
}
