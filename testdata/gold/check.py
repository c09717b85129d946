#!/usr/bin/env python3
"""Checks the gold of single items: fields, exact words, codes, dates; prints counts. Usage: check.py [FILE…]"""
import collections
import datetime
import json
import pathlib
import re
import sys

FOLDER = pathlib.Path(__file__).resolve().parent / "items"
ISO = """ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM BLR BLZ BMU
BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM
DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG
HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE
LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK
NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS
SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN
TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE KOS""".split()
NON_STATE = "IGO UNO EUR NGO ISM IMG MNC".split()
SECTORS = "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC".split()
MODES = {
    "CONSULT": "visit third-party multilateral phone", "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet", "REJECT": "assist change yield meet", "ACCUSE": "disapprove investigate allege",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize", "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
               "heavy-weapons crowd-control unconventional",
    "AGREE": "", "SUPPORT": "", "CONCEDE": "", "COOPERATE": "", "AID": "", "STATE": "",
}
STATUSES = "occurred ongoing planned considered cancelled denied negated alleged hypothetical".split()
CLAIM = "says type mode status background actors recipients speakers date place must".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
DAY = r"\d{4}(-(\d\d)(-\d\d)?)?[~?%]?"
PRONOUNS = "he she they it him her them his its their who which this that these those".split()


def listing(value):
    return value if isinstance(value, list) else [value]


def load(paths):
    files = [pathlib.Path(p) for p in paths] or sorted(FOLDER.glob("*.jsonl"))
    return [json.loads(line) for f in files for line in f.read_text(encoding="utf-8").splitlines() if line.strip()]


def code_faults(party):
    code, parts = party["code"], re.findall("...", party["code"])
    if party["country"] and party["country"] not in ISO + NON_STATE:
        yield "country " + party["country"]
    if code and ("".join(parts) != code or parts[0] not in ISO + NON_STATE or not set(parts[1:]) <= set(SECTORS)):
        yield "code " + code
    if code and code[:3] != party["country"]:
        yield "country of code " + code
    if party["name"].lower() in PRONOUNS:
        yield "pronoun " + party["name"]


def real_day(day):
    try:
        datetime.date.fromisoformat(day)
        return True
    except ValueError:
        return False


def date_faults(date):
    value = date["value"]
    if not re.fullmatch(r"(%s|\.\.)(/(%s|\.\.))?" % (DAY, DAY), value):
        yield "EDTF " + value
    for day in re.findall(r"\d{4}-\d\d-\d\d", value):
        if not real_day(day):
            yield "no such day " + day
    named = [d for d in DAYS if d in date["words"]]
    first = value.split("/")[0]
    if len(named) == 1 and "week" not in date["words"] and real_day(first):
        if DAYS[datetime.date.fromisoformat(first).weekday()] != named[0]:
            yield "%s is no %s" % (value, named[0])


def words_of(claim):
    yield claim["says"]
    yield from claim["speakers"]
    yield from (p["name"] for p in claim["actors"] + claim["recipients"])
    if claim["date"]:
        yield claim["date"]["words"]
    if claim["place"]:
        yield claim["place"]["name"]


def claim_faults(item, claim):
    if list(claim) != CLAIM:
        yield "fields " + " ".join(claim)
        return
    yield from ("not in the text: " + w for w in words_of(claim) if not w or w not in item["text"])
    yield from ("type " + t for t in claim["type"] if t not in MODES)
    yield from ("status " + s for s in listing(claim["status"]) if s not in STATUSES)
    known = {m for t in claim["type"] for m in MODES.get(t, "").split()}
    yield from ("mode " + m for m in claim["mode"] if m not in known)
    for party in claim["actors"] + claim["recipients"]:
        yield from code_faults(party)
    if claim["date"]:
        yield from date_faults(claim["date"])
    if claim["place"] and claim["place"]["country"] not in ISO + [""]:
        yield "place " + claim["place"]["country"]


def item_faults(item):
    if not real_day(item.get("published", "")):
        yield "published"
    if not item.get("tags"):
        yield "no tags"
    for figure in item.get("figures", []):
        if figure["words"] not in item["text"]:
            yield "figure not in the text: " + figure["words"]
    for claim in item["claims"]:
        yield from ("%s [%s]" % (fault, claim.get("says", "")[:40]) for fault in claim_faults(item, claim))


def report(items):
    claims = [c for i in items for c in i["claims"]]
    empty = sum(not i["claims"] for i in items)
    print("items %d, empty %d (%.2f), claims %d, must %d, background %d, figures %d" % (
        len(items), empty, empty / max(1, len(items)), len(claims), sum(c["must"] for c in claims),
        sum(c["background"] for c in claims), sum(len(i.get("figures", [])) for i in items)))
    for title, names, key in (("types", MODES, lambda c: c["type"][0]), ("statuses", STATUSES, lambda c: listing(c["status"])[0])):
        n = collections.Counter(map(key, claims))
        print(title + ": " + " ".join("%s %d" % (name, n[name]) for name in names))
    modes = collections.Counter(m for c in claims for m in c["mode"])
    print("modes: " + " ".join("%s %d" % (m, modes[m]) for own in MODES.values() for m in own.split() if m in modes))


def main(paths):
    items = load(paths)
    faults = ["%s: %s" % (i["id"], f) for i in items for f in item_faults(i)]
    for field in ("id", "text"):
        faults += ["twice: " + v for v, n in collections.Counter(i[field] for i in items).items() if n > 1]
    if items and 6 * sum(not i["claims"] for i in items) < len(items):
        faults.append("fewer than a sixth of the items are empty")
    report(items)
    print("\n".join(faults) or "no faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
