#!/usr/bin/env python3
"""The same bytes for any number of threads and any order of files.

    same_bytes.py STEMMA
"""
import os
import random
import sys

from common import PAGES, ROOT, Checks, program_path, stemma


def main():
    program, checks = program_path(), Checks()
    pages = [os.path.join(os.path.relpath(PAGES, ROOT), name) for name in sorted(os.listdir(PAGES))]
    for form in ("text", "html", "jsonl"):
        first = stemma(program, "collate", "-f", form, "-j1", *pages)
        checks.check(first, f"{form}: something is printed")
        checks.check(stemma(program, "collate", "-f", form, "-j2", *pages) == first, f"{form}: -j 2")
        checks.check(stemma(program, "collate", "-f", form, "-j7", *pages) == first, f"{form}: -j 7")
        for seed in range(4):
            shuffled = random.Random(seed).sample(pages, len(pages))
            checks.check(stemma(program, "collate", "-f", form, *shuffled) == first, f"{form}: shuffle {seed}")
    lines = stemma(program, "extract", *pages).splitlines(keepends=True)
    for command in ("cluster", "lineage"):
        def own(data):
            return sorted(line for line in data.splitlines() if b'"type":"report"' not in line[:20])
        first = own(stemma(program, command, input=b"".join(lines)))
        for seed in range(4):
            shuffled = random.Random(seed).sample(lines, len(lines))
            checks.check(own(stemma(program, command, input=b"".join(shuffled))) == first, f"{command}: shuffle {seed}")
    checks.finish()


main()
