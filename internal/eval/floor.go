package eval

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// slack is how far under today's figure a floor is pinned.
const slack = .02

// Floors are figures that must not be fallen below, and the hash of the gold that they were taken on.
type Floors struct {
	Hash   string
	Figure map[string]float64 // by Figure.Key
}

// Write pins the figures: the table with a floor a little under each.
func Write(w io.Writer, hash string, figures []Figure) error {
	fmt.Fprintf(w, "# Figures of `readout eval` on the project's own gold, and the floor of each. `readout eval --write testdata/eval.txt` pins them anew.\ngold  %s\n\n", hash)
	rows := [][]string{append(slices.Clone(columns), "floor")}
	for _, f := range figures {
		rows = append(rows, append(f.cells(), fmt.Sprintf("%.2f", floor(f.Value()))))
	}
	return aligned(w, rows)
}

// floor is a figure less the slack, in hundredths.
func floor(value float64) float64 { return max(0, math.Floor((value-slack)*100+1e-9)/100) }

var gap = regexp.MustCompile(`\s{2,}`)

// Read reads what Write wrote.
func Read(r io.Reader) (Floors, error) {
	f := Floors{Figure: map[string]float64{}}
	in := bufio.NewScanner(r)
	for n := 1; in.Scan(); n++ {
		line := strings.TrimSpace(in.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		cells := gap.Split(line, -1)
		if cells[0] == "gold" && len(cells) == 2 {
			f.Hash = cells[1]
			continue
		}
		if cells[0] == columns[0] {
			continue
		}
		value, err := strconv.ParseFloat(cells[len(cells)-1], 64)
		if err != nil || len(cells) != len(columns)+1 {
			return f, fmt.Errorf("line %d is no row of figures: %q", n, line)
		}
		f.Figure[cells[0]+" "+cells[1]] = value
	}
	return f, in.Err()
}

// Below names every figure under its floor, and every floor without a figure, in the order of the floors' names.
func (f Floors) Below(figures []Figure) []string {
	at := map[string]Figure{}
	for _, g := range figures {
		at[g.Key()] = g
	}
	var out []string
	for key, low := range f.Figure {
		switch g, ok := at[key]; {
		case !ok:
			out = append(out, key+": a floor, but no figure")
		case g.Value() < low:
			out = append(out, fmt.Sprintf("%s: %.3f is below its floor %.2f", key, g.Value(), low))
		}
	}
	slices.Sort(out)
	return out
}

// Hash is a hash of every file of the trees by name and bytes: it changes with the gold.
func Hash(trees ...fs.FS) (string, error) {
	h := sha256.New()
	for _, tree := range trees {
		err := fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(tree, name)
			fmt.Fprintf(h, "%s %d\n%s", name, len(data), data)
			return err
		})
		if err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:16]), nil
}
