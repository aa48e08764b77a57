"""The week of the term, and the first steps of a new school."""

from datetime import date

from tests.vault.actions.todays import PASSWORD, TODAY, open_as
from vault.actions.calendar import SetTerm, SetYear
from vault.actions.desk_notes import SetSetting
from vault.actions.photos import AddPhotoFile
from vault.actions.profiles import AddProfile
from vault.actions.today import ReadToday
from vault.demo.figures import figure_jpeg
from vault.domain.access import Role
from vault.domain.ids import NEW
from vault.domain.school_values import AcademicYear, Term
from vault.domain.secrets import Password
from vault.domain.today import STEPS_SETTING
from vault.governance.today import term_week


def test_the_week_of_the_term_counts_from_its_first_monday(school):
    starts, ends = date(2026, 9, 1), date(2026, 12, 18)  # a Tuesday, a Friday
    year = school.run(SetYear(AcademicYear(NEW, 0, "2026/27", starts, date(2027, 7, 23))))
    school.run(SetTerm(Term(NEW, 0, year, "Autumn", starts, ends)))
    terms = [Term(NEW, 1, year, "Autumn", starts, ends)]
    assert term_week(terms, date(2026, 9, 6)).week == 1
    assert term_week(terms, date(2026, 9, 7)).week == 2
    assert term_week(terms, date(2026, 12, 19)) is None
    found = school.run(ReadToday()).term
    assert found == term_week(terms, TODAY)


def test_an_empty_school_is_asked_for_nothing_but_its_first_steps(lead):
    today = lead.run(ReadToday())
    assert today.due == ()
    assert today.steps.school == "Willow Bank"
    assert today.steps.has_sheet
    assert (today.steps.pupils, today.steps.photos, today.steps.colleagues) == (0, 0, 0)


def test_the_first_steps_are_shown_until_all_are_done(school, tmp_path):
    assert school.run(ReadToday()).steps.pupils == 2
    picture = tmp_path / "a.jpg"
    picture.write_bytes(figure_jpeg(3))
    school.run(AddPhotoFile(school.ids["ann"], picture, TODAY))
    assert school.run(ReadToday()).steps.photos == 1
    school.run(AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD)))
    assert school.run(ReadToday()).steps is None


def test_the_first_steps_can_be_put_away(school):
    school.run(SetSetting(STEPS_SETTING, "away"))
    assert school.run(ReadToday()).steps is None


def test_only_who_sets_up_the_school_sees_the_first_steps(school):
    for role in Role:
        school.run(AddProfile(f"A {role}", role, Password.typed(PASSWORD), {school.ids["a"]}))
    school.lock()
    for role in Role:
        with open_as(school, f"A {role}") as session:
            assert (session.run(ReadToday()).steps is not None) is (role is Role.DATA_LEAD), role
