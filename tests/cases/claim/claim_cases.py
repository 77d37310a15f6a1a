#!/usr/bin/env python3
"""Run the cases of the claim stage: claim_cases.py STEMMA CASES.test, TAP on standard output.

conflicts.test wants the shown conflicts of each case, points.test its points.
"""
import json
import pathlib
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
            name, date, text = report.groups()
            cases[-1]["reports"].append((name, date, text.replace("\\n", "\n")))
        elif line.startswith("= "):
            cases[-1]["wanted"] += [] if line == "= none" else [line[2:]]
        else:
            sys.exit(f"{path}:{number}: not a line of a case")
    return cases


def conflict_line(message, _):
    return message["kind"] + ": " + " / ".join(sorted(answer["value"] for answer in message["answers"]))


def point_line(message, texts):
    """The reports that say all of the first reading, those that say a part, and that part."""
    readings = message["readings"]
    letters = ["".join(sorted(r["report"][3:] for r in readings if r["stance"] == stance)) for stance in ("says", "less_precise")]
    words = "".join(chr(b) for b in texts[readings[0]["report"]][slice(*readings[0]["agreed"])])
    return " + ".join(filter(None, letters)) + ": " + words


def ask(stemma, cases, kind):
    """What was found for each case, as lines like the wanted ones."""
    texts = {f"{i:03}{name}": text.encode() for i, case in enumerate(cases) for name, _, text in case["reports"]}
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
        if message["type"] == "conflict" and message["shown"] and kind == "conflicts":
            case = int(message["answers"][0]["readings"][0]["report"][:3])
            found[case].append(conflict_line(message, texts))
        if message["type"] == "point" and kind == "points":
            found[int(message["readings"][0]["report"][:3])].append(point_line(message, texts))
    return found


def normal(line):
    kind, _, values = line.partition(": ")
    return kind + ": " + " / ".join(sorted(values.split(" / ")))


def main():
    stemma, path = sys.argv[1:]
    cases = read(path)
    kind = pathlib.Path(path).stem
    failures = 0
    for number, (case, found) in enumerate(zip(cases, ask(stemma, cases, kind)), 1):
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
