package gazetteer

import (
	"testing"
	"time"
)

func TestPlaces(t *testing.T) {
	cases := []struct {
		name    string
		geoname int // of the first candidate; -1: any
		country string
		feature string
	}{
		{"Paris", 2988507, "FRA", "PPLC"},
		{"Kiev", 703448, "UKR", "PPLC"},
		{"Kharkov", 706483, "UKR", "PPLA"},
		{"Cologne", 2886242, "DEU", "PPLA2"},
		{"St. Louis", 4407066, "USA", "PPLA2"},
		{"são paulo", 3448439, "BRA", "PPLA"},
		{"Sao Paulo", 3448439, "BRA", "PPLA"},
		{"Sana'a", 71137, "YEM", "PPLC"},
		{"U.S.", 6252001, "USA", "PCLI"},
		{"Rapides Parish", 0, "USA", "ADM2"},
		{"Strait of Hormuz", 0, "", "STRT"},
		{"Louisiana", 4331987, "USA", "ADM1"},
		{"Donetsk Oblast", 709716, "UKR", "ADM1"},
	}
	for _, c := range cases {
		found := Places(c.name)
		if len(found) == 0 {
			t.Errorf("%s: nothing found", c.name)
			continue
		}
		p := found[0]
		if p.Geoname != c.geoname || p.Country != c.country || p.Feature != c.feature {
			t.Errorf("%s: %+v", c.name, p)
		}
	}
	for _, none := range []string{"", " ", "Qwertyville-upon-Nowhere", "\xff"} {
		if found := Places(none); found != nil {
			t.Errorf("Places(%q) = %v", none, found)
		}
	}
}

func TestPlacesFileIsWhole(t *testing.T) {
	start := time.Now()
	c, err := readColumns(placesFile)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d places, %d other names, read in %v", len(c.names), len(c.other), time.Since(start))
	for i := range c.names[1:] {
		if FoldPlace(c.names[i]) > FoldPlace(c.names[i+1]) {
			t.Fatalf("%q stands before %q", c.names[i], c.names[i+1])
		}
	}
	for i := range c.names {
		if p := c.place(i); p.Lat < -90 || p.Lat > 90 || p.Lon < -180 || p.Lon > 180 || p.Name == "" {
			t.Fatalf("row %d: %+v", i, p)
		}
	}
}

func FuzzReadColumns(f *testing.F) {
	f.Add(placesFile[:100])
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, data []byte) { readColumns(data) })
}
