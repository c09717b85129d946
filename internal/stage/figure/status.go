package figure

// status is what happened to the things counted, and the word that says so; "" and -1 where none does.
type found struct {
	name string
	at   int
	far  int
}

func (s *sentence) status(q quantity, p phrase) found {
	if p.status != "" {
		return found{p.status, p.head, 0}
	}
	if p.kind == "money" || p.kind == "share" || p.kind == "never" {
		return found{at: -1}
	}
	for i := q.to; i < p.to; i++ { // "12 wounded soldiers"
		if n := s.says(i); n != "" && i != p.head {
			return found{n, i, 0}
		}
	}
	if p.kind == "" {
		if k := s.toll(q); k >= 0 {
			return found{"killed", k, 0}
		}
	}
	if p.unit == "lives" {
		return found{"killed", p.head, 0}
	}
	if f := s.byTree(q, p); f.name != "" {
		return f
	}
	f := s.near(s.hedge(q).from, p.to, p.kind == "thing")
	if p.kind == "other" && f.far > 4 {
		return found{at: -1}
	}
	return f
}

// says is the status that w[i] names, if it is not a noun.
func (s *sentence) says(i int) string {
	n := statuses()[s.at(i)]
	if t := s.w[i].UPOS; (t == "NOUN" || t == "PROPN") && s.at(i) != "dead" {
		return ""
	}
	return n
}

// toll is the word "toll" shortly before a number without a noun: "the death toll rose to 45"; -1 if there is none.
func (s *sentence) toll(q quantity) int {
	far := 9
	if follows(s.at(q.from-1), "to", "at") { // "the toll of Sunday's blast at the mill outside Dara has now risen to 21"
		far = 20
	}
	for i := q.from - 1; i >= max(0, q.from-far); i-- {
		if s.at(i) == "toll" || far > 9 && s.countOfDead(i) {
			return i
		}
		if follows(s.at(i), ",", ";", "and") {
			break
		}
	}
	return -1
}

// countOfDead reports whether "the number of people killed" begins at w[i].
func (s *sentence) countOfDead(i int) bool {
	if s.at(i) != "number" || s.at(i+1) != "of" {
		return false
	}
	for k := i + 2; k < i+5; k++ {
		if statuses()[s.at(k)] == "killed" {
			return true
		}
	}
	return false
}

// byTree asks what depends on the noun and what it depends on.
func (s *sentence) byTree(q quantity, p phrase) found {
	at := p.head
	if at < 0 {
		at = q.to - 1
	}
	if s.w[at].Deprel == "" || p.head < 0 && !follows(s.w[at].Deprel, "obj", "nsubj", "nsubj:pass", "conj") {
		return found{at: -1}
	}
	for i := range s.w { // "people killed", "troops deployed"
		if i != at && s.head(i) == at && follows(s.w[i].Deprel, "acl", "amod", "acl:relcl") {
			if n := s.says(i); n != "" {
				return found{n, i, 1}
			}
		}
	}
	for range 6 {
		h := s.head(at)
		if h < 0 || h == at {
			break
		}
		if n := s.says(h); n != "" {
			return found{n, h, 1}
		}
		for i := h + 1; i < min(len(s.w), h+12); i++ { // "has driven four million people to flee"
			if s.head(i) == h && follows(s.w[i].Deprel, "xcomp", "ccomp", "advcl") && s.says(i) != "" {
				return found{s.says(i), i, 2}
			}
		}
		if !follows(s.w[at].Deprel, "conj", "nummod", "compound", "nmod", "appos", "obj", "nsubj", "nsubj:pass", "obl", "advmod", "amod") || s.w[h].UPOS == "VERB" && s.w[at].Deprel != "conj" {
			break
		}
		at = h
	}
	return found{at: -1}
}

// head is the index in the sentence of the word that w[i] depends on; -1 outside it.
func (s *sentence) head(i int) int {
	h := s.w[i].Head - s.first
	if h < 0 || h >= len(s.w) {
		return -1
	}
	return h
}

// near looks, without a tree, for the closest word that says what happened, before [from, to) or behind it, in the same clause first.
func (s *sentence) near(from, to int, thing bool) found {
	best, pause := found{at: -1, far: 18}, 6
	if thing { // "deployed soldiers, artillery and half a dozen tanks"
		best.far, pause = 40, 1
	}
	far := 0
	for i := from - 1; i >= max(0, from-30) && far < best.far; i-- {
		far++
		if follows(s.at(i), ",", "and", "but", "while", ";", "or") {
			far += pause
		}
		if n := s.says(i); n != "" {
			best = found{n, i, far}
		}
	}
	far = 0
	for i := to; i < min(len(s.w), to+12); i++ {
		far++
		if follows(s.at(i), "and", "but", "while", ";", ",") {
			far += 8
		}
		if follows(s.at(i), "were", "was", "have", "been", "had", "are") {
			if far--; s.at(i-1) == "," { // "100 people, most of them women, were killed"
				far = max(1, far-20)
			}
		}
		if n := s.says(i); n != "" && far <= best.far {
			best = found{n, i, far}
			break
		}
	}
	return best
}
