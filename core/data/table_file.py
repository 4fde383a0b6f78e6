"""What every table file begins with (core/src/tables/table_file.hpp)."""

import pathlib

MARK = b"GUICHET1"
TABLES = ["suggestion", "disposable", "disposable_long", "idna", "country", "commune", "former_commune"]


def write_table(output, content):
    path = pathlib.Path(output)
    path.write_bytes(MARK + bytes([TABLES.index(path.stem)]) + content)
