#!/usr/bin/env python3
"""Turn a word list into a sorted C table: gen_table.py IN.tsv OUT.inc STRUCT ARRAY

The first line of IN names the columns: "#: word:str value:int".  A type is
str, int or double; a column left out at the end of a row is empty or 0.
The first may be keys: words with "|" between them, each of which makes a row
of its own, and none of which may stand twice in the file.  A type in capitals
is a prefix: "share" of FURNITURE is the constant FURNITURE_SHARE.
Other lines that begin with "#" are comments.  Rows are sorted by the bytes
of the first column; a row that stands twice is an error.  A table of texts
gets what TABLE_FIND needs beside it (text/table.h).
"""
import sys

ZERO = {"str": "", "int": "0", "double": "0"}
MASK = (1 << 64) - 1
C_TYPE = {"str": "Str", "keys": "Str", "int": "int", "double": "double"}


def cell(kind, text):
    if kind in ("str", "keys"):
        literal = text.replace("\\", "\\\\").replace('"', '\\"').replace("?", "\\?")
        return '{ "%s", %d }' % (literal, len(text.encode()))
    if kind.isupper():
        return f"{kind}_{text.upper()}"
    return str(int(text) if kind == "int" else float(text))


def table_short(key):
    """The same as table_short() in src/text/table.h; 0 for a longer key."""
    return int.from_bytes(key, "little") | len(key) << 56 if len(key) <= 7 else 0


def table_hash(key):
    """The same as table_hash() in src/text/table.h."""
    if len(key) <= 7:
        hash = table_short(key) * 0x9E3779B97F4A7C15 & MASK
    else:
        front, back = (int.from_bytes(end, "little") for end in (key[:8], key[-8:]))
        hash = (front ^ len(key) << 56 & MASK) * 0x9E3779B97F4A7C15 & MASK
        hash = ((hash ^ hash >> 32) + back) * 0xBF58476D1CE4E5B9 & MASK
    return hash ^ hash >> 32


def hash_filter(keys):
    """A bit for each key, of at least sixteen times as many, as words of 64 bits."""
    bits = 64
    while bits < 16 * len(keys):
        bits *= 2
    words = [0] * (bits // 64)
    for key in keys:
        bit = (table_hash(key) >> 20) % bits
        words[bit // 64] |= 1 << bit % 64
    return words


def hash_openings(keys):
    """A set of the first three bytes of the keys, as 32 words of 64 bits."""
    words = [0] * 32
    for key in keys:
        bit = (int.from_bytes(key[:3], "little") * 0x9E3779B1 & 0xFFFFFFFF) >> 21
        words[bit // 64] |= 1 << bit % 64
    return words


def hash_slots(keys):
    """Row numbers plus 1 with 16 bits of the hash above them; of equal keys, the first row."""
    room = 8
    while room < 4 * len(keys):
        room *= 2
    slots = [0] * room
    for row, key in enumerate(keys):
        if row and key == keys[row - 1]:
            continue
        hash = table_hash(key)
        at = hash & room - 1
        while slots[at]:
            at = (at + 1) % room
        slots[at] = hash >> 48 << 16 | row + 1
    return slots


def write_numbers(out, name, numbers):
    out.write(f"static const {name}[{len(numbers)}] = {{\n")
    for at in range(0, len(numbers), 8):
        out.write("    " + " ".join(f"{number:#x}," for number in numbers[at:at + 8]) + "\n")
    out.write("};\n\n")


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
    if len(rows) > 0xFFFE:
        sys.exit(f"{source}: more rows than a slot can number")
    name = source.rsplit("/", 1)[-1]
    with open(target, "w", encoding="utf-8") as out:
        out.write(f"/* Made from data/{name} by gen_table.py; edit that file instead. */\n")
        out.write(f"#ifndef TABLE_{array}\n#define TABLE_{array}\n\n")
        out.write("typedef struct %s {\n" % struct)
        for column, kind in columns:
            out.write(f"    {C_TYPE.get(kind, 'int')} {column};\n")
        out.write("} %s;\n\n" % struct)
        out.write(f"static const {struct} {array}[] = {{\n")
        for cells in rows:
            out.write("    { " + ", ".join(cell(kind, text) for (_, kind), text in zip(columns, cells)) + " },\n")
        out.write("};\n\n")
        if columns[0][1] in ("str", "keys"):
            keys = [cells[0].encode() for cells in rows]
            write_numbers(out, f"uint64_t {array}_OPENINGS", hash_openings(keys))
            write_numbers(out, f"uint64_t {array}_FILTER", hash_filter(keys))
            write_numbers(out, f"uint64_t {array}_KEYS", [table_short(key) for key in keys])
            write_numbers(out, f"uint32_t {array}_SLOTS", hash_slots(keys))
        out.write("#endif\n")


main()
