#!/usr/bin/env python3
"""Write src/stemma_all.c, or check it: every source file of the library, lowest layer first.

    make_all.py            write
    make_all.py --check    exit 1 if it is not what would be written
"""
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
HEAD = """/*
 * stemma_all.c - every source file of the library, lowest layer first, so that
 * the library builds as one translation unit.  Written by tools/make_all.py.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

"""


def main():
    src = ROOT / "src"
    layers = [line.split(":")[0] for line in (src / "layers.txt").read_text().splitlines()
              if line and not line.startswith("#")]
    names = [path.relative_to(src) for layer in layers if layer not in ("stemma", "cli")
             for path in sorted((src / layer).glob("*.c"))]
    text = HEAD + "".join(f'#include "{name}"\n' for name in [*names, "stemma.c"])
    target = src / "stemma_all.c"
    if "--check" in sys.argv:
        if not target.exists() or target.read_text() != text:
            sys.exit("src/stemma_all.c is out of date: tools/make_all.py writes it")
    else:
        target.write_text(text)


main()
