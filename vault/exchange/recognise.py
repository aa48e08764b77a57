"""What a file or folder is, and reading it as that."""

from pathlib import Path

from vault.domain.incoming import Reading
from vault.domain.preview import ReadOptions
from vault.errors import BadFileError
from vault.exchange.class_list import read_class_list
from vault.exchange.oneroster import looks_like_oneroster, read_oneroster
from vault.exchange.safe_zip import open_bundle
from vault.exchange.tables import open_table

PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".heic")
_TABLES = (".csv", ".tsv", ".txt")
_MOST_FILES = 20_000


def kind_of(path: Path) -> str:
    """'roster', 'photos' or 'list'; BadFileError says what would be read."""
    if not path.exists():
        raise BadFileError(reason="it is not there")
    if path.is_dir() or path.suffix.lower() == ".zip":
        bundle = open_bundle(path, _MOST_FILES)
        if looks_like_oneroster(bundle):
            return "roster"
        if any(name.lower().endswith(PICTURES) for name in bundle.names):
            return "photos"
    elif path.suffix.lower() in _TABLES:
        return "list"
    raise BadFileError(
        reason="it is no OneRoster ZIP or folder, no CSV class list and no folder of photos"
    )


def read_roll(path: Path, options: ReadOptions) -> Reading:
    """A OneRoster bundle or a class list as plain records."""
    kind = kind_of(path)
    if kind == "roster":
        return read_oneroster(open_bundle(path, 64))
    if kind == "list":
        try:
            raw = path.read_bytes()
        except OSError as error:
            raise BadFileError(reason="it cannot be opened") from error
        table = open_table(raw, path.name, options.encoding, options.delimiter)
        return read_class_list(table, options.mapping, options.date_order)
    raise BadFileError(reason="it holds photos, not a roll")
