#!/usr/bin/env python3
"""What the program prints of examples/ and what the documents show is what examples/expected/ holds.

    golden.py STEMMA            compare
    golden.py STEMMA --update   write examples/expected/ and the shown output in README.md and ARCHITECTURE.md anew

A document shows output in a fence that follows a comment naming the command:

    <!-- output: collate examples/pages | head -n 40 -->
"""
import difflib
import os
import re
import subprocess
import sys

from common import ROOT, Checks, program_path

EXPECTED = os.path.join(ROOT, "examples", "expected")
OUTPUTS = {
    "edition.txt": "collate examples/pages",
    "edition.jsonl": "collate --jsonl examples/pages",
    "compare.txt": "compare examples/pages/1-meridian-press.html examples/pages/5-northern-ledger.html",
    "help.txt": "--help",
}
DOCUMENTS = ["README.md", "ARCHITECTURE.md"]
SHOWN = re.compile(r"(<!-- output: (.+?) -->\n+```[a-z]*\n)(.*?)(^```$)", re.S | re.M)


def shown(program, command):
    """The output of a stemma command line, which may go through a pipe."""
    line = re.sub(r"(^|\| *)(?=(collate|extract|analyse|cluster|lineage|compare|diff|--help)\b)", rf"\1'{program}' ", command)
    env = {**os.environ, "LC_ALL": "C.UTF-8"}
    env.pop("COLUMNS", None)
    done = subprocess.run(line, shell=True, cwd=ROOT, capture_output=True, env=env)
    return done.stdout.decode("utf-8")


def compare(checks, name, want, got):
    if want != got:
        diff = difflib.unified_diff(want.splitlines(), got.splitlines(), name, "now", lineterm="", n=1)
        print("\n".join(list(diff)[:60]))
    checks.check(want == got, f"{name} is as expected (golden.py --update writes it anew)")


def read(path):
    if not os.path.exists(path):
        return ""
    with open(path, encoding="utf-8") as file:
        return file.read()


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def main():
    program, update, checks = program_path(), "--update" in sys.argv, Checks()
    for name, command in OUTPUTS.items():
        path, got = os.path.join(EXPECTED, name), shown(program, command)
        if update:
            write(path, got)
        compare(checks, name, read(path), got)
    for name in DOCUMENTS:
        path = os.path.join(ROOT, name)
        text = read(path)
        now = SHOWN.sub(lambda m: m[1] + shown(program, m[2]) + m[4], text)
        if update:
            write(path, now)
            text = now
        compare(checks, name, text, now)
        checks.check(SHOWN.search(text), f"{name} shows output")
    checks.finish()


main()
