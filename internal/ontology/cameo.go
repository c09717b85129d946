package ontology

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed data/cameo.tsv
var cameoTable string

//go:embed data/default.tsv
var defaultTable string

// CameoCode is one code of CAMEO 1.1 with what it projects to in PLOVER 2.0.
type CameoCode struct {
	Code      string
	Name      string
	Goldstein float64 // GDELT's list, -10 to +10; 1213, which it lacks, from ICEWS's
	ICEWS     float64 // ICEWS's list; differs for 016, 022, 164 and 165
	Type      string  // STATE for 01, REQUEST for 02
	Mode      string
	Contexts  []string
}

// Root is the two digits of the code's family: "04" for 042.
func (c CameoCode) Root() string { return c.Code[:2] }

// Base is the code's first three digits: "181" for 1812; the root for a root code.
func (c CameoCode) Base() string { return c.Code[:min(3, len(c.Code))] }

var loadCameo = sync.OnceValue(func() map[string]CameoCode {
	codes := map[string]CameoCode{}
	for _, r := range rows(cameoTable) {
		codes[r[0]] = CameoCode{r[0], r[1], number(r[2]), number(r[3]), r[4], r[5], list(r[6])}
	}
	return codes
})

// CameoOf finds a CAMEO code.
func CameoOf(code string) (CameoCode, bool) {
	c, ok := loadCameo()[code]
	return c, ok
}

// CameoCodes are all 312 codes in ascending order.
func CameoCodes() []string {
	var out []string
	for _, r := range rows(cameoTable) {
		out = append(out, r[0])
	}
	return out
}

// Goldstein is GDELT's Goldstein score of a CAMEO code; 0 for what is no code.
func Goldstein(code string) float64 { return loadCameo()[code].Goldstein }

// CameoQuad is GDELT's class of a CAMEO code, by its root; 0 for what is no code. It is not always that of the PLOVER type.
func CameoQuad(code string) Quad {
	if _, ok := loadCameo()[code]; !ok {
		return 0
	}
	switch root := code[:2]; {
	case root <= "05":
		return VerbalCooperation
	case root <= "08":
		return MaterialCooperation
	case root <= "13":
		return VerbalConflict
	}
	return MaterialConflict
}

var loadDefaults = sync.OnceValue(func() map[string][][]string {
	out := map[string][][]string{}
	for _, r := range rows(defaultTable) {
		out[r[0]] = append(out[r[0]], r[1:])
	}
	return out
})

// Cameo is the CAMEO code of an act of a type, done in a mode, with a force ("appeal", "request" or "demand" for REQUEST)
// and a status, about contexts. It is "" for what CAMEO does not count: an act considered, denied, negated or hypothetical,
// a cancelled act that is no cooperation, and what is no type.
func Cameo(code, mode, force, status string, contexts ...string) string {
	if slices.Contains([]string{"considered", "denied", "negated", "hypothetical"}, status) {
		return ""
	}
	for _, r := range loadDefaults()[code] {
		if fits(r[0], mode) && (r[1] == "*" || slices.Contains(contexts, r[1])) && fits(r[2], force) && fits(r[3], status) {
			if status == "cancelled" && r[3] != status {
				return ""
			}
			return r[4]
		}
	}
	return ""
}

func fits(pattern, value string) bool { return pattern == "*" || pattern == value }

// rows reads a table: tab-separated, # starts a comment line, the first other line names the columns. Missing cells are empty.
func rows(table string) [][]string {
	var out [][]string
	for line := range strings.Lines(table) {
		if line = strings.TrimRight(line, "\r\n"); line != "" && line[0] != '#' {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	for i, r := range out {
		for len(r) < len(out[0]) {
			r = append(r, "")
		}
		out[i] = r
	}
	return out[min(1, len(out)):]
}

func list(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, ";")
}

// number reads a number of our own tables; a test reads them all.
func number(cell string) float64 {
	f, _ := strconv.ParseFloat(cell, 64)
	return f
}
