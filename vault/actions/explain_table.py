"""How a table is understood at one of the doors that read one; nothing is compared or written."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from vault.actions.base import Query
from vault.domain.access import Permission
from vault.domain.preview import HowRead, ReadOptions
from vault.exchange.mark_list import marks_look
from vault.exchange.objective_list import judgements_look, programmes_look
from vault.exchange.register_file import register_look
from vault.store.records import Records


class Door(StrEnum):
    """What a table is read as."""

    MARKS = "marks"
    REGISTERS = "registers"
    PROGRAMMES = "programmes"
    JUDGEMENTS = "judgements"


@dataclass(frozen=True)
class ExplainTable(Query[HowRead]):
    """Sheets, letters and columns of a file of one's own. `title` is that of the assessment, of
    marks. BadFileError, UnsafeFileError."""

    name = "table.explain"
    needs = Permission.TODAY_SEE
    is_recorded = False

    path: Path
    door: Door
    options: ReadOptions = ReadOptions()
    title: str = ""

    def apply(self, _records: Records) -> HowRead:
        if self.door is Door.MARKS:
            return marks_look(self.path, self.options, self.title)
        looks = {
            Door.REGISTERS: register_look,
            Door.PROGRAMMES: programmes_look,
            Door.JUDGEMENTS: judgements_look,
        }
        return looks[self.door](self.path, self.options)
