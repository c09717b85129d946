"""Sentences to tensors: what the model is fed and what it's asked for."""
import random

import torch

import data
import text

LIMIT = 256  # pieces of one sentence
STEP = 8


def gold(labels, rules):
    """Functions from a sentence to the label numbers of each word, -1 where not known."""
    index = {k: {t: i for i, t in enumerate(labels[k])} for k in ("upos", "xpos", "deprel")}

    def of(s):
        n = len(s.words)
        none = [-1] * n
        get = lambda kind, col: [index[kind].get(t, -1) for t in col] if col else none
        lemma = none
        if s.lemma:
            lemma = [rules.of(w, l) if l != "_" else -1 for w, l in zip(s.words, s.lemma)]
        return {"upos": get("upos", s.upos), "xpos": get("xpos", s.xpos), "lemma": lemma,
                "head": s.head or none, "deprel": get("deprel", s.rel),
                "name": s.names or [data.ANY] * n}
    return of


class Example:
    """A sentence made ready: pieces, shapes, places of first pieces, gold labels."""

    def __init__(self, s, pieces, of):
        self.ids, self.shapes, self.firsts = pieces.sentence(s.words)
        self.n, self.weight, self.words, self.source = len(s.words), s.weight, s.words, s.source
        self.acts, self.parties, self.head, self.rel = s.acts, s.parties, s.head, s.rel
        self.gold = of(s) if of else None


def up(n):
    """Sizes are rounded up to few: a new shape costs the matrix library a new kernel."""
    return (n + STEP - 1) // STEP * STEP


KINDS = "gold", "news", "acts"


def kind(e):
    return "acts" if e.acts is not None else "news" if e.source == "news" else "gold"


def leftovers(bins, budget):
    out, cur = [], []
    for size in sorted(bins):
        for e in bins[size]:
            if cur and size * (len(cur) + 1) > budget:
                out.append(cur)
                cur = []
            cur.append(e)
    return out + [cur] if cur else out


def batches(examples, budget, shuffle=None):
    """Groups examples of similar length so that padded pieces stay within the budget.

    News and sentences with acts go by themselves: their losses are others.
    """
    rng = random.Random(shuffle)
    order = list(examples)
    if shuffle is not None:
        rng.shuffle(order)
    bins, out = {}, []
    for e in order:
        key = kind(e), up(len(e.ids))
        group = bins.setdefault(key, [])
        group.append(e)
        if key[1] * (len(group) + 1) > budget:
            out.append(bins.pop(key))
    for one in KINDS:
        out += leftovers({k[1]: v for k, v in bins.items() if k[0] == one}, budget)
    if shuffle is not None:
        rng.shuffle(out)
    return out


def pad(rows, fill, width=None):
    width = width or up(max(len(r) for r in rows))
    return torch.tensor([list(r) + [fill] * (width - len(r)) for r in rows])


def collate(group, with_gold=True):
    b = {"ids": pad([e.ids for e in group], 0), "shapes": pad([e.shapes for e in group], 0),
         "length": torch.tensor([len(e.ids) for e in group]),
         "first": pad([[0] + e.firsts for e in group], 0)}
    n = torch.tensor([e.n for e in group])
    b["real"] = torch.arange(b["first"].shape[1])[None, :] <= n[:, None]
    width = b["first"].shape[1] - 1
    if with_gold:
        for k in ("upos", "xpos", "lemma", "head", "deprel"):
            b[k] = pad([e.gold[k] for e in group], -1, width)
        b["name"] = pad([e.gold["name"] for e in group], data.ANY, width)
        b["weight"] = torch.tensor([e.weight for e in group])
    return b


def drop_words(b, pieces, rate, generator):
    """Hides some pieces behind [MASK] so that words lean on their context."""
    if rate <= 0:
        return
    hit = torch.rand(b["ids"].shape, generator=generator) < rate
    hit &= (b["ids"] != pieces.cls) & (b["ids"] != pieces.sep) & (b["ids"] != 0)
    b["ids"] = torch.where(hit, torch.full_like(b["ids"], pieces.mask), b["ids"])


def examples(sentences, pieces, of):
    return [e for e in (Example(s, pieces, of) for s in sentences) if len(e.ids) <= LIMIT]
