"""SQL for a class as a table: three statements for the whole class."""

from vault.domain.class_table import ClassLine
from vault.domain.ids import ClassId
from vault.domain.people import Consent
from vault.store.context import Context
from vault.store.database.open_enrolments import open_today
from vault.store.database.rows import Row, as_day, fill
from vault.store.school.classes import Classes

_OF_CLASS = (
    f"pupil_id IN (SELECT e.pupil_id FROM enrolment e WHERE e.class_id = ? AND {open_today('e')})"
)


class ClassLines:
    """A class as a table: a line for each pupil."""

    def __init__(self, context: Context) -> None:
        self._work, self._classes = context.work, Classes(context)

    def of(
        self, class_id: ClassId, *, with_contacts: bool, with_consents: bool
    ) -> tuple[ClassLine, ...]:
        """In the order of the class page. NotFoundError for a class out of sight."""
        faces = self._classes.page(class_id).faces
        born = {
            row.id: as_day(row.born)
            for row in self._work.select(
                "SELECT id, born FROM pupil WHERE id IN (SELECT e.pupil_id FROM enrolment e"
                f" WHERE e.class_id = ? AND {open_today('e')})",
                (class_id,),
            )
        }
        contacts: dict[str, Row] = {}
        for row in self._contacts(class_id) if with_contacts else ():
            contacts.setdefault(row.pupil_id, row)
        consents: dict[str, list[Consent]] = {}
        for row in self._consents(class_id) if with_consents else ():
            consents.setdefault(row.pupil_id, []).append(fill(Consent, row))
        return tuple(
            ClassLine(
                face,
                born.get(face.pupil),
                *_first(contacts.get(face.pupil)),
                tuple(consents.get(face.pupil, ())),
            )
            for face in faces
        )

    def _contacts(self, class_id: ClassId) -> list[Row]:
        return self._work.select(
            "SELECT pupil_id, given, family, phone FROM contact"
            f" WHERE {_OF_CLASS} ORDER BY priority, family COLLATE NAMES, given COLLATE NAMES",
            (class_id,),
        )

    def _consents(self, class_id: ClassId) -> list[Row]:
        return self._work.select(
            "SELECT pupil_id, id, version, purpose, state, decided_by, decided_on FROM consent"
            f" WHERE {_OF_CLASS} ORDER BY purpose",
            (class_id,),
        )


def _first(contact: Row | None) -> tuple[str, str]:
    if contact is None:
        return "", ""
    return f"{contact.given or ''} {contact.family or ''}".strip(), contact.phone or ""
