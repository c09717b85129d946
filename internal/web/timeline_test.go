package web

import (
	"testing"

	"readout"
	"readout/internal/api/sample"
	"readout/internal/query"
)

func drawn(t *testing.T, dates ...string) timeline {
	s := sample.Empty()
	for _, d := range dates {
		s.Record.Events = append(s.Record.Events, readout.Event{Date: readout.EventDate{Value: d}})
	}
	made, err := site{store: s}.timeline(t.Context(), query.Query{})
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func TestTimelineUnits(t *testing.T) {
	for _, c := range []struct {
		dates       []string
		unit        string
		bars, vague int
	}{
		{[]string{"2013-05-06", "2013-05-20"}, "day", 15, 0},
		{[]string{"2013-05-06"}, "day", 1, 0},
		{[]string{"2013-05-06", "2013-05"}, "day", 31, 1},
		{[]string{"2013-05-06", "2014-05"}, "month", 13, 0},
		{[]string{"2013", "2014-05-06"}, "month", 17, 1},
		{[]string{"1994", "2014-05-06"}, "year", 21, 0},
		{[]string{"2013-05-04/2013-05-05"}, "day", 2, 1},
		{[]string{""}, "", 0, 0},
		{[]string{"2013-05-04/.."}, "", 0, 0},
	} {
		made := drawn(t, c.dates...)
		if made.Unit != c.unit || len(made.Bars) != c.bars || len(made.Vague) != c.vague {
			t.Errorf("%v: %s, %d bars, %d vague, want %s, %d, %d", c.dates, made.Unit, len(made.Bars), len(made.Vague), c.unit, c.bars, c.vague)
		}
	}
}

// A vague date is as wide as it is vague and stands in no bar; every event is counted once.
func TestTimelineCounts(t *testing.T) {
	made := drawn(t, "2013-05-06", "2013-05-06", "2013-05-08", "2013-05-06/2013-05-07", "")
	if made.Whole != 5 || made.Dated != 4 || made.Undated != 1 || made.Most != 2 {
		t.Errorf("counts %+v", made)
	}
	bars, vague := made.Bars, made.Vague[0]
	if bars[0].N != 2 || bars[1].N != 0 || bars[2].N != 1 || bars[0].H <= bars[2].H || bars[0].Y+bars[0].H != 100 {
		t.Errorf("bars %+v", bars)
	}
	if vague.N != 1 || vague.X != bars[0].X || vague.X+vague.W != bars[1].X+bars[1].W || vague.Label != "6–7 May 2013" {
		t.Errorf("vague %+v beside %+v", vague, bars)
	}
}

// An undated event is drawn hollow on the day of its report, and never counted as having happened then.
func TestTimelineOfReports(t *testing.T) {
	s := sample.Empty()
	for _, d := range []readout.EventDate{{Value: "2013-05-06"}, {Reported: "2013-05-06"}, {Reported: "2013-05-08"}, {Reported: "2013-05"}} {
		s.Record.Events = append(s.Record.Events, readout.Event{Date: d})
	}
	made, err := site{store: s}.timeline(t.Context(), query.Query{})
	if err != nil {
		t.Fatal(err)
	}
	if made.Dated != 1 || made.Undated != 3 || made.Hollow != 2 || len(made.Vague) != 0 || made.Most != 2 {
		t.Errorf("counts %+v", made)
	}
	sixth := made.Bars[5]
	if sixth.N != 1 || sixth.R != 1 || sixth.U == 0 || sixth.T+sixth.U != sixth.Y || sixth.Says() != "6 May 2013: 1 event, and 1 undated reported then" {
		t.Errorf("6 May: %+v, %s", sixth, sixth.Says())
	}
}
