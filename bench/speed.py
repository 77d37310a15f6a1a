#!/usr/bin/env python3
"""Time the program beside public tools, on the same input in the same run.

    speed.py --stemma PROGRAM --data FOLDER [--update] [--pages N] [--reports N]

The tools (trafilatura, datasketch) are installed from PyPI into build/bench-venv.  --update writes
bench/speed.md.  Of pairs of reports that share text, found exactly, it says which part both programs
join, directly or through others.  The reports are made by a seeded generator.  A time is the processor time, of user and system, of one process with one thread:
the least of as many runs on both sides, for the tools less that of the same process on an empty
input, so that neither the start of an interpreter nor a busy machine counts.  Reading the input and
writing the output are included on both sides.
"""
import argparse
import collections
import json
import os
import platform
import random
import re
import resource
import subprocess
import sys
import tempfile

BENCH = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(BENCH)
VENV = os.path.join(ROOT, "build", "bench-venv")
RUNS = 2
STORY_SETS = ["basil", "fnc_train", "newswcl50", "wikinews_a"]
PACKAGES = ["trafilatura==2.2.0", "lxml_html_clean", "datasketch==1.10.0"]

TRAFILATURA = """
import json, sys
sys.path.insert(0, sys.argv[1])
import warc, trafilatura
with open(sys.argv[3], "w") as out:
    for number, page in enumerate(warc.pages(sys.argv[2])):
        if number == int(sys.argv[4]):
            break
        text = trafilatura.extract(page.body, url=page.url, output_format="json", with_metadata=True, include_comments=False)
        out.write((text or "{}") + "\\n")
"""

DATASKETCH = """
import json, re, sys
from datasketch import MinHash, MinHashLSH
lsh = MinHashLSH(threshold=0.3, num_perm=128)
hashes = []
for number, line in enumerate(open(sys.argv[1])):
    report = json.loads(line)
    words = re.findall(r"\\w+", report["text"].lower())
    minhash = MinHash(num_perm=128)
    minhash.update_batch([" ".join(words[i:i + 5]).encode() for i in range(len(words) - 4)])
    lsh.insert(number, minhash)
    hashes.append(minhash)
with open(sys.argv[2], "w") as out:
    for number, minhash in enumerate(hashes):
        out.write(json.dumps([n for n in lsh.query(minhash) if n != number]) + "\\n")
"""


def prepare():
    python = os.path.join(VENV, "bin", "python")
    if not os.path.exists(python):
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
    subprocess.run([python, "-m", "pip", "install", "-q", *PACKAGES], check=True)
    return python


def least(command, runs=RUNS, **options):
    times = []
    for _ in range(runs):
        begin = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL, **options)
        end = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(end.ru_utime + end.ru_stime - begin.ru_utime - begin.ru_stime)
    return min(times)


def empty_input(folder):
    path = os.path.join(folder, "empty")
    open(path, "wb").close()
    return path


def first_pages(source, target, count, evaluation):
    """The first pages of a WARC file as an uncompressed one; their number and bytes."""
    sys.path.insert(0, evaluation)
    import warc
    pages = size = 0
    with open(target, "wb") as out:
        for record in warc.records(source):
            head = "".join(f"{name}: {value}\r\n" for name, value in record.fields.items())
            out.write(b"WARC/1.0\r\n" + head.encode() + b"\r\n" + record.block + b"\r\n\r\n")
            if record.fields.get("warc-type") == "response":
                pages, size = pages + 1, size + len(record.block)
                if pages == count:
                    break
    return pages, size


def bench_extract(args, python, folder):
    evaluation = os.path.join(args.data, "eval")
    pages = os.path.join(folder, "pages.warc")
    count, size = first_pages(os.path.join(args.data, "data", "pages", "wcxb_article_dev.warc.gz"), pages, args.pages, evaluation)
    empty = empty_input(folder)
    out = os.path.join(folder, "out.jsonl")
    with open(out, "wb") as file:
        ours = least([args.stemma, "extract", "-q", "-j1", pages], stdout=file)
    script = os.path.join(folder, "t.py")
    with open(script, "w", encoding="utf-8") as file:
        file.write(TRAFILATURA)
    theirs = least([python, script, evaluation, pages, out, str(count)]) - \
        least([python, script, evaluation, empty, out, str(count)])
    return [("pages to JSON with metadata", f"{count} pages, {size / 1e6:.0f} MB of HTML",
             f"{count / ours:.0f} pages/s, {size / 1e6 / ours:.0f} MB/s", "trafilatura 2.2.0", f"{count / theirs:.0f} pages/s", theirs / ours)]


def true_pairs(path):
    """Every two reports of which one has a fifth of its word 5-grams in the other, found exactly; and the ids."""
    ids, sizes, where, shared = [], [], {}, collections.Counter()
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            report = json.loads(line)
            words = re.findall(r"\w+", report["text"].lower())
            grams = {hash(tuple(words[i:i + 5])) for i in range(len(words) - 4)}
            ids.append(report["id"])
            sizes.append(len(grams))
            for gram in grams:
                before = where.get(gram)
                if before is None:
                    where[gram] = number
                    continue
                before = before if isinstance(before, list) else [before]
                shared.update((other, number) for other in before)
                where[gram] = before + [number]
    return ids, [pair for pair, count in shared.items() if count >= 0.2 * min(sizes[pair[0]], sizes[pair[1]])]


def recall(pairs, links):
    """The part of the pairs of which both are joined by links, directly or through others."""
    root = {}

    def find(node):
        while root.setdefault(node, node) != node:
            node = root[node]
        return node

    for a, b in links:
        root[find(a)] = find(b)
    return sum(find(a) == find(b) for a, b in pairs) / len(pairs)


def descents(path):
    """Children and parents in what `stemma lineage` wrote."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            message = json.loads(line)
            if message["type"] == "descent" and message["parent"]:
                yield message["child"], message["parent"]


def made_reports(data, path, count):
    """Reports with the words and lengths of real ones, from a seed: seven in ten of words drawn from
    twelve real reports, three in ten copies of an earlier one, cut and with words left out."""
    rng = random.Random(1)
    texts, made = [], []
    for name in STORY_SETS:
        with open(os.path.join(data, "data", "stories", name + ".jsonl"), encoding="utf-8") as lines:
            texts += [text for text in (json.loads(line)["text"] for line in lines) if len(text.split()) >= 100]
    with open(path, "w", encoding="utf-8") as out:
        for number in range(count):
            if made and rng.random() < 0.3:
                source = made[rng.randrange(max(0, number - 2000), number)]
                kept = source[: max(1, round(len(source) * rng.uniform(0.4, 1)))]
                text = [" ".join(word for word in line.split() if rng.random() > 0.03) for line in kept]
            else:
                pool = [word for one in rng.sample(texts, 12) for word in one.split()]
                text = [" ".join(rng.choices(pool, k=len(line.split()))) for line in rng.choice(texts).split("\n") if line.strip()]
            made.append(text)
            out.write(json.dumps({"id": str(number), "outlet": f"Outlet {rng.randrange(400)}", "title": text[0][:60], "text": "\n\n".join(text)}) + "\n")


def stage_seconds(program, stage, path):
    """What the program itself says of one of its stages, the least of some runs."""
    times = []
    for _ in range(RUNS):
        done = subprocess.run([program, "lineage", "-q", "-j1", "--stats", path], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        times += [float(line.split()[1].rstrip("*")) for line in done.stderr.decode().splitlines() if line.startswith(stage)]
    return min(times)


def bench_lineage(args, python, folder):
    reports, empty, result = (os.path.join(folder, name + ".jsonl") for name in ("reports", "nothing", "pairs"))
    open(empty, "wb").close()
    script = os.path.join(folder, "d.py")
    with open(script, "w", encoding="utf-8") as file:
        file.write(DATASKETCH)
    rows = []
    for count in (args.reports // 4, args.reports):
        made_reports(args.data, reports, count)
        with open(result, "wb") as file:
            ours = least([args.stemma, "lineage", "-q", "-j1", reports], stdout=file)
        links = list(descents(result))
        theirs = least([python, script, reports, result]) - least([python, script, empty, os.path.join(folder, "none.jsonl")])
        our_recall = their_recall = ""
        if not rows:  # all pairs of the larger input do not fit the memory of a small machine
            ids, pairs = true_pairs(reports)
            number = {name: at for at, name in enumerate(ids)}
            with open(result, encoding="utf-8") as lines:
                found = [(a, b) for a, line in enumerate(lines) for b in json.loads(line)]
            our_recall = f", {recall(pairs, [(number[a], number[b]) for a, b in links]):.3f} of {len(pairs)} pairs"
            their_recall = f", {recall(pairs, found):.3f} of them"
        rows.append(("words to descents with passages; words to near-duplicate pairs", f"{count} reports, {os.path.getsize(reports) / 1e6:.0f} MB",
                     f"{count / ours:.0f} reports/s, finding and aligning alone {count / stage_seconds(args.stemma, 'lineage', reports):.0f}{our_recall}",
                     "datasketch 1.10.0, MinHash LSH", f"{count / theirs:.0f} reports/s{their_recall}", theirs / ours))
    return rows


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            return next(line.split(":")[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--stemma", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--reports", type=int, default=32000)
    parser.add_argument("--update", action="store_true")
    args = parser.parse_args()
    args.stemma = os.path.abspath(args.stemma)
    if not os.path.isdir(os.path.join(args.data, "data")):
        sys.exit(f"{args.data}: the development data is not here; DATA=folder names it")
    python = prepare()
    with tempfile.TemporaryDirectory() as folder:
        rows = bench_extract(args, python, folder) + bench_lineage(args, python, folder)
    table = ["| task | input | stemma | other | its speed | ratio |", "|---|---|---|---|---|---|"]
    table += ["| " + " | ".join([*row[:5], f"{row[5]:.0f}"]) + " |" for row in rows]
    print("\n".join(table))
    if args.update:
        with open(os.path.join(BENCH, "speed.md"), "w", encoding="utf-8") as out:
            out.write("# Speed\n\nWritten by `make bench`: the same input in the same run, processor time of one thread each, with reading and "
                      "writing,\nwithout the start of an interpreter. The ratio is what counts; the other figures depend on the machine.\n\n" + "\n".join(table)
                      + "\n\nThe reports are made by a seeded generator from the words of real ones, three in ten from an earlier one. stemma reads, "
                      "cuts\nwords, finds quotations and credits, aligns and chooses parents; \"finding and aligning\" is its own clock for what "
                      "follows the\nwords. datasketch reads, cuts words by a regular expression, and lists near-duplicate pairs, without passages or "
                      "directions.\nThe pairs are all of which one shares a fifth of its runs of five words with the other, found exactly."
                      + f"\n\n{processor()}, {platform.system()} {platform.release().split('-')[0]}\n")


main()
