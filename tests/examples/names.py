#!/usr/bin/env python3
"""Twice the names in each sentence take no more than the square of the work: each is compared with each once.

    names.py STEMMA
"""
import json
import random
import resource
import subprocess
import sys
import tempfile

from common import program_path

SMALL = 25  # names of a sentence: enough for what grows by a higher power to stand out
MOST = 8  # times the time for twice the names; a fourth power would be 16
MARGIN = 0.2  # seconds
SENTENCES = 6
NAMES = ["Falk", "Sandvoll", "Tarn", "Voss", "Munro", "Lind", "Norbeck", "Hedda"]


def story(names):
    """Two reports of sentences that are strings of names."""
    maker = random.Random(2)
    for number in range(2):
        text = " ".join(" beat ".join(maker.choice(NAMES) for _ in range(names)) + "." for _ in range(SENTENCES))
        yield json.dumps({"id": f"r{number}", "story": "1", "title": "Norbeck beat Sandvoll", "text": text}) + "\n"


def seconds(program, names):
    """Processor time, the least of some runs: the machine may have other work."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.writelines(story(names))
        file.flush()
        taken = []
        for _ in range(2):
            before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
            subprocess.run([program, "collate", "-q", "-j", "1", "--jsonl", file.name], stdout=subprocess.DEVNULL, check=True)
            taken.append(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before)
    return min(taken)


def main():
    once, twice = (seconds(program_path(), names) for names in (SMALL, 2 * SMALL))
    failed = twice > MOST * once + MARGIN
    print(f"{'not ok' if failed else 'ok'} - {once:.2f} s, {twice:.2f} s for twice the names of a sentence")
    sys.exit(failed)


main()
