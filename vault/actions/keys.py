"""Keys of the vault: new ones for all, a new password for somebody, a new recovery sheet."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from vault.actions.base import Command
from vault.crypto.recovery import code_text, new_code
from vault.crypto.shares import split_code
from vault.domain.access import Permission
from vault.domain.ids import ProfileId
from vault.domain.kinds import Kind
from vault.domain.secrets import Password, RecoveryCode
from vault.errors import InvalidValueError
from vault.exchange.small_files import make_folder, write_new
from vault.store.records import Records


@dataclass(frozen=True)
class NewSheets:
    """What is to be printed: one sheet, or one for each person. As secret as the vault."""

    pdfs: tuple[bytes, ...] = field(repr=False)
    code: RecoveryCode

    def groups(self) -> tuple[str, ...]:
        """The code as printed, in its groups; empty where it went out in shares."""
        return tuple(code_text(self.code).split("-")) if len(self.pdfs) == 1 else ()


@dataclass(frozen=True)
class PlanRekey(Command[None]):
    """New keys for the whole vault, without `leaver` if one is named. They are written down as a
    plan; the next unlock by a data lead carries it out, whatever happens in between."""

    name = "vault.rekey"
    needs = Permission.PROFILE_WRITE
    changes = frozenset({Kind.PROFILE})
    can_undo = False
    may_use_ballast = False

    leaver: ProfileId | None = None

    @property
    def subject(self) -> str:
        return self.leaver or ""

    def apply(self, records: Records) -> None:
        records.vault_copy.must_fit_again()
        records.profiles.plan_rekey(self.leaver or "")


@dataclass(frozen=True)
class ResetPassword(Command[None]):
    """A new password, and new keys, for somebody who forgot theirs."""

    name = "profile.reset"
    needs = Permission.PROFILE_WRITE
    changes = frozenset({Kind.PROFILE})
    can_undo = False

    profile: ProfileId
    password: Password

    @property
    def subject(self) -> str:
        return self.profile

    def apply(self, records: Records) -> None:
        records.profiles.reset_password(self.profile, self.password)


@dataclass(frozen=True)
class ReplaceRecovery(Command[NewSheets]):
    """A new recovery sheet; the old one opens nothing any more. With `people` above 1 the code
    goes out in shares, `needed` of which bring it back together."""

    name = "recovery.replace"
    needs = Permission.PROFILE_WRITE
    changes = frozenset({Kind.PROFILE})
    can_undo = False

    needed: int = 1
    people: int = 1
    out: Path | None = None
    """Where the sheet goes (with shares: the folder for them). Written before the old one ends:
    where it cannot be, the old one still holds."""
    gives_up_safeguarding: bool = False
    """Said in words when only a lost sheet could still open the safeguarding records."""

    def apply(self, records: Records) -> NewSheets:
        from vault.reports.recovery_sheet import (  # late: PDF takes time to load
            recovery_sheet_pdf,
            share_sheet_pdf,
        )

        code = new_code()
        shares = split_code(code, self.needed, self.people) if self.people != 1 else ()
        payload = records.profiles.replace_recovery(
            code, gives_up_safeguarding=self.gives_up_safeguarding
        )
        school = records.school.facts().name
        vault_id = records.vault_copy.vault_id
        if not shares:
            sheet = recovery_sheet_pdf(
                school=school,
                vault_id=vault_id,
                code_text=code_text(code),
                slot_payload=payload,
                made_on=date.today(),
            )
            _write(records, self.out, [sheet])
            return NewSheets((sheet,), code)
        sheets = tuple(
            share_sheet_pdf(
                school=school,
                vault_id=vault_id,
                share=share,
                number=number,
                people=self.people,
                needed=self.needed,
                made_on=date.today(),
            )
            for number, share in enumerate(shares, start=1)
        )
        _write(records, self.out, sheets)
        return NewSheets(sheets, code)


def _write(records: Records, out: Path | None, sheets: Sequence[bytes]) -> None:
    if out is None:
        return
    if records.vault_copy.folder.absolute() in (out.absolute(), *out.absolute().parents):
        raise InvalidValueError(
            field="place", reason="the sheet opens the vault, so it never lies inside it"
        )
    names = [out]
    if len(sheets) > 1:
        make_folder(out)
        names = [out / f"share-{number}.pdf" for number in range(1, len(sheets) + 1)]
    for name, pdf in zip(names, sheets, strict=True):
        write_new(name, pdf)
        records.after_commit(_nothing, partial(name.unlink, missing_ok=True))


def _nothing() -> None:
    return
