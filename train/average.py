"""Averages two checkpoints: part of the second's weights, the rest the first's. What the second lacks stays the first's.

    python average.py FIRST.pt SECOND.pt 0.25 OUT.pt [--but-graph]      with it the semantic graph stays the first's
"""
import sys

import torch


def main():
    first, second, part, out = sys.argv[1], sys.argv[2], float(sys.argv[3]), sys.argv[4]
    kept = "graph." if "--but-graph" in sys.argv[5:] else None
    a, b = (torch.load(p, map_location="cpu", weights_only=False) for p in (first, second))
    if a["labels"]["lemma"] != b["labels"]["lemma"] or a["vocab"] != b["vocab"]:
        raise SystemExit("the two have other labels or vocabularies")
    for k, w in a["average"].items():
        other = b["average"].get(k)
        if not (kept and k.startswith(kept)) and other is not None and other.shape == w.shape and w.is_floating_point():
            a["average"][k] = (1 - part) * w + part * other
    torch.save({k: a[k] for k in ("average", "labels", "config", "vocab")}, out)


if __name__ == "__main__":
    main()
