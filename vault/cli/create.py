"""create and recover."""

import os
import shutil
from pathlib import Path

from vault.cli.frame import answered, say
from vault.cli.secrets_in import SecretsIn
from vault.errors import FolderExistsError, StorageError
from vault.unlock import create_vault, parse_recovery_code, recover_vault


def make_vault(vault: Path, school: str, profile: str, sheet_to: Path, secrets: SecretsIn) -> None:
    """The vault is kept only when its recovery sheet could be written."""
    with answered():
        if sheet_to.exists():
            raise FolderExistsError
        session, sheet = create_vault(
            vault, school, profile, secrets.password(f"New password of {profile}")
        )
        session.lock()
        try:
            descriptor = os.open(sheet_to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(sheet.pdf)
        except OSError as error:
            shutil.rmtree(vault)
            raise StorageError from error
    say(f"The vault is made. Print {sheet_to}, keep the paper in the safe, delete the file.")


def recover(vault: Path, profile: str, secrets: SecretsIn) -> None:
    """The code first, then the new password."""
    with answered():
        code = parse_recovery_code(secrets.text("Code of the recovery sheet"))
        new = secrets.password(f"New password of {profile}")
        recover_vault(vault, code, profile, new).lock()
    say(f"{profile} has a new password.")
