#!/usr/bin/env python3
"""Fail if a source file or a function is too long, or a banned function is called, tests and tools included.

A file has at most 1,000 lines, a header 300, a function 80.  Functions are found by the house
style: a line that is "{" opens one, a line that is "}" ends it.
"""
import pathlib
import re
import sys

MOST_FILE, MOST_HEADER, MOST_FUNCTION = 1000, 300, 80
BANNED = re.compile(r"\b(strcpy|strcat|sprintf|strtok|gets|atoi|atol|strtol|strtoul|setlocale|vsprintf)\s*\(")


def main():
    root = pathlib.Path(sys.argv[1])
    faults = 0

    def fault(path, number, what):
        nonlocal faults
        faults += 1
        print(f"{path.relative_to(root)}:{number}: {what}")

    folders = ("src", "include", "tests", "fuzz", "train", "bench", "examples", "tools")
    for path in sorted(p for folder in folders for p in (root / folder).rglob("*.[ch]")):
        lines = path.read_text(encoding="utf-8").splitlines()
        most = MOST_HEADER if path.suffix == ".h" and path.name != "stemma.h" else MOST_FILE
        if len(lines) > most:
            fault(path, len(lines), f"more than {most} lines")
        begin = None
        for number, line in enumerate(lines, 1):
            if line == "{":
                begin = number
            elif line == "}" and begin:
                if number - begin > MOST_FUNCTION:
                    fault(path, begin, f"a function of {number - begin} lines")
                begin = None
            match = BANNED.search(line)
            if match:
                fault(path, number, f"{match[1]} is banned")
            if re.search(r"(^|\s)//", line) and "://" not in line:
                fault(path, number, "a // comment")
    sys.exit(1 if faults else 0)


main()
