"""Lists of domains from the npm packages of core/data/packages, and how a domain is cut at its public suffix."""

import collections
import dataclasses
import json
import pathlib
import re


@dataclasses.dataclass
class Lists:
    top_levels: set  # tlds (MIT): every top-level domain of the IANA
    public_suffixes: set  # psl (MIT): Mozilla's Public Suffix List (MPL-2.0); the rules of the registries
    free: set  # email-providers (ISC) and free-email-domains (MIT): domains with mailboxes for everybody
    common_free: set  # the commonest of email-providers
    universities: set  # academic-email-verifier (Apache-2.0)


def is_ascii_domain(text):
    return re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", text) is not None


def read_universities(folder):
    """Each university is a file whose path spells its domain: uk/ac/ox.txt."""
    paths = (path.relative_to(folder) for path in folder.rglob("*.txt"))
    return {".".join(reversed(path.with_suffix("").parts)).lower() for path in paths}


def read_rules(path):
    return set(re.findall(r'"([^"]+)"', path.read_text("utf-8")))


def read_packages(folder):
    folder = pathlib.Path(folder)
    read = lambda name: json.loads((folder / name).read_text("utf-8"))
    keep = lambda domains: {domain.lower() for domain in domains if is_ascii_domain(domain.lower())}
    return Lists(
        top_levels={name for name in read("tlds/index.json") if name.isascii()},
        public_suffixes=read_rules(folder / "psl/data/rules.js"),
        free=keep(read("email-providers/all.json")) | keep(read("free-email-domains/domains.json")),
        common_free=keep(read("email-providers/common.json")),
        universities=keep(read_universities(folder / "academic-email-verifier/domains")),
    )


class Suffixes:
    """Splits domains at what names are sold under: a top-level domain, or a second level such as co.uk, which
    several countries have."""

    MIN_COUNTRIES = 3

    def __init__(self, rules, top_levels):
        self.top_levels = top_levels
        countries = collections.defaultdict(set)
        for rule in rules:
            second, _, top = rule.partition(".")
            if len(top) == 2 and top.isascii() and is_ascii_domain(rule):
                countries[second].add(top)
        self.countries_by_second = {second: tops for second, tops in countries.items() if len(tops) >= self.MIN_COUNTRIES}
        self.rules = {f"{second}.{top}" for second, tops in self.countries_by_second.items() for top in tops}

    def split(self, domain):
        """The name before the suffix with all labels left of it, and the suffix; no name when there is none."""
        labels = domain.split(".")
        if labels[-1] not in self.top_levels:
            return "", ""
        two = ".".join(labels[-2:])
        size = 2 if len(labels) > 2 and two in self.rules else 1
        return ".".join(labels[:-size]), ".".join(labels[-size:])
