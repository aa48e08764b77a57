"""Every door that opens a sealed or signed file, under reads that fail one after the other; prints
what a person would have been told."""

import json
import os
import sys
from pathlib import Path

from tests.conftest import PASSWORD
from tests.faults.failing_calls import FOR_EVER, PLAIN_READ, calls, fail, heal
from tests.two_vaults import two_places
from vault.actions.audit import VerifyVault
from vault.actions.backups import MakeBackup
from vault.actions.cards import AddCard
from vault.actions.custody import MakeStatement
from vault.actions.pupils import ListPupils
from vault.actions.receive import AddReceipt, NeedsPassphrase
from vault.actions.sticks import MakeKeyFile
from vault.crypto.kdf import FLOOR
from vault.domain.secrets import Passphrase, Password
from vault.errors import TuckboxError
from vault.unlock import restore_vault, unlock_vault

FOLDER = Path(sys.argv[1])
TYPED = Password.typed(PASSWORD)


def told(do):
    """The code of what a person was told; empty for an act that was done."""
    try:
        do()
    except TuckboxError as error:
        return error.code
    return ""


def each_read(file, act, times=1, most=80):
    """What was told, by which read of the file failed; and that the act is done afterwards."""
    found = []
    for nth in range(1, most):
        fail(file, PLAIN_READ, nth, times)
        first = told(act)
        reached = calls() >= nth
        heal()
        if not reached:
            break
        found.append(first)
    return [found, told(act)]


def main():
    office, teacher = two_places(FOLDER)
    merged = office.send([teacher], classes=[office.room])
    waiting = office.send([teacher], classes=[office.room])
    by_phrase = office.send([], classes=[office.room])
    phrase = office.report.passphrase
    receipt = FOLDER / "merged.tuckreceipt"
    receipt.write_bytes(teacher.receive(merged).receipt)
    statement = FOLDER / "statement.tuckstatement"
    office.run(MakeStatement(statement))
    backup, growing = FOLDER / "copy.tuckbackup", FOLDER / "growing"
    growing.mkdir()
    office.run(MakeBackup(backup))
    office.run(MakeBackup(growing))
    key = FOLDER / "olive.tuckkey"
    office.run(MakeKeyFile(TYPED, key))
    card = office.card()
    put_back = iter(range(1000))

    def restored(source):
        restore_vault(source, FOLDER / f"restored{next(put_back)}.tuckbox")

    def unlocked():
        unlock_vault(office.folder, office.lead, TYPED, params=FLOOR, key_file=key).lock()

    found = {
        # What is only looked at is read once more without a word: here the drive is gone for good.
        "transfer looked at": each_read(
            waiting.name, lambda: teacher.run(NeedsPassphrase(waiting)), FOR_EVER
        ),
        "transfer to a card": each_read(waiting.name, lambda: teacher.preview(waiting)),
        "transfer by passphrase": each_read(
            by_phrase.name,
            lambda: teacher.preview(by_phrase, passphrase=Passphrase.typed(phrase)),
        ),
        "receipt": each_read(receipt.name, lambda: office.run(AddReceipt(receipt))),
        "card": each_read(card.name, lambda: teacher.run(AddCard(card, is_confirmed=True))),
        "statement": each_read(
            statement.name, lambda: office.run(VerifyVault(statement=statement))
        ),
        "backup": each_read("copy.tuckbackup", lambda: restored(backup)),
        "incremental backup": each_read("/growing/", lambda: restored(growing)),
    }
    office.run(ListPupils())
    office.lock()
    found["key file"] = each_read(key.name, unlocked)
    found["keyring"] = each_read("olive.tuckbox/keyring.json", unlocked)
    print(json.dumps(found))


if __name__ == "__main__":
    os.environ["TUCKBOX_HOME"] = str(FOLDER / "home")
    main()
