#!/usr/bin/env python3
"""Every line that the program prints fits docs/jsonl.schema.json.

    schema.py STEMMA
"""
import json
import os
import sys
import tempfile

from common import PAGES, ROOT, SKIP, Checks, messages, program_path, stemma

try:
    import jsonschema
except ImportError:
    print("skipped: python3-jsonschema is not installed")
    sys.exit(SKIP)


def main():
    program, checks = program_path(), Checks()
    with open(os.path.join(ROOT, "docs", "jsonl.schema.json"), encoding="utf-8") as file:
        schema = json.load(file)
    validator = jsonschema.Draft202012Validator(schema)
    reports = stemma(program, "extract", PAGES)
    edition = stemma(program, "collate", "--jsonl", PAGES)
    outputs = {
        "extract": reports,
        "explain": stemma(program, "extract", "--explain", "--jsonl", PAGES),
        "analyse": stemma(program, "analyse", input=reports),
        "cluster": stemma(program, "cluster", input=reports),
        "online": stemma(program, "cluster", "--online", input=reports),
        "lineage": stemma(program, "lineage", input=reports),
        "collate": edition,
    }
    with tempfile.TemporaryDirectory() as folder:
        old, new = os.path.join(folder, "old.jsonl"), os.path.join(folder, "new.jsonl")
        with open(old, "wb") as file:
            file.write(edition)
        with open(new, "wb") as file:
            file.write(stemma(program, "collate", "--jsonl", *(os.path.join(PAGES, name) for name in sorted(os.listdir(PAGES))[2:])))
        outputs["diff"] = stemma(program, "diff", "--jsonl", old, new)
    types = set()
    for command, data in outputs.items():
        for message in messages(data):
            types.add(message["type"])
            for error in validator.iter_errors(message):
                checks.check(False, f"{command}: {message['type']}: {error.message}")
    for wanted in schema["properties"]["type"]["enum"]:
        checks.check(wanted in types or wanted == "left_out", f"{wanted} is printed by some command")
    checks.finish()


main()
