// Package eval scores Readout against gold: the codebook's own test sentences, the bundled sample, and open sets where they are present.
package eval

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"readout"
	"readout/internal/stage"
	"readout/internal/stage/code"
)

// Result is one test sentence of a rule that did not give what it must.
type Result struct {
	Rule, Text, Want string
	Got              []string
}

// With is the list of stages with other rules in the coder, or other proposers.
func With(rules *code.Rules, by code.Proposers) []readout.Stage {
	list := stage.List()
	for i := range list {
		if list[i].Name == "code" {
			list[i] = code.With(func() (*code.Rules, error) { return rules, nil }, by)
		}
	}
	return list
}

// Rules runs the test sentences beside each rule. It gives how many there are, how many are known to be read wrongly, and those that fail;
// one that is marked as known and holds fails too.
func Rules(ctx context.Context, rules *code.Rules) (n, known int, failed []Result, err error) {
	stages := With(rules, code.RulesAlone)
	for _, f := range rules.Frames {
		for _, t := range f.Tests {
			n++
			claims, err := claimsOf(ctx, stages, t)
			if err != nil {
				return n, known, nil, err
			}
			switch ok, want := holds(f, t, claims); {
			case ok && t.Known:
				failed = append(failed, Result{f.ID, t.Text, "this mistake is gone: take `known: true` away", told(claims)})
			case t.Known:
				known++
			case !ok:
				failed = append(failed, Result{f.ID, t.Text, want, told(claims)})
			}
		}
	}
	return n, known, failed, nil
}

func claimsOf(ctx context.Context, stages []readout.Stage, t code.Case) ([]readout.Claim, error) {
	d := &readout.Document{Text: t.Text, Published: readout.Published{Value: t.Posted, How: "stated"}}
	if t.Posted == "" {
		d.Published.Value = "2025-06-18"
	}
	if err := stage.Run(ctx, stages, d); err != nil {
		return nil, err
	}
	if d.Failed != "" {
		return nil, readout.Errorf(readout.Internal, "%q: %s", t.Text, d.Failed)
	}
	return d.Claims, nil
}

// holds reports whether the claims are what the case wants, and says what that is.
func holds(f *code.Frame, t code.Case, claims []readout.Claim) (bool, string) {
	if t.No {
		none := !slices.ContainsFunc(claims, func(c readout.Claim) bool { return c.Type == f.Type })
		return none, "no " + f.Type
	}
	return slices.ContainsFunc(claims, func(c readout.Claim) bool { return Matches(t.Claim, c) }), t.Claim
}

// Matches reports whether a claim is what "CONSULT occurred: NORGOV+KENGOV > UNO" says: type, status, and every party by the beginning of
// its code or by a word of its name.
func Matches(want string, c readout.Claim) bool {
	head, parties, ok := strings.Cut(want, ":")
	kind, status, _ := strings.Cut(strings.TrimSpace(head), " ")
	if !ok || kind != c.Type || status != string(c.Status) {
		return false
	}
	actors, recipients, both := strings.Cut(parties, ">")
	return sideIs(actors, c.Actors) && (!both || sideIs(recipients, c.Recipients))
}

func sideIs(want string, have []readout.Actor) bool {
	names := strings.FieldsFunc(strings.TrimSpace(want), func(r rune) bool { return r == '+' })
	if len(names) != len(have) {
		return false
	}
	for _, n := range names {
		n = strings.TrimSpace(n)
		if !slices.ContainsFunc(have, func(a readout.Actor) bool {
			return strings.HasPrefix(a.Code, n) || a.Code == "" && strings.Contains(a.Name, n)
		}) {
			return false
		}
	}
	return true
}

// told is claims in the notation of the cases.
func told(claims []readout.Claim) []string {
	side := func(list []readout.Actor) string {
		var s []string
		for _, a := range list {
			if a.Code != "" {
				s = append(s, a.Code)
			} else {
				s = append(s, a.Name)
			}
		}
		return strings.Join(s, "+")
	}
	var lines []string
	for _, c := range claims {
		lines = append(lines, fmt.Sprintf("%s %s: %s > %s (%s)", c.Type, c.Status, side(c.Actors), side(c.Recipients), c.Rule))
	}
	return lines
}
