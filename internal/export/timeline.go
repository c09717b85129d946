package export

import (
	"bufio"
	"cmp"
	"fmt"
	"strings"

	"readout"
)

// timeline writes events in order of date, each with the words that tell it and who has them.
func timeline(w *writer) error {
	out := bufio.NewWriter(w)
	for c, err := range w.events() {
		if err != nil {
			return err
		}
		date := c.Date.Value
		if date == "" {
			date = "undated, reported " + cmp.Or(c.Date.Reported, c.reported(), "on an unknown day")
		}
		fmt.Fprintf(out, "%s  %s %s", date, c.Type, c.Status)
		if c.Background {
			fmt.Fprint(out, ", background")
		}
		fmt.Fprintf(out, "  %s", people(c.Actors))
		if len(c.Recipients) > 0 {
			fmt.Fprintf(out, " → %s", people(c.Recipients))
		}
		if c.Place != nil {
			fmt.Fprintf(out, ", %s", c.Place.Name)
		}
		fmt.Fprintf(out, "  [%s]\n", c.ID)
		for _, x := range c.citations {
			source := cmp.Or(x.document.Outlet, x.document.Agency, x.document.Title, x.document.Source)
			fmt.Fprintf(out, "    “%s” — %s [%s]\n", strings.Join(strings.Fields(x.words(x.Evidence)), " "), source, x.ID)
		}
	}
	return out.Flush()
}

func people(actors []readout.Actor) string {
	var names []string
	for _, a := range actors {
		names = append(names, cmp.Or(a.Entity, a.Name))
	}
	return cmp.Or(strings.Join(names, ", "), "unknown")
}
