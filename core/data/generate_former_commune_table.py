"""The communes of France with the names of those that have become part of another one: for the edge.

usage: generate_former_commune_table.py PACKAGES UNICODE OUTPUT
"""

import sys

from communes import former_names, present_communes, read_units, write_commune_list
from table_file import write_table


def main():
    packages, _unicode, output = sys.argv[1:]
    units = read_units(packages)
    communes = present_communes(units)
    write_table(output, write_commune_list(communes, former_names(units, communes)))


main()
