"""Makes the table of internationalised domain names out of Debian's unicode-data (Unicode licence).

usage: generate_idna_table.py PACKAGES UNICODE OUTPUT

unicode-data has no IdnaMappingTable.txt; it is derived here as UTS 46 section 6 says, from NFKC_Casefold and the
general categories, with that section's exceptions. The layout is read by core/src/text/idna_table.cpp: all numbers
are LEB128, and every list is one run after the other.
"""

import pathlib
import sys

from table_file import write_table

DOTS = {0x3002, 0xFF0E, 0xFF61}
DEVIATIONS = {0xDF, 0x3C2, 0x200C, 0x200D}  # valid when processed as non-transitional
SHARP_S = {0x1E9E: "ß"}
# Not decomposed by NFKC_Casefold, and yet an ASCII sign that STD 3 forbids with a stroke through it.
STRUCK_SIGNS = {0x2260, 0x226E, 0x226F}
NEVER_VALID = {*range(0x2FF0, 0x3000), 0xFFFC, 0xFFFD} | STRUCK_SIGNS
# Ignored by NFKC_Casefold, but they turn the direction of writing or tag a language.
NEVER_IGNORED = {0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xE0000, 0xE0080)}

# The order is that of the enums in core/src/text/idna_table.hpp.
BIDI_CLASSES = ["L", "R", "AL", "AN", "EN", "ES", "CS", "ET", "ON", "BN", "NSM"]
OTHER_BIDI_CLASS = len(BIDI_CLASSES)
JOINING_TYPES = ["U", "L", "R", "D", "T", "C"]
SCRIPTS = ["Common", "Latin", "Han", "Hiragana", "Katakana", "Bopomofo", "Hangul"]
LAST = 0x10FFFF


class Unicode:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.category = self.property("extracted/DerivedGeneralCategory.txt")
        self.bidi = self.property("extracted/DerivedBidiClass.txt")
        self.joining = self.property("extracted/DerivedJoiningType.txt")
        self.script = self.property("Scripts.txt")
        self.extensions = self.property("ScriptExtensions.txt")
        self.combining = {c: int(v) for c, v in self.property("extracted/DerivedCombiningClass.txt").items()}
        self.folded = {c: text(v) for c, v in self.property("DerivedNormalizationProps.txt", "NFKC_CF").items()}
        self.excluded = self.property("DerivedNormalizationProps.txt", "Full_Composition_Exclusion")
        self.decomposed = {}
        for line in (self.folder / "UnicodeData.txt").read_text("utf-8").splitlines():
            fields = line.split(";")
            if fields[5] and fields[5][0] != "<":
                self.decomposed[int(fields[0], 16)] = text(fields[5])

    def rows(self, name):
        for line in (self.folder / name).read_text("utf-8").splitlines():
            fields = [field.strip() for field in line.split("#")[0].split(";")]
            if fields[0]:
                ends = [int(end, 16) for end in fields[0].split("..")]
                yield range(ends[0], ends[-1] + 1), fields[1:]

    def property(self, name, of=None):
        values = {}
        for code_points, fields in self.rows(name):
            if of is None or fields[0] == of:
                values.update(dict.fromkeys(code_points, fields[-1]))
        return values


def text(code_points):
    return "".join(chr(int(c, 16)) for c in code_points.split())


def mapping(unicode, c):
    """What UTS 46 maps the code point to; None when it stays; "" when it goes away."""
    if c in DOTS:
        return "."
    return None if c in DEVIATIONS else SHARP_S.get(c, unicode.folded.get(c))


def classify(unicode):
    """The mapped code points and the valid ones; all others are disallowed."""
    mapped, valid = {}, set()
    for c, category in unicode.category.items():
        if category in ("Cn", "Co", "Cs", "Cc"):
            continue
        target = mapping(unicode, c)
        if target is None:
            if (category[0] not in "CZ" or c in DEVIATIONS) and c not in NEVER_VALID:
                valid.add(c)
        elif target == "." and c in DOTS or "." not in target and "。" not in target and c not in NEVER_IGNORED:
            mapped[c] = target
    return mapped, valid


def number(value):
    encoded = bytearray()
    while value > 127:
        encoded.append(value & 127 | 128)
        value >>= 7
    encoded.append(value)
    return bytes(encoded)


def signed(value):
    return number(value * 2 if value >= 0 else -value * 2 - 1)


def encode_mappings(mapped):
    """Runs of code points with steps of 1 or 2, whose targets step alike: gap, length and step, target."""
    runs = []
    for c, target in sorted(mapped.items()):
        if runs:
            first, length, step, begin = runs[-1]
            last = first + (length - 1) * step
            for candidate in ([1, 2] if length == 1 else [step]):
                moved = chr(ord(begin) + length * candidate) if len(begin) == 1 else begin
                if c == last + candidate and moved == target and len(begin) < 2:
                    runs[-1] = (first, length + 1, candidate, begin)
                    break
            else:
                runs.append((c, 1, 1, target))
        else:
            runs.append((c, 1, 1, target))
    heads, targets = bytearray(), bytearray()
    previous, last = 0, 0
    for first, length, step, target in runs:
        heads += number(first - previous) + number(length * 2 + step - 1) + number(len(target))
        previous = first + (length - 1) * step
        for c in map(ord, target):
            targets += signed(c - last)
            last = c
    return number(len(runs)) + heads + targets


def encode_pairs(unicode, valid):
    """Compositions of valid code points, in the order of what they are made of: gap of first, second, composite."""
    pairs = sorted((*map(ord, decomposed), c) for c, decomposed in unicode.decomposed.items()
                   if c in valid and c not in unicode.excluded)
    firsts, seconds, composites = bytearray(), bytearray(), bytearray()
    previous = last = 0
    for first, second, composite in pairs:
        firsts += number(first - previous)
        seconds += number(second)
        composites += signed(composite - last)
        previous, last = first, composite
    return number(len(pairs)) + firsts + seconds + composites


def encode_runs(value_of, matters):
    """Runs of equal values from 0 on; a code point that does not matter prolongs the run it stands in."""
    runs = []
    for c in range(LAST + 1):
        if not matters(c):
            continue
        value = value_of(c)
        if not runs:
            runs.append((0, value))
        elif runs[-1][1] != value:
            runs.append((c, value))
    heads, values, previous = bytearray(), bytearray(), 0
    for first, value in runs:
        heads += number(first - previous)
        values += number(value)
        previous = first
    return number(len(runs)) + heads + values


def traits(unicode, valid):
    """The distinct (bidi class, joining type, combining class, mark) of valid code points, the commonest first."""

    def of(c):
        bidi, joining = unicode.bidi.get(c, "L"), unicode.joining.get(c, "U")
        return (BIDI_CLASSES.index(bidi) if bidi in BIDI_CLASSES else OTHER_BIDI_CLASS, JOINING_TYPES.index(joining),
                unicode.combining.get(c, 0), int(unicode.category[c][0] == "M"))

    counts = {}
    for c in valid:
        counts[of(c)] = counts.get(of(c), 0) + 1
    order = sorted(counts, key=lambda trait: (-counts[trait], trait))
    listed = number(len(order)) + b"".join(bytes(trait) for trait in order)
    places = {trait: place for place, trait in enumerate(order)}
    return listed + encode_runs(lambda c: places[of(c)], valid.__contains__)


def scripts(unicode, valid):
    """Scripts by number; a code point of several scripts counts as common, which is never mixed with anything."""
    names = SCRIPTS + sorted(set(unicode.script.values()) - {*SCRIPTS, "Inherited"})

    def of(c):
        script = unicode.script.get(c, "Common")
        extended = len(unicode.extensions.get(c, "").split()) > 1
        return 0 if script == "Inherited" or extended else names.index(script)

    return encode_runs(of, valid.__contains__)


def main():
    _packages, folder, output = sys.argv[1:]
    unicode = Unicode(folder)
    mapped, valid = classify(unicode)
    parts = [encode_mappings(mapped), encode_pairs(unicode, valid),
             encode_runs(lambda c: int(c in valid), lambda c: c not in mapped),
             traits(unicode, valid), scripts(unicode, valid)]
    write_table(output, b"".join(parts))


main()
