"""Makes RE2's tables of Unicode groups and case folding with RE2's own generators.

Of the groups only those are kept that libphonenumber's patterns name; the others would weigh 11 KB more.

Usage: unicode_tables.py FOLDER_OF_RE2 OUTPUT_FOLDER
"""

import contextlib
import io
import pathlib
import runpy
import sys
import types

KEPT_GROUPS = {"L", "N", "Nd", "Z"}


def load_re2_unicode(folder):
    """Imports RE2's unicode.py. It wants `six` only to download, which is not done here."""
    six, moves = types.ModuleType("six"), types.ModuleType("six.moves")
    moves.urllib = None
    sys.modules.update({"six": six, "six.moves": moves})
    sys.dont_write_bytecode = True
    sys.path.insert(0, folder)
    import unicode
    return unicode


def keep_groups(unicode):
    """Makes the generators see only the kept groups."""
    categories = unicode.Categories
    unicode.Categories = lambda: {name: codes for name, codes in categories().items() if name in KEPT_GROUPS}
    unicode.Scripts = dict


def write_output_of(script, output):
    text = io.StringIO()
    with contextlib.redirect_stdout(text):
        runpy.run_path(str(script), run_name="__main__")
    output.write_text(text.getvalue())


def main():
    re2, output = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    keep_groups(load_re2_unicode(str(re2)))
    for name in ("unicode_groups", "unicode_casefold"):
        write_output_of(re2 / f"make_{name}.py", output / f"{name}.cc")


if __name__ == "__main__":
    main()
