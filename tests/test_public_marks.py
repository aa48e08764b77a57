"""Marks of a public set (the folder that TUCKBOX_PUBLIC_MARKS names, or `oulad` beside the samples)
go through the markbook's CSV door, and their figures agree with an independent computation."""

import os
from pathlib import Path

import pytest

from tests.bench.public_marks import ASSESSMENTS, REGISTRATIONS, RESULTS, run

SOME = """\
id_assessment,id_student,date_submitted,is_banked,score
1752,11391,18,0,78
1752,28400,22,0,70
1752,31604,17,0,0
1752,32885,26,0,
1753,11391,53,0,85
1753,28400,52,1,100
"""
OF = """\
code_module,code_presentation,id_assessment,assessment_type,date,weight
AAA,2013J,1752,TMA,19,10
AAA,2013J,1753,TMA,54,20
"""
REGISTERED = """\
code_module,code_presentation,id_student,final_result
AAA,2013J,11391,Pass
AAA,2013J,30268,Withdrawn
"""


def agrees(found):
    assert found["new"] == found["counted"] == found["rows"] - found["rows_without_a_score"]
    assert not any(found[name] for name in ("changed", "same", "refused", "skipped", "questions"))
    assert found["wrong_counts"] == []
    assert found["worst_mean"] < 1e-12
    assert found["worst_spread"] < 1e-9


def test_a_row_without_a_score_is_no_nought_and_each_mean_agrees(tmp_path):
    (tmp_path / RESULTS).write_text(SOME, encoding="utf-8")
    (tmp_path / ASSESSMENTS).write_text(OF, encoding="utf-8")
    (tmp_path / REGISTRATIONS).write_text(REGISTERED, encoding="utf-8")
    found = run(tmp_path)
    assert (found["students"], found["registrations"], found["counted"]) == (5, 5, 5)
    agrees(found)


@pytest.mark.slow
def test_the_whole_public_set_comes_in_and_each_mean_agrees(request):
    named = os.environ.get("TUCKBOX_PUBLIC_MARKS", "")
    folder = Path(named) if named else request.getfixturevalue("samples") / "oulad"
    if not (folder / RESULTS).is_file():
        pytest.skip("the Open University's set is not here")
    agrees(run(folder))
