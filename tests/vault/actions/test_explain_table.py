"""How a table is understood can be asked at every door that reads one, before anything is done."""

import pytest

from tests.vault.exchange.ctf_files import ctf, pupil
from vault.actions.explain_table import Door, ExplainTable


@pytest.mark.parametrize(
    ("door", "text", "fields"),
    [
        (Door.MARKS, "Name;Spelling;Seat\nAnn Ash;7;3\n", ("full_name", "mark", "")),
        (
            Door.REGISTERS,
            "Pupil;Date;Code;Seat\nAnn Ash;1/9/26;/;3\n",
            ("pupil", "day", "code", ""),
        ),
        (
            Door.PROGRAMMES,
            "Programme;Strand;Statement\nMaths;Number;Counts\n",
            ("programme", "area", "objective"),
        ),
        (
            Door.JUDGEMENTS,
            "Name;Objective;Judgement\nAnn Ash;Counts;Secure\n",
            ("full_name", "objective", "mark"),
        ),
    ],
)
def test_each_column_is_told_with_its_field_and_some_of_it(lead, tmp_path, door, text, fields):
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    how = lead.run(ExplainTable(path, door, title="Spelling"))
    assert tuple(column.field for column in how.columns) == fields
    assert how.columns[0].samples == (text.splitlines()[1].split(";")[0],)
    assert (how.delimiter, how.encoding, how.header_line) == (";", "utf-8", 1)


def test_the_results_of_a_transfer_file_are_columns(lead, tmp_path):
    result = (
        "<StageAssessments><KeyStage><Stage>KS2</Stage><StageAssessment><Subject>MAT</Subject>"
        "<ResultStatus>R</ResultStatus><Result>103</Result></StageAssessment></KeyStage>"
        "</StageAssessments>"
    )
    path = ctf(tmp_path / "x.xml", pupil("Ash", "Ann", more=result))
    how = lead.run(ExplainTable(path, Door.MARKS, title="KS2 Maths"))
    assert how.format_name == "CTF"
    assert how.mapping[-1] == ("KS2 Maths", "mark")
