"""The markbook: marks, states and notes, and that undo, scope, sealed files and erasure know of
them by their declaration alone."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.erasures import School
from tests.marks import DEPTH, SCALED, assess, cells, enter
from tests.two_vaults import two_places
from vault.actions.classes import AddClass, EndEnrolment, Enrol, ListClasses
from vault.actions.history import UndoStep
from vault.actions.markbook import (
    AnalyseAssessment,
    ArrangeAssessments,
    EnterMarks,
    ListAssessments,
    OpenMarkbook,
    OpenPupilMarks,
    RemoveAssessment,
    SetAssessment,
    SetTarget,
)
from vault.actions.pupils import AddPupil, SearchEverything
from vault.actions.scales import ListScales, SetEvaluations, SetScale
from vault.domain.access import Role
from vault.domain.bands import Band
from vault.domain.catalogue.markbook import MARK_KIND, MARKS
from vault.domain.data_kinds import DataKind
from vault.domain.ids import NEW
from vault.domain.markbook import CellChange, Target, weighted_mean
from vault.domain.scales import Editor, Evaluation, MarkState, Scale, ScaleValue
from vault.domain.transfer import Standing
from vault.errors import (
    InvalidValueError,
    NotFoundError,
    PermissionDeniedError,
    StaleRecordError,
)


def class_of(school, *names):
    """More pupils beside Ann in 4A; all their ids."""
    room = school.ids["a"]
    more = [
        school.run(AddPupil((("legal_given", n), ("legal_family", "Zed")), room)) for n in names
    ]
    return [school.ids["ann"], *more]


def book(session, room):
    return session.run(OpenMarkbook(room))


def test_marks_stand_in_their_cells_with_their_bands(school):
    room, (ann, cy, di) = school.ids["a"], class_of(school, "Cy", "Di")
    test = assess(school, room)
    enter(school, room, test, {ann: "17,5", cy: "8", di: "mis"})
    assert school.changed == {MARK_KIND}
    assert cells(school, room) == {
        ("Ann Ash", "Spelling"): "17.5",
        ("Cy Zed", "Spelling"): "8",
        ("Di Zed", "Spelling"): "missing",
    }
    page = book(school, room)
    bands = [page.band(page.assessments[0], line.mark(test)) for line in page.lines]
    assert bands == [Band.ABOVE, Band.BELOW, None]
    enter(school, room, test, {ann: ""})
    assert ("Ann Ash", "Spelling") not in cells(school, room)


def test_what_is_no_mark_is_never_a_nought_and_in_no_mean(school):
    room, pupils = school.ids["a"], class_of(school, "Cy", "Di", "Ed", "Flo")
    test = assess(school, room, "Reading", SCALED)
    texts = ("100", "110", "missing", "excused", "A")
    enter(school, room, test, dict(zip(pupils, texts, strict=True)))
    figures = school.run(AnalyseAssessment("reading", room)).figures
    assert (figures.count, figures.mean, figures.spread) == (2, Decimal(105), Decimal(5))
    assert figures.bands[Band.EXPECTED] == figures.bands[Band.ABOVE] == 1
    assert figures.states[MarkState.MISSING] == figures.states[MarkState.EXCUSED] == 1
    assert figures.uncounted == 1
    sums = assess(school, room, "Sums", weight=3)
    enter(school, room, sums, {pupils[0]: "10", pupils[1]: "late"})
    page = book(school, room)
    means = {line.called.given: weighted_mean(page, line) for line in page.lines}
    assert means["Ann"] == (50, 1)
    assert means["Cy"] == (None, 0)


@pytest.mark.parametrize("text", ["21", "-1", "x", "1e3", "²", "1.25", "mi", "=1+1"])
def test_a_mark_out_of_scale_is_refused_and_nothing_else_is_written(school, text):
    room, (ann, cy) = school.ids["a"], class_of(school, "Cy")
    test = assess(school, room)
    with pytest.raises(InvalidValueError) as refused:
        enter(school, room, test, {ann: "5", cy: text})
    assert refused.value.details["field"] == "value"
    assert cells(school, room) == {}


def test_a_note_stays_when_the_mark_changes_and_goes_when_it_is_emptied(school):
    room, ann = school.ids["a"], school.ids["ann"]
    test = assess(school, room)
    enter(school, room, test, {ann: "5"}, note="in a small room")
    (after,) = enter(school, room, test, {ann: "6"})
    assert (after.value, after.note) == ("6", "in a small room")
    (after,) = enter(school, room, test, {ann: ""})
    assert (after.value, after.note) == ("", "in a small room")
    (after,) = enter(school, room, test, {ann: ""}, note="")
    assert (after.id, after.version) == ("", 0)


def test_what_another_entered_meanwhile_is_not_written_over(school):
    room, ann = school.ids["a"], school.ids["ann"]
    test = assess(school, room)
    enter(school, room, test, {ann: "5"})
    for version in (0, 2):
        with pytest.raises(StaleRecordError):
            school.run(EnterMarks((CellChange(test, ann, version, "9"),)))
    twice = (CellChange(test, ann, 1, "9"), CellChange(test, ann, 1, "8"))
    with pytest.raises(StaleRecordError):
        school.run(EnterMarks(twice))
    assert list(cells(school, room).values()) == ["5"]


def test_a_block_that_was_pasted_is_one_step_to_be_undone(school):
    room, pupils = school.ids["a"], class_of(school, "Cy", "Di")
    test = assess(school, room)
    enter(school, room, test, {pupils[0]: "1"})
    enter(school, room, test, dict.fromkeys(pupils, "9"))
    school.run(UndoStep(school.undo_steps[-1]))
    assert cells(school, room) == {("Ann Ash", "Spelling"): "1"}


def test_who_is_not_in_the_class_gets_no_mark_and_who_left_keeps_theirs(school):
    room, other, ann = school.ids["a"], school.ids["b"], school.ids["ann"]
    test = assess(school, other)
    with pytest.raises(NotFoundError):
        enter(school, other, test, {ann: "5"})
    moved = school.run(Enrol(ann, other))
    enter(school, other, test, {ann: "5"})
    school.run(EndEnrolment(moved, date.today()))
    page = book(school, other)
    assert [(x.called.given, x.has_left) for x in page.lines] == [("Bob", False), ("Ann", True)]
    with pytest.raises(NotFoundError):
        enter(school, other, test, {ann: "6"})
    assert school.run(AnalyseAssessment("Spelling", other)).figures.count == 1
    assert book(school, room).lines[0].marks == {}


def test_a_class_without_pupils_has_a_markbook_and_no_figures(school):
    room = school.run(AddClass("Empty"))
    assess(school, room)
    assert book(school, room).lines == ()
    figures = school.run(AnalyseAssessment("Spelling", room)).figures
    assert (figures.count, figures.mean, figures.middle) == (0, None, None)
    with pytest.raises(InvalidValueError):
        school.run(AnalyseAssessment("Nothing of the kind"))


def test_columns_are_moved_hidden_and_kept_at_the_left_and_nothing_is_lost(school):
    room, ann = school.ids["a"], school.ids["ann"]
    first, second = assess(school, room, "One"), assess(school, room, "Two")
    enter(school, room, first, {ann: "5"})
    one, two = book(school, room).assessments
    wanted = (replace(two, is_frozen=True), replace(one, is_hidden=True))
    school.run(ArrangeAssessments(room, wanted))
    after = book(school, room).assessments
    assert [(a.id, a.is_hidden, a.is_frozen) for a in after] == [
        (second, False, True),
        (first, True, False),
    ]
    assert cells(school, room) == {("Ann Ash", "One"): "5"}
    for wrong in (after[:1], (one, two)):
        with pytest.raises(StaleRecordError):
            school.run(ArrangeAssessments(room, wrong))


def test_an_assessment_keeps_its_class_and_scale_and_a_total_below_no_mark(school):
    room, ann = school.ids["a"], school.ids["ann"]
    test = assess(school, room)
    enter(school, room, test, {ann: "15"})
    (here,) = book(school, room).assessments
    for wrong, field in (
        (replace(here, class_id=school.ids["b"]), "class"),
        (replace(here, scale=SCALED), "scale"),
        (replace(here, out_of=10), "out_of"),
        (replace(here, title=" "), "title"),
        (replace(here, half_term=7), "half_term"),
        (replace(here, weight=101), "weight"),
        (replace(here, id=NEW), "title"),
    ):
        with pytest.raises(InvalidValueError) as refused:
            school.run(SetAssessment(wrong))
        assert refused.value.details["field"] == field
    school.run(SetAssessment(replace(here, title="Spelling test", out_of=15)))
    assert cells(school, room) == {("Ann Ash", "Spelling test"): "15"}


def test_an_assessment_goes_with_its_marks_and_comes_back_with_them(school):
    room, ann = school.ids["a"], school.ids["ann"]
    test = assess(school, room)
    enter(school, room, test, {ann: "15"})
    (here,) = book(school, room).assessments
    with pytest.raises(StaleRecordError):
        school.run(RemoveAssessment(test, here.version + 1))
    assert school.run(RemoveAssessment(test, here.version)) == 1
    assert school.run(ListAssessments()) == ()
    school.run(UndoStep(school.undo_steps[-1]))
    assert cells(school, room) == {("Ann Ash", "Spelling"): "15"}


def test_the_half_term_of_an_assessment_is_that_of_its_day(school):
    room = school.ids["a"]
    assess(school, room, half_term=0, day=date(2026, 9, 20))
    assess(school, room, half_term=0, day=date(2027, 5, 3))
    assert [a.half_term for a in book(school, room).assessments] == [1, 5]


def test_figures_are_of_the_newest_assessment_and_say_how_it_was_before(school):
    room, (ann, cy) = school.ids["a"], class_of(school, "Cy")
    early = assess(school, room, "Reading", SCALED, date(2026, 9, 10), 1)
    late = assess(school, room, "Reading", SCALED, date(2026, 11, 10), 2)
    enter(school, room, early, {ann: "90", cy: "100"})
    enter(school, room, late, {ann: "100", cy: "112"})
    there = assess(school, school.ids["b"], "reading", SCALED, date(2026, 9, 12), 1)
    enter(school, school.ids["b"], there, {school.ids["bob"]: "80"})
    found = school.run(AnalyseAssessment("READING"))
    assert (found.classes, found.figures.count) == (2, 3)
    assert [(p.point.title, p.figures.mean) for p in found.points] == [
        ("Autumn 1, 2026/27", Decimal(90)),
        ("Autumn 2, 2026/27", Decimal(106)),
    ]


def test_values_are_counted_as_they_are_spelt_whatever_signs_they_have(school):
    codes = ('"A"', "B,", "C\\", "ç", "[]")
    values = tuple(ScaleValue(code, code, n) for n, code in enumerate(codes, start=1))
    scale = school.run(SetScale(Scale(NEW, 0, "Own", Editor.LETTERS, values=values)))
    room, pupils = school.ids["a"], class_of(school, "Cy", "Di", "Ed", "Flo", "Gus")
    test = assess(school, room, "Style", scale)
    given = dict(zip(pupils, (*codes, '"A"'), strict=True))
    enter(school, room, test, given)
    assert {m.value for x in book(school, room).lines for m in x.marks.values()} == set(codes)
    figures = school.run(AnalyseAssessment("Style", room)).figures
    assert (figures.count, figures.unbanded, figures.uncounted) == (6, 6, 0)


def test_marks_of_different_totals_are_put_together_in_percent(school):
    room, other = school.ids["a"], school.ids["b"]
    enter(school, room, assess(school, room, "Maths", out_of=20), {school.ids["ann"]: "10"})
    enter(school, other, assess(school, other, "Maths", out_of=40), {school.ids["bob"]: "40"})
    figures = school.run(AnalyseAssessment("Maths")).figures
    assert (figures.mean, figures.in_percent) == (Decimal(75), True)
    assert figures.bands == {
        Band.WELL_BELOW: 0,
        Band.BELOW: 1,
        Band.EXPECTED: 0,
        Band.ABOVE: 1,
    }


def test_a_school_sets_what_it_expects_at_each_point_of_the_year(school):
    room, ann = school.ids["a"], school.ids["ann"]
    own = (Evaluation(2, 90, 95, 105), Evaluation(0, 85, 102, 115))
    school.run(SetEvaluations(SCALED, own))
    for day, half_term, band in (
        (date(2026, 11, 10), 2, Band.EXPECTED),
        (date(2027, 6, 10), 6, Band.BELOW),
    ):
        made = assess(school, room, f"R{half_term}", SCALED, day, half_term)
        enter(school, room, made, {ann: "98"})
        page = book(school, room)
        assert page.band(page.assessments[-1], page.lines[0].mark(made)) is band
    scale = next(s for s in school.run(ListScales()) if s.code == SCALED)
    (keep,) = [e for e in scale.evaluations if e.id and e.half_term == 2]
    school.run(SetEvaluations(scale.id, (replace(keep, expected_from=99),)))
    page = book(school, room)
    assert page.band(page.assessments[0], page.lines[0].mark(page.assessments[0].id)) is Band.BELOW
    with pytest.raises(InvalidValueError):
        school.run(SetEvaluations(scale.id, (Evaluation(0, 100, 90, 110),)))


def test_a_scale_of_ones_own_keeps_the_values_that_marks_have(school):
    room, ann = school.ids["a"], school.ids["ann"]
    values = (ScaleValue("no", "Not yet", 1), ScaleValue("yes", "Secure", 2))
    made = school.run(
        SetScale(
            Scale(
                NEW,
                0,
                "House",
                Editor.LETTERS,
                values=values,
                evaluations=(Evaluation(0, 1, 2, 3),),
            )
        )
    )
    test = assess(school, room, "Recall", made)
    enter(school, room, test, {ann: "YES"})
    assert list(cells(school, room).values()) == ["yes"]
    here = next(s for s in school.run(ListScales()) if s.id == made)
    with pytest.raises(InvalidValueError):
        school.run(SetScale(replace(here, values=here.values[:1])))
    with pytest.raises(InvalidValueError):
        school.run(SetScale(replace(here, editor=Editor.TEXT)))
    with pytest.raises(InvalidValueError):
        school.run(SetScale(replace(here, id=NEW, title="house")))
    more = (ScaleValue("never", "Never", 0), *here.values[1:])
    school.run(SetScale(replace(here, values=more)))
    after = next(s for s in school.run(ListScales()) if s.id == made)
    assert [v.code for v in after.values] == ["never", "yes"]
    assert cells(school, room) == {("Ann Ash", "Recall"): "yes"}


def test_a_target_is_one_for_each_pupil_and_assessment(school):
    room, ann = school.ids["a"], school.ids["ann"]
    wanted = Target(NEW, 0, ann, SCALED, "Reading", "105", date(2027, 7, 1))
    made = school.run(SetTarget(wanted))
    (target,) = book(school, room).lines[0].targets
    assert (target.title, target.value) == ("Reading", "105")
    with pytest.raises(StaleRecordError):
        school.run(SetTarget(replace(wanted, title="READING")))
    with pytest.raises(InvalidValueError):
        school.run(SetTarget(replace(target, value="missing")))
    school.run(SetTarget(replace(target, value="")))
    assert made == target.id
    assert book(school, room).lines[0].targets == ()


@pytest.mark.parametrize(("role", "number"), [(Role.TEACHER, 1), (Role.COVER, 0)])
def test_search_finds_the_assessments_of_classes_in_sight(school, unlock_as, role, number):
    ids = school.ids
    mine = assess(school, ids["a"], "Times_tables", day=date(2026, 11, 3))
    other = assess(school, ids["b"], "Times_tables", day=date(2026, 11, 10))
    first, second = school.run(SearchEverything("s_TAB"))
    assert (first.id, second.id) == (f"{ids['b']}/{other}", f"{ids['a']}/{mine}")
    assert (second.kind, second.title) == ("assessment", "Times_tables")
    assert second.detail == "4A, Autumn 2, 2026/27"
    assert [hit.id for hit in school.run(SearchEverything("4a times"))] == [second.id]
    assert school.run(SearchEverything("ti")) == school.run(SearchEverything("times%")) == ()
    found = unlock_as(role).run(SearchEverything("times"))
    assert found == (second,) * number


def test_a_teacher_marks_own_classes_and_knows_of_no_other(school, unlock_as):
    ids = school.ids
    other = assess(school, ids["b"])
    enter(school, ids["b"], other, {ids["bob"]: "5"})
    teacher = unlock_as(Role.TEACHER)
    assert teacher.run(ListAssessments()) == ()
    own = assess(teacher, ids["a"], "Depth", DEPTH)
    enter(teacher, ids["a"], own, {ids["ann"]: "exs"})
    assert cells(teacher, ids["a"]) == {("Ann Ash", "Depth"): "EXS"}
    for wrong in (
        OpenMarkbook(ids["b"]),
        EnterMarks((CellChange(other, ids["bob"], 1, "6"),)),
        EnterMarks((CellChange(own, ids["bob"], 0, "EXS"),)),
        EnterMarks((CellChange(other, ids["ann"], 0, "5"),)),
    ):
        with pytest.raises(NotFoundError):
            teacher.run(wrong)
    with pytest.raises(NotFoundError):
        assess(teacher, ids["b"])
    with pytest.raises(InvalidValueError):
        teacher.run(AnalyseAssessment("Spelling"))
    for wrong in (SetScale(Scale(NEW, 0, "Mine", Editor.TICK)), SetEvaluations(DEPTH, ())):
        with pytest.raises(PermissionDeniedError):
            teacher.run(wrong)


@pytest.mark.parametrize("role", [Role.COVER, Role.AUDITOR, Role.TECHNICIAN])
def test_who_teaches_nobody_sees_no_marks(school, unlock_as, role):
    room = school.ids["a"]
    assess(school, room)
    session = unlock_as(role)
    for action in (ListAssessments(), OpenMarkbook(room), AnalyseAssessment("Spelling")):
        with pytest.raises(PermissionDeniedError):
            session.run(action)


@pytest.fixture
def office_and_teacher(tmp_path):
    office, teacher = two_places(tmp_path)
    yield office, teacher
    for place in (office, teacher):
        place.lock()


def test_marks_that_two_vaults_entered_stand_together_after_the_files_went_round(
    office_and_teacher,
):
    office, teacher = office_and_teacher
    ann, bob = office.pupils
    house = office.run(
        SetScale(Scale(NEW, 0, "House", Editor.LETTERS, values=(ScaleValue("y", "Yes", 1),)))
    )
    office.run(SetEvaluations(SCALED, (Evaluation(0, 90, 95, 105),)))
    test = assess(office, office.room, "Reading", SCALED)
    more = assess(office, office.room, "House", house)
    enter(office, office.room, test, {ann: "94"})
    enter(office, office.room, more, {bob: "y"})
    teacher.receive(office.send([teacher], classes=[office.room]))
    there = next(a.class_id for a in teacher.run(ListAssessments()))
    page = book(teacher, there)
    assert cells(teacher, there) == cells(office, office.room)
    reading = page.assessments[0]
    theirs = {line.called.given: line.pupil for line in page.lines}
    assert page.band(reading, page.lines[0].mark(reading.id)) is Band.BELOW
    enter(teacher, there, reading.id, {theirs["Bob"]: "101", theirs["Ann"]: "97"})
    enter(office, office.room, test, {ann: "missing"})
    seen = office.preview(back := teacher.send([office], classes=[there]))
    (asked,) = [item for item in seen.items if item.standing is Standing.CONFLICT]
    assert (asked.table, [f.field for f in asked.fields]) == ("mark", ["value"])
    office.receive(back, prefer="theirs")
    assert cells(office, office.room) == cells(teacher, there)
    assert cells(office, office.room)["Ann Ash", "Reading"] == "97"


def test_the_same_assessment_made_on_both_sides_becomes_one(office_and_teacher):
    office, teacher = office_and_teacher
    without = frozenset(DataKind) - {MARKS, DataKind.HEALTH, DataKind.SAFEGUARDING}
    enter(office, office.room, assess(office, office.room), {office.pupils[0]: "5"})
    teacher.receive(office.send([teacher], classes=[office.room], kinds=without))
    there = next(c.id for c in teacher.run(ListClasses()))
    own = assess(teacher, there)
    lines = book(teacher, there).lines
    enter(teacher, there, own, {next(x.pupil for x in lines if x.called.given == "Bob"): "7"})
    teacher.receive(office.send([teacher], classes=[office.room]))
    assert sorted(cells(teacher, there).values()) == ["5", "7"]
    assert len(teacher.run(ListAssessments())) == 1


def test_an_erased_childs_marks_are_gone_from_every_page_of_the_files(tmp_path):
    school = School(tmp_path)
    test = assess(school.lead, school.room, scale="own.text")
    enter(school.lead, school.room, test, {school.pupil: "Jabberwock"}, note="Bandersnatch")
    report = school.erase()
    assert report.row.counts["mark"] == 1
    assert cells(school.lead, school.room) == {}
    assert school.found(("Jabberwock", "Bandersnatch", "Spelling")) == ["Spelling"]


def test_a_pupils_marks_stand_beside_the_class_and_the_search_finds_assessments(school):
    room, (ann, cy) = school.ids["a"], class_of(school, "Cy")
    early = assess(school, room, "Reading", SCALED, date(2026, 9, 10), 1)
    late = assess(school, room, "Reading", SCALED, date(2026, 11, 10), 2)
    enter(school, room, early, {ann: "95", cy: "105"})
    enter(school, room, late, {ann: "missing", cy: "110"})
    found = school.run(OpenPupilMarks(ann))
    told = [(m.assessment.id, m.mark.value, m.figures.mean) for m in found.marks]
    assert told == [(early, "95", 100), (late, "missing", 110)]
