"""create and recover."""

import os
import shutil
from pathlib import Path

from vault.cli.frame import answered, say
from vault.cli.secrets_in import SecretsIn
from vault.errors import FolderExistsError, InvalidValueError
from vault.store.connection import storage_error
from vault.unlock import create_vault, parse_recovery_code, recover_vault


def make_vault(vault: Path, school: str, profile: str, sheet_to: Path, secrets: SecretsIn) -> None:
    """The vault is kept only when its recovery sheet could be written."""
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
        session.lock()
        try:
            _write_new(sheet_to, sheet.pdf)
        except BaseException:
            shutil.rmtree(vault)
            raise
    say(f"The vault is made. Print {sheet_to}, keep the paper in the safe, delete the file.")


def recover(vault: Path, profile: str, secrets: SecretsIn) -> None:
    """The code first, then the new password."""
    with answered():
        code = parse_recovery_code(secrets.text("Code of the recovery sheet"))
        new = secrets.password(f"New password of {profile}")
        recover_vault(vault, code, profile, new).lock()
    say(f"{profile} has a new password.")


def _write_new(path: Path, content: bytes) -> None:
    """A whole new file for its owner alone, or none: half a sheet would still hold the code."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise FolderExistsError from error
    except OSError as error:
        raise storage_error(error) from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException as error:
        path.unlink()
        if isinstance(error, OSError):
            raise storage_error(error) from error
        raise
