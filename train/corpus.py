"""Annotated sentences of corpus/lots: the reader of their format, and its checks.

    python corpus.py check FILE...          prints what is wrong, one line a mistake; exit status 1 if anything is
    python corpus.py gold FILE...           prints the entries as JSON Lines in the form of testdata/gold
    python corpus.py count FILE...          prints how many entries and claims of each type and status there are
    python corpus.py blank N FILE...        prints every Nth entry without its claims, for a second reader
    python corpus.py agree SECOND FILE...   prints how far a second reader's entries agree with those of the same text in the files

The format is told in corpus/README.md.
"""
import collections
import dataclasses
import glob
import json
import os
import re
import sys

TYPES = ("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
         "COERCE ASSAULT STATE").split()
MODES = {"CONSULT": "visit third-party multilateral phone", "RETREAT": "withdraw release disarm ceasefire access resign",
         "REQUEST": "assist change yield meet", "REJECT": "assist change yield meet",
         "ACCUSE": "disapprove investigate allege", "THREATEN": "restrict arrest relations expel territory violence",
         "PROTEST": "demo riot strike hunger boycott obstruct vandalize", "SANCTION": "convict expel withdraw discontinue",
         "MOBILIZE": "troops weapons police militia",
         "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
         "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
                    "heavy-weapons crowd-control unconventional"}
MODES = {k: v.split() for k, v in MODES.items()}
STATUSES = "occurred ongoing planned considered cancelled denied negated alleged hypothetical".split()
SECTORS = ("GOV MIL COP JUD LEG PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC").split()
WIDE = "IGO UNO EUR NGO ISM IMG MNC".split()
COUNTRIES = set("""ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM BLR BLZ
BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA
ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV
HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KOS KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX
LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL
NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM
SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN
VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE""".split())
PRONOUNS = set("he she it they him her them his its their who we i you us me which that this these those".split())
EDTF = re.compile(r"^(\d{4}(-\d\d(-\d\d)?)?[~?%]?|\.\.)?(/(\d{4}(-\d\d(-\d\d)?)?[~?%]?|\.\.)?)?$")


class Mistake(Exception):
    """What is wrong with a line, in words for whoever wrote it."""


@dataclasses.dataclass
class Party:
    said: str      # the words in the clause, a pronoun too
    name: str      # the words that name it, anywhere in the text
    code: str
    at: int        # start of `said` in the text, in characters


@dataclasses.dataclass
class Claim:
    types: list
    modes: list
    statuses: list
    background: bool = False
    optional: bool = False
    trigger: str = ""
    says: str = ""
    trigger_at: int = -1
    says_at: int = -1
    actors: list = dataclasses.field(default_factory=list)
    recipients: list = dataclasses.field(default_factory=list)
    speakers: list = dataclasses.field(default_factory=list)   # Party without code
    date: tuple = None       # (words, EDTF, at)
    place: tuple = None      # (words, country, at)
    cue: tuple = None        # (words, at)
    figures: list = dataclasses.field(default_factory=list)
    topics: list = dataclasses.field(default_factory=list)


@dataclasses.dataclass
class Entry:
    id: str
    text: str
    published: str
    tags: list
    claims: list
    line: int


def places_of(words, text):
    """Starts of words in text, at word boundaries."""
    edge = lambda i: not (0 < i < len(text) and text[i - 1].isalnum() and text[i].isalnum())
    found, i = [], text.find(words)
    while i >= 0:
        if edge(i) and edge(i + len(words)):
            found.append(i)
        i = text.find(words, i + 1)
    return found


def locate(words, text, near=None, what="words"):
    """Start of the words; `#2` after them names the second occurrence; else the one nearest to `near`, first inside it."""
    nth = re.search(r"\s*#(\d)$", words)
    if nth:
        words = words[:nth.start()]
    at = places_of(words, text)
    if not words or not at:
        raise Mistake("%s %r do not stand in the text" % (what, words))
    if nth:
        if int(nth.group(1)) > len(at):
            raise Mistake("%s %r stand only %d times in the text" % (what, words, len(at)))
        return words, at[int(nth.group(1)) - 1]
    if near is None:
        return words, at[0]
    lo, hi, mid = near
    inside = [i for i in at if lo <= i and i + len(words) <= hi]
    return words, min(inside or at, key=lambda i: abs(i - mid))


def head(line):
    """`* TYPE[,TYPE] mode[,mode]|- status[,status] [background] [optional]`"""
    words = line[1:].split()
    if len(words) < 3:
        raise Mistake("needs type, mode (or -) and status: %r" % line)
    types, modes, statuses, more = words[0].split(","), [m for m in words[1].split(",") if m != "-"], words[2].split(","), words[3:]
    for t in types:
        if t not in TYPES:
            raise Mistake("%r is no type" % t)
    for m in modes:
        if not any(m in MODES.get(t, ()) for t in types):
            raise Mistake("%r is no mode of %s" % (m, "/".join(types)))
    for s in statuses:
        if s not in STATUSES:
            raise Mistake("%r is no status" % s)
    for m in more:
        if m not in ("background", "optional"):
            raise Mistake("%r after the status; only background and optional may stand there" % m)
    return Claim(types, modes, statuses, "background" in more, "optional" in more)


def code_of(code):
    if code in ("", "?"):
        return ""
    country, sector = code[:3], code[3:]
    if country not in COUNTRIES and country not in WIDE:
        raise Mistake("code %r does not begin with an ISO country or %s" % (code, " ".join(WIDE)))
    if any(sector[i:i + 3] not in SECTORS for i in range(0, len(sector), 3)):
        raise Mistake("code %r has an unknown sector" % code)
    return code


def party(value, text, near, coded=True, real=False):
    code = ""
    if coded:
        if " =" not in value:
            raise Mistake("%r needs its code: 'words =CODE', or ' =?' where no country is supported" % value)
        value, code = value.rsplit(" =", 1)
        code = code_of(code.strip())
    said, name = value, value
    if " > " in value:
        said, name = (v.strip() for v in value.split(" > ", 1))
    said, at = locate(said, text, near)
    name, _ = locate(name, text, near, "name")
    if coded and name != "US" and name.lower() in PRONOUNS and not (real and not code):
        raise Mistake("%r is a pronoun: write 'he > the name it stands for =CODE'" % name)
    return Party(said, name, code, at)


def pair(value, text, near, check, what):
    words, sign, v = value.rpartition(" =")
    if not sign:
        raise Mistake("%s %r needs its value: 'words =VALUE'" % (what, value))
    words, at = locate(words, text, near, what)
    if not check(v.strip()):
        raise Mistake("%s %r: %r is not valid" % (what, words, v))
    return words, v.strip(), at


def claim(line, text, real=False):
    parts = [p.strip() for p in line.split(" | ")]
    c, fields = head(parts[0]), []
    for p in parts[1:]:
        key, colon, value = p.partition(":")
        if not colon or key not in ("t", "w", "a", "r", "s", "d", "p", "n", "k", "c"):
            raise Mistake("%r: fields are t w a r s d p n k c, each 'x: words'" % p)
        fields.append((key, value.strip()))
    first = {k: v for k, v in reversed(fields)}
    if real:
        first.setdefault("w", text)
    for k in "tw":
        if k not in first:
            raise Mistake("a claim needs t: (trigger) and w: (the words that state it)")
    c.says, c.says_at = locate(first["w"], text, None, "w:")
    near = (c.says_at, c.says_at + len(c.says), c.says_at)
    c.trigger, c.trigger_at = locate(first["t"], text, near, "t:")
    if not c.says_at <= c.trigger_at < c.says_at + len(c.says):
        raise Mistake("trigger %r does not stand in w:" % c.trigger)
    near = near[:2] + (c.trigger_at,)
    iso = lambda v: v in COUNTRIES or v == "?"
    for k, v in fields:
        if k == "a":
            c.actors.append(party(v, text, near, real=real))
        elif k == "r":
            c.recipients.append(party(v, text, near, real=real))
        elif k == "s":
            c.speakers.append(party(v, text, near, coded=False))
        elif k == "d":
            c.date = pair(v, text, near, lambda x: x == "?" or EDTF.match(x) and x, "date")
        elif k == "p":
            c.place = pair(v, text, near, iso, "place")
        elif k == "n":
            c.figures.append(locate(v, text, near, "figure"))
        elif k == "k":
            c.topics.append(locate(v, text, near, "topic"))
        elif k == "c":
            c.cue = locate(v, text, near, "cue")
    if not c.actors and not c.recipients:
        raise Mistake("a claim needs an actor or a recipient")
    return c


def entries(path, fail, real=False):
    """Entries of a file; fail(line number, message) is told of every mistake."""
    name, found, cur = os.path.splitext(os.path.basename(path))[0], [], None
    with open(path, encoding="utf-8") as f:
        lines = f.read().split("\n")
    for n, line in enumerate(lines, 1):
        line = line.strip()
        if line.startswith("@"):
            words = line[1:].split()
            if not words or not re.match(r"^\d{4}-\d\d-\d\d$", words[0]):
                fail(n, "an entry begins '@ YYYY-MM-DD tag tag'")
            cur = Entry("%s-%02d" % (name, len(found) + 1), "", words[0] if words else "", words[1:], None, n)
            found.append(cur)
        elif not line:
            continue
        elif cur is None:
            fail(n, "text before the first '@'")
        elif line.startswith("* none"):
            cur.claims = cur.claims or []
        elif line.startswith("*"):
            try:
                cur.claims = (cur.claims or []) + [claim(line, cur.text, real)]
            except Mistake as e:
                cur.claims = cur.claims or []
                fail(n, str(e))
        elif cur.text:
            fail(n, "a second line of text: an entry's text is one line")
        else:
            cur.text = line
    for e in found:
        if not e.text:
            fail(e.line, "an entry without text")
        if e.claims is None:
            fail(e.line, "an entry without claims: write '* none' where nothing may be coded")
            e.claims = []
    return found


def gold(e):
    """An entry in the form of testdata/gold."""
    side = lambda ps: [{"name": p.name, "code": p.code, "country": p.code[:3]} for p in ps]
    claims = [{"says": c.says, "type": c.types, "mode": c.modes, "status": c.statuses[0] if len(c.statuses) == 1 else c.statuses,
               "background": c.background, "actors": side(c.actors), "recipients": side(c.recipients),
               "speakers": [s.name for s in c.speakers],
               "date": {"value": c.date[1], "words": c.date[0]} if c.date and c.date[1] != "?" else None,
               "place": {"name": c.place[0], "country": c.place[1].replace("?", "")} if c.place else None,
               "must": not c.optional} for c in e.claims]
    return {"id": e.id, "text": e.text, "published": e.published, "tags": e.tags, "claims": claims}


def read(paths):
    """Entries of files and folders without mistakes; those with one are left out, each told on stderr."""
    out = []
    for p in paths:
        for path in sorted(glob.glob(os.path.join(p, "*.txt"))) if os.path.isdir(p) else [p]:
            bad = set()
            got = entries(path, lambda n, m: bad.add(n) or print("%s:%d: %s" % (path, n, m), file=sys.stderr))
            starts = [e.line for e in got] + [1 << 60]
            out += [e for i, e in enumerate(got) if not any(starts[i] <= n < starts[i + 1] for n in bad)]
    return out


def pairs(first, second):
    """Claims of two readers that tell the same act: triggers that overlap, of the same type before others."""
    meet = lambda a, b: a.trigger_at < b.trigger_at + len(b.trigger) and b.trigger_at < a.trigger_at + len(a.trigger)
    left, out = list(second), []
    for same in True, False:
        for a in first:
            if any(a is x for x, _ in out):
                continue
            fit = [b for b in left if meet(a, b) and (not same or set(a.types) & set(b.types))]
            if fit:
                out.append((a, fit[0]))
                left.remove(fit[0])
    return out


def sides(c, which):
    """Parties by country and first sector, or, where there is no country, by the last word of the name."""
    return sorted(p.code[:6] or p.name.split()[-1].lower() for p in getattr(c, which))


def agree(first, second):
    n = collections.Counter()
    for text, b in second.items():
        a = first[text]
        must = lambda e: [c for c in e.claims if not c.optional]
        met = pairs(a.claims, b.claims)
        n["a"] += len(must(a))
        n["b"] += len(must(b))
        n["empty"] += not a.claims or not b.claims
        n["both empty"] += not a.claims and not b.claims
        for x, y in met:
            if x.optional or y.optional:
                n["a"] -= not x.optional
                n["b"] -= not y.optional
                continue
            same = {"type": bool(set(x.types) & set(y.types)), "status": bool(set(x.statuses) & set(y.statuses)),
                    "background": x.background == y.background, "actors": sides(x, "actors") == sides(y, "actors"),
                    "recipients": sides(x, "recipients") == sides(y, "recipients"),
                    "parties, either way": sorted(sides(x, "actors") + sides(x, "recipients")) == sorted(sides(y, "actors") + sides(y, "recipients")),
                    "speakers": [s.name for s in x.speakers] == [s.name for s in y.speakers]}
            same["type, status, actors and recipients"] = all(same[k] for k in ("type", "status", "actors", "recipients"))
            n["met"] += 1
            n.update({k: int(v) for k, v in same.items()})
    f1 = lambda k: 2 * n[k] / max(1, n["a"] + n["b"])
    print("%d entries, %d and %d claims that must be there; F1 of claims found %.3f, of all four right %.3f; %d of %d empty for both" % (
        len(second), n["a"], n["b"], f1("met"), f1("type, status, actors and recipients"), n["both empty"], n["empty"]))
    for k in ("type", "status", "background", "actors", "recipients", "parties, either way", "speakers"):
        print("%5.3f %s" % (n[k] / max(1, n["met"]), k))


def main():
    what, paths = sys.argv[1], sys.argv[2:]
    if what == "check":
        wrong = []
        for path in paths:
            entries(path, lambda n, m: wrong.append("%s:%d: %s" % (path, n, m)))
        print("\n".join(wrong) if wrong else "no mistakes")
        sys.exit(bool(wrong))
    if what == "blank":
        for e in read(paths[1:])[int(paths[0]) // 2::int(paths[0])]:
            print("@ %s\n%s\n" % (e.published, e.text))
        return
    if what == "agree":
        first = {e.text: e for e in read(paths[1:])}
        agree(first, {e.text: e for e in read(paths[:1]) if e.text in first})
        return
    got = read(paths)
    if what == "gold":
        for e in got:
            print(json.dumps(gold(e), ensure_ascii=False))
    elif what == "count":
        print("%d entries, %d with nothing to code" % (len(got), sum(not e.claims for e in got)))
        for what, of in ("type", lambda c: c.types[0]), ("status", lambda c: c.statuses[0] + (" background" if c.background else "")):
            for k, n in collections.Counter(of(c) for e in got for c in e.claims).most_common():
                print("%6d %s %s" % (n, what, k))


if __name__ == "__main__":
    main()
