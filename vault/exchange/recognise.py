"""What a file or folder is, and reading it as that."""

from pathlib import Path

from vault.domain.english.wording import worded
from vault.domain.file_names import readable
from vault.domain.incoming import Reading
from vault.domain.law.shape import Law
from vault.domain.preview import ReadOptions
from vault.errors import BadFileError
from vault.exchange.class_list import read_class_list
from vault.exchange.oneroster import looks_like_oneroster, read_oneroster
from vault.exchange.safe_zip import open_bundle
from vault.exchange.school_data_sync import looks_like_school_data_sync, read_school_data_sync
from vault.exchange.tables import Table, open_table
from vault.platform.plain_file import read_plain

PICTURES = (
    *(".jpg", ".jpeg", ".jpe", ".jfif", ".mpo", ".png", ".webp", ".heic", ".heif"),
    *(".avif", ".tif", ".tiff", ".bmp", ".gif"),
)
"""What is taken for a picture by its name; whether it is one that can be kept, its content says."""
_TABLES = (".csv", ".tsv", ".txt")
_WORKBOOKS = (".xlsx", ".xls", ".xlsm", ".ods", ".numbers")
_MOST_BYTES = 300 << 20
_MOST_FILES = 20_000
_MOST_TABLES = 64


def kind_of(path: Path) -> str:
    """'roster', 'photos' or 'list'; BadFileError (details: reason) for anything else."""
    if not path.exists():
        raise BadFileError(reason="it is not there")
    if path.is_dir() or path.suffix.lower() == ".zip":
        bundle = open_bundle(path, _MOST_FILES)
        if looks_like_oneroster(bundle) or looks_like_school_data_sync(bundle):
            return "roster"
        if any(name.lower().endswith(PICTURES) for name in bundle.names):
            return "photos"
    elif path.suffix.lower() in _TABLES:
        return "list"
    elif path.suffix.lower() == ".xml":
        raise BadFileError(reason="Common Transfer Files (CTF) are not read yet; use a CSV list")
    elif path.suffix.lower() in _WORKBOOKS:
        raise BadFileError(reason="it is a workbook; in Excel, save the sheet as CSV UTF-8")
    raise BadFileError(
        reason="it is not a OneRoster ZIP or folder, a CSV class list or a folder of photos"
    )


def read_roll(path: Path, options: ReadOptions, law: Law) -> Reading:
    """A OneRoster or School Data Sync bundle, or a class list, as plain records; `law` is that of
    the school's country. BadFileError, UnsafeFileError."""
    kind = kind_of(path)
    if kind == "roster":
        bundle = open_bundle(path, _MOST_TABLES)
        if looks_like_school_data_sync(bundle):
            return read_school_data_sync(bundle, law)
        return read_oneroster(bundle, law)
    if kind == "list":
        table = read_table(path, options)
        return read_class_list(table, law, options.mapping, options.date_order)
    raise BadFileError(reason=worded("it holds photos, not a roll"))


def read_table(path: Path, options: ReadOptions) -> Table:
    """A CSV or TSV file. BadFileError."""
    if kind_of(path) != "list":
        raise BadFileError(reason="it is not a CSV list")
    try:
        raw = read_plain(path, _MOST_BYTES + 1)
    except OSError as error:
        raise BadFileError(reason="it cannot be opened") from error
    if len(raw) > _MOST_BYTES:
        raise BadFileError(reason="it is far too large for a list")
    return open_table(raw, readable(path.name), options.encoding, options.delimiter)
