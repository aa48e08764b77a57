"""One request: what its page does."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.rights.request_erasure_steps import ErasureSteps
from ui.rights.request_page import RequestAct, RequestPage
from ui.rights.rights_forms import ExtendDialog, ReasonDialog
from ui.widgets.ask_place import ask_unused_file
from ui.widgets.passphrase_dialog import PassphraseDialog
from ui.words import counted
from vault.actions.base import Command
from vault.actions.cards import ListCards
from vault.actions.rights import (
    CloseRequest,
    ConfirmIdentity,
    ExtendRequest,
    NoteOnRequest,
    PauseRequest,
    ReadRequest,
    ResumeRequest,
)
from vault.actions.subject_access import HandOverDossier, PreviewDossier
from vault.domain.access import Permission
from vault.domain.dossier import Dossier, HandOver, HandOverReport
from vault.domain.ids import RecordId
from vault.domain.kinds import Kind
from vault.domain.rights import Case, RequestKind

_ASKED: dict[RequestAct, tuple[str, str, str, str, Callable[[RecordId, str], Command[None]]]] = {
    RequestAct.IDENTITY: (
        "Who asks was checked",
        "It goes only to someone entitled to it. A parent known to the staff needs no passport.",
        "How it was checked",
        "Checked",
        ConfirmIdentity,
    ),
    RequestAct.PAUSE: (
        "Stop the clock",
        "While it is not clear who asks, or what they want, the time does not run. Ask them today.",
        "What has to be clarified",
        "Stop the clock",
        PauseRequest,
    ),
    RequestAct.NOTE: ("A note", "", "Note", "Add", NoteOnRequest),
    RequestAct.CLOSE: (
        "Close the request",
        "It stays in the list with its outcome.",
        "Outcome",
        "Close it",
        CloseRequest,
    ),
}


class RequestPresenter(Presenter[RequestPage]):
    """One request; `record` is its id."""

    shows = frozenset({Kind.RIGHTS})

    def __init__(self, page: RequestPage, desk: Desk, record: str) -> None:
        super().__init__(page, desk)
        self._id = RecordId(record)
        self._case: Case | None = None
        self._erasure = ErasureSteps(page, desk, record)
        page.allow(may_write=desk.may(Permission.RIGHTS_WRITE))
        page.row.do(
            {
                **{act: partial(self._ask, act) for act in _ASKED},
                RequestAct.EXTEND: self._extend,
                RequestAct.RESUME: lambda: self._do(ResumeRequest(self._id)),
            }
        )
        page.access.gather.clicked.connect(self.gather)
        page.access.hand_over.clicked.connect(self._ask_where)
        page.back_wanted.connect(lambda: self.navigate.emit("requests", ""))
        page.pupil_wanted.connect(self._to_pupil)
        self._erasure.erased.connect(lambda: self.navigate.emit("retention", "erasures"))
        if record:
            self.reload()
        if desk.may(Permission.CARD_READ):
            desk.do(self, ListCards(), then=page.access.show_cards)

    def reload(self) -> None:
        if not self._erasure.is_done:
            self._do(ReadRequest(self._id), self._show)

    def hand_over(self, path: Path) -> None:
        """Seal what was looked at, without what is ticked."""
        tab = self._page.access
        if tab.dossier is None:
            return
        order = HandOver(tab.redact(), tab.contacts_too.isChecked(), tab.cards())
        self._do(HandOverDossier(self._id, tab.dossier.digest, order, path), self._handed)

    def gather(self) -> None:
        """Read everything; nothing leaves."""
        self._do(PreviewDossier(self._id), self._gathered)

    def _ask(self, act: RequestAct) -> None:
        title, words, ask, ok, make = _ASKED[act]
        dialog = ReasonDialog(self._page, title, words, ask, ok)
        self._submit(dialog, lambda: make(self._id, dialog.reason.text()))

    def _extend(self) -> None:
        if self._case is None:
            return
        time = self._case.time
        form = ExtendDialog(self._page, time.more_in_words, time.in_words)
        self._submit(form, lambda: ExtendRequest(self._id, form.reason.text(), form.day()))

    def _ask_where(self) -> None:
        chosen = ask_unused_file(
            self._page, self.tr("The sealed copy"), "copy-of-record.tar.age", "age (*.age)"
        )
        if chosen:
            self.hand_over(Path(chosen))

    def _show(self, case: Case) -> None:
        is_first = self._case is None
        self._case = case
        self._page.show_case(case)
        if is_first and case.kind is RequestKind.ACCESS and case.is_open:
            self._page.access.gather.setFocus()
        self._erasure.show_case(case)

    def _gathered(self, dossier: Dossier) -> None:
        self._page.access.show_dossier(dossier)
        self._page.notice.say(
            counted(
                sum(len(section.rows) for section in dossier.sections),
                self.tr("1 record. Review the names, then seal the copy."),
                self.tr("{0} records. Review the names, then seal the copy."),
            )
        )

    def _handed(self, report: HandOverReport) -> None:
        words = self.tr("{0}: {1} and {2}, {3} left out.").format(
            report.path.name,
            counted(report.records, self.tr("1 record"), self.tr("{0} records")),
            counted(report.photos, self.tr("1 photo"), self.tr("{0} photos")),
            counted(report.redacted, self.tr("1 name"), self.tr("{0} names")),
        )
        self._say(words)
        if report.passphrase:
            PassphraseDialog(self._page, words, report.passphrase).open()

    def _to_pupil(self) -> None:
        if self._case is not None:
            self.navigate.emit("pupil", str(self._case.pupil))
