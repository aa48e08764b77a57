"""A small strict reader of iCalendar (RFC 5545): events with their repetitions, and nothing else.

Alarms, to-dos, attachments and addresses are passed over, links are never followed. Times with a
zone or in UTC are taken as the clock on the school's wall shows them where the zone is the
calendar's own; UTC is brought to this machine's zone.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from vault.domain.timetable_file import LineProblem
from vault.errors import BadFileError

MOST_BYTES = 8 << 20
_MOST_EVENTS = 5_000
_MOST_REPEATS, _MOST_DAYS, _MOST_APART = 600, 3_000, 52
"""Of one event: how often it comes back, over how many days, and with how many weeks between."""
_VALUE = r"(?:\"[^\"]*\"|[^\";:,]*)"
_LINE = re.compile(
    rf"([A-Za-z0-9-]+)((?:;[^:;=]+={_VALUE}(?:,{_VALUE})*)*):(.*)",
    re.DOTALL,
)
_ESCAPED = re.compile(r"\\([\\;,nN])")
_DAYS = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}
_LENGTH = re.compile(
    r"P(?:(\d{1,3})W)?(?:(\d{1,3})D)?(?:T(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:\d+S)?)?"
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """One event on one day. `begins` is None for a whole day, of which `last` is the final one."""

    line: int
    day: date
    last: date
    begins: time | None
    finishes: time | None
    title: str
    place: str = ""
    is_cancelled: bool = False


@dataclass(slots=True)
class _Event:
    line: int
    values: dict[str, tuple[str, str]] = field(default_factory=dict)
    without: list[str] = field(default_factory=list)


def read_occasions(raw: bytes, first: date, last: date) -> tuple[list[Occasion], list[LineProblem]]:
    """All that happens from `first` to `last`, by day, and the events that cannot be read or repeat
    in a way that schools' timetables do not. BadFileError for what is no calendar or too large."""
    if len(raw) > MOST_BYTES:
        raise BadFileError(reason="it is larger than 8 MB")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadFileError(reason="its letters cannot be read; it should be UTF-8") from error
    events = list(_events(text))
    problems: list[LineProblem] = []
    moved: set[tuple[str, date]] = set()
    for event in events:
        if "RECURRENCE-ID" in event.values and "UID" in event.values:
            with _told(event, problems):
                day, _ = _moment(*event.values["RECURRENCE-ID"])
                moved.add((event.values["UID"][1], day))
    found: list[Occasion] = []
    for event in events:
        with _told(event, problems):
            found += list(_occasions(event, first, last, moved))
    found.sort(key=lambda one: (one.day, one.begins or time.min, one.line))
    return found, list(dict.fromkeys(problems))


@contextmanager
def _told(event: _Event, problems: list[LineProblem]) -> Iterator[None]:
    """What is wrong with one event keeps it out, and no other."""
    try:
        yield
    except BadFileError as error:
        problems.append(LineProblem(event.line, str(error.details["reason"])))


def _events(text: str) -> Iterator[_Event]:
    event: _Event | None = None
    inside: list[str] = []
    count = 0
    for name, more, value, number in _properties(text):
        if name == "BEGIN":
            inside.append(value.strip().upper())
            if inside[-1] == "VEVENT":
                event, count = _Event(number), count + 1
                if count > _MOST_EVENTS:
                    raise BadFileError(reason="it has far too many events")
        elif name == "END" and inside:
            if inside.pop() == "VEVENT" and event is not None:
                yield event
                event = None
        elif event is not None and inside[-1:] == ["VEVENT"]:
            if name == "EXDATE":
                event.without += value.split(",")
            else:
                event.values.setdefault(name, (more, value))


def _properties(text: str) -> Iterator[tuple[str, str, str, int]]:
    """Name, parameters, value and line of each property behind the first (3.1)."""
    lines = _unfolded(text)
    if next(lines, (0, ""))[1].strip().upper() != "BEGIN:VCALENDAR":
        raise BadFileError(reason="it does not begin as a calendar file does")
    for number, line in lines:
        parts = _LINE.fullmatch(line)
        if parts is not None:
            yield parts[1].upper(), parts[2].upper(), parts[3], number
        elif line.strip():
            raise BadFileError(reason=f"line {number} is no line of a calendar file")


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """(number of its first line, line) of each content line: a line that begins with a blank goes
    on with the one before (3.1)."""
    number, held = 0, ""
    for place, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if line[:1] in (" ", "\t"):
            held += line[1:]
            continue
        if number:
            yield number, held
        number, held = place, line
    if number:
        yield number, held


def _occasions(
    event: _Event, first: date, last: date, moved: set[tuple[str, date]]
) -> Iterator[Occasion]:
    if "DTSTART" not in event.values:
        return
    day, begins = _moment(*event.values["DTSTART"])
    ends, finishes = _end(event, day, begins)
    span = ends - day
    without = {_moment("", text)[0] for text in event.without}
    uid = event.values.get("UID", ("", ""))[1]
    is_single = "RECURRENCE-ID" in event.values
    is_cancelled = event.values.get("STATUS", ("", ""))[1].strip().upper() == "CANCELLED"
    for each in _days(event, day, first - span, last):
        is_moved = not is_single and (uid, each) in moved
        if each + span < first or each in without or is_moved:
            continue
        yield Occasion(
            event.line,
            each,
            each + span,
            begins,
            finishes,
            _text(event, "SUMMARY"),
            _text(event, "LOCATION"),
            is_cancelled,
        )


def _days(event: _Event, day: date, first: date, last: date) -> Iterator[date]:
    """The days on which it begins, up to `last`: once, or by its rule (3.3.10), daily or weekly.
    What comes back for ever is followed from about `first` on."""
    rule = dict(
        part.split("=", 1)
        for part in event.values.get("RRULE", ("", ""))[1].upper().split(";")
        if "=" in part
    )
    if not rule:
        if day <= last:
            yield day
        return
    every, count = _number(rule.get("INTERVAL", "1")), _number(rule.get("COUNT", "0"))
    if not 1 <= every <= _MOST_APART:
        raise BadFileError(reason="the event repeats too rarely or too often")
    until = min(last, _moment("", rule["UNTIL"])[0]) if "UNTIL" in rule else last
    if rule.get("FREQ") not in ("DAILY", "WEEKLY") or set(rule) & {"BYSETPOS", "BYMONTH"}:
        raise BadFileError(reason="the event repeats neither daily nor weekly")
    try:
        weekdays = {_DAYS[code.strip()] for code in rule.get("BYDAY", "").split(",") if code}
    except KeyError as error:
        raise BadFileError(reason="the event repeats on a weekday that is none") from error
    is_weekly = rule["FREQ"] == "WEEKLY"
    weekdays = weekdays or ({day.weekday()} if is_weekly else set(range(7)))
    if not count and first > day:
        stride = 7 * every
        day += timedelta(days=(first - day).days // stride * stride)
    monday, made = day - timedelta(days=day.weekday()), 0
    for ahead in range(min((until - day).days + 1, _MOST_DAYS)):
        each = day + timedelta(days=ahead)
        turns = (each - monday).days // 7 if is_weekly else ahead
        if turns % every or each.weekday() not in weekdays:
            continue
        yield each
        made += 1
        if made in (count, _MOST_REPEATS):
            return


def _end(event: _Event, day: date, begins: time | None) -> tuple[date, time | None]:
    """The last day, and when it finishes."""
    if "DTEND" in event.values:
        ends, finishes = _moment(*event.values["DTEND"])
        if begins is None:
            return max(day, ends - timedelta(days=1)), None
        return max(day, ends), finishes
    length = _LENGTH.fullmatch(event.values.get("DURATION", ("", ""))[1].strip().upper())
    weeks, days, hours, minutes = (
        (int(part or 0) for part in length.groups()) if length else [0] * 4
    )
    if begins is None:
        return day + timedelta(days=max(0, weeks * 7 + days - 1)), None
    end = datetime.combine(day, begins) + timedelta(
        weeks=weeks, days=days, hours=hours, minutes=minutes
    )
    return end.date(), end.time()


def _moment(more: str, text: str) -> tuple[date, time | None]:
    """'20260907' or '20260907T090000', with Z for UTC (3.3.4, 3.3.5)."""
    text = text.strip().upper()
    try:
        if "T" not in text or "VALUE=DATE;" in f"{more};":
            return datetime.strptime(text[:8], "%Y%m%d").date(), None  # noqa: DTZ007 - a day alone
        at = datetime.strptime(text[:15], "%Y%m%dT%H%M%S")  # noqa: DTZ007 - the wall's clock
        if text.endswith("Z"):
            at = at.replace(tzinfo=UTC).astimezone().replace(tzinfo=None)
    except (ValueError, OverflowError) as error:
        raise BadFileError(reason="a date in it cannot be read") from error
    return at.date(), at.time()


def _number(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,4}", text.strip()):
        raise BadFileError(reason="an event repeats in a way that cannot be read")
    return int(text)


def _text(event: _Event, name: str) -> str:
    value = event.values.get(name, ("", ""))[1]
    plain = _ESCAPED.sub(lambda found: " " if found[1] in "nN" else found[1], value)
    return " ".join(plain.split())
