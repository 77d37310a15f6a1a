#!/usr/bin/env python3
"""Measure the program on the development data and compare with bench/accuracy.tsv.

    accuracy.py --stemma PROGRAM --data FOLDER [--update] [STAGE...]

FOLDER holds data/ and eval/.  Without --update the exit status is 1 when a number differs from
the table; with it the table is written anew.  STAGE: extract, language, models, story, lineage, claim.
"""
import argparse
import html
import json
import os
import subprocess
import sys
import tempfile

TABLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "accuracy.tsv")
HEAD = "stage\tset\tmeasure\tvalue"
STORY_SETS = ["basil", "ecbplus_t1_35", "fnc_train", "neus_train", "newswcl50", "tgcontest_pairs", "uci_headlines", "wikinews_a"]
STORY_LANGUAGES = {"tgcontest_pairs": ["en", "ru"]}
PAGE_SETS = ["wcxb_article_dev", "dragnet_1381", "daniel_a", "cleaneval_dev", "postlight_meta"]
HOST_SET = "daniel_a"  # has several pages of each host
LINEAGE_SETS = ["traditions", "wikiversions", "clough"]


class Bench:
    def __init__(self, program, data, folder):
        self.program, self.data, self.folder = os.path.abspath(program), os.path.abspath(data), folder
        self.rows = []

    def path(self, *parts):
        return os.path.join(self.data, "data", *parts)

    def run(self, name, *arguments, stdin=None):
        """The program's output in a file."""
        out = os.path.join(self.folder, name)
        with open(out, "wb") as file:
            source = open(stdin, "rb") if stdin else subprocess.DEVNULL
            done = subprocess.run([self.program, *arguments, "-q"], stdin=source, stdout=file)
        if done.returncode not in (0, 1):
            sys.exit(f"{arguments}: exit {done.returncode}")
        return out

    def score(self, scorer, *arguments):
        command = [sys.executable, os.path.join(self.data, "eval", scorer), *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def add(self, stage, name, values, wanted):
        for key in wanted:
            value = values.get(key)
            if value is not None:
                self.rows.append((stage, name, key, f"{value:.3f}" if isinstance(value, float) else str(value)))


def table_row(text):
    """Columns and cells of the one-row tables that some scorers print."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    if len(lines) < 2:
        return {}
    head, cells = ([c.strip() for c in line.strip("|").split("|")] for line in (lines[0], lines[-1]))
    return dict(zip(head, cells))


def measure_extract(bench):
    for name, hosts in [(name, False) for name in PAGE_SETS] + [(HOST_SET, True)]:
        pages, gold = bench.path("pages", name + ".warc.gz"), bench.path("pages", name + ".gold.jsonl")
        flags = ["--hosts", os.path.join(bench.folder, "pages.hosts")] if hosts else []
        out = bench.run("pages.jsonl", "extract", "--jsonl", *flags, pages)
        values = json.loads(bench.score("extract.py", "--json", gold, out, pages))
        name += " --hosts" if hosts else ""
        bench.add("extract", name, values, ["F1", "P", "R", "segment F1", "title", "date", "date wrong", "authors all", "lang", "spans", "sha256"])


def measure_language(bench):
    def cases(folder, name, scorer, *extra):
        source = bench.path("language", folder, name + ".jsonl")
        raw = os.path.join(bench.folder, "cases.jsonl")
        if name.endswith(".gold"):  # whole reports stand beside their gold
            raw = source.replace(".gold.", ".reports.")
        else:
            with open(raw, "w", encoding="utf-8") as file:
                file.write(bench.score(scorer, "--reports", source))
        out = bench.run("analysis.jsonl", "analyse", "--jsonl", raw)
        text = bench.score(scorer, source, out, *extra)
        bench.rows.append(("language", name, "row", " ".join(text.split("\n")[0].split())))

    for folder, scorer in (("times", "times.py"), ("quantities", "quantities.py"), ("sentences", "sentences.py")):
        for file in sorted(os.listdir(bench.path("language", folder))):
            if file.endswith(".jsonl") and not file.endswith(".reports.jsonl"):
                cases(folder, file[: -len(".jsonl")], scorer)


def measure_models(bench):
    """Tags, trees, names, coreference and attributions: the scorers' rows as they are."""
    def row(name, measure, text):
        bench.rows.append(("models", name, measure, " ".join(text.split("\n")[0].split())))

    def written(name, text):
        path = os.path.join(bench.folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    for name in ("en_ewt-dev", "en_gum-dev"):
        gold = bench.path("language", "ud", name + ".conllu")
        out = bench.run("out.conllu", "analyse", "--conllu", "--tokenized", gold)
        row(name, "gold tokens", bench.score("conllu.py", gold, out))
        text = bench.score("conllu.py", "--text", gold)
        raw = written("raw.jsonl", json.dumps({"id": "1", "text": text.rstrip("\n")}, ensure_ascii=False) + "\n")
        row(name, "raw text", bench.score("conllu.py", gold, bench.run("out.conllu", "analyse", "--conllu", raw)))
    for name in ("uner_ewt.dev", "wnut17.dev", "worldnews.dev.EVALUATION-ONLY"):
        gold = bench.path("language", "names", name + ".tsv")
        tokens = written("names.conllu", bench.score("names.py", "--conllu", gold))
        row(name, "gold tokens", bench.score("names.py", gold, bench.run("out.conllu", "analyse", "--conllu", "--tokenized", tokens)))
        reports = written("names.jsonl", bench.score("names.py", "--reports", gold))
        row(name, "raw text", bench.score("names.py", gold, bench.run("out.jsonl", "analyse", reports)))
    gold = bench.path("language", "coref", "gum.dev.jsonl")
    row("coref gum.dev", "row", bench.score("coref.py", gold, bench.run("out.jsonl", "analyse", gold)))
    part = bench.path("language", "attribution", "polnear.dev.EVALUATION-ONLY.")
    out = bench.run("out.jsonl", "analyse", part + "reports.jsonl")
    row("polnear.dev", "row", bench.score("attribution.py", part + "gold.jsonl", out, part + "reports.jsonl"))


def measure_story(bench):
    for name in STORY_SETS:
        gold = bench.path("stories", name + ".jsonl")
        raw = os.path.join(bench.folder, "stories.jsonl")
        with open(raw, "w", encoding="utf-8") as file:
            file.write(bench.score("stories.py", "--input", gold))
        for mode in ("batch", "online"):
            extra = ["--online"] if mode == "online" else []
            out = bench.run("clusters.jsonl", "cluster", *extra, raw)
            values = json.loads(bench.score("stories.py", gold, out, "--json"))
            bench.add("story", f"{name} {mode}", values, ["bcubed_p", "bcubed_r", "bcubed_f1", "pair_p", "pair_r", "pair_f1"])
            for lang in STORY_LANGUAGES.get(name, []):
                values = json.loads(bench.score("stories.py", gold, out, "--json", f"--lang={lang}"))
                bench.add("story", f"{name} {lang} {mode}", values, ["pair_p", "pair_r", "pair_f1"])


def as_pages(bench, reports, hosts):
    """Reports as pages of their outlets' hosts, and what is extracted of them, with the ids and stories that they had."""
    known = {}
    pages = os.path.join(bench.folder, "reports.warc")
    with open(pages, "wb") as file, open(reports, encoding="utf-8") as lines:
        for report in map(json.loads, lines):
            host = "".join(c for c in report["outlet"].lower() if c.isalnum())
            url = f"http://{host}.example/{report['id']}"
            known[url] = report
            title, *told = (html.escape(part) for part in [report["title"], *report["text"].split("\n")])
            body = "".join(f"<p>{line}</p>\n" for line in told if line.strip())
            page = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>".encode()
            file.write(f"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: {url}\r\nContent-Type: text/html; charset=utf-8\r\n"
                       f"Content-Length: {len(page)}\r\n\r\n".encode() + page + b"\r\n\r\n")
    flags = ["--hosts", os.path.join(bench.folder, "reports.hosts")] if hosts else []
    extracted = os.path.join(bench.folder, "extracted.jsonl")
    with open(bench.run("reports.jsonl", "extract", *flags, pages), encoding="utf-8") as lines, open(extracted, "w", encoding="utf-8") as file:
        for report in map(json.loads, lines):
            was = known[report["url"]]
            if report["type"] == "report":
                given = {key: was[key] for key in ("id", "story", "title", "outlet", "published")}
                file.write(json.dumps({**given, "text": report["text"]}) + "\n")
    return extracted


def measure_lineage(bench):
    def scored(gold, reports):
        out = bench.run("descents.jsonl", "lineage", "--jsonl", reports)
        return json.loads(bench.score("lineage.py", bench.path("lineage", gold + "_gold.jsonl"), out, "--json"))

    for hosts in (False, True):  # passages are elsewhere in extracted text: not scored
        values = scored("traditions", as_pages(bench, bench.path("lineage", "traditions.jsonl"), hosts))
        bench.add("lineage", "traditions as pages" + " --hosts" * hosts, values, ["main_parent", "dependent_f1", "origins_mae"])
    for name in LINEAGE_SETS:
        values = scored(name, bench.path("lineage", name + ".jsonl"))
        bench.add("lineage", name, values, ["main_parent", "main_parent_or_equal", "edge_either_way", "dependent_p", "dependent_r", "dependent_f1",
                  "direction_error_rate", "direction_unknown_share", "origins_p", "origins_r", "origins_mae", "kind_accuracy", "passage_f1"])
        for group, scores in values["groups"].items():
            bench.add("lineage", f"{name} {group}", scores, ["main_parent"])


def measure_claim(bench):
    out = os.path.join(bench.folder, "conflicts.jsonl")
    with open(out, "wb") as file:
        for part in ("planted", "control", "traps"):
            with open(bench.run(part, "collate", "--jsonl", bench.path("conflicts", part + ".jsonl")), "rb") as one:
                file.writelines(line for line in one if line.startswith(b'{"type":"conflict"'))
    values = json.loads(bench.score("conflicts.py", bench.path("conflicts", "gold.jsonl"), out, "--json"))
    bench.add("claim", "conflicts", values, ["recall", "precision", "f1", "traps_flagged_share", "control_alarms_per_story", "kind_right"])
    for kind, scores in values["kinds"].items():
        bench.add("claim", f"conflicts {kind}", scores, ["recall"])


STAGES = {"extract": measure_extract, "language": measure_language, "models": measure_models, "story": measure_story, "lineage": measure_lineage, "claim": measure_claim}


def read_table():
    if not os.path.exists(TABLE):
        return []
    with open(TABLE, encoding="utf-8") as file:
        return [tuple(line.rstrip("\n").split("\t")) for line in file][1:]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--stemma", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("stages", nargs="*")
    args = parser.parse_args()
    stages = args.stages or list(STAGES)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(args.stemma, args.data, folder)
        for stage in stages:
            STAGES[stage](bench)
    old = read_table()
    before = {row[:3]: row[3] for row in old}
    changed = 0
    for row in bench.rows:
        was = before.get(row[:3])
        changed += was != row[3]
        print("\t".join(row) + ("" if was == row[3] else f"\t(was {was})"))
    if args.update:
        kept = [row for row in old if row[0] not in stages]
        with open(TABLE, "w", encoding="utf-8") as file:
            file.write("\n".join([HEAD, *("\t".join(row) for row in sorted(kept + bench.rows))]) + "\n")
    elif changed:
        sys.exit(1)


main()
