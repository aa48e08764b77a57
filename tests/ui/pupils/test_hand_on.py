"""The office hands pupils on from the page Pupils, and what comes out comes in again."""

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from tests.two_vaults import Place
from tests.ui.open_page import page_of, settle
from ui.pupils import hand_on, hand_on_dialog
from ui.pupils.hand_on_dialog import HandOnDialog
from ui.transfers import receive_presenter
from ui.widgets.passphrase_dialog import PassphraseDialog
from vault.actions.cards import AddCard
from vault.actions.classes import AddClass
from vault.actions.disclosures import ListDisclosures
from vault.actions.import_roll import PreviewRoll
from vault.actions.pupils import AddPupil
from vault.actions.restrictions import SetRestriction
from vault.actions.school import SetSchool
from vault.domain.law import law_of
from vault.domain.policy import Country
from vault.domain.preview import ReadOptions
from vault.domain.rights import RestrictionKind
from vault.domain.school_files import SchoolFile

WAIT = 20000


@pytest.fixture
def pupils(opener, desk):
    assert desk is not None
    room = opener.run(AddClass("4A"))
    left = {"Bob": date(2026, 7, 17), "Ann": None, "Cem": date(2025, 7, 18)}
    return [
        opener.run(
            AddPupil(
                (
                    ("legal_given", given),
                    ("legal_family", "Ash"),
                    ("born", date(2015, 9, 3)),
                    ("left_on", day),
                ),
                room,
            )
        )
        for given, day in left.items()
    ]


def go(window, opener, place):
    window.go(place)
    settle(opener)
    return page_of(window)


def ask(window, opener, kind=SchoolFile.CTF):
    page = go(window, opener, "pupils")
    page.hand_on.click()
    settle(opener)
    dialog = page.findChild(HandOnDialog)
    dialog.kind_of.setCurrentIndex(dialog.kind_of.findData(kind))
    dialog.since.setText("01/07/2026")
    dialog.reason.setText("They go to Dale School")
    return page, dialog


def chosen(monkeypatch, module, path):
    names = []

    def choose(_parent, _title, name, _kinds):
        names.append(name)
        return str(path)

    monkeypatch.setattr(module, "ask_unused_file", choose)
    return names


@pytest.mark.parametrize(
    ("kind", "ending"), [(SchoolFile.CTF, "xml"), (SchoolFile.ONEROSTER, "zip")]
)
def test_it_is_sealed_opens_at_receive_and_comes_in_again(
    qtbot, window, opener, pupils, tmp_path, monkeypatch, kind, ending
):
    sealed, opened = tmp_path / f"out.{ending}.list.age", tmp_path / f"out.{ending}"
    page, dialog = ask(window, opener, kind)
    names = chosen(monkeypatch, hand_on, sealed)
    dialog.submitted.emit()
    qtbot.waitUntil(lambda: page.findChild(PassphraseDialog) is not None, timeout=WAIT)
    words = page.findChild(PassphraseDialog)
    passphrase = words.words.text()
    words.accept()
    assert names[0].endswith(f".{ending}.list.age")
    assert "1 pupil saved" in page.notice.text
    assert ("rules for a CTF" in page.notice.text) == (kind is SchoolFile.CTF)
    assert b"Ash" not in sealed.read_bytes()
    who = pupils[0] if kind is SchoolFile.CTF else pupils[1]
    assert opener.run(ListDisclosures(who))[0].purpose == "They go to Dale School"

    page = go(window, opener, "receive")
    names = chosen(monkeypatch, receive_presenter, opened)
    page.file_chosen.emit(str(sealed))
    qtbot.waitUntil(lambda: page.ask.isVisibleTo(page), timeout=WAIT)
    page.passphrase_given.emit(passphrase)
    qtbot.waitUntil(lambda: "Nothing protects it" in page.notice.text, timeout=WAIT)
    assert names == [f"out.{ending}"]
    preview = opener.run(PreviewRoll(opened, ReadOptions()))
    changed = {field.field for item in preview.changed for field in item.fields}
    # A OneRoster has to say a year of each class, also of one that had none.
    assert changed <= {"year_id"}
    assert (preview.same, preview.new, preview.refused, preview.questions) == (1, (), (), ())


def test_not_sealed_it_warns_and_says_who_was_left_out(
    qtbot, window, opener, pupils, tmp_path, monkeypatch
):
    opener.run(SetRestriction(pupils[2], RestrictionKind.RESTRICTION, "disputed"))
    page, dialog = ask(window, opener)
    dialog.since.setText("01/07/2025")
    dialog.to.setCurrentIndex(dialog.to.count() - 1)
    assert dialog.to.warning.isVisibleTo(dialog)
    chosen(monkeypatch, hand_on, tmp_path / "out.xml")
    dialog.submitted.emit()
    qtbot.waitUntil(lambda: "1 pupil was left out" in page.notice.text, timeout=WAIT)
    assert "delete it when you are done" in page.notice.text
    text = (tmp_path / "out.xml").read_text()
    assert "Bob" in text
    assert "Ann" not in text
    assert "Cem" not in text


def test_of_a_class_those_who_are_in_it(qtbot, window, opener, pupils, tmp_path, monkeypatch):
    page, dialog = ask(window, opener)
    assert pupils
    dialog.whom.setCurrentIndex(dialog.whom.findText("4A"))
    assert not dialog.since.isVisibleTo(dialog)
    dialog.to.setCurrentIndex(dialog.to.count() - 1)
    names = chosen(monkeypatch, hand_on, tmp_path / "out.xml")
    dialog.submitted.emit()
    qtbot.waitUntil(lambda: "1 pupil saved" in page.notice.text, timeout=WAIT)
    assert names == ["4A.xml"]
    assert "Ann" in (tmp_path / "out.xml").read_text()


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("since", "", "from which day"),
        ("reason", " ", "needed for"),
        ("to_school", "12", "seven figures"),
    ],
)
def test_what_is_missing_is_said_before_a_place_is_asked_for(
    window, opener, tmp_path, monkeypatch, field, typed, told
):
    _, dialog = ask(window, opener)
    names = chosen(monkeypatch, hand_on, tmp_path / "x")
    getattr(dialog, field).setText(typed)
    dialog.submitted.emit()
    assert told in dialog.notice.text
    assert not names


def test_where_no_school_knows_a_ctf_none_is_offered(qtbot, monkeypatch):
    states = law_of(Country.UNITED_STATES)
    monkeypatch.setattr(hand_on_dialog, "law_spoken", lambda: states)
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = HandOnDialog(parent)
    assert dialog.kind is SchoolFile.ONEROSTER
    assert dialog.kind_of.count() == 1
    assert dialog.suffix == ".zip.list.age"
    assert dialog.is_outside.isChecked()


@pytest.mark.slow
def test_sealed_for_a_colleague_it_needs_no_passphrase(
    qtbot, window, opener, pupils, tmp_path, monkeypatch
):
    oak = Place(tmp_path, "Oak Lane", "Amara Okafor")
    opener.run(AddCard(oak.card(), is_confirmed=True))
    oak.lock()
    page, dialog = ask(window, opener)
    assert pupils
    dialog.to.setCurrentIndex(dialog.to.findText("Amara Okafor, Oak Lane"))
    chosen(monkeypatch, hand_on, tmp_path / "out.xml.list.age")
    dialog.submitted.emit()
    qtbot.waitUntil(lambda: "1 pupil saved" in page.notice.text, timeout=WAIT)
    assert page.findChild(PassphraseDialog) is None
    assert b"Ash" not in (tmp_path / "out.xml.list.age").read_bytes()
    assert opener.run(ListDisclosures(pupils[0]))[0].party == "Amara Okafor, Oak Lane"


@pytest.mark.parametrize(
    ("own", "to_school", "name"),
    [
        ("801/2345", "8019999", "8012345_CTF_8019999_001.xml.list.age"),
        ("801/2345", "", "8012345_CTF_XXXXXXX_001.xml.list.age"),
        ("", "8019999", "Leavers.xml.list.age"),
    ],
)
def test_a_ctf_is_called_as_schools_expect_it_where_the_numbers_are_known(
    window, opener, pupils, tmp_path, monkeypatch, own, to_school, name
):
    opener.run(SetSchool("Hill School", own, ""))
    assert pupils
    _, dialog = ask(window, opener)
    dialog.to_school.setText(to_school)
    names = chosen(monkeypatch, hand_on, "")
    dialog.submitted.emit()
    assert names == [name]
