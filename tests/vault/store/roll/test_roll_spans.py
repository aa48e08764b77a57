"""Years and terms of a list are those of the vault by their days, or are named."""

from datetime import date

from tests.vault.exchange.rolls import answered, bring_in, oneroster
from tests.vault.store.roll.roll_files import ORG_ROWS, USERS
from vault.actions.calendar import ListYears, SetYear
from vault.actions.import_roll import PreviewRoll
from vault.domain.ids import NEW
from vault.domain.school_values import AcademicYear

YEARS = "sourcedId,status,title,type,startDate,endDate,parentSourcedId\n"


def test_a_term_and_a_year_that_change_are_named(lead, tmp_path):
    year = "y1,,2026/27,schoolYear,2026-09-01,2027-07-20,\n"
    for starts in ("2026-09-01", "2026-09-05"):
        path = oneroster(
            tmp_path / f"{starts}.zip",
            users=USERS + "p1,,student,Ann,Lee,A1,\n",
            academicSessions=YEARS + year + f"t1,,Autumn,term,{starts},2026-12-18,y1\n",
        )
        preview = lead.run(PreviewRoll(path))
        bring_in(lead, path)
    (item,) = preview.changed
    assert (item.kind, item.label) == ("term", "Autumn")
    assert [(d.field, d.old, d.new) for d in item.fields] == [
        ("starts", "2026-09-01", "2026-09-05")
    ]


def test_a_class_that_goes_to_another_year_says_which(lead, tmp_path):
    for year in ("2025/26", "2026/27"):
        path = oneroster(
            tmp_path / f"{year[:4]}.zip",
            users=USERS + "p1,,student,Ann,Lee,A1,\n",
            academicSessions=YEARS + f"y{year[:4]},,{year},schoolYear,{year[:4]}-09-01,,\n",
            classes="sourcedId,status,title,classCode,classType,termSourcedIds\n"
            f"c1,,4P,,homeroom,y{year[:4]}\n",
        )
        preview = lead.run(PreviewRoll(path))
        bring_in(lead, path)
    (item,) = [item for item in preview.changed if item.kind == "class"]
    assert [(d.field, d.old, d.new) for d in item.fields] == [("year_id", "2025/26", "2026/27")]


def test_a_class_that_two_schools_share_keeps_its_year(lead, tmp_path):
    def file(school, pupil):
        number = school[0]
        return oneroster(
            tmp_path / f"school {school}.zip",
            orgs=ORG_ROWS + f"o1,,{school},school\n",
            users=USERS + pupil,
            academicSessions=YEARS + f"y{number},,2026/27,schoolYear,2026-09-01,,\n",
            classes="sourcedId,status,title,classCode,classType,termSourcedIds\n"
            f"k{number},,Choir,,homeroom,y{number}\n",
        )

    ours = file("Field School", "p1,,student,Ann,Lee,A1,\n")
    theirs = file("Hill School", "h1,,student,Cat,Fox,B1,\n")
    bring_in(lead, ours)
    bring_in(lead, theirs, answered(lead, theirs, "same"))
    for path in (ours, theirs, ours):
        preview = lead.run(PreviewRoll(path))
        assert (preview.questions, preview.changed) == ((), ())
        assert not preview.will_write


def with_year(tmp_path, school, key, starts, pupil=""):
    terms = f"{key}t,,Autumn,term,{starts},2025-12-19,{key}\n"
    return oneroster(
        tmp_path / f"{school}-{key}-{starts}.zip",
        orgs=ORG_ROWS + f"o1,,{school},school\n",
        users=USERS + pupil,
        academicSessions="sourcedId,status,title,type,startDate,endDate,parentSourcedId\n"
        f"{key},,2025/26,schoolYear,{starts},2026-07-17,\n" + terms,
    )


def spans(lead):
    years = lead.run(ListYears())
    return [(year.name, year.starts) for year in years], sum(len(year.terms) for year in years)


def test_a_year_that_was_entered_by_hand_is_the_files_year_of_that_name(lead, tmp_path):
    lead.run(SetYear(AcademicYear(NEW, 0, "2025/26", date(2025, 9, 1), date(2026, 7, 17))))
    bring_in(lead, with_year(tmp_path, "Field School", "y1", "2025-09-01"))
    assert spans(lead) == ([("2025/26", date(2025, 9, 1))], 1)
    bring_in(lead, with_year(tmp_path, "Field School", "y1", "2025-09-03"))
    assert spans(lead) == ([("2025/26", date(2025, 9, 3))], 1)


def test_another_schools_year_is_ours_only_with_the_same_days_and_else_is_named(lead, tmp_path):
    pupil = "p1,,student,Ann,Lee,A1,\n"
    bring_in(lead, with_year(tmp_path, "Field School", "y1", "2025-09-01", pupil))
    same = with_year(tmp_path, "Hill School", "z1", "2025-09-01")
    assert not any("other days" in p.reason for p in lead.run(PreviewRoll(same)).doubtful)
    bring_in(lead, same)
    assert spans(lead) == ([("2025/26", date(2025, 9, 1))], 1)
    other = with_year(tmp_path, "Dale School", "w1", "2025-09-08")
    told = [(p.field, p.reason) for p in lead.run(PreviewRoll(other)).doubtful]
    assert [field for field, reason in told if "with other days is here" in reason] == ["2025/26"]
    bring_in(lead, other)
    assert len(lead.run(ListYears())) == 2
