package quote

import (
	"slices"
	"strings"

	"readout"
)

// assign gives each passage the cue that governs it, and each cue its passages.
func (r *reader) assign() {
	for n := range r.cues {
		c := &r.cues[n]
		if c.speaker < 0 && c.entry.kind != "noun" {
			c.speaker = r.fallback(c)
			if c.speaker >= 0 && !r.nameable(c.speaker) {
				c.speaker = -1
			}
		}
		if c.content == nil && c.speaker >= 0 {
			c.content = r.beside(c)
		}
	}
	r.governor = make([]int, len(r.passages))
	for n := range r.passages {
		r.governor[n] = r.govern(n)
		if g := r.governor[n]; g >= 0 {
			r.cues[g].passages = append(r.cues[g].passages, n)
		}
	}
}

// enough is the score below which a cue does not govern a passage.
const enough = 2

// govern is the cue that governs a passage; -1 if none does with enough to show for it.
func (r *reader) govern(n int) int {
	best, score := -1, enough-1
	for k := range r.cues {
		c := &r.cues[k]
		if c.blocked && c.entry.kind != "deny" || c.speaker < 0 && !c.entry.takes["q"] {
			continue
		}
		if s := r.score(n, c); s > score {
			best, score = k, s
		}
	}
	return best
}

// score is what speaks for a cue as the one that governs a passage: the tree, nearness, and the punctuation between.
func (r *reader) score(n int, c *cue) int {
	t := r.t
	first, last := t.Range(r.passages[n].outer())
	if first >= last || t.Sentence(c.head) < t.Sentence(first)-1 || t.Sentence(c.head) > t.Sentence(last-1)+1 {
		return 0
	}
	s := r.within(first, last, c)
	if !c.entry.takes["q"] {
		return s
	}
	if c.entry.kind == "dash" {
		if c.head == last {
			return 5
		}
		return 0
	}
	if c.head >= last {
		return s + r.after(n, last, c)
	}
	return s + r.before(n, first, c)
}

// within: the tree has the passage, or part of it, in the cue's content.
func (r *reader) within(first, last int, c *cue) int {
	if len(c.content) == 0 {
		return 0
	}
	in := 0
	for k := first; k < last; k++ {
		if _, ok := slices.BinarySearch(c.content, k); ok {
			in++
		}
	}
	switch {
	case in == 0:
		return 0
	case in*2 >= last-first:
		return 4
	}
	return 2
}

// after: “We will go,” the envoy said. Nothing but the speaker and a few words may stand between.
func (r *reader) after(n, last int, c *cue) int {
	t := r.t
	low := c.first
	if c.speaker >= last && c.speaker < c.head {
		low = max(last, r.firstOf(c.speaker))
	}
	gap := r.gap(last, low)
	ends := r.ending(n)
	switch {
	case gap < 0 || gap > 2:
		return 0
	case t.Sentence(c.head) != t.Sentence(last-1): // the splitter cut after “Why?”
		if gap > 0 || strings.ContainsAny(ends, ".") && !r.lower(last) {
			return 0
		}
		return 3
	case strings.ContainsAny(ends, ",?!—–-"):
		return 4 - gap
	}
	return 0
}

// before: The envoy said: “We will go.” He said the plan was “unacceptable”.
func (r *reader) before(n, first int, c *cue) int {
	t := r.t
	gap := r.gap(c.last, first)
	prior := ""
	if first > 0 {
		prior = t.Tokens[first-1].Form
	}
	same := t.Sentence(c.head) == t.Sentence(first)
	switch {
	case gap < 0:
		return 0
	case !same && (prior != ":" || t.Sentence(c.head) != t.Sentence(first)-1):
		return 0
	case prior == ":":
		return 3
	case gap == 0:
		return 3
	case prior == "," && gap <= 8 && r.passages[n].words(r.d.Text) > 2:
		return 2
	case gap <= 3 && prior != ",":
		return 2
	}
	return 0
}

// gap counts the words between two tokens; -1 where another quotation or the end of a clause stands between.
func (r *reader) gap(from, to int) int {
	words := 0
	for k := from; k < to; k++ {
		if r.inside[k] >= 0 || r.t.Tokens[k].Form == ";" {
			return -1
		}
		if r.t.Tokens[k].UPOS != "PUNCT" {
			words++
		}
	}
	return words
}

// ending is the last mark of a passage's words and the one after it: "," of “We will go,”.
func (r *reader) ending(n int) string {
	p := r.passages[n]
	text := strings.TrimRight(p.parts[len(p.parts)-1].In(r.d.Text), " ")
	rest := strings.TrimLeft(r.d.Text[p.close:min(len(r.d.Text), p.close+4)], " ")
	end := ""
	for _, c := range text[max(0, len(text)-3):] {
		end = string(c)
	}
	if strings.HasPrefix(rest, ",") || strings.HasPrefix(rest, "—") || strings.HasPrefix(rest, "–") {
		end += ","
	}
	return end
}

func (r *reader) lower(k int) bool {
	form := r.t.Tokens[min(k, len(r.t.Tokens)-1)].Form
	return form != "" && form[0] >= 'a' && form[0] <= 'z'
}

// quoteOf is the quotation a cue makes; nil if it reports no words.
func (r *reader) quoteOf(c *cue) *readout.Quote {
	if len(c.passages) == 0 && (len(c.content) == 0 || c.speaker < 0 || c.blocked || !r.reports(c)) {
		return nil
	}
	q := &readout.Quote{Kind: "indirect", CueHead: c.head, Cue: r.t.Span(c.first, c.last-1)}
	if len(c.passages) > 0 {
		q.Kind = "direct"
		if r.mixed(c) {
			q.Kind = "mixed"
		}
	}
	if q.Kind != "direct" {
		q.Content = r.pieces(r.outside(c))
	}
	for _, n := range c.passages {
		q.Content = merge(q.Content, r.passages[n].parts)
	}
	if len(q.Content) == 0 || q.Kind != "direct" && c.speaker < 0 {
		return nil
	}
	return q
}

// reports: the narrator's own thoughts and those of a general "you" are no reports: "I knew it was late."
func (r *reader) reports(c *cue) bool {
	if c.entry.kind != "think" || c.speaker < 0 {
		return true
	}
	l := r.t.Lemma(c.speaker)
	return l != "i" && l != "you" && l != "we"
}

// outside are the content tokens without those of passages that other cues govern, and on the passages' side of the cue:
// of “We will go,” she said on Monday, the last two words are not hers.
func (r *reader) outside(c *cue) []int {
	low, high := 0, len(r.t.Tokens)
	for _, n := range c.passages {
		first, last := r.t.Range(r.passages[n].outer())
		if last <= c.head && high > c.first {
			high = c.first
		}
		if first >= c.last && n == c.passages[0] {
			low = c.last
		}
	}
	return slices.DeleteFunc(slices.Clone(c.content), func(k int) bool {
		n := r.inside[k]
		return k < low || k >= high || n >= 0 && r.governor[n] >= 0 && !slices.Contains(c.passages, n)
	})
}

// mixed: words outside the marks belong to what is said: He said the plan was “unacceptable”.
func (r *reader) mixed(c *cue) bool {
	words := 0
	for _, k := range r.outside(c) {
		if u := r.t.Tokens[k].UPOS; r.inside[k] < 0 && u != "PUNCT" && u != "SCONJ" {
			words++
		}
	}
	if words > 0 && len(c.content) > 0 {
		return true
	}
	first, _ := r.t.Range(r.passages[c.passages[0]].outer())
	p := r.passages[c.passages[0]]
	return first > c.head && p.words(r.d.Text) <= 2 && r.t.Tokens[max(0, first-1)].Form != ":" && r.t.Tokens[max(0, first-1)].Form != ","
}

// merge adds spans in order and leaves out those that are there.
func merge(all, more []readout.Span) []readout.Span {
	for _, s := range more {
		if !slices.ContainsFunc(all, func(a readout.Span) bool { return a.Contains(s) }) {
			all = append(slices.DeleteFunc(all, func(a readout.Span) bool { return s.Contains(a) }), s)
		}
	}
	slices.SortFunc(all, func(a, b readout.Span) int { return a.Start - b.Start })
	return all
}
