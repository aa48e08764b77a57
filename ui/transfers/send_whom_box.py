"""Whose data is sent: classes and groups, or single pupils, to be ticked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGroupBox, QLineEdit, QTabWidget, QVBoxLayout, QWidget

from ui.widgets.plain import PlainLabel
from ui.widgets.tick_table import TickTable
from ui.widgets.tick_view import TickView
from ui.widgets.typed_fields import SEARCH
from vault.domain.ids import ClassId, PupilId, RecordId
from vault.domain.people import ClassRow, PupilRow

_NAMED = 4


class SendWhomBox(QGroupBox):
    """`changed` when a tick was set or taken away."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTitle(self.tr("1. Whose data"))
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
        self.classes = TickView(self._classes, self.tr("Classes and groups to send"))
        self.pupils = TickView(self._pupils, self.tr("Pupils to send"))
        self.search = QLineEdit()
        self.search.setProperty(SEARCH, True)
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(self.tr("Part of a name or class (Ctrl+F)"))
        self.search.setAccessibleName(self.tr("Find pupils to send"))
        self.search.textChanged.connect(self._narrow)
        self.chosen_names = PlainLabel()
        single = QWidget()
        column = QVBoxLayout(single)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self.pupils, 1)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.tr("Who it is about"))
        self.tabs.addTab(self.classes, self.tr("Classes"))
        self.tabs.addTab(single, self.tr("Single pupils"))
        layout = QVBoxLayout(self)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self.chosen_names)
        for model in (self._classes, self._pupils):
            model.ticks_changed.connect(self._tell)
            model.ticks_changed.connect(self.changed)
        self._tell()

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
        self.tabs.setCurrentIndex(1)
        self.search.setFocus()

    def _narrow(self, text: str) -> None:
        parts = text.casefold().split()
        self._pupils.show_only(
            lambda p: all(
                part in f"{p.given} {p.family} {p.known_as} {p.class_name}".casefold()
                for part in parts
            )
        )

    def _tell(self) -> None:
        school_classes, pupils = self._classes.chosen(), self._pupils.chosen()
        self.tabs.setTabText(0, self.tr("Classes ({0})").format(len(school_classes)))
        self.tabs.setTabText(1, self.tr("Single pupils ({0})").format(len(pupils)))
        names = [school_class.name for school_class in school_classes] + [
            pupil.known_as for pupil in pupils
        ]
        more = self.tr(" and {0} more").format(len(names) - _NAMED) if names[_NAMED:] else ""
        shown = ", ".join(names[:_NAMED]) + more
        self.chosen_names.setText(
            self.tr("Chosen: {0}").format(shown) if names else self.tr("Nobody yet.")
        )
