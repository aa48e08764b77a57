"""Receive: opening a file, keeping what is decided, merging, the receipt."""

from pathlib import Path

from PySide6.QtCore import QTimer

from ui.desk.desk import Desk
from ui.desk.drafts import DraftKeeper, Fields
from ui.desk.presenter import Presenter, nothing
from ui.transfers.meeting_table import Meeting
from ui.transfers.receive_page import ReceivePage
from ui.widgets.ask_place import ask_unused_file
from vault.actions.list_out import OpenSealedList
from vault.actions.photos import FetchFaces
from vault.actions.receive import (
    ApplyTransfer,
    ForgetTransfer,
    NeedsPassphrase,
    PreviewDecisions,
    PreviewTransfer,
)
from vault.domain.access import Permission
from vault.domain.catalogue.all_tables import CATALOGUE
from vault.domain.deciding import Deciding
from vault.domain.identity.questions import Question
from vault.domain.ids import PupilId
from vault.domain.kinds import Kind
from vault.domain.lists_out import name_inside
from vault.domain.messages import place_doubts, sentence
from vault.domain.secrets import Passphrase
from vault.domain.transfer import TABLES, MergePreview, MergeReport
from vault.errors import (
    CardChangedError,
    PlanOutdatedError,
    SealedListError,
    TuckboxError,
    UnconfirmedCardError,
    UnknownSenderError,
    WithdrawnCardError,
    WrongPassphraseError,
)

_ABOUT_CARDS = (UnknownSenderError, UnconfirmedCardError, WithdrawnCardError, CardChangedError)
_FILE = "receive.file"
_CALM_MS = 400


class ReceivePresenter(Presenter[ReceivePage]):
    """The file is remembered until the page is left, so that it is there again after a lock."""

    shows = frozenset(
        {CATALOGUE[name].kind for name in TABLES if name in CATALOGUE} | {Kind.SEALED}
    )

    def __init__(self, page: ReceivePage, desk: Desk, _record: str = "") -> None:
        super().__init__(page, desk)
        self._file: Path | None = None
        self._passphrase: Passphrase | None = None
        self._deciding = Deciding()
        self._shown: MergePreview | None = None
        self._receipt = b""
        self._calm = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._calm.timeout.connect(self._weigh)
        self._draft = DraftKeeper(desk, ("receive", ""), self._collect, self)
        page.file_chosen.connect(self.take_file)
        page.passphrase_given.connect(self._open_with)
        page.cards_wanted.connect(lambda: self.navigate.emit("cards", ""))
        page.preview.decided.connect(self._decide)
        page.preview.rest_wanted.connect(self._decide_rest)
        page.preview.left_out_changed.connect(self._leave_out)
        page.preview.answered.connect(self._hear_answer)
        page.preview.questions.looked_at.connect(self._show_faces)
        page.preview.merge_wanted.connect(self.merge)
        page.preview.other_wanted.connect(self.forget)
        page.done.receipt_wanted.connect(self.save_receipt)
        kept = desk.settings.get(_FILE, "")
        if kept:
            self.take_file(kept)

    def take_file(self, path: str) -> None:
        """Look how it opens; nothing is written."""
        self._forget()
        self._file = Path(path)
        self._desk.set(_FILE, path)
        self._page.show_reading(self._file.name)
        self._do(NeedsPassphrase(self._file), self._ask_or_open)

    def reload(self) -> None:
        """Something was undone while the file is looked at: the two sides may differ by now."""
        self._weigh()

    def merge(self) -> None:
        """As one step. What is left out changes what the plan is, so it is weighed once more."""
        if self._file is None or not self._page.preview.merge.isEnabled():
            return
        action = PreviewDecisions(self._file, self._deciding.decisions())
        self._do(action, self._apply)

    def save_receipt(self, place: str) -> None:
        """Where the person chose, owner-only."""
        saved = self.tr("The receipt is saved as {0}. Give it to the sender.").format(place)
        self._write_file(Path(place), self._receipt, saved)

    def leave(self) -> None:
        """The page goes: what was staged of the file goes too."""
        self.forget()

    def forget(self) -> None:
        """No file is looked at any more."""
        self._desk.set(_FILE, "")
        self._draft.drop()
        self._forget()

    def _forget(self) -> None:
        if self._passphrase is not None:
            self._passphrase.wipe()
        self._file = self._passphrase = self._shown = None
        self._deciding, self._receipt = Deciding(), b""
        self._calm.stop()
        # For the desk: it has to happen although this page is gone by then.
        self._desk.do(self._desk, ForgetTransfer(), then=nothing)

    def _ask_or_open(self, needs_passphrase: bool) -> None:
        if self._file is None:
            return
        if needs_passphrase:
            self._page.ask_passphrase(self._file.name)
        else:
            self._open()

    def _open_with(self, typed: str) -> None:
        self._passphrase = Passphrase.typed(typed)
        self._open()

    def _open(self) -> None:
        if self._file is None:
            return
        self._page.notice.say(self.tr("Opening {0} …").format(self._file.name))
        action = PreviewTransfer(self._file, self._passphrase)
        self._do(action, self._show_first)

    def _save_list(self, sealed: Path, name: str) -> None:
        """A list of a colleague, or a file of a standard, is nothing to merge: it comes out as it
        went in."""
        place = ask_unused_file(self._page, self.tr("Save what is in it"), name, "")
        if not place:
            self.forget()
            self._page.clear()
            return

        def saved(doubts: tuple[str, bool]) -> None:
            self.forget()
            self._page.clear()
            words = self.tr("Saved as {0}. Nothing protects it there.").format(place)
            lines = place_doubts(doubts[0] or None, on_network=doubts[1], is_sealed=False)
            self._say(" ".join((words, *lines)), "warn")

        self._do(OpenSealedList(sealed, Path(place), self._passphrase), saved)

    def _show_first(self, preview: MergePreview) -> None:
        self._show(preview)
        self._draft.fetch(self._put_back)

    def _show(self, preview: MergePreview) -> None:
        self._shown = preview
        self._page.show_preview(preview, self._deciding)

    def _decide(self, meeting: Meeting, decision: str) -> None:
        self._deciding.decide(meeting.item, meeting.met, decision)
        self._draft.typed()
        self._page.preview.redraw()
        self._page.preview.step_on()

    def _hear_answer(self) -> None:
        """Who is who changes what else differs; worked out when nobody answers any more."""
        self._draft.typed()
        self._page.preview.merge.setEnabled(False)
        self._calm.start()

    def _show_faces(self, question: Question) -> None:
        if not self._desk.may(Permission.PHOTO_READ):
            return

        def show(faces: dict[PupilId, bytes]) -> None:
            for pupil, jpeg in faces.items():
                self._page.preview.questions.show_face(question, pupil, jpeg)

        pupils = tuple(PupilId(candidate.id) for candidate in question.candidates)
        self._desk.do(self, FetchFaces(pupils), then=show)

    def _decide_rest(self, decision: str) -> None:
        if self._shown is not None:
            self._deciding.decide_rest(self._shown.items, decision)
            self._draft.typed()
            self._page.preview.redraw()

    def _leave_out(self) -> None:
        self._deciding.leave_out(*self._page.preview.left_out())
        self._draft.typed()
        self._page.preview.redraw()

    def _weigh(self, *, message: str = "") -> None:
        def show(preview: MergePreview) -> None:
            if self._calm.isActive():
                # Something else was answered meanwhile: that is weighed next.
                return
            self._shown = preview
            self._page.preview.show_preview(preview, self._deciding)
            self._say(message, "warn")

        if self._file is not None and self._shown is not None:
            action = PreviewDecisions(self._file, self._deciding.answers())
            self._do(action, show)

    def _apply(self, weighed: MergePreview) -> None:
        if self._file is None or self._shown is None:
            return
        if not set(weighed.items) <= set(self._shown.items):
            self._weigh(message=sentence(PlanOutdatedError()))
            return
        self._page.notice.say(self.tr("Merging …"))
        action = ApplyTransfer(
            self._file, self._deciding.decisions(), weighed.digest, self._passphrase
        )
        self._do(action, self._merged)

    def _merged(self, report: MergeReport) -> None:
        shown = self._shown
        self.forget()
        self._receipt = report.receipt
        if shown is not None:
            self._page.show_report(report, shown.sender.name, shown.about)

    def _collect(self) -> Fields:
        if self._shown is None or self._deciding.text() == Deciding().text():
            return {}
        return {"file": self._shown.file, "decided": self._deciding.text()}

    def _put_back(self, fields: Fields) -> None:
        if self._shown is None or fields.get("file") != self._shown.file:
            return
        self._deciding.take_text(fields["decided"])
        self._weigh(message=self.tr("Your earlier decisions have been restored."))

    def _explain(self, error: TuckboxError) -> None:
        if isinstance(error, WrongPassphraseError):
            self._passphrase = None
        if isinstance(error, SealedListError) and self._file is not None:
            name = name_inside(self._file.name, str(error.details["ending"]))
            self._save_list(self._file, name)
        elif isinstance(error, PlanOutdatedError):
            self._weigh(message=sentence(error))
        else:
            is_about_card = isinstance(error, _ABOUT_CARDS)
            self._page.show_problem(sentence(error), is_about_card=is_about_card)
