package eval

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"readout"
	"readout/internal/stage"
	"readout/internal/stage/code"
)

// renamed are types of PLOVER's first version by what they are now.
var renamed = map[string]string{"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}

func typeNow(kind string) string {
	if now, ok := renamed[kind]; ok {
		return now
	}
	return kind
}

// goldRecord is one of PLOVER's gold records: the event of a sentence with the countries of both sides.
type goldRecord struct {
	Event, Text string
	Source      []struct{ Code string }
	Target      []struct{ Code string }
}

var (
	recordStart = regexp.MustCompile(`(?m)^\{\s*$`)
	comma       = regexp.MustCompile(`,\s*([}\]])`)
	control     = regexp.MustCompile(`[\x00-\x1f]+`)
)

// goldRecords reads the file, which is JSON but for stray commas and line breaks in strings; what can't be read is left out.
func goldRecords(text string) []goldRecord {
	var all []goldRecord
	at := append(recordStart.FindAllStringIndex(text, -1), []int{len(text)})
	for i := range len(at) - 1 {
		one := text[at[i][0]:at[i+1][0]]
		if end := strings.LastIndex(one, "\n}"); end >= 0 {
			one = one[:end+2]
		}
		var r goldRecord
		one = comma.ReplaceAllString(control.ReplaceAllString(one, " "), "$1")
		if json.Unmarshal([]byte(one), &r) == nil && r.Text != "" && r.Event != "DOCUMENT" {
			r.Event, r.Text = typeNow(r.Event), strings.Join(strings.Fields(r.Text), " ")
			all = append(all, r)
		}
	}
	return all
}

// plover scores the types of PLOVER's gold records, and types told with the countries of both sides. A sentence may have several records.
func plover(ctx context.Context, data string) ([]Figure, error) {
	file, err := os.ReadFile(filepath.Join(data, "coding", "plover_gsr", "PLOVER_GSR_CAMEO.txt"))
	if err != nil {
		return nil, err
	}
	records := goldRecords(string(file))
	of := map[string]*readout.Document{}
	var docs []*readout.Document
	for _, r := range records {
		if of[r.Text] == nil {
			of[r.Text] = &readout.Document{Text: r.Text}
			docs = append(docs, of[r.Text])
		}
	}
	if err := runAll(ctx, stage.List(), docs); err != nil {
		return nil, err
	}
	kinds := map[string][]string{}
	n := tally{}
	for _, r := range records {
		kinds[r.Text] = append(kinds[r.Text], r.Event)
		same := func(c readout.Claim) bool { return c.Type == r.Event }
		n.add("found", slices.ContainsFunc(of[r.Text].Claims, same))
		n.add("sides", slices.ContainsFunc(of[r.Text].Claims, func(c readout.Claim) bool { return same(c) && sidesOf(r, c) }))
	}
	for _, d := range docs {
		for _, c := range d.Claims {
			if c.Type == "STATE" {
				continue // the records have no such type
			}
			n["told"]++
			n.add("right", slices.Contains(kinds[d.Text], c.Type))
		}
	}
	f := scored("PLOVER gold", "type", n["found"], n["told"], len(records))
	f.P = ratio(n["right"], n["told"], false)
	f.F1 = harmonic(f.P, f.R)
	return []Figure{f, part("PLOVER gold", "type with the countries of both sides", n["sides"], len(records))}, nil
}

// sidesOf reports whether the claim has the record's countries on their sides; where it puts all parties on one, whether all are there.
func sidesOf(r goldRecord, c readout.Claim) bool {
	has := func(list []readout.Actor, code string) bool {
		return slices.ContainsFunc(list, func(a readout.Actor) bool { return len(code) >= 3 && strings.HasPrefix(a.Code, code[:3]) })
	}
	for _, s := range r.Source {
		if s.Code != "" && !has(c.Actors, s.Code) {
			return false
		}
	}
	for _, t := range r.Target {
		if t.Code != "" && !has(c.Recipients, t.Code) && !(len(c.Recipients) == 0 && has(c.Actors, t.Code)) {
			return false
		}
	}
	return true
}

var spanTags = regexp.MustCompile(`</?[st]>`)

// between scores the type between two given spans, by root; the set's YIELD is CONCEDE and RETREAT.
func between(ctx context.Context, data string) ([]Figure, error) {
	file, err := os.ReadFile(filepath.Join(data, "coding", "PLV_test.tsv"))
	if err != nil {
		return nil, err
	}
	rules, err := code.Default()
	if err != nil {
		return nil, err
	}
	stages := stage.List()
	stages = stages[:len(stages)-1]
	n, roots := tally{}, []string{}
	for i, line := range strings.Split(strings.TrimSpace(string(file)), "\n") {
		row := strings.Split(line, "\t")
		if i == 0 || len(row) < 6 {
			continue
		}
		actor, ok := marked(row[5], "s")
		recipient, also := marked(row[5], "t")
		if !ok || !also {
			continue
		}
		d := &readout.Document{Text: spanTags.ReplaceAllString(row[5], "")}
		if err := stage.Run(ctx, stages, d); err != nil {
			return nil, err
		}
		got := code.Between(rules, d, actor, recipient).Type
		if got == "CONCEDE" || got == "RETREAT" {
			got = "YIELD"
		}
		if !slices.Contains(roots, row[3]) {
			roots = append(roots, row[3])
		}
		n["all"]++
		n["gold "+row[3]]++
		n["told "+got]++
		n.add("right "+row[3], got == row[3])
		n.add("right", got == row[3])
	}
	slices.Sort(roots)
	sum, out := 0.0, []Figure{}
	for _, r := range roots {
		f := scored("PLV_test", "type "+r, n["right "+r], n["told "+r], n["gold "+r])
		sum, out = sum+f.F1, append(out, f)
	}
	macro := part("PLV_test", "type, mean F1 of roots", n["right"], n["all"])
	macro.R = sum / float64(max(1, len(roots)))
	return append([]Figure{macro, part("PLV_test", "type", n["right"], n["all"])}, out...), nil
}

// marked is the span of what a tag marks, in the text without tags.
func marked(text, tag string) (readout.Span, bool) {
	from, to := strings.Index(text, "<"+tag+">"), strings.Index(text, "</"+tag+">")
	if from < 0 || to < from {
		return readout.Span{}, false
	}
	plain := func(i int) int { return len(spanTags.ReplaceAllString(text[:i], "")) }
	return readout.Span{Start: plain(from), End: plain(to)}, true
}
