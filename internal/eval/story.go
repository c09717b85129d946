package eval

import (
	"encoding/json"
	"io/fs"
	"path"

	"readout"
)

// goldEvent is an event of a story with the claims that state it. The fields of a claim stand in the event.
type goldEvent struct {
	goldClaim
	ID     string
	Claims []struct {
		File, Says string
		Status     list
		Speakers   []string
	}
}

// goldSays is somebody's words in a file.
type goldSays struct {
	File, Says, Speaker     string // quotes
	Actor, Code             string // positions
	Issue, Stance           string
	Person, Office, Country string // offices
}

// story is the gold of a folder of reports.
type story struct {
	name      string
	Documents []struct {
		File, Published string
		Stated          bool
		Furniture       []string
	}
	Duplicates []struct {
		Documents []string
		Kind      string
	}
	Events         []goldEvent
	NotSame        [][2]string `json:"not_same_event"`
	MayMerge       [][2]string `json:"may_merge"`
	Contradictions []struct {
		Event, Field string
		Claims       [][2]string // file, words
	}
	Contacts []struct {
		Event   string
		History []struct{ Status, Date, File string }
	}
	Figures   []goldFigure
	Positions []goldSays
	Quotes    []goldSays
	Offices   []goldSays
	NoClaim   []goldSays `json:"no_claim"`
	byFile    map[string][]*goldClaim
	eventOf   map[*goldClaim]string
}

// key names a report across stories: "s01/01-wire.txt".
func (s *story) key(file string) string { return s.name + "/" + file }

// readStories reads every sNN/gold.json.
func readStories(reports fs.FS) ([]*story, error) {
	names, err := fs.Glob(reports, "*/gold.json")
	if err != nil {
		return nil, err
	}
	var out []*story
	for _, name := range names {
		data, err := fs.ReadFile(reports, name)
		if err != nil {
			return nil, err
		}
		s := &story{name: path.Dir(name), byFile: map[string][]*goldClaim{}, eventOf: map[*goldClaim]string{}}
		if err := json.Unmarshal(data, s); err != nil {
			return nil, readout.Errorf(readout.Input, "%s: %v", name, err)
		}
		s.spread()
		out = append(out, s)
	}
	return out, nil
}

// spread makes a gold claim of each claim of each event, with the event's fields.
func (s *story) spread() {
	for i := range s.Events {
		e := &s.Events[i]
		for _, c := range e.Claims {
			g := e.goldClaim
			g.Says, g.Speakers, g.Background, g.undated = c.Says, c.Speakers, nil, true
			if len(c.Status) > 0 {
				g.Status = c.Status
			}
			s.byFile[s.key(c.File)] = append(s.byFile[s.key(c.File)], &g)
			s.eventOf[&g] = s.name + " " + e.ID
		}
	}
}
