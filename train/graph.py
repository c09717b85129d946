"""Acts of the annotated sentences (corpus.py) on words, for the semantic graph; its losses and its measure.

The sentences are cut into words, and given trees, by the program itself (`readout annotate`): what the graph learns on
is what it will be run on. A party is the head word of its span by that tree. Words that name a country, or a
place or body in one, are those that the program's registers know.
"""
import collections
import dataclasses
import glob
import json
import os
import re
import subprocess
import tempfile

import torch
import torch.nn.functional as F

import batch
import corpus
import data
import model as net
import news

ROLES = ["actor", "recipient", "speaker", "date", "place", "cue", "figure", "topic"]
MODES = ["%s %s" % (t, m) for t in corpus.TYPES for m in corpus.MODES.get(t, ())]
SECTORS = [""] + corpus.SECTORS
LINKS = ["country", "same"]
PARTIES = ["actor", "recipient", "speaker"]
LABELS = {"act": [""] + corpus.TYPES, "status": corpus.STATUSES, "mode": MODES, "role": ROLES, "sector": SECTORS, "link": LINKS,
          "party": PARTIES}


@dataclasses.dataclass
class Act:
    """What one word states. Lists are of accepted labels; arcs are lists of words by role."""
    word: int
    types: list
    statuses: list
    background: bool
    modes: list
    optional: bool
    arcs: dict
    lacks: tuple = ()  # roles that nobody annotated


@dataclasses.dataclass
class Party:
    """The head word of an actor, recipient or speaker, and the words that it leads to.

    sector: "" for a plain country, None where it has no code; countries: words that support its country, None where
    that isn't known; same: words that name whom a pronoun stands for.
    """
    word: int
    sector: str
    countries: list
    same: list


MADE = {}  # what the program made of a text


def annotate(texts, binary):
    """What the program makes of each text: words, trees, names, places; None where it reads nothing. A text is asked for once."""
    new = sorted({t for t in texts if t not in MADE})
    MADE.update(zip(new, run(new, binary)))
    return [MADE[t] for t in texts]


def run(texts, binary):
    if not texts:
        return []
    with tempfile.TemporaryDirectory() as tmp:
        path = os.path.join(tmp, "texts.txt")
        with open(path, "w", encoding="utf-8") as f:
            f.write("\n".join(texts) + "\n")
        got = subprocess.run([binary, "annotate", "--lines", "--layers", "sentences,tokens,names,entities,places", path], capture_output=True)
    skipped = {int(n) - 1: why for n, why in re.findall(r"#(\d+): (.*)", got.stderr.decode())}
    docs = [json.loads(line) for line in got.stdout.decode().split("\n") if line]
    if len(docs) + len(skipped) != len(texts):
        raise SystemExit("%d texts gave %d documents: %s" % (len(texts), len(docs), got.stderr.decode()[:500]))
    rest = iter(docs)
    return [None if i in skipped else next(rest) for i in range(len(texts))]


class Text:
    """One entry's words and tree, addressed by characters."""

    def __init__(self, entry, doc):
        self.text, self.doc = entry.text, doc
        shift = doc["text"].encode().find(entry.text.encode())
        if shift < 0:
            raise corpus.Mistake("%s: the program changed the text" % entry.id)
        size = [0]
        for c in entry.text:
            size.append(size[-1] + len(c.encode()))
        self.byte = [shift + n for n in size]
        self.tokens = doc["tokens"]
        self.persons = {i for n in doc["names"] if n["label"] == "PER" for i, t in enumerate(self.tokens) if n["span"][0] <= t["span"][0] < n["span"][1]}
        self.country = {}  # token → country that it names, or that a place or body of that name lies in
        entity = {e["id"]: e for e in doc["entities"]}
        known = [(n["span"], entity[n["entity"]]["country"]) for n in doc["names"]
                 if entity.get(n["entity"], {}).get("kind") in ("country", "nationality", "place", "organisation")]
        for span, country in known + [(p["span"], p["country"]) for p in doc["places"]]:
            for i, t in enumerate(self.tokens):
                if country and span[0] <= t["span"][0] < span[1]:
                    self.country.setdefault(i, country)

    def words(self, at, length):
        lo, hi = self.byte[at], self.byte[at + length]
        return [i for i, t in enumerate(self.tokens) if t["span"][0] < hi and t["span"][1] > lo]

    def head(self, at, length):
        """The highest word of a span in the tree; None for no words."""
        inside = self.words(at, length)
        real = [i for i in inside if self.tokens[i]["upos"] != "PUNCT"] or inside
        return min(real, key=self.depth) if real else None

    def depth(self, i):
        n = 0
        while self.tokens[i]["head"] != i and n < 300:
            i, n = self.tokens[i]["head"], n + 1
        return n

    def sentences(self):
        """(first token, one past the last) of each."""
        out = []
        for lo, hi in self.doc["sentences"]:
            at = [i for i, t in enumerate(self.tokens) if lo <= t["span"][0] < hi]
            if at:
                out.append((at[0], at[-1] + 1))
        return out


def act(t, c):
    """An Act in words of the whole text."""
    arcs = {r: [] for r in ROLES}
    add = lambda role, at, words: arcs[role].append(t.head(at, len(words)))
    for role, parties in ("actor", c.actors), ("recipient", c.recipients), ("speaker", c.speakers):
        for p in parties:
            add(role, p.at, p.said)
    for role, it in ("date", c.date), ("place", c.place):
        if it:
            add(role, it[2], it[0])
    if c.cue:
        add("cue", c.cue[1], c.cue[0])
    for role, its in ("figure", c.figures), ("topic", c.topics):
        for words, at in its:
            add(role, at, words)
    modes = [m for m in MODES if m.split()[0] in c.types and m.split()[1] in c.modes]
    return Act(t.head(c.trigger_at, len(c.trigger)), c.types, c.statuses, c.background, modes, c.optional, arcs)


def parties(t, claims, first, last):
    """Parties whose head stands in a sentence, with words of the sentence."""
    found = {}
    for p, coded in [(p, True) for c in claims for p in c.actors + c.recipients] + [(s, False) for c in claims for s in c.speakers]:
        word = t.head(p.at, len(p.said))
        if word is None or not first <= word < last:
            continue
        sector = p.code[3:6] if p.code else None
        countries = [i - first for i in range(first, last) if p.code and t.country.get(i) == p.code[:3]]
        if p.code and not countries or not coded:
            countries = None  # in another sentence, or in a word that no register has
        one = found.setdefault(word - first, Party(word - first, sector, countries, []))
        one.sector = sector if one.sector is None else one.sector
        one.countries = countries if one.countries is None else sorted(set(one.countries) | set(countries or []))
        if p.said != p.name:
            heads = [t.head(at, len(p.name)) for at in corpus.places_of(p.name, t.text)]
            one.same = sorted(set(one.same) | {h - first for h in heads if h is not None and first <= h < last})
    return list(found.values())


def sentences(entries, docs):
    """data.Sentences with acts, one for each sentence of the program."""
    for e, doc in zip(entries, docs):
        if doc is None:
            continue
        t = Text(e, doc)
        lacks = ("figure", "topic") if "news" in e.tags else ()
        acts = [dataclasses.replace(a, lacks=lacks) for a in (act(t, c) for c in e.claims) if a.word is not None]
        for first, last in t.sentences():
            inside = lambda i: i is not None and first <= i < last
            mine = [dataclasses.replace(a, word=a.word - first, arcs={r: sorted({i - first for i in v if inside(i)}) for r, v in a.arcs.items()})
                    for a in acts if inside(a.word)]
            head = lambda i: t.tokens[i]["head"] - first + 1 if inside(t.tokens[i]["head"]) and t.tokens[i]["head"] != i else 0
            yield data.Sentence([w["form"] for w in t.tokens[first:last]], "corpus", id=e.id, acts=mine,
                                head=[head(i) for i in range(first, last)], rel=[t.tokens[i]["deprel"] for i in range(first, last)],
                                parties=parties(t, e.claims, first, last),
                                persons=[i - first for i in range(first, last) if i in t.persons])


class Slots:
    """Fills names in anew: countries, peoples and capitals of one word by those of others, persons by other persons."""

    KINDS = ("COUNTRY", "NORP", "PEOPLE", "CITY")

    def __init__(self, lists):
        self.rows = []
        for c in lists.countries:
            row = {k: c[k] if k != "CITY" else (c[k] or [""])[0] for k in self.KINDS}
            self.rows.append({k: v for k, v in row.items() if v and " " not in v and "-" not in v})
        self.at = {}
        for n, row in enumerate(self.rows):
            for k in reversed(self.KINDS):
                if k in row:
                    self.at[row[k]] = n, k
        self.given = [g for given, _, _ in lists.styles.values() for g in given if g.isalpha()]
        self.family = [f for _, family, _ in lists.styles.values() for f in family if f.isalpha()]

    def fill(self, s, rng):
        """A copy of the sentence with other names, word for word."""
        words = list(s.words)
        met = {}
        for i, w in enumerate(words):
            if w in self.at:
                met.setdefault(self.at[w][0], []).append((i, self.at[w][1]))
        left = [n for n in range(len(self.rows)) if n not in met]
        for uses in met.values():
            fit = [n for n in rng.sample(left, min(30, len(left))) if all(k in self.rows[n] for _, k in uses)]
            if fit:
                left.remove(fit[0])
                for i, k in uses:
                    words[i] = self.rows[fit[0]][k]
        other = {}
        for i in s.persons:
            if words[i].isalpha() and words[i][0].isupper() and len(words[i]) > 2:
                last = i + 1 not in s.persons
                words[i] = other.setdefault(words[i], rng.choice(self.family if last else self.given))
        return dataclasses.replace(s, words=words)


def held_out(path, file="heldout.txt"):
    """Lots that are kept apart to measure on, by corpus/heldout.txt, or, by tuning.txt, to choose with."""
    with open(os.path.join(path, file), encoding="utf-8") as f:
        return {line.strip() for line in f if line.strip() and not line.startswith("#")}


def load(path, binary, root, held=False, until=float("inf")):
    """Sentences of the lots to measure on, or of those to learn from; `root` has the sets of corpus/news. Lots written after
    `until`, seconds since 1970, are left out."""
    kept = held_out(path)
    apart = kept | held_out(path, "tuning.txt")
    of = lambda e: e.id.rsplit("-", 1)[0]
    files = lambda folder: [f for f in sorted(glob.glob(os.path.join(path, folder, "*.txt"))) if os.path.getmtime(f) <= until]
    all = corpus.read(files("lots")) + [e for f in files("news") for e in news.entries(f, root)]
    entries = [e for e in all if (of(e) in kept if held else of(e) not in apart)]
    docs = annotate([e.text for e in entries], binary)
    return list(sentences(entries, docs))


def allowed(names, of):
    return [of.index(n) for n in names]


def index_mask(rows, width):
    out = torch.zeros(len(rows), width, dtype=torch.bool)
    for i, r in enumerate(rows):
        out[i, r] = True
    return out


def any_of(scores, ok):
    """Minus the log of the probability that the allowed labels have together."""
    return -scores.log_softmax(-1).masked_fill(~ok, -1e4).logsumexp(-1)


def read(m, out, real, group):
    """What the graph makes of a batch of examples that have trees; `out` is the model's."""
    width = real.shape[1]
    heads = batch.pad([[-1] + e.head for e in group], -1, width)
    number = {l: i for i, l in enumerate(m.labels["deprel"])}
    labels = batch.pad([[0] + [number.get(l, 0) for l in e.rel] for e in group], 0, width)
    return m.graph(out["words"], real, net.relations(heads, labels, len(number)))


def losses(m, out, group, b):
    """Parts of the loss of a batch of examples with acts; `out` is the model's."""
    g = read(m, out, b["real"], group)
    labels = LABELS["act"]
    real = torch.zeros(g["act"].shape[:2], dtype=torch.bool)
    ok = torch.zeros(g["act"].shape, dtype=torch.bool)
    where = []
    for r, e in enumerate(group):
        real[r, :e.n] = True
        ok[r, :, 0] = True
        for a in e.acts:
            ok[r, a.word, 0] &= a.optional
            ok[r, a.word, allowed(a.types, labels)] = True
            where.append((r, a))
    part = {"act": any_of(g["act"], ok)[real].mean() * 8}
    if not where:
        return part
    rows, words = torch.tensor([r for r, _ in where]), torch.tensor([a.word for _, a in where])
    acts = [a for _, a in where]
    weight = torch.tensor([0.3 if a.optional else 1.0 for a in acts])
    mean = lambda x: (x * weight).sum() / weight.sum()
    part["status"] = mean(any_of(g["status"][rows, words], index_mask([allowed(a.statuses, LABELS["status"]) for a in acts], len(LABELS["status"]))))
    bce = lambda x, y: F.binary_cross_entropy_with_logits(x, y.float(), reduction="none")
    part["background"] = mean(bce(g["background"][rows, words], torch.tensor([a.background for a in acts])))
    part["mode"] = mean(bce(g["mode"][rows, words], index_mask([allowed(a.modes, MODES) for a in acts], len(MODES))).sum(1))
    gold = torch.zeros(len(acts), len(ROLES), g["act"].shape[1])
    for i, a in enumerate(acts):
        for j, role in enumerate(ROLES):
            gold[i, j, a.arcs[role]] = 1
    arcs = bce(m.graph.arcs(g, rows, words), gold) * real[rows][:, None, :]
    told = torch.tensor([[float(r not in a.lacks) for r in ROLES] for a in acts])
    part["arcs"] = mean((arcs.sum(2) * told).sum(1))
    part.update(party_losses(m, g, group, real))
    return part


def party_losses(m, g, group, real):
    """Sectors and countries of parties."""
    where = [(r, p) for r, e in enumerate(group) for p in e.parties]
    if not where:
        return {}
    rows, words = torch.tensor([r for r, _ in where]), torch.tensor([p.word for _, p in where])
    coded = torch.tensor([p.sector is not None for _, p in where])
    sector = torch.tensor([SECTORS.index(p.sector or "") for _, p in where])
    part = {}
    if coded.any():
        part["sector"] = F.cross_entropy(g["sector"][rows, words][coded], sector[coded])
    gold = torch.zeros(len(where), len(LINKS), g["act"].shape[1])
    for i, (_, p) in enumerate(where):
        gold[i, 0, p.countries or []] = 1
        gold[i, 1, p.same] = 1
    each = F.binary_cross_entropy_with_logits(m.graph.arcs(g, rows, words, links=True), gold, reduction="none") * real[rows][:, None, :]
    known = torch.tensor([[p.countries is not None, True] for _, p in where]).float()
    each = each.sum(2) * known
    part["country"], part["same"] = each[:, 0].sum() / known[:, 0].sum().clamp(min=1), each[:, 1].mean()
    return part


def predict(m, sents, pieces, budget=4000):
    """For each sentence, which has its tree, {word: reading} of the words that more likely than not state an act."""
    m.eval()
    exs = [batch.Example(s, pieces, None) for s in sents]
    for i, e in enumerate(exs):
        e.number = i
    found = [{} for _ in exs]
    for group in batch.batches([e for e in exs if len(e.ids) <= batch.LIMIT], budget):
        with torch.no_grad():
            b = batch.collate(group, with_gold=False)
            g = read(m, m(b), b["real"], group)
            chance = 1 - g["act"].softmax(2)[:, :, 0]
            rows, words = (chance > 0.05).nonzero(as_tuple=True)
            if not len(rows):
                continue
            arcs = m.graph.arcs(g, rows, words).sigmoid()
            sector, country = g["sector"].argmax(2), all_links(m, g)
        for k, (r, w) in enumerate(zip(rows.tolist(), words.tolist())):
            e = group[r]
            if w < e.n:
                found[e.number][w] = {
                    "chance": float(chance[r, w]), "type": LABELS["act"][1 + int(g["act"][r, w, 1:].argmax())],
                    "status": LABELS["status"][int(g["status"][r, w].argmax())], "background": float(g["background"][r, w]) > 0,
                    "modes": [MODES[i] for i in (g["mode"][r, w] > 0).nonzero().flatten().tolist()],
                    "sectors": [SECTORS[i] for i in sector[r, :e.n].tolist()],
                    "links": lambda w, k, r=r, n=e.n, c=country: (c[r, w, k, :n] > 0.5).nonzero().flatten().tolist(),
                    "arcs": {role: (arcs[k, j, :e.n] > 0.5).nonzero().flatten().tolist() for j, role in enumerate(ROLES)}}
    return found


def all_links(m, g):
    """Chances (sentences, words, links, words) of the links from any word."""
    b, n, _ = g["source"].shape
    rows = torch.arange(b)[:, None].expand(b, n).flatten()
    return m.graph.arcs(g, rows, torch.arange(n).repeat(b), links=True).sigmoid().view(b, n, len(LINKS), n)


def score(sents, found, least=0.5):
    """F1 of acts and shares of found acts right in each field."""
    n = collections.Counter()
    for s, got in zip(sents, found):
        got = {w: g for w, g in got.items() if g["chance"] >= least}
        gold = {a.word: a for a in s.acts}
        n["predicted"] += sum(1 for w in got if w not in gold or not gold[w].optional)
        n["empty"] += not s.acts
        n["false in empty"] += 0 if s.acts else len(got)
        for w, a in gold.items():
            if a.optional:
                continue
            n["gold"] += 1
            g = got.get(w)
            if g is None:
                continue
            right = {"type": g["type"] in a.types, "status": g["status"] in a.statuses, "background": g["background"] == a.background}
            right.update({r: g["arcs"][r] == a.arcs[r] for r in ROLES})
            right["all"] = right["type"] and right["status"] and right["actor"] and right["recipient"]
            n["found"] += 1
            n.update({k: int(v) for k, v in right.items()})
            for p in s.parties:
                if p.word in a.arcs["actor"] + a.arcs["recipient"]:
                    n["coded"] += p.sector is not None
                    n["sector"] += p.sector is not None and g["sectors"][p.word] == p.sector
                    for k, gold in enumerate((p.countries, p.same)):
                        if gold is not None and (gold or k == 0):
                            n["of " + LINKS[k]] += 1
                            n[LINKS[k]] += bool(set(g["links"](p.word, k)) & set(gold)) if gold else not g["links"](p.word, k)
    f1 = lambda hit: round(2 * hit / max(1, n["predicted"] + n["gold"]), 3)
    out = {"gold": n["gold"], "found F1": f1(n["found"]), "type F1": f1(n["type"]), "all four F1": f1(n["all"]),
           "false per empty": round(n["false in empty"] / max(1, n["empty"]), 2)}
    out.update({"sector": round(n["sector"] / max(1, n["coded"]), 3), **{k: round(n[k] / max(1, n["of " + k]), 3) for k in LINKS}})
    out.update({k: round(n[k] / max(1, n["found"]), 3) for k in ("type", "status", "background", *ROLES)})
    return out
