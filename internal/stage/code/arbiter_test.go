package code

import (
	"context"
	"strings"
	"testing"

	"readout"
)

// reading is a graph written by hand over the words of a text: "acts" as word:TYPE:status:score, arcs as role:word.
type reading struct {
	act, status string
	score       float64
	arcs        map[string]string // role → word
}

// document makes one sentence of words; heads and tags are given as "form/UPOS/XPOS/head/deprel", heads from 1, 0 for the root.
func document(words string) *readout.Document {
	d := &readout.Document{ID: "d", Published: readout.Published{Value: "2025-06-18", How: "stated"}}
	var forms []string
	for i, w := range strings.Fields(words) {
		f := strings.Split(w, "/")
		head := 0
		for _, c := range f[3] {
			head = head*10 + int(c-'0')
		}
		if head--; head < 0 {
			head = i
		}
		start := len(strings.Join(forms, " "))
		if i > 0 {
			start++
		}
		forms = append(forms, f[0])
		d.Tokens = append(d.Tokens, readout.Token{Span: readout.Span{Start: start, End: start + len(f[0])}, Form: f[0], Lemma: strings.ToLower(f[0]), UPOS: f[1], XPOS: f[2], Head: head, Deprel: f[4]})
	}
	d.Text = strings.Join(forms, " ")
	d.Sentences = []readout.Sentence{{Span: readout.Span{End: len(d.Text)}, Last: len(d.Tokens)}}
	return d
}

// name makes the word an entity of a kind and a code, and a mention of it.
func name(d *readout.Document, word, kind, code string) {
	i := token(d, word)
	id := "e" + word
	span := d.Tokens[i].Span
	d.Entities = append(d.Entities, readout.Entity{ID: id, Name: word, Kind: kind, Country: code[:min(3, len(code))], Sector: code[min(3, len(code)):], Code: code, Span: span})
	d.Mentions = append(d.Mentions, readout.Mention{Span: span, Head: i, First: i, Last: i + 1, Entity: id, Kind: "nominal"})
	if kind == "country" {
		d.Mentions[len(d.Mentions)-1].Kind = "name"
		d.Names = append(d.Names, readout.Name{Span: span, Label: "GPE", Entity: id, First: i, Last: i + 1})
	}
}

func token(d *readout.Document, word string) int {
	for i, t := range d.Tokens {
		if t.Form == word {
			return i
		}
	}
	panic(word)
}

func read(d *readout.Document, word string, r reading) {
	n := readout.Node{Token: token(d, word), Score: r.score, Types: []readout.Share{{Label: r.act, Score: 0.9}}, Statuses: []readout.Share{{Label: r.status, Score: 0.9}}}
	for _, role := range []string{"actor", "recipient", "speaker", "cue"} {
		if w := r.arcs[role]; w != "" {
			n.Arcs = append(n.Arcs, readout.Arc{Role: role, Token: token(d, w), Score: 0.9})
		}
	}
	d.Graph.Nodes = append(d.Graph.Nodes, n)
}

func coded(t *testing.T, d *readout.Document, by Proposers) string {
	t.Helper()
	if err := With(Default, by).Run(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, c := range d.Claims {
		side := func(list []readout.Actor) string {
			var out []string
			for _, a := range list {
				out = append(out, a.Name+"["+a.Code+"]")
			}
			return strings.Join(out, "+")
		}
		lines = append(lines, c.Type+" "+string(c.Status)+": "+side(c.Actors)+" > "+side(c.Recipients)+" ("+c.Coder+")")
	}
	return strings.Join(lines, "\n")
}

// rebuke is a sentence whose verb no rule of the codebook knows.
func rebuke() *readout.Document {
	d := document("Fiji/PROPN/NNP/2/nsubj tongue-lashed/VERB/VBD/0/root Tonga/PROPN/NNP/2/obj")
	name(d, "Fiji", "country", "FJI")
	name(d, "Tonga", "country", "TON")
	return d
}

func TestGraphAlone(t *testing.T) {
	arcs := map[string]string{"actor": "Fiji", "recipient": "Tonga"}
	for _, c := range []struct {
		score float64
		want  string
	}{{0.9, "ACCUSE occurred: Fiji[FJI] > Tonga[TON] (graph 1)"}, {graphAlone - 0.01, ""}} {
		d := rebuke()
		read(d, "tongue-lashed", reading{"ACCUSE", "occurred", c.score, arcs})
		if got := coded(t, d, Both); got != c.want {
			t.Errorf("score %.2f: %q, want %q", c.score, got, c.want)
		}
		if got := coded(t, d, RulesAlone); got != "" {
			t.Errorf("the rules alone: %q", got)
		}
	}
}

func condemned() *readout.Document {
	d := document("Fiji/PROPN/NNP/2/nsubj condemned/VERB/VBD/0/root Tonga/PROPN/NNP/2/obj")
	d.Tokens[1].Lemma = "condemn"
	name(d, "Fiji", "country", "FJI")
	name(d, "Tonga", "country", "TON")
	return d
}

func TestRulesNeedTheGraph(t *testing.T) {
	arcs := map[string]string{"actor": "Fiji", "recipient": "Tonga"}
	for _, c := range []struct {
		score float64
		want  string
	}{{0.9, "ACCUSE occurred: Fiji[FJI] > Tonga[TON] (rules 1, graph 1)"}, {rulesLeast + 0.01, "ACCUSE occurred: Fiji[FJI] > Tonga[TON] (rules 1)"}, {rulesLeast - 0.01, ""}} {
		d := condemned()
		read(d, "condemned", reading{"ACCUSE", "occurred", c.score, arcs})
		if got := coded(t, d, Both); got != c.want {
			t.Errorf("score %.2f: %q, want %q", c.score, got, c.want)
		}
	}
	if got := coded(t, condemned(), RulesAlone); got != "ACCUSE occurred: Fiji[FJI] > Tonga[TON] (rules 1)" {
		t.Errorf("the rules alone: %q", got)
	}
}

func TestGraphPronoun(t *testing.T) {
	d := document("Fiji/PROPN/NNP/2/nsubj agreed/VERB/VBD/0/root but/CCONJ/CC/5/cc it/PRON/PRP/5/nsubj tongue-lashed/VERB/VBD/2/conj Tonga/PROPN/NNP/5/obj")
	name(d, "Fiji", "country", "FJI")
	name(d, "Tonga", "country", "TON")
	read(d, "tongue-lashed", reading{"ACCUSE", "occurred", 0.9, map[string]string{"actor": "it", "recipient": "Tonga"}})
	d.Graph.Parties = []readout.Party{{Token: token(d, "it"), Sectors: []readout.Share{{Label: "", Score: 0.5}}, Links: []readout.Arc{{Role: "same", Token: 0, Score: 0.9}}}}
	if got, want := coded(t, d, Both), "ACCUSE occurred: Fiji[FJI] > Tonga[TON] (graph 1)"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestGraphPartyOfCountry(t *testing.T) {
	d := document("Police/NOUN/NNS/2/nsubj mauled/VERB/VBD/0/root bakers/NOUN/NNS/2/obj in/ADP/IN/5/case Tonga/PROPN/NNP/2/obl")
	name(d, "Police", "group", "")
	d.Entities[0].Sector = "COP"
	name(d, "bakers", "other", "")
	name(d, "Tonga", "country", "TON")
	read(d, "mauled", reading{"ASSAULT", "alleged", 0.9, map[string]string{"actor": "Police", "recipient": "bakers", "cue": "in"}})
	link := []readout.Arc{{Role: "country", Token: token(d, "Tonga"), Score: 0.9}}
	d.Graph.Parties = []readout.Party{{Token: 0, Sectors: []readout.Share{{Label: "COP", Score: 0.9}}, Links: link},
		{Token: 2, Sectors: []readout.Share{{Label: "LAB", Score: 0.9}}, Links: link}}
	if got, want := coded(t, d, Both), "ASSAULT alleged: Police[TONCOP] > bakers[TONLAB] (graph 1)"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if cue := d.Claims[0].StatusCue.In(d.Text); cue != "in" {
		t.Errorf("cue %q", cue)
	}
}
