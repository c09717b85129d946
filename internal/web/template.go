package web

import (
	"embed"
	"html/template"
	"strings"
	"sync"

	"readout"
	"readout/internal/query"
)

//go:embed page/*.html
var pages embed.FS

// templates are parsed when the first page is asked for, so that other commands start at once.
var templates = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("").Funcs(words).ParseFS(pages, "page/*.html"))
})

// words are what templates can say.
var words = template.FuncMap{
	"actorPath": actorPath,
	"amount":    amount,
	"asset":     assetPath,
	"called":    called,
	"claimPath": claimPath,
	"count":     count,
	"date":      date,
	"field":     field,
	"glossType": func(t string) string { return gloss[t] },
	"held":      held,
	"join":      strings.Join,
	"known":     known,
	"label":     label,
	"link":      link,
	"name":      name,
	"outlet":    outlet,
	"paged":     paged,
	"pair":      func(a, b any) [2]any { return [2]any{a, b} },
	"plural":    plural,
	"role":      role,
	"sign":      func(s readout.Status) string { return signs[s] },
	"spanPath":  spanPath,
	"statuses":  func() []string { return query.Statuses },
	"types":     func() []string { return query.Types },
	"when":      when,
	"where":     where,
}

// field is a link to the events that one field of a query selects.
func field(key, value string) string {
	q, err := query.Parse(key + `:"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(value) + `"`)
	if err != nil {
		return "/events"
	}
	return eventsPath(q)
}

// gloss says in plain words what a type covers.
var gloss = map[string]string{
	"ACCUSE":    "disapproval, accusation, investigation",
	"AGREE":     "agreement, offer, promise to cooperate",
	"AID":       "material help",
	"ASSAULT":   "deliberate physical harm",
	"COERCE":    "repression or restriction short of violence",
	"CONCEDE":   "verbal concession, apology, pardon",
	"CONSULT":   "meeting, visit, call, talks",
	"COOPERATE": "material exchange of mutual benefit",
	"MOBILIZE":  "forces moved short of their use",
	"PROTEST":   "collective physical protest",
	"REJECT":    "refusal",
	"REQUEST":   "appeal, request, demand",
	"RETREAT":   "withdrawal, release, resignation",
	"SANCTION":  "relations reduced, conviction",
	"STATE":     "public statement or symbolic act",
	"SUPPORT":   "signature, endorsement, diplomatic cooperation",
	"THREATEN":  "coercive warning",
}

// signs tell statuses apart without colour.
var signs = map[readout.Status]string{
	readout.Occurred: "●", readout.Ongoing: "◐", readout.Planned: "◷", readout.Considered: "◌", readout.Cancelled: "⊗",
	readout.Denied: "⊘", readout.Negated: "✕", readout.Alleged: "◇", readout.Hypothetical: "△",
}
