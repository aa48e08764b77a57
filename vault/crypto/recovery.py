"""The recovery sheet: a 160-bit code in Crockford's base32, with two check characters.

The code has full entropy, so a plain hash makes its slot key and no Argon2id is needed.
"""

import os

from vault.crypto.primitives import digest
from vault.domain.secrets import RecoveryCode
from vault.errors import WrongRecoveryCodeError

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_PRIME = 1021
"""Largest prime below 32²: a weighted sum modulo it finds every single wrong character and
every transposition of two neighbours."""
CODE_BYTES = 20
_LETTERS = 32
_GROUP = 5


def new_code() -> RecoveryCode:
    """160 bits from the operating system's generator."""
    return RecoveryCode(os.urandom(CODE_BYTES))


def code_text(code: RecoveryCode) -> str:
    """34 letters as they are printed: groups of five, the last one shorter, joined by hyphens."""
    number = int.from_bytes(code.expose(), "big")
    letters = "".join(
        _ALPHABET[(number >> (5 * position)) & 31] for position in reversed(range(_LETTERS))
    )
    letters += _check(letters)
    return "-".join(letters[i : i + _GROUP] for i in range(0, len(letters), _GROUP))


def parse_code(text: str) -> RecoveryCode:
    """The code that was typed: case, spaces and hyphens do not matter, O is 0, I and L are 1.

    WrongRecoveryCodeError when it cannot be a code, so that a slip of the pen never reaches the
    slot.
    """
    letters = "".join(c for c in text.upper() if c not in " -\t\r\n").translate(_READ_AS)
    if len(letters) != _LETTERS + 2 or any(c not in _ALPHABET for c in letters):
        raise WrongRecoveryCodeError
    if _check(letters[:_LETTERS]) != letters[_LETTERS:]:
        raise WrongRecoveryCodeError
    number = 0
    for letter in letters[:_LETTERS]:
        number = number << 5 | _ALPHABET.index(letter)
    return RecoveryCode(number.to_bytes(CODE_BYTES, "big"))


def recovery_key(code: RecoveryCode, vault_id: str) -> bytes:
    """The 32-byte key of one vault's recovery slot."""
    return digest(bytes(code.expose()), vault_id.encode(), context=b"tuckbox-recover")


def _check(letters: str) -> str:
    total = sum((position + 2) * _ALPHABET.index(c) for position, c in enumerate(letters)) % _PRIME
    return _ALPHABET[total // 32] + _ALPHABET[total % 32]
