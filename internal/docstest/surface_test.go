package docstest

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"readout/internal/api"
	"readout/internal/export"
	"readout/internal/query"
	"readout/internal/stage/code"
	"readout/internal/store"
	"readout/internal/store/sqlite"
)

// empty is a store without documents.
func empty(t *testing.T) store.Store {
	t.Helper()
	s, err := sqlite.Open(context.Background(), filepath.Join(t.TempDir(), "empty.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestRoutes(t *testing.T) {
	answer := httptest.NewRecorder()
	api.Handler(empty(t), api.Options{}).ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/openapi.json", nil))
	var description struct {
		Paths map[string]struct {
			Get struct {
				Parameters []struct{ Name, In string }
			}
		}
	}
	if err := json.Unmarshal(answer.Body.Bytes(), &description); err != nil || len(description.Paths) == 0 {
		t.Fatalf("no description of the API: %v", err)
	}
	var words []string
	for path, route := range description.Paths {
		words = append(words, path)
		for _, p := range route.Get.Parameters {
			if p.In == "query" && !slices.Contains(words, p.Name) {
				words = append(words, p.Name)
			}
		}
	}
	slices.Sort(words)
	mentions(t, "docs/api.md", words)
}

func TestFormats(t *testing.T) {
	var names []string
	for _, f := range export.Formats() {
		if f.Made() {
			names = append(names, f.Name)
		}
	}
	mentions(t, "docs/exports.md", names)
}

func TestColumns(t *testing.T) {
	for format, parted := range map[string]rune{"csv": ',', "polecat": '\t'} {
		var out bytes.Buffer
		if err := export.Write(context.Background(), &out, format, empty(t), query.Query{}); err != nil {
			t.Fatal(err)
		}
		r := csv.NewReader(&out)
		r.Comma = parted
		header, err := r.Read()
		if err != nil {
			t.Fatalf("%s has no header: %v", format, err)
		}
		mentions(t, "docs/exports.md", header)
	}
}

// TestKeys finds the keys of a rule and of its test sentences.
func TestKeys(t *testing.T) {
	var keys []string
	for _, k := range []reflect.Type{reflect.TypeFor[code.Frame](), reflect.TypeFor[code.Case]()} {
		for i := range k.NumField() {
			keys = append(keys, k.Field(i).Tag.Get("yaml"))
		}
	}
	mentions(t, "docs/rules.md", keys)
}

// TestFields finds the fields of the query language in the error that lists them.
func TestFields(t *testing.T) {
	_, err := query.Parse("nonsense:1")
	if err == nil {
		t.Fatal("a field that there is not is taken")
	}
	_, list, _ := strings.Cut(err.Error(), "the fields are ")
	list, _, _ = strings.Cut(list, ";")
	text := read(t, "docs/commands.md")
	for _, f := range strings.Fields(list) {
		if !strings.Contains(text, "`"+f+":") {
			t.Errorf("docs/commands.md does not mention the field %s:", f)
		}
	}
	for _, k := range store.Kinds {
		if !strings.Contains(text, "| `"+string(k)+"` |") {
			t.Errorf("docs/commands.md does not mention the kind %s", k)
		}
	}
}
