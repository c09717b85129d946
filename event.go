package readout

// Event is what happened in the world, resolved from the claims of one or more documents. It is never without a citation.
type Event struct {
	ID             string    `json:"id"`
	Type           string    `json:"type"`
	Mode           []string  `json:"mode"`
	Status         Status    `json:"status"`
	Background     bool      `json:"background"`
	Date           EventDate `json:"date"`
	Place          *Where    `json:"place"`
	Actors         []Actor   `json:"actors"`
	Recipients     []Actor   `json:"recipients"`
	Contexts       []string  `json:"contexts"`
	Claims         []string  `json:"claims"`
	Documents      []string  `json:"documents"`
	Origins        int       `json:"origins"` // groups of documents with one origin among Documents
	Contradictions []string  `json:"contradictions"`
	Story          string    `json:"story,omitempty"`
}

// EventDate is the date of an event and what it rests on: "stated" by a claim's own words, or "published"
// where only the reports' dates bound it (Value is "" then and Reported holds the first report's date).
type EventDate struct {
	Value     string `json:"value"`
	Precision string `json:"precision"`
	Reported  string `json:"reported,omitempty"`
}

// Group is documents of one origin. Kind: document ID → verbatim, truncated, rewritten.
type Group struct {
	ID        string            `json:"id"`
	Documents []string          `json:"documents"`
	Kind      map[string]string `json:"kind"`
}

// Story is documents about the same affair.
type Story struct {
	ID        string   `json:"id"`
	Title     string   `json:"title"`
	Documents []string `json:"documents"`
	Events    []string `json:"events"`
}

// Contradiction is claims of one event that disagree. Field: toll, date, place, actor, occurrence.
type Contradiction struct {
	ID     string   `json:"id"`
	Event  string   `json:"event"`
	Field  string   `json:"field"`
	Claims []string `json:"claims"`
	Values []string `json:"values"` // what each claim says, in the order of Claims
}

// Contact is a meeting, call or visit with its history.
type Contact struct {
	Event        string        `json:"event"`
	Mode         []string      `json:"mode"`
	Participants []Actor       `json:"participants"`
	History      []ContactStep `json:"history"`
}

// ContactStep is one step of a contact's history. Status: planned, confirmed, postponed, held, cancelled, ongoing.
type ContactStep struct {
	Status   string `json:"status"`
	Date     string `json:"date"`
	Document string `json:"document"`
	Claim    string `json:"claim"`
}

// Position is where an actor stands on an issue. Stance: demands, supports, opposes, offers, conditional, silent.
type Position struct {
	Actor  Actor    `json:"actor"`
	Issue  string   `json:"issue"`
	Stance string   `json:"stance"`
	Claims []string `json:"claims"`
}

// Person is an entry of the register of persons that grows from the texts.
type Person struct {
	Name    string   `json:"name"`
	Kind    string   `json:"kind"`
	Country string   `json:"country"`
	Code    string   `json:"code"`
	Offices []Office `json:"offices"`
	Claims  int      `json:"claims"`
}

// Office is a title held, with the days on which reports say so (EDTF, "" unknown).
type Office struct {
	Office   string `json:"office"`
	Country  string `json:"country"`
	From     string `json:"from"`
	To       string `json:"to"`
	Document string `json:"document"`
	Span     Span   `json:"span"`
}

// Record is what documents say together: everything that is resolved across them. All slices are sorted by ID or name.
type Record struct {
	Events         []Event
	Stories        []Story
	Groups         []Group
	Contacts       []Contact
	Positions      []Position
	Contradictions []Contradiction
	Persons        []Person
	Published      map[string]Published // publication dates inferred from other reports, by document ID
}
