#!/usr/bin/env python3
"""What --explain says of a page agrees with its report, and words and places with the page.

    explain.py STEMMA
"""
import os
import subprocess
import sys
import tempfile

from common import PAGES, Checks, messages, program_path, stemma

HEAD = "<html lang='en'><head><title>{title}</title></head><body>"
ERROR = HEAD.format(title="404 Not Found") + "<h1>Not found</h1><p>There is no such page.</p></body></html>"


def folded(text):
    return "".join(text.split())


def check_page(checks, report, explained):
    name = report["path"]
    with open(os.path.join(os.path.dirname(os.path.dirname(PAGES)), name), "rb") as file:
        page = file.read()
    kept = "".join(folded(block["text"]) for block in explained["blocks"] if block["kept"])
    checks.check(kept == folded(report["text"]), f"{name}: the blocks kept are the text")
    checks.check(any(not block["kept"] for block in explained["blocks"]), f"{name}: something is left out")
    for block in explained["blocks"]:
        first = block["text"].split()[0][:5]
        begin, end = block["page"]
        checks.check(not first.isalnum() or first.encode() in page[begin:end], f"{name}: {first} stands in its place")
        checks.check(block["kept"] == (block["score"] > 0.5) or block["reasons"], f"{name}: why a score was not followed")
    fields = {field["field"]: field for field in explained["fields"]}
    for key in ("title", "published", "modified"):
        value = fields[key]["value"] if key in fields else None
        checks.check(value == report[key], f"{name}: {key} is the report's")
    authors = [field["value"] for field in explained["fields"] if field["field"] == "author"]
    checks.check(authors == report["authors"], f"{name}: so are the authors")
    for field in explained["fields"]:
        checks.check(field["page"] is None or field["page"][0] < field["page"][1] <= len(page), f"{name}: a place within the page")


def main():
    program, checks = program_path(), Checks()
    reports = messages(stemma(program, "extract", "-q", PAGES))
    explained = messages(stemma(program, "extract", "-q", "--explain", "--jsonl", PAGES))
    checks.check(len(reports) == len(explained) > 5, "one explanation a page")
    for report, explanation in zip(reports, explained):
        checks.check(report["path"] == explanation["path"], "in the order of the pages")
        check_page(checks, report, explanation)
    one, two = (stemma(program, "extract", "-q", "--explain", f"-j{n}", PAGES) for n in (1, 2))
    checks.check(one == two and one.count(b"\n+ ") > 20 < one.count(b"\n- "), "the text marks what is kept and what is not")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "error.html")
        with open(path, "w", encoding="utf-8") as file:
            file.write(ERROR)
        error = messages(subprocess.run([program, "extract", "-q", "--explain", "--jsonl", path], capture_output=True).stdout)
        checks.check([m["left_out"] for m in error] == ["an error or access page"], "a page without a report says why")
        checks.check(error and len(error[0]["blocks"]) == 2, "and shows its blocks")
        done = subprocess.run([program, "cluster", "--explain", path], capture_output=True)
        checks.check(done.returncode == 2, "only extract explains")
    checks.finish()


main()
