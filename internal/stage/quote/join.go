package quote

import (
	"strings"

	"readout"
)

// voice is a speaker as found at a cue, kept for the pronouns and quotations after it.
type voice struct {
	quote  *readout.Quote
	token  int
	person bool
}

// name fills the speakers of the quotations, in the order of their cues.
func (r *reader) name(made []*readout.Quote) {
	for n, q := range made {
		c := &r.cues[n]
		if q == nil || c.speaker < 0 {
			continue
		}
		q.Speaker.Span = r.nominal(c.speaker, c)
		q.Speaker.Name = q.Speaker.Span.In(r.d.Text)
		if r.t.Tokens[c.speaker].UPOS == "PRON" {
			if name := r.antecedent(c.speaker); name != "" {
				q.Speaker.Name = name
			}
		}
		r.said = append(r.said, voice{q, c.speaker, r.person(c.speaker)})
	}
}

// antecedent is the name a pronoun stands for: by the mentions where coreference was resolved, else the last speaker if
// no other person was named since and a title tells the gender or nobody else is named at all; "" if unsure.
func (r *reader) antecedent(k int) string {
	for _, m := range r.d.Mentions {
		if m.Head == k && m.Entity != "" {
			for _, e := range r.d.Entities {
				if e.ID == m.Entity {
					return e.Name
				}
			}
		}
	}
	if l := r.t.Lemma(k); len(r.d.Mentions) > 0 || l != "he" && l != "she" || len(r.said) == 0 {
		return ""
	}
	last := r.said[len(r.said)-1]
	name := last.quote.Speaker.Name
	if !last.person || r.t.Sentence(k)-r.t.Sentence(last.token) > 4 || r.anotherPerson(last, k) {
		return ""
	}
	if g := gender(name); g != "" && g != r.t.Lemma(k) || g == "" && r.persons() > 1 {
		return ""
	}
	return name
}

// gender is the pronoun that a title tells: "she" for "Queen Anne"; "" if none tells.
func gender(name string) string {
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		switch w := strings.Trim(w, ".,"); {
		case strings.Contains(" mr sir lord king prince sheikh sultan emir father ", " "+w+" "), strings.HasSuffix(w, "sman"), w == "chairman":
			return "he"
		case strings.Contains(" mrs ms miss lady queen princess madam dame sister ", " "+w+" "), strings.HasSuffix(w, "woman"):
			return "she"
		}
	}
	return ""
}

// persons counts the surnames of persons named in the document.
func (r *reader) persons() int {
	seen := map[string]bool{}
	for _, n := range r.d.Names {
		if words := strings.Fields(n.Span.In(r.d.Text)); n.Label == "PER" && len(words) > 0 {
			seen[words[len(words)-1]] = true
		}
	}
	return len(seen)
}

// person reports whether a nominal with this head is the name of a person, or a pronoun taken for one.
func (r *reader) person(k int) bool {
	if r.t.Tokens[k].UPOS == "PRON" {
		return r.t.Lemma(k) == "he" || r.t.Lemma(k) == "she"
	}
	s := r.t.Tokens[k].Span
	for _, n := range r.d.Names {
		if n.Label == "PER" && n.Span.Contains(s) {
			return true
		}
	}
	return false
}

// anotherPerson: a name of a person other than the last speaker stands between.
func (r *reader) anotherPerson(last voice, k int) bool {
	for _, n := range r.d.Names {
		if n.Label != "PER" || n.Span.Start <= r.t.Tokens[last.token].Span.End || n.Span.End > r.t.Tokens[k].Span.Start {
			continue
		}
		if !strings.Contains(last.quote.Speaker.Name, n.Span.In(r.d.Text)) {
			return true
		}
	}
	return false
}

// continued joins passages without a cue to the quotation they go on with: the next sentence of the paragraph, or a
// paragraph that is nothing but quotation after one that ended with it. It returns the owner of each passage, if any.
func (r *reader) continued(made []*readout.Quote) []*readout.Quote {
	owner := make([]*readout.Quote, len(r.passages))
	for n := range r.passages {
		if g := r.governor[n]; g >= 0 {
			owner[n] = made[g]
			continue
		}
		if n > 0 && owner[n-1] != nil && r.goesOn(n-1, n) {
			owner[n] = owner[n-1]
			owner[n].Content = merge(owner[n].Content, r.passages[n].parts)
			continue
		}
		if q := r.precedes(n, made); q != nil {
			owner[n] = q
			q.Content = merge(q.Content, r.passages[n].parts)
			if q.Kind == "indirect" {
				q.Kind = "mixed"
			}
		}
	}
	return owner
}

// goesOn: passage b goes on with the quotation of a: “We tried,” he said. “It failed.”
func (r *reader) goesOn(a, b int) bool {
	first, _ := r.t.Range(r.passages[b].outer())
	_, last := r.t.Range(r.passages[a].outer())
	from, to := r.t.Sentence(max(last-1, 0)), r.t.Sentence(min(first, len(r.t.Tokens)-1))
	if !r.startsSentence(b) {
		return false
	}
	gap := r.d.Sentences[to].Paragraph - r.d.Sentences[from].Paragraph
	if gap == 0 {
		return to-from <= 1 || r.cueBetween(last, first)
	}
	return gap == 1 && r.wholeParagraph(b) && r.endsParagraph(a)
}

// cueBetween: only the clause of a's cue stands between: he said. He did not go on to something else.
func (r *reader) cueBetween(last, first int) bool {
	words := 0
	for k := last; k < first; k++ {
		if r.t.Tokens[k].UPOS != "PUNCT" {
			words++
		}
	}
	return words <= 12 && r.t.Sentence(first)-r.t.Sentence(max(last-1, 0)) <= 2
}

// startsSentence: passage n opens a sentence, also where the splitter left its mark with the sentence before.
func (r *reader) startsSentence(n int) bool {
	first, _ := r.t.Range(r.passages[n].outer())
	if first >= len(r.t.Tokens) || first == 0 || r.t.SentenceOf(first).First == first {
		return first < len(r.t.Tokens)
	}
	before := r.t.Tokens[first-1].Form
	return before == "." || before == "?" || before == "!"
}

// wholeParagraph: the paragraph of passage n begins with it and has no words outside quotation marks.
func (r *reader) wholeParagraph(n int) bool {
	return r.outsideWords(n) == 0
}

// endsParagraph: after passage n its paragraph has at most the words of a reporting clause.
func (r *reader) endsParagraph(n int) bool {
	_, last := r.t.Range(r.passages[n].outer())
	p := r.d.Sentences[r.t.Sentence(max(last-1, 0))].Paragraph
	words := 0
	for k := last; k < len(r.t.Tokens) && r.t.SentenceOf(k).Paragraph == p; k++ {
		if r.t.Tokens[k].UPOS != "PUNCT" {
			words++
		}
	}
	return words <= 12
}

func (r *reader) outsideWords(n int) int {
	first, _ := r.t.Range(r.passages[n].outer())
	if first >= len(r.t.Tokens) {
		return 1
	}
	p, words := r.t.SentenceOf(first).Paragraph, 0
	for _, s := range r.d.Sentences {
		for k := s.First; s.Paragraph == p && k < s.Last; k++ {
			if r.inside[k] < 0 && r.t.Tokens[k].UPOS != "PUNCT" {
				words++
			}
		}
	}
	return words
}

// precedes is the quotation of the sentence just before a passage that stands alone as a sentence of the same paragraph:
// He said he was sorry. “It was my fault.”
func (r *reader) precedes(n int, made []*readout.Quote) *readout.Quote {
	first, _ := r.t.Range(r.passages[n].outer())
	if first >= len(r.t.Tokens) || !r.startsSentence(n) || !r.passages[n].sentence(r.d.Text) {
		return nil
	}
	s := r.t.Sentence(first)
	if s == 0 || r.d.Sentences[s-1].Paragraph != r.d.Sentences[s].Paragraph {
		return nil
	}
	var found *readout.Quote
	for k, q := range made {
		if q == nil || r.t.Sentence(r.cues[k].head) != s-1 || q.Speaker.Span.Empty() {
			continue
		}
		if found != nil && found.Speaker.Name != q.Speaker.Name {
			return nil // two speakers: unsure which
		}
		found = q
	}
	return found
}
