"""SQL for the retention schedule, and for finding what is older than a rule says."""

from datetime import date
from typing import Any

from vault.domain.catalogue.all_tables import CATALOGUE
from vault.domain.catalogue.shape import About
from vault.domain.ids import RecordId
from vault.domain.people import called
from vault.domain.retention import HeldData, Rule, RuleAct, StartsFrom
from vault.domain.rights import month_later
from vault.store.context import Context

_PUPILS = """
SELECT p.id, p.born, p.left_on, p.legal_given, p.legal_family, p.preferred_given,
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
    HeldData.TRANSFERS: "SELECT id, substr(at, 1, 10), 'Sealed file: ' || about FROM transfer",
    HeldData.REQUESTS: (
        "SELECT id, closed_on, 'Request of ' || received_on FROM rights_request"
        " WHERE state = 'closed'"
    ),
    HeldData.COMPLAINTS: (
        "SELECT id, coalesce(answered_on, received_on), 'Complaint of ' || received_on"
        " FROM complaint WHERE state = 'closed'"
    ),
    HeldData.INCIDENTS: (
        "SELECT id, substr(closed_at, 1, 10), 'Incident: ' || title FROM incident"
        " WHERE closed_at <> ''"
    ),
    HeldData.TRAINING: "SELECT id, passed_on, 'Training: ' || module FROM training",
}


class Retention:
    def __init__(self, context: Context) -> None:
        self._work, self._name_of = context.work, context.name_of

    def rules(self) -> tuple[Rule, ...]:
        """The school's own schedule, in the order of the kinds."""
        rows = self._work.execute(
            "SELECT data, years, months, starts_from, act, source, source_date, note, id, pack,"
            " version"
            " FROM retention_rule"
        ).fetchall()
        order = list(HeldData)
        found = (
            Rule(HeldData(r[0]), r[1], r[2], StartsFrom(r[3]), RuleAct(r[4]), *r[5:]) for r in rows
        )
        return tuple(sorted(found, key=lambda rule: order.index(rule.data)))

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
        row = self._work.execute(
            "SELECT id, version FROM retention_rule WHERE data = ?", (rule.data.value,)
        ).fetchone()
        if row is None:
            return self._work.insert("retention_rule", values)
        self._work.update("retention_rule", row[0], rule.version if rule.id else row[1], values)
        return RecordId(row[0])

    def pupils_over(self, rule: Rule, today: date) -> list[tuple[str, str, date]]:
        """Id, name and end of the time for pupils who left and have what the rule is about."""
        start = _START[rule.starts_from]
        table = _HAS.get(rule.data)
        has = f"AND EXISTS (SELECT 1 FROM {table} x WHERE x.pupil_id = p.id)" if table else ""
        # Nobody's time is over whose start is later than this; the exact day is counted below.
        latest = month_later(today, -(12 * rule.years + rule.months)).replace(day=28)
        rows = self._work.execute(
            _PUPILS.format(start=start, has=has) + f" AND p.{start} <= ?",
            (today.isoformat(), latest.isoformat()[:8] + "31"),
        ).fetchall()
        place = 1 if start == "born" else 2
        found = [
            (r[0], called(*r[3:7]).known_as, rule.over_on(date.fromisoformat(r[place])))
            for r in rows
        ]
        return [one for one in found if one[2] <= today]

    def rows_over(self, rule: Rule, today: date) -> list[tuple[str, str, date]]:
        """Id, label and end of the time for rows that stand for themselves."""
        sql = _MADE.get(rule.data)
        if sql is None:
            return []
        rows = self._work.execute(sql).fetchall()
        found = [(r[0], r[2] or "", rule.over_on(date.fromisoformat(r[1]))) for r in rows if r[1]]
        return [one for one in found if one[2] <= today]

    def facts_of(self, pupil: str) -> tuple[date | None, date | None]:
        """Born and left."""
        row: Any = self._work.execute(
            "SELECT born, left_on FROM pupil WHERE id = ?", (pupil,)
        ).fetchone()
        born, left = (date.fromisoformat(d) if d else None for d in row or (None, None))
        return born, left
