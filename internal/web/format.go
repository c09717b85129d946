package web

import (
	"net/url"
	"path"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
	"readout/internal/query"
)

// count writes a number with commas: 12,345.
func count(n int) string {
	digits := strconv.Itoa(n)
	if n < 0 {
		return "−" + count(-n)
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// plural is a count with its noun; a noun whose plural is no -s gives both.
func plural(n int, noun ...string) string {
	word := noun[0] + "s"
	if len(noun) > 1 {
		word = noun[1]
	}
	if n == 1 {
		word = noun[0]
	}
	return count(n) + " " + word
}

// amount is what a figure says: "at least 12", "up to 40", "12 to 19", "about 4,000".
func amount(f readout.Figure) string {
	switch {
	case f.Low == nil && f.High == nil:
		return "no number"
	case f.High == nil:
		return "at least " + number(*f.Low)
	case f.Low == nil:
		return "up to " + number(*f.High)
	case *f.Low != *f.High:
		return number(*f.Low) + " to " + number(*f.High)
	case f.Qualifier == "about":
		return "about " + number(*f.Low)
	}
	return number(*f.Low)
}

func number(x float64) string {
	if x == float64(int64(x)) && x < 1e15 && x > -1e15 {
		return count(int(x))
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

// name is what a party is called: the entity as far as it is known, else as worded.
func name(a readout.Actor) string {
	if a.Entity != "" {
		return a.Entity
	}
	return a.Name
}

// paged reports whether a party has a page of its own: an entity with a proper name and a code. Private individuals have
// none, and what carries no code may be one; "the police" of two countries must not share one.
func paged(a readout.Actor) bool {
	first, _ := utf8.DecodeRuneInString(a.Entity)
	return (unicode.IsUpper(first) || unicode.IsDigit(first)) && a.Code != "" && !strings.HasPrefix(a.Sector, "CVL")
}

// role is what a party is besides its name: the office as worded and the code.
func role(a readout.Actor) string {
	var parts []string
	for _, part := range []string{a.Office, a.Code} {
		if part != "" && part != name(a) {
			parts = append(parts, part)
		}
	}
	if a.Metonym {
		parts = append(parts, "a government by its capital")
	}
	return strings.Join(parts, ", ")
}

// outlet is who published a document and whose wire it came from.
func outlet(published, agency, source string) string {
	switch {
	case published == "" && agency == "":
		return source
	case published == "":
		return agency
	case agency == "" || agency == published:
		return published
	}
	return published + ", from " + agency
}

// called is the title of a document; one without is called by the file or address it was read from.
func called(title, source string) string {
	switch {
	case title != "":
		return title
	case source == "" || source == "-":
		return "report without a title"
	}
	return path.Base(source)
}

// label is a mode, context or status in words: "third-party" stays, "human_rights" becomes "human rights".
func label(s string) string { return strings.ReplaceAll(s, "_", " ") }

// actorPath, claimPath and spanPath are where an actor, a claim's words and any words are shown.
func actorPath(name string) string { return "/actors/" + url.PathEscape(name) }

func claimPath(document, claim string) string {
	return "/documents/" + url.PathEscape(document) + "?claim=" + url.QueryEscape(claim) + "#at"
}

func spanPath(document string, s readout.Span) string {
	return "/documents/" + url.PathEscape(document) + "?at=" + strconv.Itoa(s.Start) + "-" + strconv.Itoa(s.End) + "#at"
}

// eventsPath lists the events that a query selects.
func eventsPath(q query.Query) string {
	if s := q.String(); s != "" {
		return "/events?q=" + url.QueryEscape(s)
	}
	return "/events"
}

// link is an address that a reader may safely follow; "" for any that is not of the web.
func link(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return ""
	}
	return u.String()
}
