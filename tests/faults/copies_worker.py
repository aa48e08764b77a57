"""Backs up, restores or re-keys a vault until it is killed; started by the kill tests."""

import itertools
import os
import sys
from pathlib import Path

from vault.actions.backups import MakeBackup
from vault.actions.keys import PlanRekey
from vault.crypto.kdf import FLOOR
from vault.domain.secrets import Password
from vault.unlock import restore_vault, unlock_vault


def back_up(folder, unlock):
    session = unlock()
    places = itertools.cycle((None, folder.parent / "stick"))
    print("at work", flush=True)
    for number, place in enumerate(places):
        out = folder.parent / "out" / f"{os.getpid()}-{number}.tuckbackup"
        session.run(MakeBackup(place or out))


def restore(folder, unlock):
    print("at work", flush=True)
    for number in itertools.count():
        source = folder.parent / ("b.tuckbackup" if number % 2 else "stick")
        restore_vault(source, folder.parent / "out" / f"again-{number % 3}-{os.getpid()}-{number}")


def rekey(folder, unlock):
    session = unlock()
    print("at work", flush=True)
    while True:
        session.run(PlanRekey())
        session.lock()
        session = unlock()


def main() -> None:
    folder, job = Path(sys.argv[1]), sys.argv[2]
    password = sys.stdin.readline().strip()

    def unlock():
        return unlock_vault(folder, "Dana Lead", Password.typed(password), params=FLOOR)

    {"backup": back_up, "restore": restore, "rekey": rekey}[job](folder, unlock)


main()
