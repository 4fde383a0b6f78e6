"""Prints the zeros of Unicode's decimal digits (category Nd), ascending, for include/any/unicode/uchar.h."""

with open("/usr/share/unicode/UnicodeData.txt", encoding="ascii") as lines:
    fields = [line.split(";") for line in lines]
print(",\n".join(f"0x{f[0]}" for f in fields if f[2] == "Nd" and f[6] == "0"))
