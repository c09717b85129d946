"""From scores to tags, trees and names, as docs/model-format.md lays down."""
import numpy as np

NEVER = -1e9


def tree(score):
    """Heads (0 is the root) of the best tree with one child of the root. score[dep-1, head]."""
    n = score.shape[0]
    full = np.full((n + 1, n + 1), NEVER)
    full[1:, :] = score
    full[1:, 0] -= 1e5  # dear, so that the root takes exactly one child
    np.fill_diagonal(full, NEVER)
    heads = arborescence(full)
    return heads[1:]


def cycle_of(heads):
    seen = np.zeros(len(heads), dtype=int)
    for start in range(1, len(heads)):
        path, i = [], start
        while i and not seen[i]:
            seen[i] = start
            path.append(i)
            i = heads[i]
        if i and seen[i] == start:
            return path[path.index(i):]
    return None


def arborescence(score):
    """Chu-Liu/Edmonds: score[dep, head], node 0 is the root. Returns heads, heads[0] = 0."""
    heads = score.argmax(1)
    heads[0] = 0
    cycle = cycle_of(heads)
    if cycle is None:
        return heads
    inside = np.zeros(len(heads), dtype=bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    cyc = np.array(cycle)
    own = score[cyc, heads[cyc]]
    gain = score[np.ix_(cyc, rest)] - own[:, None]
    enter, leave = gain.argmax(0), score[np.ix_(rest, cyc)].argmax(1)
    m = len(rest)
    small = np.full((m + 1, m + 1), NEVER)
    small[:m, :m] = score[np.ix_(rest, rest)]
    small[m, :m] = gain.max(0)
    small[:m, m] = score[np.ix_(rest, cyc)].max(1)
    got = arborescence(small)
    out = heads.copy()
    for k in range(1, m):
        out[rest[k]] = cyc[leave[k]] if got[k] == m else rest[got[k]]
    brk = enter[got[m]]
    out[cyc[brk]] = rest[got[m]]
    return out


def names(score, tags):
    """Viterbi under BIO's hard constraints: I-X only after B-X or I-X."""
    n, k = score.shape
    allowed = np.array([[not b.startswith("I-") or a[2:] == b[2:] and a != "O" for b in tags] for a in tags])
    step = np.where(allowed, 0.0, NEVER)
    best = score[0] + np.array([NEVER if t.startswith("I-") else 0.0 for t in tags])
    back = np.zeros((n, k), dtype=int)
    for i in range(1, n):
        total = best[:, None] + step
        back[i] = total.argmax(0)
        best = total.max(0) + score[i]
    out = [int(best.argmax())]
    for i in range(n - 1, 0, -1):
        out.append(int(back[i][out[-1]]))
    return out[::-1]


def spans(tags):
    """(start, end, kind) of BIO tags."""
    out, start = [], None
    for i, t in enumerate(list(tags) + ["O"]):
        if start is not None and not t.startswith("I-"):
            out.append((start, i, tags[start][2:]))
            start = None
        if t.startswith("B-"):
            start = i
    return set(out)
