"""A data lead with a keyboard and nothing else, at a real display: create, import, class, pupil,
lock, unlock. What happened is told by the audit trail afterwards."""

import pytest

from tests.journeys.keyboard import Display, Trace, missing, wait_until
from tests.vault.cli.sheet_text import code_on
from vault.actions.audit import ReadAudit
from vault.actions.pupils import ListPupils
from vault.domain.act_words import act_of
from vault.domain.secrets import Password
from vault.unlock import unlock_vault

PASSWORD = "lantern-orchard-violin-pebble"


@pytest.fixture
def display(tmp_path):
    absent = missing()
    if absent:
        pytest.skip(f"this walk needs {' and '.join(absent)} (`make system` says how)")
    home = tmp_path / "person"
    home.mkdir()
    display = Display(home)
    yield display
    output = display.close()
    assert "Traceback" not in output, output
    assert "a fault in the program" not in output, output


def create_with_sheet(display, sheet):
    display.see("Welcome")
    display.keys("Return")
    display.see("Create a vault")
    display.write("Willow Bank")
    display.keys("Tab")
    display.write("Dana Lead")
    display.keys("Tab")
    display.write(PASSWORD)
    display.keys("Tab", "Tab", "Tab")
    display.write(PASSWORD)
    display.keys("Return")
    display.see("Recovery sheet")
    display.keys("Return")
    display.see("^Recovery sheet$")
    display.keys("ctrl+s")
    display.choose_file(sheet)
    wait_until(sheet.exists, "the sheet")
    display.see("Recovery sheet")


def bring_in_and_look(display, trace, roll):
    display.find("import")
    display.see("Import ·")
    display.keys("ctrl+o")
    trace.after(lambda: display.choose_file(roll))
    display.see("Import ·")
    trace.after(lambda: display.keys("ctrl+Return"))
    trace.after(lambda: display.find("4B"))
    display.see("Classes")
    trace.after(lambda: display.find("akes"))
    display.see("Pupil ·")


@pytest.mark.slow
def test_create_import_class_pupil_lock_unlock_by_keyboard(display, tmp_path):
    roll = tmp_path / "list.csv"
    roll.write_text("Surname,Forename,Reg\nAkesson,Zoe,4B\nBirch,Bob,4B\n", encoding="utf-8")
    folder = display.home / "vaults" / "Willow Bank.tuckbox"
    create_with_sheet(display, tmp_path / "sheet.pdf")
    trace = Trace(folder)
    # It asks for one of the seven groups: a wrong one is told, and the next can be typed.
    for group in code_on(tmp_path / "sheet.pdf").split("-"):
        display.write(group)
        display.keys("Return")
        if display.soon("Today"):
            break
    display.see("Today")

    bring_in_and_look(display, trace, roll)
    trace.after(lambda: display.keys("ctrl+l"))
    display.see("Unlock")
    assert display.program.poll() is None, "locking replaces the process in its place"
    display.write(PASSWORD)
    display.keys("Return")
    display.see("Pupil ·")
    display.keys("ctrl+l")
    display.see("Unlock")
    display.close()

    session = unlock_vault(folder, "Dana Lead", Password.typed(PASSWORD))
    kinds = [act_of(entry.kind) for entry in reversed(session.run(ReadAudit()))]
    families = {row.family for row in session.run(ListPupils())}
    session.lock()
    assert families == {"Akesson", "Birch"}
    walked = ["vault.create", "import.preview", "import.apply", "class.open", "pupil.overview"]
    assert [k for k in dict.fromkeys(kinds) if k in walked] == walked
    assert kinds.count("vault.unlock") == 2
