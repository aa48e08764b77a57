"""Who is in which class and who teaches it, of the whole school at once."""

from dataclasses import dataclass
from datetime import date

from vault.store.context import Context
from vault.store.database.open_enrolments import open_today
from vault.store.database.rows import fill

_STANDS = "c.ended IS NULL"


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A pupil in a class of today, by their ids."""

    id: str
    pupil_id: str
    class_id: str
    starts: date | None


@dataclass(frozen=True, slots=True)
class Teaching:
    """A member of staff on a class, by their ids."""

    id: str
    staff_id: str
    class_id: str


class Rosters:
    """Of what is in sight."""

    def __init__(self, context: Context) -> None:
        self._work = context.work

    def enrolled(self) -> tuple[Enrolled, ...]:
        """Of classes that have not ended."""
        rows = self._work.select(
            "SELECT e.id, e.pupil_id, e.class_id, e.starts FROM enrolment e"
            f" JOIN class c ON c.id = e.class_id WHERE {_STANDS} AND {open_today('e')}"
            " ORDER BY e.id"
        )
        return tuple(fill(Enrolled, row) for row in rows)

    def teaching(self) -> tuple[Teaching, ...]:
        """Of classes that have not ended."""
        rows = self._work.select(
            "SELECT t.id, t.staff_id, t.class_id FROM teaching t JOIN class c"
            f" ON c.id = t.class_id WHERE {_STANDS} ORDER BY t.id"
        )
        return tuple(fill(Teaching, row) for row in rows)
