"""Words to wordpieces and shapes, as docs/model-format.md lays down.

The Go reader does the same from the same page, so nothing here may lean on a
library's tokenizer whose habits the page doesn't state.
"""
import functools
import unicodedata

MAX_PIECES = 8  # of one word
MAX_PART = 100  # characters of a part that is still looked up
SHAPES = 12


def read_vocab(path):
    """Returns the wordpieces in order of id."""
    with open(path, encoding="utf-8") as f:
        return f.read().rstrip("\n").split("\n")


def _is_control(c):
    return c not in "\t\n\r" and unicodedata.category(c).startswith("C")


def _is_punct(c):
    n = ord(c)
    if 33 <= n <= 47 or 58 <= n <= 64 or 91 <= n <= 96 or 123 <= n <= 126:
        return True
    return unicodedata.category(c).startswith("P")


def _is_cjk(c):
    n = ord(c)
    return (0x4E00 <= n <= 0x9FFF or 0x3400 <= n <= 0x4DBF or 0x20000 <= n <= 0x2A6DF
            or 0x2A700 <= n <= 0x2B73F or 0x2B740 <= n <= 0x2B81F or 0x2B820 <= n <= 0x2CEAF
            or 0xF900 <= n <= 0xFAFF or 0x2F800 <= n <= 0x2FA1F)


def parts(word):
    """Cleans a word as BERT's uncased basic tokenizer does and parts it."""
    word = "".join(c for c in word if ord(c) not in (0, 0xFFFD) and not _is_control(c))
    word = unicodedata.normalize("NFD", word.lower())
    out, cur = [], ""
    for c in word:
        if unicodedata.category(c) == "Mn":
            continue
        if c.isspace() or _is_punct(c) or _is_cjk(c):
            if cur:
                out.append(cur)
            cur = ""
            if not c.isspace():
                out.append(c)
        else:
            cur += c
    if cur:
        out.append(cur)
    return out


class Pieces:
    """Cuts words into wordpiece ids, greedily, longest match first."""

    def __init__(self, vocab):
        self.vocab = vocab
        self.ids = {p: i for i, p in enumerate(vocab)}
        self.cls, self.sep, self.unk = (self.ids[t] for t in ("[CLS]", "[SEP]", "[UNK]"))
        self.mask = self.ids["[MASK]"]
        self.word = functools.lru_cache(maxsize=400_000)(self._word)

    def _part(self, part):
        if len(part) > MAX_PART:
            return [self.unk]
        out, start = [], 0
        while start < len(part):
            for end in range(len(part), start, -1):
                i = self.ids.get(("##" if start else "") + part[start:end])
                if i is not None:
                    break
            else:
                return [self.unk]
            out.append(i)
            start = end
        return out

    def _word(self, word):
        ids = [i for p in parts(word) for i in self._part(p)][:MAX_PIECES]
        return tuple(ids or [self.unk])

    def sentence(self, words):
        """Returns ids, shape per piece, and the index of each word's first piece."""
        ids, shapes, firsts = [self.cls], [0], []
        for n, w in enumerate(words):
            firsts.append(len(ids))
            got = self.word(w)
            ids += got
            shapes += [shape(w, n == 0)] * len(got)
        return ids + [self.sep], shapes + [0], firsts


@functools.lru_cache(maxsize=400_000)
def shape(word, opens):
    """The class of a word's looks; letters are Unicode L*, cases Lu and Ll, digits Nd."""
    cats = [unicodedata.category(c) for c in word]
    letters = [c for c in cats if c[0] == "L"]
    digit = "Nd" in cats
    if not letters and not digit:
        return 1
    if digit and all(k == "Nd" or c in ".,:-/%" for c, k in zip(word, cats)):
        return 2
    if digit:
        return 3
    if len(word) == 1 and letters[0] == "Lu":
        return 4
    if all(c == "Lu" for c in letters):
        return 5
    if letters[0] == "Lu" and all(c == "Ll" for c in letters[1:]):
        return 6 if opens else 7
    if all(c == "Ll" for c in letters):
        return 8
    return 9
