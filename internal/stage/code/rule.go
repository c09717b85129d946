package code

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"

	"readout"
)

//go:embed rules/*.yaml
var builtin embed.FS

// Frame is one entry of the codebook: words that state an act, its type, and where its parties stand.
type Frame struct {
	ID         string   `yaml:"id"`
	Type       string   `yaml:"type"` // of PLOVER, or STATE
	Mode       string   `yaml:"mode"`
	Doc        string   `yaml:"doc"`
	Verbs      []string `yaml:"verbs"`      // patterns: "meet", "call on +inf", "impose (sanction|embargo)", "be willing +inf"
	Nouns      []string `yaml:"nouns"`      // lemmas, with a word before it where it needs one: "air strike"
	Actor      []string `yaml:"actor"`      // slots, first that is filled: subj obj iobj poss by of with …; default subj
	Recipient  []string `yaml:"recipient"`  // slots, first that is filled; default the pattern's preposition, then obj
	Reciprocal bool     `yaml:"reciprocal"` // all parties are actors: meetings, agreements
	Content    string   `yaml:"content"`    // what becomes of an act told inside it: absorb, alleged, denied, keep (default)
	Modes      string   `yaml:"modes"`      // "content": the mode follows from the act asked for, refused or threatened
	Needs      []string `yaml:"needs"`      // actor, recipient, both, coded (a party with a code), content, no content, no press
	Not        []string `yaml:"not"`        // lemmas of subject or object with which it is something else; "=GOV" a sector, "=country" a plain country as actor
	Subjects   []string `yaml:"subjects"`   // lemmas, one of which must be the subject
	Inner      []string `yaml:"inner"`      // types, one of which must be told inside it
	When       []string `yaml:"when"`       // statuses of its words with which it is this act, and then done by saying so: "will not negotiate" is REJECT
	Quiet      bool     `yaml:"quiet"`      // never a claim: it only lends its type to what holds it ("called for a truce")
	Force      string   `yaml:"force"`
	Cameo      string   `yaml:"cameo"`
	Status     string   `yaml:"status"` // where the words themselves say it ("allegation")
	Threat     string   `yaml:"threat"` // the frame that it is where the warner's own side will do what is warned of
	Tests      []Case   `yaml:"tests"`
}

// Case is a test sentence of a frame: what it must give, or, with No, that the frame gives nothing.
type Case struct {
	Text   string `yaml:"text"`
	Claim  string `yaml:"claim"` // "CONSULT occurred: NORGOV > KENGOV", actors > recipients, codes or names parted by "+"
	No     bool   `yaml:"no"`    // nothing of this frame's type may be coded
	Posted string `yaml:"published"`
	Known  bool   `yaml:"known"` // the model reads the sentence wrongly at present; a case that holds all the same must lose the mark
}

// Operator is a word that says of an act below it whether it happens, or that it only carries one.
type Operator struct {
	Status  string   `yaml:"status"`  // a status, "skip" (no claim of the act), "light" (the noun below it is the act)
	Words   []string `yaml:"words"`   // lemmas of verbs, nouns, adjectives, adverbs
	Example string   `yaml:"example"` // a sentence it applies to
}

// Rules is the codebook as data.
type Rules struct {
	Frames    []*Frame
	Operators []Operator
	verbs     map[string][]pattern
	nouns     map[string][]pattern
	operator  map[string]string
	word      map[string]bool // every lemma that a list names
}

type file struct {
	Frames    []*Frame   `yaml:"frames"`
	Operators []Operator `yaml:"operators"`
}

// Default is the built-in codebook, read on first use.
var Default = sync.OnceValues(func() (*Rules, error) {
	sub, err := fs.Sub(builtin, "rules")
	if err != nil {
		return nil, err
	}
	return Load(sub)
})

// Load reads every *.yaml of a folder. A mistake is an error that names file, line and entry.
func Load(folder fs.FS) (*Rules, error) {
	names, err := fs.Glob(folder, "*.yaml")
	if err != nil {
		return nil, err
	}
	sort.Strings(names)
	r := &Rules{verbs: map[string][]pattern{}, nouns: map[string][]pattern{}, operator: map[string]string{}, word: map[string]bool{}}
	for _, name := range names {
		data, err := fs.ReadFile(folder, name)
		if err != nil {
			return nil, err
		}
		var f file
		if err := yaml.UnmarshalWithOptions(data, &f, yaml.Strict()); err != nil {
			return nil, readout.Errorf(readout.Usage, "rules file %s: %v", path.Base(name), err)
		}
		r.Frames, r.Operators = append(r.Frames, f.Frames...), append(r.Operators, f.Operators...)
	}
	return r, r.compile()
}

// compile indexes frames by the lemma of their first word and checks what can be checked without a text.
func (r *Rules) compile() error {
	seen := map[string]bool{}
	for _, f := range r.Frames {
		if f.ID == "" || seen[f.ID] {
			return readout.Errorf(readout.Usage, "rules: frame %q has no id, or its id stands twice", f.ID)
		}
		seen[f.ID] = true
		if err := r.index(f); err != nil {
			return readout.Errorf(readout.Usage, "rules: frame %s: %v", f.ID, err)
		}
	}
	for _, o := range r.Operators {
		for _, w := range o.Words {
			r.operator[w] = o.Status
		}
	}
	return nil
}

func (r *Rules) index(f *Frame) error {
	if !types[f.Type] {
		return fmt.Errorf("%q is no event type", f.Type)
	}
	r.learn(f.Not)
	r.learn(f.Subjects)
	for _, v := range f.Verbs {
		p, err := parse(v)
		if err != nil {
			return err
		}
		p.frame = f
		r.learn(p.objects)
		r.verbs[p.lemma] = append(r.verbs[p.lemma], p)
	}
	for _, n := range f.Nouns {
		words := strings.Fields(n)
		p := pattern{source: n, lemma: words[len(words)-1], before: words[:len(words)-1], frame: f}
		r.nouns[p.lemma] = append(r.nouns[p.lemma], p)
	}
	return nil
}

// frame is the frame with an ID; nil if there is none.
func (r *Rules) frame(id string) *Frame {
	for _, f := range r.Frames {
		if f.ID == id {
			return f
		}
	}
	return nil
}

func (r *Rules) learn(lemmas []string) {
	for _, l := range lemmas {
		r.word[l] = true
	}
}

var types = map[string]bool{"AGREE": true, "CONSULT": true, "SUPPORT": true, "CONCEDE": true, "COOPERATE": true, "AID": true, "RETREAT": true, "REQUEST": true,
	"ACCUSE": true, "REJECT": true, "THREATEN": true, "PROTEST": true, "SANCTION": true, "MOBILIZE": true, "COERCE": true, "ASSAULT": true, "STATE": true}

// prepositions are the words that a pattern may name after its verb; any other word there is a particle.
var prepositions = map[string]bool{"with": true, "to": true, "on": true, "upon": true, "for": true, "against": true, "from": true, "at": true, "in": true, "into": true, "of": true, "by": true,
	"over": true, "about": true, "toward": true, "towards": true, "between": true, "as": true, "through": true, "behind": true, "after": true, "under": true, "across": true}

// op is the operator of token i: by its lemma with its particle ("call off"), by lemma and part of speech ("report/N"), or by lemma.
func (c *coder) op(i int) string {
	l := c.lemma(i)
	if p := c.t.Child(i, "compound:prt"); p >= 0 {
		if o := c.rules.operator[l+" "+c.lemma(p)]; o != "" {
			return o
		}
	}
	tag := map[string]string{"VERB": "/V", "NOUN": "/N", "ADJ": "/A", "ADV": "/R", "PROPN": "/N"}[c.t.Tokens[i].UPOS]
	if o := c.rules.operator[l+tag]; o != "" {
		return o
	}
	return c.rules.operator[l]
}

// pattern is one compiled entry of Verbs or Nouns.
type pattern struct {
	source    string
	lemma     string
	adjective bool     // "be willing": the lemma is the adjective
	particles []string // "carry out"
	preps     []string // every one must be there
	objects   []string // lemmas, one of which must be the object
	before    []string // nouns: words before it
	clause    string   // inf, that, ing
	frame     *Frame
}

// weight says how specific a pattern is: the most specific that matches wins.
func (p pattern) weight() int {
	n := 1 + 2*len(p.particles) + 2*len(p.preps) + 2*len(p.before)
	if len(p.objects) > 0 {
		n += 3
	}
	if p.clause != "" {
		n += 2
	}
	return n
}

// parse reads "impose (sanction|embargo) on", "call on +inf", "be willing +inf".
func parse(s string) (pattern, error) {
	p := pattern{source: s}
	words := strings.Fields(s)
	if len(words) > 1 && words[0] == "be" {
		p.adjective, words = true, words[1:]
	}
	if len(words) == 0 {
		return p, fmt.Errorf("an empty pattern")
	}
	p.lemma = words[0]
	for _, w := range words[1:] {
		switch {
		case strings.HasPrefix(w, "+"):
			p.clause = w[1:]
		case strings.HasPrefix(w, "(") && strings.HasSuffix(w, ")"):
			p.objects = strings.Split(strings.Trim(w, "()"), "|")
		case prepositions[w]:
			p.preps = append(p.preps, w)
		case strings.ContainsAny(w, "()+|"):
			return p, fmt.Errorf("pattern %q: can't read %q", s, w)
		default:
			p.particles = append(p.particles, w)
		}
	}
	return p, nil
}
