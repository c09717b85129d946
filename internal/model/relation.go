package model

// What one word of a tree is to another, besides its child or its head by a label, which are counted from near.
const (
	other = iota
	self
	sibling
	grandchild
	grandparent
	below // further down
	above // further up
	near  // child by label, then head by label
)

// relationKinds is how many relations there are with so many labels.
func relationKinds(labels int) int { return near + 2*labels }

// appendRelations appends for each word i of a tree what each word j is to it. Word 0 is the root's head and has none itself.
func appendRelations(out []uint16, heads, labels []int, count int) []uint16 {
	n, from := len(heads), len(out)
	for range n * n {
		out = append(out, other)
	}
	set := func(i, j, kind int) { out[from+i*n+j] = uint16(kind) }
	for i := range n {
		for j := range n {
			switch {
			case i == j:
				set(i, j, self)
			case i > 0 && j > 0 && heads[i] == heads[j]:
				set(i, j, sibling)
			}
		}
	}
	for i := 1; i < n; i++ {
		up, down := near+count+labels[i], near+labels[i]
		for j, steps := heads[i], 1; ; j, steps = heads[j], steps+1 {
			set(i, j, up)
			set(j, i, down)
			if j == 0 {
				break
			}
			up, down = above, below
			if steps == 1 {
				up, down = grandparent, grandchild
			}
		}
	}
	return out
}
