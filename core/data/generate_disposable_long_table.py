"""usage: generate_disposable_long_table.py PACKAGES UNICODE OUTPUT"""

import sys

from table_file import write_table


def main():
    _packages, _unicode, output = sys.argv[1:]
    write_table(output, b"\0")


main()
