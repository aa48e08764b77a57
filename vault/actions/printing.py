"""What goes on paper: each print leaves a trace that names the class and the purpose."""

from dataclasses import dataclass
from datetime import date, datetime

from vault.actions.base import Query
from vault.domain.access import Permission
from vault.domain.ids import ClassId, PhotoId, RecordId
from vault.domain.people import OUTSIDE_PURPOSES, Face, allows
from vault.domain.printouts import Printout
from vault.domain.training import Gate
from vault.reports.photo_sheet import SheetFace, photo_sheet_pdf
from vault.reports.seating_sheet import SeatedFace, seating_pdf
from vault.store.measures.restrictions import Restrictions
from vault.store.records import Records
from vault.store.school.classes import Classes
from vault.store.school.contacts import Consents
from vault.store.school.photos import Photos
from vault.store.school.school import SchoolRow
from vault.store.school.seating import Seating


@dataclass(frozen=True)
class PrintPhotoSheet(Query[Printout]):
    """A class's faces with names as a PDF; a refused consent leaves the picture out."""

    name = "class.print-photos"
    needs = Permission.PRINT
    waits_for = Gate.EXPORT

    class_id: ClassId
    purpose: str = "photo-class"
    with_restricted: bool = False

    def apply(self, records: Records) -> Printout:
        page = records.of(Classes).page(self.class_id)
        decided = records.of(Consents).states(self.purpose)
        faces, stayed = self._printed(records, page.faces)
        shown = {
            f.photo for f in faces if f.photo and allows(decided.get(f.pupil, ""), self.purpose)
        }
        thumbs = records.of(Photos).thumbs(tuple(shown))
        pdf = photo_sheet_pdf(
            title=page.row.name,
            subtitle=f"{records.of(SchoolRow).facts().name} · {date.today():%d %B %Y}",
            faces=[
                SheetFace(
                    name=face.known_as,
                    note="No photo: no consent" if face.photo and face.photo not in shown else "",
                    jpeg=thumbs.get(face.photo) if face.photo in shown else None,
                )
                for face in faces
            ],
            printed_by=records.profile.name,
            printed_at=datetime.now().astimezone(),
            anchor=records.audit.anchor_line(),
            progress=records.report,
            note=f" · {stayed} left out (restricted, or in no list)" if stayed else "",
        )
        return Printout(self.name, pdf, str(self.class_id), len(faces))

    def _printed(self, records: Records, faces: tuple[Face, ...]) -> tuple[list[Face], int]:
        """Those who may stand on it, and how many may not."""
        out = frozenset() if self.with_restricted else records.of(Restrictions).restricted()
        if self.purpose in OUTSIDE_PURPOSES:
            states = records.of(Consents).states("directory")
            out |= {pupil for pupil, state in states.items() if state in ("refused", "withdrawn")}
        printed = [face for face in faces if face.pupil not in out]
        return printed, len(faces) - len(printed)


@dataclass(frozen=True)
class PrintSeating(Query[Printout]):
    """A seating plan with names, and with faces where no consent is refused, as the teacher sees
    the room or as the children do (`is_turned`)."""

    name = "seating.print"
    needs = Permission.PRINT
    waits_for = Gate.EXPORT

    class_id: ClassId
    plan: RecordId
    with_photos: bool = True
    is_turned: bool = False

    def apply(self, records: Records) -> Printout:
        page = records.of(Seating).page(self.class_id, self.plan)
        faces = {face.pupil: face for face in page.page.faces}
        photos = {f.photo for f in faces.values() if f.photo and not f.photo_refused}
        thumbs = records.of(Photos).thumbs(tuple(photos)) if self.with_photos else {}
        seated = {
            taken.seat: SeatedFace(faces[taken.pupil].known_as, _jpeg(faces[taken.pupil], thumbs))
            for taken in page.seats
        }
        pdf = seating_pdf(
            title=page.page.row.name,
            subtitle=f"{page.plan.title if page.plan else ''} · {date.today():%d %B %Y}",
            layout=page.layout,
            seated=seated,
            without=tuple(f.known_as for p, f in faces.items() if p not in page.places),
            is_turned=self.is_turned,
            printed_by=records.profile.name,
            printed_at=datetime.now().astimezone(),
            anchor=records.audit.anchor_line(),
        )
        return Printout(self.name, pdf, str(self.class_id), len(faces))


def _jpeg(face: Face, thumbs: dict[PhotoId, bytes]) -> bytes | None:
    return thumbs.get(face.photo) if face.photo and not face.photo_refused else None
