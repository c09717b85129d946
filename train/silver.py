"""Lemmas for news nobody annotated: from the tag, the training lexicon and what is a word.

The lemma head reads wordpieces, not letters, so it knows "announced" from
"announce" only by having met it. The annotated sets hold too few verbs; these
lemmas let it meet the rest. Wordpieces are numbered by how common they are,
which decides between "fire" and "fir".
"""
import collections
import re

import data

IRREGULAR = """be was were been am is are being|have has had having|do does did done doing|go went gone|say said|
stand stood|understand understood|withstand withstood|fall fell fallen|steal stole stolen|fly flew flown flies|arise arose arisen|
rise rose risen|wake woke woken|ride rode ridden|bite bit bitten|sing sang sung|ring rang rung|sink sank sunk|
spring sprang sprung|swim swam swum|drink drank drunk|shrink shrank shrunk|begin began begun|run ran|flee fled|
shoot shot|sell sold|tell told|hold held|withhold withheld|uphold upheld|strike struck stricken|stick stuck|hang hung|
swing swung|fling flung|cling clung|sting stung|win won|spin spun|dig dug|fight fought|seek sought|teach taught|catch caught|
buy bought|bring brought|think thought|draw drew drawn|withdraw withdrew withdrawn|throw threw thrown|blow blew blown|
grow grew grown|know knew known|see saw seen|foresee foresaw foreseen|eat ate eaten|drive drove driven|strive strove striven|
write wrote written|hide hid hidden|slide slid|forbid forbade forbidden|forgive forgave forgiven|forget forgot forgotten|
give gave given|take took taken|overtake overtook overtaken|undertake undertook undertaken|shake shook shaken|mistake mistook mistaken|
break broke broken|speak spoke spoken|freeze froze frozen|weave wove woven|choose chose chosen|wear wore worn|tear tore torn|
swear swore sworn|bear bore borne born|lead led|feed fed|bleed bled|breed bred|meet met|leave left|lose lost|send sent|spend spent|
lend lent|bend bent|build built|rebuild rebuilt|keep kept|sleep slept|sweep swept|weep wept|creep crept|feel felt|kneel knelt|
deal dealt|mean meant|dream dreamt|burn burnt|learn learnt|pay paid|repay repaid|lay laid|lie lay lain lying|die dying|tie tying|
hear heard|overhear overheard|bind bound|find found|wind wound|grind ground|sit sat|get got gotten|make made|come came|become became|
overcome overcame|shine shone|light lit|speed sped|overthrow overthrew overthrown|undergo underwent undergone|underlie underlying|
oversee oversaw overseen|shed|hit|cut|put|set|let|cost|hurt|shut|split|spread|burst|cast|forecast|broadcast|quit|bid|rid|thrust|upset|beset"""
PLURALS = """man men|woman women|child children|foot feet|tooth teeth|goose geese|mouse mice|crisis crises|basis bases|
analysis analyses|thesis theses|hypothesis hypotheses|criterion criteria|phenomenon phenomena|datum data|medium media|
life lives|wife wives|knife knives|leaf leaves|half halves|wolf wolves|thief thieves|loaf loaves|shelf shelves|self selves|
calf calves|policeman policemen|policewoman policewomen|gunman gunmen|fisherman fishermen|congressman congressmen|
spokesman spokesmen|businessman businessmen|servicemen serviceman|lawman lawmen|militiaman militiamen|bus buses|gas gases"""
KEEP = set("series species means headquarters troops barracks sheep aircraft spacecraft fish news politics economics goods".split())


def table(text):
    out = {}
    for line in text.replace("\n", "").split("|"):
        first, *rest = line.split()
        for w in rest or [first]:
            out[w] = first
    return out


class Lemmas:
    """Lemma of a form and its tag, or None where unsure."""

    def __init__(self, trees, vocab):
        seen = collections.defaultdict(collections.Counter)
        lemmas = collections.Counter()
        for s in trees:
            for w, x, l in zip(s.words, s.xpos, s.lemma):
                if l != "_":
                    seen[w.lower(), x][l] += 1
                    lemmas[l.lower()] += 1
        self.met = {k: c.most_common(1)[0][0] for k, c in seen.items()
                    if c.most_common(1)[0][1] >= 0.8 * sum(c.values())}
        self.rank = {p: i for i, p in enumerate(vocab) if re.fullmatch("[a-z]{2,}", p)}
        for l in lemmas:
            if re.fullmatch("[a-z]{2,}", l):
                self.rank[l] = min(self.rank.get(l, 40000), 30000 if lemmas[l] < 3 else 3000)
        self.verbs, self.plurals = table(IRREGULAR), table(PLURALS)

    def best(self, stems):
        known = [s for s in stems if s in self.rank]
        return min(known, key=self.rank.get) if known else None

    def of(self, form, tag):
        low = form.lower()
        if tag.startswith("NNP"):
            return None
        if (low, tag) in self.met:
            return self.met[low, tag]
        if tag in ("VBD", "VBN"):
            return self.verbs.get(low) or self.verb(low, "ed")
        if tag == "VBG":
            return self.verbs.get(low) or self.verb(low, "ing")
        if tag in ("VBZ", "NNS"):
            return (self.plurals if tag == "NNS" else self.verbs).get(low) or self.plural(low)
        if tag in ("JJR", "RBR", "JJS", "RBS"):
            return self.verb(low, "er" if tag[2] == "R" else "est")
        if tag == "JJ" and form[:1].isupper():
            return None
        plain = tag in ("NN", "VB", "VBP", "JJ", "RB", "IN", "DT", "MD", "CC", "WRB")
        return low if plain and low.isalpha() and low in self.rank else None

    def verb(self, low, end):
        if not low.endswith(end) or len(low) < len(end) + 2:
            return None
        stem = low[:-len(end)]
        tries = [stem, stem + "e"]
        if stem[-1] == "i":
            tries = [stem[:-1] + "y"] if end != "ing" else [stem]
        if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "aeiou":
            tries.append(stem[:-1])
        return self.best(tries)

    def plural(self, low):
        if low in KEEP:
            return low
        if not low.endswith("s") or low.endswith("ss"):
            return None
        tries = [low[:-1]]
        if low.endswith("ies"):
            tries = [low[:-3] + "y", low[:-1]]
        elif low.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
            tries.append(low[:-2])
        return self.best(tries)


FRAMES = """They {VBD} it .|He {VBD} the plan and {VBD} the law .|It was {VBN} on Monday .|The bill has been {VBN} by the court .|
They are {VBG} the {NNS} .|The {NNS} and the {NNS} were {VBN} .|She said they had {VBN} the {NNS} .|
The government is {VBG} and {VBG} .|He {VBZ} the {NNS} .|{VBN} {NNS} were {VBN} in the city .|The army {VBD} {NNS} , {VBG} two people .|Police {VBD} the {NNS} after {VBG} them .|
{VBG} the {NNS} , they {VBD} .|{NNS} {VBN} by the ministry have {VBN} .|Who {VBZ} and {VBZ} ?"""
ENDS = {"VBD": "ed", "VBN": "ed", "VBG": "ing", "NNS": "s", "VBZ": "s"}


class Drills:
    """Sentences that put every inflected word of the vocabulary into a place where its lemma is plain."""

    def __init__(self, lemmas, vocab):
        self.frames = [f.strip() for f in FRAMES.replace("\n", "").split("|")]
        words = [p for p in vocab if re.fullmatch("[a-z]{4,}", p)]
        self.words = {tag: self.fit(lemmas, words, tag, end) for tag, end in ENDS.items()}

    def fit(self, lemmas, words, tag, end):
        extra = [w for w in lemmas.verbs if tag[:2] == "VB" and tag not in ("VBZ", "VBG") and not w.endswith("en")]
        out = [(w, lemmas.of(w, tag)) for w in words + extra if w.endswith(end) or w in extra]
        return [(w, l) for w, l in out if l and (l != w) and lemmas.rank.get(l, 40000) < 25000]

    def write(self, n, rng):
        return [self.one(rng) for _ in range(n)]

    def one(self, rng):
        words, lemma = [], []
        for t in rng.choice(self.frames).split():
            w, l = rng.choice(self.words[t[1:-1]]) if t[0] == "{" else (t, "_")
            words.append(w if words else w[:1].upper() + w[1:])
            lemma.append(l)
        return data.Sentence(words, "drill", lemma=lemma, weight=0.3)
