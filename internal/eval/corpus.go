package eval

import (
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"readout"
)

// kept are the names of the lots that nothing is learned from.
func kept(folder fs.FS) []string {
	data, _ := fs.ReadFile(folder, "heldout.txt")
	var names []string
	for line := range strings.Lines(string(data)) {
		if name := strings.TrimSpace(line); name != "" && name[0] != '#' {
			names = append(names, name)
		}
	}
	return names
}

// heldOut reads the lots of our own sentences that nothing is learned from, as items. The format is told in corpus/README.md.
func heldOut(folder fs.FS) ([]item, error) {
	if _, err := fs.Stat(folder, "heldout.txt"); err != nil {
		return nil, err
	}
	var items []item
	for _, name := range kept(folder) {
		if _, err := fs.Stat(folder, "news/"+name+".txt"); err == nil {
			continue // of others' sentences: newsSentences
		}
		data, err := fs.ReadFile(folder, "lots/"+name+".txt")
		if err != nil {
			return nil, err
		}
		more, err := lot(name, string(data))
		if err != nil {
			return nil, err
		}
		items = append(items, more...)
	}
	return items, nil
}

// byManner parts items in the manner of agencies and newspapers from those in the manner of paragraphs inside long articles, which are harder.
func byManner(items []item) (plain, inside []item) {
	for _, it := range items {
		if strings.HasPrefix(it.ID, "inside-") {
			inside = append(inside, it)
		} else {
			plain = append(plain, it)
		}
	}
	return plain, inside
}

// lot reads the entries of one lot.
func lot(name, text string) ([]item, error) {
	var items []item
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		wrong := func(what string) error { return readout.Errorf(readout.Input, "%s, line %d: %s", name, n+1, what) }
		switch {
		case line == "" || strings.HasPrefix(line, "* none"):
		case line[0] == '@':
			words := strings.Fields(line[1:])
			if len(words) == 0 {
				return nil, wrong("an entry begins with @ and its date")
			}
			items = append(items, item{ID: name + "-" + strconv.Itoa(len(items)+1), Published: words[0], Tags: words[1:], Claims: []goldClaim{}})
		case len(items) == 0:
			return nil, wrong("text before the first @")
		case line[0] != '*':
			items[len(items)-1].Text = line
		default:
			it := &items[len(items)-1]
			g, ok := statedClaim(line[1:])
			if !ok {
				return nil, wrong("a claim needs type, mode, status and its words: " + line)
			}
			it.Claims = append(it.Claims, g)
		}
	}
	return items, nil
}

// nth marks which occurrence of its words a field means; the words alone are compared.
var nth = regexp.MustCompile(`\s*#\d$`)

// statedClaim reads "TYPE mode status … | w: words | a: name =CODE | …".
func statedClaim(line string) (goldClaim, bool) {
	fields := strings.Split(line, " | ")
	head := strings.Fields(fields[0])
	if len(head) < 3 {
		return goldClaim{}, false
	}
	must, background := !slices.Contains(head[3:], "optional"), slices.Contains(head[3:], "background")
	g := goldClaim{Type: strings.Split(head[0], ","), Status: strings.Split(head[2], ","), Must: &must, Background: &background,
		Actors: []goldParty{}, Recipients: []goldParty{}, Speakers: []string{}}
	if head[1] != "-" {
		g.Mode = strings.Split(head[1], ",")
	}
	for _, f := range fields[1:] {
		key, words, _ := strings.Cut(strings.TrimSpace(f), ":")
		words = strings.TrimSpace(words)
		switch key {
		case "w":
			g.Says = nth.ReplaceAllString(words, "")
		case "a":
			g.Actors = append(g.Actors, statedParty(words))
		case "r":
			g.Recipients = append(g.Recipients, statedParty(words))
		case "s":
			g.Speakers = append(g.Speakers, statedParty(words).Name)
		case "d":
			if _, value, ok := strings.Cut(words, " ="); ok && value != "?" {
				g.Date = day(strings.TrimSpace(value))
			}
		case "p":
			if place, iso, ok := strings.Cut(words, " ="); ok {
				g.Place = &goldPlace{nth.ReplaceAllString(place, ""), strings.Trim(iso, " ?")}
			}
		}
	}
	return g, g.Says != ""
}

// statedParty reads "name =CODE" and "words > name =CODE".
func statedParty(words string) goldParty {
	name, code, _ := strings.Cut(words, " =")
	if _, after, ok := strings.Cut(name, " > "); ok {
		name = after
	}
	p := goldParty{Name: nth.ReplaceAllString(strings.TrimSpace(name), ""), Code: strings.Trim(code, " ?")}
	p.Country = p.Code[:min(3, len(p.Code))]
	return p
}
