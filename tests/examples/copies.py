#!/usr/bin/env python3
"""Twice as many near copies of one report are still one story, and take twice the work and memory.

    copies.py STORY_WORK

Work is counted in instructions: skipped where valgrind, which counts them, is not there.
"""
import re
import shutil
import subprocess
import sys

from common import SKIP, program_path

LARGE = 5000  # reports
OPEN = 21000  # more reports than may be open in one pass
MOST = 2.4  # times the work or the memory for twice the reports; a square would be 4


def measure(program, count, mode):
    """Stories, instructions and bytes."""
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, str(count), *mode]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    stories, size = re.fullmatch(r"(\d+) stories, (\d+) bytes\n", done.stdout).groups()
    return int(stories), int(re.search(r"Collected : (\d+)", done.stderr)[1]), int(size)


def run_past_the_open(program):
    """One event of more reports than may be open is still one story."""
    done = subprocess.run([program, str(OPEN), "online"], capture_output=True, text=True, check=True)
    is_good = done.stdout.startswith("1 stories")
    print(f"{'ok' if is_good else 'not ok'} - {OPEN} copies, online: {done.stdout.split(',')[0]}")
    return is_good


def main():
    if not shutil.which("valgrind"):
        print("valgrind is not here")
        sys.exit(SKIP)
    program = program_path()
    failed = not run_past_the_open(program)
    for mode in ([], ["online"]):
        once, twice = (measure(program, count, mode) for count in (LARGE // 2, LARGE))
        work, memory = twice[1] / once[1], twice[2] / once[2]
        is_good = twice[0] == 1 and work <= MOST and memory <= MOST
        failed += not is_good
        print(f"{'ok' if is_good else 'not ok'} - {LARGE} copies{''.join(', ' + m for m in mode)}: {twice[0]} story, "
              f"{twice[1] / LARGE:.0f} instructions and {twice[2] / LARGE:.0f} bytes a report, "
              f"{work:.2f} and {memory:.2f} times as many for twice the reports")
    sys.exit(failed > 0)


main()
