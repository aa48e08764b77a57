"""Export and administration wait for training; a pass is on record, marked by the vault itself."""

from datetime import date, timedelta

import pypdfium2
import pytest

from vault.actions.audit import ReadAudit
from vault.actions.policy import SetPolicy
from vault.actions.printing import PrintPhotoSheet
from vault.actions.profiles import AddProfile, ChangeProfile
from vault.actions.training import (
    AddTrainingModule,
    PrintTrainingCertificate,
    ReadMyTraining,
    ReadStaffTraining,
    RemoveTrainingModule,
    TakeTest,
)
from vault.domain.access import Role
from vault.domain.policy import Country, Policy
from vault.domain.secrets import Password
from vault.domain.training import Gate, Standing
from vault.errors import (
    BadModuleError,
    InvalidValueError,
    NotFoundError,
    PermissionDeniedError,
    TrainingDueError,
)
from vault.governance import training

PASSWORD = "lantern-orchard-violin-pebble"


@pytest.fixture
def later(monkeypatch):
    """The day as the vault sees it, moved on."""

    def move(days):
        class Later(date):
            @classmethod
            def today(cls):
                return date.today() + timedelta(days=days)

        monkeypatch.setattr(training, "date", Later)

    return move


def right_answers(row):
    return tuple(question.right for question in row.module.questions)


def pass_all(session):
    for row in session.run(ReadMyTraining()).rows:
        assert session.run(TakeTest(row.module.id, right_answers(row))).has_passed


def test_in_the_first_days_nothing_waits_and_then_it_does(unlock_as, school, later):
    session = unlock_as(Role.TEACHER)
    session.run(PrintPhotoSheet(school.ids["a"]))
    later(15)
    assert session.run(ReadMyTraining()).waiting == (Gate.EXPORT, Gate.ADMINISTRATION)
    with pytest.raises(TrainingDueError) as refused:
        session.run(PrintPhotoSheet(school.ids["a"]))
    assert "Passwords" in refused.value.details["modules"]
    pass_all(session)
    assert session.run(ReadMyTraining()).waiting == ()
    session.run(PrintPhotoSheet(school.ids["a"]))


def test_what_waited_is_in_the_trail_and_what_protects_never_waits(school, later):
    school.run(SetPolicy(Policy(training_grace_days=0)))
    guest = school.run(AddProfile("Guest", Role.COVER, Password.typed(PASSWORD)))
    later(1)
    with pytest.raises(TrainingDueError):
        school.run(AddProfile("Other", Role.COVER, Password.typed(PASSWORD)))
    school.run(ChangeProfile(guest.id, guest.role, guest.classes, None, suspended=True))
    newest = [(e.kind, e.outcome) for e in school.run(ReadAudit())]
    assert ("profile.add", "refused") in newest


def test_a_pass_is_over_after_a_year(school, later):
    pass_all(school)
    standings = {row.standing for row in school.run(ReadMyTraining()).rows}
    assert standings == {Standing.PASSED}
    later(340)
    assert {r.standing for r in school.run(ReadMyTraining()).rows} == {Standing.EXPIRES_SOON}
    later(366)
    assert {r.standing for r in school.run(ReadMyTraining()).rows} == {Standing.EXPIRED}
    with pytest.raises(TrainingDueError):
        school.run(PrintPhotoSheet(school.ids["a"]))


def test_too_many_wrong_answers_are_no_pass_and_leave_no_record(school):
    row = school.run(ReadMyTraining()).rows[0]
    wrong = tuple((place + 1) % 2 for place in right_answers(row))
    result = school.run(TakeTest(row.module.id, wrong))
    assert not result.has_passed
    assert school.run(ReadMyTraining()).rows[0].standing is Standing.DUE
    with pytest.raises(NotFoundError):
        school.run(PrintTrainingCertificate(row.module.id))
    with pytest.raises(InvalidValueError):
        school.run(TakeTest(row.module.id, ()))
    with pytest.raises(NotFoundError):
        school.run(TakeTest("nothing", (0,)))


def test_who_looks_after_training_sees_who_is_due_and_others_do_not(school, unlock_as):
    pass_all(school)
    session = unlock_as(Role.TEACHER)
    with pytest.raises(PermissionDeniedError):
        session.run(ReadStaffTraining())
    session.lock()


def test_the_overview_names_everybody_with_what_is_due(school):
    school.run(AddProfile("Nia", Role.TEACHER, Password.typed(PASSWORD)))
    school.run(AddProfile("Tec", Role.TECHNICIAN, Password.typed(PASSWORD)))
    pass_all(school)
    lead, nia = school.run(ReadStaffTraining())
    assert (lead.name, lead.due) == ("Dana Lead", ())
    assert lead.next_expiry == date.today() + timedelta(days=365)
    assert (nia.name, nia.done) == ("Nia", 0)
    assert any("Passwords" in title for title in nia.due)


def test_a_certificate_names_the_person_and_the_module(school):
    pass_all(school)
    pdf = school.run(PrintTrainingCertificate("passwords")).pdf
    assert pdf.startswith(b"%PDF")


def test_a_certificate_names_the_text_that_was_read_whatever_the_module_says_now(school):
    def requests():
        return next(
            r.module for r in school.run(ReadMyTraining()).rows if r.module.id == "requests"
        )

    pass_all(school)
    read = requests().digest
    school.run(SetPolicy(Policy(country=Country.UNITED_STATES)))
    assert requests().digest != read
    document = pypdfium2.PdfDocument(school.run(PrintTrainingCertificate("requests")).pdf)
    words = document[0].get_textpage().get_text_range()
    document.close()
    assert read[:16] in words


OWN = (
    "---\nid: minibus\ntitle: The minibus\nminutes: 5\nroles: data-lead\ngates: export\npass: 80\n"
    "---\nLook behind you.\n" + "## Question\nWhy?\n- [x] a\n  > b\n- [ ] c\n  > d\n" * 3
)


def test_a_school_adds_a_module_of_its_own_that_exports_then_wait_for(school, tmp_path, later):
    pass_all(school)
    path = tmp_path / "minibus.md"
    path.write_text(OWN)
    school.run(AddTrainingModule(path))
    later(15)
    with pytest.raises(TrainingDueError) as refused:
        school.run(PrintPhotoSheet(school.ids["a"]))
    assert refused.value.details["modules"] == "The minibus"
    school.run(RemoveTrainingModule("minibus"))
    school.run(PrintPhotoSheet(school.ids["a"]))


def test_a_broken_module_or_one_in_the_place_of_ours_is_refused(school, tmp_path):
    path = tmp_path / "broken.md"
    for text in (OWN.replace("---\nLook", "Look"), OWN.replace("minibus", "passwords")):
        path.write_text(text)
        with pytest.raises(BadModuleError):
            school.run(AddTrainingModule(path))
    assert not any(row.module.is_own for row in school.run(ReadMyTraining()).rows)
