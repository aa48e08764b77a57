"""A class's weeks on paper: a line for each pupil, also over several pages."""

from dataclasses import replace
from datetime import date

from tests.vault.reports.test_paper_pages import text_of
from vault.domain.charts import ClassMap, DayCell, Tone
from vault.domain.papers import Heading, Paper
from vault.reports.paper_pages import paper_pdf

CLASS = ClassMap(
    "Sessions missed.",
    (date(2026, 9, 7), date(2026, 9, 14), date(2026, 10, 5)),
    (("Ash, Ann", (DayCell("", Tone.GOOD), DayCell("7", Tone.BAD), None)),),
)


def test_a_class_has_a_line_for_each_pupil_also_where_they_go_over_pages():
    text = text_of(paper_pdf(Paper("Title", "", (CLASS,))))
    for word in ("Ash, Ann", "7", "Sep", "Oct"):
        assert word in text
    many = replace(CLASS, rows=tuple((f"Pupil {n}.", CLASS.rows[0][1]) for n in range(90)))
    text = text_of(paper_pdf(Paper("Title", "", (Heading("Weeks"), many))))
    assert all(f"Pupil {n}." in text for n in range(90))
