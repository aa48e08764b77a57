"""Importing in the window: preview first, columns by hand, progress with a cancel that cancels."""

import json
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from tests.vault.exchange.books import made
from tests.vault.exchange.test_workbooks import class_lists
from ui.desk.record_words import field_words
from ui.imports import imports_presenter
from ui.imports.crop_dialog import CropDialog
from ui.imports.import_steps import ImportStep
from ui.imports.imports_presenter import _key
from vault.actions.photos import FetchPhoto
from vault.actions.pupils import ListPupils, OpenPupil
from vault.demo.figures import figure_jpeg

WAIT = 20000


def page_of(window):
    window.go("imports")
    return window.pages.currentWidget()


def test_nothing_is_written_before_import_is_pressed(qtbot, window, opener, roll):
    page = page_of(window)
    page.file_chosen.emit(str(roll))
    qtbot.waitUntil(page.apply.isEnabled, timeout=WAIT)
    assert "3 new" in page.summary.text()
    assert opener.run(ListPupils()) == ()
    qtbot.mouseClick(page.apply, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Imported" in page.notice.text, timeout=WAIT)
    assert {row.family for row in opener.run(ListPupils())} == {"Åkesson", "Birch"}
    window._desk.undo()
    qtbot.waitUntil(lambda: "Undone" in window.toast.text, timeout=WAIT)
    assert opener.run(ListPupils()) == ()
    assert page.notice.text == "", "what was taken back is not said to be done"


def test_a_bad_file_is_told_in_words_and_nothing_can_be_applied(qtbot, window, tmp_path):
    path = tmp_path / "x.csv"
    path.write_bytes(b"\x00\x01")
    page = page_of(window)
    page.file_chosen.emit(str(path))
    qtbot.waitUntil(lambda: "cannot be read" in page.notice.text, timeout=WAIT)
    assert not page.apply.isEnabled()


def test_columns_can_be_matched_by_hand_and_are_kept_for_the_next_list(
    qtbot, window, opener, tmp_path
):
    path = tmp_path / "odd.csv"
    path.write_text("Surname,Forename,Zimmer\nBirch,Bob,4B\n", encoding="utf-8")
    page = page_of(window)
    page.file_chosen.emit(str(path))
    qtbot.waitUntil(page.apply.isEnabled, timeout=WAIT)
    assert "1 new" in page.summary.text()
    combo = page.reading._columns["Zimmer"]
    combo.setCurrentIndex(combo.findText(field_words("class")))
    page.reading.keep.setChecked(True)
    qtbot.mouseClick(page.reading.read_again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "2 new" in page.summary.text(), timeout=WAIT)

    page.file_chosen.emit(str(path))
    qtbot.waitUntil(lambda: "2 new" in page.summary.text(), timeout=WAIT)
    qtbot.mouseClick(page.apply, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Imported" in page.notice.text, timeout=WAIT)
    assert opener.run(ListPupils())[0].class_name == "4B"


def test_letters_that_look_wrong_are_chosen_by_names_before_they_come_in(
    qtbot, window, opener, tmp_path
):
    path = tmp_path / "mac.csv"
    path.write_bytes("Surname,Forename\rBrontë,Zoë\r".encode("mac_roman"))
    page = page_of(window)
    page.file_chosen.emit(str(path))
    qtbot.waitUntil(lambda: "look wrong" in page.notice.text, timeout=WAIT)
    assert not page.apply.isEnabled()
    assert page.step == ImportStep.COLUMNS
    assert page.reading.encoding.currentText() == "older Mac: Brontë, Zoë"
    page.reading.read_again.click()
    qtbot.waitUntil(page.apply.isEnabled, timeout=WAIT)
    page.apply_wanted.emit()
    qtbot.waitUntil(lambda: "Imported" in page.notice.text, timeout=WAIT)
    assert [row.given for row in opener.run(ListPupils())] == ["Zoë"]


def test_birth_dates_of_grown_ups_come_in_with_a_tick_and_another_file_has_none(
    qtbot, window, opener, tmp_path, roll
):
    path = tmp_path / "staff.csv"
    lines = "".join(f"Ash,Ann{n},01/02/1961\n" for n in "abc")
    path.write_text(f"Surname,Forename,DOB\n{lines}", encoding="utf-8")
    page = page_of(window)
    page.file_chosen.emit(str(path))
    qtbot.waitUntil(lambda: "so they stay out" in page.notice.text, timeout=WAIT)
    assert page.apply.isEnabled()
    page.reading.any_age.click()
    page.reading.read_again.click()
    qtbot.waitUntil(lambda: page.notice.text.startswith("Read as"), timeout=WAIT)
    qtbot.waitUntil(lambda: "so they stay out" not in page.notice.text, timeout=WAIT)
    page.apply_wanted.emit()
    qtbot.waitUntil(lambda: "Imported" in page.notice.text, timeout=WAIT)
    assert {row.born for row in opener.run(ListPupils())} == {date(1961, 2, 1)}
    page.file_chosen.emit(str(roll))
    qtbot.waitUntil(lambda: "3 new" in page.summary.text(), timeout=WAIT)
    assert not page.reading.any_age.isChecked()


def test_a_large_list_shows_how_it_is_understood_before_it_is_compared(
    qtbot, window, tmp_path, monkeypatch
):
    monkeypatch.setattr(imports_presenter, "_LARGE", 100)
    path = tmp_path / "large.csv"
    rows = "".join(f"Lee{chr(97 + number)},Ann\n" for number in range(20))
    path.write_text(f"Surname,Forename\n{rows}")
    page = page_of(window)
    seen = []
    shown = page.show_first_look
    monkeypatch.setattr(page, "show_first_look", lambda how: (seen.append(how), shown(how)))
    page.file_chosen.emit(str(path))
    qtbot.waitUntil(page.apply.isEnabled, timeout=WAIT)
    assert [how.header for how in seen] == [("Surname", "Forename")]
    assert page.step == ImportStep.REVIEW
    assert page.reading.read_again.isEnabled()


def test_sheets_and_the_line_of_the_headings_are_chosen(qtbot, window, tmp_path):
    path = tmp_path / "lists.xlsx"
    path.write_bytes(made(class_lists))
    page = page_of(window)
    page.file_chosen.emit(str(path))
    qtbot.waitUntil(page.apply.isEnabled, timeout=WAIT)
    assert page.reading.header_line.value() == 4
    ticks = page.reading.sheets
    assert [name for name, tick in ticks.items() if tick.isChecked()] == ["4P", "5W"]
    assert page.reading.options().sheets == ()
    ticks["4P"].setChecked(False)
    page.reading.read_again.click()
    qtbot.waitUntil(lambda: page.summary.text().startswith("4 new"), timeout=WAIT)
    assert [name for name, tick in page.reading.sheets.items() if tick.isChecked()] == ["5W"]


def test_a_class_on_a_sheet_that_is_not_read_is_told_before_anything_comes_in(
    qtbot, window, tmp_path
):
    def two_kinds(book):
        book.add_worksheet("4P").write_row(0, 0, ("Surname", "Forename", "DOB", "Mother"))
        book.get_worksheet_by_name("4P").write_row(1, 0, ("Lee", "Ann", "2016-09-03", "Mia Lee"))
        book.add_worksheet("5W").write_row(0, 0, ("Surname", "Forename", "DOB"))
        book.get_worksheet_by_name("5W").write_row(1, 0, ("Fox", "Cat", "2015-09-03"))

    whole, one = tmp_path / "lists.xlsx", tmp_path / "one.csv"
    whole.write_bytes(made(two_kinds))
    one.write_text("Surname,Forename\nBirch,Bob\n", encoding="utf-8")
    page = page_of(window)
    page.file_chosen.emit(str(whole))
    qtbot.waitUntil(page.apply.isEnabled, timeout=WAIT)
    assert "The sheet '5W' is not read." in page.notice.text
    assert page.notice.property("tone") == "warn"
    page.file_chosen.emit(str(one))
    qtbot.waitUntil(page.apply.isEnabled, timeout=WAIT)
    assert "5W" not in page.notice.text


def test_a_matching_that_an_earlier_version_kept_is_still_understood(
    qtbot, window, opener, tmp_path
):
    path = tmp_path / "odd.csv"
    path.write_text("Surname,Forename,Weg\nBirch,Bob,2025-07-20\n", encoding="utf-8")
    kept = {"Surname": "legal_family", "Forename": "legal_given", "Weg": "left"}
    page = page_of(window)
    window._desk.set(_key(tuple(kept)), json.dumps(kept))
    page.file_chosen.emit(str(path))
    qtbot.waitUntil(page.apply.isEnabled, timeout=WAIT)
    qtbot.mouseClick(page.apply, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Imported" in page.notice.text, timeout=WAIT)
    (bob,) = opener.run(ListPupils(include_left=True))
    assert bob.left_on == date(2025, 7, 20)


def test_a_list_without_names_is_matched_by_hand(qtbot, window, opener, tmp_path):
    path = tmp_path / "odd.csv"
    path.write_text("Kind,Zimmer,UPN\nBob Birch,4B,\n", encoding="utf-8")
    page = page_of(window)
    page.file_chosen.emit(str(path))
    qtbot.waitUntil(lambda: "what each column holds" in page.notice.text, timeout=WAIT)
    assert page.views.currentWidget().isAncestorOf(page.reading)
    assert not page.apply.isEnabled()
    combo = page.reading._columns["Kind"]
    combo.setCurrentIndex(combo.findText(field_words("full_name")))
    qtbot.mouseClick(page.reading.read_again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.apply.isEnabled, timeout=WAIT)
    page.apply.click()
    qtbot.waitUntil(lambda: "Imported" in page.notice.text, timeout=WAIT)
    assert {row.family for row in opener.run(ListPupils())} == {"Birch"}


def test_a_move_alone_can_be_imported_and_the_same_file_again_cannot(
    qtbot, window, opener, tmp_path
):
    path = tmp_path / "list.csv"
    page = page_of(window)
    for reg, seen in (("4B", "2 new"), ("4C", "1 new"), ("4B", "1 changed")):
        path.write_text(f"Surname,Forename,Reg\nBirch,Bob,{reg}\n", encoding="utf-8")
        page.file_chosen.emit(str(path))
        qtbot.waitUntil(
            lambda seen=seen: page.apply.isEnabled() and seen in page.summary.text(), timeout=WAIT
        )
        page.apply.click()
        qtbot.waitUntil(lambda: "Imported" in page.notice.text, timeout=WAIT)
    assert opener.run(ListPupils())[0].class_name == "4B"
    page.file_chosen.emit(str(path))
    qtbot.waitUntil(lambda: "nothing new" in page.notice.text, timeout=WAIT)
    assert not page.apply.isEnabled()


def bring_in_roll(qtbot, page, roll):
    page.file_chosen.emit(str(roll))
    qtbot.waitUntil(page.apply.isEnabled, timeout=WAIT)
    page.apply.click()
    qtbot.waitUntil(lambda: "Imported" in page.notice.text, timeout=WAIT)


def ask_of_photos(qtbot, page, folder, names):
    """A folder of pictures of these names, looked at; the page with its questions."""
    folder.mkdir()
    for number, name in enumerate(names):
        (folder / name).write_bytes(figure_jpeg(number + 3))
    page.file_chosen.emit(str(folder))
    qtbot.waitUntil(lambda: page.photos.rowCount() == len(names), timeout=WAIT)
    return page.questions


def photos_of(opener, given):
    pupil = next(row for row in opener.run(ListPupils()) if row.given == given)
    return opener.run(OpenPupil(pupil.id)).photos


def test_a_near_photo_match_waits_for_a_person(qtbot, window, opener, roll, tmp_path):
    page = page_of(window)
    bring_in_roll(qtbot, page, roll)
    names = ("B801200005001.jpg", "Zoë Åkeson.jpg", "nobody at all.jpg")
    view = ask_of_photos(qtbot, page, tmp_path / "photos", names)
    assert page.photos.picked() == {"B801200005001.jpg"}
    row = next(n for n in range(3) if page.photos.row_at(page.photos.index(n, 0)).by == "near")
    place = page.photos.index(row, 0)
    assert not page.photos.flags(place) & Qt.ItemFlag.ItemIsUserCheckable
    assert page.apply.text() == "Import all but 1"
    assert "1 question is not answered" in page.waits.text()
    qtbot.keyClick(view.list, Qt.Key.Key_1)
    assert page.apply.text() == "Import"
    page.apply.click()
    qtbot.waitUntil(lambda: "2 new" in page.notice.text, timeout=WAIT)
    assert len(photos_of(opener, "Zoë")) == 2


def test_a_picture_that_nobody_answered_for_is_left_out_and_counted(
    qtbot, window, opener, roll, tmp_path
):
    page = page_of(window)
    bring_in_roll(qtbot, page, roll)
    view = ask_of_photos(qtbot, page, tmp_path / "photos", ("BBirch.jpg", "Zoë Åkeson.jpg"))
    assert page.views.currentWidget() is view
    qtbot.keyClick(view.list, Qt.Key.Key_L)
    page.apply.click()
    qtbot.waitUntil(lambda: "0 new" in page.notice.text, timeout=WAIT)
    assert "1 question is not answered" in page.notice.text
    assert "1 left out by your answer" in page.notice.text
    assert photos_of(opener, "Bob") == photos_of(opener, "Zoë") == ()


ROWS = "Adno,Forename,Surname,DOB\n1,Ann,Lee,03/09/2016\n2,Bob,Ray,04/10/2015\n"


def test_a_number_of_another_child_asks_and_the_answer_is_worked_out_before_it_comes_in(
    qtbot, window, opener, tmp_path
):
    path = tmp_path / "list.csv"
    path.write_text(ROWS, encoding="utf-8")
    page = page_of(window)
    bring_in_roll(qtbot, page, path)
    path.write_text(ROWS.replace("Ann,Lee,03/09/2016", "Cat,Fox,05/11/2017"), encoding="utf-8")
    page.file_chosen.emit(str(path))
    qtbot.waitUntil(lambda: page.questions.current is not None, timeout=WAIT)
    assert page.views.currentWidget() is page.questions
    assert page.summary.text().startswith("0 new")
    qtbot.keyClick(page.questions.list, Qt.Key.Key_A)
    assert not page.apply.isEnabled(), "what the answer changes is worked out first"
    qtbot.waitUntil(page.apply.isEnabled, timeout=WAIT)
    assert page.summary.text().startswith("1 new")
    page.apply.click()
    qtbot.waitUntil(lambda: "Imported: 1 new" in page.notice.text, timeout=WAIT)
    assert {row.given for row in opener.run(ListPupils())} == {"Ann", "Bob", "Cat"}


def asked_of_ann(qtbot, page, path):
    path.write_text(ROWS, encoding="utf-8")
    bring_in_roll(qtbot, page, path)
    path.write_text(ROWS.replace("Ann,Lee,03/09/2016", "Cat,Fox,05/11/2017"), encoding="utf-8")
    page.file_chosen.emit(str(path))
    qtbot.waitUntil(lambda: page.questions.current is not None, timeout=WAIT)


def test_the_key_that_imports_shows_first_what_would_change(qtbot, window, opener, tmp_path):
    page = page_of(window)
    asked_of_ann(qtbot, page, tmp_path / "list.csv")
    qtbot.keyClick(page.questions.list, Qt.Key.Key_A)
    qtbot.waitUntil(page.apply.isEnabled, timeout=WAIT)
    control = Qt.KeyboardModifier.ControlModifier
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(page, Qt.Key.Key_Return, control)
    assert page.views.currentWidget() is page.review
    assert len(opener.run(ListPupils())) == 2, "nothing was brought in yet"
    qtbot.keyClick(page, Qt.Key.Key_Return, control)
    qtbot.waitUntil(lambda: "Imported: 1 new" in page.notice.text, timeout=WAIT)


def test_enter_leads_from_the_last_question_to_what_would_change(qtbot, window, tmp_path):
    page = page_of(window)
    asked_of_ann(qtbot, page, tmp_path / "list.csv")
    qtbot.keyClick(page.questions.list, Qt.Key.Key_L)
    assert page.next.text() == "Review"
    qtbot.keyClick(page.questions.list, Qt.Key.Key_Return)
    assert page.views.currentWidget() is page.review
    assert not page.next.isVisible()
    assert page.apply.isVisible()


def test_a_cancelled_import_is_forgotten_with_its_answers(qtbot, window, opener, tmp_path):
    page = page_of(window)
    asked_of_ann(qtbot, page, tmp_path / "list.csv")
    qtbot.keyClick(page.questions.list, Qt.Key.Key_1)
    page.cancel.click()
    assert page.questions.current is None
    assert page.notice.text == ""
    assert not page.cancel.isVisible()
    window.go("pupils")
    again = page_of(window)
    for _ in range(8):
        opener.on_worker(lambda: None)
    assert again.questions.current is None, "nor does it come back with the page"
    assert {row.given for row in opener.run(ListPupils())} == {"Ann", "Bob"}


def test_what_was_being_read_as_it_was_cancelled_does_not_come_back(
    qtbot, window, opener, tmp_path
):
    page = page_of(window)
    asked_of_ann(qtbot, page, tmp_path / "list.csv")
    page.reading.again.emit()
    page.cancel.click()
    for _ in range(8):
        opener.on_worker(lambda: None)
    assert page.questions.current is None
    assert page.notice.text == ""
    assert not page.cancel.isVisible()
    assert not page.apply.isEnabled()


@pytest.mark.parametrize("kind", ["roll", "photos"])
def test_what_was_answered_is_back_after_a_lock(
    qtbot, window, opener, make_window, roll, tmp_path, kind
):
    page = page_of(window)
    bring_in_roll(qtbot, page, roll)
    if kind == "photos":
        view = ask_of_photos(qtbot, page, tmp_path / "photos", ("BBirch.jpg", "Zoë Åkeson.jpg"))
        qtbot.waitUntil(lambda: view.current is not None, timeout=WAIT)
        answer = "same"
    else:
        path = tmp_path / "list.csv"
        path.write_text("UPN,Forename,Surname\nB801200005001,Cat,Fox\n", encoding="utf-8")
        page.file_chosen.emit(str(path))
        view = page.questions
        qtbot.waitUntil(lambda: view.current is not None, timeout=WAIT)
        answer = "new"
    qtbot.keyClick(view.list, Qt.Key.Key_1 if answer == "same" else Qt.Key.Key_A)
    answers = view.answers()
    assert answers[0][1].startswith(answer)
    opener.lock()
    window = make_window(opener.unlock())
    window.go("imports")
    page = window.pages.currentWidget()
    qtbot.waitUntil(lambda: "earlier answers have been restored" in page.notice.text, timeout=WAIT)
    assert page.questions.answers() == answers
    qtbot.waitUntil(page.apply.isEnabled, timeout=WAIT)
    page.apply.click()
    qtbot.waitUntil(lambda: "Imported: 1 new" in page.notice.text, timeout=WAIT)
    window.go("pupils")
    window.go("imports")
    page = window.pages.currentWidget()
    for _ in range(8):
        opener.on_worker(lambda: None)
    assert page.notice.text == "", "what was brought in is not asked again"


def test_a_file_whose_numbers_slipped_is_stopped_with_the_reason(qtbot, window, opener, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(ROWS, encoding="utf-8")
    page = page_of(window)
    bring_in_roll(qtbot, page, path)
    slipped = ROWS.replace("1,Ann", "9,Ann").replace("2,Bob", "1,Bob").replace("9,Ann", "2,Ann")
    path.write_text(slipped, encoding="utf-8")
    page.file_chosen.emit(str(path))
    qtbot.waitUntil(lambda: "slipped" in page.notice.text, timeout=WAIT)
    assert not page.apply.isEnabled()
    assert {row.admission_no for row in opener.run(ListPupils()) if row.given == "Ann"} == {"1"}


def test_photos_show_their_face_and_what_would_happen_before_they_come_in(
    qtbot, window, opener, roll, tmp_path
):
    page = page_of(window)
    page.file_chosen.emit(str(roll))
    qtbot.waitUntil(page.apply.isEnabled, timeout=WAIT)
    page.apply.click()
    qtbot.waitUntil(lambda: "Imported" in page.notice.text, timeout=WAIT)
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "Birch Bob.jpg").write_bytes(figure_jpeg(3))
    (folder / "Bob_Birch.jpg").write_bytes(figure_jpeg(4))
    (folder / "B801200005001.jpg").write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    for seen in ("1 ticked · 0 the same · 1 refused", "0 ticked · 1 the same · 1 refused"):
        page.file_chosen.emit(str(folder))
        qtbot.waitUntil(lambda seen=seen: seen in page.summary.text(), timeout=WAIT)
        faces = [
            page.photos.data(page.photos.index(row, 1), Qt.ItemDataRole.DecorationRole)
            for row in range(3)
        ]
        assert sum(face is not None and not face.isNull() for face in faces) == 2
        page.apply.click()
        qtbot.waitUntil(lambda: "Importing" not in page.notice.text, timeout=WAIT)
    bob = next(row for row in opener.run(ListPupils()) if row.given == "Bob")
    assert len(opener.run(OpenPupil(bob.id)).photos) == 1


def test_a_picture_is_cut_by_hand_before_it_comes_in(qtbot, window, opener, roll, tmp_path):
    page = page_of(window)
    bring_in_roll(qtbot, page, roll)
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "Birch Bob.jpg").write_bytes(figure_jpeg(3))
    page.file_chosen.emit(str(folder))
    qtbot.waitUntil(lambda: "1 ticked" in page.summary.text(), timeout=WAIT)
    assert not page.review.crop.isEnabled()
    page.review.faces.view.selectRow(0)
    page.review.crop.click()
    qtbot.waitUntil(lambda: page.findChild(CropDialog) is not None, timeout=WAIT)
    dialog = page.findChild(CropDialog)
    whole = dialog.view.outcome().size()
    for key in (*[Qt.Key.Key_Minus] * 5, Qt.Key.Key_R):
        qtbot.keyClick(dialog.view, key)
    dialog.submitted.emit()
    page.apply.click()
    qtbot.waitUntil(lambda: "Imported" in page.notice.text, timeout=WAIT)
    bob = next(row for row in opener.run(ListPupils()) if row.given == "Bob")
    photo = QImage.fromData(opener.run(FetchPhoto(opener.run(OpenPupil(bob.id)).current_photo)))
    wanted = (0.8 * whole.height(), 0.8 * whole.width())
    assert photo.size().toTuple() == pytest.approx(wanted, abs=2)


def test_a_cancelled_import_leaves_nothing(qtbot, window, opener, tmp_path):
    folder = tmp_path / "photos"
    folder.mkdir()
    names = ["".join(chr(97 + (n * k) % 26) for k in (3, 7, 11, 17, 19)) for n in range(150)]
    lines = ["Surname,Forename"] + [f"{name}son,{name}" for name in sorted(set(names))]
    path = tmp_path / "many.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    page = page_of(window)
    page.file_chosen.emit(str(path))
    qtbot.waitUntil(page.apply.isEnabled, timeout=WAIT)
    page.apply.click()
    qtbot.waitUntil(lambda: "Imported" in page.notice.text, timeout=WAIT)
    jpeg = figure_jpeg(5)
    for name in set(names):
        (folder / f"{name}son {name}.jpg").write_bytes(jpeg)
    page.file_chosen.emit(str(folder))
    qtbot.waitUntil(lambda: page.photos.rowCount() == len(set(names)), timeout=WAIT)
    # On the worker's own thread, so that the next report is sure to find it.
    window._desk.progressed.connect(
        lambda _d, _t: window._desk.cancel(), Qt.ConnectionType.DirectConnection
    )
    window._desk._reported_at = 0.0  # what the preview told a moment ago hushes no report of this
    page.apply.click()
    qtbot.waitUntil(lambda: "Stopped" in page.notice.text, timeout=WAIT)
    assert not any(row.photo for row in opener.run(ListPupils()))


def test_the_cancel_button_cancels(window):
    window.progress.cancel.click()
    assert window._desk._cancel.is_set()
