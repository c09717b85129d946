"""Lemma rules: how a lemma is made from its form, as docs/model-format.md has them."""
import collections


def apply(rule, form):
    if rule.startswith("="):
        return rule[1:]
    cut, add, case = rule.split("|")
    base = {"l": form.lower(), "k": form, "t": form[:1].upper() + form[1:].lower()}[case]
    return base[:len(base) - int(cut)] + add if int(cut) else base + add


def candidates(form, lemma):
    """The rules that make the lemma of the form; of equal cuts only the plainest case is kept.

    So a common word is `l` wherever it stands and a proper noun `k`: what the head
    has to tell apart is the word, not its place in the sentence.
    """
    out, met = [], set()
    for case in "lkt":
        base = apply("0||" + case, form)
        n = 0
        while n < min(len(base), len(lemma)) and base[n] == lemma[n]:
            n += 1
        if (n > 0 or len(base) <= 2) and "|" not in lemma:
            cut = (len(base) - n, lemma[n:])
            if cut not in met:
                out.append("%d|%s|%s" % (*cut, case))
            met.add(cut)
    return out + ["=" + lemma]


class Rules:
    """The inventory: rules met at least `least` times, each pair given the commonest that fits."""

    def __init__(self, pairs, least=4, least_whole=2):
        seen = collections.Counter(p for p in pairs)
        count = collections.Counter()
        for (form, lemma), n in seen.items():
            for r in candidates(form, lemma):
                count[r] += n if r[0] != "=" else n * 0.5
        kept = collections.Counter()
        forms = collections.defaultdict(set)
        for (form, lemma), n in seen.items():
            r = max(candidates(form, lemma), key=lambda r: count[r])
            kept[r] += n
            forms[r].add(form.lower())
        ok = lambda r, n: n >= (least_whole if r[0] == "=" else least)
        self.list = ["0||l"] + sorted(r for r, n in kept.items() if ok(r, n) and r != "0||l")
        self.rank = {r: count[r] for r in self.list}
        self.index = {r: i for i, r in enumerate(self.list)}

    def of(self, form, lemma):
        """The rule's number, or -1 where none of the inventory makes the lemma."""
        fit = [r for r in candidates(form, lemma) if r in self.rank]
        return self.index[max(fit, key=lambda r: self.rank[r])] if fit else -1
