package eval

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"

	"readout"
	"readout/internal/stage"
	"readout/internal/stage/code"
)

// placed is a sentence of event→location: a verb, and the places of what it tells, if any.
type placed struct {
	verb   readout.Span
	places []readout.Span
	doc    *readout.Document

	accepted bool // somebody looked at the row once more and let it stand
}

type placedRow struct {
	Text, Answer string
	Spans        []placedSpan
	Tokens       []struct{ Start, End int }
}

type placedSpan struct {
	Start, End int
	First      *int `json:"token_start"`
	Last       *int `json:"token_end"`
	Label      string
}

// characters are the offsets of a span, by its words where they are told: every sixth place has the numbers of its words for offsets.
func (r placedRow) characters(s placedSpan) (from, to int) {
	if s.First == nil || s.Last == nil || *s.First < 0 || *s.Last < *s.First || *s.Last >= len(r.Tokens) {
		return s.Start, s.End
	}
	return r.Tokens[*s.First].Start, r.Tokens[*s.Last].End
}

// readPlaced reads a line of JSON a row, whose offsets count characters. Rows of the same text share one document; what annotators
// refused, and what has no verb, is left out.
func readPlaced(in io.Reader) (rows []placed, docs []*readout.Document, err error) {
	of := map[string]*readout.Document{}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var r placedRow
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			return nil, nil, err
		}
		offset, row := offsets(r.Text), placed{accepted: r.Answer == "accept"}
		for _, s := range r.Spans {
			from, to := r.characters(s)
			if from < 0 || from >= to || to >= len(offset) {
				continue
			}
			at := readout.Span{Start: offset[from], End: offset[to]}
			switch s.Label {
			case "VERB":
				row.verb = at
			case "LOCATION":
				row.places = append(row.places, at)
			}
		}
		if row.verb.Empty() || r.Answer == "reject" {
			continue
		}
		if of[r.Text] == nil {
			of[r.Text] = &readout.Document{Source: "event→location", Text: r.Text}
			docs = append(docs, of[r.Text])
		}
		row.doc = of[r.Text]
		rows = append(rows, row)
	}
	return rows, docs, lines.Err()
}

// eventPlaces scores the places of events that given verbs tell.
func eventPlaces(ctx context.Context, data string) ([]Figure, error) {
	f, err := os.Open(filepath.Join(data, "place", "event_location.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	in, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	rows, docs, err := readPlaced(in)
	if err != nil {
		return nil, err
	}
	rules, err := code.Default()
	if err != nil {
		return nil, err
	}
	if err := runAll(ctx, stage.List(), docs); err != nil {
		return nil, err
	}
	n := tally{}
	for _, r := range rows {
		r.count(n, code.NewProbe(rules, r.doc))
	}
	return append(placeFigures("event→location", "", n), placeFigures("event→location", "accepted ", n)...), nil
}

// count counts a row, and again among those accepted, for the others leave many an event without the place that their text tells.
func (r placed) count(n tally, p *code.Probe) {
	w, given := p.Place(r.verb)
	ok := given && slices.ContainsFunc(r.places, w.Span.Overlaps)
	for _, among := range []string{"", "accepted "} {
		if among != "" && !r.accepted {
			continue
		}
		n.add(among+"given", given)
		n.add(among+"with", len(r.places) > 0)
		n.add(among+"without", len(r.places) == 0)
		n.add(among+"given of with", given && len(r.places) > 0)
		n.add(among+"right", ok)
		n.add(among+"empty", !given && len(r.places) == 0)
	}
}

func placeFigures(set, among string, n tally) []Figure {
	of := func(name string) int { return n[among+name] }
	return []Figure{scored(set, among+"places of events", of("right"), of("given"), of("with")),
		part(set, among+"events with a place, given any", of("given of with"), of("with")), part(set, among+"events with a place, right", of("right"), of("with")),
		part(set, among+"events without, left empty", of("empty"), of("without"))}
}
