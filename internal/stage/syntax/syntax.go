// Package syntax is the stage that reads every sentence with the language model: tags, lemmas, trees, name tags and the semantic graph.
package syntax

import (
	"cmp"
	"context"

	"math"
	"slices"
	"strings"

	"readout"
	"readout/internal/model"
)

// Stage needs the embedded model; the first document that runs through it opens the weights.
func Stage() readout.Stage {
	return readout.Stage{
		Name: "syntax", Doc: "Tags, lemmas, dependency trees, name tags and the semantic graph, by the language model.", Version: "2",
		Requires: []readout.Layer{readout.LayerSentences, readout.LayerTokens},
		Provides: []readout.Layer{readout.LayerTree, readout.LayerGraph},
		Run:      func(ctx context.Context, d *readout.Document) error { return run(ctx, d, (*model.Model).Read) },
	}
}

// Trees is Stage without the semantic graph, which takes a seventh of the time: for whom no claims are asked of.
func Trees() readout.Stage {
	s := Stage()
	s.Doc, s.Provides = "Tags, lemmas, dependency trees and name tags, by the language model.", []readout.Layer{readout.LayerTree}
	s.Run = func(ctx context.Context, d *readout.Document) error { return run(ctx, d, (*model.Model).Trees) }
	return s
}

// run fills the tokens, and the graph where the model's method reads it.
func run(ctx context.Context, d *readout.Document, method func(*model.Model, context.Context, [][]string) ([][]model.Word, error)) error {
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
	read, err := method(m, ctx, words)
	if err != nil {
		return err
	}
	labels := m.Info()
	d.Graph = readout.Graph{}
	for i, s := range d.Sentences {
		for j, w := range read[i] {
			t := &d.Tokens[s.First+j]
			t.UPOS, t.XPOS, t.Lemma, t.Deprel, t.Head, t.Name = w.UPOS, w.XPOS, spelled(t.Form, w.Lemma, w.UPOS, m.Knows), w.Deprel, s.First+w.Head, w.Name
			if w.Act != nil {
				d.Graph.Nodes = append(d.Graph.Nodes, node(&labels, w.Act, s.First, j))
			}
			if w.Party != nil {
				d.Graph.Parties = append(d.Graph.Parties, readout.Party{Token: s.First + j, Sectors: shares(labels.Sectors, w.Party.Sectors),
					Links: arcs(labels.Links, w.Party.Links, s.First)})
			}
		}
	}
	return nil
}

// node is what the model reads at word j of the sentence whose first token is first.
func node(labels *model.Info, a *model.Act, first, j int) readout.Node {
	n := readout.Node{Token: first + j, Score: thousandths(a.Chance), Types: shares(labels.Acts, a.Types), Statuses: shares(labels.Statuses, a.Statuses), Background: thousandths(a.Background)}
	for i, m := range labels.Modes {
		if kind, mode, _ := strings.Cut(m, " "); kind == readout.Best(n.Types) && a.Modes[i] >= 0.05 {
			n.Modes = append(n.Modes, readout.Share{Label: mode, Score: thousandths(a.Modes[i])})
		}
	}
	highest(n.Modes)
	n.Arcs = arcs(labels.Roles, a.Arcs, first)
	return n
}

func arcs(labels []string, list []model.Arc, first int) []readout.Arc {
	var out []readout.Arc
	for _, c := range list {
		out = append(out, readout.Arc{Role: labels[c.Role], Token: first + c.Word, Score: thousandths(c.Chance)})
	}
	return out
}

// shares are the labels that have one part in two hundred at least; the first is always there.
func shares(labels []string, scores []float64) []readout.Share {
	const least = 0.005
	out := make([]readout.Share, 0, 4)
	top := slices.Max(scores)
	for i, l := range labels {
		if scores[i] >= least || scores[i] == top {
			out = append(out, readout.Share{Label: l, Score: thousandths(scores[i])})
		}
	}
	highest(out)
	return out
}

// thousandths rounds a score: what the graph knows is not finer, and it is kept with the document.
func thousandths(x float64) float64 { return math.Round(x*1000) / 1000 }

func highest(s []readout.Share) {
	slices.SortStableFunc(s, func(a, b readout.Share) int { return cmp.Compare(b.Score, a.Score) })
}
