package gazetteer

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"errors"
	"io"
	"sort"
	"strings"
	"sync"
)

//go:embed data/places.bin.gz
var placesFile []byte

// atlas is the embedded file, read once; empty if it is damaged, which a test rules out.
var atlas = sync.OnceValue(func() *columns {
	c, err := readColumns(placesFile)
	if err != nil {
		return &columns{}
	}
	return c
})

// columns are places sorted by key, a column each, as gen writes them: numbers are varints, words share their beginning
// with the word before. The alternate names are sorted by key too, each with the row of its place.
type columns struct {
	names            []string
	ids              []int32
	lats, lons       []int16 // hundredths of a degree
	populations      []int32
	regions, feature table
	other            []string
	rows             []int32
}

// table is a column of few different words.
type table struct {
	words []string
	rows  []uint16
}

func (t table) at(i int) string { return t.words[t.rows[i]] }

// find are the places with a key as first or other name.
func (c *columns) find(key string) []Place {
	var found []Place
	i := sort.Search(len(c.names), func(i int) bool { return FoldPlace(c.names[i]) >= key })
	for ; i < len(c.names) && FoldPlace(c.names[i]) == key; i++ {
		found = append(found, c.place(i))
	}
	for j := sort.SearchStrings(c.other, key); j < len(c.other) && c.other[j] == key; j++ {
		p := c.place(int(c.rows[j]))
		p.Alternate = FoldPlace(p.Name) != key+" city" // New York City is New York
		found = append(found, p)
	}
	return found
}

func (c *columns) place(i int) Place {
	region := c.regions.at(i)
	iso2, _, _ := strings.Cut(region, ".")
	return Place{
		Geoname: int(c.ids[i]), Name: c.names[i], Country: isoCodes()[iso2], Region: region,
		Lat: float64(c.lats[i]) / 100, Lon: float64(c.lons[i]) / 100,
		Population: int(c.populations[i]), Feature: c.feature.at(i),
	}
}

// readColumns reads a file made by gen. Any other bytes give an error.
func readColumns(zipped []byte) (*columns, error) {
	z, err := gzip.NewReader(bytes.NewReader(zipped))
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(z)
	if err != nil {
		return nil, err
	}
	r := reader{data: data}
	c := &columns{}
	n := r.count()
	c.names = r.words(n)
	c.ids = numbers(&r, n, func() int32 { return int32(r.number()) })
	c.lats = numbers(&r, n, func() int16 { return int16(r.signed()) })
	c.lons = numbers(&r, n, func() int16 { return int16(r.signed()) })
	c.populations = numbers(&r, n, func() int32 { return int32(r.number()) })
	c.regions, c.feature = r.table(n), r.table(n)
	m := r.count()
	c.other = r.words(m)
	c.rows = numbers(&r, m, func() int32 { return int32(r.index(n)) })
	return c, r.err
}

// reader takes values off the front of data; after an error all are zero.
type reader struct {
	data []byte
	err  error
}

var errDamaged = errors.New("gazetteer: the file of places is damaged")

func (r *reader) number() uint64 {
	v, n := binary.Uvarint(r.data)
	if n <= 0 {
		r.err, r.data = errDamaged, nil
		return 0
	}
	r.data = r.data[n:]
	return v
}

func (r *reader) signed() int64 {
	v := r.number()
	return int64(v>>1) ^ -int64(v&1)
}

// count is a number of rows: each takes a byte at least.
func (r *reader) count() int { return r.index(len(r.data) + 1) }

// index is a number below n.
func (r *reader) index(n int) int {
	v := r.number()
	if v >= uint64(n) {
		r.err, r.data = errDamaged, nil
		return 0
	}
	return int(v)
}

func numbers[T int16 | int32 | uint16](r *reader, n int, next func() T) []T {
	column := make([]T, n)
	for i := 0; i < n && r.err == nil; i++ {
		column[i] = next()
	}
	return column
}

// words reads n words that share their beginnings; all of them lie in one string.
func (r *reader) words(n int) []string {
	var all strings.Builder
	all.Grow(12 * n)
	ends := make([]int, n)
	last := make([]byte, 0, 64)
	for i := 0; i < n && r.err == nil; i++ {
		shared, rest := r.index(len(last)+1), r.index(len(r.data)+1)
		rest = min(rest, len(r.data))
		last = append(last[:min(shared, len(last))], r.data[:rest]...)
		r.data = r.data[rest:]
		all.Write(last)
		ends[i] = all.Len()
	}
	words, text, start := make([]string, n), all.String(), 0
	for i, end := range ends {
		words[i] = text[start:max(start, end)]
		start = max(start, end)
	}
	return words
}

func (r *reader) table(n int) table {
	words := r.words(r.count())
	return table{words, numbers(r, n, func() uint16 { return uint16(r.index(len(words))) })}
}
