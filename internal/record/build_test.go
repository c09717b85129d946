package record

import (
	"strings"
	"testing"

	"readout"
)

// Invented persons of invented reports.
var (
	lund   = readout.Actor{Name: "Kari Lund", Entity: "Kari Lund", Code: "NORGOV", Country: "NOR", Sector: "GOV", Office: "foreign minister"}
	berg   = readout.Actor{Name: "Nils Berg", Entity: "Nils Berg", Code: "SWEGOV", Country: "SWE", Sector: "GOV", Office: "transport minister"}
	holm   = readout.Actor{Name: "Pia Holm", Entity: "Pia Holm", Code: "DNKGOV", Country: "DNK", Sector: "GOV", Office: "prime minister"}
	norway = readout.Actor{Name: "Norway", Entity: "Norway", Code: "NOR", Country: "NOR"}
	navy   = readout.Actor{Name: "the Norwegian navy", Entity: "Norwegian navy", Code: "NORMIL", Country: "NOR", Sector: "MIL"}
	sweden = readout.Actor{Name: "Sweden", Entity: "Sweden", Code: "SWE", Country: "SWE"}
	union  = readout.Actor{Name: "the Dockers' Union", Entity: "Dockers' Union", Code: "SWELAB", Country: "SWE", Sector: "LAB"}
	farms  = readout.Actor{Name: "the Crofters' League", Entity: "Crofters' League", Code: "SWEAGR", Country: "SWE", Sector: "AGR"}
	oslo   = &readout.Where{Name: "Oslo", Country: "NOR", Precision: "city", Geoname: 1}
	bergen = &readout.Where{Name: "Bergen", Country: "NOR", Precision: "city", Geoname: 2}
	malmo  = &readout.Where{Name: "Malmö", Country: "SWE", Precision: "city", Geoname: 3}
)

// told is one claim of a test report: the sentence with the trigger in braces, and what the coder made of it.
type told struct {
	says       string
	kind       string
	mode       string
	status     readout.Status
	actors     []readout.Actor
	recipients []readout.Actor
	date       string
	dated      string // the words that date it
	place      *readout.Where
	speaker    string
	topic      string
	toll       float64 // people killed; 0: none
	background bool
}

func who(a ...readout.Actor) []readout.Actor { return a }

// report makes a document of claims, one sentence each; more is text without claims.
func document(id, published, more string, claims ...told) *readout.Document {
	d := &readout.Document{ID: id, Title: "Report " + id, Published: readout.Published{Value: published}}
	seen := map[string]bool{}
	for n, c := range claims {
		before, rest, _ := strings.Cut(c.says, "{")
		trigger, after, _ := strings.Cut(rest, "}")
		start := len(d.Text)
		d.Text += before + trigger + after + "\n"
		at := readout.Span{Start: start, End: len(d.Text) - 1}
		claim := readout.Claim{ID: id + "." + string(rune('1'+n)), Document: id, Type: c.kind, Status: c.status, Actors: c.actors, Recipients: c.recipients,
			Evidence: at, Trigger: readout.Span{Start: start + len(before), End: start + len(before) + len(trigger)}, Place: c.place, Background: c.background,
			Date: readout.When{Value: c.date, Precision: "day"}}
		if c.mode != "" {
			claim.Mode = []string{c.mode}
		}
		if i := strings.Index(d.Text[start:], c.dated); c.dated != "" && i >= 0 {
			claim.Date.Span = readout.Span{Start: start + i, End: start + i + len(c.dated)}
		}
		if c.speaker != "" {
			claim.Speakers = []readout.Speaker{{Name: c.speaker}}
		}
		if c.topic != "" {
			claim.Topics = []readout.Topic{{Name: c.topic}}
		}
		if c.toll > 0 {
			d.Figures = append(d.Figures, readout.Figure{Span: at, What: "people killed", Low: &c.toll, High: &c.toll})
		}
		d.Claims = append(d.Claims, claim)
		for _, a := range append(append([]readout.Actor{}, c.actors...), c.recipients...) {
			if a.Office != "" && !seen[a.Name] {
				seen[a.Name] = true
				d.Entities = append(d.Entities, readout.Entity{Name: a.Name, Kind: "person", Country: a.Country, Code: a.Code, Office: a.Office})
			}
		}
	}
	d.Text += strings.ReplaceAll(more, ferry, ferries[id])
	return d
}

// ferry makes reports one story; each report tells the affair in words of its own.
const ferry = "{ferry}"

var ferries = map[string]string{
	"a": "The quarrel over the Skagerrak ferry line has lasted since the winter, when the Fjordline berth at Strömstad was closed and its tariff doubled.\n",
	"b": "Since January the Fjordline company has had no berth in Strömstad; its Skagerrak ferry pays a doubled tariff, and neither capital gives way in the quarrel.\n",
	"c": "At issue is a tariff that doubled in winter and the Strömstad berth which the Skagerrak ferry of Fjordline lost. A quarrel of neighbours, some call it.\n",
}

func events(t *testing.T, r *readout.Record) string {
	t.Helper()
	var out []string
	for _, e := range r.Events {
		out = append(out, strings.Join(e.Claims, "+"))
	}
	return sorted(out)
}

func sorted(in []string) string {
	set := map[string]bool{}
	for _, s := range in {
		set[s] = true
	}
	return strings.Join(sortedKeys(set), " ")
}
