// Package query is the query language: it parses and prints, and knows no database.
package query

import "readout"

// Query selects rows of a list. The zero value selects all. Parse and String are inverse.
//
//	type:CONSULT,AGREE status:planned actor:USAGOV recipient:RUS country:SYR speaker:"Kari Lund"
//	from:2013-05 to:2013-06 document:d… story:s… event:e… id:… background:false order:newest limit:50 offset:100 free words
//
// Every part must hold; of several types or statuses, one.
type Query struct {
	Words      []string // every one must occur in the evidence, name or title; "ceas*" is any word that begins so
	Type       []string // any of
	Status     []string // any of
	Actor      string   // code prefix (USAGOV) or part of a name
	Recipient  string   // the same
	Country    string   // ISO3 of any party
	Speaker    string   // part of a name, or code prefix
	From, To   string   // EDTF bounding the date, or the report's date where no words date the act; "" open
	Document   string
	Story      string
	Event      string
	ID         string
	Background *bool
	Order      string // "": by date, oldest first; "newest"
	Limit      int    // 0: all
	Offset     int
}

// Types are what type: takes: PLOVER's 16 and STATE.
var Types = []string{"ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE",
	"PROTEST", "REJECT", "REQUEST", "RETREAT", "SANCTION", "STATE", "SUPPORT", "THREATEN"}

// Statuses are what status: takes.
var Statuses = []string{string(readout.Occurred), string(readout.Ongoing), string(readout.Planned), string(readout.Considered),
	string(readout.Cancelled), string(readout.Denied), string(readout.Negated), string(readout.Alleged), string(readout.Hypothetical)}
