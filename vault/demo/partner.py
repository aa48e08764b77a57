"""Another school's data lead, with whom the demo school swaps cards and sealed files."""

from datetime import date, timedelta
from pathlib import Path

from vault.actions.backups import MakeBackup
from vault.actions.cards import AddCard, ListCards, SaveOwnCard
from vault.actions.classes import AddClass, ListClasses
from vault.actions.pupils import AddPupil
from vault.actions.receive import AddReceipt, ApplyTransfer, PreviewTransfer
from vault.actions.send import SendFile
from vault.crypto.kdf import FLOOR
from vault.demo import DEMO_PASSWORD
from vault.domain.data_kinds import DataKind
from vault.domain.ids import CardId, ClassId
from vault.domain.secrets import Password
from vault.domain.transfer import Decisions, Selection, SendOrder
from vault.session import Session
from vault.unlock import create_vault

SCHOOL, LEAD = "Oak Lane Primary", "Amara Okafor"
_LATER = timedelta(days=30)


def meet_partner(session: Session, folder: Path) -> Path:
    """Cards are swapped and a class is sent, merged there and acknowledged; a backup is made. The
    answer is a file of hers that waits to be received. All of it lies in `folder`."""
    partner, _ = create_vault(
        folder / "oak-lane.tuckbox", SCHOOL, LEAD, Password.typed(DEMO_PASSWORD), FLOOR
    )
    with partner:
        _swap_cards(session, partner, folder)
        _hand_over(session, partner, folder)
        waiting = _answer(partner, folder)
    stick = folder / "office stick"
    stick.mkdir()
    session.run(MakeBackup(stick / "demo.tuckbackup"))
    return waiting


def _swap_cards(session: Session, partner: Session, folder: Path) -> None:
    for owner, taker, name in ((session, partner, "own"), (partner, session, "partner")):
        path = folder / f"{name}.tuckcard"
        owner.run(SaveOwnCard(path))
        taker.run(AddCard(path, is_confirmed=True))


def _hand_over(session: Session, partner: Session, folder: Path) -> None:
    path, receipt = folder / "class.tuck", folder / "class.tuckreceipt"
    school_class = session.run(ListClasses())[0].id
    kinds = frozenset({DataKind.NAMES, DataKind.DETAILS, DataKind.ALERTS})
    _send(session, path, school_class, kinds, "Moves to Oak Lane Primary after the holidays")
    seen = partner.run(PreviewTransfer(path))
    report = partner.run(ApplyTransfer(path, Decisions(), seen.digest))
    receipt.write_bytes(report.receipt)
    session.run(AddReceipt(receipt))


def _answer(partner: Session, folder: Path) -> Path:
    path = folder / "from-oak-lane.tuck"
    school_class = partner.run(AddClass("Swimming, Thursdays"))
    for given, family in (("Noor", "Haddad"), ("Elif", "Kaya"), ("Owen", "Rees")):
        partner.run(AddPupil((("legal_given", given), ("legal_family", family)), school_class))
    _send(
        partner,
        path,
        school_class,
        frozenset({DataKind.NAMES}),
        "Our pupils in the shared swimming",
    )
    return path


def _send(
    session: Session, path: Path, school_class: ClassId, kinds: frozenset[DataKind], reason: str
) -> None:
    card = CardId(session.run(ListCards())[0].id)
    order = SendOrder(
        Selection((school_class,), kinds=kinds), (card,), reason, date.today() + _LATER
    )
    session.run(SendFile(order, path))
