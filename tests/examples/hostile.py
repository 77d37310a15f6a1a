#!/usr/bin/env python3
"""Bad input gives a note or a reason, costs nothing else, and the rest is still done.

    hostile.py STEMMA
"""
import gzip
import json
import os
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


def bomb():
    """A gigabyte of zeros in a megabyte."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = bytes(1 << 20)
    return b"".join([packer.compress(block) for _ in range(1024)] + [packer.flush()])


def check_files(checks, program, folder):
    good = write(folder, "good.html", GOOD)
    cases = {
        "empty.html": b"",
        "deep.html": b"<div>" * (20 << 20),
        "random.bin": os.urandom(1 << 20),
        "utf16.html": GOOD.decode().encode("utf-16"),
        "bomb.gz": bomb(),
        "bomb.warc.gz": gzip.compress(warc(GOOD)) + bomb(),
        "cut.warc": warc(GOOD) + warc(GOOD, "http://example.test/b")[:-400],
        "cut.warc.gz": gzip.compress(warc(GOOD)) + gzip.compress(warc(GOOD, "http://example.test/b"))[:-60],
        "nul.html": GOOD.replace(b"bridge", b"bri\0dge"),
        "attributes.html": b"<p " + b"a=b " * (1 << 20) + b">x</p>",
        "angles.html": b"<" * (4 << 20),
    }
    for name, data in cases.items():
        path = write(folder, name, data)
        done = run(program, path, good)
        checks.check(done.returncode in (0, 1), f"{name}: exit {done.returncode} {done.stderr[-300:]!r}")
        out = lines(done)
        checks.check(any(m["type"] == "report" and m["path"] == good for m in out), f"{name}: the good page is still read")
        named = [m for m in out if (m.get("path") or "").startswith(path)]
        said = named or path.encode() in done.stderr
        checks.check(said, f"{name}: something is said of it")
        os.unlink(path)
    cut = run(program, write(folder, "cut.warc", cases["cut.warc"]))
    first = [m for m in lines(cut) if m["type"] == "report"]
    checks.check(first and first[0]["url"] == "http://example.test/a", "cut.warc: the first record is read")


def check_folders(checks, program, folder):
    good = write(folder, "good.html", GOOD)
    locked = os.path.join(folder, "locked")
    os.mkdir(locked)
    os.symlink(folder, os.path.join(folder, "loop"))
    os.mkdir(os.path.join(folder, "good_files"))
    write(os.path.join(folder, "good_files"), "ad.html", GOOD)
    os.chmod(locked, 0)
    done = run(program, folder)
    os.chmod(locked, 0o700)
    out = lines(done)
    checks.check([m["path"] for m in out if m["type"] == "report"] == [good], "one report in the folder")
    left = [m["path"] for m in out if m["type"] == "left_out"]
    checks.check(any("loop" in p for p in left), "the symlink loop is left out")
    checks.check(any("good_files" in p for p in left), "the _files folder is left out")
    if os.getuid() != 0:
        checks.check(any("locked" in p for p in left), "the locked folder is left out")
    missing = run(program, os.path.join(folder, "none.html"), good)
    checks.check(missing.returncode == 2, f"a missing path is exit 2: {missing.returncode}")
    checks.check(any(m["type"] == "report" for m in lines(missing)), "the good page is read beside a missing one")


def check_lines(checks, program):
    report = json.dumps({"id": "r%d", "title": "Bridge opens", "text": "The new bridge was opened on Friday."})
    data = "\n".join([report % n if n != 7 else '{"id": "r7", "text": tru}' for n in range(1, 10)] + [report % 3])
    done = run(program, "-", data=data.encode())
    out = lines(done)
    bad = [m for m in out if m["type"] == "left_out"]
    checks.check(any(m.get("line") == 7 for m in bad), f"line 7 is named: {bad}")
    checks.check(sum(m["type"] == "report" for m in out) >= 8, "the other lines are read")
    batch = subprocess.run([program, "collate", "--jsonl"], input=data.encode(), capture_output=True)
    reasons = [m for m in lines(batch) if m["type"] == "left_out"]
    checks.check(len(reasons) == 2, f"the double id and line 7 are left out: {reasons}")


def main():
    program, checks = program_path(), Checks()
    with tempfile.TemporaryDirectory() as folder:
        check_files(checks, program, folder)
    with tempfile.TemporaryDirectory() as folder:
        check_folders(checks, program, folder)
    check_lines(checks, program)
    checks.finish()


main()
