"""Annotated sentences of open news sets (corpus/news), kept by reference: the sets' own words stand in the sets alone.

    python news.py pack DATA OUT FILE...    writes files of entries with their text as entries by reference, into the folder OUT
    python news.py show DATA FILE...        prints entries by reference with their text
    python news.py agree DATA SECOND FILE...  prints how far a second reader's entries by reference agree with the files'

An entry names its set, document and sentence instead of holding a text; words of a claim are `from-to`, in characters
of the sentence as `plain_text` writes it. A claim's clause is always the whole sentence; figures and topics are not annotated.
"""
import functools
import glob
import json
import lzma
import os
import re
import sys
import tarfile
import xml.etree.ElementTree as xml

import corpus
import data

CLOSING = re.compile(r"^([.,:;!?)\]%”’…/-]|\.\.\.|['’](s|m|re|ve|ll|d|S)|n['’]t|['’])$")
OPENING = set("([$£€“‘#/-")


def plain_text(words):
    """A sentence of separate words as it would be printed."""
    out, quoted, glued = "", False, True
    for w in words:
        w = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}.get(w, w)
        joined, glued = glued or bool(CLOSING.match(w)), w in OPENING
        if w == '"':
            joined, glued, quoted = joined or quoted, not quoted, not quoted
        out += w if joined or not out else " " + w
    return out


def sentences(root):
    """(set, document, number, words) of every sentence that may be annotated."""
    for path in sorted(glob.glob(os.path.join(root, "events/rams/*.xz"))):
        with lzma.open(path, "rt") as f:
            for line in f:
                row = json.loads(line)
                for n, words in enumerate(row["sentences"]):
                    yield "rams", row["doc_key"], n, words
    with tarfile.open(os.path.join(root, "clusters/ecbplus.tar.xz")) as tar:
        for member in tar:
            if not member.name.endswith(".xml"):
                continue
            found = {}
            for t in xml.parse(tar.extractfile(member)).getroot().iter("token"):
                found.setdefault(int(t.get("sentence")), []).append(t.text or "")
            for n, words in found.items():
                yield "ecb+", os.path.basename(member.name), n, words
    for of, file, kind in ("ewt", "parse/en_ewt-ud-train.REBUILT.conllu.xz", r"(newsgroup|weblog)-"), ("gum", "parse/en_gum-ud-train.OPENLICENCE.conllu.xz", "GUM_news"):
        for s in data.read_conllu(os.path.join(root, file), of):
            if re.match(kind, s.id):
                yield of, s.id, 0, s.words
    for part in "train", "dev", "test":
        for n, s in enumerate(data.politics(os.path.join(root, "ner/politics", part + ".txt"))):
            yield "politics", part, n, s.words


@functools.cache
def texts(root):
    return {"%s:%s:%d" % (of, doc, n): plain_text(words) for of, doc, n, words in sentences(root)}


def pack(e):
    """The entry's lines by reference."""
    ref = lambda at, words: "%d-%d" % (at, at + len(words))
    yield "@ " + e.tags[0]
    for c in e.claims:
        words = [",".join(c.types), ",".join(c.modes) or "-", ",".join(c.statuses)] + ["background"] * c.background + ["optional"] * c.optional
        out = ["* " + " ".join(words), "t: " + ref(c.trigger_at, c.trigger)]
        for key, side in ("a", c.actors), ("r", c.recipients), ("s", c.speakers):
            for p in side:
                named = "" if p.name == p.said else " > " + ref(corpus.places_of(p.name, e.text)[0], p.name)
                out.append("%s: %s%s%s" % (key, ref(p.at, p.said), named, "" if key == "s" else " =" + (p.code or "?")))
        out += ["%s: %s =%s" % (key, ref(it[2], it[0]), it[1]) for key, it in (("d", c.date), ("p", c.place)) if it]
        out += ["c: " + ref(c.cue[1], c.cue[0])] if c.cue else []
        yield " | ".join(out)
    if not e.claims:
        yield "* none"


def words_of(text):
    """What turns `from-to` into the words there and which of their occurrences is meant."""
    def of(m):
        lo, hi = int(m.group(1)), int(m.group(2))
        words = text[lo:hi]
        at = corpus.places_of(words, text)
        if lo not in at:
            raise corpus.Mistake("%s are no words of %r" % (m.group(0), text))
        return "%s #%d" % (words, at.index(lo) + 1) if len(at) > 1 else words
    return of


def entries(path, root):
    """Entries by reference of a file, with the texts of the sets under `root`."""
    name, found, all = os.path.splitext(os.path.basename(path))[0], [], texts(root)
    with open(path, encoding="utf-8") as f:
        for n, line in enumerate(f, 1):
            line = line.strip()
            if line.startswith("@"):
                found.append(corpus.Entry("%s-%02d" % (name, len(found) + 1), all[line[1:].strip()], "", ["news", line[1:].strip()], [], n))
            elif line.startswith("*") and line != "* none":
                first, *fields = line.split(" | ")
                text = found[-1].text
                fields = [re.sub(r"\b(\d+)-(\d+)\b", words_of(text), x) if x[1] == ":" else x for x in fields]
                found[-1].claims.append(corpus.claim(" | ".join([first] + fields), text, real=True))
    return found


def main():
    what, root, paths = sys.argv[1], sys.argv[2], sys.argv[3:]
    if what == "pack":
        for path in paths[1:]:
            bad = []
            got = corpus.entries(path, lambda n, m: bad.append(n) or print("%s:%d: %s" % (path, n, m), file=sys.stderr), real=True)
            for e in got:
                if texts(root).get(e.tags[0]) != e.text:
                    bad.append(e.line) or print("%s:%d: the text is not the set's" % (path, e.line), file=sys.stderr)
            if not bad:
                with open(os.path.join(paths[0], os.path.basename(path)), "w", encoding="utf-8") as f:
                    f.write("\n\n".join("\n".join(pack(e)) for e in got) + "\n")
    elif what == "show":
        for path in paths:
            for e in entries(path, root):
                print("@ %s\n%s" % (e.tags[1], e.text))
                for c in e.claims:
                    print("*", c)
    elif what == "agree":
        first = {e.text: e for path in paths[1:] for e in entries(path, root)}
        corpus.agree(first, {e.text: e for e in entries(paths[0], root) if e.text in first})


if __name__ == "__main__":
    main()
