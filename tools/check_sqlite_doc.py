#!/usr/bin/env python3
"""Fail if docs/sqlite.md leaves out a table or column of data/schema.sql, or shows SQL that fails."""
import pathlib
import re
import sqlite3
import sys

root = pathlib.Path(sys.argv[1])
schema = (root / "data/schema.sql").read_text()
page = (root / "docs/sqlite.md").read_text()
failures = 0

database = sqlite3.connect(":memory:")
database.executescript(schema)
rows = {match[1]: match[2] for match in re.finditer(r"^\| (\w+) \| (.*) \|$", page, re.M)}
tables = [name for (name,) in database.execute(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_search\\__%' ESCAPE '\\'")]
for table in tables:
    if table not in rows:
        print(f"docs/sqlite.md has no line for table {table}")
        failures += 1
        continue
    for column in database.execute(f"PRAGMA table_info({table})"):
        if f"`{column[1]}`" not in rows[table]:
            print(f"docs/sqlite.md: {table} lacks column {column[1]}")
            failures += 1
for block in re.findall(r"```sql\n(.*?)```", page, re.S):
    for statement in block.split(";"):
        if statement.strip():
            database.execute(statement)
sys.exit(1 if failures else 0)
