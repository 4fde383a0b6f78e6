"""The communes of France (npm @etalab/decoupage-administratif: INSEE's Code officiel géographique and La Poste's postal
codes, both under the Licence Ouverte), and Monaco, as core/src/register/commune.cpp writes them.

- Paris, Lyon and Marseille are their arrondissements: the city's name with the number of the district.
- What has no postal code (the five districts of the Terres australes) is left out: nothing can be sent there.
- The population is a step: under 2,000, 10,000, 50,000, and more.
"""

import bisect
import json
import pathlib
import re

COMMUNES = "@etalab/decoupage-administratif/data/communes.json"
STEPS = [2_000, 10_000, 50_000]
DISTRICT = re.compile(r"(.+) (\d+)er? Arrondissement")
MONACO = {"code": "99138", "nom": "Monaco", "codesPostaux": ["98000"], "population": 38_367}


def read_units(packages):
    return json.loads((pathlib.Path(packages) / COMMUNES).read_text("utf-8"))


def insee_number(code):
    """As parse_insee_code: the two places of the department in base 36, so that 2A sorts behind 29."""
    return int(code[:2], 36) * 1000 + int(code[2:])


def to_row(unit):
    district = DISTRICT.fullmatch(unit["nom"]) if unit.get("type") == "arrondissement-municipal" else None
    return {
        "insee": insee_number(unit["code"]),
        "name": district[1] if district else unit["nom"],
        "district": int(district[2]) if district else 0,
        "step": bisect.bisect(STEPS, unit.get("population") or 0),
        "codes": [int(code) for code in unit["codesPostaux"]],
    }


def present_communes(units):
    cities = {unit["commune"] for unit in units if unit["type"] == "arrondissement-municipal"}
    kinds = {"commune-actuelle", "arrondissement-municipal"}
    kept = [unit for unit in units if unit["type"] in kinds and unit["code"] not in cities and unit.get("codesPostaux")]
    return sorted((to_row(unit) for unit in kept + [MONACO]), key=lambda row: row["insee"])


def former_names(units, communes):
    """The communes that have become part of another one, by that one; without those whose name it took."""
    names = {row["insee"]: row["name"] for row in communes}
    found = {(insee_number(unit["chefLieu"]), unit["nom"]) for unit in units if unit.get("chefLieu")}
    kept = ((insee, name) for insee, name in found if insee in names and names[insee] != name)
    return sorted(kept, key=lambda pair: (pair[0], pair[1].encode()))


def leb128(number):
    found = bytearray()
    while number >= 0x80:
        found.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes(found + bytes([number]))


def steps(numbers):
    """Each number's difference to the one before it."""
    return [number - before for number, before in zip(numbers, [0] + numbers)]


def lines(names):
    return "".join(name + "\n" for name in names).encode()


def write_commune_list(communes, former):
    """The bytes of write_commune_list in core/src/register/commune.cpp; a test reads them and writes them again."""
    codes = [code for row in communes for code in row["codes"]]
    return b"".join([
        leb128(len(communes)),
        *map(leb128, steps([row["insee"] for row in communes])),
        bytes(row["step"] for row in communes),
        bytes(row["district"] for row in communes),
        *(leb128(len(row["codes"])) for row in communes),
        bytes(code // 1000 for code in codes),
        bytes(code // 10 % 100 for code in codes),
        bytes(code % 10 for code in codes),
        bytes(len(communes)),  # no streets
        lines(row["name"] for row in communes),
        leb128(len(former)),
        *map(leb128, steps([insee for insee, _ in former])),
        lines(name for _, name in former),
    ])
