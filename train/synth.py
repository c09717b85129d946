"""Sentences in the manner of the world's press, made from templates and lists of names.

The open sets know few names from outside Europe and North America; these
sentences put names of every region into the places news puts them. Only the
name head learns from them: their trees are nobody's. Everything under synth/
was written for the project.
"""
import dataclasses
import os
import random
import re

import data

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "synth")
ARTICLE = {"United States", "United Arab Emirates", "Netherlands", "Philippines", "Maldives", "Solomon Islands",
           "Dominican Republic", "Czech Republic", "Central African Republic", "Democratic Republic of Congo",
           "United Kingdom", "Torres Strait Islands"}
SMALL = {"a", "an", "the", "of", "in", "on", "for", "and", "to", "at", "by", "as", "'s", "but", "or", "from", "with"}
PLACEWORDS = ["market", "port", "church", "mosque", "prison", "mall", "airport"]
COUNTRY_FIELDS = ("CITY", "REGION", "ORG", "PARTY")
KIND = {"COUNTRY": "LOC", "CITY": "LOC", "CITYB": "LOC", "REGION": "LOC", "NORP": "NORP", "PEOPLE": "NORP",
        "ORG": "ORG", "PARTY": "ORG", "PER": "PER", "LAST": "PER", "G": "PER", "FAC": "FAC", "ABBR": "ORG",
        "LANG": "MISC"}
MADE = {"ORG": "ORG", "PARTY": "ORG", "COMPANY": "ORG", "OFFICE": "ORG", "REGION": "LOC", "EVENT": "EVENT", "MISC": "MISC"}
LANGS = ("English Spanish Arabic Mandarin French Swahili Hindi Urdu Quechua Inuktitut Portuguese Tagalog Russian "
         "Amharic Zulu Bengali Turkish Farsi Kurdish Cantonese Hausa Thai Korean Mongolian Afrikaans Creole").split()


def lines(name):
    with open(os.path.join(HERE, name), encoding="utf-8") as f:
        return [l.rstrip("\n") for l in f if l.strip() and l[0] != "#"]


class Lists:
    """What the files under synth/ hold."""

    def __init__(self):
        self.styles = dict(self.style(l) for l in lines("names.txt"))
        self.countries = [self.country(l) for l in lines("countries.txt")]
        self.templates = lines("templates.txt")
        self.slots, name = {}, ""
        for l in lines("lists.txt"):
            if l.startswith("= "):
                _, name, kind = l.split()
                KIND.setdefault(name, None if kind == "-" else kind)
            else:
                self.slots[name] = l.split(";")
        self.made = self.patterns(lines("made.txt"))
        for given, family, _ in self.styles.values():
            family += [] if family else given

    def patterns(self, text):
        out, kind = {}, ""
        for l in text:
            if l.startswith("= "):
                kind = l[2:]
                out[kind] = []
            elif kind == "words":
                out[kind] += l.split()
            else:
                out[kind].append(l)
        return out

    def style(self, line):
        name, rest = line.split(": ", 1)
        given, family, patterns = ([w.replace("_", " ") for w in part.split()] if i < 2 else part.split()
                                   for i, part in enumerate(rest.split("|")))
        return name, (given, family, patterns)

    def country(self, line):
        c = dict(zip(("COUNTRY", "NORP", "PEOPLE", "style") + COUNTRY_FIELDS, line.split("|")))
        for k in COUNTRY_FIELDS:
            c[k] = [x for x in c.get(k, "").split(";") if x]
        return c

    def demonyms(self):
        """Words that always name a people, a faith or a following when they stand alone."""
        out = {w for c in self.countries for w in (c["NORP"], c["PEOPLE"])}
        out |= set(self.slots["GROUP"]) | set(self.slots["GROUPS"])
        return {w for w in out if " " not in w} - {"Hong", "Democratic", "Western", "Botswana", "Myanmar", "Conservative",
                                                  "Liberal", "Greens", "Georgian", "Han", "Roma", "Karen", "Orthodox"}


class Writer:
    def __init__(self, lists, seed):
        self.l, self.rng = lists, random.Random(seed)

    def person(self, country):
        given, family, patterns = self.l.styles[country["style"]]
        r = self.rng
        out = r.choice(patterns)
        for mark, pool in (("G", given), ("F", family), ("g", given), ("f", family)):
            out = re.sub(r"(?<![a-zA-Z])%s(?![a-zA-Z])|%s(?=[GFgf])|(?<=[GFgf])%s" % (mark, mark, mark),
                         lambda m, pool=pool: " " + r.choice(pool).replace(" ", "~") + " ", out, count=1)
        return " ".join(out.replace("_", " ").replace("~", " ").replace("X.", r.choice("ABCDEJKLMRST") + ".").split())

    def fill(self, slot, world):
        name, n = re.match(r"([A-Z]+?)(\d?)$", slot).groups()
        r = self.rng
        home = world[int(n or 1) - 1] if name in ("COUNTRY", "CITY", "NORP", "PEOPLE") or r.random() < 0.5 else world[0]
        given, family, _ = self.l.styles[home["style"]]
        make = {"PER": lambda: self.person(home), "LAST": lambda: r.choice(family), "G": lambda: r.choice(given),
                "CITYB": lambda: r.choice(home["CITY"]), "LANG": lambda: r.choice(LANGS),
                "FAC": lambda: self.place(home), "PLACEWORD": lambda: r.choice(PLACEWORDS)}
        if name in MADE and r.random() < 0.45:
            return name, self.made(MADE[name], home)
        if name in make:
            return name, make[name]()
        if name in ("COUNTRY", "NORP", "PEOPLE"):
            return name, home[name]
        if name in COUNTRY_FIELDS:
            return name, r.choice(home[name] or world[1][name] or ["Congress"])
        return name, r.choice(self.l.slots[name])

    def made(self, kind, home):
        """A name put together from parts."""
        r = self.rng
        given, family, _ = self.l.styles[home["style"]]
        parts = {"F": lambda: r.choice(family), "G": lambda: r.choice(given), "C": lambda: r.choice(home["CITY"]),
                 "R": lambda: r.choice(home["REGION"]), "N": lambda: home["COUNTRY"], "A": lambda: home["NORP"],
                 "X": lambda: r.choice(self.l.made["words"])}
        pattern = r.choice([p for p in self.l.made[kind] if "!" not in p])
        return re.sub(r"\{(.)\}", lambda m: parts[m.group(1)](), pattern)

    def place(self, home):
        r = self.rng
        first = r.choice([r.choice(home["CITY"]), r.choice(self.l.styles[home["style"]][1]), self.person(home)])
        return first + " " + r.choice(self.l.slots["PLACE1"])

    def sentence(self):
        """Words and tags of one new sentence."""
        r = self.rng
        world = r.sample(self.l.countries, 4)
        words, tags, last = [], [], ""
        for t in r.choice(self.l.templates).split():
            m = re.fullmatch(r"\{([A-Z]+\d?)\}", t)
            if not m:
                words.append(t)
                tags.append("O")
                continue
            if m.group(1) == "ABBR":
                name, text = "ABBR", self.initials(last)
                text = text if len(text) > 1 else "PNC"
            else:
                name, text = self.fill(m.group(1), world)
            last = text
            self.put(words, tags, name, text)
        return self.looks(words, tags)

    def initials(self, name):
        """An abbreviation as papers make them: BNP, BoG."""
        small = self.rng.random() < 0.4
        words = re.findall(r"\w+", name)
        return "".join(w[0] for w in words if w[0].isupper() or small and w in ("of", "for"))[:6]

    def put(self, words, tags, name, text):
        kind = KIND.get(name)
        if text.startswith("the "):
            text = text[4:]
            words.append("the")
            tags.append("O")
        elif name == "COUNTRY" and text in ARTICLE and words and self.rng.random() < 0.8:
            words.append("the")
            tags.append("O")
        got = self.cut(text)
        words += got
        tags += ["O"] * len(got) if kind is None else ["B-" + kind] + ["I-" + kind] * (len(got) - 1)

    def cut(self, text):
        """Words of a name; hyphens are mostly parted, as UD parts them."""
        out = []
        part = self.rng.random() < 0.8
        for w in text.split():
            own = [x for x in re.split("(-)", w) if x] if part and len(w) > 3 else [w]
            for x in own:
                m = re.fullmatch(r"(.+)('s)", x)
                out += [m.group(1), "'s"] if m else [x]
        return out

    def looks(self, words, tags):
        words = words[:1] and [words[0][:1].upper() + words[0][1:]] + words[1:]
        k = self.rng.random()
        if k < 0.07:
            words = [w.upper() for w in words]
        elif k < 0.2:
            words = title(words)
        elif k < 0.23:
            words = [w.lower() for w in words]
        return words, tags


def title(words):
    """As a headline is written."""
    return [w if i and w in SMALL else w[:1].upper() + w[1:] for i, w in enumerate(words)]


def write(lists, n, seed, weight=0.5):
    w = Writer(lists, seed)
    for _ in range(n):
        words, tags = w.sentence()
        yield data.Sentence(words, "synth", names=[1 << data.TAG[t] for t in tags], weight=weight)


def settle_peoples(sentences, demonyms):
    """Gives a set's doubtful or differing tag of a nationality standing alone the tag NORP."""
    norp = data.allow("B-NORP")
    single = ("B-LOC", "B-PER", "B-ORG", "B-MISC", "B-EVENT", "B-NORP")
    loose = [data.allow(t) for t in single] + [data.NOT_OTHER, data.ANY]
    loose += [data.spans_mask("B-", k) for k in (data.OTHER, ["LOC", "FAC"], ["NORP", "MISC"], ["MISC", "FAC"])]
    inside = lambda m: m not in (data.O, data.ANY, data.NOT_OTHER) and not m & sum(1 << data.TAG["B-" + k] for k in data.KINDS)
    for s in sentences:
        for i, w in enumerate(s.words if s.names else []):
            if w in demonyms and s.names[i] in loose and not (i + 1 < len(s.words) and inside(s.names[i + 1])):
                s.names[i] = norp


def recased(s, how):
    """A copy of a sentence in capitals, in title case or in lower case."""
    change = {"upper": lambda ws: [w.upper() for w in ws], "title": title, "lower": lambda ws: [w.lower() for w in ws]}[how]
    return dataclasses.replace(s, words=change(s.words), source=s.source + "-" + how, weight=s.weight * 0.5)
