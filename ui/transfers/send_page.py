"""Send: whose data, which, for whom, why and until when; then one sealed file."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QGroupBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.transfers.send_done_view import SendDoneView
from ui.transfers.send_kinds_box import SendKindsBox
from ui.transfers.send_to_box import SendToBox
from ui.transfers.send_whom_box import SendWhomBox
from ui.transfers.transfer_words import kind_words
from ui.widgets.ask_place import ask_unused_file
from ui.widgets.date_field import DateField
from ui.widgets.form import Form
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.typed_fields import KEPT
from ui.words import tr
from vault.domain.data_kinds import DataKind
from vault.domain.transfer import SendCounts, SendReport
from vault.errors import InvalidValueError

_DAYS = 30
_SUFFIX = ".tuck"


class SendPage(Page):
    """`seal_wanted` carries the place of the new file; `counted_anew` wants other counts."""

    seal_wanted = Signal(str)
    counted_anew = Signal()
    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.whom, self.kinds, self.to = SendWhomBox(), SendKindsBox(), SendToBox()
        self.reason = QLineEdit()
        self.reason.setMaxLength(200)
        self.reason.setPlaceholderText(self.tr("for example: takes over 4A in September"))
        self.until = DateField(self.tr("Last day the file opens"))
        for kept in (self.kinds, self.to, self.reason, self.until):
            kept.setProperty(KEPT, True)
        self.summary = PlainLabel()
        self.seal = QPushButton(self.tr("Seal the file … (Ctrl+Enter)"))
        self.seal.setProperty("main", True)
        self.afresh = QPushButton(self.tr("Start again"))
        self.done = SendDoneView()
        self._counts: SendCounts | None = None
        self._lay_out()
        self._connect()
        self.clear()

    def _lay_out(self) -> None:
        why = QGroupBox(self.tr("4. Why, and until when"))
        form = Form(why)
        for words, field in (
            (self.tr("Reason"), self.reason),
            (self.tr("Last day the file opens"), self.until),
        ):
            field.setAccessibleName(words)
            form.addRow(words, field)
        scroll = ScrollColumn(self.tr("What to send"), sideways=False)
        scroll.column.setContentsMargins(0, 0, 6, 0)
        for box in (self.kinds, self.to, why):
            scroll.column.addWidget(box)
        scroll.column.addStretch(1)
        middle = QHBoxLayout()
        middle.addWidget(self.whom, 2)
        middle.addWidget(scroll, 3)
        foot = QHBoxLayout()
        foot.addWidget(self.summary, 1)
        foot.addWidget(self.afresh, 0, Qt.AlignmentFlag.AlignBottom)
        foot.addWidget(self.seal, 0, Qt.AlignmentFlag.AlignBottom)
        self.form = QWidget()
        inner = QVBoxLayout(self.form)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addLayout(middle, 1)
        inner.addLayout(foot)
        self.views = QStackedWidget()
        self.views.addWidget(self.form)
        self.views.addWidget(self.done)
        layout = self.titled(self.tr("Send to a colleague"))
        layout.addWidget(self.views, 1)

    def _connect(self) -> None:
        self.whom.changed.connect(self.counted_anew)
        self.kinds.purpose_changed.connect(self.counted_anew)
        for signal in (self.whom.changed, self.kinds.changed, self.to.changed):
            signal.connect(self._touched)
        for line in (self.reason, self.until):
            line.textChanged.connect(self._touched)
        self.kinds.purpose_changed.connect(self._touched)
        self.seal.clicked.connect(self.ask_where)
        self.afresh.clicked.connect(self.clear)
        self.done.again_wanted.connect(self.clear)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.seal.click)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.whom.search_pupils)

    def clear(self) -> None:
        """An empty form: nobody, names only, a month."""
        self.whom.tick_classes([])
        self.whom.tick_pupils([])
        self.whom.tabs.setCurrentIndex(0)
        self.kinds.tick(frozenset())
        self.kinds.choose_purpose("photo-class")
        self.to.tick([], by_passphrase=False)
        self.reason.clear()
        self.until.show_value(date.today() + timedelta(days=_DAYS))
        self.done.forget()
        self.notice.clear()
        self.views.setCurrentWidget(self.form)

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
        """For a file that is not there yet; then `seal_wanted` carries its path."""
        if not self.seal.isEnabled() or self._counts is None:
            return
        name = f"{self._counts.about} {date.today():%Y-%m-%d}{_SUFFIX}".replace("/", "-")
        kinds = self.tr("Sealed files (*.tuck)")
        chosen = ask_unused_file(self, self.tr("Where the sealed file goes"), name, kinds)
        if chosen:
            self.seal_wanted.emit(chosen if chosen.endswith(_SUFFIX) else chosen + _SUFFIX)

    def _touched(self) -> None:
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
        if missing or self._counts is None:
            self.summary.setText(self.tr("Still missing: {0}.").format(", ".join(missing)))
            return
        counts, kinds = self._counts, self.kinds.chosen()
        parts = [_part(kind, counts) for kind in DataKind if kind in kinds]
        by_words = self.to.by_passphrase.isChecked()
        who = self.tr("anyone who knows the passphrase") if by_words else ", ".join(self.to.names())
        self.summary.setText(
            self.tr("{0}: {1}. For {2}, until {3}.").format(
                counts.about, "; ".join(parts), who, self.until.text()
            )
        )


def _part(kind: DataKind, counts: SendCounts) -> str:
    if kind is DataKind.NAMES:
        many = counts.pupils
        return tr("names of {0} pupils").format(many) if many != 1 else tr("the name of 1 pupil")
    words = kind_words(kind)
    return f"{words[:1].lower()}{words[1:]} ({counts.by_kind.get(kind, 0)})"
