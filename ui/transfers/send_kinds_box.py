"""Which kinds of data go along: the fewest unless ticked, each with what it would add."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.transfers.kind_tick import KindTick
from ui.widgets.flow import Flow
from ui.widgets.icon_label import IconLabel
from ui.widgets.plain import PlainLabel, Quiet
from ui.words import counted, purpose_words, tr
from vault.domain.data_kinds import DataKind
from vault.domain.people import CONSENT_PURPOSES
from vault.domain.transfer import SEALED_KINDS, SendCounts

_GAP = 8
_PURPOSES = tuple(p for p in CONSENT_PURPOSES if p.startswith("photo-") or p == "directory")


class SendKindsBox(QWidget):
    """`changed` when other kinds are ticked, `purpose_changed` when photos are for another use."""

    changed = Signal()
    purpose_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_restricted = False
        self._boxes: dict[DataKind, KindTick] = {}
        self.purpose = QComboBox()
        self.purpose.setAccessibleName(self.tr("What it is for"))
        for purpose in _PURPOSES:
            self.purpose.addItem(purpose_words(purpose), purpose)
        self.purpose.currentIndexChanged.connect(lambda _: self.purpose_changed.emit())
        self.held, self.left = PlainLabel(), PlainLabel()
        self.left_out = PlainLabel()
        self.restricted = QCheckBox(self.tr("Include pupils whose data is restricted"))
        self.restricted.toggled.connect(lambda _: self.purpose_changed.emit())
        ticks = Flow(*(self._add(kind) for kind in DataKind), across=_GAP, down=0)
        ticks.setContentsMargins(0, 4, 0, 0)
        self._sealed = QWidget(self)
        lock = QHBoxLayout(self._sealed)
        lock.setContentsMargins(0, 0, 0, 0)
        lock.setSpacing(6)
        words = self.tr("Safeguarding records are sent by a safeguarding lead alone.")
        lock.addWidget(IconLabel("lock", "text2"))
        lock.addWidget(Quiet(words, is_small=True), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(ticks)
        for widget in (self._sealed, self.held, self.left, self.left_out, self.restricted):
            column.addWidget(widget)
        self.clear_counts()
        self._fit()

    def _add(self, kind: DataKind) -> QWidget:
        box = self._boxes[kind] = KindTick(kind, self)
        box.setChecked(kind is DataKind.NAMES)
        box.setEnabled(kind is not DataKind.NAMES)
        box.toggled.connect(lambda on, k=kind: self._ticked(k, on=on))
        return box

    def offer(self, kinds: frozenset[DataKind]) -> None:
        """Only what this role may send."""
        for kind, box in self._boxes.items():
            box.setVisible(kind in kinds)
        self._sealed.setVisible(DataKind.SAFEGUARDING not in kinds)

    @property
    def offered(self) -> tuple[DataKind, ...]:
        """In their order."""
        return tuple(kind for kind, box in self._boxes.items() if not box.isHidden())

    def box(self, kind: DataKind) -> KindTick:
        """The box of one kind."""
        return self._boxes[kind]

    def chosen(self) -> frozenset[DataKind]:
        """The ticked kinds; names always."""
        return frozenset(kind for kind, box in self._boxes.items() if box.isChecked())

    def tick(self, kinds: frozenset[DataKind]) -> None:
        """Exactly these, as far as they are offered."""
        for kind, box in self._boxes.items():
            box.setChecked(kind is DataKind.NAMES or (kind in kinds and not box.isHidden()))

    def chosen_purpose(self) -> str:
        """By its key, which the consents have too."""
        return str(self.purpose.currentData())

    def choose_purpose(self, purpose: str) -> None:
        """The first for a key that is none."""
        self.purpose.setCurrentIndex(max(self.purpose.findData(purpose), 0))

    def show_counts(self, counts: SendCounts) -> None:
        """What each kind adds, and what is left out."""
        for kind, box in self._boxes.items():
            number = counts.by_kind.get(kind)
            box.say("" if number is None else _adds_words(kind, number))
        self._has_restricted = bool(counts.restricted)
        held = counts.photos_held_back
        self.held.setText(
            counted(
                held,
                self.tr("1 photo is left out: there is no consent for this use."),
                self.tr("{0} photos are left out: there is no consent for this use."),
            )
            if held
            else ""
        )
        left = (
            counted(
                counts.restricted,
                self.tr("1 pupil is left out: their processing is restricted."),
                self.tr("{0} pupils are left out: their processing is restricted."),
            )
            if counts.restricted
            else "",
            counted(
                counts.opted_out,
                self.tr("1 pupil is left out: they are in no such list."),
                self.tr("{0} pupils are left out: they are in no such list."),
            )
            if counts.opted_out
            else "",
        )
        self.left.setText("\n".join(filter(None, left)))
        self._fit()

    def clear_counts(self) -> None:
        """Nobody is chosen."""
        for box in self._boxes.values():
            box.say("")
        for label in (self.held, self.left, self.left_out):
            label.setText("")
        self._has_restricted = False
        self._fit()

    def _ticked(self, kind: DataKind, *, on: bool) -> None:
        # Sealed records travel alone: ticking them takes the others' ticks away, and back.
        if on:
            for other, box in self._boxes.items():
                apart = kind in SEALED_KINDS or other in SEALED_KINDS
                if other not in (kind, DataKind.NAMES) and apart:
                    box.setChecked(False)
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        photos = self._boxes[DataKind.PHOTOS].isChecked()
        self.left_out.setVisible(bool(self.left_out.text()))
        self.restricted.setVisible(self._has_restricted or self.restricted.isChecked())
        self.held.setVisible(photos and bool(self.held.text()))
        self.left.setVisible(bool(self.left.text()))


def _adds_words(kind: DataKind, number: int) -> str:
    if kind is DataKind.NAMES:
        return tr("1 pupil") if number == 1 else tr("{0} pupils").format(number)
    return tr("adds {0}").format(number) if number else tr("adds nothing")
