"""SQL for the retention schedule, and for finding what is older than a rule says."""

from datetime import date

from vault.domain.catalogue.all_tables import CATALOGUE
from vault.domain.catalogue.shape import About
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
TABLE_OF: dict[HeldData | None, str] = {
    table.kept: name
    for name, table in CATALOGUE.items()
    if table.kept not in (None, HeldData.PUPIL_FILE)
}
"""Which table the rows of a kind stand in; a pupil's file is all of them."""
_HAS = {held: name for held, name in TABLE_OF.items() if CATALOGUE[name].about is About.PUPIL}
_MADE = {
    HeldData.TRANSFERS: (
        "SELECT id, date(at, 'localtime') AS at, 'Sealed file: ' || about AS title FROM transfer"
    ),
    HeldData.REQUESTS: (
        "SELECT id, closed_on AS at, 'Request of ' || received_on AS title FROM rights_request"
        " WHERE state = 'closed'"
    ),
    HeldData.COMPLAINTS: (
        "SELECT id, coalesce(answered_on, received_on) AS at,"
        " 'Complaint of ' || received_on AS title FROM complaint WHERE state = 'closed'"
    ),
    HeldData.INCIDENTS: (
        "SELECT id, date(closed_at, 'localtime') AS at, 'Incident: ' || title AS title"
        " FROM incident WHERE closed_at <> ''"
    ),
    HeldData.TRAINING: "SELECT id, passed_on AS at, 'Training: ' || module AS title FROM training",
}


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
        table = _HAS.get(rule.data)
        has = f"AND EXISTS (SELECT 1 FROM {table} x WHERE x.pupil_id = p.id)" if table else ""
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
        """Id, label and end of the time for rows that stand for themselves."""
        sql = _MADE.get(rule.data)
        if sql is None:
            return []
        dated = [
            (row.id, row.title or "", rule.over_on(date.fromisoformat(row.at)))
            for row in self._work.select(sql)
            if row.at
        ]
        return [item for item in dated if item[2] <= today]

    def facts_of(self, pupil: str) -> tuple[date | None, date | None]:
        """Born and left."""
        row = self._work.select_one("SELECT born, left_on FROM pupil WHERE id = ?", (pupil,))
        return (as_day(row.born), as_day(row.left_on)) if row is not None else (None, None)
