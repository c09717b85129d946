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

// A family name that the register knows is that person's only where the text is dated or speaks of the country.
func TestFamilyNameAlone(t *testing.T) {
	for _, c := range []struct{ text, second, published, want string }{
		{"Gul met officers of Kenya.", "Kenya", "", ""},
		{"Gul met officers of Turkey.", "Turkey", "", "TUR"},
		{"Gul met officers of Kenya.", "Kenya", "2010-03-01", "TUR"},
	} {
		at := len("Gul met officers of ")
		d := &readout.Document{Text: c.text, Published: readout.Published{Value: c.published}}
		d.Names = []readout.Name{{Span: readout.Span{Start: 0, End: 3}, Label: "PER"}, {Span: readout.Span{Start: at, End: at + len(c.second)}, Label: "GPE"}}
		d.Entities = []readout.Entity{{ID: "e1", Name: "Gul", Kind: "person"}}
		(&reader{d: d}).registered()
		if got := d.Entities[0].Country; got != c.want {
			t.Errorf("%q, published %q: %q, want %q", c.text, c.published, got, c.want)
		}
	}
}
