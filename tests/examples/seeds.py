#!/usr/bin/env python3
"""The five pages of the development data that started the project say what they must.

    seeds.py STEMMA
"""
import os
import sys

from common import SKIP, Checks, messages, program_path, shared, stemma


def words(reports, reading):
    return reports[reading["report"]]["text"].encode()[reading["begin"] : reading["end"]].decode()


def sentence(reports, reading):
    text = reports[reading["report"]]["text"].encode()
    begin = max(text.rfind(mark, 0, reading["begin"]) for mark in (b"\n", b". "))
    end = min(at for at in (text.find(b"\n", reading["end"]), text.find(b". ", reading["end"]), len(text)) if at >= 0)
    return text[begin + 1 : end].decode()


STATEMENT_CREDITS = ["BBC", "South China Morning Post", "Reuters", "Channel News Asia", "Reuters", "Al Jazeera",
                     "Newsweek", "South China Morning Post", "India Times", "NPR"]
POINTS = [("Kim", "attend"), ("Putin", "attend"), ("Beijing", "September 3"), ("80th anniversary", "World War II"), ("26", "leaders")]
TIMES = ["1959", "1961", "2011", "2018", "2019", "2023"]
FURNITURE = ["side-post-image", "SHARE THIS ARTICLE", "Post a Comment", "Source link", "featured-image", "nav-post-picture"]
KEPT = {
    "000": ["26 world leaders, primarily from countries", "as referenced by India Times and NPR."],
    "001": ["Xi's event showcases influence", "political backlash.", "stability in the region."],
    "002": ["A Display of Military Power", "fairness in the international order."],
    "003": ["In recent developments, North Korean leader", "power in global affairs."],
    "004": ["experts believe Kim’s trip", "“at a time all three countries are under their sanctions.”"],
}


def main():
    data = shared()
    if not data:
        print("skipped: the development data is not beside the project")
        sys.exit(SKIP)
    checks = Checks()
    out = messages(stemma(program_path(), "collate", "--jsonl", os.path.join(data, "seeds")))
    reports = {m["id"]: m for m in out if m["type"] == "report"}
    by = {os.path.basename(m["path"])[:3]: m for m in reports.values()}
    stories = [m for m in out if m["type"] == "story"]
    checks.check(len(stories) == 1 and len(stories[0]["reports"]) == 5, "one story of five reports")

    descents = {m["child"]: m for m in out if m["type"] == "descent"}
    checks.check(all(m["parent"] is None for m in descents.values()), "no copying")
    lost = {n: descents[by[n]["id"]]["lost"] for n in by}
    checks.check(lost["000"] in ("SCMP", "South China Morning Post"), f"000 is lost to SCMP: {lost['000']}")
    checks.check(lost["001"] == "Kim Jong Un to join Putin and other leaders at China military parade", f"001: {lost['001']}")
    checks.check(not any(lost[n] for n in ("002", "003", "004")), f"no other lost origin: {lost}")
    credits = [c["name"] for c in by["000"]["credits"] if c["scope"] == "statement"]
    checks.check(credits == STATEMENT_CREDITS, f"credits of single statements: {credits}")
    for n in ("001", "002", "003", "004"):
        checks.check(not [c for c in by[n]["credits"] if c["scope"] == "statement"], f"{n} credits no statement")

    points = [m for m in out if m["type"] == "point"]
    for wanted in POINTS:
        found = [m for m in points if all(w.lower() in words(reports, m["readings"][0]).lower() for w in wanted)]
        checks.check(found, f"a point with {wanted}")
        checks.check(found and max(m["origins"] for m in found) >= 2, f"{wanted} has two origins")

    shown = [m for m in out if m["type"] == "conflict" and m["shown"]]
    checks.check(len(shown) == 1, f"one conflict: {[[a['value'] for a in m['answers']] for m in shown]}")
    if shown:
        sides = [sorted({os.path.basename(reports[r["report"]]["path"])[:3] for r in a["readings"]}) for a in shown[0]["answers"]]
        checks.check(sorted(sides) == [["000", "001", "002", "004"], ["003"]], f"4 to 1: {sides}")
        text = [sentence(reports, a["readings"][0]) for a in shown[0]["answers"]]
        checks.check(any("80th" in t for t in text) and any("70th" in t and "Korean War" in t for t in text), f"{text}")

    quotes = [m for m in out if m["type"] == "quote"]
    said = [words(reports, r) for m in quotes if m["speaker"] and "Lim Eul-chul" in m["speaker"] for r in m["readings"]]
    checks.check(any("intent to use it" in s for s in said) and any("at a time all three" in s for s in said), f"Lim Eul-chul: {said}")
    for phrase, source in (("Axis of Upheaval", "analysts"), ("confrontational maniac", "KCNA")):
        found = [m for m in quotes if any(phrase in words(reports, r) for r in m["readings"])]
        checks.check(found and source in (found[0]["speaker"] or ""), f"{phrase} by {source}: {[m['speaker'] for m in found]}")

    events = {m["value"] for m in out if m["type"] == "event"}
    checks.check(set(TIMES) <= events, f"timeline: {sorted(e or '' for e in events)}")
    open_dates = [m for m in out if m["type"] == "event" and any(words(reports, r) == "September 3" for r in m["readings"])]
    checks.check(open_dates and open_dates[0]["from"] is None, "September 3 stays open")

    for n, report in by.items():
        for furniture in FURNITURE:
            checks.check(furniture.lower() not in report["text"].lower(), f"{n}: {furniture!r} is left out")
        for kept in KEPT[n]:
            checks.check(kept in report["text"], f"{n}: {kept!r} is kept")
    checks.check(by["003"]["title"] is None, f"no title is invented for 003: {by['003']['title']}")
    checks.check(by["004"]["notes"], "004 has a damage note")
    checks.check(by["003"]["notes"], "003 has a note of its dead link")
    checks.finish()


main()
