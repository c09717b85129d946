package gazetteer

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed data/offices.tsv
var officeTable string

// OfficeInfo is what the words of a title say.
type OfficeInfo struct {
	Title   string // the title in the register: "foreign minister" of "former deputy French foreign minister"
	Words   string // the title as worded, lower case and without what modifies it: "minister of foreign affairs", "archbishop"
	Sector  string // ELI for a former office; "" where neither title nor body says
	Rank    int    // 1 head of state, 2 head of government, 3 cabinet and chiefs, 4 deputies, envoys, lawmakers, 5 officials and spokespersons, 6 others
	Country string // where the words say so: a nationality, a body, or a title that only one country has
	Body    string // canonical name of the body that it belongs to: "State Department"; "" where none is named
	Subject string // what a minister is responsible for: "foreign", "foreign affairs"
	Post    string // iso3 of the country that an envoy is sent to
	Former  bool
	Acting  bool // acting, interim, caretaker
	Deputy  bool // deputy, vice, assistant
	Elect   bool // designated or elected but not yet in office
}

// Code is country and sector as one word.
func (o OfficeInfo) Code() string { return o.Country + o.Sector }

// A shape says how a title of the table takes other words.
const (
	shapeTitle     = "title"     // stands alone or with a country: "king of Jordan"
	shapeHead      = "head"      // takes the sector of the body that it is named with: "police spokesman"
	shapePortfolio = "portfolio" // what a minister may be minister of
)

type office struct {
	title, worded, sector, country, shape string
	rank                                  int
}

type offices struct {
	titles     map[string]office
	portfolios map[string]bool
	first      map[string]bool // first pieces of titles and portfolios
	last       map[string]bool // last pieces of titles
}

var loadOffices = sync.OnceValue(func() *offices {
	t := &offices{map[string]office{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
	for _, r := range rows(officeTable) {
		if r[5] == shapePortfolio {
			k := strings.ToLower(key(r[0]))
			first, _, _ := strings.Cut(k, " ")
			t.portfolios[k], t.first[first] = true, true
			continue
		}
		rank, _ := strconv.Atoi(r[3]) // a test reads every rank
		o := office{title: r[0], sector: r[2], rank: rank, country: r[4], shape: r[5]}
		for _, name := range append([]string{r[0]}, list(r[1])...) {
			t.add(name, o)
			t.add(plural(name), o)
		}
	}
	return t
})

func (t *offices) add(name string, o office) {
	words := pieces(name)
	k := strings.ToLower(strings.Join(words, " "))
	if _, ok := t.titles[k]; !ok {
		t.titles[k] = o
		t.first[strings.ToLower(words[0])] = true
		t.last[strings.ToLower(words[len(words)-1])] = true
	}
}

// Office reads a title phrase: "former deputy foreign minister", "Norwegian minister of foreign affairs", "White House
// spokesman", "Army chief of staff", "ambassador to the United Nations". Case does not matter for the title, it does for
// names in it. false where no title of the register is in the phrase, or words are left that it cannot place.
func Office(title string) (OfficeInfo, bool) { return readOffice(pieces(title)) }

func readOffice(words []string) (OfficeInfo, bool) {
	p := phrase{words: words}
	if !p.read() {
		return OfficeInfo{}, false
	}
	if p.info.Former {
		p.info.Sector = "ELI"
	}
	return p.info, true
}

// phrase is a title phrase being read from the left: words are those left.
type phrase struct {
	words []string
	info  OfficeInfo
}

// read takes modifiers off the front until the rest is a title: "chief of staff" is one, "chief negotiator's aide" is not.
func (p *phrase) read() bool {
	for {
		if len(p.words) > 0 && p.core() {
			return true
		}
		if !p.modifier() {
			return false
		}
	}
}

// modifiers are the words in front of a title, and what they say of the office: nil for nothing.
var modifiers = map[string]func(*OfficeInfo){
	"former": former, "ex": former, "erstwhile": former, "ousted": former, "deposed": former, "toppled": former, "late": former,
	"onetime": former, "retired": former, "past": former, "previous": former, "jailed": nil, "exiled": nil,
	"acting": acting, "interim": acting, "caretaker": acting, "provisional": acting, "transitional": acting,
	"deputy": deputy, "vice": deputy, "assistant": deputy, "associate": deputy, "under": deputy, "undersecretary": nil,
	"first": nil, "senior": nil, "top": nil, "chief": nil, "new": nil, "current": nil, "longtime": nil, "veteran": nil, "then": nil, "outgoing": nil,
	"incoming": elect, "designate": elect, "newly": nil, "elected": nil, "embattled": nil, "hard-line": nil, "visiting": nil, "high": nil,
	"ranking": nil, "local": nil, "leading": nil, "principal": nil, "executive": nil, "permanent": nil, "special": nil, "the": nil, "a": nil, "an": nil,
	"-": nil, "his": nil, "her": nil, "its": nil, "their": nil, "'s": nil, "time": nil, "one": nil,
}

func former(o *OfficeInfo) { o.Former = true }
func acting(o *OfficeInfo) { o.Acting = true }
func deputy(o *OfficeInfo) { o.Deputy = true }
func elect(o *OfficeInfo)  { o.Elect = true }

// modifier takes a nationality or a word such as "former" off the front.
func (p *phrase) modifier() bool {
	if len(p.words) < 2 {
		return false
	}
	if n, iso3 := nationality(p.words); n > 0 && n < len(p.words) {
		p.info.Country, p.words = iso3, p.words[n:]
		return true
	}
	mark, ok := modifiers[strings.ToLower(p.words[0])]
	if !ok {
		return false
	}
	if mark != nil {
		mark(&p.info)
	}
	p.words = p.words[1:]
	return true
}

// nationality reads a country or demonym at the front: how many pieces it takes, and whose it is.
func nationality(words []string) (n int, iso3 string) {
	if len(words) == 0 {
		return 0, ""
	}
	c := loadCountries()
	for n := min(len(words), c.opens[words[0]]); n > 0; n-- {
		k := strings.Join(words[:n], " ")
		if iso3, ok := c.demonym.findKey(k); ok {
			return n, iso3
		}
		if info, ok := c.name.findKey(k); ok {
			return n, info.ISO3
		}
	}
	return 0, ""
}
