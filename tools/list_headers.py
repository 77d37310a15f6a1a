#!/usr/bin/env python3
"""Print the header files of the library, a line each, as they are included."""
import pathlib
import sys

root = pathlib.Path(sys.argv[1])
for folder in (root / "include", root / "src"):
    for path in sorted(folder.rglob("*.h")):
        print(path.relative_to(folder))
