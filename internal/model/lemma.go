package model

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lemmaRule makes a lemma of a form: "3|y|l" makes city of Cities, "=be" makes be of was.
type lemmaRule struct {
	whole string // the lemma itself, where the rule gives it
	cut   int    // characters dropped at the end
	add   string
	fold  byte // l lower-cases the form first, t makes it a title, k keeps it
}

func lemmaRules(texts []string) ([]lemmaRule, error) {
	rules := make([]lemmaRule, len(texts))
	for i, text := range texts {
		r, err := parseLemmaRule(text)
		if err != nil {
			return nil, err
		}
		rules[i] = r
	}
	return rules, nil
}

func parseLemmaRule(text string) (lemmaRule, error) {
	if whole, ok := strings.CutPrefix(text, "="); ok && whole != "" {
		return lemmaRule{whole: whole}, nil
	}
	cut, rest, _ := strings.Cut(text, "|")
	n, err := strconv.Atoi(cut)
	end := strings.LastIndexByte(rest, '|')
	if err != nil || n < 0 || end < 0 || len(rest) != end+2 || !strings.Contains("lkt", rest[end+1:]) {
		return lemmaRule{}, fmt.Errorf("model: header: lemma rule %q is not cut|add|case or =lemma", text)
	}
	return lemmaRule{cut: n, add: rest[:end], fold: rest[end+1]}, nil
}

// of returns the form's lemma; a rule that would leave nothing leaves the form.
func (r *lemmaRule) of(form string) string {
	if r.whole != "" {
		return r.whole
	}
	base := form
	switch r.fold {
	case 'l':
		base = strings.ToLower(form)
	case 't':
		base = title(form)
	}
	for i := 0; i < r.cut && base != ""; i++ {
		_, n := utf8.DecodeLastRuneInString(base)
		base = base[:len(base)-n]
	}
	if base+r.add == "" {
		return form
	}
	return base + r.add
}

// title makes KYIV Kyiv.
func title(form string) string {
	r, n := utf8.DecodeRuneInString(form)
	if r == utf8.RuneError {
		return form
	}
	return string(unicode.ToUpper(r)) + strings.ToLower(form[n:])
}
