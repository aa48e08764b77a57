"""One's class as faces, with the birthdays; who has several chooses."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from ui.look.tokens import space
from ui.today.card import Card, IconLabel, ShortLine, inset, lines, link
from ui.today.face_tiles import FaceTiles
from ui.today.today_words import birthday_count, birthday_words, pupils_words
from ui.widgets.faces import FacePictures
from ui.words import tr
from vault.domain.today import Birthdays, Today, TodayClass

_ICON = 16
_LETTERS = 8


class ClassCard(Card):
    """`chosen` and `class_opened` carry a class's id, `pupil_opened` a pupil's."""

    chosen = Signal(str)
    class_opened = Signal(str)
    pupil_opened = Signal(str)

    def __init__(self, pictures: FacePictures, parent: QWidget | None = None) -> None:
        super().__init__(tr("My class"), parent)
        self._classes: tuple[TodayClass, ...] = ()
        self.pick = QComboBox()
        self.pick.setAccessibleName(tr("Class"))
        self.pick.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.pick.setMinimumContentsLength(_LETTERS)
        self.cake = IconLabel("cake", "text2", _ICON)
        self.birthdays = ShortLine("small", least=8)
        self.open = link(tr("Open class"))
        self.faces = FaceTiles(tr("Pupils of the class"), pictures)
        self.empty = lines(quiet=True)
        self._lay_out()
        self.pick.activated.connect(self._turn)
        self.pick.activated.connect(lambda _: self.chosen.emit(self.shown))
        self.open.clicked.connect(lambda: self.class_opened.emit(self.shown))
        self.faces.pupil_opened.connect(self.pupil_opened)

    def _lay_out(self) -> None:
        pad = space("card_padding")
        self.head.insertWidget(0, self.pick)
        for widget in (self.cake, self.birthdays):
            self.head.addWidget(widget)
        self.head.addSpacing(space("grid"))
        self.head.addWidget(self.open)
        self.column.addLayout(inset(self.faces))
        self.column.addWidget(self.empty)
        # The link is as high as a button: with the usual air the faces would stand too low.
        self.head.setContentsMargins(pad, space("half"), pad, space("half"))
        self.column.setContentsMargins(1, 1, 1, space("half"))
        self.empty.setContentsMargins(pad, 0, pad, space("grid"))

    @property
    def shown(self) -> str:
        """The class's id; empty where there is none."""
        return str(self.pick.currentData() or "")

    def show_classes(self, today: Today, wanted: str) -> None:
        """`wanted` is the class to show; else the first."""
        self._classes = today.classes
        self.pick.clear()
        for school_class in today.classes:
            self.pick.addItem(school_class.row.name, str(school_class.row.id))
        self.pick.setCurrentIndex(max(self.pick.findData(wanted), 0))
        several = len(today.classes) > 1
        self.pick.setVisible(several)
        self.title.setVisible(not several)
        self.open.setVisible(bool(today.classes))
        self._say_birthdays(today.birthdays, today.day)
        self._turn()

    def _say_birthdays(self, birthdays: Birthdays, today: date) -> None:
        words = birthday_words(birthdays, today)
        self.birthdays.say(words, birthday_count(birthdays, today))
        for widget in (self.cake, self.birthdays):
            widget.setVisible(bool(words))

    def _turn(self) -> None:
        school_class = next((c for c in self._classes if str(c.row.id) == self.shown), None)
        faces = school_class.faces if school_class is not None else ()
        if school_class is None:
            self.headline(tr("My classes"))
            self.empty.setText(tr("You have no class yet. Your data lead gives you yours."))
        else:
            self.headline(school_class.row.name, pupils_words(school_class.row.pupils))
            self.empty.setText(tr("Nobody is in this class yet."))
        self.faces.show_faces(faces)
        self.faces.setVisible(bool(faces))
        self.empty.setVisible(not faces)
