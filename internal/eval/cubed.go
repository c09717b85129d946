package eval

// cubed is B³ of things in clusters: precision over those that told has, recall over all of gold; a thing that told lacks has recall
// 0. order lists the things; free reports whether two gold clusters may stand in one.
func cubed(set, name string, order []string, gold, told map[string]string, free func(a, b string) bool) Figure {
	var p, r float64
	found := 0
	for _, x := range order {
		cluster, ok := told[x]
		if !ok {
			continue
		}
		found++
		both, mine, charged := 0, 0, 0
		for _, y := range order {
			together := gold[x] == gold[y]
			other, has := told[y]
			if together {
				mine++
			}
			if has && other == cluster {
				if together {
					both++
				}
				if together || !free(gold[x], gold[y]) {
					charged++
				}
			}
		}
		p += float64(both) / float64(charged)
		r += float64(both) / float64(mine)
	}
	f := Figure{Set: set, Name: name, Right: found, Told: len(told), Gold: len(order), P: 1, R: 1}
	if found > 0 {
		f.P = p / float64(found)
	}
	if len(order) > 0 {
		f.R = r / float64(len(order))
	}
	f.F1 = harmonic(f.P, f.R)
	return f
}

// sets is union-find over words.
type sets map[string]string

func (s sets) root(x string) string {
	if s[x] == "" {
		s[x] = x
	}
	for s[x] != x {
		x = s[x]
	}
	return x
}

func (s sets) join(list []string) {
	for _, x := range list {
		s[s.root(x)] = s.root(list[0])
	}
}

// together reports whether both were joined.
func (s sets) together(a, b string) bool { return s.root(a) == s.root(b) }
