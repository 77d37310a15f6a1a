#!/usr/bin/env python3
"""Names that are known to enum constants and hash tables:
gen_names.py ENUM_OUT TABLE_OUT TYPE:PREFIX:NAMES.tsv...

For each list: a constant PREFIX_UNKNOWN = 0 and one per line, the names in
order of the constants, and an open hash table of the constants with what each
name comes to as a number.  That is as html_name_key() in src/extract/html_names.c
says: both must agree.
"""
import sys


MASK = (1 << 64) - 1


def name_key(name):
    """Short names as they are; of longer ones the length and both ends."""
    if len(name) <= 7:
        return int.from_bytes(name, "little") | len(name) << 56
    front, back = (int.from_bytes(end, "little") for end in (name[:8], name[-8:]))
    return (front ^ len(name) << 56) * 0x9E3779B97F4A7C15 + back & MASK


def name_slot(key, room):
    return (key * 0xBF58476D1CE4E5B9 & MASK) >> 40 & room - 1


def hash_table(names):
    room = 1
    while room < 4 * len(names):
        room *= 2
    table = [0] * room
    for number, name in enumerate(names, 1):
        slot = name_slot(name_key(name.encode()), room)
        while table[slot]:
            slot = (slot + 1) & (room - 1)
        table[slot] = number
    return table


def read_names(path):
    lines = open(path, encoding="utf-8").read().splitlines()
    names = [line for line in lines if line and not line.startswith("#")]
    if names != sorted(set(names)):
        sys.exit(f"{path}: the names are not sorted, or one stands twice")
    return names


def main():
    enum_path, table_path, *lists = sys.argv[1:]
    head = "/* Made from data/html_tags.tsv and html_attrs.tsv by gen_names.py; edit those instead. */\n"
    with open(enum_path, "w", encoding="utf-8") as enum, open(table_path, "w", encoding="utf-8") as out:
        enum.write(head)
        out.write(head)
        for item in lists:
            kind, prefix, path = item.split(":", 2)
            names = read_names(path)
            constants = [prefix + "_" + "".join(c if c.isalnum() else "_" for c in name).upper() for name in names]
            enum.write("typedef enum %s {\n    %s_UNKNOWN = 0,\n" % (kind, prefix))
            enum.write("".join(f"    {constant},\n" for constant in constants))
            enum.write("    %s_COUNT,\n} %s;\n" % (prefix, kind))
            out.write("static const Str %s_NAMES[] = {\n    { \"\", 0 },\n" % prefix)
            out.write("".join('    { "%s", %d },\n' % (name, len(name)) for name in names))
            table = hash_table(names)
            out.write("};\nstatic const uint8_t %s_SLOTS[%d] = {" % (prefix, len(table)))
            for at, number in enumerate(table):
                out.write(("\n    " if at % 20 == 0 else " ") + f"{number},")
            out.write("\n};\n")
            out.write("static const uint64_t %s_KEYS[] = {\n    0,\n" % prefix)
            out.write("".join(f"    {name_key(name.encode()):#x},\n" for name in names))
            out.write("};\n")


main()
