#!/usr/bin/env python3
"""Turn the trees of a model into C tables for walks without branches: gen_trees.py IN.tsv OUT.inc

A row of IN asks whether a number is at most a bound, and names the rows that
follow; a leaf, of number -1, holds a value, and its "less" is the row where the
next tree begins.  In OUT the two nodes that follow another are neighbours, so
that an answer of 0 or 1 is added to the place of the first, and a leaf leads to
itself, so that a walk may take more steps than it needs.  Trees stand in groups
that are walked side by side, as many steps as the deepest asks for; those of like
depth stand together, each with its place in the sum.
"""
import sys

GROUP = 16


def read(source):
    rows = []
    for line in open(source, encoding="utf-8"):
        if not line.startswith("#"):
            _, number, at, less, more = line.split("\t")
            rows.append((int(number), float(at), int(less), int(more)))
    return rows


def place(rows, root, nodes):
    """Add the tree at `root` to the nodes, level by level; its depth, and the row after it."""
    level, depth, after = [(root, len(nodes))], 0, None
    nodes.append(None)
    while level:
        below = []
        for row, node in level:
            number, at, less, more = rows[row]
            if number < 0:
                after = less if after in (None, less) else sys.exit(f"row {row}: the leaves of a tree disagree")
                nodes[node] = ("INFINITY", 0, node, at)
                continue
            if min(less, more) <= row or max(less, more) >= len(rows):
                sys.exit(f"row {row}: leads nowhere")
            nodes[node] = (f"(float){at!r}", number, len(nodes), 0.0)
            below += [(less, len(nodes)), (more, len(nodes) + 1)]
            nodes += [None, None]
        level = below
        depth += bool(level)
    return depth, after


def main():
    source, target = sys.argv[1:]
    rows, nodes, trees, root = read(source), [], [], 0
    while root < len(rows):
        trees.append((len(nodes), *place(rows, root, nodes)))
        root = trees[-1][2]
    while len(trees) % GROUP:
        trees.append((len(nodes), 0, None))
        nodes.append(("INFINITY", 0, len(nodes), 0.0))
    if len(nodes) > 0xFFFF:
        sys.exit(f"{source}: more nodes than 16 bits can number")
    places = sorted(range(len(trees)), key=lambda place: trees[place][1])
    name = source.rsplit("/", 1)[-1]
    with open(target, "w", encoding="utf-8") as out:
        out.write(f"/* Made from data/{name} by gen_trees.py; edit that file instead. */\n")
        out.write("#ifndef TABLE_EXTRACT_TREES\n#define TABLE_EXTRACT_TREES\n\n#include <math.h>\n\n")
        out.write("typedef struct ExtractNode {\n    float at; /* the bound */\n    uint16_t number, less;\n} ExtractNode;\n\n")
        out.write(f"enum {{ EXTRACT_GROUP = {GROUP} }};\n\n")
        out.write("typedef struct ExtractTrees {\n    uint16_t roots[EXTRACT_GROUP], places[EXTRACT_GROUP], depth;\n} ExtractTrees;\n\n")
        out.write(f"static const ExtractNode EXTRACT_NODES[{len(nodes)}] = {{\n")
        out.writelines(f"    {{ {at}, {number}, {less} }},\n" for at, number, less, _ in nodes)
        out.write(f"}};\n\n/* Of each leaf; 0 for the other nodes. */\nstatic const double EXTRACT_LEAVES[{len(nodes)}] = {{\n")
        out.writelines(f"    {leaf!r},\n" for _, _, _, leaf in nodes)
        groups = [places[at:at + GROUP] for at in range(0, len(places), GROUP)]
        out.write(f"}};\n\nstatic const ExtractTrees EXTRACT_TREES[{len(groups)}] = {{\n")
        for group in groups:
            roots = ", ".join(str(trees[place][0]) for place in group)
            depth = max(trees[place][1] for place in group)
            out.write(f"    {{ {{ {roots} }}, {{ {', '.join(map(str, group))} }}, {depth} }},\n")
        out.write("};\n\n#endif\n")


main()
