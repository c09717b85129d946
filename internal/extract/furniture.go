package extract

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed furniture.txt
var furnitureFile string

// cue is one entry of furniture.txt.
type cue struct {
	reason, pattern, example, counter string
}

var cues = sync.OnceValue(func() []cue {
	var out []cue
	for row := range rows(furnitureFile) {
		row = append(row, "")
		out = append(out, cue{row[0], row[1], row[2], row[3]})
	}
	return out
})

// rows yields the columns of a data file's lines, comments left out.
func rows(file string) func(func([]string) bool) {
	return func(yield func([]string) bool) {
		for row := range strings.Lines(file) {
			row = strings.TrimRight(row, "\n")
			if row != "" && !strings.HasPrefix(row, "#") && !yield(strings.Split(row, "\t")) {
				return
			}
		}
	}
}

// cueOf is the reason of the first entry that a line in lower case matches; "" if none does. Furniture is short:
// a sentence that opens with a cue's words ("Copyright law was …") is text unless the cue says otherwise with **.
// Only a caption may be long.
func cueOf(fold string) string {
	if len(fold) > 1000 {
		return ""
	}
	bare := strings.TrimRight(fold, ":.»›>…!| ")
	if bare == "" {
		return "furniture" // a line of signs
	}
	text := stopped(fold) && words(fold) > 6
	for _, c := range cues() {
		if text && (c.reason != "caption" || words(fold) > 60) && !strings.HasPrefix(c.pattern, "*") && !strings.HasSuffix(c.pattern, "**") {
			continue
		}
		if glob(c.pattern, bare) || glob(c.pattern, fold) {
			return c.reason
		}
	}
	return ""
}

// glob matches s with a pattern in which * stands for anything, # for digits with their marks, and \* for a star.
func glob(pattern, s string) bool {
	for {
		if pattern == "" {
			return s == ""
		}
		switch {
		case pattern[0] == '*':
			return globRest(strings.TrimLeft(pattern, "*"), s)
		case pattern[0] == '#' && (len(pattern) == 1 || pattern[1] != '#') && s != "" && isDigit(s[0]):
			s, pattern = strings.TrimLeft(s, "0123456789.,km"), pattern[1:]
			continue
		case strings.HasPrefix(pattern, `\*`):
			pattern = pattern[1:]
		}
		if s == "" || s[0] != pattern[0] {
			return false
		}
		s, pattern = s[1:], pattern[1:]
	}
}

// globRest matches what follows a star. Patterns have few stars, so trying every place of the next letter is cheap.
func globRest(pattern, s string) bool {
	if pattern == "" {
		return true
	}
	if strings.IndexAny(pattern, `*#\`) < 0 {
		return strings.HasSuffix(s, pattern)
	}
	first := pattern[:strings.IndexAny(pattern, `*#\`)]
	for {
		i := strings.Index(s, first)
		if i < 0 || s == "" {
			return false
		}
		if glob(pattern, s[i:]) {
			return true
		}
		s = s[i+1:]
	}
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }
