"""A class's weeks: what stands in a cell, and in the table behind the map."""

from datetime import date, timedelta

from vault.domain.absence_numbers import Numbers
from vault.domain.charts import ClassMap, Tone
from vault.domain.class_weeks import PupilWeeks, week_pieces
from vault.domain.papers import Table

MONDAY, WEEK = date(2026, 9, 7), timedelta(days=7)


def missed(number, possible=10):
    return Numbers(possible=possible, attended=possible - number, authorised=number)


def test_half_of_a_week_missed_is_framed_and_a_week_without_a_register_is_no_column():
    weeks = {MONDAY: missed(0), MONDAY + WEEK: missed(4), MONDAY + 3 * WEEK: missed(5)}
    pieces = week_pieces([PupilWeeks("Ash, Ann", weeks), PupilWeeks("Lee, Bo", {})])
    (drawn,) = (piece for piece in pieces if isinstance(piece, ClassMap))
    assert drawn.weeks == tuple(weeks)
    (_, ann), (_, bo) = drawn.rows
    assert [(cell.sign, cell.tone) for cell in ann] == [
        ("", Tone.GOOD),
        ("4", Tone.WARN),
        ("5", Tone.BAD),
    ]
    assert bo == (None, None, None)
    assert pieces[-1].header == ("Pupil", "7 Sep", "14 Sep", "28 Sep")
    assert pieces[-1].rows[0] == ("Ash, Ann", "0", "4", "5")


def test_more_weeks_than_a_sheet_is_wide_go_on_below_and_none_is_lost():
    weeks = {MONDAY + n * WEEK: missed(n % 3) for n in range(60)}
    pieces = week_pieces([PupilWeeks("Ash, Ann", weeks)])
    maps = [piece.weeks for piece in pieces if isinstance(piece, ClassMap)]
    assert sum(maps, ()) == tuple(weeks)
    heads = [head for p in pieces if isinstance(p, Table) for head in p.header[1:]]
    assert len(heads) == 60
    assert week_pieces([PupilWeeks("Lee, Bo", {})]) == ()
