"""A sealed list: one table in a tar stream, in the age format (age-encryption.org/v1)."""

import re
from collections.abc import Iterator
from pathlib import Path

from vault.crypto.seal import open_sealed
from vault.domain.lists_out import ListForm
from vault.domain.school_files import ENDINGS
from vault.domain.secrets import Passphrase
from vault.errors import BadContentError, UnreadableFileError
from vault.exchange.transfer.tar_stream import TarReader, tar_end, tar_entry
from vault.platform.plain_file import open_told

_MOST = 64 << 20
_NAME = re.compile(rf"list\.({'|'.join((*ListForm, *ENDINGS.values()))})")


def form_of(name: str) -> str:
    """The ending of what a part of this name holds, where it is that of a sealed list; else ''."""
    found = _NAME.fullmatch(name)
    return found[1] if found else ""


def pieces_of(form: str, content: bytes) -> Iterator[bytes]:
    """What is sealed."""
    yield from tar_entry(f"list.{form}", content)
    yield tar_end()


def open_list(path: Path, *, identity: str, passphrase: Passphrase | None) -> tuple[str, bytes]:
    """The ending of what a sealed list holds, and its content. UnreadableFileError,
    BadContentError, the errors of `open_sealed`."""
    names: list[str] = []
    content = bytearray()

    def begin(name: str, size: int) -> None:
        if names or not _NAME.fullmatch(name):
            raise BadContentError(reason="it holds something that does not belong there")
        if size > _MOST:
            raise BadContentError(reason="a part of it is far too large")
        names.append(name)

    def take(piece: bytes) -> None:
        content.extend(piece)

    tar = TarReader(begin, take, lambda: None)
    try:
        file = open_told(path)
    except OSError as error:
        raise UnreadableFileError(reason="the file cannot be opened") from error
    with file:
        open_sealed(file, tar.push, identity=identity, passphrase=passphrase)
        tar.end()
    if not names:
        raise BadContentError(reason="there is no list in it")
    return names[0].rpartition(".")[2], bytes(content)
