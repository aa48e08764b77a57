"""A window that stands on the register of a class of thirty."""

from datetime import date

import pytest

from tests.filled_school import unlock_lead
from tests.fresh_vault import fresh_vault
from tests.made_once import copy_of
from vault.actions.classes import AddClass
from vault.actions.import_roll import ApplyRoll, PreviewRoll
from vault.actions.registers import OpenRegister
from vault.domain.preview import ReadOptions
from vault.domain.registers import RegisterOf

TODAY = date.today()
SIZE = 30


def _filled(folder):
    fresh_vault(folder / "school.tuckbox")
    roll = folder / "roll.csv"
    rows = "".join(f"Family{n:02},Given{n:02},4A\n" for n in range(1, SIZE + 1))
    roll.write_text(f"Surname,Forename,Reg\n{rows}")
    with unlock_lead(folder / "school.tuckbox") as lead:
        room = lead.run(AddClass("4A"))
        seen = lead.run(PreviewRoll(roll))
        lead.run(ApplyRoll(roll, ReadOptions(), seen.digest))
    return room


def settle(opener):
    for _ in range(6):
        opener.on_worker(lambda: None)


class Scene:
    """`of` is the register of this morning; `keys` counts what was pressed."""

    def __init__(self, qtbot, opener, page, room):
        self.qtbot, self.opener, self.page = qtbot, opener, page
        self.of, self.keys = RegisterOf(room, TODAY, "am"), 0

    @property
    def view(self):
        return self.page.view

    def press(self, *keys, modifier=None):
        for key in keys:
            self.keys += 1
            if modifier is None:
                self.qtbot.keyClick(self.view, key)
            else:
                self.qtbot.keyClick(self.view, key, modifier)

    def read(self):
        settle(self.opener)
        return self.opener.run(OpenRegister(*self.of))

    def codes(self):
        """{number: code} of all that are not present."""
        lines = self.read().lines
        return {n: x.code for n, x in enumerate(lines, 1) if x.code != "/"}


@pytest.fixture
def room(opener, tmp_path):
    made = copy_of(_filled, tmp_path / "kept")
    opener.folder = tmp_path / "kept" / "school.tuckbox"
    return made


@pytest.fixture
def scene(qtbot, opener, room, make_window):
    window = make_window(opener.unlock())
    window.resize(1366, 768)
    window.go("register", f"{room} {TODAY.isoformat()} am")
    settle(opener)
    page = window.pages.currentWidget()
    page.window_of_test = window
    return Scene(qtbot, opener, page, room)
