#!/usr/bin/env python3
"""Fail if a source file includes a header its folder may not (src/layers.txt)."""
import pathlib
import re
import sys

INCLUDE = re.compile(r'\s*#\s*include\s+"([a-z_]+)/')


def read_layers(path):
    allowed = {}
    for line in path.read_text().splitlines():
        if not line or line.startswith("#"):
            continue
        folder, _, below = line.partition(":")
        for lower in below.split():
            if lower not in allowed:
                sys.exit(f"layers.txt: {folder} names {lower}, which is not above it in the file")
        allowed[folder] = {folder, *below.split()}
    return allowed


def main():
    src = pathlib.Path(sys.argv[1])
    allowed = read_layers(src / "layers.txt")
    failures = 0
    for path in sorted(src.glob("*/*.[ch]")):
        folder = path.parent.name
        if folder not in allowed:
            sys.exit(f"layers.txt: {folder} is missing")
        for number, line in enumerate(path.read_text().splitlines(), 1):
            match = INCLUDE.match(line)
            if match and match[1] not in allowed[folder]:
                print(f"{path}:{number}: {folder}/ may not include {match[1]}/")
                failures += 1
    sys.exit(1 if failures else 0)


main()
