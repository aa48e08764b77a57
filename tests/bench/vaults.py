"""Vaults to measure on: opened at the floor of Argon2, filled without a person's clicks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

from PIL import Image

from vault.actions.base import Command
from vault.actions.pupils import ListPupils
from vault.crypto.kdf import FLOOR
from vault.domain.access import Permission
from vault.domain.kinds import Kind
from vault.domain.pictures import CleanPicture
from vault.domain.secrets import Password
from vault.exchange.pictures import clean_picture
from vault.session import Session
from vault.store.records import Records
from vault.store.school.photos import Photos
from vault.store.school.pupils import Pupils
from vault.unlock import create_vault, unlock_vault

PASSWORD = "lantern-orchard-violin-pebble"
_AT_ONCE = 500
Rows = Iterable[tuple[object, ...]]


def new_vault(folder: Path, lead: str = "Lead") -> Session:
    """An empty one, with its data lead in it."""
    return create_vault(folder, "Bench", lead, Password.typed(PASSWORD), FLOOR)[0]


def unlock(folder: Path, who: str = "Lead") -> Session:
    return unlock_vault(folder, who, Password.typed(PASSWORD), params=FLOOR)


@dataclass(frozen=True)
class FillPhotos(Command[int]):
    """A clean picture for every pupil, without decoding one for each."""

    name = "bench.photos"
    needs = Permission.PHOTO_WRITE
    changes = frozenset({Kind.PHOTO})

    picture: CleanPicture

    def apply(self, records: Records) -> int:
        rows = records.of(Pupils).list_rows("", None, include_left=True, limit=10**9)
        for start in range(0, len(rows), _AT_ONCE):
            some = [(row.id, self.picture) for row in rows[start : start + _AT_ONCE]]
            records.of(Photos).add_all(some, date(2026, 9, 1))
        return len(rows)


def fill_photos(session: Session, kilobytes: int) -> None:
    """Pictures of about so many kB each."""
    session.run(FillPhotos(picture_of(kilobytes)))


def put_rows(session: Session, tables: Iterable[tuple[str, Rows]]) -> None:
    """Rows into 'table (columns)', past the acts of a person, which would take an hour."""
    vault = session._vault
    assert vault is not None
    connection = vault._connection
    with vault.parts.fence.inside() as token:
        connection.execute(f"{token} PRAGMA query_only = OFF")
        connection.execute(f"{token} BEGIN")
        for into, rows in tables:
            connection.executemany(f"{token} {insert_into(into)}", rows)
        connection.execute(f"{token} COMMIT")
        connection.execute(f"{token} PRAGMA query_only = ON")


def insert_into(table: str) -> str:
    """The statement of 'table (columns)'."""
    marks = ", ".join("?" * (table.count(",") + 1))
    return f"INSERT INTO main.{table} VALUES ({marks})"


def row_count(session: Session) -> int:
    return len(session.run(ListPupils()))


def picture_of(kilobytes: int) -> CleanPicture:
    """A clean picture whose JPEG has about so many kB; noise, which nothing makes smaller."""
    side = int((kilobytes * 1024 / 0.33) ** 0.5)
    return clean_picture(noise_jpeg(min(side, 1024), min(side, 1024)))


def noise_jpeg(width: int, height: int) -> bytes:
    out = BytesIO()
    Image.effect_noise((width, height), 40).convert("RGB").save(out, "JPEG", quality=85)
    return out.getvalue()
