"""create and recover."""

import os
import shutil
from pathlib import Path

from vault.cli.frame import answered, say, tell_doubts, warn_of_place
from vault.cli.secrets_in import SecretsIn
from vault.crypto.shares import SharePile, is_share
from vault.domain.messages import sentence
from vault.domain.secrets import RecoveryCode
from vault.errors import (
    FolderExistsError,
    InvalidValueError,
    NoteNotKeptError,
    ShareRefusedError,
)
from vault.exchange.small_files import write_new
from vault.unlock import create_vault, parse_recovery_code, recover_vault, takes_stick


def make_vault(vault: Path, school: str, profile: str, sheet_to: Path, secrets: SecretsIn) -> None:
    """The vault is kept only when its recovery sheet could be written. InvalidValueError for a
    sheet that would lie inside it, FolderExistsError for one that is there already."""
    with answered():
        if vault.absolute() in sheet_to.absolute().parents:
            raise InvalidValueError(
                field="recovery-to", reason="the sheet opens the vault, so it never lies inside it"
            )
        if os.path.lexists(sheet_to):
            raise FolderExistsError
        session, sheet = create_vault(
            vault, school, profile, secrets.password(f"New password of {profile}")
        )
        try:
            with session:
                write_new(sheet_to, sheet.pdf)
        except NoteNotKeptError:
            raise  # it is made, and so is its sheet
        except BaseException:
            shutil.rmtree(vault)
            raise
    warn_of_place(sheet_to, is_sealed=False)
    say(f"The vault is made. Print {sheet_to}, keep the paper in the safe, delete the file.")


def recover(vault: Path, profile: str, secrets: SecretsIn) -> None:
    """The code first, then the new password."""
    with answered():
        code = code_or_shares(secrets)
        new = secrets.password(f"New password of {profile}")
        had_stick = takes_stick(vault, profile)
        with recover_vault(vault, code, profile, new) as session:
            tell_doubts(session)
    say(f"{profile} has a new password.")
    if had_stick:
        say("It opens without a USB stick now. Make a new key file: profile stick make.")


def code_or_shares(secrets: SecretsIn) -> RecoveryCode:
    """One line with the code, or a line for each share until those of one set are enough."""
    first = secrets.text("Code of the recovery sheet, or one share")
    if not is_share(first):
        return parse_recovery_code(first)
    pile, number = SharePile(), 1
    _add(pile, first, number)
    while pile.missing:
        number += 1
        _add(pile, secrets.text(f"Share {number}"), number)
        if pile.doubt is not None:
            say(sentence(pile.doubt))
    return pile.code()


def _add(pile: SharePile, share: str, number: int) -> None:
    """ShareRefusedError says which of them was misread."""
    try:
        pile.add(share)
    except ShareRefusedError as error:
        raise ShareRefusedError(reason=f"share {number}: {error.details['reason']}") from error
