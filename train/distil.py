"""Trains on from a model, with open news text that nobody annotated beside the annotated sets.

    python distil.py --data ../shared/data --base FOLDER --init A/last.pt --teacher A/last.pt --out S

On news (RAMS, event-location, ECB+, MEANTIME) the student, which sees some words hidden,
learns tags and trees from the teachers' probabilities and lemmas from silver.py;
on the annotated sets it learns from gold alone. With --corpus it also learns the semantic
graph from the annotated sentences, and their tags and trees from the teachers.
"""
import functools
import glob
import gzip
import json
import lzma
import os
import random
import re
import tarfile
import time
import xml.etree.ElementTree as xml

import fit  # first: it sets the matrix library up

import torch

import batch
import data
import export
import graph
import silver

def plain(words, source):
    words = [w for w in words if w.strip()]
    s = data.Sentence(words, source, names=[data.ANY] * len(words))
    s = data.part_hyphens(s)
    s.names = None
    return s


def rams(root):
    for path in sorted(glob.glob(os.path.join(root, "events/rams/*.xz"))):
        with lzma.open(path, "rt") as f:
            for line in f:
                for words in json.loads(line)["sentences"]:
                    yield plain(words, "rams")


def event_location(root):
    with gzip.open(os.path.join(root, "place/event_location.jsonl.gz"), "rt") as f:
        for line in f:
            row = json.loads(line)
            if "tokens" in row:
                yield plain([t["text"] for t in row["tokens"]], "event-location")


def token_files(path, source):
    """ECB+ and MEANTIME: XML with one <token sentence=…> a word."""
    with tarfile.open(path) as tar:
        for member in tar:
            if not member.name.endswith(".xml"):
                continue
            sentences = {}
            for t in xml.parse(tar.extractfile(member)).getroot().iter("token"):
                sentences.setdefault(t.get("sentence"), []).append(t.text or "")
            for words in sentences.values():
                yield plain(words, source)


def unlabelled(root):
    out, met = [], set()
    for s in (*rams(root), *event_location(root), *token_files(os.path.join(root, "clusters/ecbplus.tar.xz"), "ecb+"),
              *token_files(os.path.join(root, "time/meantime.tar.xz"), "meantime")):
        key = " ".join(s.words)
        if 3 <= len(s.words) <= 70 and key not in met and len(re.findall("[a-z]", key)) > len(key) / 3:
            met.add(key)
            out.append(s)
    return out


class Teachers:
    """Several models' mean probabilities; some may teach names alone."""

    def __init__(self, paths, namers):
        self.models, self.namers = [export.load(p)[0] for p in paths], [export.load(p)[0] for p in namers]

    def probabilities(self, b, kinds):
        with torch.no_grad():
            outs = [m(b) for m in self.models]
            soft = {k: sum(o[k].softmax(-1) for o in outs) / len(outs) for k in kinds}
            if "name" in kinds and self.namers:
                more = [m(b)["name"].softmax(-1) for m in self.namers]
                soft["name"] = (soft["name"] * len(outs) + sum(more)) / (len(outs) + len(more))
            heads = soft["arc"].argmax(2)
            soft["rel"] = sum(m.rels(o, heads).softmax(-1) for m, o in zip(self.models, outs)) / len(outs)
        return soft, heads


def soft_loss(scores, soft, told):
    each = -(scores.log_softmax(-1) * soft).sum(-1)
    return each[told].mean()


class Distil(fit.Run):
    def prepare(self, a):
        self.teachers = Teachers(a.teacher, a.namer)
        self.kinds = ("upos", "xpos", "arc") + (("name",) if a.teach_names or a.namer else ())
        trees = self.sets.trees("ewt-train") + self.sets.trees("gum-train")
        lemmas = silver.Lemmas(trees, self.vocab)
        rule = lambda form, lemma: self.rules.of(form, lemma) if lemma else -1
        self.rule = functools.lru_cache(maxsize=400_000)(lambda form, tag: rule(form, lemmas.of(form, tag)))
        self.drills = silver.Drills(lemmas, self.vocab)

    def loss(self, group, b):
        if batch.kind(group[0]) == "gold":
            return super().loss(group, b)
        kinds = [k for k in self.kinds if k != "name" or batch.kind(group[0]) == "news"]
        if batch.kind(group[0]) == "acts" and not self.a.teach_acts:
            return {"graph " + k: v for k, v in graph.losses(self.m, self.m(b), group, b).items()}
        soft, heads = self.teachers.probabilities({**b, "ids": b["plain"]}, kinds)
        out, told = self.m(b), b["real"][:, 1:]
        part = {"soft " + k: soft_loss(out[k].clamp(min=-100), soft[k], told) for k in kinds}
        part["soft rel"] = soft_loss(self.m.rels(out, heads), soft["rel"], told.flatten())
        part["silver lemma"] = fit.tag_loss(out["lemma"], self.silver(group, soft["xpos"]), b["weight"])
        part = {k: v * self.a.soft for k, v in part.items()}
        if batch.kind(group[0]) == "acts":
            part.update(("graph " + k, v) for k, v in graph.losses(self.m, out, group, b).items())
        return part

    def silver(self, group, xpos):
        sure, tags = xpos.max(2)
        sure, tags, names = (sure > 0.8).tolist(), tags.tolist(), self.labels["xpos"]
        rows = [[self.rule(w, names[t]) if ok else -1 for w, t, ok in zip(e.words, tags[i], sure[i])]
                for i, e in enumerate(group)]
        return batch.pad(rows, -1, xpos.shape[1])


class Mixture(fit.Mixture):
    """As for plain training, with lemma drills and, in batches of their own, some of the news."""

    def __init__(self, run, a):
        super().__init__(run, a)
        self.news = batch.examples(unlabelled(a.data), run.pieces, run.of)
        for e in self.news:
            e.source = "news"
        self.slots = graph.Slots(self.lists)
        print(len(self.made), "annotated", len(self.news), "news", flush=True)

    def __call__(self, epoch):
        rng = random.Random(self.a.seed * 500 + epoch)
        drills = batch.examples(self.run.drills.write(self.a.drills, rng), self.run.pieces, self.run.of)
        more = drills + rng.sample(self.news, min(self.a.news, len(self.news))) + self.acts(rng)
        gold = super().__call__(epoch)
        return rng.sample(gold, min(self.a.gold, len(gold))) + more


    def acts(self, rng):
        """The annotated sentences as they are now, each as often as asked, some with other names; lots may still be growing."""
        if not self.a.corpus:
            return []
        until = self.run.team.agreed(time.time() - 5)  # every process has to learn from the same lots, or they wait for each other forever
        acts = graph.load(self.a.corpus, self.a.binary, self.a.data, until=until)
        print(len(acts), "sentences with acts", flush=True)
        all = [self.slots.fill(s, rng) if rng.random() < self.a.refill else s for s in acts for _ in range(self.a.times)]
        return batch.examples(all, self.run.pieces, self.run.of)


def main():
    p = fit.arguments()
    p.add_argument("--teacher", action="append", required=True)
    p.add_argument("--namer", action="append", default=[], help="teacher of names alone, beside the teachers")
    p.add_argument("--teach-names", action="store_true", help="learn names from the teachers too")
    p.add_argument("--teach-acts", action="store_true", help="learn the trees of the sentences with acts from the teachers")
    p.add_argument("--news", type=int, default=8000, help="unannotated sentences an epoch")
    p.add_argument("--refill", type=float, default=0.5, help="share of the sentences with acts whose names are filled in anew")
    p.add_argument("--gold", type=int, default=1 << 30, help="annotated and made sentences an epoch, at most")
    p.add_argument("--times", type=int, default=1, help="how often an epoch has each sentence with acts")
    p.add_argument("--drills", type=int, default=2500, help="lemma drills an epoch")
    p.add_argument("--soft", type=float, default=0.7, help="weight of what isn't gold")
    a = p.parse_args()
    run = Distil(a)
    run.prepare(a)
    run.train(Mixture(run, a))


if __name__ == "__main__":
    main()
