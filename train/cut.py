"""Leaves out of checkpoints' vocabulary the pieces that no text learned from has.

    python cut.py DATA CORPUS 3000 IN.pt OUT.pt [IN.pt OUT.pt ...]

Besides the places that no word takes (`[unused…]`), so many pieces go: of those never met first the ones with letters outside the Latin
script, then those that stand last in the vocabulary, which BERT ordered by frequency. A word that had such a piece is cut into smaller ones.
"""
import glob
import os
import sys

import torch

import corpus
import data
import distil
import news
import synth
import text


def met(vocab, root, folder):
    """Numbers of the pieces in the texts that are learned from."""
    pieces, found = text.Pieces(vocab), set()
    lots = corpus.read(sorted(glob.glob(os.path.join(folder, "lots", "*.txt"))))
    for words in (*(s.words for s in data.Sets(root).training(False)), *(s.words for s in distil.unlabelled(root)), *(t.split() for t in news.texts(root).values()),
                  *(e.text.split() for e in lots), *(s.words for s in synth.write(synth.Lists(), 60000, 1))):
        found.update(pieces.sentence(words)[0])
    return found


def main():
    root, folder, count, paths = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4:]
    states = [torch.load(p, map_location="cpu", weights_only=False) for p in paths[::2]]
    vocab = states[0]["vocab"]
    special = {i for i, p in enumerate(vocab) if p in ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")}
    unused = {i for i, p in enumerate(vocab) if p.startswith("[unused")}
    latin = lambda p: all(ord(c) < 0x250 for c in p)
    never = sorted(set(range(len(vocab))) - met(vocab, root, folder) - special - unused, key=lambda i: (latin(vocab[i]), -i))
    out = unused | set(never[:count])
    keep = [i for i in range(len(vocab)) if i not in out]
    print("%d pieces never met, %d left out, %d kept" % (len(never), len(out), len(keep)))
    for s, to in zip(states, paths[1::2]):
        if s["vocab"] != vocab:
            raise SystemExit("the checkpoints have other vocabularies")
        s["average"]["encoder.piece.weight"] = s["average"]["encoder.piece.weight"][keep].clone()
        s["config"]["pieces"] = len(keep)
        torch.save({"average": s["average"], "labels": s["labels"], "config": s["config"], "vocab": [vocab[i] for i in keep]}, to)


if __name__ == "__main__":
    main()
