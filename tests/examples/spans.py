#!/usr/bin/env python3
"""Every sentence, value and name in every output is the bytes of its span.

    spans.py STEMMA

JSON lines: each span lies in its report's text, values and speakers are the words there, and the
text is the page's bytes where its map says so.  HTML: each element with data-report, data-begin,
data-end shows those bytes.  SQLite: the same for each table with report, byte_begin, byte_end, and
for values, speakers and labels.  Text: what a line quotes, joined over line breaks, stands as a whole
in a report; all other words are whole lines of data/words/ or fields of a report, such as its title.
"""
import hashlib
import html.parser
import os
import pathlib
import re
import sqlite3
import sys
import tempfile

from common import PAGES, ROOT, Checks, messages, program_path, stemma


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
        if m["type"] == "quote" and m["speaker"]:
            named = [slice_of(reports, dict(r, begin=r["speaker"][0], end=r["speaker"][1])) for r in readings if r["speaker"]]
            checks.check(m["speaker"] in named, f"speaker {m['speaker']!r} is one of {named}")
        for passage in m["passages"] if m["type"] == "descent" else []:
            for side in ("child", "parent"):
                readings.append({"report": m[side], "begin": passage[side][0], "end": passage[side][1]})
        for answer in m.get("answers") or []:
            readings += answer["readings"]
            words = slice_of(reports, answer["readings"][0])
            checks.check(answer["value"] in words or words in answer["value"], f"{answer['value']!r} is {words!r}")
        for reading in readings:
            text = reports[reading["report"]]["text"].encode()
            checks.check(0 <= reading["begin"] < reading["end"] <= len(text), f"{m['type']}: a span inside its report")
            text[reading["begin"] : reading["end"]].decode()
        if m["type"] == "story":
            checks.check([one["report"] for one in m["members"]] == m["reports"], f"story {m['id']} says why each report is in it")
            for one in m["members"]:
                checks.check(one["shared"], f"what {one['report']} shares with its story")
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


# Each value of a table and the readings one of which it must stand in.
VALUES = {
    "answer.value": "select a.value, r.report, byte_begin, byte_end from answer a join answer_reading r"
                    " on (r.story, r.conflict, r.answer) = (a.story, a.conflict, a.seq)",
    "quote.speaker": "select speaker, report, speaker_begin, speaker_end from quote q join quote_reading r"
                     " on (r.story, r.quote) = (q.story, q.seq) where speaker_begin is not null",
    "event.label": "select label, report, byte_begin, byte_end from event e join event_reading r"
                   " on (r.story, r.event) = (e.story, e.seq)",
    "point.words": "select words, report, byte_begin, byte_end from point p join point_reading r"
                   " on (r.story, r.point) = (p.story, p.seq)",
}
# Values that need not stand in a reading: the report names them elsewhere.
NAMED = ["select title from story", "select actor from relation", "select recipient from relation",
         "select speaker from quote", "select name from lost_origin where report is not null"]


def check_sqlite(checks, path, reports):
    db = sqlite3.connect(path)
    tables = [row[0] for row in db.execute("select name from sqlite_master where type = 'table'")]
    seen = 0
    by_id = dict(db.execute("select id, text from report"))
    texts = {number: text.encode() for number, text in db.execute("select number, text from report")}
    for key, report in reports.items():
        checks.check(by_id.get(key) == report["text"], f"SQLite: the text of {key}")
    for table in tables:
        columns = [row[1] for row in db.execute(f"pragma table_info({table})")]
        if not {"report", "byte_begin", "byte_end"} <= set(columns):
            continue
        name = "name" if "name" in columns else "null"
        for number, begin, end, shown in db.execute(f"select report, byte_begin, byte_end, {name} from {table}"):
            if number is None or begin is None:
                continue
            seen += 1
            text = texts[number]
            checks.check(0 <= begin < end <= len(text), f"SQLite: {table}: a span inside its report")
            words = text[begin:end].decode()
            checks.check(shown is None or fold(shown) == fold(words), f"SQLite: {table}: {shown!r} is {words!r}")
    checks.check(seen > 50, "SQLite has spans")
    for column, query in VALUES.items():
        readings = {}
        for value, number, begin, end in db.execute(query):
            readings.setdefault(value, []).append(fold(texts[number][begin:end].decode()))
        checks.check(readings, f"SQLite: {column} has values")
        for value, words in readings.items():
            checks.check(any(fold(value) in w or w in fold(value) for w in words), f"SQLite: {column}: {value!r} is one of {words}")
    everything = [fold(f"{title} {text}") for title, text in db.execute("select title, text from report")]
    for query in NAMED:
        for (value,) in db.execute(query):
            checks.check(value is None or any(fold(value) in text for text in everything), f"SQLite: {value!r} stands in a report")
    for side in ("child", "parent"):
        for begin, end, number in db.execute(f"select {side}_begin, {side}_end, {side} from passage p join descent d"
                                             " on (d.story, d.seq) = (p.story, p.descent)"):
            checks.check(0 <= begin < end <= len(texts[number]), f"SQLite: a passage inside its {side}")
    db.close()


class Known:
    """What may be printed: words of reports, fields of reports, lines of data/words/."""

    NUMBER = re.compile(r"\d+(?:\.\d+)?\.?|\d{4}-\d\d|[\dT:Z+-]{10,}(?:–[\d-]{10})?|[A-Z]{1,2}\d*|[0-9a-f]{64}")

    def __init__(self, reports):
        self.texts, self.fields, self.lines = [], set(), []
        for report in reports.values():
            self.texts.append(fold(report["text"]))
            fields = [report[key] for key in ("title", "outlet", "publisher", "path", "url", "published", "modified")]
            fields += report["authors"] + [credit["name"] for credit in report["credits"]]
            self.fields |= {self.plain(field) for field in fields if field}
            self.texts.append(fold(report["title"] or ""))
        for path in sorted(pathlib.Path(ROOT, "data", "words").glob("*.tsv")):
            for line in path.read_text(encoding="utf-8").splitlines():
                if not line.startswith("#"):
                    line = re.escape(self.plain(line.split("\t")[1])).replace(r"\{s\}", "(.+)")
                    self.lines.append(re.compile(re.sub(r"\\{[abc]\\}", r"[\\d.]+", line)))

    @staticmethod
    def plain(text):
        """Without the signs that part words from words."""
        return fold(re.sub(r"[;,:](?= |$)|(?<= )[:+·–](?= )", " ", text))

    def is_quoted(self, words):
        return any(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) for text in self.texts)

    def is_own(self, words):
        """A number, a letter, a field, or a line of the tables."""
        if self.NUMBER.fullmatch(words) or words in self.fields:
            return True
        found = (line.fullmatch(words) for line in self.lines)
        return any(m and all(g in self.fields or self.is_quoted(g) for g in m.groups()) for m in found)

    def are_own(self, words):
        """Parted at spaces, all parts are the program's own."""
        parts = self.plain(words).split(" ")
        reached = [True] + [False] * len(parts)
        for end in range(1, len(parts) + 1):
            reached[end] = any(reached[begin] and self.is_own(" ".join(parts[begin:end])) for begin in range(end))
        return reached[-1]


# Sections of the program's own words; in all others reports speak.
OWN_SECTIONS = {"Origins", "Who took from whom", "Lost origins and credits", "Sources", "Damage", "Left out"}
SIGNS = re.compile(r"^\s*\d+\. |\[○?[A-Z]+\d*(?:\+\d+)?\]|[✕◌•●○█▒]|[└├][─╌]|…|(?:^|\s)\s*[→=]\s|(?<=\s)[?–·](?=\s|$)|\s{2,}|(?<=\d{4}-\d\d-\d\d)\s|(?<= = \d{4})\s|(?<= = \d{4}-\d\d)\s")
# Lines with lists of quoted words: those of both, or none of one; those that are shared.
LISTS = re.compile(r"\s+(changed|in this story by):")
LISTED = re.compile(LISTS.pattern + r"|;|→|∅|…")
WIDTH, COLUMN = 80, 22  # of a line; where the second column of the timeline begins


def joined(lines):
    """Lines as they were before they were broken: a line goes on if its first word had no room before."""
    whole, first, last = "", 0, ""
    for line in lines:
        indent = len(line) - len(line.lstrip())
        was_broken = last and line and len(last) + 1 + len(line.split()[0]) > WIDTH
        if indent == COLUMN or (was_broken and indent > first):
            whole += (" " if was_broken else "  ") + line.strip()
        else:
            yield whole
            whole, first = line, indent
        last = line
    yield whole


def check_text(checks, data, reports):
    known, own, quoted = Known(reports), True, 0
    for line in joined(data.decode("utf-8").splitlines()):
        line = line.replace("⟦", "").replace("⟧", "")
        if re.match(r"\S", line):
            own = line in OWN_SECTIONS
        is_list = LISTS.match(line)
        is_own = not is_list and (own or re.match(r"\s+(why:|reports \d)", line))
        pieces = LISTED.sub(";", line).split(";") if is_list else SIGNS.split(line)
        for piece in filter(None, (part.strip() for part in pieces)):
            is_quoted = not is_own and (known.is_quoted(piece) or known.is_quoted(piece.strip("“”")))
            quoted += is_quoted
            checks.check(is_quoted or known.are_own(piece), f"text: {piece!r} is of a report or of the word tables")
    checks.check(quoted > 50, f"the text quotes: {quoted}")


def main():
    program, checks = program_path(), Checks()
    reports = check_jsonl(checks, messages(stemma(program, "collate", "--jsonl", PAGES)))
    check_text(checks, stemma(program, "collate", PAGES), reports)
    check_html(checks, stemma(program, "collate", "-f", "html", PAGES), reports)
    found = stemma(program, "analyse", "--html", PAGES)
    check_html(checks, found, reports)
    checks.check(b"<script" not in found and b" tabindex=0" in found, "what was found is told without a script")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "edition.db")
        stemma(program, "collate", PAGES, "--db", path)
        check_sqlite(checks, path, reports)
    checks.finish()


main()
