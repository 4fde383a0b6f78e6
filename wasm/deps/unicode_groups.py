"""Prints what pattern/unicode.cpp knows of Unicode: the letters, the numbers, and upper and lower case.

The cases are those of the blocks that libphonenumber's case-insensitive patterns use, and of nothing else: a pattern
that ignores the case of other characters is refused.
"""

FOLDER = "/usr/share/unicode"
CASE_BLOCKS = [(0x00, 0xFF), (0x300, 0x36F), (0x400, 0x45F), (0x2000, 0x206F), (0x2200, 0x22FF), (0x3000, 0x30FF),
               (0xFF00, 0xFFEF)]


def categories():
    """The general category of every code point."""
    known = ["Cn"] * 0x110000
    first = None
    with open(f"{FOLDER}/UnicodeData.txt", encoding="ascii") as lines:
        for line in lines:
            code, name, category = line.split(";")[:3]
            code = int(code, 16)
            if name.endswith(", First>"):
                first = code
            elif name.endswith(", Last>"):
                known[first:code + 1] = [category] * (code + 1 - first)
            else:
                known[code] = category
    return known


def runs(flags):
    """How many are outside, inside, outside ... of the group, up to the last inside."""
    lengths, inside, begin = [], False, 0
    for code, flag in enumerate(flags):
        if flag != inside:
            lengths.append(code - begin)
            inside, begin = flag, code
    return lengths


def seven_bits_a_byte(number):
    parts = [number & 0x7F]
    while number := number >> 7:
        parts.append(0x80 | number & 0x7F)
    return reversed(parts)


def print_group(name, flags):
    values = [byte for run in runs(flags) for byte in seven_bits_a_byte(run)]
    print(f"inline constexpr unsigned char {name}[] = {{{','.join(map(str, values))}}};")


def orbits():
    """Characters that are one when case is ignored, by what they fold to."""
    found = {}
    with open(f"{FOLDER}/CaseFolding.txt", encoding="utf-8") as lines:
        for line in lines:
            fields = line.split("#")[0].split("; ")
            if len(fields) > 2 and fields[1] in "CS":
                folded = int(fields[2], 16)
                found.setdefault(folded, {folded}).add(int(fields[0], 16))
    return found.values()


def print_cases():
    pairs = sorted((to - of, of) for orbit in orbits() for of in orbit for to in orbit
                   if of != to and any(first <= of <= last for first, last in CASE_BLOCKS))
    ranges = []
    for distance, code in pairs:
        if ranges and ranges[-1][2] == distance and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code, distance])
    print("inline constexpr CaseRange kCases[] = {")
    print(",\n".join(f"{{0x{first:X}, 0x{last:X}, {distance}}}" for first, last, distance in ranges) + "};")
    blocks = ",".join(f"{{0x{first:X}, 0x{last:X}}}" for first, last in CASE_BLOCKS)
    print(f"inline constexpr Range kCaseBlocks[] = {{{blocks}}};")


def main():
    known = categories()
    print("#pragma once\n\nnamespace guichet_deps {")
    print_group("kLetters", [category[0] == "L" for category in known])
    print_group("kNumbers", [category[0] == "N" for category in known])
    print_cases()
    print("}  // namespace guichet_deps")


if __name__ == "__main__":
    main()
