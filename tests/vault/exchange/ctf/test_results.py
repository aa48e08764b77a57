"""Results of key stages come in as marks, whose they are and undone as those of any file."""

import pytest

from tests.marks import SCALED, cells
from tests.vault.exchange.ctf_files import UPNS, ctf, pupil
from vault.actions.history import UndoStep
from vault.actions.import_marks import ApplyMarks, PreviewMarks
from vault.domain.import_marks import MarkOrder
from vault.domain.preview import ReadOptions
from vault.errors import BadFileError

ONE = """<StageAssessments><KeyStage><Stage>KS2</Stage><StageAssessment><Locale>ENG</Locale>
<Year>2025</Year><Subject>{subject}</Subject><Method>TT</Method><Component>{part}</Component>
<ResultStatus>{status}</ResultStatus><ResultQualifier>NS</ResultQualifier><Result>{result}</Result>
</StageAssessment></KeyStage></StageAssessments>"""
READING = "KS2 Reading 2025 (TT OUT NS)"


def result(text, subject="REA", status="R", part="OUT"):
    return ONE.format(subject=subject, result=text, status=status, part=part)


@pytest.fixture
def file(tmp_path):
    return ctf(
        tmp_path / "results.xml",
        pupil("Birch", "Bob", UPNS[0], more=result("104")),
        pupil("Ash", "Ann", more=result("98") + result("30", "GPS", "E")),
        pupil("Nobody", "Ned", more=result("100")),
    )


def order(title=READING):
    return MarkOrder(title, SCALED, None)


def test_an_assessment_is_a_column_and_its_marks_come_to_the_pupils(school, file):
    seen = school.run(PreviewMarks(file, order()))
    assert [(problem.line, problem.field) for problem in seen.refused] == [(3, "pupil")]
    school.run(ApplyMarks(file, order(), ReadOptions(), seen.digest))
    assert cells(school, school.ids["a"]) == {("Ann Ash", READING): "98"}
    assert cells(school, school.ids["b"]) == {("Bob Birch", READING): "104"}
    school.run(UndoStep(school.undo_steps[-1]))
    assert not cells(school, school.ids["b"])


def test_without_the_title_a_person_chooses_among_the_assessments(school, file):
    seen = school.run(PreviewMarks(file, order("Spring test")))
    assert seen.needs_columns
    assert READING in seen.header
    assert "KS2 GPS 2025 (TT OUT NS E)" in seen.header, "an estimate says that it is one"


def test_a_file_without_results_says_so(school, tmp_path):
    with pytest.raises(BadFileError) as refused:
        school.run(PreviewMarks(ctf(tmp_path / "x.xml", pupil("Ash", "Ann")), order()))
    assert "no results" in refused.value.details["reason"]
