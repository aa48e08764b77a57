"""The body map of the page: the outlines, and below them each mark with its description."""

from dataclasses import replace

from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.look.icons import set_icon
from ui.look.tokens import space
from ui.safeguarding.body_map import BodyMapEditor
from ui.widgets.plain import PlainLabel, Quiet, Subtitle
from ui.widgets.typed_fields import KEPT
from ui.words import tr
from vault.domain.concern_form import BodyMark, mark_lines, marks_of


class MarksEditor(QFrame):
    """What is set is written into `kept` as well, a line that is not seen: the window keeps what
    is typed there, and puts it back, as with every other field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.map = BodyMapEditor()
        self.map.changed.connect(self._changed)
        self.map.chosen.connect(self._describe)
        self.kept = QLineEdit(self)
        self.kept.setAccessibleName(tr("Marks on the body map"))
        self.kept.setMaxLength(100_000)
        self.kept.hide()
        self.kept.textEdited.connect(self._put_back)
        self._is_keeping = False
        self._rows: list[QLineEdit] = []
        self.add = QPushButton(f" {tr('Add a mark')}")
        self.add.setAccessibleName(tr("Add a mark"))
        set_icon(self.add, "plus")
        self.add.clicked.connect(lambda: self.map.add(BodyMark(True, 50, 35)))
        self._list = QWidget()
        self._list.setProperty(KEPT, True)
        self._lines = QVBoxLayout(self._list)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lay_out()

    def _lay_out(self) -> None:
        pad = space("card_padding")
        head = QHBoxLayout()
        title = Subtitle(tr("Body map"))
        title.setWordWrap(False)
        head.addWidget(title)
        head.addWidget(Quiet(tr("only if you saw a mark"), is_small=True), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(pad + 4, pad, pad + 4, pad)
        column.addLayout(head)
        column.addWidget(self.map, 1)
        column.addWidget(self._list)
        column.addWidget(
            Quiet(
                tr("Click where the mark is, then describe it. No photograph is taken."),
                is_small=True,
            )
        )
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        column.addLayout(row)

    def marks(self) -> tuple[BodyMark, ...]:
        """As they are numbered, from 1."""
        return tuple(self.map.marks)

    def clear(self) -> None:
        """As for a new concern; nothing counts as typed."""
        self.kept.clear()
        self.kept.setModified(False)
        self.map.show_marks(())
        self._show_rows()

    def _changed(self) -> None:
        self._keep()
        if len(self._rows) != len(self.map.marks):
            self._show_rows()
            self._describe(self.map.current)

    def _keep(self) -> None:
        self.kept.setText("\t".join(mark_lines(self.marks())))
        self.kept.setModified(True)
        self._is_keeping = True
        self.kept.textEdited.emit(self.kept.text())
        self._is_keeping = False

    def _put_back(self, text: str) -> None:
        if self._is_keeping:
            return
        self.map.show_marks(marks_of(text.split("\t")) if text else ())
        self._show_rows()

    def _describe(self, place: int) -> None:
        if 0 <= place < len(self._rows) and not self.map.hasFocus():
            self._rows[place].setFocus()

    def _show_rows(self) -> None:
        """One for each mark, in their order."""
        while self._lines.count():
            item = self._lines.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = []
        for place, mark in enumerate(self.map.marks):
            self._lines.addWidget(self._row(place, mark))

    def _row(self, place: int, mark: BodyMark) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        number = PlainLabel(str(place + 1))
        number.setProperty("badge", True)
        number.setWordWrap(False)
        line = QLineEdit(mark.words)
        line.setAccessibleName(
            tr("Mark {0}: where it is, how large, which colour").format(place + 1)
        )
        line.setPlaceholderText(tr("Where, how large, which colour"))
        line.textEdited.connect(lambda words: self._write(place, words))
        away = QPushButton()
        away.setProperty("kind", "ghost")
        away.setAccessibleName(tr("Take mark {0} away").format(place + 1))
        set_icon(away, "x")
        away.clicked.connect(lambda: self.map.remove(place))
        for widget in (number, line, away):
            row.addWidget(widget)
        self._rows.append(line)
        return holder

    def _write(self, place: int, words: str) -> None:
        self.map.marks[place] = replace(self.map.marks[place], words=words.replace("\t", " "))
        self._keep()
