package main

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"math"
	"slices"
	"strings"

	"readout/internal/gazetteer"
)

// encode writes the places in the layout that place_atlas.go reads: sorted by key, a column at a time.
func encode(places []place) ([]byte, error) {
	keys := map[int]string{}
	order := make([]int, len(places))
	for i, p := range places {
		order[i], keys[i] = i, gazetteer.FoldPlace(p.name)
	}
	slices.SortFunc(order, func(a, b int) int {
		if c := strings.Compare(keys[a], keys[b]); c != 0 {
			return c
		}
		if c := places[b].population - places[a].population; c != 0 {
			return c
		}
		return a - b
	})
	sorted := make([]place, len(places))
	for i, o := range order {
		sorted[i] = places[o]
	}
	var w writer
	w.columns(sorted)
	w.alternates(sorted)
	return w.zip()
}

type writer struct{ bytes.Buffer }

func (w *writer) number(n int) { w.Write(binary.AppendUvarint(nil, uint64(n))) }

func (w *writer) signed(n int) { w.Write(binary.AppendVarint(nil, int64(n))) }

// front writes words, each as the length it shares with the one before and the rest.
func (w *writer) front(words []string) {
	last := ""
	for _, word := range words {
		n := 0
		for n < min(len(last), len(word), 255) && last[n] == word[n] {
			n++
		}
		w.number(n)
		w.number(len(word) - n)
		w.WriteString(word[n:])
		last = word
	}
}

func (w *writer) columns(places []place) {
	w.number(len(places))
	names := make([]string, len(places))
	for i, p := range places {
		names[i] = p.name
	}
	w.front(names)
	for _, p := range places {
		w.number(p.id)
	}
	for _, p := range places {
		w.signed(int(math.Round(p.lat * 100)))
	}
	for _, p := range places {
		w.signed(int(math.Round(p.lon * 100)))
	}
	for _, p := range places {
		w.number(twoDigits(p.population))
	}
	w.table(places, func(p place) string { return p.admin1 })
	w.table(places, func(p place) string { return p.feature })
}

// table writes a column of few different words: the words, sorted, then the index of each row's.
func (w *writer) table(places []place, of func(place) string) {
	var words []string
	for _, p := range places {
		words = append(words, of(p))
	}
	slices.Sort(words)
	words = slices.Compact(words)
	w.number(len(words))
	w.front(words)
	for _, p := range places {
		i, _ := slices.BinarySearch(words, of(p))
		w.number(i)
	}
}

func (w *writer) alternates(places []place) {
	type alternate struct {
		key string
		row int
	}
	var all []alternate
	for i, p := range places {
		for _, key := range p.alternates {
			all = append(all, alternate{key, i})
		}
	}
	slices.SortFunc(all, func(a, b alternate) int {
		if c := strings.Compare(a.key, b.key); c != 0 {
			return c
		}
		return a.row - b.row
	})
	keys := make([]string, len(all))
	for i, a := range all {
		keys[i] = a.key
	}
	w.number(len(all))
	w.front(keys)
	for _, a := range all {
		w.number(a.row)
	}
}

func (w *writer) zip() ([]byte, error) {
	var out bytes.Buffer
	z, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(w.Bytes()); err != nil {
		return nil, err
	}
	err = z.Close()
	return out.Bytes(), err
}

// twoDigits rounds to two significant digits: counts are estimates of different years.
func twoDigits(n int) int {
	unit := 1
	for n/unit >= 100 {
		unit *= 10
	}
	return (n + unit/2) / unit * unit
}
