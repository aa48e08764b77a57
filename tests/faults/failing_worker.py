"""Acts under failing calls, position by position; prints what a person would have been told."""

import json
import sys
from datetime import date
from pathlib import Path

from tests.conftest import PASSWORD
from tests.faults.failing_calls import (
    EIO,
    ENOSPC,
    FOR_EVER,
    READ,
    SYNC,
    TRUNCATE,
    WRITE,
    calls,
    fail,
    heal,
)
from vault.actions.audit import VerifyVault
from vault.actions.classes import AddClass, ListClasses
from vault.actions.photos import AddPhotoFile, FetchPhoto
from vault.actions.pupils import AddPupil, ChangePupil, ListPupils, OpenPupil
from vault.crypto.kdf import FLOOR
from vault.demo.figures import figure_jpeg
from vault.domain.secrets import Password
from vault.errors import TuckboxError
from vault.store.database import ballast
from vault.unlock import create_vault, unlock_vault

ballast.SIZE = 64 << 10
FOLDER = Path(sys.argv[1]) / "school.tuckbox"


def unlocked():
    return unlock_vault(FOLDER, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)


def forget_pages(session):
    """So that the next act reads from the disk again; the file is far smaller than the cache."""
    vault = session._vault
    with vault.parts.fence.inside() as token:
        vault._connection.execute(f"{token} PRAGMA shrink_memory").fetchall()
    if vault.parts.pictures.opened is not None:
        vault.parts.pictures.opened._connection.execute("PRAGMA shrink_memory").fetchall()


def told(do):
    """The code of what a person was told; empty for an act that was done."""
    try:
        do()
    except TuckboxError as error:
        return error.code
    return ""


def change(session, pupil):
    page = session.run(OpenPupil(pupil))
    given = f"Ann{page.facts.version}"
    session.run(ChangePupil(pupil, page.facts.version, (("legal_given", given),)))


def begun():
    session, _ = create_vault(FOLDER, "Willow", "Dana Lead", Password.typed(PASSWORD), FLOOR)
    room = session.run(AddClass("4A"))
    ann = session.run(AddPupil((("legal_given", "Ann"), ("legal_family", "Ash")), room))
    picture = FOLDER.parent / "ann.jpg"
    picture.write_bytes(figure_jpeg(3))
    photo = session.run(AddPhotoFile(ann, picture, date(2026, 9, 1)))
    return session, ann, photo


def each_position(session, act, file, kinds, *, each=1, times=1, code=EIO, most=60):
    """[what was told, what the same act told right afterwards, what another told] by position, of
    which every one is tried, or every third."""
    found = []
    for nth in range(1, most, each):
        forget_pages(session)
        fail(file, kinds, nth, times, code)
        first = told(act)
        reached = calls() >= nth
        heal()
        if not reached:
            return found
        found.append([first, told(act), told(lambda: session.run(ListClasses()))])
    return found


def reads(each):
    session, ann, photo = begun()
    acts = {
        "look": lambda: session.run(OpenPupil(ann)),
        "list": lambda: session.run(ListPupils()),
        "change": lambda: change(session, ann),
    }
    found = {
        name: each_position(session, act, "vault.db", READ, each=each) for name, act in acts.items()
    }
    shown = lambda: session.run(FetchPhoto(photo))  # noqa: E731 - an act like those above
    found["photo"] = each_position(session, shown, "photos.db", READ, each=each)
    found["verify"] = session.run(VerifyVault()).ok
    session.lock()
    found["unlock"] = []
    for nth in range(1, 60, each):
        fail("vault.db", READ, nth)
        first = told(lambda: unlocked().lock())
        reached = calls() >= nth
        heal()
        if not reached:
            break
        found["unlock"].append([first, told(lambda: unlocked().lock()) if first else "", ""])
    return found


def commits(ways):
    """Each way in which a commit can fail, for good until the vault was locked."""
    session, ann, _ = begun()
    found = []
    for kinds, code in ways:
        for nth in range(1, 40):
            forget_pages(session)
            fail("vault.db", kinds, nth, FOR_EVER, code)
            first = told(lambda: change(session, ann))  # noqa: B023 - called at once
            reached = calls() >= nth
            told(session.lock)
            heal()
            session = unlocked()
            alarm = session.alarm.code if session.alarm is not None else ""
            found.append([kinds, nth, first, alarm])
            if not reached:
                break
    whole = session.run(VerifyVault()).ok
    session.lock()
    return {"told": found, "whole": whole}


FEW = ((READ, EIO), (SYNC, EIO))
ALL = (*FEW, (WRITE, EIO), (WRITE, ENOSPC), (TRUNCATE, EIO))
RUNS = {
    "some reads": lambda: reads(3),
    "all reads": lambda: reads(1),
    "few": lambda: commits(FEW),
    "all": lambda: commits(ALL),
}


if __name__ == "__main__":
    import os

    os.environ["TUCKBOX_HOME"] = str(FOLDER.parent / "home")
    print(json.dumps(RUNS[sys.argv[2]]()))
