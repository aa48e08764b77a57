"""Registers as CSV: whatever stands in a file, a row is read or refused with its line."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vault.domain.law import LAWS
from vault.domain.policy import Country
from vault.errors import BadFileError
from vault.exchange.register_file import read_register_file


def read(tmp_path, text):
    file = tmp_path / "r.csv"
    file.write_bytes(text.encode("utf-8"))
    return read_register_file(file, LAWS[Country.ENGLAND])


@pytest.mark.parametrize("text", ["", "name\nAnn\n", "code\n/\n", "\x00\x01\x02", '"pupil,code\nx'])
def test_what_is_no_register_is_refused(tmp_path, text):
    with pytest.raises(BadFileError):
        read(tmp_path, text)
    with pytest.raises(BadFileError):
        read_register_file(tmp_path, LAWS[Country.ENGLAND])


def test_days_and_sessions_of_many_registers_are_read(tmp_path):
    text = "Date;Session;Name;Mark;Minutes late\n2026-11-24;AM;Ann Ash;'L;12\n24/11;pm;Bo;/;\n"
    (row,), (problem,) = read(tmp_path, text)
    assert (row.day.isoformat(), row.session, row.pupil) == ("2026-11-24", "am", "Ann Ash")
    assert (row.code, row.minutes) == ("L", 12)
    assert (problem.line, problem.field) == (3, "day")


@pytest.mark.parametrize(
    ("country", "days", "read_as"),
    [
        (Country.ENGLAND, ("03/11/2026", "4.11.26"), ("2026-11-03", "2026-11-04")),
        (Country.UNITED_STATES, ("11/03/2026", "11/4/26"), ("2026-11-03", "2026-11-04")),
        (Country.ENGLAND, ("11/03/2026", "11/24/2026"), ("2026-11-03", "2026-11-24")),
    ],
)
def test_days_are_read_as_a_spreadsheet_of_the_country_writes_them(
    tmp_path, country, days, read_as
):
    file = tmp_path / "r.csv"
    file.write_text("pupil,code,day\n" + "".join(f"Ann Ash,/,{day}\n" for day in days))
    rows, problems = read_register_file(file, LAWS[country])
    assert (tuple(row.day.isoformat() for row in rows), problems) == (read_as, ())


def test_a_row_without_a_code_says_so(tmp_path):
    _, (problem,) = read(tmp_path, "pupil,code\nAnn Ash,\nBo,/\n")
    assert (problem.line, problem.field, problem.reason) == (2, "code", "no code stands there")


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)


@given(rows=st.lists(st.tuples(TEXTS, TEXTS, TEXTS, TEXTS), max_size=6))
def test_each_row_is_read_or_refused_by_its_line(rows, tmp_path_factory):
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("pupil", "code", "minutes", "note"))
    writer.writerows(rows)
    found, problems = read(tmp_path_factory.mktemp("csv"), out.getvalue())
    lines = [row.line for row in found] + [problem.line for problem in problems]
    filled = [n for n, row in enumerate(rows, 2) if any(cell.strip() for cell in row)]
    assert sorted(lines) == filled
