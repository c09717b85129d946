package coref

import (
	"strings"
	"sync"
)

// personNouns are nouns for one person; with an office's title they are what "he" and "she" may speak of.
const personNouns = `official spokesman spokeswoman spokesperson minister president leader chief commander diplomat ambassador envoy general lawmaker senator mayor governor
judge prosecutor activist analyst expert journalist source aide adviser advisor negotiator mediator king queen prince chancellor premier secretary director chairman chairwoman
officer soldier witness resident teacher doctor lawyer candidate man woman politician economist professor rapporteur commissioner`

// bodyNouns are nouns for a body that acts as one: what "it" may speak of.
const bodyNouns = `government ministry country nation army military party group organisation organization company court parliament council commission agency union bloc alliance
coalition department embassy administration regime movement militia navy force police opposition committee assembly senate cabinet office bank state city mission team delegation
foundation association federation institute authority presidency statement`

var cache sync.Map

func nouns(list string) map[string]bool {
	if m, ok := cache.Load(list); ok {
		return m.(map[string]bool)
	}
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	cache.Store(list, m)
	return m
}
