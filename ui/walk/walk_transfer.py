"""The walk's second half: the office sends a class to a laptop, both sides change it, it comes
back with a conflict, and a person decides."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from ui.shell.main_window import MainWindow
from ui.transfers.receive_page import ReceivePage
from ui.transfers.send_page import SendPage
from ui.walk.walk_stage import Stage, say
from vault.actions.cards import ListCards
from vault.actions.classes import ListClasses
from vault.actions.contacts import SetAlert
from vault.actions.pupils import ChangePupil, ListPupils, OpenPupil
from vault.actions.receive import AddReceipt, ListTransfers
from vault.demo.build import LEAD
from vault.demo.colleague import COLLEAGUE, build_colleague
from vault.domain.data_kinds import DataKind
from vault.domain.ids import NEW, AlertId, PupilId
from vault.session import Session

P = TypeVar("P", bound=QWidget)
_ROOM = "Class 4A"
_KINDS = frozenset({DataKind.NAMES, DataKind.DETAILS, DataKind.ALERTS, DataKind.PHOTOS})


def walk_transfers(stage: Stage, office: Path) -> None:
    """AssertionError when a step did not do what it should."""
    laptop = office.with_name("demo-laptop.tuckbox")
    build_colleague(office, laptop)
    out, back = stage.home / "4A out.tuck", stage.home / "4A back.tuck"
    receipt = stage.home / "4A.tuckreceipt"
    _send(stage, office, LEAD, COLLEAGUE, out)
    say(f"as data lead sealed {_ROOM} for the card of {COLLEAGUE}: {out.stat().st_size:,} bytes")
    _first_merge(stage, laptop, out, receipt)
    say(f"{COLLEAGUE}, in a vault of her own, looked at the file and merged it; receipt saved")
    _change(stage, office, LEAD, "From the office")
    _change(stage, laptop, COLLEAGUE, "From the laptop")
    _send(stage, laptop, COLLEAGUE, LEAD, back)
    say("both changed the same child; the laptop's changes are on their way back")
    _merge_back(stage, office, back, receipt)
    say("the office was asked about the one conflict, decided, merged, and read in the receipt")


def _send(stage: Stage, vault: Path, who: str, whom: str, out: Path) -> None:
    desk, window = stage.open(vault, who)
    school_classes = [
        school_class.id
        for school_class in stage.ask(lambda s: s.run(ListClasses()))
        if school_class.name == _ROOM
    ]
    window.go("send", f"class {school_classes[0]}")
    page = _page(window, SendPage)
    stage.settle()
    cards = stage.ask(lambda s: s.run(ListCards()))
    page.kinds.tick(_KINDS)
    page.to.tick([str(card.id) for card in cards if card.name == whom], by_passphrase=False)
    page.reason.setText("Takes over 4A while Tess is away")
    stage.until(page.seal.isEnabled, "a form that can be sealed")
    stage.picture(window, "send")
    page.seal_wanted.emit(str(out))
    stage.until(lambda: page.views.currentWidget() is page.done, "a sealed file")
    stage.picture(window, "send-done")
    stage.close(desk, window)


def _first_merge(stage: Stage, vault: Path, file: Path, receipt: Path) -> None:
    desk, window = stage.open(vault, COLLEAGUE)
    page = _opened(stage, window, file)
    stage.picture(window, "receive-first")
    _merge(stage, page)
    stage.picture(window, "receive-done")
    page.done.receipt_wanted.emit(str(receipt))
    stage.until(lambda: bool(page.notice.text), "a receipt")
    _must(receipt.exists(), "a receipt")
    pupils = stage.ask(lambda s: s.run(ListPupils()))
    _must(len(pupils) == 30, "the thirty pupils of the class")
    stage.close(desk, window)


def _change(stage: Stage, vault: Path, who: str, middle: str) -> None:
    desk, window = stage.open(vault, who)

    def change(session: Session) -> None:
        ours = [row for row in session.run(ListPupils()) if row.class_name == _ROOM]
        first, second = _facts(session, ours[0].id), _facts(session, ours[1].id)
        session.run(ChangePupil(*first, (("middle", middle),)))
        if who == COLLEAGUE:
            session.run(ChangePupil(*second, (("preferred_given", "Bee"),)))
            session.run(SetAlert(second[0], AlertId(NEW), "allergy", "Nuts: pen in the bag"))

    stage.ask(change)
    stage.close(desk, window)


def _facts(session: Session, pupil: PupilId) -> tuple[PupilId, int]:
    return pupil, session.run(OpenPupil(pupil)).facts.version


def _merge_back(stage: Stage, vault: Path, file: Path, receipt: Path) -> None:
    desk, window = stage.open(vault, LEAD)
    page = _opened(stage, window, file)
    _must(not page.preview.merge.isEnabled(), "a merge that waits for a person")
    stage.picture(window, "receive-conflict")
    page.preview.theirs.click()
    _must(page.preview.merge.isEnabled(), "a merge that is decided")
    stage.picture(window, "receive-decided")
    _merge(stage, page)
    stage.ask(lambda s: s.run(AddReceipt(receipt)))
    rows = stage.ask(lambda s: s.run(ListTransfers()))
    sent = next(row for row in rows if row.partner == COLLEAGUE and row.direction == "sent")
    _must(bool(sent.receipt_at), "the receipt in the transfer log")
    window.go("transfers")
    stage.settle()
    stage.picture(window, "transfers")
    stage.close(desk, window)


def _opened(stage: Stage, window: MainWindow, file: Path) -> ReceivePage:
    window.take_any(str(file))
    page = _page(window, ReceivePage)
    stage.until(lambda: page.views.currentWidget() is page.preview, "a preview")
    stage.settle()
    return page


def _merge(stage: Stage, page: ReceivePage) -> None:
    page.preview.merge.click()
    stage.until(lambda: page.views.currentWidget() is page.done, "a merge")


def _page(window: MainWindow, kind: type[P]) -> P:
    page = window.pages.currentWidget()
    if isinstance(page, kind):
        return page
    raise AssertionError(f"there is not: the page {kind.__name__}")


def _must(is_so: bool, what: str) -> None:
    if not is_so:
        raise AssertionError(f"there is not: {what}")
