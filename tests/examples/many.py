#!/usr/bin/env python3
"""Twice the reports of one story, which say one thing and dispute a figure of it, take twice the work; and so does a
sentence of twice the quotations.

    many.py STEMMA
"""
import json
import random
import resource
import subprocess
import sys
import tempfile

from common import program_path

SMALL = 1000  # reports: enough for what grows by the square to stand out
QUOTATIONS = 8  # for each of them, in the one sentence
MOST = 3  # times the time for twice the reports; a square would be 4
RUNS = 2


def story(count):
    """Reports with one sentence in common, of two figures, and one of words that no other has."""
    maker = random.Random(1)
    for number in range(count):
        own = " ".join("".join(maker.choice("bdfgklmnprst") + maker.choice("aeiou") for _ in range(4)) for _ in range(12))
        text = f"The {own} of Lorvik. A fire at a paper warehouse in Lorvik killed {maker.choice([12, 19])} people on Monday, the fire brigade said."
        yield json.dumps({"id": f"r{number}", "story": "1", "title": "", "text": text}) + "\n"


def quotations(count):
    """One report of one sentence without an end."""
    piece = "\u201cWe ran and ran to the gate there\u201d \u2014 and so it went on and on in this place for long here"
    yield json.dumps({"id": "q", "title": "", "text": " ".join([piece] * QUOTATIONS * count)}) + "\n"


def seconds(program, command, lines):
    """Processor time, the least of some runs: the machine may have other work."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.writelines(lines)
        file.flush()
        taken = []
        for _ in range(RUNS):
            before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
            subprocess.run([program, command, "-q", "-j", "1", "--jsonl", file.name], stdout=subprocess.DEVNULL, check=True)
            taken.append(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before)
    return min(taken)


def main():
    failed = 0
    for command, make in (("collate", story), ("analyse", quotations)):
        once, twice = (seconds(program_path(), command, make(count)) for count in (SMALL, 2 * SMALL))
        ratio = twice / once
        failed += ratio > MOST
        print(f"{'not ok' if ratio > MOST else 'ok'} - {command}, {make.__name__}: {once:.2f} s, {ratio:.2f} times for twice as much")
    sys.exit(failed > 0)


main()
