#!/usr/bin/env python3
"""Twice the reports of one story, which say one thing and dispute a figure of it, take twice the work.

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
MOST = 3  # times the time for twice the reports; a square would be 4
RUNS = 2


def story(count):
    """Reports with one sentence in common, of two figures, and one of words that no other has."""
    maker = random.Random(1)
    for number in range(count):
        own = " ".join("".join(maker.choice("bdfgklmnprst") + maker.choice("aeiou") for _ in range(4)) for _ in range(12))
        text = f"The {own} of Lorvik. A fire at a paper warehouse in Lorvik killed {maker.choice([12, 19])} people on Monday, the fire brigade said."
        yield json.dumps({"id": f"r{number}", "story": "1", "title": "", "text": text}) + "\n"


def seconds(program, count):
    """Processor time, the least of some runs: the machine may have other work."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.writelines(story(count))
        file.flush()
        taken = []
        for _ in range(RUNS):
            before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
            subprocess.run([program, "collate", "-q", "-j", "1", "--jsonl", file.name], stdout=subprocess.DEVNULL, check=True)
            taken.append(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before)
    return min(taken)


def main():
    once, twice = (seconds(program_path(), count) for count in (SMALL, 2 * SMALL))
    ratio = twice / once
    print(f"{'not ok' if ratio > MOST else 'ok'} - {1000 * once / SMALL:.2f} ms a report, "
          f"{ratio:.2f} times the time for twice the reports")
    sys.exit(ratio > MOST)


main()
