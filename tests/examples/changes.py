#!/usr/bin/env python3
"""What a copy changed, and what changed between two editions, is named.

    changes.py STEMMA
"""
import json
import os
import re
import sys
import tempfile

from common import Checks, messages, program_path, stemma

TEXT = ("The footbridge at Tarnmouth, built in 1962, gave way on Tuesday evening as four hundred people crossed it. "
        "Divers pulled eleven of them out of the cold river before midnight. "
        "The council had shut the bridge for repairs two years ago and opened it again in April. "
        "Four people are now known to have died, the county hospital said in the morning.")
CUT = " Divers pulled eleven of them out of the cold river before midnight."


def report(name, text, day):
    return {"type": "report", "id": name, "url": f"https://{name}.example/bridge", "outlet": name, "title": "Bridge falls",
            "published": f"2025-09-{day}", "text": text}


def write(folder, name, reports):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(one) + "\n" for one in reports)
    return path


def sections(text):
    """The parts of a comparison by their headings."""
    parts, head = {}, None
    for line in text.splitlines():
        if line and not line.startswith((" ", "\t")):
            head = line
        parts.setdefault(head, []).append(line.strip())
    return {name: "\n".join(lines) for name, lines in parts.items()}


def words_in(page, tag):
    """What stands in an element of that tag, without markup."""
    return [re.sub("<[^>]*>", "", one) for one in re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.S)]


def check_compare_page(checks, page):
    lit = " ".join(words_in(page, "mark"))
    checks.check("gave way on Tuesday" in lit, "the page lights the shared words")
    checks.check("1962" not in lit and "Divers" not in lit, "and no others")
    checks.check(words_in(page, "em") == ["1962", "1964"], "a small change is marked in both texts")
    items = words_in(page, "li")
    checks.check("1962 → 1964" in items, "the page lists it")
    checks.check(any(item.startswith("Divers pulled") for item in items), "and the sentence that one has alone")
    checks.check("<script" not in page and page.endswith("</html>\n"), "the page is whole and has no script")


def check_compare(checks, program, folder):
    copy = TEXT.replace("1962", "1964").replace(CUT, "")
    path = write(folder, "two.jsonl", [report("first", TEXT, "16"), report("second", copy, "18")])
    parts = sections(stemma(program, "compare", path).decode("utf-8"))
    shared = parts.get("Shared passages", "")
    checks.check("gave way on Tuesday" in shared, "the shared words are shown")
    checks.check("1962" not in shared and "Divers" not in shared, "words of one alone are not shared")
    checks.check("1962 → 1964" in parts.get("Changed words", ""), "a changed number is listed")
    checks.check("Divers pulled" in parts.get("Only in A", ""), "a sentence that was cut is A's own")
    checks.check("Only in B" not in parts, "an empty section is not printed")
    check_compare_page(checks, stemma(program, "compare", "-f", "html", path).decode("utf-8"))
    text = stemma(program, "collate", path).decode("utf-8")
    checks.check("changed: 1962 → 1964" in text, "the edition says what the copy changed")


def check_diff(checks, program, folder):
    editions = []
    for name, text in ("old", TEXT), ("new", TEXT.replace("Four people", "Five people")):
        path = write(folder, name, [report("first", TEXT, "16"), dict(report("second", text, "18"), id=name)])
        editions.append(os.path.join(folder, name + ".jsonl"))
        with open(editions[-1], "wb") as file:
            file.write(stemma(program, "collate", "--jsonl", path))
    changes = messages(stemma(program, "diff", "--jsonl", *editions))
    changed = [change for change in changes if change["change"] == "changed"]
    checks.check([one["changes"] for one in changed] == [[{"old": "Four", "new": "Five"}]], f"a report with another text: {changes}")
    checks.check(not any(one["what"] == "report" and one["change"] != "changed" for one in changes), f"no report came or went: {changes}")
    checks.check(not stemma(program, "diff", editions[0], editions[0]), "nothing changed between an edition and itself")


def main():
    program, checks = program_path(), Checks()
    with tempfile.TemporaryDirectory() as folder:
        check_compare(checks, program, folder)
        check_diff(checks, program, folder)
    checks.finish()


main()
