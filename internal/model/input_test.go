package model

import (
	"slices"
	"strings"
	"testing"
)

func TestParts(t *testing.T) {
	for word, want := range map[string]string{
		"Said":            "said",
		"U.S.-led":        "u . s . - led",
		"'s":              "' s",
		"$1,200":          "$ 1 , 200",
		"São":             "sao",
		"İstanbul":        "istanbul",
		"naïve":           "naive",
		"北京":              "北 京",
		"al-Burhan":       "al - burhan",
		"“Quote”":         "“ quote ”",
		"co\u00adoperate": "cooperate", // soft hyphen
		"a\u200bb":        "ab",
		"a\tb c":          "a b c",
		"a\u00a0b":        "a b",
		"\x00":            "",
		"\xff\xfe":        "",
		"e\u0301":         "e",
		"½":               "½",
		"Ω":               "ω",
		"x^2":             "x ^ 2",
		"":                "",
	} {
		if got := strings.Join(slices.Collect(parts(word)), " "); got != want {
			t.Errorf("%q parts into %q, not %q", word, got, want)
		}
	}
}

func TestWordPieces(t *testing.T) {
	v, err := newVocabulary(tinyVocab, strings.Count(tinyVocab, "\n"))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(tinyVocab, "\n")
	for word, want := range map[string]string{
		"unaffable":              "unaff ##able", // the longest first, not un ##aff
		"able":                   "able",
		"ABC":                    "a ##b ##c",
		"az":                     "[UNK]", // one stretch without a match spoils the part
		"a-z":                    "a - [UNK]",
		"":                       "[UNK]",
		"\x01":                   "[UNK]",
		"北a":                     "北 a",
		"a.b,c-a'":               "a . b , c - a '",
		"a.b.c.a.b":              "a . b . c . a .", // 8 are kept
		"the":                    "the",
		strings.Repeat("a", 100): "a ##a ##a ##a ##a ##a ##a ##a",
		strings.Repeat("a", 101): "[UNK]",
		"abcabcabcz":             "[UNK]", // though the first 8 fit
	} {
		var got []string
		for _, id := range v.word(nil, word) {
			got = append(got, lines[id])
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q is %q, not %q", word, got, want)
		}
	}
}

func TestShapes(t *testing.T) {
	for word, want := range map[string]uint8{
		"": 1, "--": 1, "$": 1, "½": 1,
		"27": 2, "1,500": 2, "3.5%": 2, "10:30": 2, "2021-22": 2, "٣": 2,
		"G7": 3, "5th": 3, "$5": 3,
		"A": 4, "É": 4,
		"J.": 5, "NATO": 5, "U.N.": 5, "AT&T": 5,
		"Kyiv": 7, "Abdel-fattah": 7, "'Tis": 7,
		"said": 8, "n't": 8, "al-": 8,
		"Al-Burhan": 9, "McDonald": 9, "iPhone": 9, "北京": 9, "ǅ": 9,
	} {
		if got := shapeOf(word, false); got != want {
			t.Errorf("shape of %q is %d, not %d", word, got, want)
		}
	}
	if got := shapeOf("Police", true); got != shapeOpening {
		t.Errorf("a sentence's opening Police has shape %d", got)
	}
}

func TestLemmaRules(t *testing.T) {
	for _, c := range [][3]string{
		{"0||l", "Said", "said"}, {"3|y|l", "Cities", "city"}, {"0||k", "Kyiv", "Kyiv"}, {"0||t", "KYIV", "Kyiv"},
		{"=be", "was", "be"}, {"9|x|l", "abc", "x"}, {"3||l", "abc", "abc"}, {"1|e|l", "Élan", "élae"}, {"1|é|k", "ñá", "ñé"},
		{"0||t", "\xff", "\xff"}, {"0||t", "", ""}, {"0|||l", "a", "a|"},
	} {
		r, err := parseLemmaRule(c[0])
		if err != nil {
			t.Fatal(err)
		}
		if got := r.of(c[1]); got != c[2] {
			t.Errorf("%s makes %q of %q, not %q", c[0], got, c[1], c[2])
		}
	}
	for _, bad := range []string{"", "=", "1|a", "a|b|l", "1|a|x", "-1||l", "||", "1|a|lk"} {
		if _, err := parseLemmaRule(bad); err == nil {
			t.Errorf("%q is no error", bad)
		}
	}
}
