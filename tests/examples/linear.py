#!/usr/bin/env python3
"""Twice as much of a hostile page takes twice as much work, counted in instructions.

    linear.py EXTRACT_WORK

Skipped where valgrind, which counts them, is not there.
"""
import re
import shutil
import subprocess
import sys

SMALL = 96  # kilobytes: enough for what grows by the square to stand out
MOST = 2.4  # times the work for twice the page; a square would be 4
SKIPPED = 77


def instructions(program, shape, kilobytes):
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, shape, str(kilobytes)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return int(re.search(r"Collected : (\d+)", done.stderr)[1])


def main():
    program = sys.argv[1]
    if not shutil.which("valgrind"):
        print("valgrind is not here")
        sys.exit(SKIPPED)
    shapes = subprocess.run([program], capture_output=True, text=True, check=True).stdout.split()
    none = instructions(program, shapes[0], 0)
    failed = 0
    for shape in shapes:
        once, twice = (instructions(program, shape, size) for size in (SMALL, 2 * SMALL))
        ratio = (twice - none) / (once - none)
        failed += ratio > MOST
        print(f"{'not ok' if ratio > MOST else 'ok'} - {shape}: {(once - none) / SMALL / 1024:.0f} instructions a byte, "
              f"{ratio:.2f} times as many for twice the page")
    sys.exit(1 if failed else 0)


main()
