package web

import (
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"readout"
	"readout/internal/api"
	"readout/internal/query"
	"readout/internal/store"
)

type documentsPage struct {
	Q     string
	Wrong string
	Rows  []*readout.Document
	Pager pager
	None  bool
}

// documents lists what was read, newest first.
func (s site) documents(r *http.Request) (view, error) {
	p := documentsPage{Q: r.FormValue("q")}
	v := view{page: "documents", title: "Documents", json: "/api/documents?q=" + url.QueryEscape(p.Q)}
	q, err := query.Parse(p.Q)
	if err != nil {
		p.Wrong, v.status = err.Error(), http.StatusBadRequest
		v.data = p
		return v, nil
	}
	total, err := s.store.Count(r.Context(), store.Documents, q)
	if err != nil {
		return v, err
	}
	p.Pager, q.Offset = turn(r, total)
	q.Limit, q.Order, p.None = perPage, "newest", total == 0 && p.Q == ""
	p.Rows, err = api.All[*readout.Document](r.Context(), s.store, store.Documents, q)
	v.data = p
	return v, err
}

type documentPage struct {
	*readout.Document
	Body    template.HTML
	Numbers []numbered
	Quoted  []quoted
	Found   []found
	Target  bool // an address asked for certain words, which are shown as such
}

// numbered is a claim with its number in the text and the event it belongs to.
type numbered struct {
	readout.Claim
	N     int
	Event string // "" if none
}

type quoted struct {
	readout.Quote
	N     int
	Words []string
}

type found struct {
	readout.Figure
	N     int
	Words string
}

// document is one report with every claim, quote and figure highlighted.
func (s site) document(r *http.Request) (view, error) {
	d, err := s.store.Document(r.Context(), r.PathValue("id"))
	if err != nil {
		return view{}, err
	}
	events, err := s.eventOf(r, d.ID)
	if err != nil {
		return view{}, err
	}
	p := documentPage{Document: d}
	for i, c := range d.Claims {
		p.Numbers = append(p.Numbers, numbered{c, i + 1, events[c.ID]})
	}
	for i, q := range d.Quotes {
		p.Quoted = append(p.Quoted, quoted{q, i + 1, wordsOf(d.Text, q.Content)})
	}
	for i, f := range d.Figures {
		p.Found = append(p.Found, found{f, i + 1, f.Span.In(d.Text)})
	}
	marks := p.marks()
	if at := asked(r, d); !at.Empty() {
		p.Target = true
		marks = append(marks, Mark{Span: at, Class: "evidence target", ID: "at"})
	}
	p.Body = paragraphs(d.Text, marks)
	return view{page: "document", title: called(d.Title, d.Source), data: p, json: "/api/documents/" + url.PathEscape(d.ID)}, nil
}

// eventOf tells which event each claim of a document belongs to.
func (s site) eventOf(r *http.Request, document string) (map[string]string, error) {
	of := map[string]string{}
	events, err := api.All[*readout.Event](r.Context(), s.store, store.Events, query.Query{Document: document})
	for _, e := range events {
		for _, id := range e.Claims {
			of[id] = e.ID
		}
	}
	return of, err
}

func wordsOf(text string, spans []readout.Span) []string {
	var words []string
	for _, s := range spans {
		words = append(words, s.In(text))
	}
	return words
}

// marks are the layers that the page shows, each with its own class.
func (p documentPage) marks() []Mark {
	var marks []Mark
	for _, c := range p.Numbers {
		class := "evidence claim"
		if c.Status != readout.Occurred && c.Status != readout.Ongoing {
			class += " unreal"
		}
		n := strconv.Itoa(c.N)
		marks = append(marks, Mark{Span: c.Evidence, Class: class, ID: c.ID, Of: c.ID, Ref: "#about-" + c.ID, Label: n, Says: "Claim " + n + ": " + c.Type + " " + string(c.Status)},
			Mark{Span: c.Trigger, Class: "evidence claim trigger"})
	}
	for _, q := range p.Quoted {
		for i, part := range q.Content {
			m := Mark{Span: part, Class: "quote " + q.Kind, Of: fmt.Sprintf("quote-%d", q.N)}
			if i == 0 {
				m.ID = m.Of
			}
			marks = append(marks, m)
		}
	}
	for _, f := range p.Found {
		of := fmt.Sprintf("figure-%d", f.N)
		marks = append(marks, Mark{Span: f.Span, Class: "figure", ID: of, Of: of})
	}
	return append(marks, Mark{Span: p.Dateline.Span, Class: "dateline"}, Mark{Span: p.Published.Span, Class: "published"})
}

// asked are the words that the address asks for: ?claim=ID or ?at=START-END.
func asked(r *http.Request, d *readout.Document) readout.Span {
	for _, c := range d.Claims {
		if c.ID == r.FormValue("claim") {
			return c.Evidence
		}
	}
	from, to, _ := strings.Cut(r.FormValue("at"), "-")
	start, wrong := strconv.Atoi(from)
	end, err := strconv.Atoi(to)
	if wrong != nil || err != nil || start < 0 || end > len(d.Text) || end <= start {
		return readout.Span{}
	}
	return readout.Span{Start: start, End: end}
}
