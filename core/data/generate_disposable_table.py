"""The curated disposable domains (npm disposable-email-domains-js, CC0-1.0) and the role names, as a set of hashes.

A domain's key is the domain; a role name's is the name and "@"; of one that begins others, the name and "-@".

usage: generate_disposable_table.py PACKAGES UNICODE OUTPUT
"""

import sys

from disposable_domains import HERE, clean_lists, read_json
from hashed_set import pack_hashed_set
from table_file import write_table


def role_keys():
    roles = read_json(HERE / "email_roles.json")
    names = [name for group in roles["names"].values() for name in group]
    if len(set(names)) != len(names) or not set(roles["beginnings"]) <= set(names):
        sys.exit("email_roles.json: a name stands twice, or a beginning is no name")
    return {name + "@" for name in names} | {name + "-@" for name in roles["beginnings"]}


def main():
    packages, _unicode, output = sys.argv[1:]
    curated, _ = clean_lists(packages)
    write_table(output, pack_hashed_set(curated | role_keys()))


main()
