"""Whom to call first, with their numbers."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.look.icons import set_icon
from ui.look.tokens import space
from ui.pupils.pupil_words import call_first, relation_words
from ui.widgets.icon_label import IconLabel
from ui.widgets.plain import Quiet, Subtitle, plain_tip
from ui.widgets.wrapped import WrappedLabel
from ui.words import tr
from vault.domain.people import Contact

_SHOWN = 2
_NUMBER = 150


class CallFirst(QWidget):
    """The first two. `all_wanted` asks for every contact, `copied` carries a number."""

    all_wanted = Signal()
    copied = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.all = QPushButton(tr("All contacts"))
        self.all.setProperty("kind", "link")
        self.all.clicked.connect(self.all_wanted)
        self.people = [_Person() for _ in range(_SHOWN)]
        self.nobody = Quiet(is_small=True)
        head = QHBoxLayout()
        head.setSpacing(space("grid"))
        head.addWidget(IconLabel("phone", "text2", 16))
        head.addWidget(Subtitle(tr("Call first")), 1)
        head.addWidget(self.all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("half"))
        column.addLayout(head)
        for person in self.people:
            column.addWidget(person)
            person.copied.connect(self.copied)
        column.addWidget(self.nobody)

    def show_contacts(self, contacts: Sequence[Contact]) -> None:
        """The first few to call, or why there is nobody."""
        first = call_first(contacts)
        for place, person in enumerate(self.people):
            person.setVisible(place < len(first))
            if place < len(first):
                person.show_contact(first[place])
        self.nobody.setVisible(not first)
        self.nobody.setText(_nobody_words(contacts))
        count = len(contacts)
        self.all.setText(tr("1 contact") if count == 1 else tr("All {0} contacts").format(count))
        self.all.setVisible(bool(count))


class _Person(QWidget):
    copied = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.name = WrappedLabel()
        self.relation = WrappedLabel(kind="small", tint="text2")
        self.number = WrappedLabel(strong=True, at=Qt.AlignmentFlag.AlignRight)
        self.copy = QPushButton()
        self.copy.setProperty("kind", "ghost")
        self.copy.setFixedSize(32, 32)
        self.copy.setAccessibleName(tr("Copy the number"))
        self.copy.setToolTip(plain_tip(self.copy.accessibleName()))
        set_icon(self.copy, "copy")
        self.copy.clicked.connect(lambda: self.copied.emit(self.number.text()))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space("grid"))
        grid.setVerticalSpacing(0)
        grid.addWidget(self.name, 0, 0)
        grid.addWidget(self.relation, 1, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(self.number, 0, 1, 2, 1, middle)
        grid.addWidget(self.copy, 0, 2, 2, 1, middle)
        grid.setColumnStretch(0, 1)

    def show_contact(self, contact: Contact) -> None:
        name = " ".join(part for part in (contact.given, contact.family) if part)
        self.name.say(name or relation_words(contact))
        self.relation.say(relation_words(contact) if name else "")
        self.relation.setVisible(bool(self.relation.text()))
        self.number.say(contact.phone.strip())
        self.number.setFixedWidth(min(_NUMBER, self.number.sizeHint().width()))
        self.number.setAccessibleName(tr("Number of {0}: {1}").format(name, contact.phone))
        self.copy.setAccessibleName(tr("Copy the number of {0}").format(self.name.text()))
        self.copy.setToolTip(plain_tip(self.copy.accessibleName()))


def _nobody_words(contacts: Sequence[Contact]) -> str:
    if not contacts:
        return tr("There is nobody to call yet.")
    if any(contact.phone.strip() for contact in contacts):
        return tr("Nobody is marked as to be called in an emergency.")
    return tr("No telephone number is written down.")
