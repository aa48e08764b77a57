"""Send: whose data, which, for whom, why and until when; then one sealed file."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.look.icons import set_icon
from ui.look.tokens import space
from ui.transfers.send_done_view import SendDoneView
from ui.transfers.send_gets_card import SendGetsCard
from ui.transfers.send_kinds_box import SendKindsBox
from ui.transfers.send_place_box import SendPlaceBox
from ui.transfers.send_section import SendCard, stacked
from ui.transfers.send_to_box import SendToBox
from ui.transfers.send_whom_box import SendWhomBox
from ui.transfers.transfer_words import kind_words, part_words
from ui.widgets.ask_place import ask_unused_file
from ui.widgets.date_field import DateField
from ui.widgets.flat_stack import FlatStack
from ui.widgets.flow import Flow
from ui.widgets.key_button import KeyButton
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel, Quiet
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.typed_fields import KEPT
from ui.words import within_sentence
from vault.domain.data_kinds import DataKind
from vault.domain.file_names import proposed_name
from vault.domain.people import PupilRow
from vault.domain.transfer import SendCounts, SendReport
from vault.errors import InvalidValueError

_DAYS = 30
_FIELD, _NARROW, _LEFT, _RIGHT = 400, 900, 63, 37
_SUFFIX = ".tuck"


class SendPage(Page):
    """`seal_wanted` carries the place of the new file; `counted_anew` wants other counts,
    `preview_wanted` what the file would hold; `stick_wanted` carries a path on a stick."""

    seal_wanted, stick_wanted, preview_wanted = Signal(str), Signal(object), Signal()
    counted_anew, typed = Signal(), Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = self._make_frame()
        # In this order the keyboard goes through them.
        self.to, self.whom, self.kinds = SendToBox(card), SendWhomBox(card), SendKindsBox(card)
        self.reason = QLineEdit()
        self.reason.setMaxLength(200)
        self.reason.setPlaceholderText(self.tr("for example: takes over 4A in September"))
        self.until = DateField(self.tr("Last day the file opens"))
        for kept in (self.kinds, self.to, self.reason, self.until):
            kept.setProperty(KEPT, True)
        self.summary = Quiet(is_small=True)
        self._days = Quiet(is_small=True)
        self.seal = KeyButton(self.tr("Seal and save …"), "Ctrl+Enter", "lock", bare=True)
        set_icon(self.seal, "lock", "onAccent")
        self.seal.setProperty("main", True)
        self.afresh = QPushButton(self.tr("Start again"))
        self.afresh.setProperty("kind", "link")
        self.preview = QPushButton(self.tr(" Preview file"))
        set_icon(self.preview, "eye")
        self.where = SendPlaceBox()
        self.done = SendDoneView(self.views)
        self._counts: SendCounts | None = None
        self._is_settled = False
        """Whether what is chosen is told: not while all of it is being changed."""
        self._fill(card)
        self._connect()
        self.clear()

    def _make_frame(self) -> SendCard:
        """The page from the outside in: what it holds is made where it stands."""
        layout = self.titled(self.tr("Send to a colleague"))
        layout.setSpacing(space("card_padding"))
        self.views = FlatStack()
        layout.addWidget(self.views, 1)
        self.form = QWidget(self.views)
        self.views.addWidget(self.form)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.form)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(space("between_cards"))
        scroll = ScrollColumn(self.tr("What to send"), sideways=False)
        scroll.column.setContentsMargins(0, 0, 0, 0)
        self._sides.addWidget(scroll, _LEFT)
        card = SendCard(scroll.inner)
        scroll.column.addWidget(card)
        scroll.column.addStretch(1)
        return card

    def _fill(self, card: SendCard) -> None:
        card.add(self.tr("To"), self.to)
        card.add(self.tr("Pupils"), self.whom)
        card.add(self.tr("What"), self.kinds)
        card.add(self.tr("Why"), stacked(self.reason, self.kinds.purpose))
        card.add(self.tr("How"), self._make_until())
        for field in (self.reason, self.kinds.purpose):
            field.setMaximumWidth(_FIELD)
        self.gets = SendGetsCard(self.whom.chips.pictures, self.form)
        buttons = Flow(self.afresh, self.preview, self.seal, from_right=2)
        buttons.setContentsMargins(0, 0, 0, 0)
        self.gets.foot.addWidget(self.summary)
        self.gets.foot.addLayout(buttons)
        right = QVBoxLayout()
        right.addWidget(self.gets)
        right.addStretch(1)
        self._sides.addLayout(right, _RIGHT)
        self.views.addWidget(self.done)

    def _make_until(self) -> QWidget:
        self.until.setAccessibleName(self.tr("Last day the file opens"))
        self.reason.setAccessibleName(self.tr("Reason"))
        until = QWidget()
        row = Flow(PlainLabel(self.tr("The file opens until")), self.until, self._days, across=12)
        row.setContentsMargins(0, 0, 0, 0)
        until.setLayout(row)
        return stacked(self.where, until)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room beside it, what is sent gives way and its buttons stay."""
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        is_narrow = event.size().width() < _NARROW
        self._sides.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)
        self._sides.setStretch(1, 0 if is_narrow else _RIGHT)
        self.gets.fold(is_narrow=is_narrow)

    def fold(self) -> None:
        """What is chosen already stands there in short."""
        self.to.fold()
        self.whom.fold()

    def _connect(self) -> None:
        # Whoever is included although restricted was decided for those who stood there.
        self.whom.changed.connect(lambda: self.kinds.restricted.setChecked(False))
        self.whom.changed.connect(self.counted_anew)
        self.kinds.purpose_changed.connect(self.counted_anew)
        for signal in (self.whom.changed, self.kinds.changed, self.to.changed):
            signal.connect(self._touched)
        for line in (self.reason, self.until):
            line.textChanged.connect(self._touched)
        self.kinds.purpose_changed.connect(self._touched)
        self.seal.clicked.connect(self.ask_where)
        self.preview.clicked.connect(self.preview_wanted)
        self.where.changed.connect(self._name_seal)
        self.afresh.clicked.connect(self.clear)
        self.done.again_wanted.connect(self.clear)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.seal.click)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.whom.search_pupils)

    def offer(self, kinds: frozenset[DataKind]) -> None:
        """Only what this role may send."""
        self.kinds.offer(kinds)
        self._is_settled = True
        self._summarise()

    def clear(self) -> None:
        """An empty form: nobody, names only, a month."""
        was_settled, self._is_settled = self._is_settled, False
        self.whom.tick_classes([])
        self.whom.tick_pupils([])
        self.whom.tabs.setCurrentIndex(0)
        self.kinds.tick(frozenset())
        self.kinds.restricted.setChecked(False)
        self.kinds.choose_purpose("photo-class")
        self.to.tick([], by_passphrase=False)
        self.reason.clear()
        self.until.show_value(date.today() + timedelta(days=_DAYS))
        self.to.field.setChecked(True)
        self.whom.more.setChecked(True)
        self.done.forget()
        self.where.forget()
        self.notice.clear()
        self.views.setCurrentWidget(self.form)
        self._is_settled = was_settled
        self._touched()

    def show_counts(self, counts: SendCounts | None) -> None:
        """None when nobody is chosen."""
        self._counts = counts
        if counts is None:
            self.kinds.clear_counts()
        else:
            self.kinds.show_counts(counts)
        self._summarise()

    def show_busy(self, *, busy: bool) -> None:
        """Nothing can be changed while it is sealed."""
        self.form.setEnabled(not busy)
        if busy:
            self.notice.say(self.tr("Sealing … Cancel leaves no file behind."))

    def show_report(self, report: SendReport) -> None:
        """In place of the form."""
        self.notice.clear()
        self.done.show_report(report, self.until.text())
        self.views.setCurrentWidget(self.done)
        self.done.again.setFocus()

    def missing(self) -> list[str]:
        """What has to be said before it can be sealed."""
        parts = []
        if self._counts is None:
            parts.append(self.tr("whose data"))
        if not self.to.is_settled:
            parts.append(self.tr("for whom"))
        if not self.reason.text().strip():
            parts.append(self.tr("the reason"))
        if not self._is_dated():
            parts.append(self.tr("a last day in the future"))
        return parts

    def ask_where(self) -> None:
        """Onto the chosen stick, else for a file that is not there yet; then `seal_wanted` carries
        its path."""
        if not self.seal.isEnabled() or self._counts is None:
            return
        stick, name = self.where.chosen(), self.file_name
        if stick is not None:
            self.stick_wanted.emit(stick / name)
            return
        kinds = self.tr("Sealed files (*.tuck)")
        chosen = ask_unused_file(self, self.tr("Where the sealed file goes"), name, kinds)
        if chosen:
            self.seal_wanted.emit(chosen if chosen.endswith(_SUFFIX) else chosen + _SUFFIX)

    def _name_seal(self) -> None:
        asks = self.where.chosen() is None
        self.seal.say(self.tr("Seal and save …") if asks else self.tr("Seal and save"))

    @property
    def file_name(self) -> str:
        """What the file is called unless somebody calls it otherwise."""
        about = self._counts.about if self._counts is not None else ""
        return proposed_name(f"{about} {date.today():%Y-%m-%d}{_SUFFIX}")

    def _touched(self) -> None:
        if self._is_settled:
            self._summarise()
            self.typed.emit()

    def _is_dated(self) -> bool:
        try:
            last = self.until.value()
        except InvalidValueError:
            return False
        return last is not None and last >= date.today()

    def _summarise(self) -> None:
        missing = self.missing()
        self.seal.setEnabled(not missing)
        self.preview.setEnabled(self._counts is not None)
        self.summary.setText(
            self.tr("Still missing: {0}.").format(", ".join(missing)) if missing else ""
        )
        self.summary.setVisible(bool(missing))
        self._days.setText(self._days_words())
        self._say_what_goes()

    def _say_what_goes(self) -> None:
        counts, kinds = self._counts, self.kinds.chosen()
        self.gets.show_whom(self.to.names(), by_words=self.to.by_passphrase.isChecked())
        rows = [(True, part_words(kind, counts)) for kind in self.kinds.offered if kind in kinds]
        rows += [
            (False, self.tr("No {0}").format(within_sentence(kind_words(kind))))
            for kind in self.kinds.offered
            if kind not in kinds
        ]
        if DataKind.SAFEGUARDING not in self.kinds.offered:
            rows.append((False, self.tr("No safeguarding records")))
        self.gets.show_rows(rows)
        words = ""
        if counts is not None and DataKind.PHOTOS in kinds:
            sent = counts.by_kind.get(DataKind.PHOTOS, 0)
            words = self.tr("{0} photos").format(sent) if sent != 1 else self.tr("1 photo")
            if counts.photos_held_back:
                words += "\n" + self.tr("{0} left out").format(counts.photos_held_back)
        pictures = counts.photos if counts is not None else frozenset()
        self.gets.show_photos(self.faced(), pictures, words)

    def faced(self) -> tuple[PupilRow, ...]:
        """Who goes along, those first who were chosen by themselves; nobody before it is known."""
        return self.whom.faced(frozenset(self._counts.whose)) if self._counts is not None else ()

    def _days_words(self) -> str:
        if not self._is_dated():
            return ""
        last = self.until.value()
        days = (last - date.today()).days if last is not None else 0
        return self.tr("{0} days").format(days) if days != 1 else self.tr("1 day")
