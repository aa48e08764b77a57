"""Sends or receives until it is killed; started by the kill tests."""

import itertools
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from vault.actions.cards import ListCards
from vault.actions.classes import ListClasses
from vault.actions.history import UndoStep
from vault.actions.receive import ApplyTransfer, PreviewTransfer
from vault.actions.send import SendFile
from vault.crypto.kdf import FLOOR
from vault.domain.data_kinds import DataKind
from vault.domain.ids import CardId
from vault.domain.secrets import Password
from vault.domain.transfer import Decisions, Selection, SendOrder
from vault.session import Session
from vault.unlock import unlock_vault

KINDS = frozenset(DataKind) - {DataKind.HEALTH, DataKind.SAFEGUARDING}


def main() -> None:
    folder, lead, job, where = Path(sys.argv[1]), sys.argv[2], sys.argv[3], Path(sys.argv[4])
    password = sys.stdin.readline().strip()
    session = unlock_vault(folder, lead, Password.typed(password), params=FLOOR)
    rounds = sending(session, where) if job == "send" else receiving(session, where)
    next(rounds)
    start = time.monotonic()
    next(rounds)
    print(f"at work {time.monotonic() - start:.3f}", flush=True)
    for _ in rounds:
        pass


def sending(session: Session, where: Path) -> Iterator[None]:
    """A file each round, under a new name."""
    rooms = tuple(row.id for row in session.run(ListClasses()))
    cards = tuple(CardId(card.id) for card in session.run(ListCards()))
    until = date.today() + timedelta(days=9)
    order = SendOrder(Selection(rooms, (), KINDS), cards, "test", until)
    for number in itertools.count(len(list(where.glob("*.tuck*")))):
        yield
        session.run(SendFile(order, where / f"{number}.tuck"))


def receiving(session: Session, path: Path) -> Iterator[None]:
    """The same file each round, merged and taken back."""
    while True:
        yield
        seen = session.run(PreviewTransfer(path))
        session.run(ApplyTransfer(path, Decisions(), seen.digest))
        session.run(UndoStep(session.undo_steps[-1]))


main()
