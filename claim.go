package readout

import "strconv"

// Status says whether a thing happened.
type Status string

// The statuses of the codebook.
const (
	Occurred     Status = "occurred"
	Ongoing      Status = "ongoing"
	Planned      Status = "planned"
	Considered   Status = "considered"
	Cancelled    Status = "cancelled"
	Denied       Status = "denied"
	Negated      Status = "negated"
	Alleged      Status = "alleged"
	Hypothetical Status = "hypothetical"
)

// Claim is one document's statement that something happened, will happen, was said, denied or is considered.
// It is never edited; a newer coder adds claims and retires old ones. Every field carries the words that say so.
type Claim struct {
	ID         string    `json:"id"`
	Document   string    `json:"document,omitempty"`
	Type       string    `json:"type"` // one of PLOVER's 16, or STATE
	Mode       []string  `json:"mode"`
	Contexts   []string  `json:"contexts"`
	Force      string    `json:"force,omitempty"` // REQUEST: appeal, request, demand
	Status     Status    `json:"status"`
	Background bool      `json:"background"`
	Cameo      string    `json:"cameo"`
	Score      float64   `json:"score"`
	Evidence   Span      `json:"evidence"`
	Trigger    Span      `json:"trigger"`
	StatusCue  Span      `json:"status_cue"`
	Actors     []Actor   `json:"actors"`
	Recipients []Actor   `json:"recipients"`
	Speakers   []Speaker `json:"speakers"` // outermost first; empty where the report itself says so
	Topics     []Topic   `json:"topics"`
	Date       When      `json:"date"`
	Place      *Where    `json:"place"` // nil where the text supports none
	Rule       string    `json:"rule"`
	Coder      string    `json:"coder"`
}

// Actor is a party to a claim: the words, and the entity as far as the text supports it.
type Actor struct {
	Span    Span   `json:"span"`
	Name    string `json:"name"`
	Entity  string `json:"entity"` // canonical name of the entity
	Code    string `json:"code"`
	Country string `json:"country"`
	Sector  string `json:"sector"`
	Office  string `json:"office,omitempty"`
	Metonym bool   `json:"metonym"`
}

// Topic is what an act is about, as worded.
type Topic struct {
	Span Span   `json:"span"`
	Name string `json:"name"`
}

// When is the date of an act: EDTF, "" where no words of the text date it.
type When struct {
	Value     string `json:"value"`
	Span      Span   `json:"span"`
	Precision string `json:"precision"`
}

// Where is the place of an act.
type Where struct {
	Span      Span    `json:"span"`
	Geoname   int     `json:"geoname"`
	Name      string  `json:"name"`
	Country   string  `json:"country"`
	Lat       float64 `json:"lat"`
	Lon       float64 `json:"lon"`
	Precision string  `json:"precision"`
}

// ClaimID is the ID of a claim. It does not hang on the publication date or on what other documents say,
// so that a date that is inferred later changes no ID.
func ClaimID(document string, c *Claim) string {
	at := func(s Span) string { return strconv.Itoa(s.Start) + "-" + strconv.Itoa(s.End) }
	return "c" + hash(document, c.Type, string(c.Status), at(c.Trigger), at(c.Evidence), c.Rule)
}
