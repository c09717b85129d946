package token

import "strings"

// whole is the length of an address, file name or face at the start of s that stays one word; 0 if there is none.
func whole(s string) int {
	for _, f := range faces {
		if strings.HasPrefix(s, f) && (len(s) == len(f) || strings.ContainsRune(".,!?)", rune(s[len(f)]))) {
			return len(f)
		}
	}
	if !isDigit(s[0]) && !isLetter(runeAt(s, 0)) {
		return 0
	}
	if n := exact(s); n > 0 {
		return n
	}
	lower := strings.ToLower(s[:min(len(s), 8)])
	for _, scheme := range []string{"http://", "https://", "ftp://", "mailto:", "www."} {
		if strings.HasPrefix(lower, scheme) {
			return trimmed(s)
		}
	}
	if at := strings.IndexByte(s, '@'); at > 0 && mail(s[:at], s[at+1:]) {
		return at + 1 + host(s[at+1:])
	}
	if n := host(s); n > 0 && strings.Contains(s[:n], ".") && domain(s[strings.IndexByte(s, '.')+1:n]) {
		if n < len(s) && s[n] == '/' {
			return trimmed(s)
		}
		return n
	}
	return 0
}

var faces = []string{":-)", ":-(", ";-)", ":)", ":(", ";)", "=)", ":D", ":P", "<3"}

// kept are the words with a slash that are one.
var kept = []string{"b/c", "w/o", "w/", "c/o", "s/he", "L/C"}

func exact(s string) int {
	for _, k := range kept {
		if strings.HasPrefix(s, k) && (len(s) == len(k) || !isLetter(runeAt(s, len(k)))) {
			return len(k)
		}
	}
	return 0
}

// trimmed is the length of an address that runs to the end of s or to a bracket, without the marks of the sentence around it.
func trimmed(s string) int {
	if i := strings.IndexAny(s, "<>\"”’]"); i > 0 {
		s = s[:i]
	}
	if !strings.Contains(s, "(") {
		if i := strings.IndexByte(s, ')'); i > 0 {
			s = s[:i]
		}
	}
	return len(strings.TrimRight(s, ".,;:!?'")) + len(dots(s))
}

// dots are three or more dots at the end of s, by which an address was cut short.
func dots(s string) string {
	t := strings.TrimRight(s, ".")
	if len(s)-len(t) >= 3 {
		return s[len(t):]
	}
	return ""
}

func mail(user, rest string) bool {
	for i := 0; i < len(user); i++ {
		if c := user[i]; !isDigit(c) && (c|32 < 'a' || c|32 > 'z') && strings.IndexByte("._-+", c) < 0 {
			return false
		}
	}
	return host(rest) > 0
}

// host is the length of letters, digits, dots and hyphens at the start of s, without a dot at the end.
func host(s string) int {
	n := 0
	for n < len(s) && (isDigit(s[n]) || s[n]|32 >= 'a' && s[n]|32 <= 'z' || (s[n] == '.' || s[n] == '-') && n+1 < len(s)) {
		n++
	}
	return len(strings.TrimRight(s[:n], ".-"))
}

// domain reports whether s ends, as far as letters go, with a name of the net or the type of a file.
func domain(s string) bool {
	end := host(s)
	s = s[:end]
	s = s[strings.LastIndexByte(s, '.')+1:]
	return domains()[strings.ToLower(s)]
}
