package eval

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"readout"
)

// newsSentences scores the lots of real sentences that were kept apart. They are annotated by reference (corpus/news), so their
// words are read from the open sets under data.
func newsSentences(ctx context.Context, folder fs.FS, data string) ([]Figure, error) {
	if folder == nil {
		return nil, nil
	}
	sets, err := sentencesOf(ctx, data)
	if err != nil {
		return nil, err
	}
	var items []item
	for _, name := range kept(folder) {
		lot, err := fs.ReadFile(folder, "news/"+name+".txt")
		if err != nil {
			continue // one of our own sentences
		}
		more, err := referred(name, string(lot), sets)
		if err != nil {
			return nil, err
		}
		items = append(items, more...)
	}
	return proposers(ctx, "news sentences", items)
}

// reference is from-to, in characters of the sentence.
var reference = regexp.MustCompile(`\b(\d+)-(\d+)\b`)

// referred reads a lot by reference: "@ set:document:sentence", and claims whose words are references. A claim says as much around
// its trigger as makes the place plain.
func referred(name, text string, sets map[string]string) ([]item, error) {
	var items []item
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		wrong := func(what string) error { return readout.Errorf(readout.Input, "%s, line %d: %s", name, n+1, what) }
		switch {
		case line == "" || line == "* none":
		case line[0] == '@':
			words, ok := sets[strings.TrimSpace(line[1:])]
			if !ok {
				return nil, wrong("no set has the sentence " + line[1:])
			}
			items = append(items, item{ID: name + "-" + strconv.Itoa(len(items)+1), Text: words, Published: yearOf[strings.TrimSpace(strings.SplitN(line[1:], ":", 2)[0])], Claims: []goldClaim{}})
		case len(items) == 0 || line[0] != '*':
			return nil, wrong("an entry begins with @ and has claims, each with *")
		default:
			it := &items[len(items)-1]
			g, ok := referredClaim(line[1:], []rune(it.Text))
			if !ok {
				return nil, wrong("a claim needs type, mode, status and its trigger, within the sentence: " + line)
			}
			it.Claims = append(it.Claims, g)
		}
	}
	return items, nil
}

// yearOf is when the articles of a set are from, by their addresses; "" for sets of several years. Offices are coded by it.
var yearOf = map[string]string{"rams": "2016"}

func referredClaim(line string, text []rune) (goldClaim, bool) {
	says, inside := "", true
	fields := strings.Split(line, " | ")
	for i, f := range fields[1:] {
		fields[i+1] = reference.ReplaceAllStringFunc(f, func(r string) string {
			first, last, _ := strings.Cut(r, "-")
			a, _ := strconv.Atoi(first)
			b, _ := strconv.Atoi(last)
			if a >= b || b > len(text) {
				inside = false
				return ""
			}
			if strings.HasPrefix(f, "t:") {
				says = only(text, a, b)
			}
			return string(text[a:b])
		})
	}
	g, ok := statedClaim(strings.Join(append(fields, "w: "+says), " | "))
	g.undated = true // the sentence stands without its date
	return g, ok && inside
}

// only widens words until the text has them once.
func only(text []rune, a, b int) string {
	for strings.Count(string(text), string(text[a:b])) > 1 {
		a, b = max(0, a-1), min(len(text), b+1)
	}
	return string(text[a:b])
}

// sentencesOf are the sentences of the sets that lots refer to, by set:document:sentence, as they would be printed.
func sentencesOf(ctx context.Context, data string) (map[string]string, error) {
	out := map[string]string{}
	for _, read := range []func(context.Context, string) (map[string]string, error){rams, ecb, trees, politics} {
		more, err := read(ctx, data)
		if err != nil {
			return nil, err
		}
		maps.Copy(out, more)
	}
	return out, nil
}

func rams(ctx context.Context, data string) (map[string]string, error) {
	out := map[string]string{}
	for _, name := range []string{"dev", "test"} {
		text, err := unpressed(ctx, filepath.Join(data, "events", "rams", name+".jsonlines.xz"))
		if err != nil {
			return nil, err
		}
		for dec := json.NewDecoder(bytes.NewReader(text)); dec.More(); {
			var row struct {
				Key       string `json:"doc_key"`
				Sentences [][]string
			}
			if err := dec.Decode(&row); err != nil {
				return nil, err
			}
			for n, words := range row.Sentences {
				out[fmt.Sprintf("rams:%s:%d", row.Key, n)] = printed(words)
			}
		}
	}
	return out, nil
}

func ecb(ctx context.Context, data string) (map[string]string, error) {
	out := map[string]string{}
	err := unpacked(ctx, filepath.Join(data, "clusters", "ecbplus.tar.xz"), "ecbplus", func(folder string) error {
		files, _ := filepath.Glob(filepath.Join(folder, "*.xml"))
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			var doc struct {
				Tokens []struct {
					Sentence int    `xml:"sentence,attr"`
					Form     string `xml:",chardata"`
				} `xml:"token"`
			}
			if err := xml.Unmarshal(text, &doc); err != nil {
				return fmt.Errorf("%s: %w", file, err)
			}
			words := map[int][]string{}
			for _, t := range doc.Tokens {
				words[t.Sentence] = append(words[t.Sentence], t.Form)
			}
			for n, w := range words {
				out[fmt.Sprintf("ecb+:%s:%d", filepath.Base(file), n)] = printed(w)
			}
		}
		return nil
	})
	return out, err
}

func trees(ctx context.Context, data string) (map[string]string, error) {
	out := map[string]string{}
	for set, file := range map[string]string{"ewt": "en_ewt-ud-train.REBUILT.conllu.xz", "gum": "en_gum-ud-train.OPENLICENCE.conllu.xz"} {
		text, err := unpressed(ctx, filepath.Join(data, "parse", file))
		if err != nil {
			return nil, err
		}
		id, words := "", []string(nil)
		for line := range strings.Lines(string(text)) {
			line = strings.TrimRight(line, "\n")
			cols := strings.Split(line, "\t")
			switch _, err := strconv.Atoi(cols[0]); {
			case strings.HasPrefix(line, "# sent_id = "):
				id = line[len("# sent_id = "):]
			case err == nil && len(cols) > 1:
				words = append(words, cols[1])
			case line == "":
				out[set+":"+id+":0"], words = printed(words), nil
			}
		}
	}
	return out, nil
}

func politics(_ context.Context, data string) (map[string]string, error) {
	out := map[string]string{}
	for _, part := range []string{"train", "dev", "test"} {
		text, err := os.ReadFile(filepath.Join(data, "ner", "politics", part+".txt"))
		if err != nil {
			return nil, err
		}
		var words []string
		n := 0
		for in := bufio.NewScanner(strings.NewReader(string(text) + "\n\n")); in.Scan(); {
			if word, _, ok := strings.Cut(in.Text(), "\t"); ok && strings.TrimSpace(word) != "" {
				words = append(words, word)
			} else if strings.TrimSpace(in.Text()) == "" && len(words) > 0 {
				out[fmt.Sprintf("politics:%s:%d", part, n)], words = printed(words), nil
				n++
			}
		}
	}
	return out, nil
}

// unpressed is what an xz file holds.
func unpressed(ctx context.Context, path string) ([]byte, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, err
	}
	out, err := exec.CommandContext(ctx, "xz", "-dc", path).Output()
	if err != nil {
		return nil, fmt.Errorf("`xz -dc %s`: %w", path, err)
	}
	return out, nil
}

var (
	closingMark = regexp.MustCompile(`^([.,:;!?)\]%”’…/-]|\.\.\.|['’](s|m|re|ve|ll|d|S)|n['’]t|['’])$`)
	openingMark = []string{"(", "[", "$", "£", "€", "“", "‘", "#", "/", "-"}
	plainMark   = map[string]string{"``": `"`, "''": `"`, "-LRB-": "(", "-RRB-": ")"}
)

// printed is a sentence of separate words as it would be printed: what train/news.py calls plain_text.
func printed(words []string) string {
	var out strings.Builder
	quoted, glued := false, true
	for _, w := range words {
		if m, ok := plainMark[w]; ok {
			w = m
		}
		joined := glued || closingMark.MatchString(w)
		glued = slices.Contains(openingMark, w)
		if w == `"` {
			joined, glued, quoted = joined || quoted, !quoted, !quoted
		}
		if !joined && out.Len() > 0 {
			out.WriteByte(' ')
		}
		out.WriteString(w)
	}
	return out.String()
}
