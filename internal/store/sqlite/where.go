package sqlite

import (
	"reflect"
	"strings"
	"unicode"

	"readout"
	"readout/internal/query"
	"readout/internal/store"
)

// where is a condition on item i, as it grows.
type where struct {
	parts []string
	args  []any
}

func (w *where) and(text string, args ...any) {
	w.parts, w.args = append(w.parts, text), append(w.args, args...)
}

func (w *where) String() string { return strings.Join(w.parts, " AND ") }

func selectItems(kind store.Kind, q query.Query) (string, []any, error) {
	where, args, err := conditions(kind, q)
	if err != nil {
		return "", nil, err
	}
	text := "SELECT i.id, i.body, f.published FROM item i LEFT JOIN inferred f ON i.kind = 'documents' AND f.document = i.id WHERE " + where
	if q.Order == "newest" {
		text += " ORDER BY i.sort_key DESC, i.id DESC"
	} else {
		text += " ORDER BY i.sort_key, i.id"
	}
	limit := q.Limit
	if limit <= 0 {
		limit = -1
	}
	return text + " LIMIT ? OFFSET ?", append(args, limit, max(0, q.Offset)), nil
}

// conditions selects items of a kind. What the kind has no field for is asked of its claims: `list documents type:AID`
// are the documents that have such a claim.
func conditions(kind store.Kind, q query.Query) (string, []any, error) {
	if err := known(kind); err != nil {
		return "", nil, err
	}
	own, rest := split(kind, q)
	w := &where{}
	w.and("i.kind = ?", kind)
	if q.ID != "" {
		w.and("i.id = ?", q.ID)
	}
	w.fields(kind, own)
	if !reflect.DeepEqual(rest, query.Query{}) {
		claims := &where{}
		claims.and("i.kind = 'claims'")
		claims.fields(store.Claims, rest)
		w.and(bridge(kind, claims.String()), claims.args...)
	}
	w.dates(q)
	w.words(q.Words)
	return w.String(), w.args, nil
}

// split parts a query into what a kind has itself and what only claims have.
func split(kind store.Kind, q query.Query) (own, rest query.Query) {
	rest = query.Query{Type: q.Type, Status: q.Status, Actor: q.Actor, Recipient: q.Recipient, Country: q.Country, Speaker: q.Speaker,
		Document: q.Document, Story: q.Story, Event: q.Event, Background: q.Background}
	if kind == store.Claims {
		return rest, query.Query{}
	}
	take := func(from, to *string) { *to, *from = *from, "" }
	switch kind {
	case store.Events:
		own.Type, own.Status, own.Background = rest.Type, rest.Status, rest.Background
		rest.Type, rest.Status, rest.Background = nil, nil, nil
		take(&rest.Recipient, &own.Recipient)
		take(&rest.Event, &own.Event)
	case store.Contacts:
		take(&rest.Event, &own.Event)
	case store.Quotes, store.Figures:
		take(&rest.Speaker, &own.Speaker)
	}
	switch kind {
	case store.Events, store.Contacts, store.Positions, store.Actors:
		take(&rest.Actor, &own.Actor)
		take(&rest.Country, &own.Country)
	case store.Documents, store.Quotes, store.Figures, store.Stories, store.Groups:
		take(&rest.Story, &own.Story)
	}
	switch kind {
	case store.Positions, store.Contradictions:
	default:
		take(&rest.Document, &own.Document)
	}
	return own, rest
}

// bridge selects the items that have one of the claims.
func bridge(kind store.Kind, claims string) string {
	switch kind {
	case store.Documents, store.Figures, store.Quotes:
		return "i.document IN (SELECT i.document FROM item i WHERE " + claims + ")"
	case store.Stories, store.Groups:
		return "i.item IN (SELECT item FROM trait WHERE name = 'document' AND value IN (SELECT i.document FROM item i WHERE " + claims + "))"
	case store.Actors:
		return `i.item IN (SELECT p.item FROM trait p JOIN trait c ON c.value = p.value AND c.name IN ('actor.name', 'recipient.name')
			WHERE p.name = 'actor.name' AND c.item IN (SELECT i.item FROM item i WHERE ` + claims + "))"
	}
	return "i.item IN (SELECT item FROM trait WHERE name = 'claim' AND value IN (SELECT i.id FROM item i WHERE " + claims + "))"
}

// fields are the conditions on what the items of a kind have themselves.
func (w *where) fields(kind store.Kind, q query.Query) {
	w.anyOf("i.type", q.Type)
	w.anyOf("i.status", q.Status)
	if q.Background != nil {
		w.and("i.background = ?", *q.Background)
	}
	w.party("actor", q.Actor)
	w.party("recipient", q.Recipient)
	w.party("speaker", q.Speaker)
	if q.Country != "" {
		w.and("i.item IN (SELECT item FROM trait WHERE name = 'country' AND value = ?)", q.Country)
	}
	if q.Document != "" {
		w.and("(i.document = ? OR EXISTS (SELECT 1 FROM trait WHERE item = i.item AND name = 'document' AND value = ?))", q.Document, q.Document)
	}
	w.story(kind, q.Story)
	if q.Event != "" && kind == store.Claims {
		w.and("i.id IN ("+held("claim", "events")+")", q.Event)
	} else if q.Event != "" {
		w.and("i.id = ?", q.Event)
	}
}

// held selects what an item of a kind lists, such as the claims of an event.
func held(name, kind string) string {
	return "SELECT t.value FROM item e JOIN trait t ON t.item = e.item WHERE t.name = '" + name + "' AND e.kind = '" + kind + "' AND e.id = ?"
}

func (w *where) story(kind store.Kind, id string) {
	switch {
	case id == "":
	case kind == store.Stories:
		w.and("i.id = ?", id)
	case kind == store.Groups:
		w.and("i.item IN (SELECT item FROM trait WHERE name = 'document' AND value IN ("+held("document", "stories")+"))", id)
	default:
		w.and("i.document IN ("+held("document", "stories")+")", id)
	}
}

func (w *where) anyOf(column string, values []string) {
	if len(values) == 0 {
		return
	}
	w.and(column + " IN (?" + strings.Repeat(", ?", len(values)-1) + ")")
	for _, v := range values {
		w.args = append(w.args, v)
	}
}

// party seeks a code prefix where the value is in capitals, and part of a name in any case.
func (w *where) party(role, value string) {
	if value == "" {
		return
	}
	text, args := "SELECT item FROM trait WHERE name = ? AND instr(value, ?)", []any{role + ".name", strings.ToLower(value)}
	if strings.Trim(value, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
		text, args = text+" UNION SELECT item FROM trait WHERE name = ? AND value >= ? AND value < ?", append(args, role+".code", value, value+"~")
	}
	w.and("i.item IN ("+text+")", args...)
}

func (w *where) dates(q query.Query) {
	if q.From != "" {
		first, _ := readout.Days(q.From)
		w.and("i.last >= ? AND i.last <> ''", first)
	}
	if q.To != "" {
		_, last := readout.Days(q.To)
		w.and("i.first <= ? AND i.first <> ''", last)
	}
}

// words seeks every word, each as a phrase of its own.
func (w *where) words(words []string) {
	var terms []string
	for _, word := range words {
		word = strings.ReplaceAll(word, "\x00", " ") // ends a string of FTS5
		body, prefix := strings.CutSuffix(word, "*")
		if strings.ContainsFunc(body, letterOrDigit) {
			body = `"` + strings.ReplaceAll(body, `"`, `""`) + `"`
			if prefix {
				body += "*"
			}
			terms = append(terms, body)
		}
	}
	if len(terms) > 0 {
		w.and("i.item IN (SELECT rowid FROM word WHERE word MATCH ?)", strings.Join(terms, " AND "))
	}
}

func letterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
