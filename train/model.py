"""The language model: a BERT encoder with word shapes, six heads on words, and the semantic graph between words.

The encoder is written out rather than taken from a library so that it is, line
for line, what docs/model-format.md asks of the Go reader.
"""
import math

import torch
import torch.nn.functional as F
from torch import nn

EPS = 1e-12


class Drop:
    """Dropout from a pool of ready-made masks: drawing fresh bits took a tenth of a step on a CPU."""
    pools = {}

    @classmethod
    def pool(cls, rate, dtype):
        if (rate, dtype) not in cls.pools:
            cls.pools[rate, dtype] = ((torch.rand(1 << 23) >= rate).float() / (1 - rate)).to(dtype)
        return cls.pools[rate, dtype]

    @classmethod
    def out(cls, x, rate, training):
        pool = cls.pool(rate, x.dtype) if training and rate else None
        if pool is None or x.numel() >= len(pool):
            return F.dropout(x, rate, training)
        start = int(torch.randint(len(pool) - x.numel(), ()))
        return x * pool[start:start + x.numel()].view(x.shape)


def attend(q, k, v, mask):
    """Plain attention; autocast is off because it would widen the softmax and slow it threefold."""
    with torch.autocast("cpu", enabled=False):
        return (q @ k.transpose(2, 3) + mask.to(q.dtype)).softmax(3) @ v


class Layer(nn.Module):
    def __init__(self, width, heads, ffn, drop):
        super().__init__()
        self.heads, self.drop = heads, drop
        self.q, self.k, self.v, self.o = (nn.Linear(width, width) for _ in range(4))
        self.up, self.down = nn.Linear(width, ffn), nn.Linear(ffn, width)
        self.attn_norm = nn.LayerNorm(width, eps=EPS)
        self.ffn_norm = nn.LayerNorm(width, eps=EPS)

    def forward(self, x, mask):
        b, n, w = x.shape
        part = lambda t: t.view(b, n, self.heads, w // self.heads).transpose(1, 2)
        got = attend(part(self.q(x)) * (self.heads / w) ** 0.5, part(self.k(x)), part(self.v(x)), mask)
        got = self.o(got.transpose(1, 2).reshape(b, n, w))
        x = self.attn_norm(x + Drop.out(got, self.drop, self.training))
        got = self.down(F.gelu(self.up(x)))
        return self.ffn_norm(x + Drop.out(got, self.drop, self.training))


class Encoder(nn.Module):
    def __init__(self, layers=6, width=384, heads=12, ffn=1536, positions=256, pieces=30522, shapes=12, drop=0.1):
        super().__init__()
        self.drop = drop
        self.piece = nn.Embedding(pieces, width)
        self.position = nn.Embedding(positions, width)
        self.shape = nn.Embedding(shapes, width)
        self.norm = nn.LayerNorm(width, eps=EPS)
        self.layers = nn.ModuleList(Layer(width, heads, ffn, drop) for _ in range(layers))
        nn.init.normal_(self.shape.weight, std=0.02)

    def forward(self, ids, shapes, length):
        n = ids.shape[1]
        x = self.piece(ids) + self.position.weight[:n] + self.shape(shapes)
        x = Drop.out(self.norm(x), self.drop, self.training)
        if torch.is_autocast_enabled("cpu"):
            x = x.bfloat16()
        pad = torch.arange(n)[None, :] >= length[:, None]
        mask = torch.zeros(pad.shape, dtype=x.dtype)
        mask = mask.masked_fill(pad, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Model(nn.Module):
    """Encoder and heads. `labels` gives the inventories by head."""

    def __init__(self, labels, layers=6, width=384, arc=256, rel=64, drop=0.1, head_drop=0.2, graph=0, side=80, over=0, over_ffn=768, pieces=30522):
        super().__init__()
        self.config = dict(layers=layers, width=width, arc=arc, rel=rel, graph=graph, side=side, over=over, over_ffn=over_ffn, pieces=pieces)
        self.labels, self.head_drop = labels, head_drop
        self.encoder = Encoder(layers=layers, width=width, drop=drop, pieces=pieces)
        self.tag = nn.ModuleDict({k: nn.Linear(width, len(labels[k])) for k in ("upos", "xpos", "lemma", "name")})
        self.arc_dep, self.arc_head = nn.Linear(width, arc), nn.Linear(width, arc)
        self.rel_dep, self.rel_head = nn.Linear(width, rel), nn.Linear(width, rel)
        self.arc = nn.Parameter(torch.empty(arc + 1, arc))
        self.rel = nn.Parameter(torch.empty(len(labels["deprel"]), (rel + 1) * (rel + 1)))
        nn.init.normal_(self.arc, std=1 / math.sqrt(arc * 16))
        nn.init.normal_(self.rel, std=1 / rel)
        if graph:
            self.graph = Graph(labels["graph"], labels["deprel"], width, graph, side, over, over_ffn, drop, head_drop)

    def hid(self, linear, x):
        return Drop.out(F.gelu(linear(x)), self.head_drop, self.training)

    def words(self, batch):
        """Last layer at [CLS] and each word's first piece: (sentences, words+1, width)."""
        x = self.encoder(batch["ids"], batch["shapes"], batch["length"])
        return x.gather(1, batch["first"][:, :, None].expand(-1, -1, x.shape[2]))

    def forward(self, batch):
        """Scores of tags and arcs; `first` holds 0 for the root and then the words."""
        w = self.words(batch)
        dropped = Drop.out(w, self.head_drop, self.training)
        out = {k: head(dropped[:, 1:]).float() for k, head in self.tag.items()}
        dep, head = self.hid(self.arc_dep, dropped[:, 1:]), self.hid(self.arc_head, dropped)
        arc = (dep @ self.arc[:-1] + self.arc[-1]) @ head.transpose(1, 2)
        real = batch["real"]  # which positions of `first` are the root or a word
        out["arc"] = arc.float().masked_fill(~real[:, None, :], -1e4)
        out["rel_dep"], out["rel_head"] = self.hid(self.rel_dep, dropped[:, 1:]), self.hid(self.rel_head, dropped)
        out["words"], out["dropped"] = w, dropped
        return out

    def rels(self, out, heads):
        """Scores of labels given each word's head: (words of all sentences, labels)."""
        dep = out["rel_dep"]
        head = out["rel_head"].gather(1, heads[:, :, None].expand(-1, -1, dep.shape[2]))
        return self.rels_of(dep.reshape(-1, dep.shape[2]), head.reshape(-1, dep.shape[2]))

    def rels_of(self, dep, head):
        d = dep.shape[1] + 1
        one = torch.ones(dep.shape[0], 1, dtype=dep.dtype)
        dep, head = torch.cat([dep, one], 1), torch.cat([head, one], 1)
        w = self.rel.view(-1, d, d).transpose(0, 1).reshape(d, -1)
        return torch.bmm((dep @ w).view(len(dep), -1, d), head[:, :, None]).squeeze(2).float()


# What one word of a tree is to another, besides its child or head by a label: numbers of Graph.bias and Graph.kin.
OTHER, SELF, SIBLING, GRANDCHILD, GRANDPARENT, BELOW, ABOVE, NEAR = range(8)


def relations(heads, labels, count):
    """What word j is to word i, (sentences, words, words) of numbers: those above, then child by label, then head by label.

    `heads` (sentences, words) begins with [CLS], the root's head, which itself has none (-1, as what only fills up);
    `labels` are those of the arcs to them, of `count`.
    """
    n = heads.shape[1]
    up = F.one_hot(heads.clamp(min=0), n).float() * (heads >= 0)[:, :, None]  # i's head is j
    out = torch.full(up.shape, OTHER)
    two = up @ up
    far, above = two @ up, torch.zeros(up.shape, dtype=torch.bool)
    for _ in range(n):
        above |= far > 0
        far = far @ up
        if not far.any():
            break
    for mark, number in (above, ABOVE), (above.transpose(1, 2), BELOW), (two > 0, GRANDPARENT), (two.transpose(1, 2) > 0, GRANDCHILD), (up @ up.transpose(1, 2) > 0, SIBLING):
        out[mark] = number
    at = up > 0
    by = labels[:, :, None].expand(-1, -1, n)
    out = torch.where(at, NEAR + count + by, out)
    out = torch.where(at.transpose(1, 2), NEAR + by.transpose(1, 2), out)
    out[:, torch.arange(n), torch.arange(n)] = SELF
    return out


class Graph(nn.Module):
    """What a word states, and who and what belongs to it.

    `labels` are the lists act (its first is "", no act), status, mode, sector, role and link. `over` layers read the words' vectors
    and [CLS]'s once more, each word's attention to another leaning on what that is to it in the tree. A word's own labels come
    from one hidden vector; an arc of a role runs from a word that states an act to any word of the sentence, a link from a party.
    """

    def __init__(self, labels, deprels, width, hidden, side, over, ffn, drop, head_drop, heads=12):
        super().__init__()
        self.labels, self.deprels, self.drop = labels, deprels, head_drop
        kinds = NEAR + 2 * len(deprels)
        self.layers = nn.ModuleList(Layer(width, heads, ffn, drop) for _ in range(over))
        self.bias = nn.Parameter(torch.zeros(over, heads, kinds))
        self.kin = nn.Parameter(torch.zeros(len(labels["role"]) + len(labels["link"]), kinds))
        for layer in self.layers:  # a new layer passes on what it gets, nearly
            for part in layer.o, layer.down:
                nn.init.zeros_(part.weight), nn.init.zeros_(part.bias)
            for norm in layer.attn_norm, layer.ffn_norm:
                nn.init.constant_(norm.weight, 0.41)  # the deviation of the encoder's vectors
        self.act = nn.Linear(width, hidden)
        self.label = nn.Linear(hidden, sum(len(labels[k]) for k in ("act", "status", "mode", "sector")) + 1)
        self.source, self.target = nn.Linear(width, side), nn.Linear(width, side)
        self.role = nn.Parameter(torch.empty(len(labels["role"]), side + 1, side + 1))
        self.link = nn.Parameter(torch.empty(len(labels["link"]), side + 1, side + 1))
        nn.init.normal_(self.role, std=1 / side)
        nn.init.normal_(self.link, std=1 / side)

    def forward(self, words, real, tree):
        """Scores (sentences, words, labels) by kind of label, and the two sides of arcs.

        `words` and `real` begin with [CLS]; `tree` is what `relations` gives.
        """
        mask = torch.zeros(real.shape, dtype=words.dtype).masked_fill(~real, -1e4)[:, None, None, :]
        for layer, bias in zip(self.layers, self.bias):
            words = layer(words, mask + bias[:, tree].transpose(0, 1).to(words.dtype))
        words = Drop.out(words, self.drop, self.training)[:, 1:]
        hid = lambda linear: Drop.out(F.gelu(linear(words)), self.drop, self.training)
        sizes = [len(self.labels["act"]), len(self.labels["status"]), 1, len(self.labels["mode"]), len(self.labels["sector"])]
        act, status, background, mode, sector = self.label(hid(self.act)).float().split(sizes, 2)
        return {"act": act, "status": status, "background": background.squeeze(2), "mode": mode, "sector": sector,
                "source": hid(self.source), "target": hid(self.target), "tree": tree[:, 1:, 1:]}

    def arcs(self, out, sentence, word, links=False):
        """Scores (acts, roles, words) of the arcs, or links, from words, given by the number of their sentence and their own."""
        roles, kin = (self.link, self.kin[len(self.role):]) if links else (self.role, self.kin[:len(self.role)])
        one = lambda x: torch.cat([x, torch.ones_like(x[..., :1])], -1)
        source, target = one(out["source"][sentence, word]), one(out["target"][sentence])
        found = torch.einsum("arj,anj->arn", torch.einsum("ai,rij->arj", source, roles.to(source.dtype)), target).float()
        return found + kin[:, out["tree"][sentence, word]].transpose(0, 1)


def load_bert(encoder, state, positions=256):
    """Fills the encoder from a BERT state dict (names as in transformers' BertModel)."""
    e = "embeddings."
    with torch.no_grad():
        encoder.piece.weight.copy_(state[e + "word_embeddings.weight"])
        encoder.position.weight.copy_(state[e + "position_embeddings.weight"][:positions]
                                      + state[e + "token_type_embeddings.weight"][0])
        copy(encoder.norm, state, e + "LayerNorm")
        for i, layer in enumerate(encoder.layers):
            p = "encoder.layer.%d." % i
            names = {"q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value",
                     "o": "attention.output.dense", "attn_norm": "attention.output.LayerNorm",
                     "up": "intermediate.dense", "down": "output.dense", "ffn_norm": "output.LayerNorm"}
            for ours, theirs in names.items():
                copy(getattr(layer, ours), state, p + theirs)


def copy(module, state, name):
    module.weight.copy_(state[name + ".weight"])
    module.bias.copy_(state[name + ".bias"])
