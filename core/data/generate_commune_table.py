"""The communes of France without the names of former ones: what a page fetches.

usage: generate_commune_table.py PACKAGES UNICODE OUTPUT
"""

import sys

from communes import present_communes, read_units, write_commune_list
from table_file import write_table


def main():
    packages, _unicode, output = sys.argv[1:]
    write_table(output, write_commune_list(present_communes(read_units(packages)), []))


main()
