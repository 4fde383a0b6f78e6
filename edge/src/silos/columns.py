#!/usr/bin/env python3
"""Makes the table of column names that files of records are read by, from columns.json.

usage: columns.py OUTPUT
"""

import json
import pathlib
import sys

HEAD = """<!-- Generated: python3 edge/src/silos/columns.py edge/src/silos/COLUMNS.md. Do not edit. -->
# Names of columns

What `guichet match` and `guichet import` read a column as, by its name; case, accents, spaces, `_` and `-` do not
matter. Of several columns for one thing the first in this list is read, and the next where it is empty. What a file
calls otherwise is named in a mapping file: `{"columns": {"my_column": "email", "phone2": null}}`.

| read as | names |
|---|---|
"""


def quoted(names):
    return ", ".join(f"`{name}`" for name in names)


def row(token, known):
    text = quoted(known["names"])
    for what, word in (("ending", "ends in"), ("containing", "contains")):
        if known.get(what):
            text += f"; and what {word} {quoted(known[what])}"
    return f"| `{token}` | {text} |\n"


def main():
    columns = json.loads(pathlib.Path(__file__).with_name("columns.json").read_text("utf-8"))
    rows = "".join(row(token, known) for token, known in columns["tokens"].items())
    silo = f"| the name of the silo | {quoted(columns['silo'])} |\n"
    pathlib.Path(sys.argv[1]).write_text(HEAD + rows + silo, "utf-8")


main()
