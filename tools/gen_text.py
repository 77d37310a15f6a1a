#!/usr/bin/env python3
"""Turn a text file into a C table of its lines: gen_text.py IN OUT.inc NAME

White space at the ends of lines and comments are left out.
"""
import re
import sys

source, target, name = sys.argv[1:]
text = open(source, encoding="utf-8").read()
if source.endswith(".css"):
    text = re.sub(r"/\*.*?\*/\s*", "", text, flags=re.S)
if source.endswith(".sql"):
    text = re.sub(r"^--.*$", "", text, flags=re.M)
lines = [line.strip() for line in text.splitlines() if line.strip()]
with open(target, "w", encoding="utf-8") as out:
    out.write(f"/* Made from data/{source.rsplit('/', 1)[-1]} by gen_text.py; edit that file instead. */\n")
    out.write(f"static const Str {name}[] = {{\n")
    for line in lines:
        escaped = line.replace("\\", "\\\\").replace('"', '\\"')
        out.write(f'    {{ "{escaped}", {len(line.encode())} }},\n')
    out.write("};\n")
