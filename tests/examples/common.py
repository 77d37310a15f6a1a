"""Runs the program for the tests in this folder."""
import json
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PAGES = os.path.join(ROOT, "examples", "pages")
SKIP = 77


def program_path():
    """The program to test, the first argument: absolute, because it runs with ROOT as its folder."""
    return os.path.abspath(sys.argv[1])


def stemma(program, *arguments, **options):
    """The program's standard output; any exit status but 0 or 1 is an error."""
    done = subprocess.run([program, *arguments], capture_output=True, cwd=ROOT, **options)
    if done.returncode not in (0, 1):
        sys.exit(f"{arguments}: exit {done.returncode}: {done.stderr.decode(errors='replace')}")
    return done.stdout


def messages(data):
    return [json.loads(line) for line in data.decode("utf-8").splitlines()]


def shared():
    """The folder of the development data, or None."""
    path = os.environ.get("STEMMA_SHARED") or os.path.join(os.path.dirname(ROOT), "shared")
    return path if os.path.isdir(os.path.join(path, "data")) else None


class Checks:
    """Counts what holds; exits 1 when something does not."""

    def __init__(self):
        self.failed = 0

    def check(self, holds, what):
        if not holds:
            self.failed += 1
            print("does not hold:", what)

    def finish(self):
        sys.exit(1 if self.failed else 0)
