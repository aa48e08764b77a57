"""ZIP files from strangers: names are never believed, sizes are counted, nothing is unpacked."""

import zipfile
import zlib
from datetime import datetime
from functools import cached_property
from pathlib import Path, PurePosixPath, PureWindowsPath

from vault.errors import BadFileError, UnsafeFileError
from vault.platform.plain_file import must_be_plain, open_plain

_MOST_RATIO = 200
_MOST_ENTRY = 300 << 20


class Bundle:
    """A folder or a ZIP, read alike. Names are paths within it."""

    def __init__(
        self, path: Path, names: tuple[str, ...], *, is_zip: bool, folder: str = ""
    ) -> None:
        self.path, self.names = path, names
        self._is_zip, self._folder = is_zip, folder

    def rooted(self) -> "Bundle":
        """Where all of it lies in one folder, which was packed as a whole, that folder; what a Mac
        packs beside it is left out."""
        names = [name for name in self.names if not _is_litter(name)]
        tops = {PurePosixPath(name.replace("\\", "/")).parts[0] for name in names if name}
        is_inside = len(tops) == 1 and all(len(PurePosixPath(n).parts) > 1 for n in names)
        if not is_inside:
            return self if len(names) == len(self.names) else self._part(tuple(names), self._folder)
        top = f"{tops.pop()}/"
        inner = tuple(name.removeprefix(top) for name in names)
        return self._part(inner, self._folder + top).rooted()

    def _part(self, names: tuple[str, ...], folder: str) -> "Bundle":
        return Bundle(self.path, names, is_zip=self._is_zip, folder=folder)

    def read(self, name: str) -> bytes:
        """The bytes of one entry, counted while they are read. BadFileError for a damaged one,
        UnsafeFileError for one larger than the limit."""
        try:
            data = self._entry(name)
        except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError) as error:
            raise BadFileError(reason=f"{name[-60:]} cannot be read") from error
        except zlib.error as error:
            raise BadFileError(reason="the ZIP is damaged") from error
        if len(data) > _MOST_ENTRY:
            raise UnsafeFileError(reason="an entry is far too large")
        return data

    def modified(self, name: str) -> datetime:
        """The file's own time of last change, without a zone; datetime.min where it has none."""
        name = self._folder + name
        try:
            if self._is_zip:
                return datetime(*self._zip.getinfo(name).date_time)  # noqa: DTZ001 - a ZIP has no zone
            return datetime.fromtimestamp((self.path / name).stat().st_mtime)  # noqa: DTZ006 - alike
        except (OSError, ValueError, OverflowError):
            return datetime.min  # noqa: DTZ901 - as above

    def stamp(self, name: str) -> str:
        """A text that changes when the file changes: checksum and size in a ZIP, time and size in a
        folder."""
        name = self._folder + name
        if self._is_zip:
            info = self._zip.getinfo(name)
            return f"{info.CRC}:{info.file_size}"
        try:
            status = (self.path / name).stat()
        except OSError:
            return "gone"
        return f"{status.st_mtime_ns}:{status.st_size}"

    def _entry(self, name: str) -> bytes:
        name = self._folder + name
        if self._is_zip:
            with self._zip.open(name) as entry:
                return entry.read(_MOST_ENTRY + 1)
        with open_plain(self.path / name) as file:
            return file.read(_MOST_ENTRY + 1)

    @cached_property
    def _zip(self) -> zipfile.ZipFile:
        # Opened once: its directory of 20,000 pictures would else be read 20,000 times.
        return zipfile.ZipFile(self.path)


def open_bundle(path: Path, most_entries: int) -> Bundle:
    """BadFileError for a damaged ZIP, UnsafeFileError for one that is built to do harm."""
    if path.is_dir():
        names = sorted(
            str(p.relative_to(path))
            for p in path.rglob("*")
            if p.is_file() and not p.is_symlink() and not p.name.startswith(".")
        )
        return Bundle(path, tuple(names[: most_entries + 1]), is_zip=False)
    try:
        must_be_plain(path)
        with zipfile.ZipFile(path) as opened:
            entries = [info for info in opened.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise BadFileError(reason="it is not a whole ZIP file") from error
    if len(entries) > most_entries:
        raise UnsafeFileError(reason=f"it holds more than {most_entries} files")
    for info in entries:
        _check_entry(info)
    names = [info.filename for info in entries]
    if len({name.casefold() for name in names}) != len(names):
        raise UnsafeFileError(reason="two files in it have the same name")
    return Bundle(path, tuple(names), is_zip=True)


def _is_litter(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return "__MACOSX" in parts or any(part.startswith(".") for part in parts)


def _check_entry(info: zipfile.ZipInfo) -> None:
    name = info.filename
    windows = PureWindowsPath(name)
    if PurePosixPath(name).is_absolute() or windows.drive or windows.root:
        raise UnsafeFileError(reason="a file in it wants to go to a place of its own")
    if ".." in windows.parts or "\x00" in name:
        raise UnsafeFileError(reason="a file in it points outside")
    if (info.external_attr >> 16) & 0o170000 == 0o120000:
        raise UnsafeFileError(reason="it holds a link")
    if info.flag_bits & 1:
        raise BadFileError(reason="it is protected by a password")
    if info.file_size > _MOST_ENTRY or info.file_size > _MOST_RATIO * max(info.compress_size, 1024):
        raise UnsafeFileError(reason="it would unpack to a far larger size")
