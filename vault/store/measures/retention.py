"""SQL for the retention schedule, and for finding what is older than a rule says."""

from collections.abc import Collection
from datetime import date

from vault.domain.catalogue.all_tables import CATALOGUE, SEALED
from vault.domain.catalogue.columns import Moment
from vault.domain.catalogue.shape import About, Kept, Table
from vault.domain.ids import RecordId
from vault.domain.months import month_later
from vault.domain.retention import HeldData, Rule, StartsFrom
from vault.store.context import Context
from vault.store.database.rows import as_day, called_as, fill

_PUPILS = """
SELECT p.id, p.{start} AS since, p.legal_given, p.legal_family, p.preferred_given,
    p.preferred_family
FROM pupil p WHERE p.{start} IS NOT NULL AND p.{start} <> '' AND p.left_on IS NOT NULL
    AND p.left_on <> '' AND p.left_on < ? {has}
"""
_START = {StartsFrom.BIRTH: "born", StartsFrom.LEFT: "left_on"}
TABLES_OF: dict[HeldData, tuple[str, ...]] = {
    rule: tuple(n for n, t in CATALOGUE.items() if t.kept is not None and t.kept.rule is rule)
    for rule in HeldData
}
"""Which tables come under a rule; a pupil's file is all that there is of the pupil."""
HERE = frozenset(rule for rule, tables in TABLES_OF.items() if tables) | {
    table.kept for table in SEALED.values()
}
"""Rules about something that the vault can hold."""


def holding(rule: HeldData) -> tuple[str, ...]:
    """Every table, sealed ones too, that comes under the rule by its name."""
    sealed = (name for name, table in SEALED.items() if table.kept is rule)
    return (*TABLES_OF[rule], *sealed)


def _about_pupils(rule: HeldData) -> tuple[str, ...]:
    """Tables under the rule that go by the pupil; none for the pupil's file."""
    if rule is HeldData.PUPIL_FILE:
        return ()
    return tuple(name for name in TABLES_OF[rule] if CATALOGUE[name].about is About.PUPIL)


def _own_days(table: Table, kept: Kept) -> str:
    """SELECT of the rows that are kept by a day of their own: id, that day and what it is listed
    as."""
    days = [
        f"date({name}, 'localtime')" if isinstance(table.column(name), Moment) else name
        for name in kept.since
    ]
    day = f"coalesce({', '.join(days)})" if len(days) > 1 else days[0]
    title = f"'{kept.title} ' || {kept.named}" if kept.named else f"'{kept.title}'"
    closed = " WHERE state = 'closed'" if kept.closed else ""
    return f"SELECT id, {day} AS at, {title} AS title FROM {table.name}{closed}"


def _months(table: Table, kept: Kept, marks: str) -> str:
    """SELECT of the months of its rows: the last day of each, and whether there is a row of a pupil
    who is none of `marks`."""
    day = kept.since[0]
    free = f"pupil_id NOT IN ({marks})" if table.about is About.PUPIL else "0"
    return (
        f"SELECT max({day}) AS day, max({free}) AS first FROM {table.name}"
        f" WHERE {day} <> '' GROUP BY substr({day}, 1, 7)"
    )


class Retention:
    """The school's schedule, and the records that it applies to."""

    def __init__(self, context: Context) -> None:
        self._work, self._name_of = context.work, context.name_of
        self._first: dict[StartsFrom, str] | None = None

    def rules(self) -> tuple[Rule, ...]:
        """The school's own schedule, in the order of the kinds."""
        rows = self._work.select(
            "SELECT data, years, months, starts_from, act, source, source_date, note, id, pack,"
            " version FROM retention_rule"
        )
        order = list(HeldData)
        rules = (fill(Rule, row) for row in rows)
        return tuple(sorted(rules, key=lambda rule: order.index(rule.data)))

    def put(self, rule: Rule) -> RecordId:
        """A rule in place of the one for the same data; StaleRecordError when that is not as it was
        read any more (a rule of a pack was not read here, and takes its place)."""
        values = {
            "pack": rule.pack,
            "data": rule.data.value,
            "years": rule.years,
            "months": rule.months,
            "starts_from": rule.starts_from.value,
            "act": rule.act.value,
            "source": rule.source,
            "source_date": rule.source_date,
            "note": rule.note,
        }
        row = self._work.select_one(
            "SELECT id, version FROM retention_rule WHERE data = ?", (rule.data.value,)
        )
        if row is None:
            return self._work.insert("retention_rule", values)
        read = rule.version if rule.id else row.version
        self._work.update("retention_rule", row.id, read, values)
        return RecordId(row.id)

    def first_start(self, starts_from: StartsFrom, today: date) -> str:
        """The earliest day (ISO 8601) from which the time of a pupil who left counts; '' for none.
        One pass for all rules: most schools keep nobody whose time is over."""
        if self._first is None:
            (first,) = self._work.select(
                "SELECT min(nullif(born, '')) AS born, min(left_on) AS left_on FROM pupil"
                " WHERE left_on IS NOT NULL AND left_on <> '' AND left_on < ?",
                (today.isoformat(),),
            )
            self._first = {StartsFrom.BIRTH: first.born or "", StartsFrom.LEFT: first.left_on or ""}
        return self._first[starts_from]

    def pupils_over(self, rule: Rule, today: date) -> list[tuple[str, str, date]]:
        """Id, name and end of the time for pupils who left and have what the rule is about."""
        start = _START[rule.starts_from]
        any_row = " OR ".join(
            f"EXISTS (SELECT 1 FROM {table} x WHERE x.pupil_id = p.id)"
            for table in _about_pupils(rule.data)
        )
        has = f"AND ({any_row})" if any_row else ""
        # Nobody's time is over whose start is later than this; the exact day is counted below.
        latest = month_later(today, -(12 * rule.years + rule.months)).replace(day=28)
        latest_text = latest.isoformat()[:8] + "31"
        first = self.first_start(rule.starts_from, today)
        if not first or first > latest_text:
            return []
        rows = self._work.select(
            _PUPILS.format(start=start, has=has) + f" AND p.{start} <= ?",
            (today.isoformat(), latest_text),
        )
        dated = [
            (row.id, called_as(row).known_as, rule.over_on(date.fromisoformat(row.since)))
            for row in rows
        ]
        return [item for item in dated if item[2] <= today]

    def rows_over(self, rule: Rule, today: date) -> list[tuple[str, str, date]]:
        """Id, label and end of the time for rows that are kept by a day of their own."""
        dated = [
            (row.id, row.title or "", rule.over_on(date.fromisoformat(row.at)))
            for table in map(CATALOGUE.__getitem__, TABLES_OF[rule.data])
            if table.kept is not None and table.kept.since and not table.kept.by_month
            for row in self._work.select(_own_days(table, table.kept))
            if row.at
        ]
        return [item for item in dated if item[2] <= today]

    def months_over(
        self, rule: Rule, today: date, held: Collection[str]
    ) -> list[tuple[str, str, date, bool]]:
        """Month ('2019-11'), label and end of the time for rows that are disposed of by the month;
        and whether there is nothing of that month but what is of the `held` pupils."""
        months: dict[str, tuple[str, bool]] = {}
        for table in map(CATALOGUE.__getitem__, TABLES_OF[rule.data]):
            if table.kept is None or not table.kept.by_month:
                continue
            marks = ", ".join("?" * len(held)) if table.about is About.PUPIL else ""
            rows = self._work.select(
                _months(table, table.kept, marks),
                tuple(held) if table.about is About.PUPIL else (),
            )
            for row in rows:
                last, is_free = months.get(row.day[:7], ("", False))
                months[row.day[:7]] = (max(last, row.day), is_free or bool(row.first))
        titles = [t.kept.title for t in map(CATALOGUE.get, TABLES_OF[rule.data]) if t and t.kept]
        return [
            (month, f"{titles[0]} {date.fromisoformat(last):%B %Y}", over, not is_free)
            for month, (last, is_free) in sorted(months.items())
            if (over := rule.over_on(date.fromisoformat(last))) <= today
        ]

    def facts_of(self, pupil: str) -> tuple[date | None, date | None]:
        """Born and left."""
        row = self._work.select_one("SELECT born, left_on FROM pupil WHERE id = ?", (pupil,))
        return (as_day(row.born), as_day(row.left_on)) if row is not None else (None, None)
