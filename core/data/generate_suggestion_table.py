"""The table of the e-mail suggestions: what providers there are, what a domain may end with, and which real domains
lie so near a provider's that they would be taken for a slip of it.

Sections are parted by an empty line, rows by line ends:
  providers  NAME[*][!] FAMILY SUFFIX=SHARE[@COUNTRY]...   share: natural logarithm times -100; *: an ordinary
             word; !: a brand of mailboxes only, so that the name under another ending is hardly somebody else's
  countries  COUNTRY SHARE                              of each country among all addresses, then * SHARE for the others
  suffixes   SUFFIX SHARE                               those that a slip may be mended to, with their share
  endings    TLD...                                     every top-level domain, then SECOND TLD... for co.uk and its like
  known      DOMAIN...                                  real domains near a provider's

usage: generate_suggestion_table.py PACKAGES UNICODE OUTPUT
"""

import collections
import json
import math
import pathlib
import sys

from domains import Suffixes, read_packages
from near_providers import NearProviders
from table_file import write_table

HERE = pathlib.Path(__file__).parent
REPAIRABLE_SUFFIXES = 60


def hundredths(share):
    return round(-100 * math.log(share))


def home(by_country):
    """The country that most people of a domain live in, if there is one."""
    country, share = by_country.most_common(1)[0]
    return f"@{country}" if country != "world" and share > by_country.total() / 2 else ""


class Providers:
    """The hand-kept providers, with the share that each domain has of all addresses."""

    def __init__(self, source, suffixes):
        self.words = set(source["words"])
        self.brands = set(source["brands"])
        self.families = {name: family for family, names in source["families"].items() for name in names}
        self.family_domains = {domain: family for family, domains in source["family_domains"].items() for domain in domains}
        self.rows = collections.defaultdict(dict)
        for country, shares in source["shares"].items():
            weight = 1 if country == "world" else source["countries"].get(country, source["other_country"])
            for domain, share in shares.items():
                self.add(suffixes, domain, country, share * weight / 1000)

    def add(self, suffixes, domain, country, share):
        name, suffix = suffixes.split(domain)
        if not name:
            sys.exit(f"mail_providers.json: {domain} has no known ending")
        self.rows[name].setdefault(suffix, collections.Counter())[country] += share

    @property
    def domains(self):
        return {f"{name}.{suffix}" for name, suffixes in self.rows.items() for suffix in suffixes}

    def family(self, name):
        if name in self.families:
            return self.families[name]
        return next((self.family_domains[d] for d in (f"{name}.{s}" for s in self.rows[name]) if d in self.family_domains), name)

    def text(self):
        return "\n".join(self.row(name) for name in sorted(self.rows))

    def row(self, name):
        shares = sorted(self.rows[name].items(), key=lambda item: -item[1].total())
        cells = (f"{suffix}={hundredths(by_country.total())}{home(by_country)}" for suffix, by_country in shares)
        return f"{name}{'*' if name in self.words else ''}{'!' if name in self.brands else ''} {self.family(name)} {' '.join(cells)}"


def country_shares(source):
    rows = [*source["countries"].items(), ("*", source["other_country"])]
    return "\n".join(f"{country} {hundredths(share)}" for country, share in rows)


def suffix_shares(suffixes, real):
    """How often domains end with what, by the lists of real ones."""
    counts = collections.Counter(suffixes.split(domain)[1] for domain in sorted(real))  # for ties: a set has no order
    total = sum(counts.values())
    common = [(suffix, count / total) for suffix, count in counts.most_common(REPAIRABLE_SUFFIXES) if suffix]
    return "\n".join(f"{suffix} {hundredths(share)}" for suffix, share in common)


def endings(suffixes):
    rows = [" ".join(sorted(suffixes.top_levels))]
    rows += [f"{second} {' '.join(sorted(tops))}" for second, tops in sorted(suffixes.countries_by_second.items())]
    return "\n".join(rows)


def main():
    packages, _unicode, output = sys.argv[1:]
    lists = read_packages(packages)
    suffixes = Suffixes(lists.public_suffixes, lists.top_levels)
    source = json.loads((HERE / "mail_providers.json").read_text("utf-8"))
    providers = Providers(source, suffixes)
    near = NearProviders(providers, suffixes)
    free = lists.free | lists.common_free
    known = near.select(lists.universities | lists.common_free, corroborated=True) | near.select(free, corroborated=False)
    text = "\n\n".join([providers.text(), country_shares(source), suffix_shares(suffixes, free), endings(suffixes), " ".join(sorted(known - providers.domains))])
    write_table(output, text.encode("ascii"))


main()
