"""An import with three questions, at a real display and with the keyboard alone: one child is
named as the same, one is left out, one nobody answers; the trail and the vault tell what came."""

import os
import threading
from datetime import date
from pathlib import Path

import pytest

from tests.journeys.keyboard import Display, Trace, missing
from vault.actions.classes import AddClass
from vault.actions.desk_notes import SetSetting
from vault.actions.photos import AddPhotoFile
from vault.actions.pupils import AddPupil, ListPupils
from vault.crypto.kdf import FLOOR
from vault.demo.figures import figure_jpeg
from vault.domain.secrets import Password
from vault.unlock import create_vault, unlock_vault

PASSWORD = "lantern-orchard-violin-pebble"
WIDTH, HEIGHT = 1366, 768
HERE = (
    ("Ann", "Lee", date(2016, 9, 3), "1001"),
    ("Tom", "Hill", None, "1002"),
    ("Tom", "Hill", None, "1003"),
    ("Zoe", "Hart", date(2016, 1, 2), "1004"),
)
FILE = """Forename,Surname,DOB,Adno,Reg
Bob,Ray,04/10/2017,1001,4P
Tom,Hill,,,4A
Zoe,Hart,02/01/2016,7777,4A
Una,Unwin,05/06/2016,1009,4A
"""


@pytest.fixture
def vault(tmp_path):
    home = tmp_path / "person"
    (home / "vaults").mkdir(parents=True)
    folder = home / "vaults" / "Willow Bank.tuckbox"
    session, _ = create_vault(folder, "Willow Bank", "Dana Lead", Password.typed(PASSWORD), FLOOR)
    room = session.run(AddClass("4A"))
    for number, (given, family, born, adno) in enumerate(HERE):
        values = (("legal_given", given), ("legal_family", family), ("born", born))
        pupil = session.run(AddPupil((*values, ("admission_no", adno)), room))
        face = tmp_path / "face.jpg"
        face.write_bytes(figure_jpeg(number + 4))
        session.run(AddPhotoFile(pupil, face, date(2026, 9, 1)))
    session.run(SetSetting("theme", os.environ.get("TUCKBOX_WALK_THEME", "light")))
    session.lock()
    return folder


@pytest.fixture
def display(vault):
    absent = missing()
    if absent:
        pytest.skip(f"this walk needs {' and '.join(absent)} (`make system` says how)")
    display = Display(vault.parents[1], (str(vault),), f"{WIDTH}x{HEIGHT}")
    yield display
    output = display.close()
    assert "Traceback" not in output, output
    assert "a fault in the program" not in output, output


def look(display, name):
    """A picture for people, where somebody wants them."""
    folder = os.environ.get("TUCKBOX_WALK_PICTURES")
    if folder:
        threading.Event().wait(1)
        display.picture(Path(folder) / f"{name}.png")


@pytest.mark.slow
def test_three_questions_are_answered_one_by_one_and_what_nobody_answers_stays_out(
    vault, display, tmp_path
):
    roll = tmp_path / "list.csv"
    roll.write_text(FILE, encoding="utf-8")
    trace = Trace(vault)
    display.see("Unlock")
    display.write(PASSWORD)
    trace.after(lambda: display.keys("Return"))
    display.see("Willow Bank")
    display.fill_screen(WIDTH, HEIGHT)
    display.find("import")
    display.see("Import ·")
    display.keys("ctrl+o")
    trace.after(lambda: display.choose_file(roll))
    display.see("Import ·")
    look(display, "1-questions")
    # The number of another child: left out. Two of one name: the second. The third: nothing said.
    display.keys("l", "Return")
    look(display, "2-two-of-one-name")
    trace.after(lambda: display.keys("2"))
    display.keys("Return")
    look(display, "3-one-open")
    # The first shows what would change, the second brings it in.
    display.keys("ctrl+Return")
    trace.after(lambda: display.keys("ctrl+Return"))
    look(display, "4-done")
    display.close()

    session = unlock_vault(vault, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)
    rows = {row.admission_no: row for row in session.run(ListPupils())}
    session.lock()
    assert set(rows) == {"1001", "1002", "1003", "1004", "1009"}
    assert rows["1001"].known_as == "Ann Lee", "a number does not make her another child"
    assert rows["1009"].known_as == "Una Unwin"
