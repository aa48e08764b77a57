"""Programmes and judgements out of files: whose they are, what is asked, and that what was shown is
what is written."""

import csv
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.rules.objective_arguments import programme_of
from vault.actions.history import UndoStep
from vault.actions.import_objectives import (
    ApplyJudgements,
    ApplyProgrammes,
    PreviewJudgements,
    PreviewProgrammes,
    SaveJudgements,
    SaveProgrammes,
    ShowJudgements,
)
from vault.actions.objectives import ListProgrammes, OpenObjectives, SetProgramme
from vault.actions.pupils import AddPupil, ChangePupil, OpenPupil
from vault.domain.access import Role
from vault.domain.import_objectives import JudgementOrder
from vault.domain.objectives import JUDGEMENT_WORDS, Judgement
from vault.domain.preview import ReadOptions
from vault.errors import FolderExistsError, PermissionDeniedError, PlanOutdatedError

SECURE, DEEP, NOT_YET = Judgement.SECURE, Judgement.DEEP, Judgement.NOT_YET
HEAD = "Surname,Forename,Objective,Judgement"
TODAY = date.today()
UNSAID = JudgementOrder()


@pytest.fixture
def write(tmp_path):
    """A file of these lines; its path."""

    def written(*lines, name="list.csv"):
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return written


@pytest.fixture
def programme(school):
    return school.run(SetProgramme(programme_of("Writing, Year 4", "Letters", "Stories")))


def preview(session, path, order=UNSAID, answers=()):
    return session.run(PreviewJudgements(path, order, answers=answers))


def bring_in(session, path, order=UNSAID, answers=()):
    """What was shown and what was done."""
    seen = preview(session, path, order, answers)
    return seen, session.run(ApplyJudgements(path, order, ReadOptions(), seen.digest, answers))


def bring_in_programmes(session, path):
    seen = session.run(PreviewProgrammes(path))
    return seen, session.run(ApplyProgrammes(path, ReadOptions(), seen.digest))


def judged(session, room=None):
    """{(given name, objective, half-term): (judgement, note)}."""
    return {
        (row.called.given, row.objective, row.half_term): (row.judgement, row.note)
        for row in session.run(ShowJudgements(room))
    }


def test_judgements_of_a_file_come_to_their_pupils_and_half_terms(school, programme, write):
    now = school.run(OpenObjectives(school.ids["a"], programme)).half_term
    before = now.moved(-1)
    path = write(
        f"{HEAD},Term,Note",
        f'Ash,Ann,letters,Secure,"{now.title}",neat',
        f'Ash,Ann,Stories,not yet,"{before.title}",',
        "Birch,Bob,Letters,5,,",
    )
    seen, done = bring_in(school, path)
    assert (done.new, done.changed, done.refused) == (3, 0, 0)
    assert (seen.new[0].name, seen.new[0].new) == ("Ann Ash", "Secure")
    assert judged(school) == {
        ("Ann", "Letters", now): (SECURE, "neat"),
        ("Ann", "Stories", before): (NOT_YET, ""),
        ("Bob", "Letters", now): (DEEP, ""),
    }
    again, more = bring_in(school, path)
    assert (again.same, more.new, more.changed) == (3, 0, 0)
    school.run(UndoStep(school.undo_steps[-1]))
    assert judged(school) == {}


def test_what_is_wrong_with_a_row_is_told_on_its_line_and_the_others_come_in(
    school, programme, write
):
    gone = school.run(AddPupil((("legal_given", "Gus"), ("legal_family", "Gale")), school.ids["a"]))
    version = school.run(OpenPupil(gone)).facts.version
    left = (("left_on", TODAY - timedelta(days=1)),)
    school.run(ChangePupil(gone, version, left))
    now = school.run(OpenObjectives(school.ids["a"], programme)).half_term
    path = write(
        f"{HEAD},Term,Day",
        "Ash,Ann,Letters,brilliant,,",
        "Ash,Ann,Poems,Secure,,",
        "Nobody,Ned,Letters,Secure,,",
        "Gale,Gus,Letters,Secure,,",
        f'Ash,Ann,Letters,Secure,"{now.moved(1).title}",',
        "Ash,Ann,Letters,Secure,Whitsun,",
        f"Ash,Ann,Letters,Secure,,{TODAY + timedelta(days=2)}",
        "Ash,Ann,Stories,Deep,,",
    )
    seen, done = bring_in(school, path)
    told = sorted((problem.line, problem.field) for problem in seen.refused)
    assert told == [
        *((2, "judgement"), (3, "objective"), (4, "pupil"), (5, "pupil")),
        *((6, "term"), (7, "term"), (8, "judged_on")),
    ]
    assert (done.new, done.refused) == (1, 7)
    assert judged(school) == {("Ann", "Stories", now): (DEEP, "")}


def test_two_rows_for_one_pupil_and_objective_are_asked_about(school, programme, write):
    path = write(HEAD, "Ash,Ann,Letters,Secure", "Ash,Ann,Letters,Deep", "Ash,Ann,Stories,Deep")
    seen = preview(school, path)
    (question,) = seen.questions
    assert [candidate.number for candidate in question.candidates] == ["Secure", "Deep"]
    assert (len(seen.new), seen.skipped) == (1, 2)
    answers = ((question.id, f"same:{question.candidates[1].id}"),)
    bring_in(school, path, answers=answers)
    assert {(o, judgement) for (_, o, _), (judgement, _) in judged(school).items()} == {
        ("Letters", DEEP),
        ("Stories", DEEP),
    }
    same = write(HEAD, "Ash,Ann,Letters,Secure", "Ash,Ann,Letters,4", name="same.csv")
    assert preview(school, same).questions == ()


def test_an_objective_of_two_programmes_needs_its_programme(school, programme, write):
    school.run(SetProgramme(programme_of("Writing, Year 5", "Letters")))
    path = write(HEAD, "Ash,Ann,Letters,Secure")
    (problem,) = preview(school, path).refused
    assert problem.field == "programme"
    _, done = bring_in(school, path, JudgementOrder("writing, year 5"))
    assert done.new == 1
    assert [row.programme for row in school.run(ShowJudgements())] == ["Writing, Year 5"]


def test_what_is_saved_is_read_again_as_the_same(school, programme, write, tmp_path):
    path = write(f"{HEAD},Note", "Ash,Ann,Letters,Secure,=1+1", "Birch,Bob,Stories,Not yet,")
    bring_in(school, path)
    out = tmp_path / "out.csv"
    assert school.run(SaveJudgements(out)) == 2
    with pytest.raises(FolderExistsError):
        school.run(SaveJudgements(out))
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["Note"] for row in rows] == ["'=1+1", ""], "no spreadsheet computes it"
    seen = preview(school, out)
    assert (seen.same + len(seen.changed), seen.refused, seen.notes) == (2, (), ())
    assert school.run(SaveJudgements(tmp_path / "b.csv", school.ids["b"])) == 1


def test_a_programme_comes_in_with_its_order_and_keeps_what_the_file_does_not_have(school, write):
    first = write(
        "Programme,Subject,Year,How often,Area,Objective",
        "Maths,Mathematics,4,each term,Number,Counts",
        "Maths,Mathematics,4,each term,Number,Rounds",
        "Art,,,,,Draws",
        "Art,,,,,draws",
        ",,,,,Lost",
    )
    seen, done = bring_in_programmes(school, first)
    assert (done.new, sorted(problem.line for problem in seen.refused)) == (3, [5, 6])
    art, maths = school.run(ListProgrammes())
    assert (maths.year_group, maths.rhythm, len(art.objectives)) == ("4", "term", 1)
    later = write(
        "Programme,How often,Area,Objective",
        "maths,each term,Shape,ROUNDS",
        "maths,each term,Shape,Measures",
        name="later.csv",
    )
    seen, done = bring_in_programmes(school, later)
    assert (done.new, done.changed) == (1, 1)
    _, maths = school.run(ListProgrammes())
    assert [(o.area, o.text) for o in maths.objectives] == [
        ("Shape", "ROUNDS"),
        ("Shape", "Measures"),
        ("Number", "Counts"),
    ]
    assert maths.subject == "Mathematics"
    seen, done = bring_in_programmes(school, later)
    assert (done.new, done.changed) == (0, 0)


def test_programmes_that_are_saved_are_read_again_as_the_same(school, programme, tmp_path):
    out = tmp_path / "programmes.csv"
    assert school.run(SaveProgrammes(out)) == 1
    seen = school.run(PreviewProgrammes(out))
    assert (seen.new, seen.changed, seen.refused, seen.same) == ((), (), (), 2)


def test_a_file_or_a_vault_that_changed_since_is_not_brought_in(school, programme, write):
    path = write(HEAD, "Ash,Ann,Letters,Secure")
    seen = preview(school, path)
    write(HEAD, "Ash,Ann,Letters,Deep")
    with pytest.raises(PlanOutdatedError):
        school.run(ApplyJudgements(path, JudgementOrder(), ReadOptions(), seen.digest))
    assert judged(school) == {}


def test_a_teacher_brings_in_own_pupils_and_no_programme(school, programme, write, unlock_as):
    path = write(HEAD, "Ash,Ann,Letters,Secure", "Birch,Bob,Letters,Deep")
    teacher = unlock_as(Role.TEACHER)
    seen, done = bring_in(teacher, path)
    assert (done.new, [problem.line for problem in seen.refused]) == (1, [3])
    with pytest.raises(PermissionDeniedError):
        teacher.run(PreviewProgrammes(path))


WORDS = [*JUDGEMENT_WORDS.values(), "1", "5", "great", ""]
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["Ash,Ann", "Birch,Bob", "Cole,Cy"]),
        st.sampled_from(["Letters", "Stories", "Poems"]),
        st.sampled_from(WORDS),
        st.sampled_from(["", "a note"]),
    ),
    max_size=12,
)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(rows=ROWS, room=st.sampled_from("ab"))
def test_what_apply_writes_is_what_the_preview_showed(school, programme, write, rows, room):
    """Whatever stood there before: the items that were shown, and nothing else, changed."""
    path = write(
        f"{HEAD},Note", *(f"{who},{what},{judgement},{note}" for who, what, judgement, note in rows)
    )
    before = judged(school)
    seen, done = bring_in(school, path)
    after = judged(school)
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    shown = {
        (item.name.split()[0], item.about.split(", ")[0]): item.new
        for item in (*seen.new, *seen.changed)
    }
    assert {(given_name, text) for given_name, text, _ in changed} <= shown.keys()
    for key in changed:
        assert JUDGEMENT_WORDS[after[key][0]] == shown[key[:2]]
    assert done.new == len(after) - len(before)
    assert (done.new, done.changed) == (len(seen.new), len(seen.changed))


def test_the_same_words_in_two_areas_are_two_objectives_in_and_out(school, write, tmp_path):
    path = write(
        "Programme,Area,Objective",
        *("Maths,Number,Explains", "Maths,Shape,Explains", "Maths,Shape,Names"),
    )
    bring_in_programmes(school, path)
    rows = (f"{HEAD},Area", "Ash,Ann,Explains,Secure,Shape", "Ash,Ann,Explains,Deep,number")
    bring_in(school, write(*rows, name="judged.csv"))
    output = {(row.area, row.judgement) for row in school.run(ShowJudgements())}
    assert output == {("Shape", SECURE), ("Number", DEEP)}
    (problem,) = preview(school, write(HEAD, "Ash,Ann,Explains,Deep", name="one.csv")).refused
    assert problem.field == "programme"
    _, done = bring_in_programmes(school, path)
    assert (done.new, done.changed, done.same) == (0, 0, 3)
    out = tmp_path / "out.csv"
    school.run(SaveJudgements(out))
    again = preview(school, out)
    assert (again.same, again.new, again.refused) == (2, (), ())
    moved = write(
        "Programme,Area,Objective",
        *("Maths,Number,Explains", "Maths,Data,Explains", "Maths,Shape,Names"),
        name="moved.csv",
    )
    bring_in_programmes(school, moved)
    (maths,) = school.run(ListProgrammes())
    assert [(o.area, o.text) for o in maths.objectives] == [
        *(("Number", "Explains"), ("Data", "Explains"), ("Shape", "Names"), ("Shape", "Explains"))
    ]
    assert len(school.run(ShowJudgements())) == 2, "nothing that was judged is lost"


def test_own_names_of_judgements_are_read_written_shown_and_kept(school, programme, write):
    called = ("", "Emerging", "", "At standard", "")
    here = school.run(ListProgrammes())[0]
    school.run(SetProgramme(replace(here, called=called)))
    path = write(HEAD, "Ash,Ann,Letters,at standard", "Ash,Ann,Stories,emerging")
    seen, _ = bring_in(school, path)
    assert [item.new for item in seen.new] == ["At standard", "Emerging"]
    assert {key[1]: value[0] for key, value in judged(school).items()} == {
        "Letters": SECURE,
        "Stories": Judgement.BEGINNING,
    }
    saved = path.with_name("saved.csv")
    school.run(SaveJudgements(saved, school.ids["a"]))
    assert "At standard" in saved.read_text("utf-8-sig")
    seen, _ = bring_in(school, saved)
    assert (seen.new, seen.changed, seen.same) == ((), (), 2)
    # What is read by its usual name or key means the same as ever.
    seen, _ = bring_in(school, write(HEAD, "Ash,Ann,Letters,Secure", "Ash,Ann,Stories,2"))
    assert (seen.new, seen.changed, seen.same) == ((), (), 2)
    bring_in_programmes(school, write("Programme,Objective", '"Writing, Year 4",Letters'))
    assert school.run(ListProgrammes())[0].called == called
