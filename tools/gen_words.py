#!/usr/bin/env python3
"""Turn the closed table of words into C: gen_words.py ENUM_OUT TABLE_OUT WORDS.tsv..."""
import sys

enum_path, table_path, *inputs = sys.argv[1:]
rows = []
for path in sorted(inputs):
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        line = line.rstrip("\n")
        if not line or line.startswith("#"):
            continue
        key, tab, text = line.partition("\t")
        if not tab or not key.isidentifier() or not text:
            sys.exit(f"{path}:{number}: want KEY, a tab, and the text")
        rows.append((key, text))
keys = [key for key, _ in rows]
for key in keys:
    if keys.count(key) > 1:
        sys.exit(f"{key} stands twice in the word tables")

with open(enum_path, "w", encoding="utf-8") as out:
    out.write("/* Made from data/words/ by gen_words.py; edit those files instead. */\n")
    out.write("typedef enum Word {\n    WORD_NONE = 0,\n")
    for key in keys:
        out.write(f"    WORD_{key.upper()},\n")
    out.write("    WORD_COUNT,\n} Word;\n")
with open(table_path, "w", encoding="utf-8") as out:
    out.write("/* Made from data/words/ by gen_words.py; edit those files instead. */\n")
    out.write("static const Str WORD_TEXTS[WORD_COUNT] = {\n    [WORD_NONE] = { \"\", 0 },\n")
    for key, text in rows:
        literal = text.replace("\\", "\\\\").replace('"', '\\"')
        out.write(f'    [WORD_{key.upper()}] = {{ "{literal}", {len(text.encode())} }},\n')
    out.write("};\n")
