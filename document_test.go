package readout

import "testing"

func TestIDs(t *testing.T) {
	if a, b := DocumentID("a.txt", "", "Lund left."), DocumentID("a.txt", "", "Lund left"); a == b || a != DocumentID("a.txt", "", "Lund left.") || a[0] != 'd' {
		t.Errorf("%s, %s: the same text has the same ID, another text another", a, b)
	}
	claim := Claim{Type: "CONSULT", Status: Planned, Trigger: Span{3, 9}, Evidence: Span{0, 20}, Rule: "visit: visit"}
	id := ClaimID("d1", &claim)
	later := claim
	later.Date.Value, later.Score, later.Background = "2025-06-20", 0.5, true
	if ClaimID("d1", &later) != id {
		t.Error("a date inferred later changes the ID of a claim")
	}
	for name, change := range map[string]func(*Claim){
		"status":  func(c *Claim) { c.Status = Occurred },
		"trigger": func(c *Claim) { c.Trigger = Span{3, 10} },
		"rule":    func(c *Claim) { c.Rule = "meet: meet" },
	} {
		other := claim
		change(&other)
		if ClaimID("d1", &other) == id {
			t.Errorf("another %s has the same ID", name)
		}
	}
	if ClaimID("d2", &claim) == id {
		t.Error("a claim of another document has the same ID")
	}
}
