package ontology

import "slices"

// Context is a topic that an act of any type may have.
type Context struct{ Code, Doc string }

var contexts = []Context{
	{"military", "a state's forces"},
	{"intelligence", "a state's secret services, not campaigns of influence"},
	{"executive", "heads of government and their offices"},
	{"legislative", "parliaments and their bills"},
	{"election", "campaigns, polls, ballots"},
	{"political_institutions", "an institution changes outside routine, either way"},
	{"pro_democracy", "towards democracy"},
	{"pro_autocracy", "away from democracy, coups among it"},
	{"economic", "economy and trade, not one company alone"},
	{"legal", "courts and law"},
	{"reparations", "making good for past wrongs"},
	{"human_rights", "rights in general"},
	{"rights_freedoms", "a right that is named: speech, press, assembly"},
	{"repression", "by a state's forces, not against rebels"},
	{"human_security", "food, water, housing, energy, land"},
	{"gender", "women and men"},
	{"lgbt", "sexual minorities"},
	{"religion_ethnicity", "religious or ethnic groups"},
	{"inequality", "rich and poor, castes and classes"},
	{"diplomatic", "relations, embassies, foreign ministries, talks"},
	{"territory", "borders and land claims"},
	{"peacekeeping", "peacekeepers and their missions"},
	{"health", "disease and care, not one accident"},
	{"asylum", "refuge and those who seek it"},
	{"migration", "people on the move"},
	{"disasters", "natural ones, accidents, spills"},
	{"natural_resource", "oil, gas, minerals, fish, water as a resource"},
	{"environment", "nature, climate, pollution"},
	{"technology", "technology and science"},
	{"terrorism", "terror and what is done against it"},
	{"cbrn", "chemical, biological, radiological, nuclear arms; not civil energy"},
	{"cyber", "attacks and crimes on networks"},
	{"misinformation", "deception of a public"},
	{"crime", "crime where none of the narrower contexts holds; not war crimes"},
	{"corruption", "bribes and abuse of office"},
	{"illegal_drugs", "drugs and their trade"},
	{"trafficking", "trade in people, arms, animals"},
}

// Contexts are PLOVER's 37 contexts in the order of its manual. The result is the caller's.
func Contexts() []Context { return slices.Clone(contexts) }

// IsContext reports whether code is one of the 37.
func IsContext(code string) bool {
	return slices.ContainsFunc(contexts, func(c Context) bool { return c.Code == code })
}

// Sector is a part of society that an actor acts for.
type Sector struct{ Code, Name string }

var sectors = []Sector{
	{"GOV", "government"}, {"MIL", "military"}, {"REB", "rebels"}, {"OPP", "opposition"}, {"PTY", "political party"},
	{"COP", "police"}, {"JUD", "judiciary"}, {"SPY", "intelligence service"}, {"LEG", "legislature"}, {"PRM", "paramilitary"},
	{"UAF", "unidentified armed force"}, {"CVL", "civilians"}, {"BUS", "business"}, {"CRM", "criminals"},
	{"EDU", "education"}, {"ELI", "elites and former officials"}, {"JRN", "journalists"}, {"LAB", "labour"}, {"MED", "health"},
	{"REF", "refugees and displaced people"}, {"AGR", "agriculture"}, {"REL", "religion"}, {"SOC", "civil society"},
	{"PRE", "partially recognised entity"}, {"UNK", "unknown"},
}

// Sectors are PLOVER's sectors. The result is the caller's.
func Sectors() []Sector { return slices.Clone(sectors) }

// SectorName is a sector in words; "" for what is no sector.
func SectorName(code string) string {
	i := slices.IndexFunc(sectors, func(s Sector) bool { return s.Code == code })
	if i < 0 {
		return ""
	}
	return sectors[i].Name
}

// Statuses are the codebook's statuses in order of certainty, each with what it says of the act.
func Statuses() []Context { return slices.Clone(statuses) }

var statuses = []Context{
	{"occurred", "it happened"},
	{"ongoing", "it is happening"},
	{"planned", "it is to happen"},
	{"considered", "it may happen; somebody weighs it"},
	{"cancelled", "it was to happen and will not, or later"},
	{"denied", "somebody says it did not happen"},
	{"negated", "it did not happen"},
	{"alleged", "somebody says it happened"},
	{"hypothetical", "it is only imagined"},
}
