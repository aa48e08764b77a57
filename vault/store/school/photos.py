"""SQL for photos: rows in vault.db that name pictures in photos.db."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from vault.domain.ids import PhotoId, PupilId
from vault.domain.pictures import CleanPicture
from vault.errors import NotFoundError
from vault.store.context import Context
from vault.store.database.work import batched

_Id = TypeVar("_Id", PhotoId, PupilId)


class Photos:
    """`pictures` opens photos.db when a picture is first asked for, or refuses."""

    def __init__(self, context: Context) -> None:
        self._work = context.work
        self._pictures = context.vault.pictures.open

    def thumbs(self, photos: tuple[PhotoId, ...]) -> dict[PhotoId, bytes]:
        """A small JPEG of each that is in sight, and nothing of the others."""
        return self._thumbs("SELECT id, thumb FROM photo WHERE id IN", "id", photos)

    def faces(self, pupils: tuple[PupilId, ...]) -> dict[PupilId, bytes]:
        """The thumbnails (JPEG bytes) that show now, of those who have a photo."""
        current = "SELECT pupil_id, thumb FROM photo WHERE is_current = 1 AND pupil_id IN"
        return self._thumbs(current, "pupil_id", pupils)

    def _thumbs(self, wanted: str, of: str, records: Sequence[_Id]) -> dict[_Id, bytes]:
        """By the column `of`, in the order of `records`; `wanted` is SQL up to the ids.
        NotFoundError where a picture is missing."""
        names: dict[str, str] = {}
        for batch in batched(records):
            for row in self._work.select(f"{wanted} ({', '.join('?' * len(batch))})", batch):
                if row.thumb is not None:
                    names.setdefault(getattr(row, of), row.thumb)
        pictures = self._pictures().get_all(list(names.values())) if names else {}
        return {record: pictures[names[record]] for record in records if record in names}

    def picture(self, photo: PhotoId) -> bytes:
        """The JPEG in full. NotFoundError."""
        row = self._work.select_one("SELECT blob, pupil_id FROM photo WHERE id = ?", (photo,))
        if row is None:
            raise NotFoundError
        self._work.rows[photo] = ("photo", row.pupil_id)
        return self._pictures().get(row.blob)

    def current(self, pupil: PupilId) -> bytes:
        """The photo that shows now (JPEG bytes), or nothing."""
        blob = self._work.select_value(
            "SELECT blob FROM photo WHERE pupil_id = ? AND is_current = 1", (pupil,)
        )
        return self._pictures().get(blob) if blob is not None else b""

    def add(self, pupil: PupilId, picture: CleanPicture, taken_on: date) -> PhotoId:
        """Its id; it shows from now on. NotFoundError for a pupil out of sight."""
        (photo,) = self.add_all([(pupil, picture)], taken_on)
        return photo

    def add_all(
        self, pictures: list[tuple[PupilId, CleanPicture]], taken_on: date
    ) -> list[PhotoId]:
        """Several at once: one commit of photos.db for all of them. NotFoundError for a pupil out
        of sight."""
        for pupil, _ in pictures:
            if self._work.select_value("SELECT 1 FROM pupil WHERE id = ?", (pupil,)) is None:
                raise NotFoundError
        both = [jpeg for _, picture in pictures for jpeg in (picture.jpeg, picture.thumb_jpeg)]
        blobs = self._pictures().put(both, self._work.after_commit)
        return [
            self._name(pupil, blobs[2 * index], blobs[2 * index + 1], taken_on)
            for index, (pupil, _) in enumerate(pictures)
        ]

    def _name(self, pupil: PupilId, blob: str, thumb: str, taken_on: date) -> PhotoId:
        """The row that names the pictures; it is the current one now."""
        before = self._work.select_column(
            "SELECT id FROM photo WHERE pupil_id = ? AND is_current = 1", (pupil,)
        )
        for photo in before:
            self._work.set_state("photo", photo, {"is_current": 0})
        return PhotoId(
            self._work.insert(
                "photo",
                {
                    "pupil_id": pupil,
                    "taken_on": taken_on.isoformat(),
                    "is_current": 1,
                    "blob": blob,
                    "thumb": thumb,
                },
            )
        )

    def add_evidence(self, pupil: PupilId, picture: CleanPicture, taken_on: date) -> PhotoId:
        """Of the pupil's work: it is never shown as the pupil's face. NotFoundError for a pupil out
        of sight."""
        self._work.must_see_pupil(pupil)
        both = [picture.jpeg, picture.thumb_jpeg]
        blob, thumb = self._pictures().put(both, self._work.after_commit)
        values = {
            "pupil_id": pupil,
            "taken_on": taken_on.isoformat(),
            "is_current": 0,
            "is_evidence": 1,
            "blob": blob,
            "thumb": thumb,
        }
        return PhotoId(self._work.insert("photo", values))

    def remove(self, photo: PhotoId) -> None:
        """The row goes; its pictures are swept at the next unlock. The newest other one shows.
        NotFoundError."""
        row = self._work.select_one("SELECT pupil_id, is_current FROM photo WHERE id = ?", (photo,))
        if row is None:
            raise NotFoundError
        self._work.delete("photo", photo)
        if not row.is_current:
            return
        newest = self._work.select_value(
            "SELECT id FROM photo WHERE pupil_id = ? AND is_evidence = 0"
            " ORDER BY taken_on DESC LIMIT 1",
            (row.pupil_id,),
        )
        if newest:
            self._work.set_state("photo", newest, {"is_current": 1})
