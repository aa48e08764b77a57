"""The tabs of a pupil that are lists: a table with its buttons below."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.models.row_table import Column, RowTable
from ui.widgets.empty import EmptyHint
from ui.widgets.tables import RowView
from ui.words import field_words, purpose_words
from vault.domain.act_words import act_words
from vault.domain.people import CONSENT_PURPOSES, Consent

_BUTTONS = {"add": "Add …", "change": "Change …", "remove": "Remove", "end": "End it today"}

_EMPTY = {
    "Contacts": ("Nobody is written down who can be called.", "Press 'Add …' below."),
    "Alerts": (
        "There is nothing that everybody with this pupil has to know.",
        "An allergy, an inhaler or who may collect them belongs here: press 'Add …' below.",
    ),
    "Classes": ("The pupil is in no class.", "Press 'Add …' below to put them into one."),
    "Photos": (
        "There is no photo.",
        "Drop a picture onto this page, or press 'Choose a photo …' above.",
    ),
    "Health and SEND": ("There is no health or SEND record.", "Press 'Add …' below."),
    "Safeguarding": ("There is no safeguarding record.", "Press 'Add …' below."),
    "History": ("No field has been changed since the pupil came in.", ""),
    "Who looked": ("Nobody has opened this pupil yet.", ""),
}


class ListTab(QWidget):
    """`acted` carries the button's word and the chosen row; Enter on a row is 'change'."""

    acted = Signal(str, object)
    chosen = Signal(object)

    def __init__(self, title: str, columns: Sequence[Column], buttons: Sequence[str]) -> None:
        super().__init__()
        self.title = title
        self._model = RowTable(columns)
        self.table = RowView(self._model, title)
        self.empty = EmptyHint(self.tr("Nothing here yet"), "")
        self.say_empty(may_write=False)
        self.buttons = {word: QPushButton(self.tr(_BUTTONS[word])) for word in buttons}
        row = QHBoxLayout()
        for word, button in self.buttons.items():
            button.setAccessibleName(f"{_BUTTONS[word]} ({title})")
            button.clicked.connect(lambda _=False, said=word: self._act(said))
            row.addWidget(button)
        row.addStretch(1)
        self.table.serve(*(b for word, b in self.buttons.items() if word != "add"))
        self.table.chosen_changed.connect(self.chosen)
        if "change" in self.buttons:
            self.table.opened.connect(lambda row: self._act("change", row))
        layout = QVBoxLayout(self)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.table, 1)
        layout.addLayout(row)

    def show_rows(self, rows: Sequence[Any]) -> None:
        self._model.show_rows(rows)
        self.empty.setVisible(not rows)
        self.table.setVisible(bool(rows))

    def allow(self, *, may_write: bool) -> None:
        """Without the right there are no buttons."""
        for button in self.buttons.values():
            button.setVisible(may_write)
        self.say_empty(may_write=may_write)

    def say_empty(self, *, may_write: bool) -> None:
        """What an empty list means, and what to do next for those who may."""
        means, next_step = _EMPTY.get(self.title, ("", ""))
        self.empty.words.setText(self.tr(f"{means} {next_step if may_write else ''}".strip()))

    def _act(self, word: str, row: object | None = None) -> None:
        if not self.buttons[word].isVisibleTo(self):
            return
        here = row if row is not None else self.table.chosen()
        if here is not None or word == "add":
            self.acted.emit(word, here)


def contact_columns() -> tuple[Column, ...]:
    """'Parental responsibility' is the sixth: roles that do not read it are not shown it."""
    return (
        ("Order", lambda c: c.priority),
        ("Name", lambda c: f"{c.given} {c.family}".strip()),
        ("Relationship", lambda c: c.relationship),
        ("Phone", lambda c: c.phone),
        ("Email", lambda c: c.email),
        ("Parental responsibility", lambda c: "yes" if c.parental_responsibility else ""),
        ("Emergency", lambda c: "yes" if c.emergency else ""),
    )


def alert_columns() -> tuple[Column, ...]:
    return (
        ("Kind", lambda a: a.kind),
        ("What to know", lambda a: a.text),
        ("Until", lambda a: a.ends),
    )


def consent_rows(consents: Sequence[Consent]) -> list[tuple[str, Consent | None]]:
    """Every purpose there is, with the decision if there is one."""
    known = {c.purpose: c for c in consents}
    return [(purpose, known.get(purpose)) for purpose in CONSENT_PURPOSES]


def consent_rows_columns() -> tuple[Column, ...]:
    return (
        ("For", lambda r: purpose_words(r[0])),
        ("Decision", lambda r: r[1].state if r[1] else "not asked yet"),
        ("By", lambda r: r[1].decided_by if r[1] else ""),
        ("On", lambda r: r[1].decided_on if r[1] else None),
    )


def class_columns() -> tuple[Column, ...]:
    return (
        ("Class", lambda e: e.class_name),
        ("Kind", lambda e: e.class_kind),
        ("From", lambda e: e.starts),
        ("Until", lambda e: e.ends),
    )


def photo_columns() -> tuple[Column, ...]:
    return (
        ("Taken", lambda p: p.taken_on),
        ("", lambda p: "the photo that shows everywhere" if p.is_current else "older; kept"),
    )


def sealed_columns() -> tuple[Column, ...]:
    return (
        ("Written", lambda r: date.fromisoformat(r.written_on)),
        ("Kind", lambda r: r.category),
        ("By", lambda r: r.author),
        ("Record", lambda r: " / ".join(r.text.split("\n"))),
    )


def history_columns() -> tuple[Column, ...]:
    return (
        ("When", lambda h: h.at),
        ("Who", lambda h: h.profile),
        ("What", lambda h: f"{h.table.replace('_', ' ')}: {field_words(h.field)}"),
        ("Before", lambda h: h.old),
        ("After", lambda h: h.new),
    )


def look_columns() -> tuple[Column, ...]:
    return (
        ("When", lambda h: h.at),
        ("Who", lambda h: h.profile),
        ("Did", lambda h: act_words(h.kind)),
    )
