"""The page Today, put together of what the records and the rules say."""

from dataclasses import replace
from datetime import date, timedelta

from vault.domain.access import SCOPED_ROLES, Permission
from vault.domain.school_values import Term
from vault.domain.today import (
    MOST_DUE,
    MOST_FACES_OF,
    STEPS_SETTING,
    FirstSteps,
    TermWeek,
    Today,
    TodayClass,
)
from vault.governance.checks.keys_and_people import sheet_is_tested, sheet_last_shown
from vault.governance.day_plan import day_plan
from vault.governance.due_for_me import due_for_me
from vault.store.records import Records
from vault.store.school.calendar import Calendar
from vault.store.school.profiles import Profiles
from vault.store.school.school import SchoolRow, Settings
from vault.store.school.today_rows import TodayRows


def today_of(records: Records) -> Today:
    """What the acting role may see of it; an empty one for who sees no pupils."""
    day = date.today()
    sees_pupils = records.may(Permission.PUPIL_READ)
    is_own = records.profile.role in SCOPED_ROLES
    seen = Today(day=day, is_own=is_own, sees_pupils=sees_pupils)
    if sees_pupils:
        seen = _with_pupils(records, seen)
    steps = _first_steps(records)
    is_empty = steps is not None and not steps.pupils
    due = due_for_me(records, is_new=is_empty)
    return replace(seen, due=due[:MOST_DUE], due_more=len(due[MOST_DUE:]), steps=steps)


def _with_pupils(records: Records, seen: Today) -> Today:
    today_rows = records.of(TodayRows)
    rows, in_all = today_rows.classes()
    term = term_week(
        [term for year in records.of(Calendar).years() for term in year.terms], seen.day
    )
    if not seen.is_own:
        classes, pupils = tuple(map(TodayClass, rows)), today_rows.pupils_here()
        must_know, birthdays = today_rows.must_know(), today_rows.birthdays(seen.day)
    else:
        with_faces = len(rows) <= MOST_FACES_OF
        mine = today_rows.of_own_classes(seen.day, rows, with_faces=with_faces)
        classes, pupils, must_know, birthdays = mine
    return replace(
        seen,
        classes=classes,
        classes_in_all=in_all,
        pupils=pupils,
        must_know=must_know,
        birthdays=birthdays,
        term=term,
        plan=day_plan(records, seen.day, rows if seen.is_own else ()),
    )


def term_week(terms: list[Term], day: date) -> TermWeek | None:
    """The week of the term that the day lies in; None in the holidays. Where terms overlap, of the
    one that began last."""
    running = [t for t in terms if t.starts and t.ends and t.starts <= day <= t.ends]
    term = max(running, key=lambda t: t.starts or day, default=None)
    if term is None or term.starts is None:
        return None
    weeks = (_monday(day) - _monday(term.starts)).days // 7
    return TermWeek(term.name, weeks + 1)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _first_steps(records: Records) -> FirstSteps | None:
    """For who sets up the school, until it is done or put away."""
    if not (records.may(Permission.IMPORT) and records.may(Permission.PROFILE_WRITE)):
        return None
    if records.of(Settings).mine().get(STEPS_SETTING) == "away":
        return None
    today_rows, shown = records.of(TodayRows), sheet_last_shown(records)
    steps = FirstSteps(
        school=records.of(SchoolRow).facts().name,
        has_sheet=sheet_is_tested(records),
        sheet_on=shown.astimezone().date() if shown is not None else None,
        pupils=today_rows.count("pupil"),
        photos=today_rows.count("photo"),
        colleagues=len(records.of(Profiles).list_all()) - 1,
    )
    return None if steps.is_done else steps
