#!/usr/bin/env python3
"""Turn a word list into a sorted C table: gen_table.py IN.tsv OUT.inc STRUCT ARRAY

The first line of IN names the columns: "#: word:str value:int".  A type is
str, int or double; a column left out at the end of a row is empty or 0.
The first may be keys: words with "|" between them, each of which makes a row
of its own, and none of which may stand twice in the file.
Other lines that begin with "#" are comments.  Rows are sorted by the bytes
of the first column; a row that stands twice is an error.
"""
import sys

ZERO = {"str": "", "int": "0", "double": "0"}
C_TYPE = {"str": "Str", "keys": "Str", "int": "int", "double": "double"}


def cell(kind, text):
    if kind in ("str", "keys"):
        literal = text.replace("\\", "\\\\").replace('"', '\\"').replace("?", "\\?")
        return '{ "%s", %d }' % (literal, len(text.encode()))
    return str(int(text) if kind == "int" else float(text))


def main():
    source, target, struct, array = sys.argv[1:]
    lines = open(source, encoding="utf-8").read().splitlines()
    if not lines or not lines[0].startswith("#:"):
        sys.exit(f"{source}:1: the columns are missing (#: name:type ...)")
    columns = [column.split(":") for column in lines[0][2:].split()]
    rows = []
    for number, line in enumerate(lines[1:], 2):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) > len(columns):
            sys.exit(f"{source}:{number}: more than {len(columns)} columns")
        cells += [ZERO[kind] for _, kind in columns[len(cells):]]
        if columns[0][1] == "keys":
            rows += [[key] + cells[1:] for key in cells[0].split("|")]
        else:
            rows.append(cells)
    rows.sort(key=lambda cells: cells[0].encode())
    for before, after in zip(rows, rows[1:]):
        if before == after or (columns[0][1] == "keys" and before[0] == after[0]):
            sys.exit(f"{source}: {before[0]!r} stands twice")
    name = source.rsplit("/", 1)[-1]
    with open(target, "w", encoding="utf-8") as out:
        out.write(f"/* Made from data/{name} by gen_table.py; edit that file instead. */\n")
        out.write(f"#ifndef TABLE_{array}\n#define TABLE_{array}\n\n")
        out.write("typedef struct %s {\n" % struct)
        for column, kind in columns:
            out.write(f"    {C_TYPE[kind]} {column};\n")
        out.write("} %s;\n\n" % struct)
        out.write(f"static const {struct} {array}[] = {{\n")
        for cells in rows:
            out.write("    { " + ", ".join(cell(kind, text) for (_, kind), text in zip(columns, cells)) + " },\n")
        out.write("};\n\n#endif\n")


main()
