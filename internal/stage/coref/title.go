package coref

import (
	"readout"
	"readout/internal/gazetteer"
	"readout/internal/tree"
)

// titleMentions gives the mentions inside a title to the person that bears it.
func (r *resolver) titleMentions() {
	for _, n := range r.d.Names {
		for i := tree.Title(r.d, n); i < n.First; i++ {
			m, ok := r.mentionOf[i]
			if ok && r.d.Mentions[m].Kind == "nominal" && (i == n.First-1 || r.d.Mentions[m].Last >= n.First) {
				r.d.Mentions[m].Entity, r.d.Mentions[m].Kind = n.Entity, "title"
			}
		}
	}
}

// beside joins an office and a name parted by a comma, whatever the parser made of them: "Malawi's vice-president, Chisomo Banda," and
// "Chisomo Banda, the vice-president of Malawi,".
func (r *resolver) beside() {
	for _, n := range r.d.Names {
		if n.Label != "PER" {
			continue
		}
		for m := range r.d.Mentions {
			o := &r.d.Mentions[m]
			before := o.Last == n.First-1 && r.comma(n.First-1) && r.closes(n.Last)
			after := o.First == n.Last+1 && r.comma(n.Last) && r.closes(o.Last)
			if o.Kind == "nominal" && o.Entity == "" && (before || after) && r.t.Tokens[o.Head].XPOS != "NNS" && r.isOffice(*o) {
				o.Entity, o.Kind = n.Entity, "title"
			}
		}
	}
}

func (r *resolver) comma(i int) bool { return i < len(r.t.Tokens) && r.t.Tokens[i].Form == "," }

// closes reports a mark that ends an apposition at token i, or the end of the sentence.
func (r *resolver) closes(i int) bool {
	return i >= len(r.t.Tokens) || r.t.Tokens[i].UPOS == "PUNCT" || r.t.Sentence(i) != r.t.Sentence(i-1)
}

// isOffice reports whether some end of the mention's words is an office.
func (r *resolver) isOffice(m readout.Mention) bool {
	for i := m.First; i < m.Last; i++ {
		if _, ok := gazetteer.Office(tree.Words(r.d, i, m.Last)); ok {
			return true
		}
	}
	return false
}
