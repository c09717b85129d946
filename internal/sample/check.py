#!/usr/bin/env python3
"""Checks the gold of the bundled sample against its reports: words, codes, keys, files and weekdays. Prints counts.

./check.py [STORY…]
"""
import calendar
import collections
import datetime
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
COUNTRIES = HERE.parent / "gazetteer" / "data" / "countries.tsv"
KEYS = {
    "documents": "file published stated agency outlet headline furniture",
    "duplicates": "documents kind",
    "events": "id type mode status date place actors recipients must background claims",
    "contradictions": "event field claims",
    "contacts": "event history",
    "figures": "incident file words what low high as_of claimant",
    "positions": "actor code issue stance file says",
    "quotes": "file speaker says",
    "offices": "person office country file",
    "no_claim": "file says",
}
PAIRS = ("not_same_event", "may_merge")
MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet", "REJECT": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege", "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue", "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
               "heavy-weapons crowd-control unconventional",
    "AGREE": "", "SUPPORT": "", "CONCEDE": "", "COOPERATE": "", "AID": "", "STATE": "",
}
STATUSES = set("occurred ongoing planned considered cancelled denied negated alleged hypothetical".split())
SECTORS = set("GOV MIL REB OPP PTY COP JUD SPY LEG PRM UAF CVL BUS CRM EDU ELI JRN LAB MED REF AGR REL SOC PRE UNK".split())
VALUES = {
    "kind": {"verbatim", "truncated", "rewritten"},
    "field": {"toll", "date", "place", "actor", "occurrence"},
    "stance": {"demands", "supports", "opposes", "offers", "conditional", "silent"},
    "step": {"planned", "confirmed", "postponed", "held", "cancelled", "ongoing"},
}
MONTHS = "|".join(list(calendar.month_name)[1:] + list(calendar.month_abbr)[1:])
DATED = re.compile(r"\b(%s),? (?:(\d{1,2}) (%s)|(%s) (\d{1,2}))\b" % ("|".join(calendar.day_name), MONTHS, MONTHS))


def countries():
    rows = [line.split("\t")[0] for line in COUNTRIES.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return {code for code in rows if re.fullmatch("[A-Z]{3}", code)}


class Story:
    def __init__(self, folder, lands):
        self.folder, self.lands, self.faults = folder, lands, []
        self.gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        self.texts = {p.name: p.read_text(encoding="utf-8") for p in sorted(folder.glob("*.txt"))}
        self.events = {e["id"]: e for e in self.gold["events"]}

    def need(self, right, *words):
        if not right:
            self.faults.append("%s: %s" % (self.folder.name, " ".join(map(str, words))))

    def words(self, file, says, where):
        """The words stand in the file, and (but for furniture) only once, so that they name one place."""
        self.need(file in self.texts, where, "no file", file)
        n = self.texts.get(file, "").count(says) if says else 0
        self.need(n > 0, where, file, "lacks:", says)
        self.need(n < 2 or where == "furniture" or len(says) > 12 and where == "quotes", where, file, "has %d times:" % n, says)

    def edtf(self, value, where):
        for part in (value or "").split("/"):
            self.need(not value or re.fullmatch(r"(2025|20[0-2]\d|19\d\d)(-\d\d(-\d\d)?)?~?|\.\.|", part), where, "date", value)

    def code(self, code, where):
        land, sectors = code[:3], [code[i:i + 3] for i in range(3, len(code), 3)]
        self.need(not code or land in self.lands and all(s in SECTORS for s in sectors), where, "code", code)

    def check(self):
        self.shape()
        self.documents()
        for e in self.gold["events"]:
            self.event(e)
        self.rest()
        return self.faults

    def shape(self):
        self.need(set(self.gold) == set(KEYS) | set(PAIRS), "keys", set(self.gold) ^ (set(KEYS) | set(PAIRS)))
        for part, keys in KEYS.items():
            for row in self.gold[part]:
                self.need(set(row) == set(keys.split()), part, set(row) ^ set(keys.split()))
        self.need(len(self.events) == len(self.gold["events"]), "two events of one id")
        for part in PAIRS:
            for pair in self.gold[part]:
                self.need(len(pair) == 2 and set(pair) <= set(self.events), part, pair)

    def documents(self):
        self.need([d["file"] for d in self.gold["documents"]] == list(self.texts), "documents are not the files")
        for d in self.gold["documents"]:
            text = self.texts.get(d["file"], "")
            self.edtf(d["published"], d["file"])
            self.need(isinstance(d["stated"], bool), d["file"], "stated")
            for key in ("agency", "outlet", "headline"):
                self.need(d[key] in text, d["file"], key, d[key])
            for words in d["furniture"]:
                self.words(d["file"], words, "furniture")
            size = len(text.split())
            self.need(60 <= size <= 260, d["file"], size, "words")
            self.weekdays(d["file"], text)

    def weekdays(self, file, text):
        for m in DATED.finditer(text):
            name, month = m.group(1), m.group(3) or m.group(4)
            day = int(m.group(2) or m.group(5))
            number = [x[:3] for x in calendar.month_name].index(month[:3])
            year = re.match(r",? (\d{4})", text[m.end():])
            real = calendar.day_name[datetime.date(int(year.group(1)) if year else 2025, number, day).weekday()]
            self.need(real == name, file, m.group(0), "is a", real)

    def event(self, e):
        self.need(e["claims"], e["id"], "has no claim")
        self.need(e["type"] and all(t in MODES for t in e["type"]), e["id"], "type", e["type"])
        modes = {m for t in e["type"] for m in MODES.get(t, "").split()}
        self.need(set(e["mode"]) <= modes, e["id"], "mode", e["mode"])
        self.need(e["status"] in STATUSES, e["id"], "status", e["status"])
        self.edtf(e["date"], e["id"])
        self.need(not e["place"] or e["place"]["country"] in self.lands, e["id"], "place", e["place"])
        files = [c["file"] for c in e["claims"]]
        told = "\n".join(self.texts.get(f, "") for f in files)
        for p in e["actors"] + e["recipients"]:
            self.code(p["code"], e["id"])
            self.need(p["name"] in told, e["id"], "no report of it names", p["name"])
        if e["place"]:
            self.need(e["place"]["name"] in told, e["id"], "no report of it names", e["place"]["name"])
        for c in e["claims"]:
            self.need(set(c) == {"file", "says", "status", "speakers"}, e["id"], "claim keys", set(c))
            self.words(c["file"], c["says"], e["id"])
            told_as = c["status"] if isinstance(c["status"], list) else [c["status"]]
            self.need(told_as and set(told_as) <= STATUSES, e["id"], "status", c["status"])
            for s in c["speakers"]:
                self.need(s in self.texts.get(c["file"], ""), e["id"], c["file"], "lacks speaker", s)

    def rest(self):
        g = self.gold
        for d in g["duplicates"]:
            self.need(set(d["documents"]) <= set(self.texts) and len(d["documents"]) > 1 and d["kind"] in VALUES["kind"], "duplicates", d)
        for c in g["contradictions"]:
            self.need(c["event"] in self.events and c["field"] in VALUES["field"] and len(c["claims"]) > 1, "contradiction", c["event"])
            for file, words in c["claims"]:
                self.words(file, words, "contradiction")
        for c in g["contacts"]:
            self.need(c["event"] in self.events, "contact", c["event"])
            for h in c["history"]:
                self.need(set(h) == {"status", "date", "file"} and h["status"] in VALUES["step"] and h["file"] in self.texts, "contact", h)
                self.edtf(h["date"], "contact")
        for f in g["figures"]:
            self.words(f["file"], f["words"], "figures")
            self.need(not f["incident"] or f["incident"] in self.events, "figure of no event", f["incident"])
            self.edtf(f["as_of"], "figures")
            self.need(f["high"] is None or f["low"] is None or f["low"] <= f["high"], "figures", f["words"])
            self.need(f["claimant"] in self.texts.get(f["file"], ""), "figures", f["file"], "lacks", f["claimant"])
        for p in g["positions"]:
            self.words(p["file"], p["says"], "positions")
            self.code(p["code"], "positions")
            self.need(p["stance"] in VALUES["stance"], "stance", p["stance"])
        for q in g["quotes"]:
            self.words(q["file"], q["says"], "quotes")
            self.need(q["speaker"] in self.texts.get(q["file"], ""), "quotes", q["file"], "lacks", q["speaker"])
        for o in g["offices"]:
            text = self.texts.get(o["file"], "").lower()
            self.need(o["person"].lower() in text and o["office"].lower() in text and o["country"] in self.lands, "office", o)
        for n in g["no_claim"]:
            self.words(n["file"], n["says"], "no_claim")

    def counts(self):
        g = self.gold
        n = collections.Counter({k: len(g[k]) for k in ("events", "quotes", "figures", "contradictions", "contacts", "positions", "offices", "no_claim")})
        n.update(reports=len(g["documents"]), claims=sum(len(e["claims"]) for e in g["events"]),
                 optional=sum(len(e["claims"]) for e in g["events"] if not e["must"]))
        n.update(undated=sum(not d["stated"] for d in g["documents"]), furniture=sum(len(d["furniture"]) for d in g["documents"]),
                 duplicates=len(g["duplicates"]))
        return n


def main(wanted):
    lands, total, faults = countries(), collections.Counter(), []
    folders = [f for f in sorted((HERE / "reports").glob("s*")) if (f / "gold.json").is_file() and (not wanted or f.name in wanted)]
    for folder in folders:
        story = Story(folder, lands)
        faults += story.check()
        total.update(story.counts())
    print("\n".join(faults) or "no faults")
    print("%d stories:" % len(folders), ", ".join("%s %d" % (k, v) for k, v in sorted(total.items())))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
