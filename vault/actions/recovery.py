"""New recovery paper: made first, and in force once it is out of the program's hands.

Until then the paper from before opens the vault: a person who leaves half-way has lost nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from vault.actions.base import Command, Query
from vault.crypto.recovery import code_text, new_code
from vault.crypto.shares import split_code
from vault.domain.access import Permission
from vault.domain.printouts import Printout
from vault.domain.secrets import RecoveryCode
from vault.exchange.small_files import make_folder, must_lie_outside, write_new
from vault.store.keyfile.recovery import PreparedRecovery
from vault.store.records import Records
from vault.store.school.profiles import Profiles
from vault.store.school.school import SchoolRow


@dataclass(frozen=True)
class NewSheets:
    """What is to be printed: one sheet, or one for each person. As secret as the vault."""

    pdfs: tuple[bytes, ...] = field(repr=False)
    code: RecoveryCode
    recovery: PreparedRecovery = field(repr=False)

    def printouts(self) -> tuple[Printout, ...]:
        """Each sheet, to be printed."""
        count = len(self.pdfs)
        parts = [f"{number}-of-{count}" if count > 1 else "" for number in range(1, count + 1)]
        return tuple(
            Printout(PrepareRecovery.name, pdf, part=part, is_secret=True)
            for part, pdf in zip(parts, self.pdfs, strict=True)
        )

    def groups(self) -> tuple[str, ...]:
        """The code as printed, in its groups; empty where it went out in shares."""
        return tuple(code_text(self.code).split("-")) if len(self.pdfs) == 1 else ()

    def is_opened_by(self, code: RecoveryCode) -> bool:
        """Whether this is the code on them, or what the shares come to."""
        return self.code.expose() == code.expose()


@dataclass(frozen=True)
class PrepareRecovery(Query[NewSheets]):
    """A new recovery sheet that opens nothing yet. With `people` above 1 the code goes out in
    shares, `needed` of which bring it back together."""

    name = "recovery.prepare"
    needs = Permission.PROFILE_WRITE

    needed: int = 1
    people: int = 1
    gives_up_safeguarding: bool = False

    def apply(self, records: Records) -> NewSheets:
        return _prepared(records, self.needed, self.people, gives_up=self.gives_up_safeguarding)


@dataclass(frozen=True)
class ReplaceRecovery(Command[NewSheets]):
    """The sheets that were prepared take the place of the old ones, which open nothing any more;
    without any, new ones are made and written to `out` first."""

    name = "recovery.replace"
    needs = Permission.PROFILE_WRITE
    can_undo = False

    needed: int = 1
    people: int = 1
    out: Path | None = None
    """Where the sheet goes (with shares: the folder for them). Written before the old one ends:
    where it cannot be, the old one still holds."""
    gives_up_safeguarding: bool = False
    """Said in words when only a lost sheet could still open the safeguarding records."""
    prepared: NewSheets | None = None

    def apply(self, records: Records) -> NewSheets:
        sheets = self.prepared or _prepared(
            records, self.needed, self.people, gives_up=self.gives_up_safeguarding
        )
        if self.out is not None:
            _write(records, self.out, sheets.pdfs)
        records.of(Profiles).replace_recovery(
            sheets.recovery, gives_up_safeguarding=self.gives_up_safeguarding
        )
        return sheets


def _prepared(records: Records, needed: int, people: int, *, gives_up: bool) -> NewSheets:
    from vault.reports.recovery_sheet import (  # late: PDF takes time to load
        recovery_sheet_pdf,
        share_sheet_pdf,
    )

    code = new_code()
    shares = split_code(code, needed, people) if people != 1 else ()
    recovery = records.of(Profiles).prepare_recovery(code, gives_up_safeguarding=gives_up)
    school = records.of(SchoolRow).facts().name
    vault_id = records.vault_copy.vault_id
    if not shares:
        sheet = recovery_sheet_pdf(
            school=school,
            vault_id=vault_id,
            code_text=code_text(code),
            slot_payload=recovery.payload,
            made_on=date.today(),
        )
        return NewSheets((sheet,), code, recovery)
    sheets = tuple(
        share_sheet_pdf(
            school=school,
            vault_id=vault_id,
            share=share,
            number=number,
            people=people,
            needed=needed,
            made_on=date.today(),
        )
        for number, share in enumerate(shares, start=1)
    )
    return NewSheets(sheets, code, recovery)


def _write(records: Records, out: Path, sheets: Sequence[bytes]) -> None:
    must_lie_outside(records.vault_copy.folder, (out,))
    names = [out]
    if len(sheets) > 1:
        make_folder(out)
        names = [out / f"share-{number}.pdf" for number in range(1, len(sheets) + 1)]
    for name, pdf in zip(names, sheets, strict=True):
        write_new(name, pdf)
        records.after_commit(_nothing, partial(name.unlink, missing_ok=True))


def _nothing() -> None:
    return
