"""Measures a model on trees and names. Words are given; trees are decoded as the program does.

    python score.py RUN/best.pt ../shared/data            # float32
    python score.py --int8 RUN/best.pt ../shared/data     # the weights as exported
"""
import argparse
import collections
import os

import torch

import batch
import data
import decode
import export
import lemma
import text

FOUR = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "FAC": "LOC", "NORP": "MISC", "EVENT": "MISC", "MISC": "MISC"}


def predict(model, sentences, pieces, budget=4000, trees=True):
    """Yields (sentence number, result) where result has tags, heads, labels, name tags."""
    model.eval()
    exs = [batch.Example(s, pieces, None) for s in sentences]
    for i, e in enumerate(exs):
        e.number = i
        e.ids, e.shapes = e.ids[:batch.LIMIT], e.shapes[:batch.LIMIT]
        e.firsts = [min(f, batch.LIMIT - 1) for f in e.firsts]
    out = [None] * len(exs)
    for group in batch.batches(exs, budget):
        b = batch.collate(group, with_gold=False)
        with torch.no_grad():
            got = model(b)
            results(model, group, got, out, trees)
    return out


def results(model, group, got, out, trees):
    tops = {k: got[k].argmax(2).tolist() for k in ("upos", "xpos", "lemma")}
    for r, e in enumerate(group):
        n = e.n
        res = {k: [model.labels[k][i] for i in tops[k][r][:n]] for k in tops}
        res["lemma_rule"] = res["lemma"]
        res["lemma"] = [lemma.apply(x, w) for x, w in zip(res["lemma"], e.words)]
        res["name"] = [model.labels["name"][i] for i in decode.names(got["name"][r, :n].double().numpy(), model.labels["name"])]
        res["words"] = got["words"][r, 1:n + 1]
        if trees:
            res["head"] = [int(h) for h in decode.tree(got["arc"][r, :n, :n + 1].double().numpy())]
            res["rel"] = labels(model, got, r, res["head"])
        out[e.number] = res


def labels(model, got, r, heads):
    dep = got["rel_dep"][r, :len(heads)]
    head = got["rel_head"][r][torch.tensor(heads)]
    s = model.rels_of(dep, head)
    root = model.labels["deprel"].index("root")
    s[:, root] = -1e9
    top = s.argmax(1).tolist()
    return ["root" if h == 0 else model.labels["deprel"][t] for h, t in zip(heads, top)]


def trees_score(gold, got):
    c = collections.Counter()
    for s, g in zip(gold, got):
        for i in range(len(s.words)):
            c["n"] += 1
            c["UPOS"] += s.upos[i] == g["upos"][i]
            c["XPOS"] += s.xpos[i] == g["xpos"][i]
            c["lemma"] += s.lemma[i] == g["lemma"][i] or s.lemma[i] == "_"
            head = s.head[i] == g["head"][i]
            c["UAS"] += head
            c["LAS"] += head and s.rel[i].split(":")[0] == g["rel"][i].split(":")[0]
            c["LAS full label"] += head and s.rel[i] == g["rel"][i]
    return {k: round(100 * c[k] / c["n"], 2) for k in c if k != "n"}


def f1(pairs):
    """Exact spans and kinds: pairs of (gold tags, own tags)."""
    right, own, gold = collections.Counter(), collections.Counter(), collections.Counter()
    for g, o in pairs:
        g, o = decode.spans(g), decode.spans(o)
        for kind in {s[2] for s in g | o}:
            right[kind] += sum(s[2] == kind for s in g & o)
            own[kind] += sum(s[2] == kind for s in o)
            gold[kind] += sum(s[2] == kind for s in g)
    out = {k: round(200 * right[k] / max(1, own[k] + gold[k]), 1) for k in sorted(gold | own)}
    r, o, g = sum(right.values()), sum(own.values()), sum(gold.values())
    out.update(P=round(100 * r / max(1, o), 2), R=round(100 * r / max(1, g), 2), F1=round(200 * r / max(1, o + g), 2))
    return out


def relabel(tags, table):
    return [t[:2] + table[t[2:]] if t[2:] in table else "O" for t in tags]


def worldwide(model, pieces, folder, regions=None):
    rows = list(data.worldwide(folder))
    got = predict(model, [data.Sentence(w, "ww") for _, w, _ in rows], pieces, trees=False)
    pairs = [(t, relabel(g["name"], FOUR)) for (_, _, t), g in zip(rows, got)]
    out = {"all": f1(pairs)}
    for region, prefixes in (regions or {}).items():
        some = [p for p, r in zip(pairs, rows) if r[0].startswith(tuple(prefixes))]
        out[region] = f1(some)
    return out


def regions(path):
    out, name = {}, ""
    with open(path) as f:
        for line in f:
            line = line.strip()
            if line.endswith(":"):
                name = line[:-1]
                out[name] = []
            elif line and line[0] != "#":
                out[name].append(line)
    return out


def uner(model, pieces, sets, part):
    table = data.uner(sets.path("ner/ewt/en_ewt-ud-%s.iob2" % part)).values()
    got = predict(model, [data.Sentence(w, "uner") for w, _ in table], pieces, trees=False)
    three = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "FAC": "LOC"}
    return f1([(relabel(data.to_bio(t), three), relabel(g["name"], three)) for (_, t), g in zip(table, got)])


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("checkpoint")
    p.add_argument("data")
    p.add_argument("--int8", action="store_true")
    p.add_argument("--worldwide", help="folder where ner/worldwide.tar.xz was unpacked")
    p.add_argument("--dev", action="store_true", help="only the development parts")
    a = p.parse_args()
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", 2)))
    model, vocab = export.load(a.checkpoint)
    pieces, sets = text.Pieces(vocab), data.Sets(a.data)
    if a.int8:
        export.round_weights(model)
    for part in ("dev",) if a.dev else ("dev", "test"):
        for name in "ewt", "gum":
            gold = sets.trees("%s-%s" % (name, part))
            print(name, part, trees_score(gold, predict(model, gold, pieces)), flush=True)
        print("uner", part, uner(model, pieces, sets, part), flush=True)
    if a.worldwide:
        for k, v in worldwide(model, pieces, a.worldwide, regions(sets.path("ner/regions.txt"))).items():
            print("worldwide", k, v, flush=True)


if __name__ == "__main__":
    main()
