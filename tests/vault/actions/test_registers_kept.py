"""Registers in sealed files, in a family's copy, in an erasure, and due by the month."""

from datetime import date, timedelta

import pytest

from tests.erasures import School
from tests.two_vaults import two_places
from tests.vault.actions.registering import TODAY, change, mark, of
from vault.actions.absences import LogCall, PlanAbsence
from vault.actions.register_files import BringInRegisters
from vault.actions.registers import CloseRegister, MarkRegister, OpenRegister, RegisterChanges
from vault.actions.restrictions import SetHold
from vault.actions.retention import AdoptPack, ConfirmDisposal, ListDue, ProposeDisposal
from vault.actions.rights import ConfirmIdentity, OpenRequest
from vault.actions.subject_access import PreviewDossier
from vault.domain.ids import NEW
from vault.domain.registers import NewMark, PlannedAbsence, RegisterOf
from vault.domain.retention import HeldData
from vault.domain.rights import RequestKind
from vault.domain.transfer import Standing

WORDS = ("Jabberwock", "Bandersnatch", "Tulgeywood", "Borogove")


def fill(session, school, pupil):
    """A word of its own in every text about the pupil."""
    register = of(school, session="1")
    for line in session.run(OpenRegister(*register)).lines:
        note = WORDS[0] if line.pupil == pupil else ""
        code = "N" if line.pupil == pupil else "/"
        session.run(MarkRegister(register, (NewMark(line.pupil, 0, code, 0, note),)))
    version = next(
        x.mark.version for x in session.run(OpenRegister(*register)).lines if x.pupil == pupil
    )
    session.run(LogCall(pupil, register, version, WORDS[1], "no answer"))
    session.run(CloseRegister(register))
    change(session, register, pupil, "I", WORDS[2])
    plan = PlannedAbsence(NEW, 0, pupil, TODAY, TODAY, "M", "", WORDS[3], "her mother")
    session.run(PlanAbsence(plan))


def test_an_erased_childs_attendance_is_gone_from_every_page_of_the_files(tmp_path):
    school = School(tmp_path)
    fill(school.lead, school, school.pupil)
    report = school.erase()
    for table in ("attendance", "register_change", "planned_absence", "absence_call"):
        assert report.row.counts[table] == 1
    assert school.found(WORDS) == []


def test_the_familys_copy_has_every_mark_change_plan_and_call(school):
    ann = school.ids["ann"]
    fill(school, school, ann)
    case = school.run(OpenRequest(ann, RequestKind.ACCESS, "the mother", TODAY))
    school.run(ConfirmIdentity(case, "known at the gate"))
    sections = {s.key: s for s in school.run(PreviewDossier(case)).sections}
    text = {key: str(section.rows) for key, section in sections.items()}
    assert "I" in text["attendance"]
    assert WORDS[0] in text["register_change"]
    assert WORDS[1] in text["absence_call"]
    assert WORDS[2] in text["register_change"]
    assert WORDS[3] in text["planned_absence"]


@pytest.fixture
def long_ago(tmp_path):
    """Registers of a month eight years ago and of this month; a hold on one of the pupils."""
    made = School(tmp_path)
    old = date(TODAY.year - 8, 3, 5)
    lines = made.lead.run(OpenRegister(made.room, TODAY, "am")).lines[:3]
    marks = tuple(NewMark(line.pupil, 0, "/") for line in lines)
    for day in (old, old + timedelta(days=1), TODAY):
        register = RegisterOf(made.room, day, "am")
        made.lead.run(BringInRegisters(((register, marks),), "The office"))
    made.lead.run(AdoptPack("england-secondary"))
    made.old, made.held = old, lines[0].pupil
    yield made
    made.lead.lock()


def due(school):
    items = school.lead.run(ListDue()).items
    return [item for item in items if item.data is HeldData.ATTENDANCE]


def codes(school, day):
    return [x.code for x in school.lead.run(OpenRegister(school.room, day, "am")).lines if x.code]


def dispose(school, item):
    batch = school.lead.run(ProposeDisposal((item.key,), "time is over", TODAY))
    school.unlock("Lee Lead")
    report = school.lead.run(ConfirmDisposal(batch, TODAY))
    school.unlock("Dana Lead")
    return report.row.counts


def test_registers_are_due_by_the_month_and_later_ones_stay(long_ago):
    (item,) = due(long_ago)
    assert item.label == f"Registers {long_ago.old:%B %Y}"
    assert dispose(long_ago, item) == {"attendance": 6, "register_taken": 2}
    assert codes(long_ago, long_ago.old) == []
    assert len(codes(long_ago, TODAY)) == 3
    assert due(long_ago) == []


def test_what_is_held_stays_with_its_register_and_says_why(long_ago):
    long_ago.lead.run(SetHold(long_ago.held, "a claim"))
    (item,) = due(long_ago)
    assert item.kept == ""
    assert dispose(long_ago, item) == {"attendance": 4}
    assert codes(long_ago, long_ago.old) == ["/"]
    assert long_ago.lead.run(OpenRegister(long_ago.room, long_ago.old, "am")).closed is not None
    (item,) = due(long_ago)
    assert "a claim" in item.kept


def test_what_two_vaults_did_with_one_register_stands_together(tmp_path):
    office, teacher = two_places(tmp_path)
    ann, bob = office.pupils
    register = RegisterOf(office.room, TODAY, "am")
    mark(office.session, register, ann, "N")
    mark(office.session, register, bob, "/")
    office.run(CloseRegister(register))
    teacher.receive(office.send([teacher], classes=[office.room]))
    lines = {x.called.given: x for x in teacher.run(OpenRegister(*register)).lines}
    assert [lines[name].code for name in ("Ann", "Bob")] == ["N", "/"]
    change(teacher.session, register, lines["Ann"].pupil, "I", "she rang")
    change(office.session, register, ann, "L", "came late", 20)
    back = teacher.send([office], classes=[office.room])
    asked = [x for x in office.preview(back).items if x.standing is Standing.CONFLICT]
    assert [(x.table, x.label) for x in asked] == [("attendance", "Ann Ash")]
    office.receive(back, prefer="theirs")
    assert {x.code for x in office.run(RegisterChanges(*register))} == {"I", "L"}
    assert office.run(OpenRegister(*register)).lines[0].code == "I"
    for place in (office, teacher):
        place.lock()
