#!/usr/bin/env python3
"""Run the cases of the claim stage: claim_cases.py STEMMA CASES.test, TAP on standard output."""
import json
import re
import subprocess
import sys


def read(path):
    cases = []
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        line = line.rstrip("\n")
        if not line or line.startswith("#"):
            continue
        report = re.fullmatch(r"([a-z])(?: \[([^\]]*)\])?: (.*)", line)
        if line.startswith("case "):
            cases.append({"name": line[5:], "reports": [], "wanted": []})
        elif report:
            cases[-1]["reports"].append(report.groups())
        elif line.startswith("= "):
            cases[-1]["wanted"] += [] if line == "= none" else [line[2:]]
        else:
            sys.exit(f"{path}:{number}: not a line of a case")
    return cases


def ask(stemma, cases):
    """The shown conflicts of each case, as lines like the wanted ones."""
    lines = []
    for i, case in enumerate(cases):
        for name, date, text in case["reports"]:
            report = {"type": "report", "id": f"{i:03}{name}", "story": f"{i:03}", "text": text, "title": ""}
            if date:
                report["published"] = date
            lines.append(json.dumps(report))
    run = subprocess.run([stemma, "collate", "--jsonl", "-"], input="\n".join(lines) + "\n", text=True,
                         capture_output=True, check=True)
    found = [[] for _ in cases]
    for line in run.stdout.splitlines():
        message = json.loads(line)
        if message["type"] == "conflict" and message["shown"]:
            values = sorted(answer["value"] for answer in message["answers"])
            case = int(message["answers"][0]["readings"][0]["report"][:3])
            found[case].append(message["kind"] + ": " + " / ".join(values))
    return found


def normal(line):
    kind, _, values = line.partition(": ")
    return kind + ": " + " / ".join(sorted(values.split(" / ")))


def main():
    stemma, path = sys.argv[1:]
    cases = read(path)
    failures = 0
    for number, (case, found) in enumerate(zip(cases, ask(stemma, cases)), 1):
        wanted = sorted(map(normal, case["wanted"]))
        good = sorted(found) == wanted
        failures += not good
        print(f"{'ok' if good else 'not ok'} {number} - {case['name']}")
        if not good:
            print(f"#   got  {sorted(found)}\n#   want {wanted}")
    print(f"1..{len(cases)}")
    return failures > 0


if __name__ == "__main__":
    sys.exit(main())
