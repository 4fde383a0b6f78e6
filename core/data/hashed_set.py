"""Sets of which only 40-bit hashes are kept (core/src/tables/hashed_set.hpp)."""

import struct

BUCKETS = 256


def key_hash(key):
    state = 0xCBF29CE484222325
    for byte in key.encode("ascii"):
        state = (state ^ byte) * 0x100000001B3 % 2**64
    return state >> 40 ^ state & 0xFFFFFFFFFF


def pack_hashed_set(keys):
    hashes = sorted({key_hash(key) for key in keys})
    counts = [0] * BUCKETS
    for value in hashes:
        counts[value >> 32] += 1
    totals = [sum(counts[:bucket + 1]) for bucket in range(BUCKETS)]
    return struct.pack(f"<{BUCKETS}I{len(hashes)}I", *totals, *(value & 0xFFFFFFFF for value in hashes))
