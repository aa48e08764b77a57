"""Marks out of a file: whose they are, what is asked, and that what was shown is written."""

import csv
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.marks import DAY, SCALED, TEST, assess, cells, enter
from vault.actions.classes import AddClass, Enrol
from vault.actions.history import UndoStep
from vault.actions.import_marks import ApplyMarks, PreviewMarks
from vault.actions.markbook import AnalyseAssessment, OpenMarkbook, SaveMarks, ShowMarks
from vault.actions.pupils import AddPupil, ChangePupil, OpenPupil
from vault.domain.access import Role
from vault.domain.import_marks import MarkOrder
from vault.domain.preview import ReadOptions
from vault.errors import (
    BadFileError,
    FolderExistsError,
    InvalidValueError,
    PermissionDeniedError,
    PlanOutdatedError,
)

UPN = "B801200005001"


@pytest.fixture
def write(tmp_path):
    """A file of these lines; its path."""

    def written(*lines, name="marks.csv"):
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return written


def preview(session, path, title="Reading", scale=SCALED, room=None, answers=(), **more):
    return session.run(PreviewMarks(path, MarkOrder(title, scale, room, **more), answers=answers))


def bring_in(session, path, title="Reading", scale=SCALED, room=None, answers=(), **more):
    """What was shown and what was done."""
    order = MarkOrder(title, scale, room, **more)
    seen = session.run(PreviewMarks(path, order, answers=answers))
    return seen, session.run(ApplyMarks(path, order, ReadOptions(), seen.digest, answers))


def test_marks_come_to_each_pupils_own_class(school, write):
    path = write("Surname,Forename,Score", "Ash,Ann,101", "Birch,Bob,99", "Nobody,Ned,100")
    seen, done = bring_in(school, path)
    assert sorted(seen.assessments) == [("4A", True), ("4B", True)]
    assert (done.new, done.changed, done.refused) == (2, 0, 1)
    assert [(p.line, p.field) for p in seen.refused] == [(4, "pupil")]
    assert cells(school, school.ids["a"]) == {("Ann Ash", "Reading"): "101"}
    again, more = bring_in(school, path)
    assert (again.same, more.new, [is_new for _, is_new in again.assessments]) == (
        2,
        0,
        [False] * 2,
    )


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("UPN,Mark", f"{UPN},99"),
        ("pupil,Reading", "Bob Birch,99"),
        ("pupil;Score", "Birch, Bob;99"),
        ("Pupil\tResult", f"{UPN}\t99"),
        ("id_student,score", "0017,99"),
        ("Name,Grade", "Bob Birch,99"),
        ("Full name,DOB,Value", "Bob Birch,03/09/2016,99"),
    ],
)
def test_a_pupil_is_known_by_number_or_name_under_any_usual_header(school, write, header, row):
    bob = school.ids["bob"]
    version = school.run(OpenPupil(bob)).facts.version
    facts = (("admission_no", "17"), ("born", date(2016, 9, 3)))
    school.run(ChangePupil(bob, version, facts))
    _, done = bring_in(school, write(header, row))
    assert (done.new, done.refused) == (1, 0)
    assert list(cells(school, school.ids["b"]).values()) == ["99"]


def test_the_programs_own_id_names_a_pupil(school, write):
    path = write("pupil,mark", f"{school.ids['ann']},100", f"{'0' * 32},100")
    seen, done = bring_in(school, path)
    assert (done.new, [p.line for p in seen.refused]) == (1, [3])


def test_two_rows_for_one_pupil_are_a_question_until_it_is_answered(school, write):
    path = write("UPN,Mark", f"{UPN},99", f"{UPN},101", "B801200005002,90")
    seen, done = bring_in(school, path)
    (asked,) = seen.questions
    assert (asked.kind, asked.incoming.name, asked.may_be_new) == ("mark", "Bob Birch", False)
    assert [(c.name, c.number) for c in asked.candidates] == [("line 2", "99"), ("line 3", "101")]
    assert (done.new, done.skipped) == (0, 2)
    assert cells(school, school.ids["b"]) == {}
    _, done = bring_in(school, path, answers=((asked.id, "skip"),))
    assert done.new == 0
    for wrong in ("same", "new", "same:line-9"):
        with pytest.raises(InvalidValueError):
            preview(school, path, answers=((asked.id, wrong),))
    _, done = bring_in(school, path, answers=((asked.id, "same:line-3"),))
    assert list(cells(school, school.ids["b"]).values()) == ["101"]


def test_a_number_and_a_name_of_the_same_child_are_two_rows_too(school, write):
    rows = (f"{UPN},Bob,Birch,99", ",Bob,Birch,101")
    seen = preview(school, write("UPN,Forename,Surname,Mark", *rows))
    assert len(seen.questions) == 1
    assert seen.skipped >= 1


def test_rows_that_say_the_same_twice_are_one(school, write):
    seen, done = bring_in(school, write("UPN,Mark", f"{UPN},99", f"{UPN},99"))
    assert (seen.questions, done.new) == ((), 1)


def test_namesakes_are_asked_about_and_told_apart_by_their_class(school, write):
    twin = school.run(AddPupil((("legal_given", "Ann"), ("legal_family", "Ash")), school.ids["b"]))
    path = write("Forename,Surname,Mark", "Ann,Ash,99")
    (asked,) = preview(school, path).questions
    assert {c.id for c in asked.candidates} == {school.ids["ann"], twin}
    _, done = bring_in(school, path, room=school.ids["b"])
    assert done.new == 1
    assert cells(school, school.ids["b"]) == {("Ann Ash", "Reading"): "99"}
    bring_in(school, path, answers=((asked.id, f"same:{school.ids['ann']}"),))
    assert cells(school, school.ids["a"]) == {("Ann Ash", "Reading"): "99"}


def test_what_is_out_of_scale_or_of_somebody_who_left_is_told_line_by_line(school, write):
    gone = (("legal_given", "Gus"), ("legal_family", "Gone"), ("left_on", date(2026, 7, 20)))
    school.run(AddPupil(gone, school.ids["a"]))
    path = write("Name,Mark", "Ann Ash,121", "Bob Birch,mis", "Gus Gone,100", ",90", "Bob Birch,")
    seen, done = bring_in(school, path)
    assert (done.new, done.refused) == (1, 3)
    told = {p.line: (p.field, p.reason) for p in seen.refused}
    assert told[2][0] == "value"
    assert told[4] == ("pupil", "this pupil has left")
    assert told[5][0] == "pupil"
    assert cells(school, school.ids["b"]) == {("Bob Birch", "Reading"): "missing"}


def test_with_a_class_named_nobody_else_gets_a_mark(school, write):
    path = write("Name,Mark", "Ann Ash,100", "Bob Birch,100")
    seen, done = bring_in(school, path, room=school.ids["a"])
    assert (done.new, [p.reason for p in seen.refused]) == (1, ["this pupil is not in the class"])


def test_the_class_that_has_the_assessment_takes_the_mark(school, write):
    group = school.run(AddClass("Maths set", "teaching"))
    school.run(Enrol(school.ids["ann"], group))
    assess(school, group, "Reading", SCALED)
    bring_in(school, write("Name,Mark", "Ann Ash,100"))
    assert cells(school, group) == {("Ann Ash", "Reading"): "100"}
    assert cells(school, school.ids["a"]) == {}


def test_a_mark_that_stands_there_is_shown_as_changed_and_its_note_stays(school, write):
    room, ann = school.ids["a"], school.ids["ann"]
    enter(school, room, assess(school, room, "Reading", SCALED), {ann: "90"}, note="small room")
    seen, done = bring_in(school, write("Name,Mark", "Ann Ash,95"))
    assert [(i.old, i.new, i.class_name) for i in seen.changed] == [("90", "95", "4A")]
    assert done.changed == 1
    (line,) = school.run(OpenMarkbook(room)).lines
    assert [(m.value, m.note) for m in line.marks.values()] == [("95", "small room")]
    school.run(UndoStep(school.undo_steps[-1]))
    assert cells(school, room) == {("Ann Ash", "Reading"): "90"}


def test_a_file_of_several_assessments_is_read_for_one(school, write):
    rows = ("Ann Ash,Reading,100", "Ann Ash,Maths,90", "Bob Birch,reading,95")
    path = write("Name,Assessment,Mark", *rows)
    seen, done = bring_in(school, path)
    assert done.new == 2
    assert "Rows of other assessments: 1." in seen.notes
    with pytest.raises(BadFileError) as refused:
        preview(school, path, title="Spelling")
    assert "Reading, Maths" in refused.value.details["reason"]


@pytest.mark.parametrize("scale", ["Nothing", "own"])
def test_an_unknown_scale_is_told_with_those_there_are(school, write, scale):
    with pytest.raises(InvalidValueError) as refused:
        preview(school, write("Name,Mark", "Ann Ash,100"), scale=scale)
    assert refused.value.details["field"] == "scale"
    assert "Scaled score" in refused.value.details["reason"]


def test_an_assessment_that_is_marked_in_another_scale_takes_none_of_it(school, write):
    assess(school, school.ids["a"], "Reading", TEST)
    seen, done = bring_in(school, write("Name,Mark", "Ann Ash,100"))
    assert (done.new, [p.field for p in seen.refused]) == (0, ["scale"])


def test_marks_out_of_another_total_are_refused_and_told_in_the_order_of_lines(school, write):
    assess(school, school.ids["a"], "Sums", TEST, out_of=100)
    path = write("Name,Mark", "Ann Ash,45", "Nobody Here,40", "Bob Birch,51")
    seen, done = bring_in(school, path, "Sums", TEST, out_of=50)
    assert [(p.line, p.field) for p in seen.refused] == [(2, "out_of"), (3, "pupil"), (4, "value")]
    assert "100" in seen.refused[0].reason
    assert done.new == 0


@pytest.mark.parametrize("header", ["Surname,Forename,Mark", "Forename,Surname,Mark", "Name,Mark"])
def test_a_name_that_other_programs_write_for_nothing_is_a_name(school, write, header):
    room = school.ids["a"]
    for first, last in (("Jennifer", "Null"), ("Nan", "Li")):
        school.run(AddPupil((("legal_given", first), ("legal_family", last)), room))
    rows = {
        "Surname,Forename,Mark": ("Null,Jennifer,101", "Li,Nan,102", "Ash,Ann,NULL"),
        "Forename,Surname,Mark": ("Jennifer,Null,101", "Nan,Li,102", "Ann,Ash,nan"),
        "Name,Mark": ("Jennifer Null,101", "Nan Li,102", "Ann Ash,?"),
    }[header]
    seen, _ = bring_in(school, write(header, *rows))
    assert seen.refused == ()
    marks = {("Jennifer Null", "Reading"): "101", ("Nan Li", "Reading"): "102"}
    assert cells(school, room) == marks


def test_a_table_without_marks_or_pupils_says_so(school, write):
    for header in ("Name,Shoe size", "Mark,Shoe size"):
        seen = preview(school, write(header, "Ann Ash,38"))
        assert seen.needs_columns
        assert seen.new == ()


def test_when_something_changed_since_the_preview_nothing_is_written(school, write):
    path = write("Name,Mark", "Ann Ash,100")
    order = MarkOrder("Reading", SCALED)
    seen = school.run(PreviewMarks(path, order))
    room = school.ids["a"]
    enter(school, room, assess(school, room, "Reading", SCALED), {school.ids["ann"]: "90"})
    with pytest.raises(PlanOutdatedError):
        school.run(ApplyMarks(path, order, ReadOptions(), seen.digest))
    assert cells(school, room) == {("Ann Ash", "Reading"): "90"}


def test_a_teacher_brings_in_marks_of_own_classes_alone(school, unlock_as, write):
    path = write("Name,Mark", "Ann Ash,100", "Bob Birch,99")
    teacher = unlock_as(Role.TEACHER)
    seen, done = bring_in(teacher, path)
    assert (done.new, [p.line for p in seen.refused]) == (1, [3])
    assert cells(teacher, school.ids["a"]) == {("Ann Ash", "Reading"): "100"}


def test_an_assistant_reads_marks_and_brings_none_in(school, unlock_as, write):
    assistant = unlock_as(Role.ASSISTANT)
    for action in (
        PreviewMarks(write("Name,Mark", "Ann Ash,100"), MarkOrder("Reading", SCALED)),
        SaveMarks(write("x").with_name("out.csv")),
    ):
        with pytest.raises(PermissionDeniedError):
            assistant.run(action)
    assert assistant.run(ShowMarks()) == ()


def test_what_is_saved_comes_in_again_and_no_cell_is_a_formula(school, write, tmp_path):
    room, ann, out = school.ids["a"], school.ids["ann"], tmp_path / "out.csv"
    enter(school, room, assess(school, room, "=Sum", TEST), {ann: "12"}, note="+1 =A1")
    enter(school, room, assess(school, room, "Words", "own.text"), {ann: "-2"})
    assert school.run(SaveMarks(out)) == 2
    rows = list(csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines()))
    assert [(r["Assessment"], r["Mark"], r["Note"]) for r in rows] == [
        ("'=Sum", "12", "'+1 =A1"),
        ("Words", "'-2", ""),
    ]
    with pytest.raises(FolderExistsError):
        school.run(SaveMarks(out))
    for title in ("Words", "=Sum"):
        seen = preview(school, out, title=title, scale="")
        assert (seen.new, seen.changed, seen.same, seen.refused) == ((), (), 1, ())


MARKS = st.sampled_from(["", "80", "100", "120", "121", "mis", "late", "NS", "x", "100.0"])
NAMES = st.sampled_from(["Ann Ash", "Bob Birch", "ash, ann", UPN, "Ned Nobody", "", "Ann Birch"])


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=st.lists(st.tuples(NAMES, MARKS), max_size=8))
def test_what_apply_writes_is_what_the_preview_showed(school, write, rows):
    """Over what earlier files left: each is held against the markbooks before it."""
    before = {**cells(school, school.ids["a"]), **cells(school, school.ids["b"])}
    lines = [f'"{name}",{mark}' for name, mark in rows]
    seen, done = bring_in(school, write("pupil,mark", *lines))
    expected = {**before, **{(i.name, "Reading"): i.new for i in (*seen.new, *seen.changed)}}
    after = {**cells(school, school.ids["a"]), **cells(school, school.ids["b"])}
    assert after == expected
    assert all(before.get((i.name, "Reading"), "") == i.old for i in (*seen.new, *seen.changed))
    assert (done.new, done.changed, done.same) == (len(seen.new), len(seen.changed), seen.same)
    again = preview(school, write("pupil,mark", *lines))
    assert (again.new, again.changed) == ((), ())


def test_the_day_says_which_of_several_is_meant(school, write):
    room, ann = school.ids["a"], school.ids["ann"]
    assess(school, room, "Reading", SCALED, date(2026, 9, 10), 1)
    assess(school, room, "Reading", SCALED, DAY, 2)
    bring_in(school, write("Name,Mark", "Ann Ash,100"))
    bring_in(school, write("Name,Mark", "Ann Ash,95"), day=date(2026, 9, 10))
    shown = [(m.day, m.value) for m in school.run(ShowMarks(room))]
    assert shown == [(date(2026, 9, 10), "95"), (DAY, "100")]
    assert ann
    assert school.run(AnalyseAssessment("Reading")).figures.mean == 100


def test_a_number_of_one_child_beside_the_name_of_another_is_a_question(school, write):
    """Sorted by one column alone, a sheet gives every child another one's mark."""
    for head in ("Pupil,UPN,Mark", "Student,Admission number,Mark", "Name,UPN,Mark"):
        number = UPN
        if "Admission" in head:
            bob = school.run(OpenPupil(school.ids["bob"])).facts
            change = ChangePupil(school.ids["bob"], bob.version, (("admission_no", "0042"),))
            school.run(change)
            number = "0042"
        seen = preview(school, write(head, f"Ann Ash,{number},101"))
        assert (seen.new, len(seen.questions)) == ((), 1), head
        assert "Bob Birch" in {one.name for one in seen.questions[0].candidates}
        seen = preview(school, write(head, f'"Birch, Bob",{number},101'))
        assert ([item.name for item in seen.new], seen.questions) == (["Bob Birch"], ()), head


def test_rows_without_a_mark_and_a_quotation_that_never_ends_are_told(school, write):
    seen = preview(school, write("Pupil,Mark", "Ann Ash,", '"Bob Birch,101'))
    assert "Rows without a mark: 1." in seen.notes
    assert [(p.line, p.reason) for p in seen.refused] == [(3, "a quotation mark is not closed")]
