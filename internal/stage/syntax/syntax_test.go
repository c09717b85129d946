package syntax_test

import (
	"context"
	"reflect"
	"testing"

	"readout"
	"readout/internal/stage/stagetest"
	"readout/internal/stage/syntax"
	"readout/internal/stage/token"
)

func TestSyntax(t *testing.T) { stagetest.Run(t, "syntax", stagetest.Trees) }

func TestTreesAreThoseOfTheWholeStage(t *testing.T) {
	read := func(s readout.Stage) *readout.Document {
		d := &readout.Document{Text: "Fiji's foreign minister met envoys of Tonga in Suva on Monday. The two sides agreed to reopen the ferry line."}
		for _, s := range []readout.Stage{token.Stage(), s} {
			if err := s.Run(context.Background(), d); err != nil {
				t.Fatal(err)
			}
		}
		return d
	}
	whole, trees := read(syntax.Stage()), read(syntax.Trees())
	if !reflect.DeepEqual(whole.Tokens, trees.Tokens) {
		t.Errorf("tokens differ:\n%+v\n%+v", whole.Tokens, trees.Tokens)
	}
	if len(whole.Graph.Nodes) == 0 || len(trees.Graph.Nodes) != 0 {
		t.Errorf("%d acts with the graph, %d without", len(whole.Graph.Nodes), len(trees.Graph.Nodes))
	}
}
