"""What the documents are made from: gathered once, from the vault as it is."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from vault.domain.access import ROLE_WORDS, Permission
from vault.domain.assessments import CheckItem, Result
from vault.domain.catalogue.all_tables import TOLD
from vault.domain.catalogue.told import KindOfData
from vault.domain.characteristics import CharacteristicUse
from vault.domain.english.wording import worded
from vault.domain.field_words import told_fields
from vault.domain.law import law_of
from vault.domain.law.shape import Law
from vault.domain.moments import moment
from vault.domain.papers import missing
from vault.domain.people import School
from vault.domain.policy import Policy
from vault.domain.protection import Protection
from vault.domain.retention import HeldData, Rule
from vault.domain.rights import BY_HAND, COPY, LIST, SEALED_FILE
from vault.domain.tables import COLUMNS, SCOPE_COLUMN
from vault.governance.protection import protection
from vault.store.measures.access_reviews import AccessReviews
from vault.store.measures.backups import Backups
from vault.store.measures.disclosures import Disclosures
from vault.store.measures.holdings import Holdings
from vault.store.measures.policies import Policies
from vault.store.measures.retention import Retention
from vault.store.merge.transfer_log import TransferLog
from vault.store.records import Records
from vault.store.school.characteristics import Characteristics
from vault.store.school.profiles import Profiles
from vault.store.school.school import SchoolRow
from vault.store.school.sealed import Sealed

_NAMELESS = frozenset(
    {
        *("guess-cost", "disk-encryption", "backup-age", "backup-places", "recovery-sheet"),
        *("network-guards", "network-tried", "cloud-folder", "network-drive", "libraries"),
    }
)
"""Checks whose finding is about the computer, and never about somebody."""
_WRITTEN = "as written in the list of what was sent"
_PARTIES = {
    BY_HAND: "Others who were told or given something by hand",
    COPY: "Whoever asked for a copy of a child's record",
    LIST: "Colleagues and offices that needed a list",
}


@dataclass(frozen=True, slots=True)
class Held:
    """A kind that the vault really holds something of; `fields` where the role may read them."""

    kind: KindOfData
    count: int
    fields: tuple[str, ...]

    @property
    def told(self) -> KindOfData:
        """The kind in the English of the document."""
        return self.kind.spoken()


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who was given something out of the vault, in kinds: reasons and families are not named, for
    a kept document outlives the records it was made from."""

    act: str
    party: str
    ground: str
    times: int
    last: date


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """`rules` are the school's own schedule, `roles` how many profiles hold each; `backups` are
    counted. `young_pupils` is None where the law does not ask or the role may not know."""

    school: School
    policy: Policy
    held: tuple[Held, ...]
    rules: dict[HeldData, Rule]
    recipients: tuple[Recipient, ...]
    protection: Protection
    roles: tuple[tuple[str, int], ...]
    young_pupils: int | None
    characteristics: tuple[CharacteristicUse, ...]
    backups: int
    last_backup: date | None
    last_review: date | None
    today: date

    @property
    def law(self) -> Law:
        """Of the country that the policy names."""
        return law_of(self.policy.country)

    @property
    def items(self) -> dict[str, CheckItem]:
        """Every check by its id, as it stands now."""
        return {item.id: item for measure in self.protection.measures for item in measure.items}

    def kept(self, data: HeldData | None) -> str:
        """How long, by the school's own schedule; a gap where it says nothing."""
        if data is None or data not in self.rules:
            return missing("how long it is kept, on the page Retention")
        return self.rules[data].span

    def state(self, *checks: str) -> str:
        """What the checks found; what names people or mishaps is told by its state alone."""
        signs = {Result.PASS: "good", Result.WARN: "to review", Result.FAIL: "to fix"}
        states = []
        for item in (self.items[name] for name in checks if name in self.items):
            finding = f": {item.found}" if item.id in _NAMELESS else ""
            states.append(f"{item.title} ({signs.get(item.result, 'not told here')}{finding})")
        return "; ".join(states)

    @property
    def is_only_here(self) -> bool:
        """No copying service takes the vault's files elsewhere, as far as can be told."""
        item = self.items.get("cloud-folder")
        return item is not None and item.result is Result.PASS


def gather_facts(records: Records) -> DocumentFacts:
    """Everything that the acting role may know of it."""
    backups = [row.at.date() for row in records.of(Backups).list_all()] if _backups(records) else []
    review = records.of(AccessReviews).newest_at()
    profiles = [p for p in records.of(Profiles).list_all() if not p.suspended]
    return DocumentFacts(
        school=records.of(SchoolRow).facts(),
        policy=records.of(Policies).read(),
        held=_held(records),
        rules={rule.data: rule for rule in records.of(Retention).rules()},
        recipients=_recipients(records),
        protection=protection(records),
        roles=tuple(sorted(Counter(worded(ROLE_WORDS[p.role]) for p in profiles).items())),
        young_pupils=_young_pupils(records),
        characteristics=records.of(Characteristics).switched_on(),
        backups=len(backups),
        last_backup=max(backups, default=None),
        last_review=review.date() if review is not None else None,
        today=date.today(),
    )


def _young_pupils(records: Records) -> int | None:
    """How many are younger than the age that the law has a part of its own for."""
    young = records.of(Policies).law().lawful_basis.young_pupils
    return records.of(Holdings).younger_than(young.below, date.today()) if young else None


def _backups(records: Records) -> bool:
    return records.may(Permission.BACKUP_READ)


def _held(records: Records) -> tuple[Held, ...]:
    counts = dict(records.of(SchoolRow).counts().of) | records.of(Sealed).counts()
    law = records.of(Policies).law()
    held = []
    for kind, tables in TOLD.items():
        count = sum(counts.get(table, 0) for table in tables)
        if count:
            # Sealed kinds have no columns: what they say is known to the holders of their keys.
            table = next((table for table in tables if table in SCOPE_COLUMN), tables[0])
            fields = records.of(Holdings).used(table) if table in COLUMNS else ()
            held.append(Held(kind, count, told_fields(law, table, fields)))
    return tuple(held)


def _recipients(records: Records) -> tuple[Recipient, ...]:
    """The newest first. Who may not read the record of disclosures has the register of files."""
    days: dict[tuple[str, str, str], list[date]] = {}
    if records.may(Permission.RIGHTS_READ):
        for line in records.of(Disclosures).lines():
            row = line.disclosure
            party = row.party if row.act == SEALED_FILE else _PARTIES.get(row.act, row.act)
            ground = row.ground if row.act != BY_HAND else _WRITTEN
            days.setdefault((row.act, party, ground), []).append(row.at.date())
    else:
        for sent in records.of(TransferLog).list_all():
            if sent.direction == "sent":
                day = moment(sent.at).date()
                days.setdefault((SEALED_FILE, sent.partner, _WRITTEN), []).append(day)
    rows = (Recipient(*key, len(on), max(on)) for key, on in days.items())
    return tuple(sorted(rows, key=lambda row: row.last, reverse=True))
