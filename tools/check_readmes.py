#!/usr/bin/env python3
"""Fail if a folder's README does not name each of its source files."""
import pathlib
import re
import sys


def main():
    root = pathlib.Path(sys.argv[1])
    faults = 0
    for folder in sorted(p for p in (root / "src").iterdir() if p.is_dir()):
        files = {p.name for p in folder.glob("*.[ch]")}
        if not files:
            continue
        readme = folder / "README.md"
        if not readme.exists():
            print(f"src/{folder.name}/README.md is missing")
            faults += 1
            continue
        words = set(re.findall(r"[a-z0-9_]+", readme.read_text(encoding="utf-8")))
        for name in sorted(files):
            if name.rsplit(".", 1)[0] not in words:
                print(f"src/{folder.name}/README.md does not name {name}")
                faults += 1
    sys.exit(1 if faults else 0)


main()
