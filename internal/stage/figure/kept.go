package figure

import "strings"

var (
	months   = set("january february march april may june july august september october november december jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. sept")
	numbered = set(`no. number page pages article chapter resolution section flight boeing airbus room route highway channel phase aged age # part title
		unit top world agenda version group act g f model interstate district ward chapter verse at resolution. nos.`)
	grave = set("killed injured arrested kidnapped missing captured rescued sentenced released shot")
)

func set(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}

// barred reports that a number is no count: a date, an age, a name with a number, part of a compound.
func (s *sentence) barred(q quantity) bool {
	prev, next := s.at(q.from-1), s.at(q.to)
	switch {
	case s.dated(q.from), months[prev] && q.currency == "", months[next] && q.low <= 31:
		return true
	case numbered[prev] && !(prev == "at" || prev == "number") && q.currency == "":
		return true
	case prev == "-" && q.from > 1 && s.span(q.from-1).Start == s.span(q.from-2).End && s.span(q.from-1).End == s.span(q.from).Start:
		return true // F-16, the "5" of 3-5 where no range was read
	case next == "-" && s.span(q.to-1).End == s.span(q.to).Start && !q.share && q.currency == "":
		return true // 34-year-old, 12-member
	case prev == "[" || next == "th" || next == "'s" || next == "’s":
		return true
	}
	return s.yearly(q)
}

// yearly reports that a number looks like a year and nothing counted follows: "in 2014, troops".
func (s *sentence) yearly(q quantity) bool {
	if q.to != q.from+1 || q.low < 1500 || q.low > 2099 || strings.ContainsAny(s.at(q.from), ",.") || len(s.at(q.from)) != 4 {
		return false
	}
	if follows(s.at(q.from-1), "in", "since", "by", "until", "of", "from", "during") {
		return true
	}
	k := kinds()[s.at(q.to)]
	return k == "" || k == "never"
}

// kept reports whether a number is one worth keeping.
func (s *sentence) kept(q quantity, p phrase, st found) bool {
	h := s.hedge(q)
	person := p.kind == "person"
	switch {
	case p.kind == "never":
		return false
	case p.kind == "money" || p.kind == "share" || p.kind == "toll":
		return true
	case p.kind == "": // "killed 12", "12 were wounded"
		return st.name != "" && st.far <= 3 && (q.low > 2 || q.low == 2 && grave[st.name] && st.far <= 2)
	case q.low < 2 && !q.vague:
		return person && grave[st.name] && st.far <= 6
	case p.kind == "other" && q.low >= 2 && grave[st.name] && st.far <= 3: // "killed two drivers"
		return s.plural(p.head)
	case p.kind == "other":
		return s.plural(p.head) && (q.low >= 10 || q.vague || h.kind == "low" && q.low >= 3)
	case p.kind == "thing" && q.low >= 2 && s.plural(p.head):
		return true
	case q.low < 3:
		return st.name != "" && st.far <= 4
	case person && (q.low < 5 || talkers()[p.unit] && q.low < 10) && !q.vague:
		return st.name != "" && st.far <= 6
	}
	return true
}

// plural reports whether w[i] is tagged as a plural, or has no tag: a street, a product or a form has a number too.
func (s *sentence) plural(i int) bool {
	x := s.w[i].XPOS
	return x == "" || x == "NNS" || x == "NNPS"
}
