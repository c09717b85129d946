"""Speed of Readout's encoder beside onnxruntime's, float32 and dynamic int8, in turns on the same weights, lengths and one core.

    pip install onnx onnxruntime torch
    python compare_onnx.py G/last.pt --articles ../../shared/data/news/articles.jsonl.gz --turns 5

The graph is written node by node from the checkpoint, as docs/model-format.md describes the network. Sentences of one length go together, about 400
pieces at once, so that nobody pads. Wordpieces a second of the process's own processor time; Readout's are those of BenchmarkEncode.
"""
import argparse
import gzip
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

HERE = os.path.dirname(os.path.abspath(__file__))
BATCH = 400
RUN = """
import sys, time
import numpy as np, onnxruntime as ort
o = ort.SessionOptions(); o.intra_op_num_threads = o.inter_op_num_threads = 1
s = ort.InferenceSession(sys.argv[1], o, providers=["CPUExecutionProvider"])
batches = list(np.load(sys.argv[2], allow_pickle=True).values())
feed = lambda x: {"ids": x[0], "shapes": x[1]}
s.run(None, feed(batches[0]))
start = time.process_time()
for x in batches:
    s.run(None, feed(x))
print(sum(x[0].size for x in batches) / (time.process_time() - start))
"""


class Graph:
    """Nodes and constants of the encoder."""

    def __init__(self):
        self.nodes, self.constants = [], []

    def constant(self, name, value):
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, op, inputs, out, **attributes):
        self.nodes.append(helper.make_node(op, inputs, [out], name=out, **attributes))
        return out

    def linear(self, x, module, name):
        weight = self.constant(name + ".w", module.weight.detach().numpy().T)
        return self.node("Add", [self.node("MatMul", [x, weight], name + ".m"), self.constant(name + ".b", module.bias.detach().numpy())], name)

    def norm(self, x, module, name):
        parts = [self.constant(name + ".g", module.weight.detach().numpy()), self.constant(name + ".b", module.bias.detach().numpy())]
        return self.node("LayerNormalization", [x, *parts], name, axis=-1, epsilon=1e-12)


def encoder(e, path):
    g = Graph()
    width, heads = e.piece.weight.shape[1], e.layers[0].heads
    piece = g.node("Gather", [g.constant("piece", e.piece.weight.detach().numpy()), "ids"], "pieces")
    shape = g.node("Gather", [g.constant("shape", e.shape.weight.detach().numpy()), "shapes"], "looks")
    size = g.node("Shape", ["ids"], "size", start=1, end=2)
    place = g.node("Slice", [g.constant("position", e.position.weight.detach().numpy()), g.constant("zero", np.array([0])), size, g.constant("axis", np.array([0]))], "places")
    x = g.norm(g.node("Add", [g.node("Add", [piece, shape], "sum"), place], "all"), e.norm, "norm")
    parts = g.constant("parts", np.array([0, 0, heads, width // heads]))
    whole = g.constant("whole", np.array([0, 0, width]))
    rate = g.constant("rate", np.array((heads / width) ** 0.5, dtype=np.float32))
    for i, layer in enumerate(e.layers):
        n = "%d." % i
        cut = lambda k, perm: g.node("Transpose", [g.node("Reshape", [g.linear(x, getattr(layer, k), n + k), parts], n + k + ".r")], n + k + ".t", perm=perm)
        q, k, v = cut("q", [0, 2, 1, 3]), cut("k", [0, 2, 3, 1]), cut("v", [0, 2, 1, 3])
        scores = g.node("Mul", [g.node("MatMul", [q, k], n + "qk"), rate], n + "s")
        seen = g.node("MatMul", [g.node("Softmax", [scores], n + "p", axis=-1), v], n + "pv")
        seen = g.node("Reshape", [g.node("Transpose", [seen], n + "back", perm=[0, 2, 1, 3]), whole], n + "seen")
        x = g.norm(g.node("Add", [x, g.linear(seen, layer.o, n + "o")], n + "a"), layer.attn_norm, n + "an")
        up = g.node("Gelu", [g.linear(x, layer.up, n + "up")], n + "gelu")
        x = g.norm(g.node("Add", [x, g.linear(up, layer.down, n + "down")], n + "f"), layer.ffn_norm, n + "fn")
    ints = lambda name: helper.make_tensor_value_info(name, TensorProto.INT64, ["b", "n"])
    out = helper.make_tensor_value_info(x, TensorProto.FLOAT, ["b", "n", width])
    graph = helper.make_graph(g.nodes, "encoder", [ints("ids"), ints("shapes")], [out], g.constants)
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=9), path)


def batches(path, count, pieces):
    """Arrays (2, sentences, length) of piece and shape numbers, and the sentences' words."""
    groups, out, words = {}, [], []
    with gzip.open(path, "rt", encoding="utf-8") as f:
        rows = [json.loads(line)["text"] for _, line in zip(range(count), f)]
    for text in rows:
        for s in re.split(r"(?<=[.!?])\s+", " ".join(text.split())):
            w = re.findall(r"\w+|[^\w\s]", s)
            if 3 <= len(w) <= 100:
                words.append(w)
                ids, shapes, _ = pieces.sentence(w)
                groups.setdefault(len(ids), []).append((ids, shapes))
    for n, group in sorted(groups.items()):
        for i in range(0, len(group), max(1, BATCH // n)):
            out.append(np.array(group[i:i + max(1, BATCH // n)], dtype=np.int64).transpose(1, 0, 2))
    return out, words


def main():
    import export
    import text
    from onnxruntime.quantization import QuantType, quantize_dynamic
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("checkpoint")
    p.add_argument("--articles", required=True)
    p.add_argument("--count", type=int, default=60)
    p.add_argument("--turns", type=int, default=5)
    a = p.parse_args()
    m, vocab = export.load(a.checkpoint)
    one = {**os.environ, "OMP_NUM_THREADS": "1", "GOMAXPROCS": "1"}
    with tempfile.TemporaryDirectory() as tmp:
        at = lambda name: os.path.join(tmp, name)
        encoder(m.encoder, at("f32.onnx"))
        quantize_dynamic(at("f32.onnx"), at("int8.onnx"), weight_type=QuantType.QInt8)
        data, words = batches(a.articles, a.count, text.Pieces(vocab))
        np.savez(at("batches.npz"), *data)
        with open(at("words.txt"), "w", encoding="utf-8") as f:
            f.write("\n".join(" ".join(w) for w in words) + "\n")
        theirs = lambda name: float(subprocess.run([sys.executable, "-c", RUN, at(name), at("batches.npz")], env=one, capture_output=True, text=True, check=True).stdout)

        def ours():
            out = subprocess.run(["go", "test", "-run", "^$", "-bench", "BenchmarkEncode", "-benchtime", "1x", "./internal/model"], cwd=os.path.join(HERE, ".."),
                                 env={**one, "READOUT_WORDS": at("words.txt")}, capture_output=True, text=True, check=True).stdout
            return float(re.search(r"([\d.]+) pieces/s", out).group(1))
        turns = [(ours(), theirs("int8.onnx"), theirs("f32.onnx")) for _ in range(a.turns)]
    for name, speeds in zip(("Readout", "onnxruntime int8", "onnxruntime float32"), zip(*turns)):
        print("%-22s %8.0f wordpieces/s (%.0f to %.0f)" % (name, statistics.median(speeds), min(speeds), max(speeds)))
    print("ratio to int8 %.2f, to float32 %.2f, medians of %d turns" % (
        statistics.median(t[0] / t[1] for t in turns), statistics.median(t[0] / t[2] for t in turns), a.turns))


if __name__ == "__main__":
    main()
