"""Trains the model: one run, all heads, on whatever each set annotates.

    python fit.py --data ../shared/data --base PATH/TO/BERT/FOLDER --out RUN --epochs 8

A checkpoint is written every epoch; the same command goes on from it.
"""
import argparse
import os
import random
import time

os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "8192")
import torch
import torch.nn.functional as F

import batch
import data
import graph
import lemma
import model as net
import score
import synth
import text


def inventory(sets):
    """Label lists and lemma rules, from EWT's and GUM's training trees alone: they never change."""
    trees = sets.trees("ewt-train") + sets.trees("gum-train")
    rules = lemma.Rules((w, l) for s in trees for w, l in zip(s.words, s.lemma) if l != "_")
    column = lambda k: sorted({t for s in trees for t in getattr(s, k)})
    return {"upos": data.UPOS, "xpos": column("xpos"), "deprel": column("rel"),
            "lemma": rules.list, "name": data.TAGS, "graph": graph.LABELS}, rules


def load_base(m, folder):
    from safetensors.torch import load_file
    net.load_bert(m.encoder, load_file(os.path.join(folder, "model.safetensors")))


def tag_loss(scores, gold, weight):
    ok = (gold >= 0).float() * weight[:, None]
    each = F.cross_entropy(scores.flatten(0, 1), gold.clamp(min=0).flatten(), reduction="none").view_as(gold)
    return (each * ok).sum() / ok.sum().clamp(min=1)


def name_loss(scores, allowed, weight):
    """Minus the log of the probability that the allowed tags have together."""
    ok = ((allowed >> torch.arange(scores.shape[2])[:, None, None]) & 1).permute(1, 2, 0).bool()
    told = (~ok.all(2)).float() * weight[:, None]
    logp = scores.log_softmax(2).masked_fill(~ok, -1e4).logsumexp(2)
    return -(logp * told).sum() / told.sum().clamp(min=1)


def losses(m, b):
    out = m(b)
    part = {k: tag_loss(out[k], b[k], b["weight"]) for k in ("upos", "xpos", "lemma")}
    part["name"] = name_loss(out["name"], b["name"], b["weight"])
    part["arc"] = tag_loss(out["arc"], b["head"], b["weight"])
    if (b["head"] >= 0).any():
        rel = m.rels(out, b["head"].clamp(min=0)).view(*b["head"].shape, -1)
        part["rel"] = tag_loss(rel, b["deprel"], b["weight"])
    return part, out


class Average:
    """An exponential moving average of the weights, which measures better than the last ones."""

    def __init__(self, m, rate):
        self.rate, self.n = rate, 0
        self.state = {k: v.detach().clone() for k, v in m.state_dict().items()}
        self.moving = [n for n, p in m.named_parameters() if p.requires_grad]

    def add(self, m):
        self.n += 1
        rate = min(self.rate, (1 + self.n) / (10 + self.n))
        with torch.no_grad():
            now = m.state_dict()
            torch._foreach_lerp_([self.state[n] for n in self.moving], [now[n] for n in self.moving], 1 - rate)


def optimiser(m, a):
    """The piece and position tables stay as the base has them: names never met in training keep their place."""
    if not a.learn_pieces:
        m.encoder.piece.weight.requires_grad_(False)
        m.encoder.position.weight.requires_grad_(False)
    if a.only_graph:
        for n, p in m.named_parameters():
            p.requires_grad_(n.startswith("graph."))
    base = lambda n: n.startswith("encoder") and "shape" not in n
    encoder = [p for n, p in m.named_parameters() if base(n) and p.requires_grad]
    over = [p for n, p in m.named_parameters() if n.startswith("graph.layers") and p.requires_grad]
    heads = [p for n, p in m.named_parameters() if not base(n) and not n.startswith("graph.layers") and p.requires_grad]
    groups = [{"params": encoder, "lr": a.rate, "top": a.rate}] if encoder else []
    groups += [{"params": heads, "lr": a.head_rate, "top": a.head_rate}]
    groups += [{"params": over, "lr": a.over_rate, "top": a.over_rate}] if over else []
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)


def set_rate(opt, step, total, warm):
    k = step / (warm * total) if step < warm * total else (total - step) / (total * (1 - warm))
    for g in opt.param_groups:
        g["lr"] = g["top"] * max(k, 0.0)


class Team:
    """One process a core, each on its own batches, gradients summed once a step.

    On a machine shared with other work this is far faster than one process of several
    threads, which wait for each other at every operation.
    """

    def __init__(self):
        self.rank, self.size = int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))
        if self.size > 1:
            torch.distributed.init_process_group("gloo")
        torch.set_num_threads(max(1, 2 // self.size))

    def share(self, groups):
        """My batches; every process gets equally many, so that steps stay in time with each other."""
        return groups[self.rank:len(groups) - len(groups) % self.size:self.size]

    def mean(self, parameters):
        if self.size == 1:
            return
        grads = [p.grad for p in parameters if p.grad is not None]
        flat = torch._utils._flatten_dense_tensors(grads)
        torch.distributed.all_reduce(flat)
        for g, v in zip(grads, torch._utils._unflatten_dense_tensors(flat.div_(self.size), grads)):
            g.copy_(v)

    def agreed(self, number):
        """The first process's number."""
        if self.size == 1:
            return number
        told = torch.tensor(number, dtype=torch.float64)
        torch.distributed.broadcast(told, 0)
        return told.item()

    def wait(self):
        if self.size > 1:
            torch.distributed.barrier()


class Run:
    """One training run with its files."""

    def __init__(self, a):
        self.a, self.team = a, Team()
        self.sets = data.Sets(a.data)
        self.labels, self.rules = inventory(self.sets)
        init = torch.load(a.init, weights_only=False) if a.init else None
        self.vocab = init["vocab"] if init else text.read_vocab(os.path.join(a.vocab or a.base, "vocab.txt"))
        self.pieces = text.Pieces(self.vocab)
        self.of = batch.gold(self.labels, self.rules)
        torch.manual_seed(a.seed)
        self.m = net.Model(self.labels, layers=a.layers, drop=a.drop, head_drop=a.head_drop, rel=a.rel, graph=a.graph, over=a.over, pieces=len(self.vocab))
        if init:
            self.begin(init["average"])
        else:
            load_base(self.m, a.base)
        self.opt = optimiser(self.m, a)
        self.avg = Average(self.m, a.average)
        self.epoch = self.step = self.spent = 0
        self.clock = time.time()
        self.file = os.path.join(a.out, "last.pt")
        os.makedirs(a.out, exist_ok=True)
        if os.path.exists(self.file):
            self.resume()

    def begin(self, state):
        """Takes over all that an earlier model has; what it never had of the graph is learned from nothing."""
        state = {k: v for k, v in state.items() if not k.startswith("graph.") or k in self.m.state_dict() and v.shape == self.m.state_dict()[k].shape}
        lacking = self.m.load_state_dict(state, strict=False)
        if lacking.unexpected_keys or any(not k.startswith("graph.") for k in lacking.missing_keys):
            raise SystemExit("--init is another kind of model: %s %s" % lacking)

    def resume(self):
        s = torch.load(self.file, weights_only=False)
        self.m.load_state_dict(s["model"])
        self.opt.load_state_dict(s["opt"])
        self.avg.state, self.avg.n, self.epoch, self.step = s["average"], s["n"], s["epoch"], s["step"]
        self.spent = s.get("spent", 0)

    def save(self):
        s = {"model": self.m.state_dict(), "average": self.avg.state, "opt": self.opt.state_dict(), "n": self.avg.n,
             "epoch": self.epoch, "step": self.step, "spent": self.spent, "labels": self.labels, "config": self.m.config, "vocab": self.vocab}
        torch.save(s, self.file + ".new")
        os.replace(self.file + ".new", self.file)

    def train(self, make):
        """`make(epoch)` gives the examples of an epoch."""
        over = self.done(0) >= 1
        while not over:
            start, seen = time.time(), {}
            groups = batch.batches(make(self.epoch), self.a.budget, shuffle=self.a.seed * 1000 + self.epoch)
            groups = self.team.share(groups)
            self.m.train()
            seed = self.a.seed * 77 + self.epoch + 1000 * self.team.rank
            gen = torch.Generator().manual_seed(seed)
            torch.manual_seed(seed)
            for n, group in enumerate(groups):
                done = self.done(n / len(groups))
                if done >= 1:
                    break
                self.one(group, gen, done, seen)
                if n % 100 == 99 and self.team.rank == 0:
                    print("step %d of %d, %.0f s" % (n + 1, len(groups), time.time() - start), flush=True)
            self.epoch += 1
            over = self.done(0) >= 1
            if self.team.rank:
                continue
            self.save()
            said = " ".join("%s %.3f" % (k, v[0] / v[1]) for k, v in seen.items())
            print("epoch %d, %.0f s, %d steps: %s" % (self.epoch, time.time() - start, len(groups), said), flush=True)
            if self.epoch % self.a.measure == 0 or over:
                self.measure()

    def done(self, part):
        """The share of the run that is done, with `part` of an epoch; by the first process's clock where the run has one."""
        if not self.a.minutes:
            return (self.epoch + part) / self.a.epochs
        now = time.time()
        self.spent += min(now - self.clock, 60)
        self.clock = now
        return self.team.agreed(self.spent / 60 / self.a.minutes)

    def one(self, group, gen, done, seen):
        set_rate(self.opt, done, 1.0, self.a.warm)
        b = batch.collate(group)
        b["plain"] = b["ids"]
        batch.drop_words(b, self.pieces, self.a.word_drop, gen)
        with torch.autocast("cpu", torch.bfloat16):
            part = self.loss(group, b)
        loss = sum(part.values())
        self.opt.zero_grad(set_to_none=True)
        for p in self.m.parameters():  # all take part in the sum, whatever this batch asks for
            if p.requires_grad:
                p.grad = torch.zeros_like(p)
        loss.backward()
        self.team.mean(self.m.parameters())
        torch.nn.utils.clip_grad_norm_(self.m.parameters(), 1.0)
        self.opt.step()
        self.step += 1
        if self.team.rank == 0:
            self.avg.add(self.m)
        for k, v in part.items():
            t = seen.setdefault(k, [0.0, 0])
            t[0] += v.item()
            t[1] += 1

    def loss(self, group, b):
        return losses(self.m, b)[0]

    def measure(self):
        keep = {k: v.clone() for k, v in self.m.state_dict().items()}
        self.m.load_state_dict(self.avg.state)
        with torch.autocast("cpu", torch.bfloat16):
            for name in "ewt-dev", "gum-dev":
                gold = self.sets.trees(name)
                print("  ", name, score.trees_score(gold, score.predict(self.m, gold, self.pieces)), flush=True)
            print("   uner-dev", score.uner(self.m, self.pieces, self.sets, "dev"), flush=True)
            if self.a.graph and self.a.corpus:
                held = graph.load(self.a.corpus, self.a.binary, self.a.data, held=True)
                print("   acts", graph.score(held, graph.predict(self.m, held, self.pieces)), flush=True)
            if self.a.worldwide:
                print("   worldwide", score.worldwide(self.m, self.pieces, self.a.worldwide)["all"], flush=True)
        self.m.load_state_dict(keep)


class Mixture:
    """The sentences of an epoch: the sets, fresh made ones, and copies in other case."""

    def __init__(self, run, a):
        self.run, self.a, self.lists = run, a, synth.Lists()
        self.sentences = run.sets.training(a.with_dev)
        synth.settle_peoples(self.sentences, self.lists.demonyms())
        self.made = batch.examples(self.sentences, run.pieces, run.of)

    def __call__(self, epoch):
        seed = self.a.seed * 1000 + epoch
        rng = random.Random(seed)
        more = list(synth.write(self.lists, self.a.synth, seed))
        for how, share in (("upper", 0.5), ("title", 0.3), ("lower", 0.2)):
            n = int(len(self.sentences) * self.a.recase * share)
            more += [synth.recased(s, how) for s in rng.sample(self.sentences, n)]
        return self.made + batch.examples(more, self.run.pieces, self.run.of)


def arguments():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    add = p.add_argument
    add("--data", required=True)
    add("--base", required=True, help="folder of BERT weights to begin with")
    add("--vocab", help="folder of vocab.txt, if not the base's")
    add("--init", help="checkpoint to begin with instead")
    add("--out", required=True)
    add("--learn-pieces", action="store_true", help="train the piece table too")
    add("--layers", type=int, default=6)
    add("--rel", type=int, default=64)
    add("--graph", type=int, default=0, help="width of the semantic graph's hidden vector; 0: no graph")
    add("--over", type=int, default=0, help="the semantic graph's own layers, which know the tree")
    add("--over-rate", type=float, default=5e-4)
    add("--only-graph", action="store_true", help="train the semantic graph's heads alone; the encoder and all else stay")
    add("--epochs", type=int, default=8)
    add("--minutes", type=float, default=0, help="end after so many minutes of training, whatever the epoch: the rate falls with the clock")
    add("--budget", type=int, default=1200)
    add("--rate", type=float, default=2e-4)
    add("--head-rate", type=float, default=1e-3)
    add("--warm", type=float, default=0.08)
    add("--drop", type=float, default=0.1)
    add("--head-drop", type=float, default=0.2)
    add("--word-drop", type=float, default=0.05)
    add("--average", type=float, default=0.998)
    add("--seed", type=int, default=1)
    add("--measure", type=int, default=2, help="measure every so many epochs")
    add("--worldwide", help="unpacked worldwide newswire, to measure on")
    add("--synth", type=int, default=5000, help="made sentences an epoch")
    add("--recase", type=float, default=0.08, help="share of sentences copied in other case")
    add("--corpus", help="folder of annotated sentences, for the graph")
    add("--binary", default="../bin/readout", help="the program, which cuts those into words and gives them trees")
    add("--with-dev", action="store_true", help="learn from EWT's dev part too (then nothing measures on it)")
    return p


def main():
    a = arguments().parse_args()
    run = Run(a)
    run.train(Mixture(run, a))


if __name__ == "__main__":
    main()
