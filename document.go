package readout

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"time"
)

// Fetch is the bytes of one thing as read, before anything is made of them.
type Fetch struct {
	Source  string    // path or address it was read from; "-" for standard input
	URL     string    // where it was published, if known
	Media   string    // media type if the source says so ("text/html"), else ""
	At      time.Time // when it was read; zero where that must not show
	Body    []byte    // nil where Open is set
	Open    func() (io.ReadCloser, error)
	Hints   Hints
	Skipped string // why it could not be read; Body is nil then
}

// Hints are what a source knows of a document besides its bytes (a feed's entry, a line of JSON Lines, a flag).
type Hints struct {
	Title, Outlet, Agency, Language string
	Published                       string // EDTF or RFC 3339; "" if not known
	Otherwise                       string // publication date if the text itself states none
	Byline                          []string
	Plain                           bool // the text is clean already: no furniture to look for
	Tokenized                       bool // one sentence a line, tokens parted by one space
}

// Document is one news report as clean text with every layer made on it. Text never changes after extraction.
type Document struct {
	ID        string    `json:"id"`
	Source    string    `json:"source"`
	URL       string    `json:"url"`
	Title     string    `json:"title"`
	Outlet    string    `json:"outlet"`
	Agency    string    `json:"agency"`
	Byline    []string  `json:"byline"`
	Language  string    `json:"language"`
	Published Published `json:"published"`
	Modified  string    `json:"modified,omitempty"`
	Skipped   string    `json:"skipped,omitempty"` // why nothing was made of it; "" if it was read
	Failed    string    `json:"failed,omitempty"`  // the stage that failed and why; later layers are missing then
	Text      string    `json:"text"`
	Dateline  Dateline  `json:"dateline"`
	Left      []Left    `json:"left"`     // what extraction left out of Text, and why
	Contexts  []string  `json:"contexts"` // PLOVER contexts of the document, never silently those of a claim
	Tokenized bool      `json:"-"`        // Text is one sentence a line, tokens parted by one space

	Sentences []Sentence `json:"-"`
	Tokens    []Token    `json:"-"`
	Graph     Graph      `json:"-"`
	Names     []Name     `json:"names"`
	Entities  []Entity   `json:"entities"`
	Mentions  []Mention  `json:"mentions,omitempty"`
	Dates     []Date     `json:"dates"`
	Places    []Place    `json:"places"`
	Quotes    []Quote    `json:"quotes"`
	Figures   []Figure   `json:"figures"`
	Claims    []Claim    `json:"claims"`
}

// Published is when a report came out and how that is known: "stated", "inferred" or "unknown" (Value is "" then).
type Published struct {
	Value string `json:"value"` // EDTF
	How   string `json:"how"`
	Span  Span   `json:"span"` // the words in Text that say so; empty where metadata or another report does
	Why   string `json:"why,omitempty"`
}

// Dateline opens an agency report: "WASHINGTON, Sept. 17 (UPI) --". It says where a report was filed, not where things happened.
type Dateline struct {
	Span   Span   `json:"span"` // empty: none
	Place  string `json:"place,omitempty"`
	Date   string `json:"date,omitempty"` // EDTF; "XXXX-09-17" without a year
	Agency string `json:"agency,omitempty"`
}

// Left is a passage that extraction left out: furniture, headline, caption, a paragraph printed twice.
type Left struct {
	Reason string `json:"reason"` // headline, caption, byline, furniture, repeat, …
	Text   string `json:"text"`
}

// Sentence is a run of tokens [First, Last) of Document.Tokens.
type Sentence struct {
	Span        Span
	First, Last int
	Paragraph   int // counted from 0
}

// Token is one syntactic word. Head is an index into Document.Tokens; a root has its own index.
type Token struct {
	Span   Span   `json:"span"`
	Form   string `json:"form"`
	Lemma  string `json:"lemma"`
	UPOS   string `json:"upos"`
	XPOS   string `json:"xpos,omitempty"` // Penn Treebank tag
	Head   int    `json:"head"`
	Deprel string `json:"deprel"`
	Name   string `json:"-"` // BIO tag of the model
}

// Graph is the language model's semantic graph: what it reads of who did what, word by word. It is a proposal, no claim.
type Graph struct {
	Nodes   []Node  // in order of token
	Parties []Party // in order of token
}

// Party is a word that some node has for an actor or recipient.
type Party struct {
	Token   int
	Sectors []Share // highest first; "" is a plain country
	Links   []Arc   // Role "country": to words that say which country or body it belongs to
}

// Node is a word that may state an act, with the words that belong to it.
type Node struct {
	Token      int
	Score      float64 // that the word states an act
	Types      []Share // event types, highest first
	Statuses   []Share // statuses, highest first
	Background float64 // score that the act is older than the report
	Modes      []Share // modes of the first type, highest first; each score stands for itself
	Arcs       []Arc   // in order of role, then token
}

// Share is a label and its part of the whole.
type Share struct {
	Label string
	Score float64
}

// Arc leads from a node to a token that belongs to the act. Role: actor, recipient, speaker, date, place, cue, figure, topic.
type Arc struct {
	Role  string
	Token int
	Score float64
}

// Best is the label of the first share, "" for none.
func Best(shares []Share) string {
	if len(shares) == 0 {
		return ""
	}
	return shares[0].Label
}

// Tokens are the tokens that arcs of a role lead to with at least this score, in order.
func (n *Node) Tokens(role string, least float64) []int {
	var found []int
	for _, a := range n.Arcs {
		if a.Role == role && a.Score >= least {
			found = append(found, a.Token)
		}
	}
	return found
}

// Name is a span that names something. Label: PER ORG GPE LOC NORP FAC EVENT MISC.
type Name struct {
	Span   Span   `json:"span"`
	Label  string `json:"label"`
	Entity string `json:"entity"` // ID of the Entity it belongs to; "" if none
	First  int    `json:"-"`      // tokens [First, Last)
	Last   int    `json:"-"`
}

// Entity is a person, body, country or group that the document speaks of, with what the text and the registers say of it.
type Entity struct {
	ID      string `json:"id"`   // unique in the document: "e1", "e2" …
	Name    string `json:"name"` // the fullest name in the text, or the nominal as worded
	Kind    string `json:"kind"` // person (named), role (told by office only), organisation, country, place, group, nationality, event, other
	Country string `json:"country"`
	Sector  string `json:"sector"`
	Office  string `json:"office,omitempty"` // title as worded in the text
	Code    string `json:"code"`             // country and sectors, "RUSGOV"; "" where the text supports none
	Span    Span   `json:"span"`             // of the fullest name
	Why     string `json:"why,omitempty"`    // what gave country and sector: title, register, demonym …
	Words   []Span `json:"words,omitempty"`  // the words that support country, sector and office
}

// Mention is a span of tokens that refers to an entity: a name, a pronoun or a nominal.
type Mention struct {
	Span    Span     `json:"span"`
	Head    int      `json:"-"` // head token
	First   int      `json:"-"` // tokens [First, Last)
	Last    int      `json:"-"`
	Entity  string   `json:"entity"`            // "" for a pronoun that could not be resolved
	Kind    string   `json:"kind"`              // name, title, nominal, pronoun
	Members []string `json:"members,omitempty"` // entities of a plural that stands for several: "they", "the two leaders"
	Metonym bool     `json:"metonym,omitempty"`
}

// Date is a temporal expression. Value is EDTF, "" where it can't be resolved.
type Date struct {
	Span      Span   `json:"span"`
	Value     string `json:"value"`
	Precision string `json:"precision"` // day, days, week, month, season, year, decade, century, time, unknown
	Anchor    string `json:"anchor"`    // published, text, none
	Rule      string `json:"rule"`
}

// Place is a place mention with its gazetteer entry; Geoname 0 and a reason in Why where there is none.
type Place struct {
	Span      Span    `json:"span"`
	Geoname   int     `json:"geoname"`
	Name      string  `json:"name"`
	Country   string  `json:"country"`
	Lat       float64 `json:"lat"`
	Lon       float64 `json:"lon"`
	Precision string  `json:"precision"` // city, region, country, area, unknown
	Why       string  `json:"why"`
}

// Speaker is who says so, as worded and as resolved.
type Speaker struct {
	Span   Span   `json:"span"`
	Name   string `json:"name"`
	Entity string `json:"entity"`
	Code   string `json:"code,omitempty"`
}

// Quote is words reported as somebody's. Kind: direct, indirect, mixed. Content may have several parts ("…," he said. "…").
type Quote struct {
	Kind    string  `json:"kind"`
	Speaker Speaker `json:"speaker"` // empty span: not found
	Cue     Span    `json:"cue"`
	Content []Span  `json:"content"`
	CueHead int     `json:"-"` // token of the cue; -1 if none
}

// Figure is a number claimed. Low and High are nil where the words leave that side open.
type Figure struct {
	Span      Span     `json:"span"`
	What      string   `json:"what"`
	Unit      string   `json:"unit,omitempty"`
	Low       *float64 `json:"low"`
	High      *float64 `json:"high"`
	Qualifier string   `json:"qualifier"`
	Scope     string   `json:"scope"` // incident, cumulative, ""
	AsOf      string   `json:"asof"`
	Since     string   `json:"since,omitempty"`
	Claimant  string   `json:"claimant"`
}

// DocumentID is the ID of a document: the name it was read under (without folders), its address and its text. The same report read
// again from anywhere has the same ID; two outlets that print the same words are two documents of one origin.
func DocumentID(name, url, text string) string { return "d" + hash(name, url, text) }

func hash(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		io.WriteString(h, p)
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}
