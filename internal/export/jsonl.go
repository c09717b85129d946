package export

import (
	"encoding/json"
	"iter"

	"readout"
)

// citedRow is an event with its claims in full.
type citedRow struct {
	readout.Event
	Citations []claimRow `json:"citations"`
}

// claimRow is a claim with its words and where they stand.
type claimRow struct {
	*readout.Claim
	Words     string            `json:"words"`
	URL       string            `json:"url"`
	Title     string            `json:"title"`
	Outlet    string            `json:"outlet"`
	Agency    string            `json:"agency"`
	Published readout.Published `json:"published"`
}

// jsonl writes events with their claims: everything that the record has.
func jsonl(w *writer) error {
	return w.lines(func(yield func(any, error) bool) {
		for c, err := range w.events() {
			if err != nil {
				yield(nil, err)
				return
			}
			row := citedRow{Event: *c.Event, Citations: []claimRow{}}
			for _, x := range c.citations {
				d := x.document
				row.Citations = append(row.Citations, claimRow{x.Claim, x.words(x.Evidence), d.URL, d.Title, d.Outlet, d.Agency, d.Published})
			}
			if !yield(row, nil) {
				return
			}
		}
	})
}

// lines writes values as JSON, one a line.
func (w *writer) lines(values iter.Seq2[any, error]) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for v, err := range values {
		if err != nil {
			return err
		}
		if err := e.Encode(v); err != nil {
			return err
		}
	}
	return nil
}
