#!/usr/bin/env python3
"""Every relation and conflict planted in examples/ is found, and nothing else is called a conflict.

    planted.py STEMMA
"""
import sys

from common import PAGES, Checks, messages, program_path, stemma

CONFLICTS = [
    # kind, words of one answer, words of the other
    ("number", "ixty", "inety"),
    ("date", "May 14", "May 13"),
    ("name", "Ingrid Solberg", "Peter Nygaard"),
    ("negation", "failed a safety inspection", "denied"),
]
COMPATIBLE = ["1,240", "1,200", "218", "200 residents", "14 people", "Seventeen", "eventeen people"]


def main():
    out = messages(stemma(program_path(), "collate", "--jsonl", PAGES))
    checks = Checks()
    reports = {m["id"]: m for m in out if m["type"] == "report"}
    number = {m["path"].rsplit("/", 1)[-1][0]: m["id"] for m in reports.values()}
    checks.check(len(reports) == 9, "nine reports")
    stories = [m for m in out if m["type"] == "story"]
    checks.check(len(stories) == 1 and len(stories[0]["reports"]) == 9, "one story of nine reports")

    descents = {}
    for m in out:
        if m["type"] == "descent":
            descents.setdefault(m["child"], m)
    family = {number[n] for n in "1234"}
    for n, kinds in (("2", {"abridged"}), ("3", {"copy"}), ("4", {"copy"}), ("5", {"rewritten"}), ("6", {"quotes"})):
        descent = descents[number[n]]
        checks.check(descent["parent"] in family, f"page {n} comes from the wire report: {descent['parent']}")
        checks.check(descent["kind"] in kinds, f"page {n} is {kinds}: {descent['kind']}")
    for n in "178":
        descent = descents[number[n]]
        checks.check(descent["parent"] is None and descent["lost"] is None, f"page {n} is independent")
    checks.check(descents[number["9"]]["lost"] == "The Port Telegraph", "page 9 credits The Port Telegraph")

    shown = [m for m in out if m["type"] == "conflict" and m["shown"]]
    texts = [" | ".join(sentence(reports, r) for a in m["answers"] for r in a["readings"]) for m in shown]
    for kind, one, other in CONFLICTS:
        hits = [m for m, text in zip(shown, texts) if m["kind"] == kind and one in text and other in text]
        checks.check(len(hits) == 1, f"one {kind} conflict of {one!r} against {other!r}: {len(hits)}")
    checks.check(len(shown) == len(CONFLICTS), f"{len(CONFLICTS)} conflicts: {len(shown)}")
    for message in shown:
        for answer in message["answers"]:
            for words in COMPATIBLE:
                checks.check(words not in answer["value"], f"{words!r} is no conflict")
    for report in reports.values():
        for words in ("cookie", "Sign up", "You may also like", "Subscribe", "Comments", "Advertisement", "Share this page"):
            checks.check(words not in report["text"], f"{report['path']}: {words!r} is left out")
    checks.finish()


def sentence(reports, reading):
    """The line round a reading."""
    text = reports[reading["report"]]["text"].encode()
    begin = text.rfind(b"\n", 0, reading["begin"]) + 1
    end = text.find(b"\n", reading["end"])
    return text[begin : end if end >= 0 else len(text)].decode()


main()
