package eval

import (
	"bytes"
	"strings"

	"readout"
)

const (
	opening = "<!-- figures -->"
	closing = "<!-- /figures -->"
)

// Page is a page in Markdown with the figures in place of the table between its two marks; without marks it is bad usage.
// Rows of open sets that were not scored this time stay as they are, after the others.
func Page(page string, figures []Figure) (string, error) {
	before, rest, ok := strings.Cut(page, opening)
	table, after, closed := strings.Cut(rest, closing)
	if !ok || !closed {
		return "", readout.Errorf(readout.Usage, "the page has no lines %s and %s to put the figures between", opening, closing)
	}
	rows, scored := [][]string{columns}, map[string]bool{}
	for _, f := range figures {
		rows = append(rows, f.cells())
		scored[f.Set] = true
	}
	for line := range strings.Lines(table) {
		cells := gap.Split(strings.TrimSpace(line), -1)
		if len(cells) == len(columns) && cells[0] != columns[0] && !scored[cells[0]] && !(Figure{Set: cells[0]}).Own() {
			rows = append(rows, cells)
		}
	}
	var b bytes.Buffer
	if err := aligned(&b, rows); err != nil {
		return "", err
	}
	return before + opening + "\n```\n" + b.String() + "```\n" + closing + after, nil
}
