#!/usr/bin/env python3
"""A user's table of outlets: an agency that only it knows is a lost source, and two outlets of one owner count as one.

    outlets.py STEMMA
"""
import json
import os
import subprocess
import tempfile

from common import Checks, messages, program_path

TABLE = "# names\tname\towner\tkind\nhillwire|hw|hillwire.example\tHillwire\tHill Media\t1\nvale post\tVale Post\tHill Media\t0\nmoor gazette\tMoor Gazette\tHill Media\t0\n"
REPORTS = [
    ("a", "The Brook Courier", "By LENA OST, Hillwire\n\nThe weir at Ellmouth gave way on Monday night and flooded eleven cellars in Mill Lane. Nobody was hurt, said the fire chief Jonas Reed."),
    ("b", "Vale Post", "Anglers had warned of cracks in the old weir since the autumn. Paula Wendt of the angling club has photographs of every one of them, with dates."),
    ("c", "Moor Gazette", "The tannery below the weir lost its spring stock, worth some 40,000 crowns, its owner says. He wants the town to pay, and has asked a lawyer for help."),
]


def run(program, command, text, *flags):
    done = subprocess.run([program, command, "-q", *flags, "-"], input=text, capture_output=True)
    return done.returncode, done.stdout, done.stderr.decode()


def lost(data):
    return [m["lost"] for m in messages(data) if m["type"] == "descent" and m["lost"]]


def main():
    program, checks = program_path(), Checks()
    lines = [json.dumps({"id": name, "outlet": outlet, "title": "Weir gives way at Ellmouth", "text": text, "story": "s"}) for name, outlet, text in REPORTS]
    text = "\n".join(lines).encode()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "own.tsv")
        with open(path, "w", encoding="utf-8") as file:
            file.write(TABLE)
        code, found, _ = run(program, "lineage", text)
        checks.check(code == 0 and not lost(found), "a byline of whom nobody knows is no source")
        code, found, _ = run(program, "lineage", text, "--outlets", path)
        checks.check(code == 0 and lost(found) == ["Hillwire"], "the agency of the table is a lost source")
        code, found, _ = run(program, "collate", b'{"id":"d","url":"https://www.hillwire.example/1","text":"The weir is mended."}', "--jsonl", "--outlets", path)
        checks.check(code == 0 and messages(found)[0]["outlet"] == "Hillwire", "an address tells the outlet")
        code, found, _ = run(program, "collate", text)
        checks.check(code == 0 and b"3 reports \xc2\xb7 3 origins" in found, "three outlets are three publishers")
        code, found, _ = run(program, "collate", text, "--outlets", path)
        checks.check(code == 0 and b"3 reports \xc2\xb7 2 origins" in found, "outlets of one owner are one publisher")
        with open(path, "a", encoding="utf-8") as file:
            file.write("moor\tMoor\n")
        code, found, why = run(program, "lineage", text, "--outlets", path)
        checks.check(code == 2 and "own.tsv: line 5: want names" in why, "a bad line is named")
        code, _, why = run(program, "lineage", text, "--outlets", os.path.join(folder, "none"))
        checks.check(code == 2 and "none: it cannot be read" in why, "a file that is not there is named")
    checks.finish()


main()
