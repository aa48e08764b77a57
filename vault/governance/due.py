"""What is due by the schedule, and disposing of a batch of it. Nothing happens by itself."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime

from vault.domain.access import Compartment
from vault.domain.catalogue.all_tables import CATALOGUE
from vault.domain.collation import sort_key
from vault.domain.english.wording import worded
from vault.domain.ids import PupilId, RecordId
from vault.domain.retention import (
    ClockJump,
    DueItem,
    DueList,
    HeldData,
    Rule,
    StartsFrom,
    forward_jump,
)
from vault.store.measures.erasing import Eraser
from vault.store.measures.requests import Requests
from vault.store.measures.restrictions import Restrictions
from vault.store.measures.retention import HERE, TABLES_OF, Retention
from vault.store.records import Records
from vault.store.school.sealed import Sealed

CLOCK_CONFIRMED = "retention.clock-confirmed"
_NOT_HERE = frozenset(HeldData) - HERE | {HeldData.SAFEGUARDING}
"""What the vault cannot hold; and safeguarding records, which are their keeper's to decide on."""


def due_list(records: Records) -> DueList:
    """Everything whose time is over today, and why some of it is kept all the same."""
    today = date.today()
    return DueList(
        today=today,
        items=due_items(records, today),
        jump=clock_jump(records),
        not_held=tuple(r.data for r in records.of(Retention).rules() if r.data in _NOT_HERE),
    )


def due_items(records: Records, today: date) -> tuple[DueItem, ...]:
    """The same without a look at the clock, for which the whole trail is read."""
    rules = records.of(Retention).rules()
    items = [item for rule in rules for item in _due(records, rule, today)]
    files = {item.record for item in items if item.data is HeldData.PUPIL_FILE}
    # What goes with the whole file is not listed a second time.
    covered = files | {case.id for case in records.of(Requests).list_all() if case.pupil in files}
    rest = [i for i in items if i.data is HeldData.PUPIL_FILE or i.record not in covered]
    return tuple(sorted(rest, key=lambda item: (item.over_on, sort_key(item.label))))


def clock_jump(records: Records) -> ClockJump | None:
    """Whether the trail was silent for so long since somebody confirmed the date that the clock
    may have been set forward."""
    return forward_jump([*records.audit.times_since(CLOCK_CONFIRMED), datetime.now(UTC)])


def dispose(records: Records, items: list[DueItem]) -> dict[str, int]:
    """Erase what is in the batch; how many records of each kind went."""
    counted: Counter[str] = Counter()
    for done, item in enumerate(items, start=1):
        counted.update(_gone(records, item))
        records.report(done, len(items))
    records.sweep_after()
    return dict(counted)


def _gone(records: Records, item: DueItem) -> dict[str, int]:
    if item.data is HeldData.PUPIL_FILE:
        return records.of(Eraser).erase(item.record)
    if item.data is HeldData.HEALTH:
        pupils = frozenset({item.record})
        return {"health": records.of(Eraser).drop_sealed(Compartment.HEALTH, pupils)}
    eraser = records.of(Eraser)
    held = {hold.pupil for hold in records.of(Restrictions).holds()}
    is_row = item.rule.starts_from is StartsFrom.MADE
    gone: Counter[str] = Counter()
    for table in TABLES_OF[item.data]:
        if is_row and _goes_by_month(table):
            gone.update(eraser.drop_month(table, item.record, held))
            continue
        drop = eraser.drop_row if is_row else eraser.drop_rows_of
        gone.update(drop(table, item.record))
    return {table: count for table, count in gone.items() if count}


def _due(records: Records, rule: Rule, today: date) -> Iterator[DueItem]:
    if rule.data in _NOT_HERE:
        return
    held = {hold.pupil: hold.reason for hold in records.of(Restrictions).holds()}
    if rule.starts_from is StartsFrom.MADE:
        yield from _due_rows(records, rule, today, held)
        return
    asked = {case.pupil for case in records.of(Requests).list_all() if case.is_open}
    with_health = _pupils_with_health(records) if rule.data is HeldData.HEALTH else None
    for pupil, name, over in records.of(Retention).pupils_over(rule, today):
        if with_health is not None and pupil not in with_health:
            continue
        kept = f"a hold stands: {held[PupilId(RecordId(pupil))]}" if pupil in held else ""
        if not kept and pupil in asked:
            kept = worded("a request about this pupil is open")
        yield DueItem(f"{rule.data.value} {pupil}", rule.data, pupil, name, over, rule, kept)


def _due_rows(
    records: Records, rule: Rule, today: date, held: dict[PupilId, str]
) -> Iterator[DueItem]:
    """Rows that stand for themselves; of these only a request is about one pupil."""
    cases = records.of(Requests).list_all() if rule.data is HeldData.REQUESTS and held else ()
    kept = {c.id: f"a hold stands: {held[c.pupil]}" for c in cases if c.pupil in held}
    for record, label, over in records.of(Retention).rows_over(rule, today):
        key = f"{rule.data.value} {record}"
        yield DueItem(key, rule.data, record, label, over, rule, kept.get(RecordId(record), ""))
    months = records.of(Retention).months_over(rule, today, frozenset(held))
    for month, label, over, is_held in months:
        why = f"a hold stands: {next(iter(held.values()))}" if is_held and held else ""
        yield DueItem(f"{rule.data.value} {month}", rule.data, month, label, over, rule, why)


def _goes_by_month(table: str) -> bool:
    kept = CATALOGUE[table].kept
    return kept is not None and kept.by_month


def _pupils_with_health(records: Records) -> frozenset[str]:
    if not records.holds(Compartment.HEALTH):
        return frozenset()
    return frozenset(r.pupil for r in records.of(Sealed).list_open(Compartment.HEALTH, None))
