#!/usr/bin/env python3
"""`meson install` puts the program, its man page, completions and the library in place.

    install.py BUILD
"""
import os
import subprocess
import sys
import tempfile

from common import Checks

WANTED = ["bin/stemma", "include/stemma/stemma.h", "libstemma.a", "libstemma.so", "pkgconfig/stemma.pc", "man/man1/stemma.1",
          "bash-completion/completions/stemma.bash", "zsh/site-functions/_stemma", "fish/vendor_completions.d/stemma.fish"]


def main():
    checks = Checks()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["meson", "install", "-C", sys.argv[1], "--no-rebuild", "--quiet", "--destdir", folder], check=True)
        paths = [os.path.join(at, name) for at, _, names in os.walk(folder) for name in names]
        for wanted in WANTED:
            found = [path for path in paths if path.endswith("/" + wanted)]
            checks.check(found and os.path.getsize(found[0]) > 0, f"{wanted} is installed")
    checks.finish()


main()
