"""A pupil's Attendance tab: read when it is turned to, and a year back."""

from datetime import date

from tests.ui.register.conftest import TODAY, settle
from vault.actions.audit import ReadAudit
from vault.actions.registers import MarkRegister, OpenRegister
from vault.domain.charts import YearMap
from vault.domain.registers import NewMark, RegisterOf


def looked(opener):
    return [e for e in opener.run(ReadAudit()) if e.kind == "absence.read"]


def test_the_year_is_shown_as_the_tab_is_turned_to_and_not_before(opener, room, make_window):
    window = make_window(opener.unlock())
    of = RegisterOf(room, TODAY, "am")
    pupil = opener.run(OpenRegister(*of)).lines[0].pupil
    opener.run(MarkRegister(of, (NewMark(pupil, 0, "L", 9, "bus"),)))
    opener.run(MarkRegister(RegisterOf(room, TODAY, "pm"), (NewMark(pupil, 0, "\\"),)))
    window.go("pupil", pupil)
    settle(opener)
    page = window.pages.currentWidget()
    assert looked(opener) == []
    page.turn_to(page.attendance)
    settle(opener)
    tab = page.attendance
    assert tab.numbers.text().startswith("100.0 % attended · 2 of 2 possible")
    rows = tab.records.table.model()
    assert [rows.index(0, n).data() for n in (2, 3, 4, 5)] == ["L", "Late", "9", "bus"]
    assert rows.rowCount() == 1
    assert "bus" in tab.heat.at(tab.heat.cell_rect(TODAY, 0).center()).words or TODAY.weekday() > 4
    tab.back.click()
    settle(opener)
    assert tab.numbers.text() == "No register yet"
    begins = TODAY.year if TODAY.month >= 9 else TODAY.year - 1
    assert tab.card.title.text().endswith(f" {begins - 1}/{begins % 100:02}")
    assert len(looked(opener)) == 2
    assert date(begins, 9, 1) <= TODAY


def test_the_year_is_printed_and_saved_by_who_may(
    qtbot, opener, room, make_window, monkeypatch, tmp_path
):
    window = make_window(opener.unlock())
    pupil = opener.run(OpenRegister(room, TODAY, "am")).lines[0].pupil
    opener.run(MarkRegister(RegisterOf(room, TODAY, "am"), (NewMark(pupil, 0, "I"),)))
    window.go("pupil", pupil)
    settle(opener)
    page = window.pages.currentWidget()
    page.turn_to(page.attendance)
    settle(opener)
    shown = []
    monkeypatch.setattr(
        "ui.register.attendance_tab_presenter.open_paper", lambda *paper: shown.append(paper)
    )
    page.attendance.card.print_paper.click()
    settle(opener)
    assert [kind for _, paper, *_ in shown for kind in map(type, paper.pieces)][1] is YearMap
    path = tmp_path / "year.csv"
    monkeypatch.setattr("ui.register.attendance_tab_presenter.ask_new_file", lambda *_: str(path))
    page.attendance.card.save.click()
    settle(opener)
    assert ",I," in path.read_text("utf-8-sig")
    page.attendance.allow(may_print=False)
    assert not page.attendance.card.print_paper.isVisibleTo(page)
    assert not page.attendance.card.save.isVisibleTo(page)
