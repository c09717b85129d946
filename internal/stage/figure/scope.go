package figure

import (
	"strings"
	"unicode"

	"readout"
)

// scope fills Scope, Since and AsOf. A toll that has grown over time is cumulative; one act's is an incident's.
func (s *sentence) scope(f *readout.Figure, q quantity, p phrase, st found) {
	if st.name == "" {
		return
	}
	f.Scope = "incident"
	if s.since(f, p) || s.sofar() || s.toll(q) >= 0 || s.perfect(st, q) {
		f.Scope = "cumulative"
	}
	if p.kind == "thing" && f.Scope == "incident" {
		f.Scope = ""
	}
	f.AsOf = s.asof(f.Scope)
}

// since reads "since 2011" near the figure and, where it stands next to it, makes it part of its words.
func (s *sentence) since(f *readout.Figure, p phrase) bool {
	for _, d := range s.dates {
		if v, ok := strings.CutSuffix(d.Value, "/.."); ok && strings.HasPrefix(strings.ToLower(d.Span.In(s.text)), "since") {
			f.Since = v
			s.take(f, d.Span)
			return true
		}
	}
	for i := range s.w {
		if s.at(i) == "since" && len(s.at(i+1)) == 4 && digits().MatchString(s.at(i+1)) {
			f.Since = s.at(i + 1)
			s.take(f, s.span(i).Cover(s.span(i+1)))
			return true
		}
	}
	return false
}

// take adds a span that follows the figure's words directly.
func (s *sentence) take(f *readout.Figure, span readout.Span) {
	if span.Start >= f.Span.End && strings.TrimSpace(s.text[f.Span.End:span.Start]) == "" {
		f.Span.End = span.End
	}
}

func (s *sentence) sofar() bool {
	all := " " + strings.Join(s.lower, " ") + " "
	for _, cue := range []string{" so far ", " to date ", " in total ", " altogether ", " the total ", " total number ", " over the years ", " since the start ", " since the beginning ", " bringing the number "} {
		if strings.Contains(all, cue) {
			return true
		}
	}
	return false
}

// perfect reports that an affair has done it up to now: "a war that has killed more than 70,000 people".
func (s *sentence) perfect(st found, q quantity) bool {
	if st.at < 0 || !follows(st.name, "killed", "injured", "displaced", "fled") {
		return false
	}
	if q.to < st.at && st.at <= q.to+4 && follows(s.at(st.at-1), "has", "have") { // "millions have fled"
		return st.name != "killed"
	}
	at := min(st.at, q.from)
	for i := at - 1; i >= max(0, at-5); i-- {
		if follows(s.at(i), "has", "have") && s.at(i+1) != "been" && i < q.from {
			return true
		}
		if follows(s.at(i), ",", ";", "and") {
			break
		}
	}
	for i := q.from - 1; i >= max(0, q.from-7); i-- {
		if follows(s.at(i), "has", "have") && s.at(i+1) != "been" {
			return true
		}
		if follows(s.at(i), ",", ";", "and", "was", "were") {
			break
		}
	}
	return false
}

// asof is the day up to which a toll counts: "as of Tuesday", or the day of a saying about a cumulative one.
func (s *sentence) asof(scope string) string {
	for _, d := range s.dates {
		if d.Value == "" || strings.Contains(d.Value, "..") {
			continue
		}
		before := strings.ToLower(strings.TrimSpace(s.text[s.span(0).Start:max(s.span(0).Start, d.Span.Start)]))
		if strings.HasSuffix(before, "as of") || scope == "cumulative" && (strings.HasSuffix(before, " by") || strings.HasSuffix(before, "said") || strings.HasSuffix(before, "said on")) {
			return d.Value
		}
	}
	return ""
}

var sayers = set("said says say reported reports told estimated estimates announced added confirmed")

// claimant is who says the number, where the sentence names it in front of "said" or after "according to".
func (s *sentence) claimant(from, to int) string {
	for i := range s.w {
		if s.at(i) == "according" && s.at(i+1) == "to" {
			return s.name(i+2, len(s.w))
		}
	}
	for i := range s.w {
		if !sayers[s.at(i)] || i > 0 && i >= from && i < to {
			continue
		}
		start := i
		for start > 0 && !follows(s.at(start-1), ",", "\"", "”", ";", ":", "that", "and", "as", "•") && i-start < 9 {
			start--
		}
		if start < i && (i < from || start >= to) {
			return s.name(start, i)
		}
	}
	return ""
}

// name is the words [from, to) up to a comma, without adverbs at its end; "" for a pronoun or what is no name.
func (s *sentence) name(from, to int) string {
	end := from
	for end < min(to, from+9, len(s.w)) && !follows(s.at(end), ",", ".", ";", "(", "who", "which", "that", "\"", "”") {
		if w := s.at(end); pronouns[w] || closed[w] && !follows(w, "the", "a", "an", "of", "for", "in", "and") {
			return ""
		}
		end++
	}
	for end > from && (follows(s.at(end-1), "also", "now", "later", "already", "earlier", "has", "consistently") || strings.HasSuffix(s.at(end-1), "ly")) {
		end--
	}
	if end == from || follows(s.at(from), "of", "for", "in", "and", "-", "–", "•") || end-from == 1 && !unicode.IsUpper(runeOf(s.w[from].Form)) && !follows(s.at(from), "police", "officials", "authorities", "witnesses", "rebels", "doctors", "activists") {
		return ""
	}
	return readout.Span{Start: s.span(from).Start, End: s.span(end - 1).End}.In(s.text)
}

var pronouns = set("he she they it we i who which what there where others both none one when how as if then")
