"""Bech32 (BIP 173): how the age format writes a 32-byte key as text."""

_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def bech32(prefix: str, data: bytes) -> str:
    """`data` as lower-case Bech32 (BIP 173): prefix, '1', five bits a letter, six letters of
    checksum."""
    number, bits = int.from_bytes(data, "big"), len(data) * 8
    spare = -bits % 5
    number, groups = number << spare, (bits + spare) // 5
    values = [number >> (5 * position) & 31 for position in reversed(range(groups))]
    return f"{prefix}1" + "".join(_LETTERS[v] for v in values + _checksum(prefix, values))


def _checksum(prefix: str, values: list[int]) -> list[int]:
    spread = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    total = 1
    for value in [*spread, *values, 0, 0, 0, 0, 0, 0]:
        top = total >> 25
        total = (total & 0x1FFFFFF) << 5 ^ value
        for position, part in enumerate(_GENERATOR):
            if top >> position & 1:
                total ^= part
    total ^= 1
    return [total >> (5 * position) & 31 for position in reversed(range(6))]
