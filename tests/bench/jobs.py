"""Work that is timed in a process of its own, so that its memory can be told: `python -m
tests.bench.jobs NAME JSON` prints its answer as JSON."""

import json
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.bench.measure import peak_mb, timed
from tests.bench.plain import plain_database, plain_import
from tests.bench.rights import access_one, blast_radius, erase_one
from tests.bench.vaults import fill_photos, new_vault, unlock
from vault.actions.backups import MakeBackup
from vault.actions.cards import AddCard, ListCards, SaveOwnCard
from vault.actions.classes import ListClasses
from vault.actions.import_roll import ApplyRoll, PreviewRoll
from vault.actions.keys import PlanRekey
from vault.actions.receive import ApplyTransfer, PreviewTransfer
from vault.actions.send import SendFile
from vault.domain.data_kinds import DataKind
from vault.domain.ids import CardId
from vault.domain.preview import ReadOptions
from vault.domain.transfer import Decisions, Selection, SendOrder
from vault.unlock import restore_vault

Answer = dict[str, Any]
_KINDS = frozenset({DataKind.NAMES, DataKind.DETAILS, DataKind.CONTACTS})


def roll_in(vault: str, source: str) -> Answer:
    """Preview and import into a new vault, or into one that is there."""
    folder = Path(vault)
    session = unlock(folder) if folder.exists() else new_vault(folder)
    found: Answer = {}
    seen = session.run(PreviewRoll(Path(source)))
    digest, found["new"], found["changed"] = seen.digest, len(seen.new), len(seen.changed)
    found["preview"] = timed(lambda: session.run(PreviewRoll(Path(source))))
    del seen
    found["apply"] = timed(lambda: session.run(ApplyRoll(Path(source), ReadOptions(), digest)))
    session.lock()
    return found


def plain_roll_in(file: str, source: str) -> Answer:
    """The baseline of it."""
    connection = plain_database(Path(file))
    spent = timed(lambda: plain_import(connection, Path(source)))
    connection.close()
    return {"apply": spent}


def photos_in(vault: str, kilobytes: int) -> Answer:
    """A photo for each pupil."""
    session = unlock(Path(vault))
    spent = timed(lambda: fill_photos(session, kilobytes))
    session.lock()
    return {"apply": spent}


def acquaint(one: str, other: str, folder: str) -> Answer:
    """Two vaults that have each other's card, confirmed."""
    both = [(Path(one), "Lead"), (Path(other), "Teacher")]
    cards = [Path(folder) / f"{who}.tuckcard" for _, who in both]
    for (vault, who), card in zip(both, cards, strict=True):
        session = unlock(vault, who)
        session.run(SaveOwnCard(card))
        session.lock()
    for (vault, who), card in zip(both, reversed(cards), strict=True):
        session = unlock(vault, who)
        session.run(AddCard(card, True))
        session.lock()
    return {}


def seal(vault: str, out: str, photos: bool) -> Answer:
    """The whole school to the other card."""
    session = unlock(Path(vault))
    rooms = tuple(room.id for room in session.run(ListClasses()))
    (card,) = session.run(ListCards())
    kinds = _KINDS | {DataKind.PHOTOS} if photos else _KINDS
    order = SendOrder(
        Selection(rooms, (), kinds), (CardId(card.id),), "bench", date.today() + timedelta(days=30)
    )
    spent = timed(lambda: session.run(SendFile(order, Path(out))))
    session.lock()
    return {"seal": spent}


def receive(vault: str, file: str, apply: bool) -> Answer:
    """Open, check and stage; then what a merge would be, from what is staged; then the merge."""
    session, path = unlock(Path(vault), "Teacher"), Path(file)
    staged_mb = 0.0

    def report(_done: int, _total: int) -> None:
        # Told while the file is staged; the preview behind it holds what it shows.
        nonlocal staged_mb
        staged_mb = peak_mb()

    whole = timed(lambda: session.run(PreviewTransfer(path), report))
    found: Answer = {"staged_mb": staged_mb}
    found |= {"plan": timed(lambda: session.run(PreviewTransfer(path)))}
    found["stage"] = whole - found["plan"]
    if apply:
        seen = session.run(PreviewTransfer(path))
        found["items"] = len(seen.items)
        merge = ApplyTransfer(path, Decisions(), seen.digest)
        found["merge"] = timed(lambda: session.run(merge))
    session.lock()
    return found


def back_up(vault: str, out: str) -> Answer:
    session = unlock(Path(vault))
    spent = timed(lambda: session.run(MakeBackup(Path(out))))
    session.lock()
    return {"backup": spent}


def restore(file: str, vault: str) -> Answer:
    return {"restore": timed(lambda: restore_vault(Path(file), Path(vault)))}


def rekey(vault: str) -> Answer:
    """The unlock that carries it out, less an ordinary one."""
    folder = Path(vault)
    session = unlock(folder)
    session.run(PlanRekey())
    session.lock()
    found = timed(lambda: unlock(folder).lock())
    return {"rekey": found - timed(lambda: unlock(folder).lock())}


def scroll() -> Answer:
    from tests.bench.faces import scroll_frames  # Qt, which the other jobs do without

    return {"frames": scroll_frames()}


def grids(folder: str) -> Answer:
    from tests.bench.grids import grid_frames  # Qt, as above

    return {"frames": grid_frames(Path(folder))}


def pages(vault: str) -> Answer:
    from tests.bench.pages import page_seconds  # Qt, as above

    return {"pages": page_seconds(Path(vault))}


def register_keys(vault: str) -> Answer:
    from tests.bench.register_keys import key_times  # Qt, as above

    return key_times(Path(vault))


def preview_of(vault: str, source: str) -> Answer:
    """Processor time of a preview in a vault that has nobody."""
    folder = Path(vault)
    if not folder.exists():
        new_vault(folder).lock()
    session = unlock(folder)
    began = time.process_time()
    seen = session.run(PreviewRoll(Path(source)))
    found: Answer = {"spent": time.process_time() - began, "new": len(seen.new)}
    session.lock()
    return found


def first_look_at(source: str) -> Answer:
    from tests.bench.workbooks import look_at

    return {"spent": look_at(Path(source))}


JOBS: dict[str, Callable[..., Answer]] = {
    one.__name__: one
    for one in (
        roll_in, plain_roll_in, photos_in, acquaint, seal, receive, back_up, restore, rekey,
        scroll, grids, pages, register_keys, access_one, blast_radius, erase_one,
        first_look_at, preview_of,
    )
}  # fmt: skip


if __name__ == "__main__":
    answer = JOBS[sys.argv[1]](**json.loads(sys.argv[2]))
    print(json.dumps({**answer, "peak_mb": peak_mb()}))
