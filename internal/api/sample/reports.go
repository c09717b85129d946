package sample

import "readout"

func visit() *readout.Document {
	d := report("Morning Ledger", "Finland presses Georgia on the river", "2031-05-06", "stated",
		"TBILISI, May 6 (Nordwire) -- Finnish Foreign Minister Mira Tolvanen on Monday urged Georgian Prime Minister Davit Osk to open the river to aid convoys.\n\n"+
			"\"The river belongs to those who live on it,\" Tolvanen said. \"We ask for passage, and nothing more.\"\n\n"+
			"The two will meet on Wednesday in Batumi, her office said. About 4,000 families are waiting on the eastern bank.\n\n"+
			"She travels on to Ankara in the second half of May.")
	d.Agency, d.Byline = "Nordwire", []string{"Petra Halm"}
	d.Dateline = readout.Dateline{Span: at(d, "TBILISI, May 6 (Nordwire) --"), Place: "Tbilisi", Date: "XXXX-05-06", Agency: "Nordwire"}
	d.Published.Span = at(d, "May 6")
	d.Left = []readout.Left{{Reason: "headline", Text: d.Title}, {Reason: "furniture", Text: "Sign up for our letter <b>every</b> morning"}}
	tolvanen, osk := party(d, "Finnish Foreign Minister Mira Tolvanen", "Mira Tolvanen", "FINGOV", "Foreign Minister"), party(d, "Georgian Prime Minister Davit Osk", "Davit Osk", "GEOGOV", "Prime Minister")
	state(d, "REQUEST", readout.Occurred, d.Sentences[0].Span.In(d.Text), "urged", func(c *readout.Claim) {
		c.Force, c.Mode, c.Cameo, c.Actors, c.Recipients = "appeal", []string{"yield"}, "023", []readout.Actor{tolvanen}, []readout.Actor{osk}
		c.Date, c.Topics = dated(d, "Monday", "2031-05-05", "day"), []readout.Topic{{Span: at(d, "the river"), Name: "the river"}}
	})
	state(d, "CONSULT", readout.Planned, "The two will meet on Wednesday in Batumi, her office said.", "meet", func(c *readout.Claim) {
		two := party(d, "The two", "", "", "")
		a, b := two, two
		a.Entity, a.Code, a.Country, a.Sector = "Mira Tolvanen", "FINGOV", "FIN", "GOV"
		b.Entity, b.Code, b.Country, b.Sector = "Davit Osk", "GEOGOV", "GEO", "GOV"
		c.Actors, c.StatusCue, c.Date = []readout.Actor{a, b}, at(d, "will"), dated(d, "Wednesday", "2031-05-07", "day")
		c.Speakers = []readout.Speaker{speaker(d, "her office", "", "FINGOV")}
		c.Place = &readout.Where{Span: at(d, "Batumi"), Geoname: 615532, Name: "Batumi", Country: "GEO", Precision: "city"}
	})
	d.Quotes = []readout.Quote{{Kind: "direct", Speaker: speaker(d, "Tolvanen", "Mira Tolvanen", "FINGOV"), Cue: at(d, "said"),
		Content: []readout.Span{at(d, "The river belongs to those who live on it,"), at(d, "We ask for passage, and nothing more.")}}}
	low := 4000.0
	d.Figures = []readout.Figure{{Span: at(d, "About 4,000 families"), What: "families waiting", Low: &low, High: &low, Qualifier: "about"}}
	return d
}

const held = "BATUMI, May 8 (Nordwire) -- Finland's Mira Tolvanen and Georgian leader Davit Osk met in Batumi on Wednesday and talked for three hours. " +
	"Neither side gave details.\n\nThe meeting was the first in two years."

func talks(outlet, title, text string) *readout.Document {
	d := report(outlet, title, "2031-05-08", "stated", text)
	d.Agency = "Nordwire"
	state(d, "CONSULT", readout.Occurred, d.Sentences[0].Span.In(d.Text), "met", func(c *readout.Claim) {
		c.Cameo, c.Actors = "040", []readout.Actor{party(d, "Mira Tolvanen", "Mira Tolvanen", "FINGOV", ""), party(d, "Georgian leader Davit Osk", "Davit Osk", "GEOGOV", "leader")}
		c.Date = dated(d, "Wednesday", "2031-05-07", "day")
		c.Place = &readout.Where{Span: at(d, "in Batumi"), Geoname: 615532, Name: "Batumi", Country: "GEO", Precision: "city"}
	})
	return d
}

func agency() *readout.Document { return talks("Nordwire", "Tolvanen and Osk meet in Batumi", held) }
func reprint() *readout.Document {
	return talks("Harbour Post", "Ministers meet", held[:len(held)-len("\n\nThe meeting was the first in two years.")])
}

func denial() *readout.Document {
	d := report("Evening Compass", "Norway denies it armed the river guard", "2031-05", "inferred",
		"Norway on Thursday denied that it had sent rifles to the river guard. \"Not one,\" Defence Minister Ragna Sund told reporters in Oslo. "+
			"The guard said last year it was considering an exercise with Norway.\n\nAn officer whose name was not given called the report <script>alert(1)</script> \"a tale\".")
	d.Published.Why = "another report of the same affair is dated"
	norway := party(d, "Norway", "Norway", "NOR", "")
	state(d, "AID", readout.Denied, "denied that it had sent rifles to the river guard", "sent", func(c *readout.Claim) {
		c.Cameo, c.StatusCue, c.Actors, c.Recipients = "072", at(d, "denied"), []readout.Actor{norway}, []readout.Actor{party(d, "the river guard", "river guard", "GEOPRM", "")}
		c.Speakers, c.Date = []readout.Speaker{speaker(d, "Norway", "Norway", "NOR")}, readout.When{}
	})
	state(d, "COOPERATE", readout.Considered, "The guard said last year it was considering an exercise with Norway.", "exercise", func(c *readout.Claim) {
		c.Cameo, c.StatusCue, c.Actors = "062", at(d, "considering"), []readout.Actor{party(d, "The guard", "river guard", "GEOPRM", ""), norway}
		c.Speakers = []readout.Speaker{speaker(d, "The guard", "river guard", "GEOPRM")}
	})
	d.Quotes = []readout.Quote{{Kind: "direct", Speaker: speaker(d, "Ragna Sund", "Ragna Sund", "NORGOV"), Cue: at(d, "told"), Content: []readout.Span{at(d, "Not one,")}},
		{Kind: "mixed", Speaker: speaker(d, "An officer", "", ""), Cue: at(d, "called"), Content: []readout.Span{at(d, "a tale")}}}
	return d
}

func blast() *readout.Document {
	d := report("Coast Herald", "Blast hits Lindvik harbour", "2031-05-20", "stated",
		"A car bomb killed at least 12 people at the harbour of Lindvik on Tuesday, police said. The Free Coast group claimed it. "+
			"Police have closed the port road since dawn.")
	killed(d, "A car bomb killed at least 12 people at the harbour of Lindvik on Tuesday, police said.", "at least 12 people", 12, nil)
	state(d, "COERCE", readout.Ongoing, "Police have closed the port road since dawn.", "closed", func(c *readout.Claim) {
		c.Mode, c.Cameo, c.Actors = []string{"restrict"}, "175", []readout.Actor{party(d, "Police", "", "NORCOP", "")}
		c.Date = readout.When{Value: "2031-05-20", Precision: "day", Span: at(d, "dawn")}
	})
	return d
}

func toll() *readout.Document {
	nineteen := 19.0
	d := report("Northern Mail", "Toll rises to 19 in Lindvik", "2031-05-21", "stated",
		"The bombing of Lindvik's harbour on Tuesday killed 19 people, the regional hospital said.")
	killed(d, d.Text, "19 people", 19, &nineteen)
	return d
}

func killed(d *readout.Document, evidence, words string, low float64, high *float64) {
	state(d, "ASSAULT", readout.Occurred, evidence, "killed", func(c *readout.Claim) {
		c.Mode, c.Cameo, c.Contexts = []string{"explosives"}, "183", []string{"terrorism"}
		c.Date = dated(d, "Tuesday", "2031-05-20", "day")
		c.Place = &readout.Where{Span: at(d, "Lindvik"), Name: "Lindvik", Country: "NOR", Precision: "unknown"}
	})
	d.Figures = append(d.Figures, readout.Figure{Span: at(d, words), What: "people killed", Low: &low, High: high, Scope: "incident"})
}

func archive() *readout.Document {
	d := report("River Quarterly", "How the bank was divided", "", "unknown",
		"Finland and Georgia signed the river compact in 1994, and few remember who held the pen.")
	state(d, "SUPPORT", readout.Occurred, "Finland and Georgia signed the river compact in 1994", "signed", func(c *readout.Claim) {
		c.Cameo, c.Background = "057", true
		c.Actors = []readout.Actor{party(d, "Finland", "Finland", "FIN", ""), party(d, "Georgia", "Georgia", "GEO", "")}
		c.Date = dated(d, "1994", "1994", "year")
	})
	return d
}
