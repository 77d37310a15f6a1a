#!/usr/bin/env python3
"""Every sentence, value and name in every output is the bytes of its span.

    spans.py STEMMA

JSON lines: each span lies in its report's text, values and speakers are the words there, and the
text is the page's bytes where its map says so.  HTML: each element with data-report, data-begin,
data-end shows those bytes.  SQLite: the same for each table with report, byte_begin, byte_end.
"""
import hashlib
import html.parser
import os
import re
import sqlite3
import sys
import tempfile

from common import PAGES, Checks, messages, program_path, stemma


def fold(text):
    return re.sub(r"[\s�]+", " ", text).strip()


def check_page(checks, report):
    with open(report["path"], "rb") as file:
        page = file.read()
    text = report["text"].encode()
    checks.check(hashlib.sha256(page).hexdigest() == report["sha256"], f"sha256 of {report['path']}")
    before = (0, 0)
    for begin, end, page_begin, page_end in report["spans"]:
        checks.check(begin >= before[0] and page_begin >= before[1], f"{report['path']}: spans in order")
        before = (end, page_end)
        piece, source = text[begin:end], page[page_begin:page_end]
        if piece.isascii() and b"&" not in source and b"<" not in source:
            checks.check(piece.split() == source.split(), f"{report['path']}: {piece!r} is {source!r}")


def slice_of(reports, reading):
    return reports[reading["report"]]["text"].encode()[reading["begin"] : reading["end"]].decode()


def check_jsonl(checks, out):
    reports = {m["id"]: m for m in out if m["type"] == "report"}
    for report in reports.values():
        check_page(checks, report)
        for credit in report["credits"]:
            words = report["text"].encode()[credit["begin"] : credit["end"]].decode()
            checks.check(words == credit["name"], f"credit {credit['name']!r} is {words!r}")
    texts = {fold(r["text"]) for r in reports.values()} | {fold(r["title"] or "") for r in reports.values()}
    for m in out:
        readings = list(m.get("readings") or [])
        if m["type"] == "summary":
            readings.append(m)
        for answer in m.get("answers") or []:
            readings += answer["readings"]
            words = slice_of(reports, answer["readings"][0])
            checks.check(answer["value"] in words or words in answer["value"], f"{answer['value']!r} is {words!r}")
        for reading in readings:
            text = reports[reading["report"]]["text"].encode()
            checks.check(0 <= reading["begin"] < reading["end"] <= len(text), f"{m['type']}: a span inside its report")
            text[reading["begin"] : reading["end"]].decode()
        for key in ("actor", "recipient", "speaker", "title", "lost"):
            if m["type"] in ("relation", "quote", "story", "descent") and m.get(key):
                checks.check(any(fold(m[key]) in t for t in texts), f"{m['type']}: {key} {m[key]!r} stands in a report")
    return reports


class Spans(html.parser.HTMLParser):
    """Collects the text of every element with data-report."""

    VOID = {"br", "img", "hr", "meta", "link", "input", "wbr", "col"}

    def __init__(self):
        super().__init__()
        self.open, self.found = [], []

    def handle_starttag(self, tag, attributes):
        if tag in self.VOID:
            return
        self.open.append((tag, dict(attributes), []))

    def handle_data(self, data):
        for _, _, texts in self.open:
            texts.append(data)

    def handle_endtag(self, tag):
        while self.open:
            name, attributes, texts = self.open.pop()
            if "data-begin" in attributes and "data-report" in attributes:
                self.found.append((attributes, "".join(texts)))
            if name == tag:
                return


def check_html(checks, data, reports):
    parser = Spans()
    parser.feed(data.decode("utf-8"))
    checks.check(len(parser.found) > 50, "the HTML page has spans")
    for attributes, shown in parser.found:
        report = reports.get(attributes["data-report"])
        checks.check(report is not None, f"HTML: report {attributes['data-report']}")
        if report:
            words = report["text"].encode()[int(attributes["data-begin"]) : int(attributes["data-end"])].decode()
            checks.check(fold(words) == fold(shown), f"HTML: {shown!r} is {words!r}")


def check_sqlite(checks, path, reports):
    db = sqlite3.connect(path)
    tables = [row[0] for row in db.execute("select name from sqlite_master where type = 'table'")]
    seen = 0
    by_id = dict(db.execute("select id, text from report"))
    texts = dict(db.execute("select number, text from report"))
    for key, report in reports.items():
        checks.check(by_id.get(key) == report["text"], f"SQLite: the text of {key}")
    for table in tables:
        columns = [row[1] for row in db.execute(f"pragma table_info({table})")]
        if not {"report", "byte_begin", "byte_end"} <= set(columns):
            continue
        words_at = next((c for c in ("words", "name", "text") if c in columns), None)
        for row in db.execute(f'select report, byte_begin, byte_end{", " + words_at if words_at else ""} from {table}'):
            if row[0] is None or row[1] is None:
                continue
            seen += 1
            text = texts[row[0]].encode()
            checks.check(0 <= row[1] <= row[2] <= len(text), f"SQLite: {table}: a span inside its report")
            if words_at and row[3] is not None:
                words = text[row[1] : row[2]].decode()
                checks.check(fold(row[3]) == fold(words), f"SQLite: {table}: {row[3]!r} is {words!r}")
    checks.check(seen > 50, "SQLite has spans")
    db.close()


def main():
    program, checks = program_path(), Checks()
    reports = check_jsonl(checks, messages(stemma(program, "collate", "--jsonl", PAGES)))
    check_html(checks, stemma(program, "collate", "-f", "html", PAGES), reports)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "edition.db")
        stemma(program, "collate", PAGES, "--db", path)
        check_sqlite(checks, path, reports)
    checks.finish()


main()
