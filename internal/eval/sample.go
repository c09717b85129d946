package eval

import (
	"context"
	"io/fs"
	"slices"
	"unicode"

	"readout"
	"readout/internal/sample"
)

// Gold is the bundled sample's reports and gold.
func Gold() fs.FS {
	tree, err := fs.Sub(sample.Reports, "reports")
	if err != nil {
		return sample.Reports
	}
	return tree
}

// Sample scores the bundled sample: what single reports say, then the record of each story alone, then that of all together.
func Sample(ctx context.Context, stages []readout.Stage) ([]Figure, error) {
	stories, err := readStories(Gold())
	if err != nil || len(stories) == 0 {
		return nil, err
	}
	docs := readSample(ctx, stages)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	alone, together := newRecordScore(), newRecordScore()
	for _, s := range stories {
		alone.add(fold([]*story{s}, docs), s.name+" ")
	}
	whole := fold(stories, docs)
	together.add(whole, "")
	out := reportFigures(whole)
	out = append(out, alone.figures("sample, alone")...)
	return append(out, together.figures("sample, together")...), nil
}

// reportFigures are those of single reports: claims, quotes, figures.
func reportFigures(w *world) []Figure {
	n := tally{}
	for _, s := range w.stories {
		countClaims(n, s, w)
		countQuotes(n, s, w)
		for _, f := range s.Figures {
			found, value := figureIs(w.doc(s, f.File), f)
			n["figures of"]++
			n.add("figures found", found)
			n.add("figures", value)
		}
		for _, x := range s.NoClaim {
			n["quiet of"]++
			n.add("quiet", !w.claimAt(w.doc(s, x.File), x.Says))
		}
	}
	const set = "sample"
	return []Figure{
		scored(set, "claims, type right", n["found"], n["told"]-n["neutral"], n["must"]),
		part(set, "found claims: status", n["status"], n["status of"]), part(set, "found claims: actors and recipients", n["sides"], n["status of"]),
		part(set, "found claims: speakers", n["speakers"], n["speakers of"]), part(set, "claims with speakers: none wrong", n["speaker good"], n["speaker told"]),
		part(set, "words that claim nothing left alone", n["quiet"], n["quiet of"]), part(set, "claims outside furniture", n["told"]-n["furniture"], n["told"]),
		part(set, "quotes found", n["quotes found"], n["quotes of"]), part(set, "quotes with the right speaker", n["quotes"], n["quotes of"]),
		part(set, "speakers named that are right", n["quotes"], n["quotes named"]),
		part(set, "figures found", n["figures found"], n["figures of"]), part(set, "figures, value right", n["figures"], n["figures of"]),
	}
}

// doc is the document of a file of a story; an empty one where there is none.
func (w *world) doc(s *story, file string) *readout.Document {
	if d := w.docs[s.key(file)]; d != nil {
		return d
	}
	return &readout.Document{}
}

// claimAt reports whether a claim's trigger lies in the words.
func (w *world) claimAt(d *readout.Document, says string) bool {
	at := find(d.Text, says)
	return slices.ContainsFunc(d.Claims, func(c readout.Claim) bool { return slices.ContainsFunc(at, c.Trigger.Overlaps) })
}

func countClaims(n tally, s *story, w *world) {
	for _, g := range s.Documents {
		d := w.doc(s, g.File)
		n["told"] += len(d.Claims)
		for _, words := range g.Furniture {
			n.add("furniture", w.claimAt(d, words))
		}
		for _, c := range s.byFile[s.key(g.File)] {
			n.add("must", c.must())
			x, ok := w.stands[c]
			if !ok {
				continue
			}
			n.add("found", c.must())
			n.add("neutral", !c.must())
			n.field("status", x.verdict.field["status"])
			n.field("speakers", x.verdict.field["speakers"])
			n.add("sides", x.verdict.ok("actors") && x.verdict.ok("recipients"))
			n.add("speaker told", len(w.claim[x.claim].Speakers) > 0)
			n.add("speaker good", len(w.claim[x.claim].Speakers) > 0 && !x.verdict.wrongSpeaker)
		}
	}
}

func countQuotes(n tally, s *story, w *world) {
	for _, g := range s.Quotes {
		d, found, named, good := w.doc(s, g.File), false, false, false
		for _, q := range d.Quotes {
			if !holdsWords(d.Text, q, g.Says) {
				continue
			}
			found = true
			named = named || q.Speaker.Name != ""
			good = good || speaks(d, q.Speaker, g.Speaker)
		}
		n["quotes of"]++
		n.add("quotes found", found)
		n.add("quotes named", named)
		n.add("quotes", good)
	}
}

// holdsWords reports whether every letter of the words lies in the content of the quote.
func holdsWords(text string, q readout.Quote, says string) bool {
	return slices.ContainsFunc(find(text, says), func(at readout.Span) bool {
		for i, r := range at.In(text) {
			b := readout.Span{Start: at.Start + i, End: at.Start + i + 1}
			if (unicode.IsLetter(r) || unicode.IsDigit(r)) && !slices.ContainsFunc(q.Content, b.Overlaps) {
				return false
			}
		}
		return true
	})
}
