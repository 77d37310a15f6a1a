#!/usr/bin/env python3
"""Lineage and readings for other programs: they parse, hold what the descents say, and point at the right bytes.

    exports.py STEMMA
"""
import json
import re
import sys
import xml.etree.ElementTree as tree

from common import PAGES, Checks, messages, program_path, stemma

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"

BODY = ("A cargo ferry with 41 people on board ran aground off the island of Senna late on Monday after its steering failed in "
        "heavy swell, the coast guard said. Two crew members were treated for broken ribs, and nobody is missing. Rescuers "
        "brought the passengers ashore in fishing boats shortly before midnight.")
HOSTILE = "</ab></TEI>]]> \"quoted\" \\\" & <script>&amp;\x01\x1b[31m\u202e\ufffe\\"


def shown(text):
    """Text as the exports write it: white space and what may not be shown replaced."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u0080-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ufffd]",
                  "?", re.sub(r"[\t\n\r ]", " ", text))


def hostile_input():
    lines = []
    for number, outlet in enumerate(("Alpha " + HOSTILE, "Beta " + HOSTILE)):
        text = f"{BODY} The mayor wrote {HOSTILE} on {'Friday' if number else 'Thursday'}{'  and ' if number else ', it seems, and'}\nsigned it twice."
        lines.append(json.dumps({"id": f"h{number}{HOSTILE}", "story": "s", "title": HOSTILE, "outlet": outlet, "text": text,
                                 "published": f"2024-03-05T0{number + 6}:00:00Z"}))
    return ("\n".join(lines) + "\n").encode()


class Story:
    """What the JSON lines say, by id."""

    def __init__(self, program, *arguments, **options):
        self.program, self.arguments, self.options = program, arguments, options
        said = messages(self.export("jsonl"))
        self.reports = {m["id"]: m for m in said if m["type"] == "report"}
        self.descents = [m for m in said if m["type"] == "descent" and (m["parent"] or m["lost"])]

    def export(self, form):
        return stemma(self.program, "collate", "-q", "-f", form, *self.arguments, **self.options)

    def words(self, report, begin, end):
        return self.reports[report]["text"].encode()[begin:end].decode()


def check_dot(checks, story):
    text = story.export("dot").decode()
    bare = re.sub(r'"(?:[^"\\]|\\.)*"', '""', text)
    checks.check('"' not in bare.replace('""', ""), "dot: quotes are closed")
    checks.check(re.fullmatch(r'digraph lineage \{[\w\s="\[\],;>{}-]*\}\n', bare) is not None, "dot: nothing stands outside quotes")
    checks.check(bare.count("->") == len(story.descents), "dot: an edge for each descent")


def check_graphml(checks, story):
    graph = tree.fromstring(story.export("graphml")).find(GRAPHML + "graph")
    nodes = {n.get("id"): {d.get("key"): d.text for d in n} for n in graph.iter(GRAPHML + "node")}
    reports = {name: data["report"] for name, data in nodes.items() if "report" in data}
    checks.check(len(reports) == len(story.reports), "graphml: a node for each report")
    edges = list(graph.iter(GRAPHML + "edge"))
    checks.check(len(edges) == len(story.descents), "graphml: an edge for each descent")
    for edge, descent in zip(edges, story.descents):
        data = {d.get("key"): d.text for d in edge}
        checks.check(shown(reports[edge.get("target")]) == shown(descent["child"]), "graphml: the child")
        checks.check(edge.get("source") in nodes, "graphml: the parent is there")
        checks.check(data["kind"] == descent["kind"], "graphml: the kind")
        found = [[int(n) for n in re.split("[-:]", one)] for one in data.get("passages", "").split()]
        checks.check(found == [p["child"] + p["parent"] for p in descent["passages"]], "graphml: the passages")


def check_prov(checks, story):
    prov = json.loads(story.export("prov"))
    entities = prov["entity"]
    named = {name: entity["stemma:report"] for name, entity in entities.items() if "stemma:report" in entity}
    checks.check(sorted(named.values()) == sorted(story.reports), "prov: an entity for each report")
    derived = list(prov["wasDerivedFrom"].values())
    checks.check(len(derived) == len(story.descents), "prov: a derivation for each descent")
    sorts = {"copy": "prov:Quotation", "abridged": "prov:Quotation", "quotes": "prov:Quotation", "credits": "prov:PrimarySource"}
    for one, descent in zip(derived, story.descents):
        checks.check(named[one["prov:generatedEntity"]] == descent["child"], "prov: the child")
        used = one["prov:usedEntity"]
        checks.check(named.get(used) == descent["parent"], "prov: the parent")
        checks.check(descent["parent"] or entities[used]["prov:label"] == descent["lost"], "prov: the lost source")
        checks.check(one.get("prov:type", {}).get("$") == sorts.get(descent["kind"]), "prov: the sort of derivation")
    for one in prov["wasAttributedTo"].values():
        checks.check(one["prov:entity"] in entities and one["prov:agent"] in prov["agent"], "prov: attributions name what is there")


def check_tei(checks, story):
    root = tree.fromstring(story.export("tei"))
    witnesses = {w.get(ID): w.get("n") for w in root.iter(TEI + "witness")}
    ids = {shown(i): i for i in story.reports}
    checks.check(len(witnesses) == len(story.reports), "tei: a witness for each report")
    passages = list(root.iter(TEI + "ab"))
    checks.check(passages, "tei: there are passages")
    variants = 0

    def words(pointer):
        name, begin, end = re.fullmatch(r"#(.+):(\d+)-(\d+)", pointer).groups()
        return shown(story.words(ids[shown(witnesses[name])], int(begin), int(end)))

    for passage in passages:
        base = (passage.text or "") + "".join((app.find(TEI + "lem").text or "") + (app.tail or "") for app in passage)
        checks.check(shown(base) == words(passage.get("source")), f"tei: the base is the origin's words: {base}")
        for reading in [r for app in passage for r in app]:
            variants += 1
            names, pointers = reading.get("wit").split(), reading.get("source").split()
            checks.check([p.rpartition(":")[0] for p in pointers] == names, "tei: a place for each witness")
            for pointer in pointers:
                checks.check(words(pointer) == shown(reading.text or ""), f"tei: {pointer} is {reading.text}")
        for app in passage:
            texts = [r.text or "" for r in app]
            checks.check(len(texts) > 1 and len(set(texts)) == len(texts), "tei: readings differ")
        for name in {name for app in passage for r in app for name in r.get("wit").split()}:
            parts = [next(r.text or "" for r in app if name in r.get("wit").split()) + (app.tail or "") for app in passage]
            whole = shown((passage.text or "") + "".join(parts))
            text = shown(story.reports[ids[shown(witnesses[name[1:]])]]["text"])
            checks.check(whole in text, f"tei: what {name} reads is its text: {whole}")
    checks.check(variants, "tei: there are variants")
    return len(passages)


def check_collatex(checks, story, passages):
    tables = json.loads(story.export("collatex"))
    checks.check(len(tables) == passages, "collatex: a table for each passage of the apparatus")
    for table in tables:
        ends = {}
        for row in table["table"]:
            checks.check(len(row) == len(table["witnesses"]), "collatex: a cell for each witness")
            for witness, token in [(w, t) for w, cell in zip(table["witnesses"], row) for t in cell]:
                checks.check(story.words(token["report"], token["begin"], token["end"]) == token["n"], "collatex: a token is its bytes")
                checks.check(token["t"].startswith(token["n"]), "collatex: a token with its white space")
                checks.check(ends.get(witness, 0) <= token["begin"], "collatex: tokens are in order")
                ends[witness] = token["end"]


def check_all(checks, story):
    check_dot(checks, story)
    check_graphml(checks, story)
    check_prov(checks, story)
    check_collatex(checks, story, check_tei(checks, story))


def main():
    checks, program = Checks(), program_path()
    check_all(checks, Story(program, PAGES))
    check_all(checks, Story(program, "-", input=hostile_input()))
    checks.finish()


if __name__ == "__main__":
    sys.exit(main())
