package query

import (
	"strings"
	"unicode"
)

// Parse reads a query. Its errors have code Usage and say what may stand there. A value or word with spaces stands in
// quotation marks ("…", with \" and \\ inside); so does a word that holds a colon.
func Parse(s string) (Query, error) {
	var q Query
	for rest := strings.TrimSpace(s); rest != ""; rest = strings.TrimLeftFunc(rest, unicode.IsSpace) {
		key, value, left, err := term(rest)
		if err != nil {
			return Query{}, err
		}
		if err := q.set(key, value); err != nil {
			return Query{}, err
		}
		rest = left
	}
	return q, nil
}

// set keeps one term; a key of "" is a free word.
func (q *Query) set(key, value string) error {
	if strings.TrimSpace(value) == "" && key != "" {
		return bad("query: %s: says nothing after the colon: write %s:VALUE, or leave it out", key, key)
	}
	if key == "" {
		if strings.TrimSpace(value) != "" {
			q.Words = append(q.Words, value)
		}
		return nil
	}
	for _, f := range fields {
		if f.key == key {
			return f.read(q, value)
		}
	}
	return bad("query: no field %q: the fields are %s; a word with a colon stands in quotation marks: \"%s:…\"", key, keys(), key)
}

func keys() string {
	var all []string
	for _, f := range fields {
		all = append(all, f.key)
	}
	return strings.Join(all, " ")
}

// term cuts `key:value`, `word` or `"several words"` off the start of s.
func term(s string) (key, value, rest string, err error) {
	if s[0] == '"' {
		value, rest, err = quoted(s)
		return "", value, rest, err
	}
	end := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '"' || r == ':' })
	if end < 0 {
		return "", s, "", nil
	}
	if s[end] != ':' {
		return "", s[:end], s[end:], nil
	}
	key, s = strings.ToLower(s[:end]), s[end+1:]
	if key == "" {
		return "", "", "", bad("query: nothing stands before the colon of %q: write FIELD:VALUE, with a field of %s", ":"+s, keys())
	}
	if strings.HasPrefix(s, `"`) {
		value, rest, err = quoted(s)
		return key, value, rest, err
	}
	end = strings.IndexFunc(s, unicode.IsSpace)
	if end < 0 {
		end = len(s)
	}
	return key, s[:end], s[end:], nil
}

func quoted(s string) (value, rest string, err error) {
	var b strings.Builder
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '"':
			return b.String(), s[i+1:], nil
		case s[i] == '\\' && i+1 < len(s):
			i++
		}
		b.WriteByte(s[i])
	}
	return "", "", bad("query: the quotation mark before %q is not closed: put one at its end", s[1:])
}

// String prints q so that Parse reads it back: fields first, then words.
func (q Query) String() string {
	var out []string
	for _, f := range fields {
		if v := f.print(q); v != "" {
			out = append(out, f.key+":"+quote(v, false))
		}
	}
	for _, w := range q.Words {
		out = append(out, quote(w, true))
	}
	return strings.Join(out, " ")
}

var escape = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

// quote puts v in quotation marks where it needs them.
func quote(v string, word bool) string {
	special := func(r rune) bool { return unicode.IsSpace(r) || r == '"' || word && r == ':' }
	if strings.ContainsFunc(v, special) {
		return `"` + escape.Replace(v) + `"`
	}
	return v
}
