"""The inside of a transfer: header, its signature, records, photos, and the seal over all of it.

Pieces come out one by one; the caller seals them and decides where they go.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from vault.crypto.part_hash import hash_of
from vault.exchange.transfer.header import (
    HEADER,
    HEADER_SIGN,
    PHOTOS,
    RECORDS,
    SEAL,
    SEAL_SIGN,
    PartsHash,
    TransferHeader,
    header_message,
    seal_message,
)
from vault.exchange.transfer.tar_stream import tar_end, tar_entry

_CHUNK = 1 << 20


class Package:
    """One transfer. Records go out in chunks of about 1 MiB, because a tar entry says its size
    first. `manifest` is the hash of the seal, known at the end."""

    def __init__(
        self,
        header: TransferHeader,
        lines: Iterator[dict[str, Any]],
        photos: Iterable[tuple[str, bytes]],
        sign: Callable[[bytes], bytes],
    ) -> None:
        self._header, self._lines, self._photos, self._sign = header, lines, photos, sign
        self._parts = PartsHash()
        self.manifest = ""

    def pieces(self) -> Iterator[bytes]:
        """The whole tar stream, piece by piece."""
        for name, data in self.files():
            yield from tar_entry(name, data)
        yield tar_end()

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Its parts by name, in their order; each is made as it is asked for."""
        header = self._header.text()
        yield self._counted(HEADER, header)
        yield self._counted(HEADER_SIGN, self._sign(header_message(header)))
        for number, chunk in enumerate(self._chunks()):
            yield self._counted(f"{RECORDS}{number:05}.jsonl", chunk)
        for name, data in self._photos:
            yield self._counted(f"{PHOTOS}{name}.jpg", data)
        seal = self._parts.seal(self._header.file)
        self.manifest = hash_of(seal)
        yield SEAL, seal
        yield SEAL_SIGN, self._sign(seal_message(seal))

    def _counted(self, name: str, data: bytes) -> tuple[str, bytes]:
        self._parts.add(name, data)
        return name, data

    def _chunks(self) -> Iterator[bytes]:
        pending = bytearray()
        for line in self._lines:
            pending += json.dumps(line, separators=(",", ":"), ensure_ascii=False).encode() + b"\n"
            if len(pending) >= _CHUNK:
                yield bytes(pending)
                pending.clear()
        if pending:
            yield bytes(pending)
