"""The pupil beside the markbook: the chart there has its table, its file and its paper."""

from datetime import date

from tests.marks import SCALED, assess, enter
from tests.ui.markbook.test_markbook_page import settle, stand
from ui.desk import presenter
from ui.markbook import chart_out
from vault.actions.classes import AddClass
from vault.actions.pupils import AddPupil
from vault.domain.line_data import LineData
from vault.domain.papers import Heading, Table


def test_the_chart_of_one_pupil_goes_out_as_table_file_and_paper(
    opener, desk, make_window, tmp_path, monkeypatch
):
    room = opener.run(AddClass("4A"))
    ann = opener.run(AddPupil((("legal_given", "Ann"),), room))
    opener.run(AddPupil((("legal_given", "Bob"),), room))
    for half, (day, mark) in enumerate(
        ((date(2026, 9, 1), "95"), (date(2026, 10, 1), "101")), start=1
    ):
        enter(opener, room, assess(opener, room, "Reading", SCALED, day, half), {ann: mark})
    window = make_window(opener.desk)
    window.resize(1366, 768)
    window.go("markbook")
    settle(opener)
    page = window.pages.currentWidget()
    stand(page, 0, 1)
    page.show_chosen()
    panel = page.panel
    assert panel.over_time.isVisibleTo(panel)
    panel.over_time.as_table.click()
    shown = panel.over_time.sheet.model()
    assert [shown.index(row, 1).data() for row in (0, 1)] == ["95", "101"]
    file = tmp_path / "marks.csv"
    monkeypatch.setattr(chart_out, "ask_new_file", lambda *_: str(file))
    panel.over_time.save.click()
    settle(opener)
    assert "Oct,101" in file.read_text(encoding="utf-8-sig")
    papers = []
    monkeypatch.setattr(presenter, "open_paper", lambda _desk, paper, *_: papers.append(paper))
    panel.over_time.print_paper.click()
    settle(opener)
    assert [type(piece) for piece in papers[0].pieces] == [Heading, LineData, Table]
    # Who has no mark of it has no chart: a class alone is nothing of theirs.
    stand(page, 1, 1)
    page.show_chosen()
    assert not panel.over_time.isVisibleTo(panel)
