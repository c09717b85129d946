package eval

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"slices"

	"readout"
)

// list is a JSON list of words, or one word.
type list []string

func (l *list) UnmarshalJSON(data []byte) error {
	if data[0] != '[' {
		data = slices.Concat([]byte("["), data, []byte("]"))
	}
	return json.Unmarshal(data, (*[]string)(l))
}

// day is a date of the gold: EDTF, or an object with it under "value"; "" for null.
type day string

func (d *day) UnmarshalJSON(data []byte) error {
	if data[0] != '{' {
		return json.Unmarshal(data, (*string)(d))
	}
	var o struct{ Value string }
	err := json.Unmarshal(data, &o)
	*d = day(o.Value)
	return err
}

// goldParty is a party of the gold. An empty code: compared by name.
type goldParty struct{ Name, Code, Country string }

type goldPlace struct{ Name, Country string }

// goldClaim is what a careful reader takes from the words that Says repeats. Lists are accepted answers, the first preferred.
type goldClaim struct {
	Says       string
	Type       list
	Mode       list
	Status     list
	Background *bool       // nil: not judged
	Actors     []goldParty // nil: not judged
	Recipients []goldParty
	Speakers   []string // exact words, outermost first; nil: not judged
	Date       day
	Place      *goldPlace
	Must       *bool // false: good readers may leave it out
	undated    bool  // date and place are not judged
}

func (g *goldClaim) must() bool { return g.Must == nil || *g.Must }

// goldFigure is a number at some words of the text.
type goldFigure struct {
	File, Words, What string
	Low, High         *float64
}

// item is one sentence or passage with its claims; none: nothing may be coded.
type item struct {
	ID, Text, Published string
	Tags                []string
	Claims              []goldClaim
	Figures             []goldFigure
}

// readItems reads every *.jsonl file of a folder, in order of name.
func readItems(folder fs.FS) ([]item, error) {
	names, err := fs.Glob(folder, "*.jsonl")
	if err != nil {
		return nil, err
	}
	var items []item
	for _, name := range names {
		data, err := fs.ReadFile(folder, name)
		if err != nil {
			return nil, err
		}
		for n, line := range bytes.Split(data, []byte("\n")) {
			if len(bytes.TrimSpace(line)) == 0 {
				continue
			}
			var i item
			if err := json.Unmarshal(line, &i); err != nil {
				return nil, readout.Errorf(readout.Input, "%s, line %d: %v", name, n+1, err)
			}
			items = append(items, i)
		}
	}
	return items, nil
}
