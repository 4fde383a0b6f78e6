"""The disposable domains that only the long list knows (npm disposable-email-domains, MIT), as a set of hashes.

usage: generate_disposable_long_table.py PACKAGES UNICODE OUTPUT
"""

import sys

from disposable_domains import clean_lists
from hashed_set import pack_hashed_set
from table_file import write_table


def main():
    packages, _unicode, output = sys.argv[1:]
    _, long = clean_lists(packages)
    write_table(output, pack_hashed_set(long))


main()
