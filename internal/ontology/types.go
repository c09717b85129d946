// Package ontology holds the codes claims are made of: event types, modes, contexts, sectors, scores and CAMEO codes.
package ontology

import "slices"

// Quad is one of the four classes of acts: verbal or material, cooperation or conflict. The zero value is none of them.
type Quad int

// The four classes, with PLOVER's numbers.
const (
	VerbalCooperation Quad = iota + 1
	MaterialCooperation
	VerbalConflict
	MaterialConflict
)

var quadNames = [...]string{"", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict"}

// String is the class in words; "" for the zero value.
func (q Quad) String() string {
	if q < 0 || int(q) >= len(quadNames) {
		return ""
	}
	return quadNames[q]
}

// Type is one of PLOVER's 16 event types, or STATE: a public statement or symbolic act that is none of them.
type Type struct {
	Code      string
	Quad      Quad    // 0 for STATE
	Score     float64 // PLOVER's conflict-cooperation score, -10 to +10, where no mode says better
	Recipient bool    // an event of this type needs a recipient
	Doc       string
	Modes     []Mode
}

// Mode is how an act was done. Score replaces the type's.
type Mode struct {
	Code  string
	Score float64
	Doc   string
}

// types is PLOVER 2.0's table. Where its manual contradicts itself the reading taken stands beside the number; Resolutions
// says it in words.
var types = []Type{
	{"AGREE", VerbalCooperation, 2.5, false, "agree, offer, promise; any future cooperation", nil},
	{"CONSULT", VerbalCooperation, 2.5, false, "meet, visit, call, negotiate", []Mode{
		{"visit", 4, "one party travels to another; the visitor is actor, the host recipient"},
		{"third-party", 1, "a third party hosts or mediates"},
		{"multilateral", 4, "inside an alliance or an international organisation"},
		{"phone", 1.5, "by telephone, video or other remote means"}}},
	{"SUPPORT", VerbalCooperation, 5, false, "praise, endorse, recognise; sign or ratify", nil},
	{"CONCEDE", VerbalCooperation, 4.5, false, "give way in words: ease, lift, pardon, apologise, declare a ceasefire", nil},
	{"COOPERATE", MaterialCooperation, 9.5, true, "exchange for the good of both: trade, exercises, extradition, intelligence", nil},
	{"AID", MaterialCooperation, 10, true, "help that mainly serves the recipient: money, arms, relief, asylum", nil},
	{"RETREAT", MaterialCooperation, 6.5, false, "give way in deed", []Mode{
		{"withdraw", 8, "leave territory or pull forces back"},
		{"release", 6.5, "free captives, return property or people"},
		{"disarm", 10, "give up weapons, demobilise"},
		{"ceasefire", 7.5, "carry out a ceasefire"},
		{"access", 6.5, "let observers, peacekeepers or aid workers in"},
		{"resign", 4.5, "leave office"}}},
	{"REQUEST", VerbalConflict, 0, false, "ask, demand, order", []Mode{
		{"assist", 0.5, "help, exchange or better relations"},
		{"change", -1, "another policy, government or institution"},
		{"yield", -1, "release, end of sanctions, ceasefire"},
		{"meet", 0, "a meeting or negotiation"}}},
	{"ACCUSE", VerbalConflict, -3, false, "condemn, accuse, sue, investigate", []Mode{
		{"disapprove", -2, "condemn, complain, criticise"},
		{"investigate", -3.5, "any investigation"},
		{"allege", -3.5, "accuse, sue, indict, put on trial"}}},
	{"REJECT", VerbalConflict, -2, false, "refuse, veto, cancel a meeting, bar", []Mode{
		{"assist", -1.5, "help, exchange or better relations"},
		{"change", -2, "another policy, government or institution"},
		{"yield", -2, "release, end of sanctions, ceasefire"},
		{"meet", -2, "a meeting or negotiation"}}},
	{"THREATEN", VerbalConflict, -3.5, false, "warn of serious consequences to force a hand", []Mode{
		{"restrict", -3, "to limit movement, goods or parties"},
		{"arrest", -3.5, "to detain; a warrant in absentia"},
		{"relations", -3.5, "to cut relations, aid or talks"},
		{"expel", -3.5, "to expel diplomats, peacekeepers or bodies"},
		{"territory", -4, "to occupy"},
		{"violence", -3.5, "to use force"}}},
	{"PROTEST", MaterialConflict, -5, false, "civilians protest together and bodily", []Mode{
		{"demo", -5, "march or rally, mostly peaceful"},
		{"riot", -7, "violent; injury or damage intended"},
		{"strike", -5, "stop work"},
		{"hunger", -4.5, "hunger strike"},
		{"boycott", -4.5, "withhold trade or company"},
		{"obstruct", -4.5, "block a place or road"},
		{"vandalize", -5, "symbolic damage"}}},
	{"SANCTION", MaterialConflict, -6, true, "reduce relations, exchange or membership", []Mode{
		{"convict", -6, "a court finds against a party"},
		{"expel", -5.5, "put out of a body, party or country; diplomats"},
		{"withdraw", -6, "pull oneself or resources out; recall"},
		{"discontinue", -6, "end exchanges or aid; international sanctions"}}},
	{"MOBILIZE", MaterialConflict, -5.5, false, "move or ready forces short of using them", []Mode{
		{"troops", -6.5, "armed personnel or units"},
		{"weapons", -6.5, "weapon systems, ships, vehicles, tests"},
		{"police", -5.5, "police"},
		{"militia", -6, "an armed body that is no state's"}}},
	{"COERCE", MaterialConflict, -7, false, "repress or restrict short of violence", []Mode{
		{"seize", -7, "search, raid, confiscate"},
		{"restrict", -7, "limit freedoms or movement; ban people or parties"},
		{"censor", -6.5, "ban or limit publication"},
		{"curfew", -6.5, "curfew"},
		{"martial-law", -7.5, "emergency or martial law"},
		{"arrest", -7, "arrest, detain, imprison"},
		{"deport", -7, "put persons out of the country"},
		{"withhold", -7, "cut power, internet, water or food"},
		{"misinformation", -6.5, "a campaign of deception"},
		{"cyber", -7, "hacking, attacks on sites"}}},
	{"ASSAULT", MaterialConflict, -9, false, "do or attempt serious bodily harm", []Mode{
		{"abduct", -8.5, "kidnap, hijack, capture in battle"},
		{"beat", -7.5, "fists, kicks, beating"},
		{"torture", -8.5, "torture"},
		{"sexual", -8.5, "sexual violence"},
		{"targeted", -9.5, "assassinate, execute, kill the defenceless"},
		{"destroy", -8.5, "destruction is the aim, or nothing says how"},
		{"primitive", -8, "knives, fire, stones"},
		{"firearms", -9, "guns and other small arms"},
		{"explosives", -9, "mines, car bombs, grenades"},
		{"suicide-attack", -9.5, "the attacker dies on purpose"},
		{"aerial", -9.5, "crewed aircraft"},
		{"drone", -9.5, "uncrewed aircraft"},
		{"heavy-weapons", -9.5, "artillery, rockets, missiles, tanks"},
		{"crowd-control", -7.5, "tear gas, water cannon, rubber bullets"},
		{"unconventional", -10, "chemical, biological, radiological, nuclear"}}},
	{"STATE", 0, 0, false, "say something in public that is no other type", nil},
}

// Types are the event types in the order of PLOVER's manual, STATE last. The result is the caller's.
func Types() []Type { return slices.Clone(types) }

// TypeOf finds a type by its code.
func TypeOf(code string) (Type, bool) {
	i := slices.IndexFunc(types, func(t Type) bool { return t.Code == code })
	if i < 0 {
		return Type{}, false
	}
	return types[i], true
}

// ModeOf finds a mode of a type by its code.
func ModeOf(code, mode string) (Mode, bool) {
	t, _ := TypeOf(code)
	i := slices.IndexFunc(t.Modes, func(m Mode) bool { return m.Code == mode })
	if i < 0 {
		return Mode{}, false
	}
	return t.Modes[i], true
}

// Intensity is PLOVER's conflict-cooperation score of a type done in a mode: the mode's, or the type's where the mode is
// "" or not one of the type. 0 for a type that does not exist.
func Intensity(code, mode string) float64 {
	if m, ok := ModeOf(code, mode); ok {
		return m.Score
	}
	t, _ := TypeOf(code)
	return t.Score
}

// QuadOf is the class of a type; 0 for STATE and for what is no type.
func QuadOf(code string) Quad {
	t, _ := TypeOf(code)
	return t.Quad
}
