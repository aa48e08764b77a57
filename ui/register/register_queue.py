"""Marks of a register on their way into the vault: seen at once, and written behind the page."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject

from ui.desk.desk import Desk
from ui.desk.write_behind import WriteBehind
from ui.register.register_model import RegisterModel
from vault.actions.registers import MarkRegister
from vault.domain.catalogue.registers import ATTENDANCE_KIND
from vault.domain.ids import PupilId
from vault.domain.registers import NO_MARK, NewMark, RegisterMark, RegisterOf, RegisterPage


class Marked(NamedTuple):
    """What is to stand beside a child's name."""

    code: str
    minutes: int
    note: str


class RegisterQueue(WriteBehind[PupilId, Marked, RegisterMark]):
    """The children of one register. It turns to another only when nothing waits."""

    writes = ATTENDANCE_KIND

    def __init__(self, register: RegisterModel, desk: Desk, parent: QObject) -> None:
        super().__init__(desk, parent)
        self._register = register
        self._of: RegisterOf | None = None
        self._marks: dict[PupilId, RegisterMark] = {}

    def of(self, page: RegisterPage) -> None:
        """The register that is marked from now on, as the vault has it."""
        self._of = page.of
        self._marks = {line.pupil: line.mark for line in page.lines}

    def act(self, cells: dict[PupilId, Marked]) -> Callable[[dict[PupilId, int]], MarkRegister]:
        of = self._of
        assert of is not None  # noqa: S101 - there is nobody to mark before a register is shown

        def make(versions: dict[PupilId, int]) -> MarkRegister:
            marks = (NewMark(child, versions[child], *mark) for child, mark in cells.items())
            return MarkRegister(of, tuple(marks))

        return make

    def version(self, cell: PupilId) -> int:
        return self._marks.get(cell, NO_MARK).version

    def settle(self, held: dict[PupilId, RegisterMark | None]) -> None:
        self._marks |= {pupil: mark for pupil, mark in held.items() if mark is not None}

    def show(self, cells: dict[PupilId, Marked]) -> None:
        for pupil, (code, minutes, note) in cells.items():
            place = self._register.place_of_pupil(pupil)
            if place >= 0:
                self._register.put(place, code=code, minutes=minutes, note=note)
