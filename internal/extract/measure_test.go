package extract

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout"
)

// TestMeasure prints how well pages are read, where the public sets are at hand: EXTRACT_DATA names their folder.
func TestMeasure(t *testing.T) {
	dir := os.Getenv("EXTRACT_DATA")
	if dir == "" {
		t.Skip("EXTRACT_DATA is not set")
	}
	trafilatura(t, dir)
	readability(t, dir)
}

// trafilatura measures by words that must and must not be in the text.
func trafilatura(t *testing.T, dir string) {
	data, err := os.ReadFile(filepath.Join(dir, "trafilatura/evaldata.json"))
	if err != nil {
		t.Fatal(err)
	}
	var pages map[string]struct {
		File          string
		With, Without []string
	}
	if err := json.Unmarshal(data, &pages); err != nil {
		t.Fatal(err)
	}
	var found, missed, wrong float64
	for url, want := range pages {
		page, err := os.ReadFile(filepath.Join(dir, "trafilatura/eval", want.File))
		if err != nil {
			continue
		}
		text := squeeze(Document(readout.Fetch{Source: want.File, URL: url, Media: "text/html", Body: page}).Text)
		for _, s := range want.With {
			if strings.Contains(text, squeeze(s)) {
				found++
			} else {
				missed++
			}
		}
		for _, s := range want.Without {
			if strings.Contains(text, squeeze(s)) {
				wrong++
			}
		}
	}
	p, r := found/(found+wrong), found/(found+missed)
	fmt.Printf("trafilatura pages: precision %.3f recall %.3f F1 %.3f\n", p, r, 2*p*r/(p+r))
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// readability measures by the words of the expected text, and by title and byline.
func readability(t *testing.T, dir string) {
	pages, _ := filepath.Glob(filepath.Join(dir, "readability-pages/*/source.html"))
	var sum, bad float64
	for _, path := range pages {
		page, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile(filepath.Join(filepath.Dir(path), "expected.html"))
		if err != nil {
			continue
		}
		gold := shown(string(want))
		f1 := tokenF1(gold, Document(readout.Fetch{Media: "text/html", Body: page}).Text)
		if sum += f1; f1 < 0.6 {
			bad++
			fmt.Printf("  %.2f %s\n", f1, filepath.Base(filepath.Dir(path)))
		}
	}
	fmt.Printf("readability pages: token F1 %.3f over %d pages, %v below 0.6\n", sum/float64(len(pages)), len(pages), bad)
}

func tokenF1(gold, got string) float64 {
	count := map[string]int{}
	g, h := strings.Fields(gold), strings.Fields(got)
	for _, w := range g {
		count[w]++
	}
	both := 0
	for _, w := range h {
		if count[w] > 0 {
			count[w]--
			both++
		}
	}
	if len(g)+len(h) == 0 {
		return 1
	}
	return 2 * float64(both) / float64(len(g)+len(h))
}
