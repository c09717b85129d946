// Package token is the stage that cuts text into sentences and syntactic words, as Universal Dependencies does for English.
package token

import (
	"context"

	"readout"
)

// Stage fills Document.Sentences and Document.Tokens (span, form and, until a parser ran, head = own index).
// The dateline belongs to no sentence. Words are cut as in UD_English-EWT: "long-term" is three, "don't" two,
// "U.S." one. It needs nothing but the text and is safe for concurrent use on different documents.
func Stage() readout.Stage {
	return readout.Stage{
		Name:     "token",
		Doc:      "Cuts the text into sentences and syntactic words.",
		Version:  "1",
		Provides: []readout.Layer{readout.LayerSentences, readout.LayerTokens},
		Run:      run,
	}
}

func run(_ context.Context, d *readout.Document) error {
	d.Sentences, d.Tokens = nil, nil
	if d.Tokenized {
		ready(d)
		return nil
	}
	for i, p := range paragraphs(d.Text, d.Dateline.Span) {
		w := words(nil, d.Text, p)
		for _, s := range sentences(d.Text, w) {
			add(d, finish(d.Text, s), i)
		}
	}
	return nil
}

// add puts one sentence of these words at the end of the document.
func add(d *readout.Document, w []readout.Span, paragraph int) {
	if len(w) == 0 {
		return
	}
	first := len(d.Tokens)
	for _, s := range w {
		d.Tokens = append(d.Tokens, readout.Token{Span: s, Form: s.In(d.Text), Head: len(d.Tokens)})
	}
	d.Sentences = append(d.Sentences, readout.Sentence{
		Span:  readout.Span{Start: w[0].Start, End: w[len(w)-1].End},
		First: first, Last: len(d.Tokens), Paragraph: paragraph,
	})
}
