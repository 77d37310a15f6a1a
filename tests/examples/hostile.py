#!/usr/bin/env python3
"""Bad input gives a note or a reason, costs nothing else, and the rest is still done.

    hostile.py STEMMA
"""
import gzip
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import zlib

from common import Checks, program_path

GOOD = (b"<html><head><title>Bridge opens</title></head><body><article><h1>Bridge opens</h1>"
        + b"<p>The new bridge over the river was opened on Friday by the mayor, who walked across it with two hundred children "
        b"from the town's schools.</p><p>It cost nine million and took four years to build, two more than planned, and it is open "
        b"to walkers and cyclists only.</p>" * 3 + b"</article></body></html>")


def warc(body, url="http://example.test/a"):
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n").encode()
    return head + http + b"\r\n\r\n"


def run(program, *paths, data=None, limit=60):
    return subprocess.run([program, "extract", *paths], input=data, capture_output=True, timeout=limit)


def lines(done):
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def write(folder, name, data):
    path = os.path.join(folder, name)
    with open(path, "wb") as file:
        file.write(data)
    return path


def packed(block, count):
    """`count` times `block` as gzip: a gigabyte in a megabyte or two."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join([packer.compress(block) for _ in range(count)] + [packer.flush()])


def clock(body):
    """A page, a WARC record, a feed and JSON lines of a clock that was never set."""
    return {
        "clock.html": body.replace(b"</title>", b'</title><meta property="article:published_time" content="1970-01-01T00:00:00Z">'),
        "clock.warc": warc(body).replace(b"WARC-Type", b"WARC-Date: 1970-01-01T00:00:00Z\r\nWARC-Type"),
        "clock.xml": b'<?xml version="1.0"?><rss version="2.0"><channel><title>N</title><item><title>Bridge opens</title>'
                     b"<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate><description>The bridge was opened on Friday by the mayor."
                     b"</description></item></channel></rss>",
        "clock.jsonl": b'{"id": "a", "title": "Bridge opens", "text": "The mayor opened it on Friday.", "published": 0}\n'
                       b'{"id": "b", "title": "Bridge opens", "text": "The mayor opened it.", "published": "1970-01-01T00:00:00Z"}\n',
    }


# What is said of each file: the reason and the byte, None where it is a report like any other.
SAID = {
    "empty.html": ("empty", 0),
    "deep.html": ("no article text in the page", 0),
    "nested.html": ("no article text in the page", 0),
    "random.bin": ("not text", 0),
    "utf16.html": None,
    "bomb.gz": ("not text", 0),
    "bomb.html.gz": ("gzip data expand beyond all measure", 0),
    "bomb.warc.gz": ("gzip data expand beyond all measure", 392),
    "cut.warc": ("the file ends inside a record", 514),
    "cut.warc.gz": ("gzip data break off", 392),
    "nul.html": None,
    "attributes.html": ("no article text in the page", 0),
    "angles.html": None,
    "text.html": ("longer than a page may be: cut", 16 << 20),
    "unclosed.html": ("a listing of other pages", 0),
}


def files():
    two = warc(GOOD), warc(GOOD, "http://example.test/b")
    return {
        "empty.html": b"",
        "deep.html": b"<div>" * (20 << 20),
        "nested.html": (b"<b><i><a href=x><table><tr><td><ul><li><div>" * (1 << 20))[: 1 << 20],
        "random.bin": random.Random(7).randbytes(1 << 20),
        "utf16.html": GOOD.decode().encode("utf-16"),
        "bomb.gz": packed(bytes(1 << 20), 1024),
        "bomb.html.gz": packed(b"<div>" * (1 << 18), 800),
        "bomb.warc.gz": gzip.compress(two[0], mtime=0) + packed(bytes(1 << 20), 1024),
        "cut.warc": two[0] + two[1][:-400],
        "cut.warc.gz": gzip.compress(two[0], mtime=0) + gzip.compress(two[1], mtime=0)[:-60],
        "nul.html": GOOD.replace(b"bridge", b"bri\0dge"),
        "attributes.html": b"<p " + b"a=b " * (1 << 20) + b">x</p>",
        "angles.html": b"<" * (4 << 20),
        "text.html": b"<p>" + b"The bridge is open, the mayor said. " * ((100 << 20) // 36),
        "unclosed.html": b"<p><b><i><a href=x>The bridge is open. " * (1 << 19),
    }


def sayings(done, path):
    """What is said of a file, with its byte: left out, noted on a report, or on standard error."""
    for m in lines(done):
        if m["path"].startswith(path):
            yield from [(m["reason"], m["offset"])] if m["type"] == "left_out" else [(n["what"], n["offset"]) for n in m["notes"]]
    for byte, what in re.findall(re.escape(path) + r": byte (\d+): (.+)", done.stderr.decode()):
        yield what, int(byte)


def check_files(checks, program, folder):
    good = write(folder, "good.html", GOOD)
    for name, data in files().items():
        path = write(folder, name, data)
        done = run(program, path, good)
        checks.check(done.returncode == 0, f"{name}: exit {done.returncode} {done.stderr[-300:]!r}")
        out = lines(done)
        checks.check(any(m["type"] == "report" and m["path"] == good for m in out), f"{name}: the good page is still read")
        said = list(sayings(done, path))
        checks.check(SAID[name] in said if SAID[name] else not said, f"{name}: {SAID[name]} is said: {said}")
        if not any(m["type"] == "report" and m["path"].startswith(path) for m in out):
            alone = run(program, path)
            checks.check(alone.returncode == 1, f"{name} alone: exit {alone.returncode}")
        if name.startswith(("cut.", "bomb.warc")):
            first = [m for m in out if m["type"] == "report" and m["url"] == "http://example.test/a"]
            checks.check(first, f"{name}: the first record is read")
        os.unlink(path)
    for name, data in clock(GOOD).items():
        path = write(folder, name, data)
        os.utime(path, (0, 0))
        done = subprocess.run([program, "collate", "--jsonl", path], capture_output=True)
        reports = [m for m in lines(done) if m["type"] == "report"]
        checks.check(reports and done.returncode == 0, f"{name}: is read: exit {done.returncode}")
        checks.check(all(m["published"] is None for m in reports), f"{name}: a clock never set is no date of publication")


def check_folders(checks, program, folder):
    good = write(folder, "good.html", GOOD)
    locked = os.path.join(folder, "locked")
    os.mkdir(locked)
    write(locked, "page.html", GOOD)
    os.symlink(folder, os.path.join(folder, "loop"))
    os.symlink("self", os.path.join(folder, "self"))
    os.mkdir(os.path.join(folder, "good_files"))
    write(os.path.join(folder, "good_files"), "ad.html", GOOD)
    is_root = os.getuid() == 0
    if is_root:
        print("skipped: a folder without read permission, because root may read every folder")
        shutil.rmtree(locked)
    else:
        os.chmod(locked, 0)
    done = run(program, folder)
    checks.check(done.returncode == 0, f"a folder with bad entries: exit {done.returncode}")
    checks.check([m["path"] for m in lines(done) if m["type"] == "report"] == [good], "one report in the folder")
    left = {os.path.basename(m["path"]): m["reason"] for m in lines(done) if m["type"] == "left_out"}
    checks.check("folder that was read already: a link leads to it" in left.get("loop", ""), f"the symlink loop is left out: {left}")
    checks.check("self" in left, f"a link to itself is left out: {left}")
    checks.check("saved" in left.get("good_files", ""), f"the _files folder is left out: {left}")
    if not is_root:
        checks.check(left.get("locked") == "folder cannot be read", f"the locked folder is left out: {left}")
        named = run(program, locked, good)
        checks.check(named.returncode == 2, f"a locked folder that was named: exit {named.returncode}")
        checks.check(any(m["type"] == "report" for m in lines(named)), "the good page is read beside a locked folder")
        os.chmod(locked, 0o700)
    missing = run(program, os.path.join(folder, "none.html"), good)
    checks.check(missing.returncode == 2, f"a missing path is exit 2: {missing.returncode}")
    checks.check(any(m["type"] == "report" for m in lines(missing)), "the good page is read beside a missing one")


def check_lines(checks, program):
    report = json.dumps({"id": "r%d", "title": "Bridge opens", "text": "The new bridge was opened on Friday."})
    data = "\n".join([report % n if n != 7 else '{"id": "r7", "text": tru}' for n in range(1, 10)] + [report % 3])
    done = run(program, "-", data=data.encode())
    out = lines(done)
    bad = [(m["reason"], m.get("line")) for m in out if m["type"] == "left_out"]
    checks.check(bad == [("invalid JSON", 7)], f"line 7 is named: {bad}")
    checks.check(done.returncode == 0, f"invalid JSON on line 7: exit {done.returncode}")
    checks.check(sum(m["type"] == "report" for m in out) >= 8, "the other lines are read")
    batch = subprocess.run([program, "collate", "--jsonl"], input=data.encode(), capture_output=True)
    reasons = [m for m in lines(batch) if m["type"] == "left_out"]
    checks.check(batch.returncode == 0, f"a double id: exit {batch.returncode}")
    checks.check(len(reasons) == 2, f"the double id and line 7 are left out: {reasons}")
    other = report % 3
    batch = subprocess.run([program, "collate", "--jsonl"], input=f"{other}\n{other.replace('Friday', 'Monday')}".encode(), capture_output=True)
    left = [(m["path"], m["reason"]) for m in lines(batch) if m["type"] == "left_out"]
    checks.check(left == [("-#2", "its id stands for another report already")], f"the second of an id is left out: {left}")


def check_ids(checks, program):
    """A line keeps its members; an id of null gives way to one, an id that is a number stays."""
    text = "The new bridge was opened on Friday by the mayor."
    data = "\n".join(['{"id":null,"text":"%s","extra":[1,{"a":"\\u00e9"}]}' % text, '{"id":17,"text":"%s Few came."}' % text])
    done = subprocess.run([program, "cluster"], input=data.encode(), capture_output=True)
    first, second = done.stdout.decode().splitlines()[:2]
    checks.check(first.count('"id":') == 1 and json.loads(first)["id"], f"one id in place of null: {first}")
    checks.check(json.loads(first)["extra"] == [1, {"a": "\u00e9"}], f"the other members stay: {first}")
    checks.check(json.loads(second)["id"] == "17", f"a number is an id: {second}")
    story = [m for m in lines(done) if m["type"] == "story"][0]
    checks.check(sorted(story["reports"]) == sorted([json.loads(first)["id"], "17"]), f"the story knows both: {story}")


def check_long(checks, program):
    """More sentences than are compared, told in the same order in other words; and sentences of nothing but names."""
    word = lambda n: "".join(chr(97 + (n * k) % 26) for k in (3, 5, 7, 11, 17)) + "ers"
    tales = [" ".join(f"{opening} {word(7 * n)} {middle} {word(7 * n + 3)} there." for n in range(400))
             for opening, middle in (("The", "was near the"), ("A", "had gone to some"))]
    names = lambda verb: " ".join("The council %s %s." % (verb, ", ".join(f"{word(n + 20 * k).title()} {word(3 * n + k).title()}"
                                                                          for n in range(20))) for k in range(12))
    for texts in (tales, [names("named"), names("chose")]):
        data = "\n".join(json.dumps({"id": str(n), "text": text}) for n, text in enumerate(texts))
        done = subprocess.run([program, "collate", "--jsonl"], input=data.encode(), capture_output=True, timeout=60)
        checks.check(done.returncode == 0, f"long texts: exit {done.returncode}: {done.stderr[-300:]}")


def check_dates(checks, program):
    """Dates of other tools: of Unix as ISO; what is in no known form gives a note."""
    data = "\n".join('{"id":"%d","text":"The bridge was opened by the mayor, number %d.","date":%s}' % (n, n, date)
                     for n, date in enumerate(["1773133200", '"1773133200123"', '"10/03/2026"', '"2026-03-10"']))
    done = subprocess.run([program, "collate", "--jsonl"], input=data.encode(), capture_output=True)
    reports = {m["id"]: (m["published"], len(m["notes"])) for m in lines(done) if m["type"] == "report"}
    checks.check(reports["0"] == ("2026-03-10T09:00:00Z", 0), f"seconds are a date: {reports}")
    checks.check(reports["1"] == ("2026-03-10T09:00:00Z", 0), f"thousandths are a date: {reports}")
    checks.check(reports["2"] == (None, 1), f"a date in no known form gives a note: {reports}")
    checks.check(reports["3"] == ("2026-03-10", 0), f"an ISO date stays: {reports}")


def check_flags(checks, program):
    """Flags that do not go together are refused, and a file that is not there is named."""
    for line, word in (("collate x --fail-on change", "conflict"), ("diff a b -f html", "text|jsonl"),
                       ("collate x -f graphml --jsonl", "one of them"), ("analyse x --tokenized", "--conllu"),
                       ("-q extract /nowhere/none.html", "none.html")):
        done = subprocess.run([program, *line.split()], capture_output=True)
        checks.check(done.returncode == 2 and word.encode() in done.stderr, f"{line}: {done.stderr}")


def check_targets(checks, program, folder):
    """What cannot be written is told before the work, and nothing is printed."""
    page = write(folder, "page.html", GOOD)
    random.seed(7)
    other = write(folder, "other.db", random.randbytes(3000))
    for flag, target in (("--db", os.path.join(folder, "none", "a.db")), ("--db", other), ("-o", page)):
        done = subprocess.run([program, "collate", page, flag, target], capture_output=True)
        checks.check(done.returncode == 2 and not done.stdout, f"{flag} {target}: exit {done.returncode}")
        checks.check(os.path.basename(target).encode() in done.stderr, f"{flag} is named: {done.stderr}")
    both = [subprocess.Popen([program, "-q", "collate", page, "--db", os.path.join(folder, "new.db")], stdout=subprocess.DEVNULL)
            for _ in range(3)]
    checks.check([one.wait() for one in both] == [0, 0, 0], "three programs make one store at once")


def main():
    program, checks = program_path(), Checks()
    with tempfile.TemporaryDirectory() as folder:
        check_files(checks, program, folder)
    with tempfile.TemporaryDirectory() as folder:
        check_folders(checks, program, folder)
    check_lines(checks, program)
    check_ids(checks, program)
    check_long(checks, program)
    check_dates(checks, program)
    check_flags(checks, program)
    with tempfile.TemporaryDirectory() as folder:
        check_targets(checks, program, folder)
    checks.finish()


main()
