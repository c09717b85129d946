// Package sample is the bundled sample: short reports of invented persons in real offices, and the gold that a careful reader takes from them.
package sample

import (
	"embed"
	"io/fs"
	"iter"

	"readout"
)

// Reports are folders of stories, s01 …, each with its reports as text files and its gold.json.
//
//go:embed reports
var Reports embed.FS

// Fetches yields every report in order of its name.
func Fetches() iter.Seq[readout.Fetch] {
	return func(yield func(readout.Fetch) bool) {
		names, err := fs.Glob(Reports, "reports/*/*.txt")
		if err != nil {
			return
		}
		for _, name := range names {
			data, err := Reports.ReadFile(name)
			f := readout.Fetch{Source: "sample/" + name[len("reports/"):], Body: data}
			if err != nil {
				f.Skipped = err.Error()
			}
			if !yield(f) {
				return
			}
		}
	}
}
