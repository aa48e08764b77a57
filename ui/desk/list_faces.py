"""Faces for a list of children, as its rows come into sight."""

from PySide6.QtCore import QObject

from ui.desk.desk import Desk
from ui.widgets.list_cells import FaceColumn
from vault.actions.photos import FetchThumbs
from vault.actions.pupils import FindPupils
from vault.domain.access import Permission
from vault.domain.ids import PhotoId, PupilId
from vault.domain.people import PupilBrief


class ListFaces(QObject):
    """Nothing is asked for where the role sees no photos. What fails leaves initials there."""

    def __init__(self, desk: Desk, faces: FaceColumn, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._faces = desk, faces
        if desk.may(Permission.PHOTO_READ):
            faces.wanted.connect(self._fetch)

    def _fetch(self, pupils: tuple[PupilId, ...]) -> None:
        action = FindPupils("", first=pupils, limit=0)
        self._desk.do(self, action, then=self._show, failed=lambda _: None)

    def _show(self, briefs: tuple[PupilBrief, ...]) -> None:
        photos = self._faces.pictures.missing(b.photo for b in briefs if b.photo)
        if photos:
            self._desk.do(self, FetchThumbs(photos), then=self._put, failed=lambda _: None)
        self._faces.show_briefs(briefs)

    def _put(self, thumbs: dict[PhotoId, bytes]) -> None:
        self._faces.pictures.put(thumbs)
        self._faces.show_briefs(())
