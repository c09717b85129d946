// Package readout holds the domain types of Readout: what a document, a claim and an event are, and what a stage does.
//
// A text passes once, left to right: source → extract → stages → store → record → query. Every layer that a stage
// makes is a typed field of Document, so that one screen shows every annotation there is. This package imports
// nothing of the module; everything else may import it.
package readout

// Version is the version of the program and, with it, of the coder that makes claims.
const Version = "0.1.0"
