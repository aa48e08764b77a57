"""A table of marks: whose each row is, and what it says."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from vault.domain.english.wording import worded
from vault.domain.file_names import readable
from vault.domain.import_marks import IncomingMark, MarkReading
from vault.domain.incoming import IncomingClass, IncomingEnrolment, IncomingPupil, Problem, Reading
from vault.domain.law.shape import Law
from vault.domain.markbook import MarkRow
from vault.domain.preview import HowRead, ReadOptions
from vault.domain.pupil_values import checked_pupil_values, clean_text
from vault.errors import BadFileError, InvalidValueError
from vault.exchange.class_list import NO_NAMES
from vault.exchange.csv_out import as_csv
from vault.exchange.ctf.pupil_stream import looks_like_ctf
from vault.exchange.ctf.results import results_table
from vault.exchange.dates import read_date, unambiguous_order, usual_order
from vault.exchange.list_columns import guess_mapping
from vault.exchange.table_files import Opened, open_one
from vault.exchange.table_look import look_of, table_look
from vault.exchange.tables import Table
from vault.platform.plain_file import open_told

_PUPIL = ("pupil", "student", "learner", "child")
_IDS = frozenset(
    {*_PUPIL, "id", "id student", "student id", "pupil id", "id pupil", "learner id", "user id"}
)
_MARKS = (
    *(
        "mark",
        "marks",
        "score",
        "scaled score",
        "result",
        "value",
        "points",
        "percent",
        "percentage",
    ),
    *("level", "judgement", "outcome", "grade"),
)
"""Headers of the column with the marks, the surest first; 'grade' is a year elsewhere."""
_NOTES = frozenset({"note", "notes", "comment", "comments", "remark", "remarks"})
_ASSESSMENTS = frozenset(
    {"assessment", "id assessment", "assessment id", "assessment name", "test", "test name"}
)
_NAMES = frozenset({"legal_family", "legal_given", "full_name"})
_OF_PUPILS = _NAMES | {"preferred_given", "preferred_family", "born", "upn", "admission_no"}
_WORDS_OF_PEOPLE = _NAMES | {"preferred_given", "preferred_family", "pupil", "class"}
_ID = re.compile(r"[0-9a-f]{32}")
MARK_FIELDS = ("pupil", "mark", "note", "assessment", "class", *sorted(_OF_PUPILS))
"""What a column of a table of marks can be matched to by hand."""
_NOTHING = frozenset({"null", "?", "#n/a", "n/a", "nan"})
"""What other programs write where there is nothing."""
_SURNAMES_TOO = frozenset({"null", "nan"})
NO_MARKS = "no column holds the marks; match the columns by hand"


def read_marks(
    path: Path, options: ReadOptions, law: Law, title: str, class_name: str = ""
) -> MarkReading:
    """The marks of the assessment `title` in a table, or in a common transfer file. A file
    with a column of assessments is read for this one alone. `class_name` is the class that all
    rows are of. BadFileError, UnsafeFileError."""
    table = _table_of(path, title, options)
    mapping = mark_fields(table.header, options, title)
    roll = Reading(
        "marks",
        "marks",
        encoding=table.encoding,
        delimiter=table.delimiter,
        header=table.header,
        mapping=mapping,
        header_line=table.start,
    )
    roll.problems.extend(table.doubts())
    reading = MarkReading(roll)
    fields = {field for _, field in mapping}
    for needed, reason in ((_OF_PUPILS | {"pupil"}, NO_NAMES), ({"mark"}, NO_MARKS)):
        if not fields & needed:
            roll.needs_columns = True
            roll.problems.append(Problem(table.start, "", reason, readable(path.name)))
            return reading
    _Reader(reading, table, law, title, class_name).read()
    if reading.empty:
        roll.notes.append(worded("Rows without a mark: {0}.").format(reading.empty))
    roll.problems.extend(table.problems)
    ignored = [c for c in table.header if c[:1].strip() and c not in dict(mapping)]
    if ignored:
        roll.notes.append("Columns that were not read: " + ", ".join(ignored) + ".")
    return reading


def marks_look(path: Path, options: ReadOptions, title: str) -> HowRead:
    """How the columns would be understood. BadFileError, UnsafeFileError."""

    def fields(header: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        return mark_fields(header, options, title)

    if looks_like_ctf(lambda: open_told(path)):
        return look_of(Opened((_table_of(path, title, options),)), fields, "CTF")
    return table_look(path, options, fields, "marks")


def _table_of(path: Path, title: str, options: ReadOptions) -> Table:
    if looks_like_ctf(lambda: open_told(path)):
        return results_table(lambda: open_told(path), readable(path.name))
    return open_one(path, lambda header: _understood(header, title), options)


def _understood(header: tuple[str, ...], title: str) -> int:
    """How many columns are known; 0 where none says whose the marks are."""
    fields = {field for _, field in mark_fields(header, ReadOptions(), title)}
    return len(fields) if fields & (_OF_PUPILS | {"pupil"}) else 0


def mark_fields(
    header: tuple[str, ...], options: ReadOptions, title: str
) -> tuple[tuple[str, str], ...]:
    """Column and field of each that is read of a table of marks of this assessment."""
    by_hand = tuple((c, f) for c, f in options.mapping if c in header and f in MARK_FIELDS)
    if by_hand:
        return by_hand
    plain = {column: _plain(column) for column in header}
    found = {column: "mark" for column in (_mark_column(plain, title),) if column is not None}
    for names, field in ((_NOTES, "note"), (_ASSESSMENTS, "assessment")):
        column = next((c for c, name in plain.items() if name in names and c not in found), None)
        found |= {column: field} if column is not None else {}
    guessed = guess_mapping(tuple(c for c in header if c not in found and plain[c] not in _PUPIL))
    found |= {c: field for c, field in guessed if field in _OF_PUPILS or field == "class"}
    found = _with_ids(found, plain)
    return tuple((column, found[column]) for column in header if column in found)


def _with_ids(found: dict[str, str], plain: dict[str, str]) -> dict[str, str]:
    """A column 'pupil id' may hold any number, or a name; with names beside it, it is what a class
    list says."""
    fields = set(found.values())
    if fields & _NAMES:
        return found
    named = next((c for c, name in plain.items() if name in _PUPIL and c not in found), None)
    if fields & {"upn", "admission_no"} and named is not None:
        # Whose the number is: one that belongs to another child is told by the name.
        return {**found, named: "full_name"}
    if "upn" in fields:
        return found
    for column, name in plain.items():
        if name in _IDS and found.get(column, "admission_no") == "admission_no":
            others = {c: field for c, field in found.items() if field != "admission_no"}
            return {**others, column: "pupil"}
    return found


def _mark_column(plain: dict[str, str], title: str) -> str | None:
    for wanted in (_plain(title), *_MARKS):
        for column, name in plain.items():
            if wanted and name == wanted:
                return column
    return None


def marks_csv(marks: Iterable[MarkRow]) -> bytes:
    """A table that `read_marks` reads again: a row for each mark."""
    return as_csv(
        ("Surname", "Forename", "Class", "Assessment", "Day", "Mark", "Band", "Note"),
        (
            (
                *(mark.called.family, mark.called.given, mark.class_name, mark.title),
                *(mark.day.isoformat(), mark.state or mark.value, mark.band or "", mark.note),
            )
            for mark in marks
        ),
    )


class _Reader:
    """Reads row after row into one reading; each child is in it once."""

    def __init__(
        self, reading: MarkReading, table: Table, law: Law, title: str, class_name: str
    ) -> None:
        self._reading, self._table, self._law = reading, table, law
        self._title, self._class = _plain(title), class_name
        self._columns = {field: column for column, field in reading.roll.mapping}
        self._keys: dict[tuple[object, ...], str] = {}
        self._seen_titles: dict[str, None] = {}
        births = [self._columns["born"]] if "born" in self._columns else []
        days = (row[column] for _, row in table.rows() for column in births)
        self._order = unambiguous_order(days) or usual_order(law)

    def read(self) -> None:
        for line, row in self._table.rows():
            if self._is_other(row):
                self._reading.others += 1
                continue
            if any(
                "\n" in row[column] for field, column in self._columns.items() if field != "note"
            ):
                reason = "it goes over several lines: is a quotation mark missing?"
                self._refuse(line, "pupil", worded(reason))
                continue
            text = clean_text(self._cell(row, "mark"))
            note = clean_text(self._cell(row, "note"))
            if not text and not note:
                self._reading.empty += 1
                continue
            key = self._key(line, row)
            if key:
                self._reading.marks.append(IncomingMark(line, key, text, note))
        self._tell_others()

    def _is_other(self, row: dict[str, str]) -> bool:
        if "assessment" not in self._columns:
            return False
        told = self._cell(row, "assessment")
        if len(self._seen_titles) < _MOST_TOLD:
            self._seen_titles[told] = None
        return _plain(told) != self._title

    def _tell_others(self) -> None:
        reading = self._reading
        if reading.others and not reading.marks and not reading.empty:
            titles = ", ".join(self._seen_titles)
            reason = worded("no row is of this assessment; there are: {0}").format(titles)
            raise BadFileError(reason=reason)
        if reading.others:
            reading.roll.notes.append(f"Rows of other assessments: {reading.others}.")

    def _cell(self, row: dict[str, str], field: str) -> str:
        column = self._columns.get(field)
        text = row[column] if column is not None else ""
        nothing = _NOTHING - _SURNAMES_TOO if field in _WORDS_OF_PEOPLE else _NOTHING
        return "" if text.casefold() in nothing else text

    def _key(self, line: int, row: dict[str, str]) -> str:
        """By what the row says of the child; '' where it says nothing that can be read."""
        values, alone = self._values(line, row)
        school_class = clean_text(self._cell(row, "class")) or self._class
        identity = (*sorted(values.items()), alone, school_class)
        known = self._keys.get(identity)
        if known is not None:
            return known
        key = f"row {line}"
        if alone is not None:
            self._reading.by_number[key] = alone
        elif values:
            try:
                checked = checked_pupil_values(
                    tuple(values.items()), is_new=False, number=self._law.pupil_number
                )
            except InvalidValueError as error:
                self._refuse(line, str(error.details["field"]), str(error.details["reason"]))
                return ""
            self._add(key, line, checked, school_class)
        else:
            self._refuse(line, "pupil", worded("it does not say whose mark it is"))
            return ""
        self._keys[identity] = key
        return key

    def _add(self, key: str, line: int, values: dict[str, str | None], school_class: str) -> None:
        roll = self._reading.roll
        roll.pupils.append(IncomingPupil(key, line, tuple(values.items())))
        if school_class:
            if school_class not in {known.key for known in roll.classes}:
                roll.classes.append(IncomingClass(school_class, line, (("name", school_class),)))
            roll.enrolments.append(IncomingEnrolment(key, school_class, line))

    def _values(
        self, line: int, row: dict[str, str]
    ) -> tuple[dict[str, object], tuple[str, str] | None]:
        """What the row says of the child; and a number, where it says nothing else."""
        values: dict[str, object] = {}
        for field in _OF_PUPILS:
            text = clean_text(self._cell(row, field))
            if not text:
                continue
            if field == "born":
                try:
                    values[field] = read_date(text, self._order)
                except ValueError:
                    reason = f"'{text[:20]}' is not a date; left out"
                    self._problem(line, field, reason, refused=False)
            elif field == "full_name":
                values |= _split(text) if self._number(text) is None else ()
            else:
                values[field] = text
        pupil = clean_text(self._cell(row, "pupil"))
        if pupil:
            alone = self._number(pupil)
            if alone is None:
                values |= _split(pupil)
            else:
                return values, alone
        numbers = [(f, str(values[f])) for f in ("upn", "admission_no") if f in values]
        if numbers and len(values) == len(numbers):
            return values, numbers[0]
        return values, None

    def _number(self, text: str) -> tuple[str, str] | None:
        """What kind of number it is; None for a name."""
        if _ID.fullmatch(text.casefold()):
            return "id", text.casefold()
        if not self._law.pupil_number.doubt(text.upper()):
            return "upn", text.upper()
        return ("admission_no", text) if any(map(str.isdecimal, text)) else None

    def _refuse(self, line: int, field: str, reason: str) -> None:
        self._problem(line, field, reason, refused=True)

    def _problem(self, line: int, field: str, reason: str, *, refused: bool) -> None:
        problem = Problem(line, field, reason, self._table.file, refused=refused)
        self._reading.roll.problems.append(problem)


_MOST_TOLD = 12


def _split(text: str) -> Iterator[tuple[str, object]]:
    family, _, given = text.partition(",")
    if not given:
        given, _, family = text.rpartition(" ")
    yield "legal_given", clean_text(given)
    yield "legal_family", clean_text(family)


def _plain(column: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", column.lower()).split())
