"""What is pressed, typed into and ticked, in each of its states."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QStyleOptionFrame,
    QWidget,
)

from ui.look.icons import set_icon
from ui.walk.gallery_rows import framed, row, rows
from ui.widgets.date_field import DateField
from ui.widgets.empty import EmptyHint
from ui.widgets.form import Form
from ui.widgets.icon_label import IconLabel
from ui.widgets.key_button import KeyButton
from ui.widgets.number_field import NumberField
from ui.widgets.plain import PlainLabel, Quiet

_STATE = QStyle.StateFlag
HOVER, PRESSED, FOCUSED = _STATE.State_MouseOver, _STATE.State_Sunken, _STATE.State_HasFocus


class Posed(QPushButton):
    """Looks as if it were in a state that only a hand brings about."""

    def __init__(self, words: str, state: QStyle.StateFlag) -> None:
        super().__init__(words)
        self._state = state

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        option.state |= self._state


class PosedTick(QCheckBox):
    """The same of a tick."""

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        option.state |= FOCUSED


class PosedField(QLineEdit):
    """The same of a field."""

    def initStyleOption(self, option: QStyleOptionFrame) -> None:
        super().initStyleOption(option)
        option.state |= FOCUSED


def buttons() -> QWidget:
    """One filled, quiet ones, one that destroys; and what a hand does to them."""
    fill, bad, destroys, off = (
        QPushButton(words)
        for words in ("Close register", " Delete photo", "Delete 3 photos of Mia Lee", "Disabled")
    )
    fill.setProperty("main", True)
    for button in (bad, destroys):
        button.setProperty("kind", "bad")
    destroys.setProperty("main", True)
    set_icon(bad, "trash-2", "badText")
    off.setEnabled(False)
    copy, more, link = QPushButton(), QPushButton(), QPushButton("All contacts")
    copy.setProperty("kind", "ghost")
    link.setProperty("kind", "link")
    set_icon(copy, "copy")
    set_icon(more, "ellipsis")
    posed = (
        Posed(words, state)
        for words, state in (("Hover", HOVER), ("Pressed", PRESSED), ("Focused", FOCUSED))
    )
    return rows(
        row(fill, KeyButton("Print", "Ctrl+P", "printer"), bad),
        row(*posed, off),
        row(destroys, copy, more, link),
    )


def fields() -> QWidget:
    """Each as wide as what goes into it; one in focus, and one that is wrong."""
    holder = QWidget()
    form = Form(holder)
    form.setContentsMargins(0, 0, 0, 0)
    family, known = QLineEdit("Marsh"), PosedField("Leo")
    for field in (family, known):
        field.setFixedWidth(200)
    born, wrong = DateField("Born"), DateField("Date of visit")
    born.show_value(date(2018, 1, 14))
    wrong.setText("31/02/2026")
    wrong.setProperty("wrong", True)
    for field in (born, wrong):
        field.setFixedWidth(136)
    room, minutes = QComboBox(), NumberField()
    room.addItems(["4A", "4B"])
    room.setFixedWidth(104)
    minutes.setValue(12)
    minutes.setFixedWidth(72)
    problem = PlainLabel("There is no 31 February")
    problem.setProperty("ground", "bad")
    problem.setWordWrap(False)
    for words, shown in (
        ("Family name", family),
        ("Known as", known),
        ("Born", row(born, Quiet("8 years", is_small=True))),
        ("Class", room),
        ("Date of visit", row(wrong, IconLabel("circle-alert", "badText"), problem)),
        ("Minutes", minutes),
    ):
        form.addRow(words, shown)
    return holder


def ticks() -> QWidget:
    """Ticked, clear, in part, in focus, off; and one of two."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(2)
    ticked, clear, part = (
        QCheckBox(words) for words in ("Display in school", "School website", "Trips (some)")
    )
    focused, off = PosedTick("Focused"), QCheckBox("Disabled")
    for tick in (ticked, focused):
        tick.setChecked(True)
    part.setTristate(True)
    part.setCheckState(Qt.CheckState.PartiallyChecked)
    off.setEnabled(False)
    chosen, other = QRadioButton("Whole class"), QRadioButton("Chosen pupils")
    chosen.setChecked(True)
    for place, one in enumerate((ticked, chosen, clear, other, part, off, focused)):
        grid.addWidget(one, place // 2, place % 2)
    return holder


def empty_page() -> QWidget:
    """An icon, one strong line, one quiet line, one button."""
    hint = EmptyHint(
        "No notes about Leo yet",
        "Notes are kept for a year, then removed.",
        "Write a note",
        icon="notebook-pen",
    )
    card = framed(hint)
    inner = card.layout()
    assert isinstance(inner, QHBoxLayout)  # noqa: S101 - as it was made
    inner.setContentsMargins(0, 8, 0, 8)
    return card
