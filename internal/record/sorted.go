package record

import (
	"cmp"
	"maps"
	"slices"
)

// sortedKeys are a map's keys in order: sums and lists that come out of a map must not hang on its order.
func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
