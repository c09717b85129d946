package export

import (
	"bufio"
	"cmp"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"readout"
	"readout/internal/query"
	"readout/internal/store"
)

// calendar writes the contacts that have a day as iCalendar (RFC 5545), each with the words that say so.
func calendar(w *writer) error {
	out := bufio.NewWriter(w)
	fmt.Fprint(out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Readout//Readout "+readout.Version+"//EN\r\n")
	for row, err := range w.store.List(w.ctx, store.Contacts, w.query) {
		if err != nil {
			return err
		}
		if err := w.appointment(out, row.(*readout.Contact)); err != nil {
			return err
		}
	}
	fmt.Fprint(out, "END:VCALENDAR\r\n")
	return out.Flush()
}

func (w *writer) appointment(out *bufio.Writer, contact *readout.Contact) error {
	for row, err := range w.store.List(w.ctx, store.Events, query.Query{ID: contact.Event}) {
		if err != nil {
			return err
		}
		c := cited{Event: row.(*readout.Event)}
		if c.day() == "" || len(contact.History) == 0 {
			continue
		}
		if c.citations, err = w.citations(c.ID); err != nil {
			return err
		}
		for _, line := range c.appointment(contact) {
			fold(out, line)
		}
	}
	return nil
}

var (
	icsStatus = map[string]string{"held": "CONFIRMED", "ongoing": "CONFIRMED", "confirmed": "CONFIRMED", "planned": "TENTATIVE", "postponed": "CANCELLED", "cancelled": "CANCELLED"}
	icsEscape = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`)
)

func (c cited) appointment(contact *readout.Contact) []string {
	var names, words []string
	for _, a := range contact.Participants {
		names = append(names, cmp.Or(a.Entity, a.Name))
	}
	for _, x := range c.citations {
		words = append(words, x.words(x.Evidence))
	}
	_, last := readout.Days(c.Date.Value)
	end, _ := time.Parse(time.DateOnly, last)
	step := contact.History[len(contact.History)-1].Status
	lines := []string{"BEGIN:VEVENT", "UID:" + c.ID + "@readout", "DTSTAMP:" + cmp.Or(digits(c.reported()), digits(c.day())) + "T000000Z",
		"DTSTART;VALUE=DATE:" + digits(c.day()), "DTEND;VALUE=DATE:" + end.AddDate(0, 0, 1).Format("20060102"),
		"SUMMARY:" + icsEscape.Replace(strings.Join(names, ", ")+" ("+step+")"), "STATUS:" + icsStatus[step],
		"DESCRIPTION:" + icsEscape.Replace(strings.Join(words, "\n"))}
	if c.Place != nil {
		lines = append(lines, "LOCATION:"+icsEscape.Replace(c.Place.Name))
	}
	return append(lines, "END:VEVENT")
}

// fold writes a line in pieces of at most 75 bytes, on character boundaries.
func fold(out *bufio.Writer, line string) {
	for limit := 75; len(line) > limit; limit = 74 {
		cut := limit
		for cut > 1 && !utf8.RuneStart(line[cut]) {
			cut--
		}
		out.WriteString(line[:cut] + "\r\n ")
		line = line[cut:]
	}
	out.WriteString(line + "\r\n")
}
