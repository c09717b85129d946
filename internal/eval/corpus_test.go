package eval

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

const oneLot = `@ 2025-03-12 denial
Kiribati denied on Tuesday that its patrol boat had fired on a trawler, Tuvalu's police said.
* STATE - occurred | t: denied | w: Kiribati denied on Tuesday | a: Kiribati =KIR | s: Tuvalu's police | d: Tuesday =2025-03-11
* ASSAULT firearms,explosives denied background optional | t: fired | w: its patrol boat had fired on a trawler | a: its #1 > Kiribati =KIRMIL | r: trawler =? | p: Tuvalu #1 =TUV | c: denied

@ 2025-03-13 sport
Fiji crushed Samoa.
* none
`

func TestLot(t *testing.T) {
	items, err := heldOut(fstest.MapFS{"heldout.txt": {Data: []byte("# kept\nb\n")}, "lots/a.txt": {Data: []byte("broken")}, "lots/b.txt": {Data: []byte(oneLot)}})
	if err != nil || len(items) != 2 || len(items[0].Claims) != 2 || items[1].Claims == nil || len(items[1].Claims) != 0 {
		t.Fatalf("%v %+v", err, items)
	}
	state, shot := items[0].Claims[0], items[0].Claims[1]
	if items[0].Published != "2025-03-12" || state.Date != "2025-03-11" || !state.must() || *state.Background || state.Speakers[0] != "Tuvalu's police" {
		t.Errorf("%+v %+v", items[0], state)
	}
	if shot.must() || !*shot.Background || shot.Mode[1] != "explosives" || shot.Status[0] != "denied" || shot.Place.Name != "Tuvalu" || shot.Place.Country != "TUV" {
		t.Errorf("%+v", shot)
	}
	if a := shot.Actors[0]; a != (goldParty{"Kiribati", "KIRMIL", "KIR"}) || shot.Recipients[0] != (goldParty{"trawler", "", ""}) {
		t.Errorf("%+v %+v", a, shot.Recipients)
	}
}

func TestBrokenLot(t *testing.T) {
	for _, text := range []string{"Text first.", "@\nText.", "@ 2025-01-01\nText.\n* STATE -", "@ 2025-01-01\nText.\n* STATE - occurred | t: x"} {
		if _, err := lot("b", text); err == nil || !strings.Contains(err.Error(), "b, line") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// Every lot can be read, and what its claims say stands in its text.
func TestLotsAreWellFormed(t *testing.T) {
	lots, _ := filepath.Glob(filepath.Join("..", "..", "corpus", "lots", "*.txt"))
	second, _ := filepath.Glob(filepath.Join("..", "..", "corpus", "second", "*.txt"))
	files := append(lots, second...)
	if len(files) < 200 {
		t.Fatal(len(files))
	}
	entries := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		items, err := lot(filepath.Base(file), string(data))
		if err != nil {
			t.Fatal(err)
		}
		entries += len(items)
		for _, it := range items {
			if it.Text == "" {
				t.Errorf("%s has no text", it.ID)
			}
			for _, c := range it.Claims {
				if len(find(it.Text, c.Says)) == 0 || len(c.Actors)+len(c.Recipients) == 0 {
					t.Errorf("%s: %q does not stand in the text, or names nobody", it.ID, c.Says)
				}
			}
		}
	}
	t.Logf("%d entries", entries)
}
