package api_test

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"readout"
	"readout/internal/api"
	"readout/internal/api/sample"
	"readout/internal/store"
	"readout/internal/store/sqlite"
)

// stores are the sample in memory and in a file: the API must not tell them apart.
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

func get(h http.Handler, path string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequestWithContext(context.Background(), http.MethodGet, path, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func decode[T any](t *testing.T, w *httptest.ResponseRecorder) T {
	t.Helper()
	var v T
	if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil {
		t.Fatalf("%v in %s", err, w.Body)
	}
	return v
}

type rows struct {
	Total int              `json:"total"`
	Items []map[string]any `json:"items"`
}

func TestLists(t *testing.T) {
	for name, s := range stores(t) {
		h := api.Handler(s, api.Options{})
		for _, c := range []struct {
			path         string
			total, items int
		}{
			{"/api/documents", 7, 7},
			{"/api/claims", 10, 10},
			{"/api/claims?limit=3", 10, 3},
			{"/api/claims?q=limit:3", 10, 3},
			{"/api/claims?limit=3&offset=9", 10, 1},
			{"/api/claims?q=type:CONSULT", 3, 3},
			{"/api/events", 8, 8},
			{"/api/events?q=status:denied", 1, 1},
			{"/api/events?q=type:CONSULT+status:planned", 1, 1},
			{"/api/stories", 2, 2},
			{"/api/groups", 1, 1},
			{"/api/contacts", 1, 1},
			{"/api/positions", 1, 1},
			{"/api/figures", 3, 3},
			{"/api/quotes", 3, 3},
			{"/api/contradictions", 1, 1},
			{"/api/actors", 4, 4},
			{"/api/actors?q=actor:Tolvanen", 1, 1},
			{"/api/events?q=status:negated", 0, 0},
		} {
			t.Run(name+c.path, func(t *testing.T) {
				w := get(h, c.path)
				found := decode[rows](t, w)
				if w.Code != 200 || found.Total != c.total || len(found.Items) != c.items || found.Items == nil {
					t.Errorf("status %d, total %d, %d items, want total %d, %d items: %s", w.Code, found.Total, len(found.Items), c.total, c.items, w.Body)
				}
			})
		}
	}
}

func TestClaimHasItsWords(t *testing.T) {
	for name, s := range stores(t) {
		t.Run(name, func(t *testing.T) {
			h := api.Handler(s, api.Options{})
			d := sample.Documents()[3]
			c := decode[api.Citation](t, get(h, "/api/claims/"+d.Claims[0].ID))
			if c.Words != "denied that it had sent rifles to the river guard" || c.Title != d.Title || c.URL != d.URL || c.Evidence.In(d.Text) != c.Words {
				t.Errorf("claim %+v", c)
			}
			if !strings.HasPrefix(c.Context, "Norway on Thursday denied") || c.At.In(d.Text) != c.Context {
				t.Errorf("context %q at %v", c.Context, c.At)
			}
		})
	}
}

func TestEventHasEveryCitation(t *testing.T) {
	for name, s := range stores(t) {
		t.Run(name, func(t *testing.T) {
			w := get(api.Handler(s, api.Options{}), "/api/events/e4")
			e := decode[api.CitedEvent](t, w)
			if len(e.Citations) != 2 || e.Citations[0].Outlet != "Coast Herald" || e.Citations[1].Published.Value != "2031-05-21" {
				t.Errorf("citations %+v", e.Citations)
			}
			if len(e.Contradictions) != 1 || e.Contradictions[0].Values[1] != "19 killed" {
				t.Errorf("contradictions %+v", e.Contradictions)
			}
			if !strings.Contains(w.Body.String(), `"evidence":[0,87]`) {
				t.Errorf("no evidence span in %s", w.Body)
			}
		})
	}
}

func TestOneThing(t *testing.T) {
	d := sample.Documents()[0]
	for name, s := range stores(t) {
		h := api.Handler(s, api.Options{Stages: []readout.Stage{{Name: "token", Doc: "Cuts."}}})
		for path, want := range map[string]string{
			"/api/documents/" + d.ID:      `"text":"TBILISI, May 6`,
			"/api/stories/s1":             `"documents":[`,
			"/api/actors/Mira%20Tolvanen": `"office":"Foreign Minister"`,
			"/api/stages":                 `[{"name":"token","doc":"Cuts."`,
			"/api/health":                 `{"status":"ok"`,
		} {
			if w := get(h, path); w.Code != 200 || !strings.Contains(w.Body.String(), want) {
				t.Errorf("%s %s: status %d, no %s in %s", name, path, w.Code, want, w.Body)
			}
		}
	}
}

func TestErrorsAreProblems(t *testing.T) {
	broken := sample.New()
	broken.Fail = errors.New("secret path /disk: no such file")
	unread := sample.New()
	unread.Fail = readout.Errorf(readout.Input, "the file is damaged")
	for _, c := range []struct {
		store  store.Store
		path   string
		status int
	}{
		{sample.New(), "/api/events?q=colour:red", 400},
		{sample.New(), "/api/events?limit=many", 400},
		{sample.New(), "/api/events?limit=5000", 400},
		{sample.New(), "/api/events?offset=-1", 400},
		{sample.New(), "/api/events/none", 404},
		{sample.New(), "/api/claims/none", 404},
		{sample.New(), "/api/documents/none", 404},
		{sample.New(), "/api/actors/Nobody", 404},
		{sample.New(), "/api/stories/none", 404},
		{sample.New(), "/api/nothing", 404},
		{unread, "/api/events", 422},
		{broken, "/api/events", 500},
		{broken, "/api/health", 500},
	} {
		w := get(api.Handler(c.store, api.Options{}), c.path)
		p := decode[struct {
			Status int
			Detail string
		}](t, w)
		if w.Code != c.status || p.Status != c.status || p.Detail == "" || w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: status %d, want %d: %v %s", c.path, w.Code, c.status, w.Header(), w.Body)
		}
		if strings.Contains(w.Body.String(), "secret") {
			t.Errorf("%s tells what failed inside: %s", c.path, w.Body)
		}
	}
}

func TestOnlyReading(t *testing.T) {
	w := httptest.NewRecorder()
	api.Handler(sample.New(), api.Options{}).ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/api/events", strings.NewReader("{}")))
	if w.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST: status %d", w.Code)
	}
}

func TestSameBytesAreNotSentTwice(t *testing.T) {
	h := api.Handler(sample.New(), api.Options{})
	first := get(h, "/api/events")
	tag := first.Header().Get("ETag")
	if again := get(h, "/api/events", "If-None-Match", tag); tag == "" || again.Code != http.StatusNotModified || again.Body.Len() > 0 {
		t.Errorf("tag %s: status %d, %d bytes", tag, again.Code, again.Body.Len())
	}
	if other := get(h, "/api/claims", "If-None-Match", tag); other.Code != 200 || other.Body.Len() == 0 {
		t.Errorf("another answer: status %d", other.Code)
	}
	if lost := get(h, "/api/events/none"); lost.Header().Get("ETag") != "" {
		t.Error("an error has a tag")
	}
}

// Every route that is answered is described, and every description names the spans as pairs.
func TestDescription(t *testing.T) {
	w := get(api.Handler(sample.New(), api.Options{}), "/openapi.json")
	d := decode[struct {
		OpenAPI    string
		Paths      map[string]any
		Components struct {
			Schemas map[string]struct{ Properties map[string]map[string]any }
		}
	}](t, w)
	if d.OpenAPI != "3.1.0" {
		t.Errorf("OpenAPI %q", d.OpenAPI)
	}
	for _, k := range store.Kinds {
		if d.Paths["/api/"+string(k)] == nil {
			t.Errorf("no /api/%s among %v", k, maps.Keys(d.Paths))
		}
	}
	for _, path := range []string{"/api/documents/{id}", "/api/claims/{id}", "/api/events/{id}", "/api/stories/{id}", "/api/actors/{name}", "/api/health", "/api/stages"} {
		if d.Paths[path] == nil {
			t.Errorf("no %s", path)
		}
	}
	evidence := d.Components.Schemas["Claim"].Properties["evidence"]
	if evidence["minItems"] != 2.0 || evidence["maxItems"] != 2.0 {
		t.Errorf("a span is described as %v", evidence)
	}
	if strings.Contains(w.Body.String(), "unpkg") || strings.Contains(w.Body.String(), "$schema") {
		t.Error("the description loads or links what it should not")
	}
}
