package web

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/internal/api/sample"
	"readout/internal/store"
	"readout/internal/store/sqlite"
)

// stores are the sample in memory and in a file: the pages must not tell them apart.
func stores(t *testing.T) map[string]store.Store {
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "sample.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if err := errors.Join(s.Put(t.Context(), sample.Documents()...), s.Replace(t.Context(), sample.Record())); err != nil {
		t.Fatal(err)
	}
	return map[string]store.Store{"memory": sample.New(), "sqlite": s}
}

func handler(s store.Store) http.Handler {
	return Handler(s, Options{Stages: []readout.Stage{{Name: "token", Doc: "Cuts a text into words.", Version: "7"}}, Database: "news.db"})
}

func get(h http.Handler, path string) (int, string, http.Header) {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequestWithContext(context.Background(), http.MethodGet, path, nil))
	body, _ := io.ReadAll(w.Body)
	return w.Code, string(body), w.Header()
}

func TestPages(t *testing.T) {
	docs := sample.Documents()
	visit, denial := docs[0], docs[3]
	for name, s := range stores(t) {
		h := handler(s)
		for _, c := range []struct {
			path string
			has  []string
		}{
			{"/", []string{"<mark", `href="/events/e4"`, `href="/documents/` + docs[0].ID, `href="/actors/Mira%20Tolvanen"`, "<strong>6</strong> origins", "<strong>10</strong> claims",
				"Events by day, 1 May 2031 to 31 May 2031", "5 of 7 have a date", "1 background event left out", `<td><a href="/events?q=from%3A2031-05-07&#43;to%3A2031-05-07&#43;background%3Afalse">7 May 2031</a></td><td class="n">2</td>`}},
			{"/events", []string{"8 events", "reported May 2031", `<h2 class="date">1994</h2>`, "nobody named", "accounts differ", `<option>occurred</option>`}},
			{"/events?status=denied", []string{"1 event for <code>status:denied</code>", `<option selected>denied</option>`, "Norway on Thursday <mark"}},
			{"/events?q=type:CONSULT&status=planned", []string{"1 event for <code>type:CONSULT status:planned</code>"}},
			{"/events?status=negated", []string{"No event fits <code>status:negated</code>"}},
			{"/events?q=%22%3E%3Cscript%3E", []string{`value="&#34;&gt;&lt;script&gt;"`, `role="alert"`}},
			{"/events/e1", []string{"Tolvanen and Osk meet in Batumi", "2 claims in 2 documents, 1 origin", "GEOGOV", "7 May 2031", "to the day, stated in the words", "Batumi, GEO (city)", "held", "the reports themselves",
				`href="` + claimPath(docs[1].ID, docs[1].Claims[0].ID)}},
			{"/events/e3", []string{"reported May 2031", "no words date it", "says Norway", `<mark class="evidence trigger">sent</mark>`}},
			{"/events/e4", []string{"Where accounts differ", "at least 12 killed", "19 killed", "the regional hospital said", "none named"}},
			{"/documents", []string{"Blast hits Lindvik harbour", "Morning Ledger, from Nordwire", "inferred", "not known"}},
			{"/documents/" + visit.ID, []string{"<p>", `class="direct quote"`, `class="figure"`, `class="claim dateline evidence"`, `class="claim evidence trigger"`, `data-label="2" aria-label="Claim 2: CONSULT planned"`,
				"Left out of the text: 2 passages", "letter &lt;b&gt;every&lt;/b&gt; morning", "stated by the text", "filed from Tbilisi", "by Petra Halm", "4,000", `href="/events/e6"`}},
			{"/documents/" + visit.ID + "?claim=" + visit.Claims[1].ID, []string{`<span class="anchor" id="at"></span><mark class="claim evidence target unreal"`}},
			{"/documents/" + visit.ID + "?at=15-20", []string{`id="at"></span><mark class="claim dateline evidence target" data-of="` + visit.Claims[0].ID + `">(Nord`}},
			{"/documents/" + denial.ID, []string{"&lt;script&gt;alert(1)&lt;/script&gt;", "another report of the same affair is dated"}},
			{"/actors", []string{"Mira Tolvanen", "Foreign Minister", "FINGOV"}},
			{"/actors/Mira%20Tolvanen", []string{"As actor", "in 6 May 2031", "“Finnish Foreign Minister”", "The river belongs to those who live on it, … We ask for passage", "Dealings", `<td><a href="/actors/Davit%20Osk">`}},
			{"/actors/Finland", []string{"FIN", "No report names an office", "1994"}},
			{"/stories", []string{"Osk talks on the river", "4 documents, 3 events"}},
			{"/stories/s1", []string{"Osk talks on the river", "Evening Compass", `href="/events/e2"`}},
			{"/claims/" + visit.Claims[1].ID, []string{"consult.meet", "readout " + readout.Version, ">will</a>", "speaker", `id="field-2"`, "Batumi, GEO (city)", `href="/events/e6"`}},
			{"/about", []string{"How to cite", "Cuts a text into words.", "hypothetical"}},
		} {
			t.Run(name+c.path, func(t *testing.T) {
				status, body, header := get(h, c.path)
				if wrong := strings.Contains(c.path, "script"); status != 200 && !wrong {
					t.Fatalf("status %d: %s", status, body)
				}
				for _, want := range c.has {
					if !strings.Contains(body, want) {
						t.Errorf("no %s in\n%s", want, main(body))
					}
				}
				if strings.Contains(body, "ZgotmplZ") || strings.Contains(body, "<script>") || strings.Contains(body, " style=") || strings.Contains(body, "<no value>") {
					t.Errorf("unsafe or unfilled: %s", body)
				}
				if header.Get("Set-Cookie") != "" || !strings.HasPrefix(header.Get("Content-Security-Policy"), "default-src 'none'") {
					t.Errorf("headers %v", header)
				}
			})
		}
	}
}

// main is what stands between header and footer.
func main(body string) string {
	_, body, _ = strings.Cut(body, "<main")
	body, _, _ = strings.Cut(body, "</main>")
	return body
}

func TestTrouble(t *testing.T) {
	slog.SetDefault(slog.New(slog.DiscardHandler))
	broken := sample.New()
	broken.Fail = errors.New("disk /secret is gone")
	for _, c := range []struct {
		store  store.Store
		path   string
		status int
		says   string
	}{
		{sample.New(), "/nowhere", 404, "no page /nowhere"},
		{sample.New(), "/events/none", 404, "Nothing here by that name"},
		{sample.New(), "/claims/none", 404, "Nothing here by that name"},
		{sample.New(), "/stories/none", 404, "Nothing here by that name"},
		{sample.New(), "/documents/none", 404, "Nothing here by that name"},
		{sample.New(), "/actors/Police", 404, "no actor named"},
		{sample.New(), "/actors/river%20guard", 404, "no actor named"},
		{sample.New(), "/assets/none.js", 404, "not found"},
		{sample.New(), "/events?q=colour:red", 400, "no field"},
		{sample.New(), "/documents?q=colour:red", 400, "no field"},
		{sample.New(), "/events?from=soon", 400, "is no date"},
		{broken, "/", 500, "The log of readout serve says why"},
		{broken, "/events", 500, "Readout could not answer"},
		{broken, "/documents", 500, "Readout could not answer"},
	} {
		status, body, _ := get(handler(c.store), c.path)
		if status != c.status || !strings.Contains(body, c.says) || strings.Contains(body, "secret") {
			t.Errorf("%s: status %d, want %d and %q: %s", c.path, status, c.status, c.says, body)
		}
	}
}

func TestEmptyRecordSaysWhatToDo(t *testing.T) {
	for _, path := range []string{"/", "/events", "/documents", "/actors", "/stories"} {
		status, body, _ := get(handler(sample.Empty()), path)
		if status != 200 || !strings.Contains(body, "readout ingest --db news.db FOLDER") {
			t.Errorf("%s: status %d: %s", path, status, body)
		}
	}
}

// A private person's name is shown where the text has it, and leads nowhere.
func TestPrivatePersonsHaveNoPage(t *testing.T) {
	s := sample.New()
	private := readout.Actor{Name: "Ole Brandt", Entity: "Ole Brandt", Code: "NORCVL", Country: "NOR", Sector: "CVL"}
	s.Record.Events[0].Recipients = []readout.Actor{private}
	if _, body, _ := get(handler(s), "/events/e1"); strings.Contains(body, "/actors/Ole") || !strings.Contains(body, "Ole Brandt") {
		t.Errorf("the event links to a private person, or does not name one")
	}
	if status, _, _ := get(handler(s), "/actors/Ole%20Brandt"); status != 404 {
		t.Errorf("a private person's page: status %d", status)
	}
}

func TestLinksToScriptsAreNoLinks(t *testing.T) {
	s := sample.New()
	s.Docs[0].URL = "javascript:alert(1)"
	if _, body, _ := get(handler(s), "/documents/"+s.Docs[0].ID); strings.Contains(body, "javascript:") || strings.Contains(body, ">original<") {
		t.Error("the address of a document was not refused")
	}
}

var (
	hrefs = regexp.MustCompile(`href="([^"]*)"`)
	ids   = regexp.MustCompile(` id="([^"]*)"`)
)

// Every link of every page leads to a page that there is, and to a place on it that there is.
func TestEveryLinkLeadsSomewhere(t *testing.T) {
	for name, s := range stores(t) {
		t.Run(name, func(t *testing.T) {
			h, bodies := handler(s), map[string]string{}
			queue := []string{"/"}
			for len(queue) > 0 && len(bodies) < 400 {
				path, at, _ := strings.Cut(queue[0], "#")
				queue = queue[1:]
				body, seen := bodies[path]
				if !seen {
					status, got, header := get(h, path)
					if status != 200 {
						t.Errorf("%s: status %d", path, status)
					}
					body = got
					bodies[path] = body
					if strings.HasPrefix(header.Get("Content-Type"), "text/html") {
						queue = append(queue, local(path, body)...)
					}
				}
				if at != "" && !strings.Contains(body, ` id="`+at+`"`) {
					t.Errorf("%s has no %s", path, at)
				}
			}
			if len(bodies) < 60 {
				t.Errorf("only %d pages were reached", len(bodies))
			}
		})
	}
}

// local are the addresses on this site that a page links to.
func local(path, body string) []string {
	var found []string
	for _, m := range hrefs.FindAllStringSubmatch(body, -1) {
		to := strings.NewReplacer("&amp;", "&", "&#43;", "+", "&#34;", `"`).Replace(m[1])
		if strings.HasPrefix(to, "#") {
			to = path + to
		}
		if u, err := url.Parse(to); err == nil && u.Host == "" {
			found = append(found, to)
		}
	}
	return found
}

func TestIDsAreUnique(t *testing.T) {
	h := handler(sample.New())
	for _, path := range []string{"/", "/events", "/events/e4", "/documents/" + sample.Documents()[0].ID, "/actors/Davit%20Osk", "/about"} {
		_, body, _ := get(h, path)
		var all []string
		for _, m := range ids.FindAllStringSubmatch(body, -1) {
			all = append(all, m[1])
		}
		slices.Sort(all)
		if n := len(all); len(slices.Compact(all)) != n {
			t.Errorf("%s has an ID twice: %v", path, all)
		}
	}
}

func TestAssets(t *testing.T) {
	h := handler(sample.New())
	for name, media := range map[string]string{"app.js": "text/javascript", "app.css": "text/css", "icon.svg": "image/svg+xml"} {
		status, body, header := get(h, assetPath(name))
		if status != 200 || body == "" || !strings.HasPrefix(header.Get("Content-Type"), media) || !strings.Contains(header.Get("Cache-Control"), "immutable") {
			t.Errorf("%s: status %d, %v", name, status, header)
		}
		if _, _, header := get(h, "/assets/"+name+"?v=old"); strings.Contains(header.Get("Cache-Control"), "immutable") {
			t.Errorf("%s of another version may be kept for good", name)
		}
	}
}

func TestPagesThatPeopleTurn(t *testing.T) {
	s := sample.New()
	for range 60 {
		s.Record.Events = append(s.Record.Events, s.Record.Events[0])
	}
	_, first, _ := get(handler(s), "/events?q=")
	_, second, _ := get(handler(s), "/events?page=2")
	_, beyond, _ := get(handler(s), "/events?page=99")
	if !strings.Contains(first, "1–50 of 68") || !strings.Contains(first, `rel="next"`) || strings.Contains(first, `rel="prev"`) {
		t.Error("the first page does not lead on")
	}
	if !strings.Contains(second, "51–68 of 68") || second != beyond {
		t.Error("the last page is not the last")
	}
}

func TestOverviewNamesThoseWithMostClaims(t *testing.T) {
	s := sample.New()
	for i := range s.Record.Persons {
		s.Record.Persons[i].Claims = i
	}
	_, body, _ := get(handler(s), "/")
	_, list, _ := strings.Cut(body, "Actors with most claims")
	most, least := strings.Index(list, ">Ragna Sund<"), strings.Index(list, ">Davit Osk<")
	if most < 0 || least < 0 || most > least {
		t.Errorf("most at %d, least at %d in %s", most, least, list)
	}
}
