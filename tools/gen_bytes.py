#!/usr/bin/env python3
"""Turn a file into an array of 64-bit numbers, least byte first: gen_bytes.py IN OUT.inc NAME

Numbers of eight bytes compile several times faster than bytes.  The array
begins at a multiple of 64; NAME_BYTES is the length of the file.
"""
import struct
import sys

NUMBERS_PER_LINE = 8

source, target, name = sys.argv[1:]
data = open(source, "rb").read()
padded = data + b"\0" * (-len(data) % 8)
numbers = [f"0x{number:x}" for (number,) in struct.iter_unpack("<Q", padded)]
with open(target, "w", encoding="ascii") as out:
    out.write(f"/* Made from data/models/{source.rsplit('/', 1)[-1]} by gen_bytes.py. */\n")
    out.write(f"enum {{ {name}_BYTES = {len(data)} }};\n")
    out.write(f"static const _Alignas(64) uint64_t {name}[] = {{\n")
    for at in range(0, len(numbers), NUMBERS_PER_LINE):
        out.write(",".join(numbers[at : at + NUMBERS_PER_LINE]) + ",\n")
    out.write("};\n")
