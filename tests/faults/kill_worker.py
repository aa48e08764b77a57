"""Works on a vault until it is killed; started by the kill tests."""

import os
import sys
import time
from pathlib import Path

from vault.actions.import_roll import ApplyRoll, PreviewRoll
from vault.actions.profiles import AddProfile, ChangeOwnPassword, RemoveProfile
from vault.actions.pupils import AddPupil, ChangePupil
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.preview import ReadOptions
from vault.domain.secrets import Password
from vault.unlock import unlock_vault


def main() -> None:
    folder, job = Path(sys.argv[1]), sys.argv[2]
    password = sys.stdin.readline().strip()
    session = unlock_vault(folder, "Dana Lead", Password.typed(password), params=FLOOR)
    roll = folder.parent / "roll.zip"
    digest = session.run(PreviewRoll(roll)).digest
    print("at work", flush=True)
    if job == "import":
        session.run(ApplyRoll(roll, ReadOptions(), digest))
    while True:
        if job == "edit":
            pupil = session.run(AddPupil((("legal_given", "Birch"),)))
            session.run(ChangePupil(pupil, 1, (("legal_family", "Birch"),)))
        elif job == "profile":
            # Of its own each time: one that a kill left behind must not stand in the way.
            name = f"Alder {os.getpid()} {time.monotonic_ns()}"
            one = session.run(AddProfile(name, Role.TEACHER, Password.typed(password)))
            session.run(RemoveProfile(one.id))
        elif job == "password":
            session.run(ChangeOwnPassword(Password.typed(password), Password.typed(password)))


main()
