#!/usr/bin/env python3
"""Run the cases of the story stage: story_cases.py STEMMA CASES.test, TAP on standard output.

Each case is run alone, as a small folder, and must give exactly the stories it wants.  Then all
cases are run as one folder, in which reports of different cases are never one event: BCubed F1
must reach LEAST_TOGETHER.
"""
import json
import re
import subprocess
import sys

# Of all cases in one folder.
LEAST_TOGETHER = 0.95


def read(path):
    cases = []
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        line = line.rstrip("\n")
        if not line or line.startswith("#"):
            continue
        report = re.fullmatch(r"([a-z])(?: \[([^\]]*)\])?(?: \((\w+)\))?: ([^|]*?)(?: \| (.*))?", line)
        if line.startswith("case "):
            cases.append({"name": line[5:], "reports": [], "wanted": None, "missed": ""})
        elif report:
            cases[-1]["reports"].append(report.groups())
        elif line.startswith("= "):
            cases[-1]["wanted"] = set(line[2:].split())
        elif line.startswith("missed: "):
            cases[-1]["missed"] = line[8:]
        else:
            sys.exit(f"{path}:{number}: not a line of a case")
    for case in cases:
        letters = "".join(sorted(name for name, *_ in case["reports"]))
        if case["wanted"] is None or "".join(sorted("".join(case["wanted"]))) != letters:
            sys.exit(f"{path}: {case['name']}: each report is wanted once")
    return cases


def report_line(prefix, report):
    name, date, language, title, text = report
    message = {"type": "report", "id": prefix + name, "title": title, "text": (text or "").replace("\\n", "\n")}
    if date:
        message["published"] = date
    if language:
        message["lang"] = language
    return json.dumps(message)


def cluster(stemma, lines):
    """The stories found, each the ids of its reports."""
    run = subprocess.run([stemma, "cluster", "--jsonl", "-"], input="\n".join(lines) + "\n", text=True,
                         capture_output=True, check=True)
    messages = map(json.loads, run.stdout.splitlines())
    return [message["reports"] for message in messages if message["type"] == "story"]


def bcubed(found, wanted):
    """F1 of two ways to part the same ids (Bagga and Baldwin 1998)."""
    in_found = {name: set(story) for story in found for name in story}
    in_wanted = {name: set(story) for story in wanted for name in story}
    both = {name: len(in_wanted[name] & in_found.get(name, {name})) for name in in_wanted}
    precision = sum(both[name] / len(in_found.get(name, {name})) for name in both) / len(both)
    recall = sum(both[name] / len(in_wanted[name]) for name in both) / len(both)
    return 2 * precision * recall / (precision + recall)


def together(stemma, cases):
    lines, wanted = [], []
    for i, case in enumerate(cases):
        lines += [report_line(f"{i:03}", report) for report in case["reports"]]
        wanted += [[f"{i:03}{letter}" for letter in story] for story in case["wanted"]]
    return bcubed(cluster(stemma, lines), wanted)


def main():
    stemma, path = sys.argv[1:]
    cases = read(path)
    failures = 0
    for number, case in enumerate(cases, 1):
        stories = cluster(stemma, [report_line("", report) for report in case["reports"]])
        found = {"".join(sorted(story)) for story in stories}
        good = found == {"".join(sorted(story)) for story in case["wanted"]}
        failures += good == bool(case["missed"])  # a known miss that is found is known no longer
        missed = f" # TODO {case['missed']}" if case["missed"] else ""
        print(f"{'ok' if good else 'not ok'} {number} - {case['name']}{missed}")
        if not good:
            print(f"#   got  {sorted(found)}\n#   want {sorted(case['wanted'])}")
    score = together(stemma, cases)
    failures += score < LEAST_TOGETHER
    print(f"{'ok' if score >= LEAST_TOGETHER else 'not ok'} {len(cases) + 1} - all in one folder")
    print(f"#   BCubed F1 {score:.3f}, at least {LEAST_TOGETHER}\n1..{len(cases) + 1}")
    return failures > 0


if __name__ == "__main__":
    sys.exit(main())
