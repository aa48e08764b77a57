"""Timetables from outside: a table, a grid of one class as it stands in a spreadsheet, Untis'
GPU001.TXT, or iCalendar.

GPU001.TXT (Untis' 'DIF' export of the timetable) has no header: number of the lesson, class,
teacher, subject, room, weekday (1 Monday), period, length in minute timetables; between commas or
semicolons, texts in quotation marks. Source: the vendor's manual, 'Sequence of fields in the DIF
file GPU001.TXT'.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from vault.domain.english.wording import worded
from vault.domain.ids import NEW
from vault.domain.preview import ReadOptions
from vault.domain.timetable import Closure, ClosureKind, Week, time_of
from vault.domain.timetable_file import (
    IncomingLesson,
    LineProblem,
    TimetableReading,
    TimetableSource,
)
from vault.errors import BadFileError, InvalidValueError
from vault.exchange.calendar_file import MOST_BYTES, Occasion, read_occasions
from vault.exchange.small_files import read_small
from vault.exchange.table_files import one_table
from vault.exchange.tables import Table

_MOST_ROWS = 100_000
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_COLUMNS = {
    "school_class": ("class", "group", "form", "set", "course", "class name", "teaching group"),
    "weekday": ("day", "weekday", "day of week"),
    "period": ("period", "lesson", "slot", "session", "block"),
    "begins": ("starts", "start", "begins", "start time", "from", "time"),
    "finishes": ("ends", "end", "finishes", "end time", "to", "until"),
    "subject": ("subject", "title", "activity", "what"),
    "room": ("room", "location", "place"),
    "teacher": ("teacher", "staff", "initials", "teacher code", "staff code"),
    "week": ("week", "cycle", "week of two"),
}
_DAY = re.compile(r"([a-z]{2,9})\W?(?:week\W?)?([ab12]?)")
_SLOT = re.compile(r"([A-Za-z]{3})([ABab]?):(\w+)")
"""'MonA:3', as the timetables of many systems in England call a period."""
_ROOM = re.compile(r"(.+?)\s*[(\[]([^)\]]{1,20})[)\]]")
_BREAK = "(?:(?:spring|summer|fall|autumn|winter|christmas|easter|thanksgiving|mid-?term) )?break"
_CLOSED = {
    kind: re.compile(signs)
    for kind, signs in (
        (ClosureKind.INSET, r"\b(inset|training|staff|professional) day\b|\binset\b"),
        (ClosureKind.PUBLIC_HOLIDAY, r"\b(bank|public|federal) holiday\b"),
        (ClosureKind.HOLIDAY, rf"\bholidays?\b|\bhalf[ -]?term\b|^{_BREAK}$|\b(vacation|recess)\b"),
        (ClosureKind.CLOSED, r"^closed\b|\bschool (is )?closed\b|\bclosure\b|\bsnow day\b"),
    )
}
"""What a title says in whole words; of 'Breakfast club' nothing."""


def read_timetable(source: TimetableSource) -> TimetableReading:
    """What the file or the pasted text says. BadFileError, UnreadableFileError."""
    raw = read_small(source.path, MOST_BYTES) if source.path else source.text.encode()
    if raw.lstrip(b"\xef\xbb\xbf \r\n")[:15].upper() == b"BEGIN:VCALENDAR":
        return _of_calendar(raw, source)
    if not raw.strip():
        raise BadFileError(reason="there is nothing in it")
    options = ReadOptions(source.encoding, _mark(raw))
    file = source.path.name if source.path else ""
    table = one_table(raw, file, _understood, options)
    first = table.heads[-1]
    head = [cell.casefold() for cell in first]
    if _days_in(head) >= 2:
        return _of_grid(table)
    columns = _columns(head)
    if {"weekday", "period"} & set(columns) and len(columns) >= 2:
        return _of_table(table, columns)
    if len(head) >= 7 and head[5] in "1234567" and head[5] and head[6].isdigit():
        return _of_untis(table, first)
    raise BadFileError(
        reason="the first line should name the columns (class, day, period, subject, room, teacher)"
        " or the days of the week"
    )


def _mark(raw: bytes) -> str:
    """The delimiter where it is plain: cells that are copied have tabs between them."""
    return "\t" if b"\t" in raw.split(b"\n", 1)[0] else ""


def _understood(header: tuple[str, ...]) -> int:
    head = [cell.casefold() for cell in header]
    columns = _columns(head)
    is_table = {"weekday", "period"} & set(columns) and len(columns) >= 2
    return max(_days_in(head), len(columns) if is_table else 0)


def _days_in(head: list[str]) -> int:
    days = sum(not cell.isdigit() and _day_of(cell) is not None for cell in head)
    return days if days >= 2 else 0


def _columns(head: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, words in _COLUMNS.items():
        place = next((head.index(word) for word in words if word in head), None)
        if place is not None:
            found[name] = place
    return found


def _of_table(table: Table, columns: dict[str, int]) -> TimetableReading:
    lessons: list[IncomingLesson] = []
    problems: list[LineProblem] = []
    for line, values in _rows(table):
        cells = {name: values[place] for name, place in columns.items()}
        try:
            lessons.append(_lesson(line, cells))
        except InvalidValueError as error:
            problems.append(LineProblem(line, str(error.details["reason"])))
    return TimetableReading(worded("Table"), tuple(lessons), (), _with(problems, table))


def _lesson(line: int, cells: dict[str, str]) -> IncomingLesson:
    period, week = cells.get("period", ""), _week(cells.get("week", ""))
    day = _day_of(cells.get("weekday", "").casefold())
    slot = _SLOT.fullmatch(period)
    if slot is not None and _day_of(slot[1].casefold()) is not None:
        day = day or _day_of(slot[1].casefold())
        week, period = week or _week(slot[2]), slot[3]
    if day is None:
        raise InvalidValueError(field="weekday", reason="the day of the week is missing")
    return IncomingLesson(
        line,
        day[0],
        cells.get("school_class", ""),
        period,
        time_of(cells["begins"]) if cells.get("begins") else None,
        time_of(cells["finishes"]) if cells.get("finishes") else None,
        cells.get("subject", ""),
        cells.get("room", ""),
        cells.get("teacher", ""),
        week or day[1],
    )


def _of_grid(table: Table) -> TimetableReading:
    """Days across, periods down; a cell holds the subject, below it or in brackets the room, and
    below that the teacher."""
    days = {place: _day_of(cell.casefold()) for place, cell in enumerate(table.header)}
    lessons = []
    for line, values in _rows(table):
        for place, day in days.items():
            if day is None or not values[place].strip():
                continue
            parts = [part.strip() for part in values[place].splitlines() if part.strip()]
            bracket = _ROOM.fullmatch(parts[0])
            subject, room = (bracket[1], bracket[2]) if bracket else (parts[0], "")
            room = room or "".join(parts[1:2])
            lessons.append(
                IncomingLesson(
                    line,
                    day[0],
                    period=values[0],
                    subject=subject,
                    room=room,
                    teacher="".join(parts[2:3]),
                    week=day[1],
                )
            )
    return TimetableReading(worded("Grid of a class"), tuple(lessons), (), _with([], table))


def _of_untis(table: Table, first: tuple[str, ...]) -> TimetableReading:
    lessons: list[IncomingLesson] = []
    problems: list[LineProblem] = []
    rows = [(1, list(first)), *_rows(table)]
    for line, values in rows:
        _, school_class, teacher, subject, room, weekday, period = values[:7]
        if weekday not in tuple("1234567") or not period:
            problems.append(LineProblem(line, "the day of the week is missing"))
        elif school_class:
            lessons.append(
                IncomingLesson(
                    line,
                    int(weekday),
                    school_class,
                    period,
                    subject=subject,
                    room=room,
                    teacher=teacher,
                )
            )
        # Lines without a class are duties of a teacher.
    return TimetableReading("Untis GPU001.TXT", tuple(lessons), (), _with(problems, table))


def _rows(table: Table) -> Iterator[tuple[int, list[str]]]:
    for count, row in enumerate(table.values()):
        if count == _MOST_ROWS:
            raise BadFileError(reason="it has far too many lines")
        yield row


def _with(problems: Iterable[LineProblem], table: Table) -> tuple[LineProblem, ...]:
    odd = (LineProblem(problem.line, problem.reason) for problem in table.problems)
    return tuple(sorted((*problems, *odd), key=lambda problem: problem.line))


def _day_of(cell: str) -> tuple[int, Week | None] | None:
    """'Monday', 'mon', 'Mon A' or '1'."""
    if cell.strip() in tuple("1234567"):
        return int(cell), None
    found = _DAY.fullmatch(cell.strip())
    name = found[1] if found else ""
    fitting = [n for n, word in enumerate(_WEEKDAYS, 1) if len(name) > 2 and word.startswith(name)]
    if found is None or (not fitting and name not in ("mo", "tu", "we", "th", "fr")):
        # 'mona' is Monday in week A.
        return (_day_of(f"{cell[:3]} {cell[3:]}")) if re.fullmatch("[a-z]{3}[ab]", cell) else None
    weekday = fitting[0] if fitting else ("mo", "tu", "we", "th", "fr").index(name) + 1
    return weekday, _week(found[2])


def _week(text: str) -> Week | None:
    letter = text.strip().upper().removeprefix("WEEK").strip()
    return {"A": Week.A, "B": Week.B, "1": Week.A, "2": Week.B}.get(letter)


def _of_calendar(raw: bytes, source: TimetableSource) -> TimetableReading:
    """Days of events that come back weekly are lessons; in every second week alone, of one of two
    weeks. Whole days whose title says so are closures."""
    today = date.today()
    first = max(source.first, today - timedelta(days=400))
    last = min(source.last, today + timedelta(days=400))
    occasions, unread = read_occasions(raw, first, last)
    closures = {
        (closure.starts, closure.title): closure
        for closure in map(_closure, occasions)
        if closure is not None
    }
    timed = [one for one in occasions if one.begins is not None and not one.is_cancelled]
    lessons, once = _folded(timed)
    problems = sorted((*unread, *_with_titles(timed), *once), key=lambda problem: problem.line)
    return TimetableReading("iCalendar", tuple(lessons), tuple(closures.values()), tuple(problems))


def _closure(occasion: Occasion) -> Closure | None:
    words = occasion.title.casefold()
    if occasion.begins is not None:
        return None
    for kind, signs in _CLOSED.items():
        if signs.search(words):
            return Closure(NEW, 0, occasion.title[:200], kind, occasion.day, occasion.last)
    return None


def _with_titles(occasions: Iterable[Occasion]) -> Iterator[LineProblem]:
    seen: set[int] = set()
    for one in occasions:
        if not one.title and one.line not in seen:
            seen.add(one.line)
            yield LineProblem(one.line, "the event has no title")


def _folded(occasions: Iterable[Occasion]) -> tuple[list[IncomingLesson], list[LineProblem]]:
    """One lesson for all days on which the same comes back at the same time. What happens once is
    none, unless the calendar is of one week alone."""
    days: dict[tuple[int, str, str, str, str], list[Occasion]] = defaultdict(list)
    for one in occasions:
        if one.title:
            key = (one.day.isoweekday(), str(one.begins), str(one.finishes), one.title, one.place)
            days[key].append(one)
    weeks = {_monday(one.day) for group in days.values() for one in group}
    lessons: list[IncomingLesson] = []
    once: list[LineProblem] = []
    for group in days.values():
        of_group = {_monday(one.day) for one in group}
        parities = Counter(monday.toordinal() // 7 % 2 for monday in of_group)
        span = [week for week in weeks if min(of_group) <= week <= max(of_group)]
        is_fortnightly = len(of_group) > 1 and len(parities) == 1 and len(span) > len(of_group)
        one = group[0]
        if len(of_group) == 1 and len(weeks) > 1:
            once.append(LineProblem(one.line, "it happens once, so it is no lesson of every week"))
            continue
        lessons.append(
            IncomingLesson(
                one.line,
                one.day.isoweekday(),
                begins=one.begins,
                finishes=one.finishes,
                room=one.place,
                title=one.title,
                on=one.day if is_fortnightly else None,
            )
        )
    return lessons, once


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
