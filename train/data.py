"""Readers of the open sets: each gives Sentences with what that set annotates.

A set that doesn't annotate a kind of name says so by allowing several tags on a
word; the loss then sums over the allowed ones. That's what lets sets with
different inventories teach one head.
"""
import dataclasses
import glob
import lzma
import os
import re

KINDS = ["PER", "ORG", "LOC", "FAC", "NORP", "EVENT", "MISC"]
TAGS = ["O"] + [p + k for k in KINDS for p in ("B-", "I-")]
TAG = {t: i for i, t in enumerate(TAGS)}
ANY = (1 << len(TAGS)) - 1
UPOS = ["ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON",
        "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"]


@dataclasses.dataclass
class Sentence:
    """One sentence: words and, where the set has them, trees and allowed name tags."""
    words: list
    source: str
    upos: list = None
    xpos: list = None
    lemma: list = None
    head: list = None
    rel: list = None
    names: list = None  # per word a bit mask over TAGS
    weight: float = 1.0
    id: str = ""
    entity: list = None  # GUM's raw Entity= values, until gum_names reads them
    parties: list = None  # graph.Party of the same
    persons: list = None  # words of their persons' names
    acts: list = None  # graph.Act of annotated sentences; None where nobody looked for acts


def open_text(path):
    return lzma.open(path, "rt", encoding="utf-8") if path.endswith(".xz") else open(path, encoding="utf-8")


def allow(*tags):
    return sum(1 << TAG[t] for t in set(tags))


def spans_mask(prefix, kinds):
    return allow(*[prefix + k for k in kinds])


def read_conllu(path, source):
    """Yields trees; multiword and empty tokens are passed over."""
    rows, sid = [], ""
    with open_text(path) as f:
        for line in list(f) + ["\n"]:
            line = line.rstrip("\n")
            if line.startswith("# sent_id = "):
                sid = line[12:]
            elif line and line[0] != "#":
                cols = line.split("\t")
                if cols[0].isdigit():
                    rows.append(cols)
            elif not line and rows:
                yield tree(rows, source, sid)
                rows = []


def tree(rows, source, sid):
    col = lambda n: [r[n] for r in rows]
    ents = [next((a[7:] for a in r[9].split("|") if a.startswith("Entity=")), "") for r in rows]
    return Sentence(col(1), source, col(3), col(4), col(2), [int(h) for h in col(6)], col(7),
                    id=sid, entity=ents)


def read_columns(path, word=0, tag=-1, sep=None):
    """Yields (words, tags) of a file with one word a line and blank lines between sentences."""
    words, tags = [], []
    with open_text(path) as f:
        for line in list(f) + ["\n"]:
            cols = line.rstrip("\n").split(sep)
            if not line.strip():
                if words:
                    yield words, tags
                words, tags = [], []
            elif line.startswith("# ") and sep == "\t" and len(cols) < 3:
                continue
            elif len(cols) > 1 and cols[word].strip():
                words.append(cols[word])
                tags.append(cols[tag])


def to_bio(tags):
    """Mends tags so that every span begins with B-."""
    out, prev = [], "O"
    for t in tags:
        if t in ("", "O", "-") or t.startswith("B-O") and t == "B-O" or t == "I-O":
            t = "O"
        elif t[0] == "I" and (prev == "O" or prev[2:] != t[2:]):
            t = "B-" + t[2:]
        out.append(t)
        prev = t
    return out


def masks(tags, kinds, outside):
    """Allowed tags per word: `kinds` says what a set's own type may be here."""
    return [outside if t == "O" else spans_mask(t[:2], kinds[t[2:]]) for t in to_bio(tags)]


OTHER = ["NORP", "EVENT", "MISC"]
NOT_OTHER = allow("O", *[p + k for k in OTHER for p in ("B-", "I-")])
O = allow("O")
def settle(s):
    """Where other kinds may hide, a word in lower case that follows no capital is surely no name."""
    before = False
    for i, w in enumerate(s.words):
        capital = w[:1].isupper()
        if s.names[i] == NOT_OTHER and not capital and not (before and w.lower() in LINKS):
            s.names[i] = O
        before = capital
    return s


LINKS = {"of", "the", "and", "for", "in", "de", "la", "del", "al", "von", "van", "'s", "-", "&", "du"}
UNER = {"PER": ["PER"], "ORG": ["ORG"], "LOC": ["LOC", "FAC"], "OTH": OTHER}
CONLL = {"PER": ["PER"], "ORG": ["ORG"], "LOC": ["LOC", "FAC"], "MISC": OTHER}
POLITICS = {"politician": ["PER"], "person": ["PER"], "politicalparty": ["ORG"], "organisation": ["ORG"],
            "country": ["LOC"], "location": ["LOC", "FAC"], "election": ["EVENT"], "event": ["EVENT"],
            "misc": ["NORP", "MISC"]}


def uner(path):
    """Reads UNER's columns, by sentence id."""
    out, sid = {}, ""
    words, tags = [], []
    with open_text(path) as f:
        for line in list(f) + ["\n"]:
            if line.startswith("# sent_id = "):
                sid = line[12:].strip()
            elif line.startswith("#"):
                continue
            elif line.strip():
                cols = line.rstrip("\n").split("\t")
                words.append(cols[1])
                tags.append(cols[2])
            elif words:
                out[sid] = (words, tags)
                words, tags = [], []
    return out


def add_uner(trees, path, others):
    """Lays UNER's tags over the trees of the same sentences. OTH is annotated only in part."""
    table = uner(path)
    for s in trees:
        words, tags = table.get(s.id, ([], []))
        if words != s.words:
            continue
        s.names = masks(tags, UNER, O if others else NOT_OTHER)
        if others:
            doubt_adjectives(s)
        settle(s)


def doubt_adjectives(s):
    """The first pass left many nationalities untagged: a capital letter outside a name may be one."""
    for i, w in enumerate(s.words):
        if s.names[i] == O and w[:1].isupper() and s.upos[i] in ("ADJ", "PROPN", "NOUN"):
            s.names[i] = NOT_OTHER


GUM_KINDS = {"person": ["PER"], "organization": ["ORG"], "place": ["LOC", "FAC"], "event": ["EVENT"],
             "abstract": ["MISC"], "object": ["MISC", "FAC"]}


def gum_spans(entity):
    """Returns (start, end, type) of GUM's mentions from its bracket notation."""
    stack, out = [], []
    for i, text in enumerate(entity):
        for m in re.finditer(r"\((\d+)-([a-z]+)[^()]*(\))?|(\d+)\)", text):
            if m.group(1) and m.group(3):
                out.append((i, i + 1, m.group(2)))
            elif m.group(1):
                stack.append((m.group(1), i, m.group(2)))
            else:
                for n in range(len(stack) - 1, -1, -1):
                    if stack[n][0] == m.group(4):
                        _, start, kind = stack.pop(n)
                        out.append((start, i + 1, kind))
                        break
    return out


def gum_names(s):
    """Names from GUM's entity layer: mentions headed by a proper noun and written as a name.

    GUM marks whole noun phrases, so only those that are capitalised throughout (but for
    linking words) are taken; words whose status stays unclear may be anything.
    """
    capital = [w[:1].isupper() for w in s.words]
    s.names = [ANY if c and (x.startswith("NNP") or x == "JJ") else O for c, x in zip(capital, s.xpos)]
    taken = [False] * len(s.words)
    for a, b, kind in sorted(gum_spans(s.entity), key=lambda t: t[0] - t[1]):
        if a < b and s.upos[a] in ("DET", "PUNCT"):
            a += 1
        name = all(capital[i] or s.words[i].lower() in LINKS for i in range(a, b))
        ok = b > a and name and capital[a] and capital[b - 1] and kind in GUM_KINDS
        if not ok or not any(s.xpos[i].startswith("NNP") for i in range(a, b)) or any(taken[a:b]):
            continue
        for i in range(a, b):
            s.names[i] = spans_mask("B-" if i == a else "I-", GUM_KINDS[kind])
            taken[i] = True


def btc(path, source):
    """Broad Twitter Corpus; @handles tell nothing about names in the press and are left open."""
    for words, tags in read_columns(path, sep="\t"):
        s = Sentence(words, source, names=masks(tags, UNER, NOT_OTHER))
        for i, w in enumerate(words):
            if w == "@" or w.startswith("@") or i and words[i - 1] == "@":
                s.names[i] = ANY
        yield settle(s)


def wikigold(path):
    for words, tags in read_columns(path):
        yield Sentence(words, "wikigold", names=masks(tags, CONLL, O))


def politics(path):
    for words, tags in read_columns(path, sep="\t"):
        yield Sentence(words, "politics", names=masks(tags, POLITICS, O))


WORLD = {"Person": "PER", "Organization": "ORG", "Location": "LOC", "Facility": "LOC",
         "NORP": "MISC", "Misc": "MISC", "Product": "MISC"}


def worldwide(folder):
    """The world's newswire, for measuring only: (file, words, tags) with four types."""
    for path in sorted(glob.glob(os.path.join(folder, "**", "*.tsv"), recursive=True)):
        for n, (words, tags) in enumerate(read_columns(path, sep="\t")):
            if n == 0 and words[0].startswith("http"):
                continue
            tags = to_bio([t[:2] + WORLD[t[2:]] if t[2:] in WORLD else "O" for t in tags])
            yield os.path.basename(path), words, tags


def part_hyphens(s):
    """Parts hyphened words as UD does; the sets with names alone leave them whole."""
    words, names = [], []
    for w, m in zip(s.words, s.names):
        own = [x for x in re.split("(-)", w) if x] if re.fullmatch(r"[^\W\d_][\w.']*(-[\w.']+)+", w) else [w]
        words += own
        inside = m
        if m not in (O, ANY, NOT_OTHER):
            inside = sum(1 << (i if t[0] != "B" else i + 1) for i, t in enumerate(TAGS) if m >> i & 1)
        names += [m] + [inside] * (len(own) - 1)
    return dataclasses.replace(s, words=words, names=names)


HONORIFICS = set("""mr mr. mrs mrs. ms ms. dr dr. prof prof. professor sheikh shaikh sheik president chancellor senator sen. rep. gov.
governor gen. general lt. col. colonel maj. major capt. captain sgt. king queen prince princess pope rev. reverend
ayatollah imam sir lady lord dame judge justice minister secretary congressman congresswoman mayor ambassador""".split())


def strip_honorifics(s):
    """The sets differ on whether a title belongs to a person's name; here it never does."""
    start, inside = person_tag("B-"), person_tag("I-")
    for i in range(len(s.words) - 1):
        if s.names[i] == start and s.names[i + 1] == inside and s.words[i].lower() in HONORIFICS:
            s.names[i], s.names[i + 1] = O, start


def person_tag(prefix):
    return allow(prefix + "PER")


class Sets:
    """The folders of ../shared/data by what they're for."""

    def __init__(self, root):
        self.root = root

    def path(self, *names):
        return os.path.join(self.root, *names)

    def trees(self, name):
        file = {"ewt-train": "en_ewt-ud-train.REBUILT.conllu.xz", "ewt-dev": "en_ewt-ud-dev.conllu",
                "ewt-test": "en_ewt-ud-test.conllu", "gum-train": "en_gum-ud-train.OPENLICENCE.conllu.xz",
                "gum-dev": "en_gum-ud-dev.conllu", "gum-test": "en_gum-ud-test.conllu"}[name]
        return list(read_conllu(self.path("parse", file), name))

    def training(self, with_dev=False):
        """Every sentence that may be learned from; EWT's test never, its dev only if asked."""
        ewt, gum = self.trees("ewt-train"), self.trees("gum-train")
        add_uner(ewt, self.path("ner/ewt/en_ewt-ud-train.FIRST.iob2.xz"), True)
        if with_dev:
            dev = self.trees("ewt-dev")
            add_uner(dev, self.path("ner/ewt/en_ewt-ud-dev.iob2"), False)
            ewt += dev
        for s in gum:
            gum_names(s)
        out = ewt + gum + self.names()
        for s in out:
            if s.names:
                strip_honorifics(s)
        return out

    def names(self):
        out = list(wikigold(self.path("ner/open/wikigold.conll.xz")))
        for part in "train", "dev", "test":
            out += politics(self.path("ner/politics", part + ".txt"))
        for part in "efgh":
            out += btc(self.path("ner/open/btc_%s.conll.xz" % part), "btc-" + part)
        for s in out:
            s.weight = {"btc-f": 0.3, "btc-h": 0.3}.get(s.source, 1.0)
        return [part_hyphens(s) for s in out]
