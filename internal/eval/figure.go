package eval

import (
	"fmt"
	"io"
	"strings"
)

// Figure is one line of the table: how much of a layer is right, counted on one set.
type Figure struct {
	Set, Name         string
	Right, Told, Gold int     // Told is 0 for a share: Right of Gold
	P, R, F1          float64 // for a share only R
	Share             bool
}

// Value is the figure that a floor holds: F1, or the share. 0 to 1, higher is better.
func (f Figure) Value() float64 {
	if f.Share {
		return f.R
	}
	return f.F1
}

// Key names the figure: "items claims".
func (f Figure) Key() string { return f.Set + " " + f.Name }

// scored makes a figure of counts. Nothing told of nothing wanted is right.
func scored(set, name string, right, told, gold int) Figure {
	p, r := ratio(right, told, gold == 0), ratio(right, gold, told == 0)
	return Figure{Set: set, Name: name, Right: right, Told: told, Gold: gold, P: p, R: r, F1: harmonic(p, r)}
}

// part makes a figure that is a share: right of all.
func part(set, name string, right, all int) Figure {
	return Figure{Set: set, Name: name, Right: right, Gold: all, R: ratio(right, all, true), Share: true}
}

func ratio(part, whole int, empty bool) float64 {
	if whole > 0 {
		return float64(part) / float64(whole)
	}
	if empty {
		return 1
	}
	return 0
}

func harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

var columns = []string{"set", "figure", "right", "told", "gold", "P", "R", "F1"}

func (f Figure) cells() []string {
	told, p, f1 := fmt.Sprint(f.Told), fmt.Sprintf("%.3f", f.P), fmt.Sprintf("%.3f", f.F1)
	if f.Share {
		told, p, f1 = "-", "-", "-"
	}
	return []string{f.Set, f.Name, fmt.Sprint(f.Right), told, fmt.Sprint(f.Gold), p, fmt.Sprintf("%.3f", f.R), f1}
}

// Print writes the figures as one aligned table.
func Print(w io.Writer, figures []Figure) error {
	rows := [][]string{columns}
	for _, f := range figures {
		rows = append(rows, f.cells())
	}
	return aligned(w, rows)
}

// aligned writes rows in columns parted by two spaces: two of words, the others of numbers.
func aligned(w io.Writer, rows [][]string) error {
	wide := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, c := range row {
			wide[i] = max(wide[i], len([]rune(c)))
		}
	}
	for _, row := range rows {
		var b strings.Builder
		for i, c := range row {
			gap := strings.Repeat(" ", wide[i]-len([]rune(c)))
			if i < 2 {
				b.WriteString(c + gap + "  ")
			} else {
				b.WriteString(gap + c + "  ")
			}
		}
		if _, err := fmt.Fprintln(w, strings.TrimRight(b.String(), " ")); err != nil {
			return err
		}
	}
	return nil
}

// Own reports whether the figure is of gold that the project carries: the rules, the sample, the items.
func (f Figure) Own() bool {
	return f.Set == "rules" || f.Set == "items" || strings.HasPrefix(f.Set, "sample") || strings.HasPrefix(f.Set, "sentences")
}
