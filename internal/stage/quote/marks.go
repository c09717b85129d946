package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
)

// passage is what stands between quotation marks, a part for each paragraph it runs over.
type passage struct {
	parts       []readout.Span // without the marks
	open, close int            // bytes of the first mark and after the last
}

// outer is the passage with its marks.
func (p passage) outer() readout.Span { return readout.Span{Start: p.open, End: p.close} }

// words is the number of words between the marks.
func (p passage) words(text string) int {
	n := 0
	for _, s := range p.parts {
		n += len(strings.Fields(s.In(text)))
	}
	return n
}

// sentence reports whether the passage reads as speech by itself: "We will go." is, "Gone With the Wind" is none.
func (p passage) sentence(text string) bool {
	first, last := p.parts[0].In(text), p.parts[len(p.parts)-1].In(text)
	r, _ := utf8.DecodeRuneInString(first)
	end, _ := utf8.DecodeLastRuneInString(last)
	if end == ',' && titled(first) { // On “Face the Nation,” she said
		return false
	}
	return p.words(text) >= 3 && (unicode.IsUpper(r) || r == '…' || r == '[') && strings.ContainsRune(".?!,…—–", end)
}

// titled: the last word is capitalised, as in the title of a show.
func titled(words string) bool {
	fields := strings.Fields(words)
	if len(fields) == 0 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(fields[len(fields)-1])
	return unicode.IsUpper(r)
}

const (
	doubleOpen  = "“„«"
	doubleClose = "”“»"
)

// scanner reads quotation marks paragraph by paragraph.
type scanner struct {
	text      string
	tokenized bool
	found     []passage
	open      *passage // begun and not yet closed
	mark      string   // the opening mark
	from      int      // start of the part that is open
}

// findPassages are the outermost quotations of a document, in order. A mark repeated at the head of each paragraph
// continues a quotation; one that is never closed ends with its paragraph if it began that, else it is no quotation.
func findPassages(d *readout.Document) []passage {
	s := &scanner{text: d.Text, tokenized: d.Tokenized}
	for _, p := range paragraphs(d) {
		s.paragraph(p)
	}
	s.give()
	return s.found
}

// paragraphs are the spans of a document's paragraphs.
func paragraphs(d *readout.Document) []readout.Span {
	var all []readout.Span
	for n, s := range d.Sentences {
		if n > 0 && d.Sentences[n-1].Paragraph == s.Paragraph {
			all[len(all)-1] = all[len(all)-1].Cover(s.Span)
			continue
		}
		all = append(all, s.Span)
	}
	return all
}

func (s *scanner) paragraph(p readout.Span) {
	i := p.Start
	if s.open != nil {
		if n := s.opening(i, p); n > 0 { // “ again at the head of the next paragraph
			s.from = i + n
			i += n
		} else {
			s.give()
		}
	}
	for i < p.End {
		_, size := utf8.DecodeRuneInString(s.text[i:])
		switch {
		case s.open == nil:
			if n := s.opening(i, p); n > 0 {
				s.open, s.mark, s.from = &passage{open: i}, s.text[i:i+n], i+n
				size = n
			} else if end := s.singleEnd(i, p); end > 0 {
				s.addSingle(i, end)
				size = end - i
			}
		case s.closing(i, p) > 0:
			size = s.closing(i, p)
			s.part(i)
			s.open.close = i + size
			s.found = append(s.found, *s.open)
			s.open = nil
		case s.reopened(i, p):
			s.open = nil // the one before was never closed
			continue
		}
		i += size
	}
	if s.open != nil {
		s.part(p.End)
		s.open.close = p.End
		if len(s.open.parts) == 1 && s.open.open != p.Start {
			s.open = nil
		}
	}
}

// give ends a quotation that ran to the end of its paragraph.
func (s *scanner) give() {
	if s.open != nil && len(s.open.parts) > 0 {
		s.found = append(s.found, *s.open)
	}
	s.open = nil
}

func (s *scanner) part(end int) {
	start := s.from
	for start < end && isSpace(s.text[start]) {
		start++
	}
	for end > start && isSpace(s.text[end-1]) {
		end--
	}
	if start < end {
		s.open.parts = append(s.open.parts, readout.Span{Start: start, End: end})
	}
	if len(s.open.parts) == 0 {
		s.open.parts = []readout.Span{{Start: s.from, End: s.from}}
	}
}

func isSpace(b byte) bool { return b == ' ' || b == '\n' || b == '\t' || b == '\r' }

// opening is the length of a double mark at i that opens a quotation; 0 if there is none.
func (s *scanner) opening(i int, p readout.Span) int {
	rest := s.text[i:p.End]
	if strings.HasPrefix(rest, "``") {
		return 2
	}
	r, size := utf8.DecodeRuneInString(rest)
	if strings.ContainsRune(doubleOpen, r) {
		return size
	}
	n := straight(rest)
	if n == 0 || len(rest) == n {
		return 0
	}
	if s.tokenized {
		return n
	}
	if before, ok := s.before(i, p); ok && !strings.ContainsRune(" \n\t([{—–-/‘'\u00a0", before) {
		return 0
	}
	if isSpace(rest[n]) {
		return 0
	}
	return n
}

// straight is the length of a typewriter's double mark at the start of s.
func straight(s string) int {
	if strings.HasPrefix(s, `"`) {
		return 1
	}
	if strings.HasPrefix(s, "''") {
		return 2
	}
	return 0
}

// closing is the length of the mark at i that closes the open quotation.
func (s *scanner) closing(i int, p readout.Span) int {
	rest := s.text[i:p.End]
	r, size := utf8.DecodeRuneInString(rest)
	if k := strings.Index(doubleOpen, s.mark); k >= 0 && s.mark != "``" && strings.ContainsRune(doubleClose, r) && string(r) != s.mark {
		return size
	}
	n := straight(rest)
	if n == 0 {
		return 0
	}
	if before, ok := s.before(i, p); !s.tokenized && ok && unicode.IsSpace(before) && n < len(rest) && !isSpace(rest[n]) {
		return 0
	}
	return n
}

// reopened: a mark that opens where one is open already.
func (s *scanner) reopened(i int, p readout.Span) bool {
	return i > s.open.open && i >= s.from && s.opening(i, p) > 0 && s.closing(i, p) == 0
}

func (s *scanner) before(i int, p readout.Span) (rune, bool) {
	if i <= p.Start {
		return 0, false
	}
	r, _ := utf8.DecodeLastRuneInString(s.text[:i])
	return r, true
}

// singleEnd is the byte after the mark that closes a single quotation opened at i; 0 if none opens there.
// The apostrophe is the same mark: it closes only where a word ends, and after "workers’" only if nothing better follows.
func (s *scanner) singleEnd(i int, p readout.Span) int {
	rest := s.text[i:p.End]
	r, size := utf8.DecodeRuneInString(rest)
	if s.tokenized || r != '‘' && r != '\'' {
		return 0
	}
	if before, ok := s.before(i, p); ok && !strings.ContainsRune(" \n\t([—–:\u00a0", before) {
		return 0
	}
	next, _ := utf8.DecodeRuneInString(rest[size:])
	if !unicode.IsLetter(next) && !strings.ContainsRune("…$£€[0123456789", next) {
		return 0
	}
	return s.singleClose(i+size, p, r)
}

func (s *scanner) singleClose(from int, p readout.Span, open rune) int {
	want, fallback := '’', 0
	if open == '\'' {
		want = '\''
	}
	for i := from; i < p.End; {
		r, size := utf8.DecodeRuneInString(s.text[i:])
		if r == '‘' || strings.ContainsRune(doubleOpen, r) || straight(s.text[i:p.End]) == 1 {
			break
		}
		if r == want && i > from && !s.wordAfter(i+size, p) {
			before, _ := s.before(i, p)
			if strings.ContainsRune(",.?!…", before) || before != 's' && !unicode.IsSpace(before) {
				return i + size
			}
			if fallback == 0 && !unicode.IsSpace(before) {
				fallback = i + size
			}
		}
		i += size
	}
	return fallback
}

func (s *scanner) wordAfter(i int, p readout.Span) bool {
	r, _ := utf8.DecodeRuneInString(s.text[i:p.End])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func (s *scanner) addSingle(i, end int) {
	_, n := utf8.DecodeRuneInString(s.text[i:])
	_, m := utf8.DecodeLastRuneInString(s.text[:end])
	s.found = append(s.found, passage{parts: []readout.Span{{Start: i + n, End: end - m}}, open: i, close: end})
}
