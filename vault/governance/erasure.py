"""Erasing a pupil: what would go, what speaks against it, who has to agree, and doing it."""

from datetime import UTC, date, datetime

from vault.domain.access import Compartment, Role
from vault.domain.collation import sort_key
from vault.domain.english.counted import counted
from vault.domain.ids import PupilId, RecordId
from vault.domain.profiles import Profile
from vault.domain.retention import HeldData, Rule, StartsFrom
from vault.domain.rights import ErasurePlan, ErasureRow, Obstacle, OpenErasure, RequestKind
from vault.errors import HeldError, NamesChildError, NoDataLeadError, SecondPersonError
from vault.governance.names import names_of_pupil, says_a_name
from vault.store.measures.backups import Backups
from vault.store.measures.certificates import Certificates
from vault.store.measures.disclosures import Disclosures
from vault.store.measures.dossier_rows import DossierRows
from vault.store.measures.erasing import Eraser
from vault.store.measures.erasures_elsewhere import ReceivedErasure, instant_of
from vault.store.measures.requests import Requests
from vault.store.measures.restrictions import Restrictions
from vault.store.measures.retention import Retention, holding
from vault.store.records import Records
from vault.store.school.profiles import Profiles
from vault.store.school.pupils import Pupils

_RECENT = 8
ALONE = "erasure.by-one-person"
"""The entry that says that there was nobody who could have confirmed."""


def plan_erasure(records: Records, pupil: PupilId) -> ErasurePlan:
    """Everything that two people should know before they erase somebody."""
    leads = active_leads(records)
    return ErasurePlan(
        pupil=pupil,
        name=records.of(Pupils).page(pupil).facts.known_as,
        counts=records.of(Eraser).counts(pupil),
        obstacles=tuple(_obstacles(records, pupil)),
        outside=outside(records, pupil),
        data_leads=len(leads),
        needs_safeguarding_lead=needs_safeguarding_lead(records, pupil),
        is_alone=len(leads) == 1,
        mentions=mentions(records, pupil),
    )


def mentions(records: Records, pupil: PupilId) -> tuple[str, ...]:
    """Records of others whose words name the pupil: an erasure does not change those."""
    names = names_of_pupil(records.of(Pupils).page(pupil).facts)
    texts = records.of(DossierRows).texts_with(names, pupil)
    return tuple(dict.fromkeys(where for where, text in texts if says_a_name(text, names)))


def active_leads(records: Records) -> tuple[Profile, ...]:
    """Data leads who can open the vault today."""
    today = date.today()
    return tuple(
        p
        for p in records.of(Profiles).list_all()
        if p.role is Role.DATA_LEAD and not p.suspended and (p.until is None or p.until >= today)
    )


def stands_alone(records: Records, first: str) -> bool:
    """Whether who asked first confirms as well: SecondPersonError where there is a second data
    lead. A vault with one alone has nobody to confirm; that is let through, and said in the trail
    (ALONE)."""
    if first != str(records.profile.id):
        return False
    if len(active_leads(records)) > 1:
        raise SecondPersonError
    return True


def must_be_erasable(records: Records, pupil: PupilId) -> None:
    """HeldError while a hold stands, NoDataLeadError when nobody could decide."""
    for hold in records.of(Restrictions).holds(pupil):
        raise HeldError(reason=hold.reason)
    if not active_leads(records):
        raise NoDataLeadError


def must_not_name(records: Records, pupil: PupilId, words: str) -> None:
    """NamesChildError when words that will be kept name who is erased."""
    if says_a_name(words, names_of_pupil(records.of(Pupils).page(pupil).facts)):
        raise NamesChildError


def needs_safeguarding_lead(records: Records, pupil: PupilId) -> bool:
    """Whether there are sealed records that the acting person cannot look into."""
    if records.holds(Compartment.SAFEGUARDING):
        return False
    if not records.of(Eraser).holds_sealed(Compartment.SAFEGUARDING):
        return False
    cases = records.of(Requests).open_of(pupil)
    return not any(c.kind is RequestKind.ERASURE and c.sealed_on for c in cases)


def not_over(records: Records, pupil: PupilId) -> tuple[tuple[Rule, date | None], ...]:
    """Rules about what is held of the pupil whose time is not over; None where its start is not
    known."""
    born, left = records.of(Retention).facts_of(pupil)
    starts = {StartsFrom.BIRTH: born, StartsFrom.LEFT: left, StartsFrom.MADE: None}
    held = records.of(Eraser).counts(pupil)
    pending: list[tuple[Rule, date | None]] = []
    for rule in records.of(Retention).rules():
        tables = holding(rule.data)
        is_held = rule.data is HeldData.PUPIL_FILE or any(table in held for table in tables)
        if not is_held or rule.starts_from is StartsFrom.MADE:
            continue
        start = starts[rule.starts_from]
        over = rule.over_on(start) if start else None
        if over is None or over > date.today():
            pending.append((rule, over))
    return tuple(pending)


def carry_out(records: Records, pupil: PupilId, first: str, second: str, reason: str) -> ErasureRow:
    """Everything of the pupil is erased; the row about the erasure stays, by id."""
    must_be_erasable(records, pupil)
    beyond = outside(records, pupil)
    counts = records.of(Eraser).erase(pupil)
    records.staging.clear()
    records.sweep_after()
    return records.of(Certificates).add_erasure(pupil, first, second, reason, counts, beyond)


def list_open_erasures(records: Records) -> tuple[OpenErasure, ...]:
    """Pupils of this copy who were erased in another, by name."""
    erasures = []
    for erasure in records.erasures_elsewhere.waiting():
        pupil = PupilId(RecordId(erasure.pupil))
        page = records.of(Pupils).page(pupil)
        by = records.name_of(erasure.by) if erasure.by else ""
        erasures.append(
            OpenErasure(pupil, page.facts.known_as, page.class_name, instant_of(erasure.at), by)
        )
    return tuple(sorted(erasures, key=lambda row: (sort_key(row.name), row.pupil)))


def repeat(records: Records, pupil: PupilId, erasure: ReceivedErasure) -> ErasureRow:
    """An erasure of another copy done in this one as well, with a certificate of its own."""
    must_be_erasable(records, pupil)
    at = instant_of(erasure.at)
    when = f" on {at.astimezone():%d %B %Y}" if at else ""
    beyond = outside(records, pupil)
    counts = records.of(Eraser).erase(pupil)
    second = str(records.profile.id)
    reason = f"erased{when} in another copy of this vault, and so in this one"
    return records.of(Certificates).add_erasure(
        pupil, erasure.by or second, second if erasure.by else "", reason, counts, beyond
    )


def outside(records: Records, pupil: PupilId) -> tuple[str, ...]:
    """Files and copies that the trail knows of, and that this program cannot reach."""
    files = [
        f"{d.at:%d %B %Y}: {d.act} to {d.party}, {d.what}"
        for d in records.of(Disclosures).of_pupil(pupil)
    ]
    return (*files, *backups_before(records, datetime.now(UTC)))


def backups_before(records: Records, at: datetime) -> tuple[str, ...]:
    """Those that may still hold what went on this day."""
    rows = [row for row in records.of(Backups).list_all() if row.at < at]
    lines = [f"{row.at:%d %B %Y}: backup on {row.place}" for row in rows[:_RECENT]]
    if len(rows) > _RECENT:
        lines.append(counted(len(rows) - _RECENT, "older backup"))
    return tuple(lines)


def _obstacles(records: Records, pupil: PupilId) -> list[Obstacle]:
    obstacles = [
        Obstacle("A hold stands", hold.reason, f"put there by {hold.by}", is_final=True)
        for hold in records.of(Restrictions).holds(pupil)
    ]
    for rule, over in not_over(records, pupil):
        until = f"until {over:%d %B %Y}" if over else "its start is not known"
        what = f"{rule.data.words}: {rule.span}, {until}"
        obstacles.append(Obstacle(what, rule.note, rule.source))
    for case in records.of(Requests).open_of(pupil):
        if case.kind is not RequestKind.ERASURE:
            why = f"asked on {case.received_on:%d %B %Y}; answer it first"
            obstacles.append(Obstacle(f"A request is open: {case.kind.value}", why))
    if not active_leads(records):
        obstacles.append(Obstacle("No data lead is left", "nobody could confirm", is_final=True))
    return obstacles
