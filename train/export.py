"""Writes the model file of docs/model-format.md and a reference to test the Go reader against.

    python export.py RUN/best.pt ../internal/model/weights.bin --reference reference.json
"""
import argparse
import datetime
import hashlib
import json
import os
import struct

import numpy as np
import torch

import model as net
import text

ALIGN = 64
FORMAT = 2  # with layers of the graph's own and small tables in int8


def load(path):
    """Returns (model, vocabulary) of a checkpoint."""
    state = torch.load(path, map_location="cpu", weights_only=False)
    m = net.Model(state["labels"], **state["config"])
    m.load_state_dict(state["average"] if "average" in state else state["model"])
    m.eval()
    return m, state["vocab"]


def quantise(w):
    """Symmetric int8 per row: (values, scales)."""
    w = w.detach().float().numpy()
    scale = np.maximum(np.abs(w).max(1), 1e-12).astype(np.float32) / np.float32(127)
    q = np.clip(np.rint(w / scale[:, None]), -127, 127).astype(np.int8)
    return q, scale


def matrices(m):
    """Every matrix kept as int8, with its name in the file."""
    e = m.encoder
    yield "piece", e.piece, False
    for i, layer in layers(m):
        for n in ("q", "k", "v", "o", "up", "down"):
            yield i + n, getattr(layer, n), True
    for n in ("upos", "xpos", "lemma", "name"):
        yield n, m.tag[n], True
    for n in ("arc_dep", "arc_head", "rel_dep", "rel_head"):
        yield n.replace("_", "."), getattr(m, n), True
    if m.config.get("graph"):
        for n in ("act", "source", "target"):
            yield "graph." + n, getattr(m.graph, n), True


def layers(m):
    """The encoder's layers and the graph's own, with what their names in the file begin with."""
    yield from (("%d." % i, l) for i, l in enumerate(m.encoder.layers))
    if m.config.get("graph"):
        yield from (("graph.%d." % i, l) for i, l in enumerate(m.graph.layers))


def tables(m):
    """Weights that the program keeps as float, but the file as int8: (name, weights as rows)."""
    rows = lambda t, width: t.detach().reshape(-1, width)
    yield "position", m.encoder.position.weight.detach()
    yield "arc", m.arc.detach()
    yield "rel", rows(m.rel, m.config["rel"] + 1)
    if m.config.get("graph"):
        yield "graph.role", rows(torch.cat([m.graph.role, m.graph.link]), m.graph.role.shape[2])


def norms(m):
    yield "embed.norm", m.encoder.norm
    for i, layer in layers(m):
        yield i + "attn.norm", layer.attn_norm
        yield i + "ffn.norm", layer.ffn_norm


def round_weights(m):
    """Replaces the matrices by what the int8 file gives back."""
    with torch.no_grad():
        for _, mod, _ in matrices(m):
            q, s = quantise(mod.weight)
            mod.weight.copy_(torch.from_numpy(q.astype(np.float32) * s[:, None]))
        for name, w in tables(m):
            q, s = quantise(w)
            w = torch.from_numpy(q.astype(np.float32) * s[:, None])
            if name == "graph.role":
                both = w.view(-1, *m.graph.role.shape[1:])
                m.graph.role.copy_(both[:len(m.graph.role)])
                m.graph.link.copy_(both[len(m.graph.role):])
            else:
                {"position": m.encoder.position.weight, "arc": m.arc, "rel": m.rel}[name].copy_(w.view_as(m.rel) if name == "rel" else w)


def tensors(m, vocab):
    """Yields (name, dtype, array or bytes, scale name)."""
    yield "vocab", "bytes", ("\n".join(vocab) + "\n").encode(), None
    f32 = lambda t: t.detach().float().numpy()
    for name, mod, biased in matrices(m):
        q, s = quantise(mod.weight)
        yield name, "int8", q, name + ".scale"
        yield name + ".scale", "f32", s, None
        if biased:
            yield name + ".b", "f32", f32(mod.bias), None
    for name, mod in norms(m):
        yield name + ".g", "f32", f32(mod.weight), None
        yield name + ".b", "f32", f32(mod.bias), None
    for name, w in tables(m):
        q, s = quantise(w)
        yield name, "int8", q, name + ".scale"
        yield name + ".scale", "f32", s, None
    yield "shape", "f32", f32(m.encoder.shape.weight), None
    if m.config.get("graph"):
        yield "graph.label", "f32", f32(m.graph.label.weight), None
        yield "graph.label.b", "f32", f32(m.graph.label.bias), None
        yield "graph.kin", "f32", f32(m.graph.kin), None
        if len(m.graph.layers):
            yield "graph.bias", "f32", f32(m.graph.bias).reshape(-1, m.graph.bias.shape[2]), None


def write(m, vocab, path, version="1", figures=None):
    data, index = bytearray(), []
    for name, dtype, value, scale in tensors(m, vocab):
        data += b"\0" * (-len(data) % ALIGN)
        raw = value if dtype == "bytes" else np.ascontiguousarray(value).astype("<f4" if dtype == "f32" else "i1").tobytes()
        shape = [len(raw)] if dtype == "bytes" else list(value.shape)
        entry = {"name": name, "dtype": dtype, "shape": shape, "offset": len(data)}
        if scale:
            entry["scale"] = scale
        index.append(entry)
        data += raw
    header = json.dumps(head(m, vocab, data, index, version, figures or {}), ensure_ascii=False).encode()
    start = b"RDOM" + struct.pack("<II", FORMAT, len(header)) + header
    start += b"\0" * (-len(start) % ALIGN)
    with open(path + ".new", "wb") as f:
        f.write(start + bytes(data))
    os.replace(path + ".new", path)


def head(m, vocab, data, index, version, figures):
    e, lab = m.encoder, m.labels
    out = {"name": "readout-en", "version": version, "created": datetime.date.today().isoformat(),
            "sha256": hashlib.sha256(bytes(data)).hexdigest(), "layers": len(e.layers),
            "width": e.piece.weight.shape[1], "heads": e.layers[0].heads, "ffn": e.layers[0].up.weight.shape[0],
            "positions": e.position.weight.shape[0], "pieces": len(vocab), "arc": m.config["arc"],
            "rel": m.config["rel"], "upos": lab["upos"], "xpos": lab["xpos"], "deprel": lab["deprel"],
            "lemma": lab["lemma"], "name": lab["name"], "shapes": text.SHAPES, "figures": figures, "tensors": index}
    if m.config.get("graph"):
        g = lab["graph"]
        out["graph"] = {"act": m.config["graph"], "side": m.config["side"], "layers": m.config["over"], "ffn": m.config["over_ffn"], "acts": g["act"][1:], "statuses": g["status"],
                        "modes": g["mode"], "sectors": g["sector"], "roles": g["role"], "links": g["link"], "parties": g["party"]}
    return out


REFERENCE = [s.split() for s in (
    "Russian forces shelled the port of Odesa on Monday , killing at least three people , officials said .",
    "KYIV , March 3 ( Readout ) -- President Volodymyr Zelenskyy met with German Chancellor Olaf Scholz .",
    "The United Nations condemned the attack .",
    "SYRIAN REBELS SEIZE TOWN NEAR ALEPPO",
    "Kenya 's Ruto Says Talks With Opposition Have Failed",
    "He did n't sign the agreement , did he ?",
    "Protesters marched through Dhaka demanding that the prime minister resign .",
    "The foreign ministry in Beijing denied that it had supplied weapons to Moscow .",
    "Police arrested 27 demonstrators , including two journalists , in Caracas .",
    "\" We will not negotiate , \" said Gen. Abdel-Fattah al-Burhan .",
    "Naïve observers in São Tomé and Príncipe applauded Müller 's décor .",
    "Costs rose 3.5 % to $ 1,200 in 2021-22 , the A.U. 's auditor wrote .",
    "Israel and Hamas agreed to a cease-fire brokered by Egypt and Qatar .",
    "The Lord 's Resistance Army abducted children from a village in northern Uganda .",
    "Nigeria sent troops to Niger 's border after the coup .",
    "Was the pseudopseudohypoparathyroidism antidisestablishmentarianism-like ?",
    "Having been warned twice , the mayors of both cities withdrew .",
    "© 2024 北京 office : call + 44 20 7946 0000 !",
    "a",
    "Sudan 's army , which has ruled since 2021 , said on Friday it had retaken the presidential palace in Khartoum from the paramilitary Rapid Support Forces .")]


def reference(m, vocab, path):
    import data
    import graph
    import score
    pieces = text.Pieces(vocab)
    sents = [data.Sentence(w, "ref") for w in REFERENCE]
    got = score.predict(m, sents, pieces, budget=1)
    planted = [data.Sentence(s.words, "ref", head=g["head"], rel=g["rel"]) for s, g in zip(sents, got)]
    acts = graph.predict(m, planted, pieces, budget=1) if m.config.get("graph") else [{}] * len(sents)
    rows = []
    for words, g, a in zip(REFERENCE, got, acts):
        ids, shapes, firsts = pieces.sentence(words)
        rows.append({"words": words, "pieces": ids, "shapes": shapes, "firsts": firsts, "upos": g["upos"],
                     "xpos": g["xpos"], "lemma": g["lemma"], "lemma_rule": g["lemma_rule"], "heads": g["head"],
                     "deprel": g["rel"], "names": g["name"],
                     "acts": [{"word": w, "chance": round(v["chance"], 3), "type": v["type"], "status": v["status"],
                               "arcs": [[r, i] for r in graph.ROLES for i in v["arcs"][r]]} for w, v in sorted(a.items())],
                     "vector": [[round(float(x), 6) for x in v[:8]] for v in g["words"]]})
    with open(path + ".new", "w", encoding="utf-8") as f:
        json.dump(rows, f, ensure_ascii=False, indent=1)
    os.replace(path + ".new", path)


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("checkpoint")
    p.add_argument("out")
    p.add_argument("--reference")
    p.add_argument("--version", default="1")
    p.add_argument("--figures", help="JSON object of measured figures", default="{}")
    a = p.parse_args()
    m, vocab = load(a.checkpoint)
    write(m, vocab, a.out, a.version, json.loads(a.figures))
    if a.reference:
        round_weights(m)
        reference(m, vocab, a.reference)


if __name__ == "__main__":
    main()
