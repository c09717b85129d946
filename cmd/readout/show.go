package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"readout"
	"readout/internal/query"
	"readout/internal/store"
	"readout/internal/store/sqlite"
)

func showCommand() *cobra.Command {
	var db string
	c := &cobra.Command{
		Use: "show ID --db FILE", Short: "Show one event, claim, document or story with its words", Args: exactly(1, "an ID, as list prints it"),
		RunE: func(c *cobra.Command, args []string) error { return withStore(c, db, args[0], show) },
	}
	dbFlag(c, &db)
	return c
}

func explainCommand() *cobra.Command {
	var db string
	c := &cobra.Command{
		Use: "explain CLAIM --db FILE", Short: "Say why a claim was coded: rule, cue, tree", Args: exactly(1, "the ID of a claim"),
		RunE: func(c *cobra.Command, args []string) error { return withStore(c, db, args[0], explain) },
	}
	dbFlag(c, &db)
	return c
}

// printer writes what show and explain print; words are marked as the terminal can.
type printer struct {
	w    io.Writer
	mark [2]string
}

func withStore(c *cobra.Command, db, id string, do func(context.Context, printer, store.Store, string) error) (err error) {
	s, err := open(c.Context(), db, sqlite.Options{ReadOnly: true, MustExist: true})
	if err != nil {
		return err
	}
	defer func() { err = firstError(err, s.Close()) }()
	p := printer{c.OutOrStdout(), [2]string{"«", "»"}}
	if f, ok := p.w.(*os.File); ok && os.Getenv("NO_COLOR") == "" {
		if info, err := f.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
			p.mark = [2]string{"\x1b[1;4m", "\x1b[0m"}
		}
	}
	return do(c.Context(), p, s, id)
}

// first is the one row of a kind with an ID; nil if there is none.
func first[T any](ctx context.Context, s store.Store, kind store.Kind, q query.Query) (row T, err error) {
	for r, err := range s.List(ctx, kind, q) {
		if err != nil {
			return row, err
		}
		if t, ok := r.(T); ok {
			return t, nil
		}
	}
	return row, readout.Errorf(readout.NotFound, "nothing has the ID %s; `readout list %s --db …` prints the IDs there are", q.ID, kind)
}

func show(ctx context.Context, p printer, s store.Store, id string) error {
	if id == "" {
		return usage("show takes an ID")
	}
	switch id[0] {
	case 'd':
		return showDocument(ctx, p, s, id)
	case 'c':
		c, err := first[*readout.Claim](ctx, s, store.Claims, query.Query{ID: id})
		if err != nil {
			return err
		}
		return p.claim(ctx, s, c)
	case 's':
		return showStory(ctx, p, s, id)
	}
	return showEvent(ctx, p, s, id)
}

func showEvent(ctx context.Context, p printer, s store.Store, id string) error {
	e, err := first[*readout.Event](ctx, s, store.Events, query.Query{ID: id})
	if err != nil {
		return err
	}
	fmt.Fprintln(p.w, line(e))
	fmt.Fprintf(p.w, "%d claims in %d documents of %d origins\n\n", len(e.Claims), len(e.Documents), e.Origins)
	for _, id := range e.Claims {
		c, err := first[*readout.Claim](ctx, s, store.Claims, query.Query{ID: id})
		if err != nil {
			return err
		}
		if err := p.claim(ctx, s, c); err != nil {
			return err
		}
	}
	return nil
}

// claim prints a claim with its sentence, the evidence marked.
func (p printer) claim(ctx context.Context, s store.Store, c *readout.Claim) error {
	d, err := s.Document(ctx, c.Document)
	if err != nil {
		return err
	}
	fmt.Fprintln(p.w, line(c))
	fmt.Fprintf(p.w, "  %s\n", p.sentence(d, c.Evidence))
	from := d.Source
	if d.Title != "" {
		from = d.Title + " — " + from
	}
	fmt.Fprintf(p.w, "  %s, %s (%s)\n\n", from, orUnknown(d.Published.Value), d.Published.How)
	return nil
}

// sentence is the text around a span, the span marked.
func (p printer) sentence(d *readout.Document, span readout.Span) string {
	around := span
	for _, s := range d.Sentences {
		if s.Span.Overlaps(span) {
			around = around.Cover(s.Span)
		}
	}
	before := readout.Span{Start: around.Start, End: span.Start}
	after := readout.Span{Start: span.End, End: around.End}
	text := before.In(d.Text) + p.mark[0] + span.In(d.Text) + p.mark[1] + after.In(d.Text)
	return strings.Join(strings.Fields(text), " ")
}

func orUnknown(s string) string {
	if s == "" {
		return "date unknown"
	}
	return s
}

func showDocument(ctx context.Context, p printer, s store.Store, id string) error {
	d, err := s.Document(ctx, id)
	if err != nil {
		return err
	}
	fmt.Fprintf(p.w, "%s\n%s · %s (%s)\n", d.Title, d.Source, orUnknown(d.Published.Value), d.Published.How)
	if d.Skipped != "" {
		fmt.Fprintf(p.w, "skipped: %s\n", d.Skipped)
	}
	fmt.Fprintf(p.w, "\n%s\n\n", d.Text)
	for i := range d.Claims {
		fmt.Fprintln(p.w, line(&d.Claims[i]))
	}
	return nil
}

func showStory(ctx context.Context, p printer, s store.Store, id string) error {
	t, err := first[*readout.Story](ctx, s, store.Stories, query.Query{ID: id})
	if err != nil {
		return err
	}
	fmt.Fprintln(p.w, line(t))
	for _, id := range t.Documents {
		d, err := s.Document(ctx, id)
		if err != nil {
			return err
		}
		fmt.Fprintln(p.w, " ", line(d))
	}
	return nil
}

// explain prints the rule, the cues and the tree of a claim.
func explain(ctx context.Context, p printer, s store.Store, id string) error {
	c, err := first[*readout.Claim](ctx, s, store.Claims, query.Query{ID: id})
	if err != nil {
		return err
	}
	if err := p.claim(ctx, s, c); err != nil {
		return err
	}
	d, err := s.Document(ctx, c.Document)
	if err != nil {
		return err
	}
	fmt.Fprintf(p.w, "rule      %s (coder %s; score %.2f)\ntrigger   %s\n", c.Rule, c.Coder, c.Score, c.Trigger.In(d.Text))
	if !c.StatusCue.Empty() {
		fmt.Fprintf(p.w, "status    %s, by %q\n", c.Status, c.StatusCue.In(d.Text))
	} else {
		fmt.Fprintf(p.w, "status    %s, no word says otherwise\n", c.Status)
	}
	for _, a := range append(append([]readout.Actor{}, c.Actors...), c.Recipients...) {
		p.party(d, a)
	}
	p.graph(d, c.Trigger)
	fmt.Fprintln(p.w)
	p.tree(d, c.Trigger)
	return nil
}

// graph prints what the model's semantic graph reads at the trigger, whether the claim follows it or not.
func (p printer) graph(d *readout.Document, trigger readout.Span) {
	shares := func(list []readout.Share) string {
		var out []string
		for _, s := range list[:min(3, len(list))] {
			out = append(out, fmt.Sprintf("%s %.2f", s.Label, s.Score))
		}
		return strings.Join(out, ", ")
	}
	for _, n := range d.Graph.Nodes {
		if !d.Tokens[n.Token].Span.Overlaps(trigger) {
			continue
		}
		fmt.Fprintf(p.w, "graph     an act %.2f; %s; %s; background %.2f\n", n.Score, shares(n.Types), shares(n.Statuses), n.Background)
		for _, a := range n.Arcs {
			fmt.Fprintf(p.w, "  %-9s %s %.2f\n", a.Role, nameAt(d, a.Token), a.Score)
		}
	}
}

// nameAt is the name that a token is part of, else its form.
func nameAt(d *readout.Document, token int) string {
	for _, n := range d.Names {
		if n.First <= token && token < n.Last {
			return n.Span.In(d.Text)
		}
	}
	return d.Tokens[token].Form
}

// party prints why an actor has its code.
func (p printer) party(d *readout.Document, a readout.Actor) {
	why := ""
	for _, e := range d.Entities {
		if e.Name == a.Entity {
			why = e.Why
		}
	}
	fmt.Fprintf(p.w, "party     %q as worded, %s, %s by %s\n", a.Span.In(d.Text), a.Entity, orNone(a.Code), orNone(why))
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

// tree prints the sentence of the trigger as an indented tree.
func (p printer) tree(d *readout.Document, trigger readout.Span) {
	for _, s := range d.Sentences {
		if !s.Span.Overlaps(trigger) {
			continue
		}
		for i := s.First; i < s.Last; i++ {
			if d.Tokens[i].Head == i {
				p.node(d, s, i, trigger, 0)
			}
		}
	}
}

func (p printer) node(d *readout.Document, s readout.Sentence, i int, trigger readout.Span, depth int) {
	t := d.Tokens[i]
	form := t.Form
	if trigger.Contains(t.Span) {
		form = p.mark[0] + form + p.mark[1]
	}
	fmt.Fprintf(p.w, "%s%s  %s %s\n", strings.Repeat("  ", min(depth, 40)), form, t.UPOS, t.Deprel)
	for k := s.First; k < s.Last; k++ {
		if k != i && d.Tokens[k].Head == i {
			p.node(d, s, k, trigger, depth+1)
		}
	}
}
