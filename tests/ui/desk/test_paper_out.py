"""A paper before it leaves the program: seen, turned over, printed, saved, gone at the lock."""

import io
import os
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from reportlab.pdfgen.canvas import Canvas
from shiboken6 import isValid

from tests.ui.keys import press
from tests.ui.open_page import settle
from tests.ui.previews import WAIT, file_printer, preview_in, read_in, save_from
from ui.desk.paper_out import PaperOut, open_preview
from ui.desk.pdf_pages import _OPEN, page_tasks
from ui.desk.preview_dialog import PreviewDialog
from vault.actions.audit import ReadAudit
from vault.domain.act_words import act_words
from vault.domain.papers import Paper
from vault.domain.printouts import Printout

WORDS = ("First of three", "Second of three", "Third of three")


def pdf_of(*words):
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for place, text in enumerate(words):
        canvas.drawString(72, 700, text)
        # A block in another place on each page, so that a picture of it can be told.
        canvas.rect(72 + 100 * place, 300, 90, 90, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def paper(*words, pupils=27, is_secret=False):
    return Printout("class.print-photos", pdf_of(*words), "", pupils, is_secret=is_secret)


def way_out(desk):
    return desk.findChildren(PaperOut)[-1]


@pytest.fixture
def preview(qtbot, window, desk):
    open_preview(desk, (paper(*WORDS),), "Photo sheet", window)
    found = preview_in(qtbot, window)
    qtbot.waitUntil(lambda: found.view.is_drawn and found.print.isEnabled(), timeout=WAIT)
    return found


def kinds(opener):
    return [e.kind for e in opener.run(ReadAudit()) if e.kind.startswith("paper.")]


def blocks(path):
    """Where the black block stands on each page, in points from the left; None for none."""
    found = []
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            picture = page.render(scale=1).to_pil().convert("L")
            row = [picture.getpixel((x, 842 - 345)) for x in range(picture.width)]
            dark = [x for x, value in enumerate(row) if value < 100]
            found.append(dark[0] if dark else None)
            page.close()
    return found


def test_the_pages_are_turned_with_the_keyboard(qtbot, preview):
    assert preview.number.text() == "Page 1 of 3"
    assert preview.view.accessibleName() == "Page 1 of 3"
    preview.zoom.buttons["page"].click()
    for key, page in (
        (Qt.Key.Key_PageDown, 2),
        (Qt.Key.Key_End, 3),
        (Qt.Key.Key_PageUp, 2),
        (Qt.Key.Key_Home, 1),
    ):
        qtbot.keyClick(preview.view, key)
        assert preview.number.text() == f"Page {page} of 3"
    preview.after.click()
    assert preview.number.text() == "Page 2 of 3"
    qtbot.waitUntil(lambda: WORDS[1] in preview.view.accessibleDescription(), timeout=WAIT)


@pytest.mark.parametrize("how", ["width", "page", "full"])
def test_every_size_shows_the_page_sharp(qtbot, preview, how):
    preview.zoom.buttons[how].click()
    qtbot.waitUntil(lambda: preview.view.is_drawn, timeout=WAIT)
    shown = preview.view.picture(preview.view.page)
    wide = round(shown.width() / shown.devicePixelRatio())
    room = preview.view.viewport()
    if how == "full":
        assert wide == 793
    elif how == "width":
        assert room.width() - 60 < wide <= room.width()
    else:
        assert shown.height() / shown.devicePixelRatio() <= room.height()
    # The block stands where the paper has it: the page is drawn upright and whole.
    picture = shown.toImage()
    x, y = round(shown.width() * 100 / 595), round(shown.height() * (842 - 345) / 842)
    assert picture.pixelColor(x, y).lightness() < 50
    assert picture.pixelColor(shown.width() // 2, 5).lightness() > 250


def test_what_is_printed_has_the_same_pages(qtbot, opener, desk, preview, tmp_path):
    path = tmp_path / "printed.pdf"
    way_out(desk).print_on(file_printer(path))
    qtbot.waitUntil(lambda: not window_has_preview(desk), timeout=WAIT)
    found = blocks(path)
    assert len(found) == 3
    assert all(abs(at - want) <= 3 for at, want in zip(found, (72, 172, 272), strict=True))
    assert kinds(opener) == ["paper.printed class.print-photos 27"]
    assert act_words(kinds(opener)[0]) == "sent to a printer: a photo sheet, 27 pupils"


def window_has_preview(desk):
    return bool(desk.findChildren(PaperOut))


def test_only_the_pages_that_were_chosen_come_out_and_each_copy(qtbot, desk, preview, tmp_path):
    path = tmp_path / "printed.pdf"
    printer = file_printer(path)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    printer.setCopyCount(2)
    printer.setCollateCopies(True)
    way_out(desk).print_on(printer)
    qtbot.waitUntil(lambda: not window_has_preview(desk), timeout=WAIT)
    found = blocks(path)
    assert [round(at / 100) for at in found] == [2, 3, 2, 3]


def test_what_is_stopped_is_told_and_stands_in_the_trail(qtbot, opener, desk, preview, tmp_path):
    out = way_out(desk)
    out.print_on(file_printer(tmp_path / "printed.pdf"))
    out.stop()
    qtbot.waitUntil(lambda: "stopped" in preview.notice.text, timeout=WAIT)
    settle(opener)
    assert sorted(kinds(opener)) == [
        "paper.print-stopped class.print-photos 27",
        "paper.printed class.print-photos 27",
    ]
    assert preview.print.isEnabled()


def test_without_a_printer_it_says_so_and_how_else(qtbot, opener, monkeypatch, preview):
    monkeypatch.setattr(
        "ui.desk.printers.QPrinterInfo.availablePrinterNames", staticmethod(list), raising=True
    )
    preview.print.click()
    qtbot.waitUntil(lambda: "No printer can be reached" in preview.notice.text, timeout=WAIT)
    assert "save the paper as PDF" in preview.notice.text
    assert kinds(opener) == []


@pytest.fixture
def usual(monkeypatch):
    """A computer with a usual printer, and what it was sent: (printer, title)."""
    sent, asked, name = [], [], ["Staff room <1st floor>"]
    monkeypatch.setattr("ui.desk.printers.usual_printer", lambda: name[0])
    monkeypatch.setattr("ui.desk.printers.reachable_printer", lambda _: QPrinter())
    monkeypatch.setattr("ui.desk.print_job.is_by_cups", lambda _: True)
    monkeypatch.setattr(
        "ui.desk.print_job.send_pdf", lambda *arguments: sent.append(arguments[2][:4])
    )
    monkeypatch.setattr("ui.desk.printers.ask_printer", lambda *_: asked.append(True))
    return sent, asked, name


def test_it_is_printed_where_the_button_says_without_another_question(
    qtbot, opener, usual, window, desk
):
    sent, asked, _name = usual
    open_preview(desk, (paper(*WORDS),), "Photo sheet", window)
    preview = preview_in(qtbot, window)
    qtbot.waitUntil(preview.print.isEnabled, timeout=WAIT)
    assert preview.print.text() == " Print on Staff room <1st floor>"
    preview.print.click()
    preview.print.click()
    qtbot.waitUntil(lambda: not window_has_preview(desk), timeout=WAIT)
    assert (sent, asked) == ([b"%PDF"], [])
    assert kinds(opener) == ["paper.printed class.print-photos 27"]


def test_another_printer_is_asked_for_where_the_usual_one_is_another_by_now(
    qtbot, usual, window, desk
):
    sent, asked, name = usual
    open_preview(desk, (paper(*WORDS),), "Photo sheet", window)
    preview = preview_in(qtbot, window)
    qtbot.waitUntil(preview.print.isEnabled, timeout=WAIT)
    name[0] = "Corridor"
    preview.print.click()
    qtbot.waitUntil(lambda: bool(asked), timeout=WAIT)
    assert sent == []
    preview.choose.click()
    qtbot.waitUntil(lambda: len(asked) == 2, timeout=WAIT)


def test_what_opens_the_vault_is_never_printed_without_choosing_the_printer(
    qtbot, usual, window, desk
):
    sent, asked, _name = usual
    open_preview(desk, (paper("ABCDE-FGHIJ", is_secret=True),), "Recovery sheet", window)
    preview = preview_in(qtbot, window)
    assert preview.print.text() == " Print …"
    preview.print.click()
    qtbot.waitUntil(lambda: bool(asked), timeout=WAIT)
    assert sent == []


def test_a_saved_file_is_the_persons_alone_and_stands_in_the_trail(
    qtbot, opener, monkeypatch, preview, tmp_path
):
    path = tmp_path / "sheet.pdf"
    assert "nothing protects it" in save_from(qtbot, monkeypatch, preview, path)
    assert path.read_bytes() == preview.printouts[0].pdf
    assert path.stat().st_mode & 0o077 == 0
    assert kinds(opener) == ["paper.saved class.print-photos 27"]
    assert act_words(kinds(opener)[0]) == "saved as a file: a photo sheet, 27 pupils"


@pytest.mark.parametrize("ending", [".pdf", ".md"])
def test_another_file_is_not_written_over_for_a_full_stop_in_the_name(
    qtbot, opener, desk, window, monkeypatch, tmp_path, ending
):
    words = Paper("Minutes", "", ())
    open_preview(desk, (paper(*WORDS),), "Minutes", window, paper=words)
    preview = preview_in(qtbot, window)
    button = preview.markdown if ending == ".md" else preview.save
    others = tmp_path / f"Minutes 12{ending}", tmp_path / f"Minutes 12.12{ending}"
    for other in others:
        other.write_text("another paper")
    save_from(qtbot, monkeypatch, preview, tmp_path / "Minutes 12.11", button=button)
    assert (tmp_path / f"Minutes 12.11{ending}").exists()
    message = save_from(qtbot, monkeypatch, preview, tmp_path / "Minutes 12.12", button=button)
    assert "already a file" in message
    assert [other.read_text() for other in others] == ["another paper"] * 2


def test_a_place_that_refuses_is_told_in_the_preview(qtbot, opener, monkeypatch, preview, tmp_path):
    message = save_from(qtbot, monkeypatch, preview, tmp_path / "no" / "such" / "sheet.pdf")
    assert message
    assert "Saved" not in message
    (entry,) = [e for e in opener.run(ReadAudit()) if e.kind.startswith("paper.")]
    assert entry.outcome == "failed"


def test_at_the_lock_the_preview_is_gone_and_nothing_of_it_is_left(
    qtbot, opener, preview, tmp_path, monkeypatch
):
    assert _OPEN
    opener.lock()
    assert not preview.isVisible()
    assert preview.printouts == ()
    assert preview.text.toPlainText() == ""
    assert preview.view.accessibleDescription() == ""
    assert preview.view.picture(0).isNull()
    assert not _OPEN


def test_words_that_come_after_the_lock_find_no_preview(qtbot, opener, window, desk):
    open_preview(desk, (paper(*WORDS),), "Photo sheet", window)
    preview = preview_in(qtbot, window)
    preview.kind.buttons["words"].click()
    preview.view.turn_to(2)
    opener.lock()
    done = []
    page_tasks().run(preview, lambda: 0, done.append, done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=WAIT)
    assert preview.text.toPlainText() == ""
    assert preview.view.accessibleDescription() == ""


def test_a_look_and_a_print_leave_nothing_in_the_temporary_folder(
    qtbot, opener, desk, window, tmp_path, monkeypatch
):
    place = tmp_path / "tmp"
    place.mkdir()
    for name in ("TMPDIR", "TMP", "TEMP"):
        monkeypatch.setenv(name, str(place))
    written = []
    real = os.open

    def spy(path, flags, *more, **named):
        if flags & (os.O_CREAT | os.O_WRONLY | os.O_RDWR):
            written.append(str(path))
        return real(path, flags, *more, **named)

    monkeypatch.setattr(os, "open", spy)
    open_preview(desk, (paper(*WORDS),), "Photo sheet", window)
    preview = preview_in(qtbot, window)
    read_in(qtbot, preview)
    way_out(desk).print_on(file_printer(tmp_path / "printed.pdf"))
    qtbot.waitUntil(lambda: not window_has_preview(desk), timeout=WAIT)
    opener.lock()
    assert list(place.iterdir()) == []
    assert not [path for path in written if path.endswith((".pdf", ".part"))]


def test_f9_hides_the_preview_too(qtbot, window, preview):
    press(qtbot, preview, Qt.Key.Key_F9)
    assert window.curtain.isVisible()
    covers = [c for c in preview.findChildren(QWidget, "curtain") if c.isVisible()]
    assert len(covers) == 1
    assert covers[0].geometry() == preview.rect()
    covers[0].button.click()
    assert not window.curtain.isVisible()
    assert not any(c.isVisible() for c in preview.findChildren(QWidget, "curtain"))


@pytest.mark.parametrize("damage", [b"", b"no paper at all", pdf_of("x")[:200]])
def test_a_damaged_paper_is_told_plainly_and_goes_nowhere(qtbot, opener, window, desk, damage):
    open_preview(desk, (Printout("document.read", damage),), "Document", window)
    preview = preview_in(qtbot, window)
    assert "cannot be shown or printed: it is damaged" in preview.notice.text
    assert not preview.print.isEnabled()
    assert not preview.save.isEnabled()
    preview.accept()


def test_what_opens_the_vault_is_shown_only_when_somebody_asks(qtbot, window, desk):
    open_preview(desk, (paper("ABCDE-FGHIJ", is_secret=True),), "Recovery sheet", window)
    preview = preview_in(qtbot, window)
    assert not preview.view.isVisible()
    assert not preview.kind.isVisible()
    assert "ABCDE" not in preview.view.accessibleDescription()
    assert preview.print.isEnabled()
    preview.reveal.click()
    qtbot.waitUntil(lambda: preview.view.is_drawn, timeout=WAIT)
    assert preview.view.isVisible()


def test_a_secret_paper_is_printed_without_ever_being_a_file(
    qtbot, opener, window, desk, tmp_path, monkeypatch
):
    sent = []
    monkeypatch.setattr("ui.desk.print_job.is_by_cups", lambda _: True)
    monkeypatch.setattr(
        "ui.desk.print_job.send_pdf",
        lambda printer, title, pdf, options, stop: sent.append((title, pdf, options)),
    )
    secret = paper("ABCDE-FGHIJ", is_secret=True)
    heard = []
    open_preview(desk, (secret,), "Recovery sheet", window, heard.append)
    preview_in(qtbot, window)
    printer = QPrinter()
    printer.setDocName("recovery-sheet")
    way_out(desk).print_on(printer)
    qtbot.waitUntil(lambda: bool(heard), timeout=WAIT)
    assert [(title, pdf) for title, pdf, _ in sent] == [("recovery-sheet", secret.pdf)]
    assert sent[0][2]["copies"] == "1"
    assert "printer" in heard[0]
    assert not list(Path(tmp_path).rglob("*.pdf"))


def test_closing_while_it_prints_stops_it(qtbot, opener, desk, window, preview, tmp_path):
    way_out(desk).print_on(file_printer(tmp_path / "printed.pdf"))
    preview.accept()
    qtbot.waitUntil(lambda: not window_has_preview(desk), timeout=WAIT)
    settle(opener)
    assert "paper.print-stopped class.print-photos 27" in kinds(opener)
    assert not window.findChildren(PreviewDialog)


def test_a_preview_that_went_with_its_page_holds_up_no_lock(qtbot, window, desk):
    holder = QWidget(window)
    open_preview(desk, (paper(*WORDS),), "Photo sheet", holder)
    preview_in(qtbot, window)
    out = way_out(desk)
    holder.deleteLater()
    qtbot.waitUntil(lambda: not isValid(out), timeout=WAIT)
    with qtbot.captureExceptions() as raised:
        desk.about_to_lock.emit()
    assert not raised
    assert not _OPEN
