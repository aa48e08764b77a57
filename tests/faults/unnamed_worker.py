"""Sends one file and dies just as it is to take its name; started by the tests of such files."""

import os
import signal
import sys
from datetime import date, timedelta
from pathlib import Path

from vault.actions.cards import ListCards
from vault.actions.classes import ListClasses
from vault.actions.send import SendFile
from vault.crypto.kdf import FLOOR
from vault.domain.data_kinds import DataKind
from vault.domain.ids import CardId
from vault.domain.secrets import Password
from vault.domain.transfer import Selection, SendOrder
from vault.unlock import unlock_vault


def die_at_the_name(event: str, arguments: tuple[object, ...]) -> None:
    if event == "os.rename" and str(arguments[1]).endswith(".tuck"):
        os.kill(os.getpid(), signal.SIGKILL)


folder, lead, out, how = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), sys.argv[4]
session = unlock_vault(folder, lead, Password.typed(sys.stdin.readline().strip()), params=FLOOR)
rooms = tuple(row.id for row in session.run(ListClasses()))
cards = tuple(CardId(card.id) for card in session.run(ListCards())) if how == "card" else ()
order = SendOrder(
    Selection(rooms, (), frozenset({DataKind.NAMES})), cards, "test", date.today() + timedelta(9)
)
sys.addaudithook(die_at_the_name)
session.run(SendFile(order, out))
