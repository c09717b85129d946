package actor

import (
	"testing"

	"readout"
)

func TestCountryOfOutlets(t *testing.T) {
	for _, c := range []struct{ outlet, want string }{
		{"Ministry of Foreign Affairs, Oslo", "NOR"}, {"Ghana Police Service", "GHA"}, {"Office of the Prime Minister of Australia", "AUS"},
		{"Mombasa Tide", "KEN"}, {"The Lake Herald", ""}, {"Japan and China Weekly", ""}, {"", ""},
	} {
		if got := outletCountry(c.outlet); got != c.want {
			t.Errorf("outletCountry(%q) = %q, want %q", c.outlet, got, c.want)
		}
	}
}

// An issuer names its own officials without their country, whatever other countries it speaks of. A newspaper does not.
func TestMasthead(t *testing.T) {
	for _, c := range []struct{ outlet, written, want string }{
		{"Ministry of Foreign Affairs, Oslo", "", "NOR"}, {"Hanoi Evening", "", ""}, {"The Harbour Ledger", "Sydney", "AUS"},
		{"European Council", "Brussels", ""}, {"", "", ""},
	} {
		d := &readout.Document{Text: "Lund met Kenyan officials.", Outlet: c.outlet, Dateline: readout.Dateline{Place: c.written}}
		d.Names = []readout.Name{{Span: readout.Span{Start: 9, End: 15}, Label: "NORP"}}
		if got, why := (&reader{d: d}).masthead(); got != c.want {
			t.Errorf("%q, %q: %q (%s), want %q", c.outlet, c.written, got, why, c.want)
		}
	}
}
