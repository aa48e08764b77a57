"""Making a custody statement from what the vault really holds, and as a page for the office."""

from collections import Counter
from datetime import UTC, date, datetime

from vault.crypto.statements import key_words, read_statement, signed_statement, statement_text
from vault.domain.access import ROLE_WORDS
from vault.domain.audit import HeldEntry, held_entry
from vault.domain.catalogue.all_tables import COUNTED, SEALED, words_of
from vault.domain.custody import Statement
from vault.domain.english.counted import counted
from vault.domain.english.wording import worded
from vault.domain.papers import Heading, Paper, Point, Table, Text
from vault.errors import InvalidValueError
from vault.store.measures.backups import Backups
from vault.store.merge.transfer_log import TransferLog
from vault.store.records import Records
from vault.store.school.profiles import Profiles
from vault.store.school.school import SchoolRow
from vault.store.school.sealed import Sealed

__all__ = ["made_statement", "read_statement", "statement_paper"]

_ROLES = {role.value: words for role, words in ROLE_WORDS.items()}
_COUNTED = (*COUNTED, *SEALED, "concern")


def made_statement(records: Records) -> tuple[Statement, bytes]:
    """The statement as of now, and its signed file."""
    counts = dict(records.of(SchoolRow).counts().of) | records.of(Sealed).counts()
    number, newest = records.newest_entry()
    facts = records.vault_facts()
    backups = [row.at.date() for row in records.of(Backups).list_all()]
    signer = records.own_verify_key
    profiles = [p for p in records.of(Profiles).list_all() if not p.suspended]
    today = date.today().isoformat()
    sent = [row for row in records.of(TransferLog).list_all() if row.is_out]
    statement = Statement(
        vault=records.vault_copy.vault_id,
        made_at=datetime.now(UTC).replace(microsecond=0),
        made_by=str(records.profile.id),
        counts=tuple((name, counts[name]) for name in _COUNTED if name in counts),
        roles=tuple(sorted(Counter(p.role.value for p in profiles).items())),
        locks=records.of(Profiles).locks(),
        last_backup=max(backups, default=None),
        recovery_tested=facts.recovery_tested_at.date() if facts.recovery_tested_at else None,
        files_out=sum(1 for row in sent if row.until >= today),
        entry=number,
        entry_hash=newest,
        signer=signer,
        words=key_words(signer),
    )
    return statement, statement_text(statement, records.sign(signed_statement(statement)))


def entry_held_in(raw: bytes, vault_id: str) -> HeldEntry:
    """The newest entry that a statement of this vault names. StatementUnreadableError,
    StatementAlteredError; InvalidValueError for one of another vault."""
    statement = read_statement(raw)
    if statement.vault != vault_id:
        raise InvalidValueError(field="statement", reason="it is of another vault")
    where = f"the statement of {statement.made_at.astimezone():%d %B %Y}"
    return held_entry(where, str(statement.entry), statement.entry_hash)


def statement_paper(statement: Statement) -> Paper:
    """One page to be kept at the office, away from the laptop."""
    made_at = statement.made_at.astimezone()
    return Paper(
        title="Custody statement",
        subtitle=f"Vault {statement.vault} · made on {made_at:%d %B %Y at %H:%M}",
        pieces=(
            Text(
                "Keep this page at the office. If the laptop is lost, it says what was on it and"
                " how it was locked. It holds no names."
            ),
            Heading("What the vault holds"),
            Table(("Kind", "Number"), _counted(statement)),
            Heading("How it is locked"),
            Text(
                "Every file of the vault is encrypted (SQLCipher, AES-256). A guess at a password"
                " costs:"
            ),
            *(
                Point(f"{lock.words}: {counted(lock.profiles, 'profile')}")
                for lock in statement.locks
            ),
            Heading("Who can open it"),
            Table(
                ("Role", "Profiles"),
                tuple((worded(_ROLES.get(r, r)), str(n)) for r, n in statement.roles),
            ),
            Heading("Copies"),
            Point(f"Last backup that was read back: {_day(statement.last_backup)}"),
            Point(f"Recovery sheet last tested: {_day(statement.recovery_tested)}"),
            Point(f"Sealed files out that have not run out: {statement.files_out}"),
            Heading("To tell this statement from a forged one"),
            Text(
                "The file of this statement is signed. These eight words belong to the key it is"
                f" signed with, and stay the same from month to month: {' '.join(statement.words)}."
            ),
        ),
        footer=f"Audit trail #{statement.entry} {statement.entry_hash[:16]}",
    )


def _counted(statement: Statement) -> tuple[tuple[str, str], ...]:
    return tuple((words_of(name).heading, f"{count:,}") for name, count in statement.counts)


def _day(value: date | None) -> str:
    return f"{value:%d %B %Y}" if value is not None else "never"
