"""Photos: see, add, remove."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.ids import PhotoId, PupilId
from vault.exchange.pictures import clean_picture_file
from vault.store.records import Records
from vault.store.school.photos import Photos


@dataclass(frozen=True)
class FetchThumbs(Query[dict[PhotoId, bytes]]):
    """Thumbnails (JPEG bytes) of photos in sight; unknown ids are simply left out."""

    name = "photo.thumbs"
    needs = Permission.PHOTO_READ
    is_recorded = False

    photos: tuple[PhotoId, ...]

    def apply(self, records: Records) -> dict[PhotoId, bytes]:
        return records.of(Photos).thumbs(self.photos)


@dataclass(frozen=True)
class FetchFaces(Query[dict[PupilId, bytes]]):
    """Thumbnails (JPEG bytes) of the photos that pupils in sight have now."""

    name = "photo.faces"
    needs = Permission.PHOTO_READ
    is_recorded = False

    pupils: tuple[PupilId, ...]

    def apply(self, records: Records) -> dict[PupilId, bytes]:
        return records.of(Photos).faces(self.pupils)


@dataclass(frozen=True)
class FetchPhoto(Query[bytes]):
    """One photo in full (JPEG bytes)."""

    name = "photo.open"
    needs = Permission.PHOTO_READ

    photo: PhotoId

    def apply(self, records: Records) -> bytes:
        return records.of(Photos).picture(self.photo)


@dataclass(frozen=True)
class RemovePhoto(Command[None]):
    """The newest other one shows; of none left, the pupil's initials."""

    name = "photo.remove"
    needs = Permission.PHOTO_WRITE

    photo: PhotoId

    def apply(self, records: Records) -> None:
        records.of(Photos).remove(self.photo)


@dataclass(frozen=True)
class AddPhotoFile(Command[PhotoId]):
    """Add the picture in a file, checked and repainted; PhotoRejectedError if it is none."""

    name = "photo.add-file"
    needs = Permission.PHOTO_WRITE

    pupil: PupilId
    path: Path
    taken_on: date

    def apply(self, records: Records) -> PhotoId:
        return records.of(Photos).add(self.pupil, clean_picture_file(self.path), self.taken_on)
