"""Whose data is sent: classes and groups, or single pupils, to be ticked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.look.icons import set_icon
from ui.transfers.send_chips import SendChips
from ui.widgets.late_table import LateTable
from ui.widgets.tabs import Tabs
from ui.widgets.tick_table import TickTable
from ui.widgets.tick_view import TickView
from ui.widgets.typed_fields import SEARCH
from vault.domain.collation import holds, query_words
from vault.domain.ids import ClassId, PupilId, RecordId
from vault.domain.people import ClassRow, PupilRow

_HIGH = 252


class SendWhomBox(QWidget):
    """`changed` when a tick was set or taken away."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes = TickTable(
            (
                (self.tr("Class or group"), lambda r: r.name),
                (self.tr("Pupils"), lambda r: r.pupils),
            ),
            lambda school_class: str(school_class.id),
            lambda school_class: school_class.pupils > 0,
        )
        self._pupils = TickTable(
            (
                (self.tr("Pupil"), lambda p: p.called.listed),
                (self.tr("Class"), lambda p: p.class_name),
            ),
            lambda pupil: str(pupil.id),
            lambda _: True,
        )
        self.search = QLineEdit()
        self.search.setProperty(SEARCH, True)
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(self.tr("Part of a name or class (Ctrl+F)"))
        self.search.setAccessibleName(self.tr("Find pupils to send"))
        self.search.textChanged.connect(self._narrow)
        self.more = QPushButton()
        self.more.setProperty("kind", "link")
        self.more.setCheckable(True)
        self.more.toggled.connect(lambda is_open: self._open(is_open=is_open))
        self.chips = SendChips(self.more)
        self.chips.taken_out.connect(self._take_out)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.chips)
        self.tabs = Tabs(self.tr("Who it is about"), self)
        named = self.tr("Classes and groups to send")
        self.classes = TickView(self._classes, named, self.tabs.holder)
        self.pupils = LateTable(self._pupils, self.tr("Pupils to send"), kind=TickView)
        self.tabs.addTab(self.classes, self.tr("Classes"))
        column = self.tabs.part(self.tr("Single pupils"))
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self.pupils, 1)
        self.tabs.setFixedHeight(_HIGH)
        layout.addWidget(self.tabs)
        for model in (self._classes, self._pupils):
            model.ticks_changed.connect(self._tell)
            model.ticks_changed.connect(self.changed)
        self.more.setChecked(True)
        self._open(is_open=True)
        self._tell()

    def fold(self) -> None:
        """Once somebody is chosen, the names alone say who."""
        self.more.setChecked(not (self._classes.chosen() or self._pupils.chosen()))

    def faced(self, whose: frozenset[PupilId]) -> tuple[PupilRow, ...]:
        """Of those who go along the chosen pupils, then the others, by name."""
        rows = [pupil for pupil in self._pupils.all_rows() if pupil.id in whose]
        chosen = {pupil.id for pupil in self._pupils.chosen()}
        return tuple(sorted(rows, key=lambda pupil: pupil.id not in chosen))

    def _open(self, *, is_open: bool) -> None:
        self.tabs.setVisible(is_open)
        words = self.tr("Done") if is_open else self.tr("Add pupils")
        set_icon(self.more, "check" if is_open else "plus", "accentText")
        self.more.setText(f" {words}")
        self.more.setAccessibleName(words)

    def _take_out(self, of: ClassRow | PupilRow) -> None:
        model = self._classes if isinstance(of, ClassRow) else self._pupils
        model.turn(of)
        self.more.setFocus()

    def show_classes(self, school_classes: tuple[ClassRow, ...]) -> None:
        """What was ticked stays ticked."""
        self._classes.show_rows(school_classes)
        self._tell()

    def show_pupils(self, pupils: tuple[PupilRow, ...]) -> None:
        """What was ticked stays ticked."""
        self._pupils.show_rows(pupils)
        self._tell()

    def tick_classes(self, school_classes: list[str]) -> None:
        """Exactly these."""
        self._classes.tick(school_classes)

    def tick_pupils(self, pupils: list[str]) -> None:
        """Exactly these, and show the list they stand in."""
        self._pupils.tick(pupils)
        if pupils:
            self.tabs.setCurrentIndex(1)

    def chosen_classes(self) -> tuple[ClassId, ...]:
        """Their ids."""
        return tuple(
            ClassId(RecordId(str(school_class.id))) for school_class in self._classes.chosen()
        )

    def chosen_pupils(self) -> tuple[PupilId, ...]:
        """Their ids."""
        return tuple(PupilId(RecordId(str(pupil.id))) for pupil in self._pupils.chosen())

    def search_pupils(self) -> None:
        """The keyboard goes to the search for pupils."""
        self.more.setChecked(True)
        self.tabs.setCurrentIndex(1)
        self.search.setFocus()

    def _narrow(self, text: str) -> None:
        words = query_words(text)
        self._pupils.show_only(
            lambda p: holds(f"{p.given} {p.family} {p.known_as} {p.class_name}", words)
        )

    def _tell(self) -> None:
        school_classes, pupils = self._classes.chosen(), self._pupils.chosen()
        self.tabs.setTabText(0, self.tr("Classes ({0})").format(len(school_classes)))
        self.tabs.setTabText(1, self.tr("Single pupils ({0})").format(len(pupils)))
        self.chips.show_chosen((*school_classes, *pupils))
