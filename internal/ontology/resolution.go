package ontology

import "slices"

// Resolution is a place where PLOVER's or CAMEO's papers contradict themselves or each other, and the reading taken here.
type Resolution struct{ Where, Problem, Reading string }

// Resolutions are all of them. The tables of this package follow them.
func Resolutions() []Resolution { return slices.Clone(resolutions) }

var resolutions = []Resolution{
	{"SANCTION", "its section calls it material conflict, one table verbal", "material conflict"},
	{"ACCUSE", "a table prints the score without its sign", "-3: its modes are -2 and -3.5"},
	{"RETREAT, future", "one section keeps the type, two others say CONCEDE", "an announced withdrawal is CONCEDE"},
	{"PROTEST", "one table asks for a recipient, its section does not", "no recipient is needed"},
	{"expelling", "COERCE and SANCTION both claim it", "diplomats and bodies: SANCTION expel; persons: COERCE deport"},
	{"actuality", "future, hypothetical, negation are called modes and contexts", "a status of the claim, with its own cue"},
	{"CAMEO 20", "maps to a type that PLOVER 2.0 has no more", "ASSAULT; unconventional for 204, 2041, 2042"},
	{"CAMEO to PLOVER, modes", "uses assassinate, massacre, ban, political, ease, return, cleansing, pro_autocracy",
		"assassinate and massacre are targeted, ban and political restrict, return is release; ease, cleansing and pro_autocracy are no mode"},
	{"CAMEO to PLOVER, contexts", "uses democracy and humanitarian", "pro_democracy and human_security"},
	{"CAMEO 0813, 0814", "easing a curfew is RETREAT, its siblings CONCEDE", "CONCEDE"},
	{"CAMEO 085", "easing sanctions is RETREAT ease", "CONCEDE: rules are eased in words first"},
	{"CAMEO 163", "embargoes are COERCE restrict, the manual has them as sanctions", "SANCTION discontinue"},
	{"CAMEO 116", "a verdict is ACCUSE disapprove", "SANCTION convict"},
	{"CAMEO 055, 056", "apology and pardon are SUPPORT", "CONCEDE"},
	{"CAMEO 175", "listed twice, once as ASSAULT", "COERCE about repression; crowd-control where such a weapon is named is ASSAULT and exports as 175"},
	{"CAMEO 112, 114", "accusing is disapprove, complaining allege", "the other way round"},
	{"CAMEO 1712", "ASSAULT with a mode of COERCE", "ASSAULT destroy"},
	{"CAMEO 1213", "missing from GDELT's scores", "-4, as in ICEWS's"},
	{"older names", "records coded before 2.0 use DEMAND, DISAPPROVE, INVESTIGATE, FIGHT",
		"REQUEST; ACCUSE disapprove; ACCUSE investigate; ASSAULT"},
	{"PROTEST vandalize", "has no score", "-5, the type's"},
	{"CAMEO 01, 02", "PLOVER drops them", "STATE, and REQUEST with force appeal"},
}
