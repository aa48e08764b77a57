"""Which lesson of the day a register is of."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from ui.words import tr

_WIDE = 112


class LessonBox(QComboBox):
    """`chosen` carries the session of a lesson. Hidden on days without a timetable."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Lesson"))
        self.setFixedWidth(_WIDE)
        self.view().setMinimumWidth(2 * _WIDE)
        self.hide()
        self.activated.connect(lambda _: self.chosen.emit(str(self.currentData() or "")))

    def show_lessons(self, lessons: tuple[tuple[str, str], ...], session: str) -> None:
        """Sessions of the day's lessons with their titles; stands on one of them, or on none."""
        self.clear()
        self.addItem(tr("Lesson …"), "")
        for lesson, title in lessons:
            self.addItem(title, lesson)
        self.setVisible(bool(lessons))
        self.stand_on(session)

    def stand_on(self, session: str) -> None:
        """On the lesson of this session; on none for the morning and the afternoon."""
        self.setCurrentIndex(max(self.findData(session), 0))
