"""What goes on paper: each print leaves a trace that names the class and the purpose."""

from dataclasses import dataclass
from datetime import date, datetime

from vault.actions.base import Query
from vault.domain.access import Permission
from vault.domain.ids import ClassId
from vault.domain.training import Gate
from vault.reports.photo_sheet import SheetFace, photo_sheet_pdf
from vault.store.records import Records


@dataclass(frozen=True)
class PrintPhotoSheet(Query[bytes]):
    """A class's faces with names as a PDF (bytes); a refused consent leaves the picture out."""

    name = "class.print-photos"
    needs = Permission.PRINT
    waits_for = Gate.EXPORT

    class_id: ClassId

    @property
    def subject(self) -> str:
        return self.class_id

    def apply(self, records: Records) -> bytes:
        page = records.classes.page(self.class_id)
        shown = [f.photo for f in page.faces if f.photo and not f.photo_refused]
        thumbs = records.photos.thumbs(tuple(shown))
        faces = [
            SheetFace(
                name=face.known_as,
                note="No photo: consent refused" if face.photo_refused else "",
                jpeg=thumbs.get(face.photo) if face.photo and not face.photo_refused else None,
            )
            for face in page.faces
        ]
        return photo_sheet_pdf(
            title=page.row.name,
            subtitle=f"{records.school.facts().name} · {date.today():%d %B %Y}",
            faces=faces,
            printed_by=records.profile.name,
            printed_at=datetime.now().astimezone(),
            anchor=records.audit.anchor_line(),
            progress=records.report,
        )
