"""What a file or folder is, and reading it as that."""

import io
from pathlib import Path
from typing import BinaryIO

from vault.domain.english.wording import worded
from vault.domain.incoming import Reading
from vault.domain.law.shape import Law
from vault.domain.preview import ReadOptions
from vault.errors import BadFileError, UnsafeFileError
from vault.exchange.class_list import fields_of, read_class_list, understood
from vault.exchange.ctf.pupil_stream import looks_like_ctf, looks_like_xml
from vault.exchange.ctf.reader import read_ctf
from vault.exchange.oneroster import looks_like_oneroster, read_oneroster
from vault.exchange.roster_set_reader import looks_like_rosters, read_rosters
from vault.exchange.safe_zip import Bundle, open_bundle
from vault.exchange.school_data_sync import looks_like_school_data_sync, read_school_data_sync
from vault.exchange.table_files import MOST_BYTES, Opened, open_tables, raw_of
from vault.exchange.workbook_kind import Kind, kind_of_bytes, kind_of_zip, looks_zipped
from vault.platform.plain_file import open_plain

PICTURES = (
    *(".jpg", ".jpeg", ".jpe", ".jfif", ".mpo", ".png", ".webp", ".heic", ".heif"),
    *(".avif", ".tif", ".tiff", ".bmp", ".gif"),
)
"""What is taken for a picture by its name; whether it is one that can be kept, its content says."""
_TABLES = (
    ".csv",
    ".tsv",
    ".tab",
    ".txt",
    ".xls",
    ".xlsx",
    ".xlsm",
    ".xlsb",
    ".ods",
    ".htm",
    ".html",
)
"""What may hold a list as text, under its own name or another's."""
_XML = ".xml"
_SETS = (
    (looks_like_rosters, read_rosters),
    (looks_like_school_data_sync, read_school_data_sync),
    (looks_like_oneroster, read_oneroster),
)
"""Files that belong together, by their names; the first that fits."""
_MOST_FILES = 20_000
_MOST_TABLES = 64
_HEAD = 4096
_UNKNOWN = "it is no workbook, CSV list, CTF or set of rosters, and no folder of photos"


def kind_of(path: Path) -> str:
    """'roster', 'photos' or 'list'; BadFileError (details: reason) for anything else."""
    if not path.exists():
        raise BadFileError(reason="it is not there")
    if path.is_dir():
        return _kind_of_bundle(path)
    if path.suffix.lower() == _XML:
        if looks_like_ctf(lambda: open_plain(path)):
            return "roster"
        raise BadFileError(reason=_not_ctf(path))
    try:
        with open_plain(path) as file:
            head = file.read(_HEAD)
            is_zip = looks_zipped(head)
            kind = kind_of_zip(file) if is_zip else None
    except OSError as error:
        raise BadFileError(reason="it cannot be opened") from error
    if is_zip or path.suffix.lower() == ".zip":
        return "list" if kind else _kind_of_bundle(path)
    if looks_like_xml(head) and looks_like_ctf(lambda: open_plain(path)):
        return "roster"
    is_old = head.startswith(b"\xd0\xcf\x11\xe0")
    kind = kind_of_bytes(raw_of(path) if is_old else head)
    if kind is not Kind.TEXT or path.suffix.lower() in _TABLES:
        return "list"
    raise BadFileError(reason=_UNKNOWN)


def _kind_of_bundle(path: Path) -> str:
    bundle = open_bundle(path, _MOST_FILES).rooted()
    if any(looks(bundle) for looks, _ in _SETS):
        return "roster"
    if any(name.lower().endswith(PICTURES) for name in bundle.names):
        return "photos"
    if any(name.lower().endswith((".zip", ".7z", ".rar")) for name in bundle.names):
        raise UnsafeFileError(reason="there is a ZIP file in it; unpack that one first")
    if single := _only_file(bundle):
        return "roster" if single.lower().endswith(_XML) else "list"
    if any(name.lower().endswith((*_TABLES, _XML)) for name in bundle.names):
        raise BadFileError(reason="it holds several lists; unpack it and bring them in one by one")
    raise BadFileError(reason=_UNKNOWN)


def _not_ctf(path: Path) -> str:
    try:
        with open_plain(path) as file:
            has_entities = b"<!DOCTYPE" in file.read(_HEAD)
    except OSError:
        has_entities = False
    if has_entities:
        return "it has definitions of its own (DOCTYPE), which no common transfer file (CTF) needs"
    return "it is XML, but no common transfer file (CTF)"


def read_roll(path: Path, options: ReadOptions, law: Law) -> Reading:
    """A set of rosters, a common transfer file or a class list as plain records; `law` is that of
    the school's country. BadFileError, UnsafeFileError."""
    kind = kind_of(path)
    if kind == "photos":
        raise BadFileError(reason=worded("it holds photos, not a roll"))
    bundle = _packed(path)
    if bundle is not None:
        read = next((read for looks, read in _SETS if looks(bundle)), None)
        if read is not None:
            return read(bundle, law, any_age=options.any_age)
    single = "" if bundle is None else _only_file(bundle)
    if kind == "roster":
        return read_ctf(lambda: _opened(path, bundle, single), options, law)
    opened = open_class_list(path, options)
    return read_class_list(opened, law, options)


def open_class_list(path: Path, options: ReadOptions, most: int = 0) -> Opened:
    """The tables of a list, which may be the one file of a folder or ZIP; with `most`, the first
    rows, where that spares time. BadFileError, UnsafeFileError."""
    bundle = _packed(path)
    single = "" if bundle is None else _only_file(bundle)
    raw = bundle.read(single) if bundle is not None and single else raw_of(path, MOST_BYTES)
    return open_tables(raw, single or path.name, understood, options, fields_of, most)


def _packed(path: Path) -> Bundle | None:
    is_packed = path.is_dir() or path.suffix.lower() == ".zip"
    return open_bundle(path, _MOST_TABLES).rooted() if is_packed else None


def _only_file(bundle: Bundle) -> str:
    """The one list or CTF in it, where there is just one; '' otherwise."""
    names = [name for name in bundle.names if name.lower().endswith((*_TABLES, _XML))]
    return names[0] if len(names) == 1 else ""


def _opened(path: Path, bundle: Bundle | None, single: str) -> BinaryIO:
    return open_plain(path) if bundle is None else io.BytesIO(bundle.read(single))
