"""Every name that the program proposes for a new file can be written on every system."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.front.create_page import CreatePage
from ui.front.restore_page import RestorePage
from ui.widgets import ask_place
from vault.domain.file_names import proposed_name
from vault.domain.printouts import PAPERS, Printout

ROOT = Path(__file__).resolve().parents[2]
ASKS = "ui/widgets/ask_place.py"
REFUSED = set('<>:"/\\|?*') | {chr(number) for number in range(32)} | {"\x7f"}
RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)")
NASTY = [
    "4A/4B, and: a “group”?",
    'CON <1> "new" | a*b\\c',
    "con",
    "Lpt9",
    "COM¹",
    "nul.year 4",
    "Year 4. .",
    "... hidden",
    "line\nbreak\ttab\x00",
    "left\u202eright",
    "x" * 300,
    "سارة" * 80,
    "",
    "///",
]


def can_be_written(name):
    stem = name.rpartition(".")[0]
    return (
        not REFUSED & set(name)
        and not RESERVED.match(name)
        and not name.endswith((".", " "))
        and not name.startswith((".", " "))
        and not stem.endswith((".", " "))
        and 0 < len(name.encode()) <= 200
    )


@pytest.mark.parametrize("ask", [ask_place.ask_new_file, ask_place.ask_unused_file])
@pytest.mark.parametrize("stem", NASTY)
def test_a_dialog_for_a_new_file_offers_a_name_that_every_system_takes(
    qtbot, monkeypatch, ask, stem
):
    offered = []
    monkeypatch.setattr(
        QFileDialog,
        "getSaveFileName",
        lambda _parent, _title, place, _kinds, **_: offered.append(place) or ("", ""),
    )
    parent = QWidget()
    qtbot.addWidget(parent)
    ask(parent, "Title", f"{stem} {date(2026, 11, 28)}.tuck", "Files (*.tuck)")
    ask(parent, "Title", f"{stem}.tuck", "Files (*.tuck)")
    names = [Path(place).name for place in offered]
    assert len(names) == 2
    assert all(can_be_written(name) and name.endswith(".tuck") for name in names), names


@given(st.text(max_size=80), st.sampled_from([".tuck", ".pdf", ".tuckreceipt", ".age"]))
def test_any_text_becomes_a_name_and_a_good_name_stays(stem, ending):
    name = proposed_name(stem + ending)
    assert can_be_written(name)
    assert name.endswith(ending)
    assert proposed_name(name) == name


def test_what_a_name_says_stays():
    assert proposed_name("4A, 4B 2026-11-28.tuck") == "4A, 4B 2026-11-28.tuck"
    assert proposed_name("4A/B: José Núñez 2026-11-28.tuck") == "4A-B- José Núñez 2026-11-28.tuck"
    assert proposed_name("copy-of-record.tar.age") == "copy-of-record.tar.age"


def test_only_one_module_asks_for_the_place_of_a_file():
    others = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "ui").rglob("*.py")
        if "QFileDialog" in path.read_text(encoding="utf-8")
    }
    assert others == {ASKS}
    calls = [
        ast.unparse(node)
        for node in ast.walk(ast.parse((ROOT / ASKS).read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and "getSaveFileName" in ast.unparse(node.func)
    ]
    assert len(calls) == 1


@pytest.mark.parametrize("act", PAPERS)
def test_a_paper_that_goes_into_a_chosen_folder_has_such_a_name(act):
    for part in ("", "1-of-3"):
        name = Printout(act, b"", part=part).file_name
        assert proposed_name(name) == name


@pytest.mark.parametrize("stem", NASTY)
def test_a_folder_that_is_named_after_the_school_can_be_written(qtbot, tmp_path, stem):
    create, restore = CreatePage(tmp_path), RestorePage(tmp_path)
    for page, line in ((create, create.school), (restore, restore.name)):
        qtbot.addWidget(page)
        line.setText(stem)
        assert can_be_written(page.folder.name), page.folder.name
