#!/usr/bin/env python3
"""The same bytes for any number of threads, any order of files or lines, and any packing.

    same_bytes.py STEMMA
"""
import gzip
import json
import os
import random
import sys

from common import PAGES, ROOT, Checks, messages, program_path, stemma

THREADS = ("-j1", "-j2", "-j7")
SHUFFLES = 4
# Records of an archive, and bytes of the pages of it that are long.
ARCHIVED = 1300
LONG_PAGE = 1 << 20
# Words of examples/ that others take the place of, so that each copy is another event.
WORDS = ("Eastmere", "Harrow", "Calder", "Lindqvist", "Solberg", "Nygaard", "barley", "terminal", "fire", "silo")
SOUNDS = ("bal", "der", "fin", "gol", "hem", "jor", "kes", "lum", "mar", "nov", "pel", "rud", "sev", "tam", "vik", "wes")


def many_lines(lines):
    """The reports as events of six places, none of which shares the names of another."""
    for copy in range(6):
        chance = random.Random(copy)
        names = {word: "".join(chance.sample(SOUNDS, 3)) for word in WORDS}
        for line in lines:
            report = json.loads(line)
            for word, name in names.items():
                name = name.capitalize() if word[0].isupper() else name
                for key in ("title", "text"):
                    report[key] = report[key].replace(word, name)
            kept = {key: report[key] for key in ("type", "title", "outlet", "published", "lang", "text")}
            kept |= {"id": f"{copy}-{report['id']}", "path": f"{copy}/{report['path']}"}
            yield json.dumps(kept, separators=(",", ":")).encode() + b"\n"


def shuffles(things):
    for seed in range(SHUFFLES):
        yield seed, random.Random(seed).sample(things, len(things))


def parted(data):
    """The reports, which are passed on in the order of the input, and what the filter says of them."""
    lines = data.splitlines()
    reports = [line for line in lines if line.startswith(b'{"type":"report"')]
    return sorted(reports), [line for line in lines if line not in set(reports)]


def check_pages(checks, program, pages):
    for form in ("text", "html", "jsonl"):
        first = stemma(program, "collate", "-f", form, THREADS[0], *pages)
        checks.check(first, f"{form}: something is printed")
        for threads in THREADS:
            checks.check(stemma(program, "collate", "-f", form, threads, *pages) == first, f"{form}: {threads}")
        for seed, shuffled in shuffles(pages):
            for threads in THREADS[:2]:
                got = stemma(program, "collate", "-f", form, threads, *shuffled)
                checks.check(got == first, f"{form}: shuffle {seed}, {threads}")


def check_lines(checks, program, lines, story_count):
    """collate and the filters over JSON lines."""
    for form in ("text", "html", "jsonl"):
        first = stemma(program, "collate", "-f", form, THREADS[0], input=b"".join(lines))
        for seed, shuffled in shuffles(lines):
            got = stemma(program, "collate", "-f", form, THREADS[1], input=b"".join(shuffled))
            checks.check(got == first, f"{form}: lines, shuffle {seed}")
    stories = [m for m in messages(first) if m["type"] == "story"]
    checks.check(len(stories) >= story_count, f"{story_count} stories: {len(stories)}")
    for command in ("analyse", "cluster", "lineage"):
        first = stemma(program, command, THREADS[0], input=b"".join(lines))
        for threads in THREADS:
            checks.check(stemma(program, command, threads, input=b"".join(lines)) == first, f"{command}: {threads}")
        if command == "analyse":
            continue
        for seed, shuffled in shuffles(lines):
            got = stemma(program, command, THREADS[1], input=b"".join(shuffled))
            checks.check(parted(got) == parted(first), f"{command}: shuffle {seed}")


def records(pages):
    """A WARC of more pages than are worked on together, and of some that do not fit one window."""
    for number in range(ARCHIVED):
        with open(os.path.join(ROOT, pages[number % len(pages)]), "rb") as file:
            page = file.read()
        if number % 200 == 7:
            noise = random.Random(number).randbytes(LONG_PAGE // 2).hex().encode()
            page += b"<!-- " + noise + b" -->"
        yield (b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: http://a.example/%d\r\n"
               b"Content-Type: text/html\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" % (number, len(page), page))


def check_archive(checks, program, pages):
    members = list(records(pages))
    plain = b"".join(members)
    packed = b"".join(gzip.compress(member, 1, mtime=0) for member in members)
    first = stemma(program, "extract", THREADS[0], input=plain)
    checks.check(first.count(b'"type":"report"') == ARCHIVED, "archive: every page is a report")
    for name, data in (("plain", plain), ("members", packed), ("one member", gzip.compress(plain, 1, mtime=0))):
        for threads in THREADS:
            checks.check(stemma(program, "extract", threads, input=data) == first, f"archive: {name}, {threads}")


def main():
    program, checks = program_path(), Checks()
    pages = [os.path.join(os.path.relpath(PAGES, ROOT), name) for name in sorted(os.listdir(PAGES))]
    check_pages(checks, program, pages)
    lines = stemma(program, "extract", *pages).splitlines(keepends=True)
    check_lines(checks, program, lines, 1)
    check_lines(checks, program, list(many_lines(lines)), 2)
    check_archive(checks, program, pages)
    checks.finish()


main()
