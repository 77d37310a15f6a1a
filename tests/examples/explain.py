#!/usr/bin/env python3
"""What --explain says of a page agrees with its report, and words and places with the page.

    explain.py STEMMA
"""
import html.parser
import os
import subprocess
import sys
import tempfile

from common import PAGES, Checks, messages, program_path, stemma

HEAD = "<html lang='en'><head><title>{title}</title></head><body>"
ERROR = HEAD.format(title="404 Not Found") + "<h1>Not found</h1><p>There is no such page.</p></body></html>"


# What a page may try on a terminal or a browser, and what takes long to explain.
HOSTILE = {
    "marks.html": HEAD.format(title="x") + "<p>\x1b[2J\x07&lt;script&gt;alert(1)&lt;/script&gt; &quot;onload=alert(1) \u202egnp.exe</p></body></html>",
    "deep.html": "<div>word " * 20000,
    "many.html": "<p>one <b>two</b></p>" * 100000,
    "attributes.html": "<p " + "class='a b' " * 100000 + ">one two three</p>",
}


class Blocks(html.parser.HTMLParser):
    """The text of each marked block, without its card, and every element that is met."""

    def __init__(self):
        super().__init__()
        self.kept, self.dropped, self.tags, self.into, self.card = [], [], set(), None, 0

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        names = (dict(attributes).get("class") or "").split()
        if tag == "p" and "found" in names:
            self.into = self.kept if "kept" in names else self.dropped
            self.into.append("")
        elif tag == "span" and (self.card or "card" in names):
            self.card += 1

    def handle_endtag(self, tag):
        if tag == "p":
            self.into = None
        elif tag == "span" and self.card:
            self.card -= 1

    def handle_data(self, data):
        if self.into is not None and not self.card:
            self.into[-1] += data


def check_view(checks, program, explained):
    page = stemma(program, "extract", "-q", "--explain", "--html", PAGES).decode("utf-8")
    view = Blocks()
    view.feed(page)
    for kept, shown in ((True, view.kept), (False, view.dropped)):
        wanted = [folded(b["text"]) for m in explained for b in m["blocks"] if b["kept"] == kept]
        checks.check([folded(text) for text in shown] == wanted, f"the view has the blocks: kept {kept}")
    checks.check("script" not in view.tags and page.endswith("</html>\n"), "the view is whole and has no script")
    done = subprocess.run([program, "extract", "--html", PAGES], capture_output=True)
    checks.check(done.returncode == 2 and b"--explain" in done.stderr, "only what is explained has a view")


def check_hostile(checks, program, folder):
    for name, text in HOSTILE.items():
        path = os.path.join(folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        for form in ([], ["--jsonl"], ["--html"]):
            done = subprocess.run([program, "extract", "-q", "--explain", *form, path], capture_output=True, timeout=60)
            checks.check(done.returncode in (0, 1) and done.stdout, f"{name} {form}: exit {done.returncode}")
            checks.check(b"\x1b" not in done.stdout and b"\x07" not in done.stdout, f"{name} {form}: no signs for a terminal")
            checks.check(form != ["--html"] or b"<script" not in done.stdout.lower(), f"{name}: no script of the page")


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
    check_view(checks, program, explained)
    one, two = (stemma(program, "extract", "-q", "--explain", f"-j{n}", PAGES) for n in (1, 2))
    checks.check(one == two and one.count(b"\n+ ") > 20 < one.count(b"\n- "), "the text marks what is kept and what is not")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "error.html")
        with open(path, "w", encoding="utf-8") as file:
            file.write(ERROR)
        error = messages(subprocess.run([program, "extract", "-q", "--explain", "--jsonl", path], capture_output=True).stdout)
        checks.check([m["left_out"] for m in error] == ["an error or access page"], "a page without a report says why")
        checks.check(error and len(error[0]["blocks"]) == 2, "and shows its blocks")
        check_hostile(checks, program, folder)
        done = subprocess.run([program, "cluster", "--explain", path], capture_output=True)
        checks.check(done.returncode == 2, "only extract explains")
    checks.finish()


main()
