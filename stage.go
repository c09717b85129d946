package readout

import (
	"context"
	"fmt"
)

// Layer is a kind of annotation: what a stage requires and provides.
type Layer string

// The layers, in the order in which they are made.
const (
	LayerSentences Layer = "sentences"
	LayerTokens    Layer = "tokens"
	LayerTree      Layer = "tree"
	LayerGraph     Layer = "graph"
	LayerNames     Layer = "names"
	LayerDates     Layer = "dates"
	LayerPlaces    Layer = "places"
	LayerEntities  Layer = "entities"
	LayerMentions  Layer = "mentions"
	LayerQuotes    Layer = "quotes"
	LayerFigures   Layer = "figures"
	LayerClaims    Layer = "claims"
)

// Stage is one step of reading. Run is deterministic, safe for concurrent use on different documents, and does no
// input or output. It may write only the layers it provides.
type Stage struct {
	Name     string
	Doc      string // one sentence
	Version  string
	Requires []Layer
	Provides []Layer
	Run      func(ctx context.Context, d *Document) error
}

// CheckStages reports the first requirement that no earlier stage provides, or a name given twice.
func CheckStages(stages []Stage) error {
	provided, names := map[Layer]bool{}, map[string]bool{}
	for _, s := range stages {
		if s.Name == "" || s.Run == nil || names[s.Name] {
			return fmt.Errorf("stage %q: no name, no Run, or named twice", s.Name)
		}
		names[s.Name] = true
		for _, r := range s.Requires {
			if !provided[r] {
				return fmt.Errorf("stage %q requires %q, which no stage before it provides", s.Name, r)
			}
		}
		for _, p := range s.Provides {
			provided[p] = true
		}
	}
	return nil
}
