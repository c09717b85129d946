package model

import (
	"context"
	"iter"
)

// window is a run of words that the encoder reads at once: a sentence, or a
// part of one that has more pieces than the model has positions.
type window struct {
	sentence int // index of the sentence
	from     int // index of its first word there
	words    []string
	ids      []int32 // pieces, with [CLS] and [SEP]
	shapes   []uint8 // of each piece
	first    []int   // index of each word's first piece
	heads    []int   // of its tree, once decoded: of 0, the root, and of the words, which count from 1
	labels   []int   // of the arcs to those heads
}

// windows yields a sentence's windows. It parts a long sentence into windows
// of nearly one size, so that the last isn't left with a word or two.
func (m *Model) windows(sentence int, words []string) iter.Seq[*window] {
	return func(yield func(*window) bool) {
		if len(words) == 0 {
			return
		}
		whole := m.cut(sentence, words)
		room := m.header.Positions - 2
		if len(whole.ids)-2 <= room {
			yield(whole)
			return
		}
		count := (len(whole.ids) - 2 + room - 1) / room
		aim := (len(whole.ids)-2)/count + 1
		for from := 0; from < len(words); {
			to := whole.end(from, aim, room)
			if !yield(whole.part(from, to)) {
				return
			}
			from = to
		}
	}
}

// cut turns words into pieces.
func (m *Model) cut(sentence int, words []string) *window {
	w := &window{sentence: sentence, words: words, first: make([]int, len(words))}
	w.ids, w.shapes = append(make([]int32, 0, len(words)+len(words)/2+4), m.vocab.cls), make([]uint8, 1, len(words)+len(words)/2+4)
	for i, word := range words {
		w.first[i] = len(w.ids)
		w.ids = m.vocab.word(w.ids, word)
		for s := shapeOf(word, i == 0); len(w.shapes) < len(w.ids); {
			w.shapes = append(w.shapes, s)
		}
	}
	w.ids, w.shapes = append(w.ids, m.vocab.sep), append(w.shapes, shapeNone)
	return w
}

// start returns the index of a word's first piece, or [SEP]'s past the last word.
func (w *window) start(word int) int {
	if word == len(w.words) {
		return len(w.ids) - 1
	}
	return w.first[word]
}

// end returns where the window that begins at a word ends: at the first border
// past aim pieces, or before where that would be more than there is room for.
func (w *window) end(from, aim, room int) int {
	to := from + 1
	for to < len(w.words) && w.start(to)-w.start(from) < aim && w.start(to+1)-w.start(from) <= room {
		to++
	}
	return to
}

// part returns the window of the words from and to.
func (w *window) part(from, to int) *window {
	a, b := w.start(from), w.start(to)
	p := &window{sentence: w.sentence, from: from, words: w.words[from:to], first: make([]int, to-from)}
	p.ids = append(append(append(p.ids, w.ids[0]), w.ids[a:b]...), w.ids[len(w.ids)-1])
	p.shapes = append(append(append(p.shapes, shapeNone), w.shapes[a:b]...), shapeNone)
	for i := range p.first {
		p.first[i] = w.first[from+i] - a + 1
	}
	return p
}

// batch is about how many pieces the encoder reads at once: enough that the
// weights come from memory seldom, few enough that what it works on stays in cache.
const batch = 400

// reader gathers windows into batches and files what is read in them.
type reader struct {
	m         *Model
	s         *workspace
	graph     bool // the semantic graph is read too
	sentences [][]string
	out       [][]Word
	waiting   []*window
	pieces    int
}

// add takes a window, reading those that wait first where it would be too much.
func (r *reader) add(ctx context.Context, w *window) error {
	if r.pieces > 0 && r.pieces+len(w.ids) > batch {
		if err := r.flush(ctx); err != nil {
			return err
		}
	}
	r.waiting, r.pieces = append(r.waiting, w), r.pieces+len(w.ids)
	return nil
}

// flush reads the windows that wait.
func (r *reader) flush(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if len(r.waiting) == 0 {
		return nil
	}
	r.m.encode(r.s, r.waiting)
	r.m.score(r.s, r.waiting)
	row := 0
	for _, w := range r.waiting {
		r.m.decode(r.s, w, row, r.out[w.sentence])
		row += len(w.words) + 1
	}
	if r.graph {
		r.m.readGraph(r.s, r.waiting, r.out)
	}
	r.waiting, r.pieces = r.waiting[:0], 0
	return nil
}
