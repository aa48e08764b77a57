"""What was typed is back, on every page and in every dialog there is: found by looking at all of
them, so that a new form that forgets fails here by its name. Secrets never come back."""

import dataclasses
import importlib
import inspect
import pkgutil
import types
import typing
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from enum import Enum

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

import ui
from ui.desk.typed import TypedKeeper, WindowTyping, _is_same_place, dialog_place
from ui.english import speak_in
from ui.pupils.add_pupil import AddPupilDialog
from ui.pupils.pupil_details import ContactDialog
from ui.pupils.sealed_forms import SealedDialog
from ui.shell.out_of_sight import OutOfSight
from ui.shell.places import PLACES
from ui.widgets.form_dialog import FormDialog
from ui.widgets.made_late import MadeLate
from ui.widgets.password_field import PasswordField
from ui.widgets.recovery_entry import RecoveryEntry
from ui.widgets.typed_fields import MASKED
from vault.actions.classes import AddClass
from vault.actions.contacts import SetContact
from vault.actions.incidents import StartRehearsal
from vault.actions.pupils import AddPupil
from vault.actions.rights import OpenRequest
from vault.domain.english.spoken import English, Speech
from vault.domain.ids import NEW
from vault.domain.open_enum import OpenEnum
from vault.domain.people import Contact
from vault.domain.rights import RequestKind

WRITTEN = (QLineEdit, QPlainTextEdit, QTextEdit)
SECRET_WORDS = ("password", "passphrase", "of the code", "share")


def settle(opener):
    for _ in range(8):
        opener.on_worker(lambda: None)


def every_module():
    for module in pkgutil.walk_packages(ui.__path__, "ui."):
        if module.name != "ui.__main__":
            importlib.import_module(module.name)


def below(cls):
    return {deeper for sub in cls.__subclasses__() for deeper in {sub, *below(sub)}}


every_module()
DIALOGS = sorted(
    (cls for cls in below(QDialog) if cls.__module__.startswith("ui.")),
    key=lambda cls: cls.__name__,
)
FORMS = [cls for cls in DIALOGS if issubclass(cls, FormDialog) and not cls.__name__.startswith("_")]


PLAIN = {
    str: "Robin",
    int: 2,
    bool: False,
    bytes: b"x",
    date: date.today(),
    time: time(9),
    Mapping: {},
}


def sample(hint, page):
    """A value of the kind that a dialog asks for."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return None if type(None) in arguments else sample(arguments[0], page)
    if origin in (tuple, frozenset, Sequence):
        return tuple(sample(one, page) for one in arguments if one is not ...)
    if isinstance(hint, typing.NewType):
        return "0" * 32
    if inspect.isclass(hint) and issubclass(hint, QWidget):
        return page
    if inspect.isclass(hint) and issubclass(hint, Enum | OpenEnum):
        return next(iter(hint))
    if dataclasses.is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        wanted = [
            f.name
            for f in dataclasses.fields(hint)
            if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING
        ]
        return hint(**{name: sample(hints[name], page) for name in wanted})
    if hasattr(hint, "_fields"):
        return hint(*(sample(one, page) for one in typing.get_type_hints(hint).values()))
    return PLAIN.get(origin or hint, datetime.now(UTC))


def row_kinds(cls):
    """The parameters that are a row, or may be one: name -> its class."""
    hints = typing.get_type_hints(cls.__init__)
    return {
        name: kind
        for name, hint in hints.items()
        for kind in (typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,))
        if dataclasses.is_dataclass(kind)
    }


def made_about(cls, page, **row):
    """A dialog about a row, with each word of that row as given."""
    hints = typing.get_type_hints(cls.__init__)
    rows = {n: with_words(sample(kind, page), **row) for n, kind in row_kinds(cls).items()}
    others = {
        name: sample(hints[name], page)
        for name, one in inspect.signature(cls.__init__).parameters.items()
        if name not in ("self", *rows) and one.default is inspect.Parameter.empty
    }
    return cls(**rows, **others)


def with_words(row, words, record):
    texts = {
        f.name: words
        for f in dataclasses.fields(row)
        if typing.get_type_hints(type(row))[f.name] is str and f.name != "id"
    }
    found = {"id": record} if hasattr(row, "id") else {}
    return dataclasses.replace(row, **texts, **found)


def made(cls, page):
    """A dialog of the class, over the page."""
    hints = typing.get_type_hints(cls.__init__)
    given = {
        name: sample(hints[name], page)
        for name, one in inspect.signature(cls.__init__).parameters.items()
        if name != "self" and one.default is inspect.Parameter.empty
    }
    return cls(**given)


def is_secret(field):
    if any(word in field.accessibleName().lower() for word in SECRET_WORDS):
        return True
    here = field
    while here is not None:
        if isinstance(here, PasswordField | RecoveryEntry):
            return True
        here = here.parentWidget()
    return False


def fields_of(root):
    """All that a person can write into, in their order."""
    found = []
    for field in root.findChildren(QWidget):
        inner = field.objectName().startswith("qt_")
        is_written = isinstance(field, WRITTEN) and not inner and not field.isReadOnly()
        if is_written and field.isEnabled() and not field.isHidden():
            found.append(field)
    return found


def text_of(field):
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def write(qtbot, field, words):
    """With the keyboard, as a person does."""
    field.clear() if isinstance(field, QLineEdit) else field.selectAll()
    qtbot.keyClicks(field, words)


@pytest.fixture
def school(opener, desk):
    """Something of everything that has a page of its own."""
    room = opener.run(AddClass("4B"))
    pupil = opener.run(AddPupil((("legal_given", "Zoë"),), room))
    opener.run(SetContact(pupil, Contact(NEW, 0, given="Robin", family="Ash")))
    incident = opener.run(StartRehearsal())
    request = opener.run(OpenRequest(pupil, RequestKind.ACCESS, "Robin Ash", date.today()))
    other = opener.run(AddPupil((("legal_given", "Una"),)))
    opener.records = {"pupil": pupil, "concern": pupil, "incident": incident, "request": request}
    opener.records["contacts"] = other
    return opener


def pages(opener, window):
    for place in PLACES:
        if place.key in window._places:
            window.go(place.key, opener.records.get(place.key, ""))
            settle(opener)
            page = window.pages.currentWidget()
            for part in page.findChildren(MadeLate):
                part.have_made()
            yield place.key, page


def test_on_every_page_it_is_back_after_the_lock(qtbot, school, make_window):
    window = make_window(school.desk)
    typed = {}
    for key, page in pages(school, window):
        for place, field in enumerate(fields_of(page)):
            words = f"Kx {place} {key}"[:12]
            write(qtbot, field, words)
            typed[key, place] = text_of(field), is_secret(field)
        window._desk.about_to_lock.emit()
        # The program ends here: nobody leaves the page in between.
        window._typing = WindowTyping(window._desk, window.notice)
        settle(school)
    assert {key for key, _ in typed} >= {
        "pupil",
        "incident",
        "send",
        "document",
        "pupils",
        "concern",
    }
    school.lock()
    window = make_window(school.unlock())
    lost, kept = [], []
    for key, page in pages(school, window):
        for place, field in enumerate(fields_of(page)):
            words, secret = typed.get((key, place), ("", False))
            if words and secret and text_of(field) == words:
                kept.append((key, field.accessibleName()))
            elif words and not secret and text_of(field) != words:
                lost.append((key, field.accessibleName()))
    assert (lost, kept) == ([], [])


def on_pupil(school, make_window):
    """A window that shows a pupil."""
    window = make_window(school.desk)
    window.go("pupil", school.records["pupil"])
    settle(school)
    return window


def opened(cls, opener, window):
    """The dialog as a page opens it, when all that it waits for has come."""
    dialog = made(cls, window.pages.currentWidget())
    dialog.open()
    settle(opener)
    return dialog


def written(qtbot, dialog, cls):
    """What was typed into each of its fields, and which of it is secret."""
    typed = {}
    for place, field in enumerate(fields_of(dialog)):
        write(qtbot, field, f"Kx {place} {cls.__name__}"[:12])
        typed[place] = text_of(field), is_secret(field)
    return typed


def not_as_it_should_be(dialog, typed):
    wrong = []
    for place, field in enumerate(fields_of(dialog)):
        words, secret = typed.get(place, ("", False))
        if words and (text_of(field) == words) == secret:
            wrong.append((type(dialog).__name__, field.accessibleName(), text_of(field)))
    return wrong


@pytest.mark.parametrize(
    "each", [pytest.param(4, id="some"), pytest.param(1, marks=pytest.mark.slow, id="all")]
)
def test_in_every_dialog_it_is_back_after_the_lock_and_after_esc(each, qtbot, school, make_window):
    window = on_pupil(school, make_window)
    forms = FORMS[::each]
    typed, wrong = {}, []
    for cls in forms:
        dialog = opened(cls, school, window)
        typed[cls] = written(qtbot, dialog, cls)
        dialog.reject()
        settle(school)
        again = opened(cls, school, window)
        wrong += not_as_it_should_be(again, typed[cls])
        window._desk.about_to_lock.emit()
        again.hide()
        settle(school)
    assert wrong == []
    assert sum(1 for fields in typed.values() if fields) > 15 / each
    school.lock()
    window = make_window(school.unlock())
    window.go("pupil", school.records["pupil"])
    settle(school)
    for cls in forms:
        dialog = opened(cls, school, window)
        wrong += not_as_it_should_be(dialog, typed[cls])
        dialog.hide()
    assert wrong == []


@pytest.mark.parametrize("cls", [c for c in DIALOGS if not issubclass(c, FormDialog)])
def test_a_dialog_that_keeps_nothing_has_nothing_to_write_into(cls, school, make_window):
    window = make_window(school.desk)
    dialog = made(cls, window.pages.currentWidget())
    assert fields_of(dialog) == []


def test_cancel_asks_before_it_throws_away_and_what_was_thrown_away_stays_away(
    qtbot, school, make_window
):
    window = on_pupil(school, make_window)
    dialog = opened(SealedDialog, school, window)
    qtbot.keyClicks(dialog.seen, "bruise")
    cancel = dialog.buttons.button(dialog.buttons.StandardButton.Cancel)
    cancel.click()
    assert dialog.isVisible()
    assert "discard" in dialog.notice.text
    cancel.click()
    settle(school)
    assert text_of(opened(SealedDialog, school, window).seen) == ""


@pytest.mark.parametrize("kind", [ContactDialog, AddPupilDialog])
def test_what_was_typed_is_back_in_the_other_english(qtbot, qapp, school, make_window, kind):
    page = on_pupil(school, make_window).pages.currentWidget()
    about = (Contact("1" * 32, 1, given="Robin", family="Ash"),) if kind is ContactDialog else ()

    def shown():
        dialog = kind(page, *about)
        dialog.open()
        settle(school)
        return dialog

    first = shown()
    written = {n: f"Typed{n}" for n in (0, 1)}
    for n, words in written.items():
        write(qtbot, fields_of(first)[n], words)
    first.reject()
    settle(school)
    speak_in(qapp, Speech(English.AMERICAN, in_grades=True))
    try:
        again = shown()
        assert {n: text_of(fields_of(again)[n]) for n in written} == written
        again.thrown_away.emit()
        again.close()
        settle(school)
    finally:
        speak_in(qapp, Speech())
    assert "Typed0" not in {text_of(f) for f in fields_of(shown())}


def test_a_draft_about_grey_is_none_about_gray():
    grey, gray = (f'["dialog", "X", "Close", "{name}", []]' for name in ("Mary Grey", "Mary Gray"))
    assert not _is_same_place(grey, gray)


def test_what_was_typed_about_one_person_never_comes_back_over_another(qtbot, school, make_window):
    window = on_pupil(school, make_window)
    page = window.pages.currentWidget()
    robin = ContactDialog(page, Contact("1" * 32, 1, given="Robin", family="Ash"))
    robin.open()
    settle(school)
    write(qtbot, fields_of(robin)[0], "Robina")
    robin.reject()
    settle(school)
    kim = ContactDialog(page, Contact("2" * 32, 1, given="Kim", family="Birch"))
    kim.open()
    settle(school)
    assert [text_of(f) for f in fields_of(kim)][:2] == ["Kim", "Birch"]


@pytest.mark.parametrize("cls", [c for c in FORMS if row_kinds(c)], ids=lambda cls: cls.__name__)
def test_what_was_typed_about_a_row_is_found_again_when_somebody_changed_the_row(cls, qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    before = made_about(cls, page, words="Robin", record="1" * 32)
    since = made_about(cls, page, words="Kim", record="1" * 32)
    if any(text_of(f) == "Robin" for f in fields_of(before)):
        assert dialog_place(since, "") == dialog_place(before, "")
    if before.of == "1" * 32:
        other = made_about(cls, page, words="Robin", record="2" * 32)
        assert dialog_place(other, "") != dialog_place(before, "")


def test_what_was_typed_comes_back_over_what_somebody_wrote_meanwhile_and_says_so(
    qtbot, school, make_window
):
    window = on_pupil(school, make_window)
    page = window.pages.currentWidget()
    robin = ContactDialog(page, Contact("1" * 32, 1, given="Robin", phone="07700 900001"))
    robin.open()
    settle(school)
    write(qtbot, named(robin, "Phone"), "07700 900002")
    robin.reject()
    settle(school)
    again = ContactDialog(page, Contact("1" * 32, 2, given="Robin", phone="07700 900003"))
    again.open()
    settle(school)
    assert named(again, "Phone").text() == "07700 900002"
    assert "Changed by someone else since: Phone: 07700 900003" in again.notice.text


def named(dialog, name):
    return next(f for f in fields_of(dialog) if f.accessibleName() == name)


@pytest.mark.parametrize("cls", DIALOGS, ids=lambda cls: cls.__name__)
def test_as_the_vault_locks_no_window_is_left_and_none_comes_up(cls, qtbot, qapp):
    if cls.__name__.startswith("_"):
        pytest.skip("is never opened itself")
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    dialog = made(cls, page)
    dialog.open()
    assert dialog.isVisible()
    hiding = OutOfSight(qapp)
    late = QDialog(page)
    try:
        assert [w for w in qapp.topLevelWidgets() if w.isVisible()] == []
        late.open()
        assert late.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        assert not any(window.isExposed() for window in qapp.topLevelWindows())
    finally:
        qapp.removeEventFilter(hiding)
        hiding.deleteLater()


def test_a_draft_tells_nobody_else_what_is_written_and_of_a_concern_not_even_about_whom(
    qtbot, school, make_window
):
    window = on_pupil(school, make_window)
    dialog = opened(SealedDialog, school, window)
    qtbot.keyClicks(dialog.seen, "bruise")
    dialog.reject()
    settle(school)
    rows = school.on_worker(lambda: raw_drafts(school.desk._session))
    assert len(rows) == 1
    assert not any("bruise" in cell or school.records["pupil"] in cell for cell in rows[0])


def test_the_page_of_a_concern_tells_nobody_else_about_whom_it_is_begun(qtbot, school, make_window):
    window = make_window(school.desk)
    window.go("concern", school.records["concern"])
    settle(school)
    qtbot.keyClicks(window.pages.currentWidget().form.facts, "bruise")
    window.keep_place()
    window._desk.about_to_lock.emit()
    settle(school)
    rows = school.on_worker(lambda: raw_drafts(school.desk._session))
    assert len(rows) == 1
    assert not any("bruise" in cell or school.records["pupil"] in cell for cell in rows[0])
    assert school.desk.settings["place"].split() == ["concern"]


def raw_drafts(session):
    """The table as whoever holds the vault key sees it."""
    vault = session._vault
    with vault.parts.fence.lowered() as token:
        return vault._connection.execute(
            f"{token} SELECT page, record, body FROM main.draft"
        ).fetchall()


@pytest.mark.parametrize("masked", [False, True])
def test_a_field_that_reads_otherwise_by_now_is_named_when_what_was_typed_comes_back(
    qtbot, opener, desk, masked
):
    def shown(text):
        root = QWidget()
        qtbot.addWidget(root)
        field = QLineEdit(text, root)
        field.setAccessibleName("Phone")
        field.setProperty(MASKED, masked)
        words = []
        keeper = TypedKeeper(
            opener.desk, root, ("page test", ""), lambda _, back, moved: words.append((back, moved))
        )
        settle(opener)
        qtbot.waitUntil(lambda: bool(words), timeout=5000)
        return keeper, field, words[0]

    keeper, field, _ = shown("07700 900001")
    write(qtbot, field, "07700 900002")
    keeper.keep()
    settle(opener)
    opener.lock()
    opener.unlock()
    _, field, words = shown("07700 900003")
    assert field.text() == "07700 900002"
    assert words == (True, ["Phone" if masked else "Phone: 07700 900003"])
