"""Tables of programmes and of judgements: what their rows say, and such tables to be saved."""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from vault.domain.english.wording import worded
from vault.domain.ids import NEW
from vault.domain.import_objectives import JudgementReading, ObjectiveOfRow, ProgrammeReading
from vault.domain.incoming import Problem
from vault.domain.law.shape import Law
from vault.domain.objectives import (
    JudgementRow,
    Objective,
    Programme,
    Rhythm,
    checked_programme,
)
from vault.domain.preview import HowRead, ReadOptions
from vault.domain.pupil_values import clean_text
from vault.errors import InvalidValueError
from vault.exchange.csv_out import as_csv
from vault.exchange.dates import read_date, unambiguous_order, usual_order
from vault.exchange.mark_list import mark_fields, read_marks
from vault.exchange.table_files import open_one
from vault.exchange.table_look import table_look

_FIELDS = {
    "programme": ("programme", "programme of study", "program", "course", "curriculum"),
    "subject": ("subject",),
    "year": ("year", "year group", "grade"),
    "rhythm": ("how often", "how often it is judged", "rhythm"),
    "area": ("area", "strand", "domain", "topic"),
    "objective": ("objective", "statement", "learning objective", "standard"),
    "term": ("term", "half term", "point"),
    "day": ("day", "date", "judged on"),
}
_RHYTHMS = {"each term": Rhythm.TERM, "term": Rhythm.TERM, "once a term": Rhythm.TERM}
NO_OBJECTIVES = "no column holds the objectives"


def read_judgements(path: Path, options: ReadOptions, law: Law) -> JudgementReading:
    """A row for each pupil and objective. BadFileError, UnsafeFileError."""
    rows = read_marks(path, options, law, "judgement")
    reading = JudgementReading(rows)
    table = open_one(path, _understood, options)
    columns = _columns(table.header)
    if "objective" not in columns:
        rows.roll.needs_columns = True
        rows.roll.problems.append(Problem(table.start, "objective", worded(NO_OBJECTIVES)))
        return reading
    wanted = {mark.line for mark in rows.marks}
    day_column = columns.get("day")
    days = [row[day_column] for _, row in table.rows() if day_column is not None]
    order = unambiguous_order(iter(days)) or usual_order(law)
    for line, row in table.rows():
        if line not in wanted:
            continue
        cell = {name: clean_text(row[column]) for name, column in columns.items()}
        day = None
        if cell.get("day"):
            try:
                day = read_date(cell["day"], order)
            except ValueError:
                reason = worded("'{0}' is not a date; left out").format(cell["day"][:20])
                rows.roll.problems.append(Problem(line, "day", reason, table.file, refused=False))
        reading.objectives[line] = ObjectiveOfRow(
            cell.get("programme", ""),
            cell.get("area", ""),
            cell.get("objective", ""),
            cell.get("term", ""),
            day,
        )
    known = set(columns.values())
    rows.roll.notes = [note for note in rows.roll.notes if not _is_of(note, known)]
    return reading


def _is_of(note: str, columns: set[str]) -> bool:
    """Whether it says that only these columns were not read."""
    _, _, named = note.rstrip(".").partition(": ")
    return bool(named) and set(named.split(", ")) <= columns


def read_programmes(path: Path, options: ReadOptions) -> ProgrammeReading:
    """A row for each objective, in their order. BadFileError, UnsafeFileError."""
    reading = ProgrammeReading()
    table = open_one(path, _understood, options)
    columns = _columns(table.header)
    if not {"programme", "objective"} <= columns.keys():
        reading.needs_columns = True
        reading.problems.append(Problem(table.start, "objective", worded(NO_OBJECTIVES)))
        return reading
    reading.problems += table.doubts()
    for line, row in table.rows():
        cell = {name: clean_text(row[column]) for name, column in columns.items()}
        _take(reading, line, cell, table.file)
    reading.problems += table.problems
    ignored = [c for c in table.header if c[:1].strip() and c not in columns.values()]
    if ignored:
        reading.notes.append("Columns that were not read: " + ", ".join(ignored) + ".")
    return reading


def programmes_look(path: Path, options: ReadOptions) -> HowRead:
    """How the columns would be understood. BadFileError, UnsafeFileError."""
    return table_look(path, options, _fields, "programmes of study")


def judgements_look(path: Path, options: ReadOptions) -> HowRead:
    """As `programmes_look`: whose each row is, what it is about, and the judgement."""

    def fields(header: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        found = {**dict(mark_fields(header, options, "judgement")), **dict(_fields(header))}
        return tuple((column, found[column]) for column in header if column in found)

    return table_look(path, options, fields, "judgements")


def _fields(header: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    ours = {column: name for name, column in _columns(header).items()}
    return tuple((column, ours[column]) for column in header if column in ours)


def _take(reading: ProgrammeReading, line: int, cell: dict[str, str], file: str) -> None:
    """One row; one that cannot be is told, and the others stand without it."""
    title, text = cell["programme"], cell["objective"]
    key = title.casefold()
    known = reading.programmes.get(key)
    rhythm = _RHYTHMS.get(cell.get("rhythm", "").casefold(), Rhythm.HALF_TERM)
    first, programme = known or (
        line,
        Programme(NEW, 0, title, cell.get("subject", ""), cell.get("year", ""), rhythm),
    )
    more = (Objective(NEW, cell.get("area", ""), text),) if text else ()
    if not more and known is not None:
        return
    longer = replace(programme, objectives=(*programme.objectives, *more))
    try:
        checked_programme(longer)
    except InvalidValueError as error:
        refusal = str(error.details["field"]), str(error.details["reason"])
        reading.problems.append(Problem(line, *refusal, file))
        return
    reading.programmes[key] = (first, longer)


def judgements_csv(rows: Iterable[JudgementRow]) -> bytes:
    """A table that `read_judgements` reads again: a row for each judgement."""
    head = ("Surname", "Forename", "Class", "Programme", "Area", "Objective", "Term", "Judgement")
    return as_csv(
        (*head, "Day", "Note"),
        (
            (
                *(row.called.family, row.called.given, row.class_name, row.programme, row.area),
                *(row.objective, row.half_term.title, row.named),
                *(row.judged_on.isoformat(), row.note),
            )
            for row in rows
        ),
    )


def programmes_csv(programmes: Iterable[Programme]) -> bytes:
    """A table that `read_programmes` reads again: a row for each objective that goes on."""
    return as_csv(
        ("Programme", "Subject", "Year", "How often", "Area", "Objective"),
        (
            (
                *(programme.title, programme.subject, programme.year_group),
                "each term" if programme.rhythm is Rhythm.TERM else "each half-term",
                *(objective.area, objective.text),
            )
            for programme in programmes
            for objective in programme.objectives or (Objective(NEW, "", ""),)
        ),
    )


def _understood(header: tuple[str, ...]) -> int:
    found = _columns(header)
    return len(found) if "objective" in found else 0


def _columns(header: tuple[str, ...]) -> dict[str, str]:
    plain = {" ".join(re.findall("[a-z0-9]+", c.lower())): c for c in reversed(header)}
    found = {}
    for name, headers in _FIELDS.items():
        column = next((plain[header] for header in headers if header in plain), None)
        if column is not None:
            found[name] = column
    return found
