"""Our own look at the header of an age file, before any library works on it.

Measured: a header of 200 bytes with a scrypt factor of 23 costs 8.2 GB and 37 s. So nothing but
X25519 stanzas (and the random 'grease' that writers add), or a lone scrypt stanza of a bounded
cost, comes through. Source: age-encryption.org/v1 (C2SP).
"""

import base64
import binascii
import re
from dataclasses import dataclass

from vault.errors import SealedFileCutError, SealedFileDamagedError, TooCostlyFileError

MOST_HEADER = 4096
MOST_STANZAS = 50
MOST_FACTOR = 18
_VERSION = b"age-encryption.org/v1"
_LINE = 64
_FACTOR = re.compile(r"[1-9][0-9]{0,2}")
_VISIBLE = re.compile(rb"[\x21-\x7e]+")


@dataclass(frozen=True, slots=True)
class AgeHeader:
    """`length` counts up to the payload; `salt`, `factor` and `wrapped` are scrypt's, else empty.
    `covered` is what `mac` authenticates: everything up to and with the three hyphens."""

    length: int
    is_passphrase: bool
    covered: bytes
    mac: bytes
    salt: bytes = b""
    factor: int = 0
    wrapped: bytes = b""


@dataclass(frozen=True, slots=True)
class _Stanza:
    kind: str
    arguments: tuple[str, ...]
    body: bytes


def check_header(head: bytes) -> AgeHeader:
    """The header of a file's first MOST_HEADER bytes (or fewer, where it has fewer).

    SealedFileDamagedError for what is no age file of ours, SealedFileCutError for a header that is
    cut short; TooCostlyFileError for a scrypt cost that would exhaust the machine.
    """
    begins = _VERSION + b"\n"
    if not head.startswith(begins):
        if head and begins.startswith(head):
            raise SealedFileCutError
        raise SealedFileDamagedError(reason="it is not a sealed file")
    lines = _Lines(head[:MOST_HEADER], is_all=len(head) < MOST_HEADER)
    lines.take()
    stanzas: list[_Stanza] = []
    line = lines.take()
    while line.startswith(b"-> "):
        stanzas.append(_stanza(line, lines))
        if len(stanzas) > MOST_STANZAS:
            raise SealedFileDamagedError(reason="it names too many recipients")
        line = lines.take()
    if not line.startswith(b"--- "):
        raise SealedFileDamagedError(reason="its header is damaged")
    mac = _bytes(line[4:], 32)
    length = lines.position
    covered = head[: length - len(line) - 1] + b"---"
    return _checked(stanzas, length, covered, mac)


def _checked(stanzas: list[_Stanza], length: int, covered: bytes, mac: bytes) -> AgeHeader:
    named = [s for s in stanzas if not s.kind.endswith("-grease")]
    if not named:
        raise SealedFileDamagedError(reason="it names no recipient")
    if any(s.kind == "scrypt" for s in named):
        if len(stanzas) != 1:
            raise SealedFileDamagedError(reason="its header is damaged")
        salt, factor = _scrypt(named[0])
        return AgeHeader(length, True, covered, mac, salt, factor, named[0].body)
    for stanza in named:
        if stanza.kind != "X25519" or len(stanza.arguments) != 1 or len(stanza.body) != 32:
            raise SealedFileDamagedError(reason="it is sealed in a way that is not used here")
        _bytes(stanza.arguments[0].encode(), 32)
    return AgeHeader(length, False, covered, mac)


def _scrypt(stanza: _Stanza) -> tuple[bytes, int]:
    if len(stanza.arguments) != 2 or len(stanza.body) != 32:
        raise SealedFileDamagedError(reason="its header is damaged")
    salt = _bytes(stanza.arguments[0].encode(), 16)
    if not _FACTOR.fullmatch(stanza.arguments[1]):
        raise SealedFileDamagedError(reason="its header is damaged")
    factor = int(stanza.arguments[1])
    if factor > MOST_FACTOR:
        raise TooCostlyFileError
    return salt, factor


def _stanza(line: bytes, lines: "_Lines") -> _Stanza:
    words = line[3:].split(b" ")
    if not all(_VISIBLE.fullmatch(word) for word in words):
        raise SealedFileDamagedError(reason="its header is damaged")
    body = b""
    while True:
        part = lines.take()
        if len(part) > _LINE:
            raise SealedFileDamagedError(reason="its header is damaged")
        body += part
        if len(part) < _LINE:
            break
    return _Stanza(words[0].decode(), tuple(w.decode() for w in words[1:]), _bytes(body, None))


def _bytes(text: bytes, length: int | None) -> bytes:
    """Canonical base64 without padding, of so many bytes."""
    try:
        raw = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except (binascii.Error, ValueError) as error:
        raise SealedFileDamagedError(reason="its header is damaged") from error
    if base64.b64encode(raw).rstrip(b"=") != text or length not in (None, len(raw)):
        raise SealedFileDamagedError(reason="its header is damaged")
    return raw


class _Lines:
    """Line by line; `position` is the offset of the next one."""

    def __init__(self, text: bytes, *, is_all: bool) -> None:
        self._text, self._is_all, self.position = text, is_all, 0

    def take(self) -> bytes:
        end = self._text.find(b"\n", self.position)
        if end < 0 and self._is_all:
            raise SealedFileCutError
        if end < 0:
            raise SealedFileDamagedError(reason="its header is damaged")
        line = self._text[self.position : end]
        self.position = end + 1
        return line
