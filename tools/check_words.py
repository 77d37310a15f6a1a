#!/usr/bin/env python3
"""Every word of data/words/ is used by the program.

    check_words.py ROOT
"""
import pathlib
import re
import sys


def main():
    root = pathlib.Path(sys.argv[1])
    used = set()
    for path in sorted((root / "src").rglob("*.[ch]")):
        used |= set(re.findall(r"\bWORD_[A-Z0-9_]+", path.read_text(encoding="utf-8")))
    unused = []
    for path in sorted((root / "data" / "words").glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            word = line.split("\t")[0]
            if line and not line.startswith("#") and "WORD_" + word.upper() not in used:
                unused.append(f"{path.relative_to(root)}: {word} is not used")
    print("\n".join(unused) or "all words are used")
    sys.exit(1 if unused else 0)


main()
