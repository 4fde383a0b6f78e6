"""The lists of disposable domains, without the entries that cannot be right.

Lists copy one another's mistakes, so voting does not clean them (of 172,537 domains that stand in three lists or
more, 69 are real providers). An entry is dropped by a rule, never by hand:
- real_provider: a provider of mailbox_rules.json, or what lies below it; or one of "common" in email-providers,
  unless both lists call it disposable.
- slip_of_provider: one slip away from a provider of mailbox_rules.json that "common" knows or that is French (gmial.com,
  hotmai.com), its letters in another order (gimal.com), or its name under another ending (gmail.xyz): a person who
  meant the provider is asked about the typing error, not called a spammer.
- public_suffix: a rule of the Public Suffix List, ICANN's or private (edu.pl, ddns.net), or a domain that sells
  names below it like one (com.com): it says nothing about those who live below it.
- public_body: under a government's, army's or accredited university's ending, or an academic domain of JetBrains'
  swot list.
"""

import json
import pathlib
import re

HERE = pathlib.Path(__file__).parent
SHORTEST_NAME = 5  # a name of four letters lies one slip away from too much
GOVERNMENT = re.compile(r"(^|\.)(gov|gouv|gob|mil)(\.[a-z]{2})?$|\.edu$")
SUFFIX_LIKE = re.compile(r"^(com|net|org|edu|gov|co|ac)\.[a-z]+$")


def read_json(path):
    return json.loads(path.read_text("utf-8"))


def parents(domain):
    """The domain, and those above it that have a dot."""
    labels = domain.split(".")
    return {".".join(labels[start:]) for start in range(len(labels) - 1)}


def slips(word):
    """All that one slip makes of a word: a letter too few, wrong, too many, or two letters exchanged."""
    keys = "abcdefghijklmnopqrstuvwxyz0123456789-."
    halves = [(word[:cut], word[cut:]) for cut in range(len(word) + 1)]
    return ({left + right[1:] for left, right in halves if right}
            | {left + key + right[1:] for left, right in halves if right for key in keys}
            | {left + key + right for left, right in halves for key in keys}
            | {left + right[1] + right[0] + right[2:] for left, right in halves if len(right) > 1})


def order_key(domain):
    """Equal for two domains whose names have the same letters in another order, but for the first."""
    name, _, ending = domain.partition(".")
    return name[0] + "".join(sorted(name[1:])) + "." + ending


class Filter:
    """Says of an entry by which rule it is dropped, if by any."""

    def __init__(self, packages, curated, long):
        common = set(read_json(packages / "email-providers/common.json"))
        academic = packages / "academic-email-verifier"
        self.majors = {domain for rule in read_json(HERE / "mailbox_rules.json")["rules"] for domain in rule["domains"]}
        self.providers = self.majors | (common - (curated & long))
        targets = {domain for domain in self.majors if domain in common or domain.endswith(".fr")}
        self.slips = {slip for domain in targets for slip in slips(domain)}
        self.names = {domain.split(".")[0] for domain in targets if len(domain.split(".")[0]) >= SHORTEST_NAME}
        self.orders = {order_key(domain) for domain in targets if len(domain.split(".")[0]) >= SHORTEST_NAME}
        suffixes = re.findall(r'"([^"]+)"', (packages / "psl/data/rules.js").read_text("utf-8"))
        self.suffixes = {suffix.lstrip("*!.") for suffix in suffixes}
        self.academic = {".".join(reversed(path.relative_to(academic / "domains").with_suffix("").parts))
                         for path in (academic / "domains").rglob("*.txt")}

    def is_slip(self, domain):
        name, _, ending = domain.partition(".")
        return domain in self.slips or order_key(domain) in self.orders or (name in self.names and "." not in ending)

    def reason_to_drop(self, domain):
        above = parents(domain)
        if domain in self.providers or above & self.majors:
            return "real_provider"
        if self.is_slip(domain):
            return "slip_of_provider"
        if domain in self.suffixes or SUFFIX_LIKE.match(domain):
            return "public_suffix"
        if GOVERNMENT.search(domain) or above & self.academic:
            return "public_body"
        return None


def read_lists(packages):
    """The curated list (CC0-1.0) and the long one (MIT) with the domains whose subdomains it lists as a whole."""
    packages = pathlib.Path(packages)
    curated = read_json(packages / "disposable-email-domains-js/dist/dict/disposable_email_blocklist.json")
    long = read_json(packages / "disposable-email-domains/index.json")
    wildcards = read_json(packages / "disposable-email-domains/wildcard.json")
    return tuple({domain.lower() for domain in domains if domain.isascii()} for domains in (curated, long + wildcards))


def clean_lists(packages):
    """The two lists without the suspicious entries; the long one also without what the curated one says already."""
    curated, long = read_lists(packages)
    keep = Filter(pathlib.Path(packages), curated, long)
    curated, long = ({domain for domain in domains if not keep.reason_to_drop(domain)} for domains in (curated, long))
    return curated, {domain for domain in long if not parents(domain) & curated}
