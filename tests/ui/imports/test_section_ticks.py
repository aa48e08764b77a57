"""Parts of a common transfer file are left out by a tick, and what comes in is shown anew."""

from PySide6.QtCore import Qt

from tests.ui.imports.test_imports_page import WAIT, page_of
from tests.vault.exchange.ctf_files import CONTACT, UPNS, ctf, pupil
from ui.imports.section_ticks import SectionTicks
from vault.domain.preview import FileSection, ReadOptions


def test_what_is_not_ticked_is_left_out(qtbot):
    ticks = SectionTicks()
    qtbot.addWidget(ticks)
    assert ticks.on(ReadOptions()) == ReadOptions()
    ticks.parts[FileSection.GROUPS].click()
    ticks.known_contacts.click()
    assert ticks.on(ReadOptions("utf-8")) == ReadOptions(
        "utf-8", without=(FileSection.GROUPS,), known_contacts=True
    )
    ticks.reset()
    assert ticks.on(ReadOptions()) == ReadOptions()


def test_a_file_is_dropped_and_its_contacts_are_left_out(qtbot, window, opener, tmp_path):
    more = CONTACT.format(family="Lee", given="Mia")
    path = ctf(tmp_path / "x.xml", pupil("Lee", "Ann", UPNS[0], more=more))
    page = page_of(window)
    assert not page.sections.isVisible()
    page.file_dropped.emit(str(path))
    qtbot.waitUntil(page.apply.isEnabled, timeout=WAIT)
    assert page.sections.isVisible()
    assert "2 new" in page.summary.text()
    qtbot.mouseClick(page.sections.parts[FileSection.CONTACTS], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "1 new" in page.summary.text(), timeout=WAIT)
