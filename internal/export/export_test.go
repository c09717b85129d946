package export

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/internal/query"
	"readout/internal/store"
	"readout/internal/store/sqlite"
)

var ctx = context.Background()

// sample is a store with one event of every status, all of Kari Lund towards Nils Berg, in one report of 3 March.
func sample(t *testing.T) store.Store {
	t.Helper()
	s, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "a.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	lund := readout.Actor{Name: "Lund", Entity: "Kari Lund", Code: "NORGOV", Country: "NOR", Sector: "GOV", Office: "foreign minister"}
	berg := readout.Actor{Name: "Nils Berg", Entity: "Nils Berg", Code: "SWEGOV", Country: "SWE", Sector: "GOV"}
	oslo := &readout.Where{Name: "Oslo", Country: "NOR", Precision: "city", Geoname: 3143244, Lat: 59.91, Lon: 10.75}
	d := &readout.Document{ID: "d1", Title: "Talks, \"at last\"", URL: "https://kyst.example/1", Outlet: "Kystbladet", Language: "en",
		Text: "Lund met Nils Berg in Oslo,\non \"neutral\" ground; she\tsmiled.", Published: readout.Published{Value: "2021-03-03", How: "stated"}}
	r := &readout.Record{}
	for _, c := range []struct {
		id, kind, mode, date string
		status               readout.Status
		background           bool
	}{
		{"e01", "CONSULT", "", "2021-03-02", readout.Occurred, false},
		{"e02", "CONSULT", "", "2021-03-09", readout.Planned, false},
		{"e03", "CONSULT", "", "2021-03-16", readout.Cancelled, false},
		{"e04", "ASSAULT", "aerial", "", readout.Alleged, false},
		{"e05", "ASSAULT", "", "", readout.Denied, false},
		{"e06", "AID", "", "", readout.Considered, false},
		{"e07", "CONSULT", "", "", readout.Negated, false},
		{"e08", "THREATEN", "", "", readout.Hypothetical, false},
		{"e09", "STATE", "", "", readout.Occurred, false},
		{"e10", "SUPPORT", "", "1994", readout.Occurred, true},
		{"e11", "ASSAULT", "aerial", "2021-02-27/2021-02-28", readout.Occurred, false},
		{"e12", "REQUEST", "", "", readout.Planned, false},
	} {
		claim := readout.Claim{ID: "c" + c.id, Document: "d1", Type: c.kind, Status: c.status, Background: c.background, Evidence: readout.Span{Start: 0, End: len(d.Text)},
			Trigger: readout.Span{Start: 5, End: 8}, Actors: []readout.Actor{lund}, Recipients: []readout.Actor{berg}, Place: oslo, Date: readout.When{Value: c.date}}
		d.Claims = append(d.Claims, claim)
		e := readout.Event{ID: c.id, Type: c.kind, Mode: []string{}, Status: c.status, Background: c.background, Date: readout.EventDate{Value: c.date}, Place: oslo,
			Actors: claim.Actors, Recipients: claim.Recipients, Contexts: []string{"diplomatic", "military"}, Claims: []string{claim.ID}, Documents: []string{"d1"}, Origins: 1}
		if c.mode != "" {
			e.Mode = []string{c.mode}
		}
		if c.kind == "CONSULT" && c.status == readout.Occurred {
			r.Contacts = append(r.Contacts, readout.Contact{Event: c.id, Participants: []readout.Actor{lund, berg}, History: []readout.ContactStep{{Status: "held", Document: "d1"}}})
		}
		r.Events = append(r.Events, e)
	}
	if err := s.Put(ctx, d); err != nil {
		t.Fatal(err)
	}
	if err := s.Replace(ctx, r); err != nil {
		t.Fatal(err)
	}
	return s
}

func written(t *testing.T, s store.Store, format string, q query.Query) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(ctx, &b, format, s, q); err != nil {
		t.Fatalf("%s: %v", format, err)
	}
	return b.String()
}

// cells are the rows of a tab-separated format.
func cells(text string) [][]string {
	var out [][]string
	for line := range strings.Lines(text) {
		out = append(out, strings.Split(strings.TrimSuffix(line, "\n"), "\t"))
	}
	return out
}

func TestPolecat(t *testing.T) {
	rows := cells(written(t, sample(t), "polecat", query.Query{}))
	if len(rows[0]) != 40 || rows[0][4] != "Intensity" || rows[0][39] != "Version" {
		t.Fatalf("header of %d columns: %v", len(rows[0]), rows[0])
	}
	var got []string
	for _, r := range rows[1:] {
		if len(r) != 40 {
			t.Errorf("%d columns: %v", len(r), r)
		}
		got = append(got, strings.Join(r[:6], "|"))
	}
	slices.Sort(got)
	want := []string{ // the plan is agreed and the cancelled meeting refused on the day of the report
		"e01|2021-03-02|CONSULT|None|2.5|VERBAL COOPERATION",
		"e02|2021-03-03|AGREE|None|2.5|VERBAL COOPERATION",
		"e03|2021-03-03|REJECT|meet|-2.0|VERBAL CONFLICT",
		"e11|2021-02-27|ASSAULT|aerial|-9.5|MATERIAL CONFLICT",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	r := rows[slices.IndexFunc(rows, func(r []string) bool { return r[0] == "e01" })]
	for column, want := range map[string]string{"Actor Name": "Kari Lund", "Actor Country": "NOR", "Actor COW": "385", "Primary Actor Sector": "GOV", "Actor Title": "foreign minister",
		"Actor Name Raw": "Lund", "Wikipedia Actor ID": "None", "Recipient Name": "Nils Berg", "Recipient Title": "None", "City": "Oslo", "Country": "NOR", "GeoNames ID": "3143244",
		"Contexts": "diplomatic; military", "Source": "Kystbladet", "Publication Date": "2021-03-03"} {
		if got := r[slices.Index(rows[0], column)]; got != want {
			t.Errorf("%s: %q, want %q", column, got, want)
		}
	}
}

func TestBackgroundIsAskedFor(t *testing.T) {
	yes := true
	if rows := cells(written(t, sample(t), "polecat", query.Query{Background: &yes})); len(rows) != 2 || rows[1][0] != "e10" || rows[1][1] != "None" {
		t.Errorf("%v; want e10 without a day", rows)
	}
}

func TestCSV(t *testing.T) {
	text := written(t, sample(t), "csv", query.Query{})
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || len(rows) != 13 {
		t.Fatalf("%d rows, %v; want a header and 12 claims", len(rows), err)
	}
	r := rows[slices.IndexFunc(rows, func(r []string) bool { return r[0] == "ce01" })]
	for column, want := range map[string]string{"event_id": "e01", "status": "occurred", "actors": "Lund", "actor_codes": "NORGOV", "trigger": "met", "title": "Talks, \"at last\"",
		"evidence": "Lund met Nils Berg in Oslo,\non \"neutral\" ground; she\tsmiled.", "latitude": "59.91", "published": "2021-03-03", "event_origins": "1"} {
		if got := r[slices.Index(rows[0], column)]; got != want {
			t.Errorf("%s: %q, want %q", column, got, want)
		}
	}
}

func TestJSONLines(t *testing.T) {
	for _, format := range []string{"jsonl", "plover"} {
		n := 0
		for line := range strings.Lines(written(t, sample(t), format, query.Query{})) {
			var row struct {
				ID        string
				Citations []struct{ Words string }
				Text      []string `json:"event_text"`
			}
			if err := json.Unmarshal([]byte(line), &row); err != nil || row.ID == "" {
				t.Errorf("%s: %s %v", format, line, err)
			}
			if len(row.Citations)+len(row.Text) != 1 {
				t.Errorf("%s: an event without its words: %s", format, line)
			}
			n++
		}
		if want := map[string]int{"jsonl": 12, "plover": 4}[format]; n != want {
			t.Errorf("%s: %d rows, want %d", format, n, want)
		}
	}
}

func TestColumns(t *testing.T) {
	s := sample(t)
	for format, want := range map[string]int{"polecat": 40, "icews": 20, "gdelt": 61, "cameo": len(cameoColumns)} {
		rows := cells(written(t, s, format, query.Query{}))
		for _, r := range rows {
			if len(r) != want {
				t.Errorf("%s: %d columns, want %d: %v", format, len(r), want, r)
			}
		}
		if len(rows) < 4 {
			t.Errorf("%s: %d rows", format, len(rows))
		}
	}
	for _, r := range cells(written(t, s, "gdelt", query.Query{ID: "e01"})) {
		if r[0] != "e01" || r[1] != "20210302" || r[2] != "202103" || r[4] != "2021.2521" || r[28] != "04" || r[53] != "NO" || r[60] != "https://kyst.example/1" {
			t.Errorf("gdelt: %v", r)
		}
	}
	for _, r := range cells(written(t, s, "cameo", query.Query{Status: []string{"planned"}, Type: []string{"CONSULT"}}))[1:] {
		if !strings.HasPrefix(r[11], "03") {
			t.Errorf("a planned meeting has CAMEO %s, want 03x", r[11])
		}
	}
}

func TestGeoJSON(t *testing.T) {
	var all struct {
		Features []struct{ Geometry point }
	}
	if err := json.Unmarshal([]byte(written(t, sample(t), "geojson", query.Query{})), &all); err != nil || len(all.Features) != 12 || all.Features[0].Geometry.Coordinates != [2]float64{10.75, 59.91} {
		t.Errorf("%v %+v", err, all)
	}
}

func TestCalendar(t *testing.T) {
	text := written(t, sample(t), "ics", query.Query{})
	for _, line := range strings.Split(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") {
			t.Errorf("line of %d bytes: %q", len(line), line)
		}
	}
	for _, want := range []string{"UID:e01@readout", "DTSTART;VALUE=DATE:20210302", "DTEND;VALUE=DATE:20210303", `SUMMARY:Kari Lund\, Nils Berg (held)`, "END:VCALENDAR"} {
		if !strings.Contains(text, want+"\r\n") {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
}

func TestTimeline(t *testing.T) {
	text := written(t, sample(t), "timeline", query.Query{ID: "e01"})
	want := "2021-03-02  CONSULT occurred  Kari Lund → Nils Berg, Oslo  [e01]\n    “Lund met Nils Berg in Oslo, on \"neutral\" ground; she smiled.” — Kystbladet [ce01]\n"
	if text != want {
		t.Errorf("got\n%swant\n%s", text, want)
	}
}

func TestFormatsThatAreNot(t *testing.T) {
	s := sample(t)
	for _, f := range Formats() {
		err := Write(ctx, &bytes.Buffer{}, f.Name, s, query.Query{})
		if f.Made() != (err == nil) || err != nil && (readout.CodeOf(err) != readout.Usage || !strings.Contains(err.Error(), "not made yet")) {
			t.Errorf("%s: %v", f.Name, err)
		}
		if f.Made() && (f.Doc == "" || f.Media == "" || f.Extension == "") {
			t.Errorf("%s says too little of itself", f.Name)
		}
	}
	if err := Write(ctx, &bytes.Buffer{}, "xlsx", s, query.Query{}); readout.CodeOf(err) != readout.Usage || !strings.Contains(err.Error(), "polecat") {
		t.Errorf("xlsx: %v; want a usage error that names the formats", err)
	}
}
