"""What the law gives a month for: everything about one pupil, sealed; and a pupil erased."""

import random
import statistics
from datetime import date
from pathlib import Path
from typing import Any

from tests.bench.measure import job, timed, timed_answer
from tests.bench.row import Row
from tests.bench.school import School
from tests.bench.vaults import unlock
from vault.actions.contacts import SetAlert
from vault.actions.erasure import AskErasure, ConfirmErasure
from vault.actions.incidents import WorkOutBlastRadius
from vault.actions.pupils import ListPupils, OpenPupil
from vault.actions.rights import ConfirmIdentity, OpenRequest
from vault.actions.subject_access import HandOverDossier, PreviewDossier
from vault.domain.dossier import HandOver
from vault.domain.ids import NEW
from vault.domain.rights import RequestKind

_RECORDS = 500
_WORDS = ("helped", "carried", "forgot", "asked", "told", "about", "during", "after", "before")


def rights_rows(school: School, folder: Path) -> list[Row]:
    """Last, because a pupil is gone afterwards."""
    stake = job("blast_radius", vault=school.folder)
    access = job("access_one", vault=school.folder, out=folder)
    erased = job("erase_one", vault=school.folder)
    plain = school.plain()
    plain.isolation_level = None
    baseline = timed(lambda: plain.execute("VACUUM"))
    plain.close()
    return [
        Row(
            title=f"what was at stake, {school.pupils:,} pupils, with the trail",
            against="",
            ours=stake["seconds"],
            within=5.0,
            peak_mb=stake["peak_mb"],
            most_mb=400,
        ),
        Row(
            title=f"subject access, {_RECORDS} records: names found",
            against="",
            ours=access["preview"],
            within=10.0,
            peak_mb=access["peak_mb"],
            most_mb=600,
        ),
        Row(
            title="and sealed under a passphrase, with its PDF",
            against="",
            ours=access["sealed"],
            within=15.0,
        ),
        Row(
            title="a pupil erased, and vault.db written anew",
            against="VACUUM of the same rows in plain SQLite",
            ours=erased["seconds"],
            baseline=baseline,
            within=60.0,
            peak_mb=erased["peak_mb"],
        ),
    ]


def blast_radius(vault: str) -> dict[str, Any]:
    """Every record counted, every entry of the trail opened."""
    session = unlock(Path(vault))
    for row in session.run(ListPupils(limit=500)):
        session.run(OpenPupil(row.id))
    seconds, blast = timed_answer(session.run, WorkOutBlastRadius())
    if blast.pupils < 500 or max(one.pupils for one in blast.opened or ()) < 500:
        raise AssertionError("pupils were overlooked")
    session.lock()
    return {"seconds": seconds}


def access_one(vault: str, out: str) -> dict[str, Any]:
    """A pupil with many notes that name others."""
    chance = random.Random(5)
    session = unlock(Path(vault))
    rows = session.run(ListPupils(limit=2000))
    pupil = rows[0].id
    for _ in range(_RECORDS):
        others = [chance.choice(rows) for _ in range(2)]
        shown_text = " ".join(chance.sample(_WORDS, 6))
        text = f"{others[0].given} {others[0].family} {shown_text} with {others[1].given}."
        session.run(SetAlert(pupil, NEW, "other", text))
    case = session.run(OpenRequest(pupil, RequestKind.ACCESS, "the mother", date.today()))
    session.run(ConfirmIdentity(case, "known"))
    preview = []
    for _ in range(3):
        seconds, seen = timed_answer(session.run, PreviewDossier(case))
        preview.append(seconds)
    if len(seen.findings) < _RECORDS:
        raise AssertionError("names were overlooked")
    order = HandOver(frozenset(f.key for f in seen.findings if f.is_sure))
    path = Path(out) / "copy.tar.age"
    sealed = timed(lambda: session.run(HandOverDossier(case, seen.digest, order, path)))
    session.lock()
    return {"preview": statistics.median(preview), "sealed": sealed}


def erase_one(vault: str) -> dict[str, Any]:
    """Asked for and confirmed by the one data lead there is."""
    session = unlock(Path(vault))
    pupil = session.run(ListPupils(limit=3))[2].id
    case = session.run(OpenRequest(pupil, RequestKind.ERASURE, "the mother", date.today()))
    session.run(AskErasure(case, "asked for by the mother", despite_rules=True))
    seconds = timed(lambda: session.run(ConfirmErasure(case)))
    session.lock()
    return {"seconds": seconds}
