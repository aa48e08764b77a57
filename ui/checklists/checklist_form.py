"""A checklist: its class, title, last day and columns."""

from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QPushButton, QScrollArea, QWidget

from ui.widgets.date_field import DateField
from ui.widgets.form_dialog import FormDialog
from ui.words import tr
from vault.actions.checklists import SetChecklist
from vault.domain.checklists import (
    KIND_WORDS,
    MOST_COLUMNS,
    Checklist,
    ChecklistColumn,
    ColumnKind,
)
from vault.domain.ids import NEW, ClassId, RecordId
from vault.domain.people import ClassRow
from vault.errors import InvalidValueError

_SPARE, _AT_FIRST = 2, 4
_HEIGHT = 220


class ChecklistDialog(FormDialog):
    """For a new list, or for one that is there, whose columns keep their kind and stay. `room` is
    the class that a new one begins with."""

    def __init__(
        self, parent: QWidget, checklist: Checklist | None = None, school_class: str = ""
    ) -> None:
        title = "Change a checklist" if checklist else "New checklist"
        of = checklist.id if checklist else ""
        super().__init__(title, "", parent, tr("Save") if checklist else tr("Create"), of=of)
        self._before = checklist or Checklist(NEW, 0, ClassId(NEW), "", None, ())
        self._wanted = school_class
        self.school_class, self.title, self.ends = (
            QComboBox(),
            QLineEdit(),
            DateField(tr("Last day")),
        )
        self.school_class.setEnabled(checklist is None)
        if checklist is not None:
            self.school_class.addItem(checklist.class_name, checklist.class_id)
        self.title.setText(self._before.title)
        self.ends.show_value(self._before.ends)
        self.columns: list[tuple[QLineEdit, QComboBox]] = []
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._grid.setRowStretch(MOST_COLUMNS + 1, 1)
        area = QScrollArea()
        area.setAccessibleName(tr("Columns"))
        area.setWidgetResizable(True)
        area.setFixedHeight(_HEIGHT)
        area.setWidget(self._inside)
        self.more = QPushButton(self.tr("Add a column"))
        self.more.setAutoDefault(False)
        self.more.clicked.connect(lambda: self._add_line(None).setFocus())
        for words, field in (
            ("Title", self.title),
            ("Class", self.school_class),
            ("Last day", self.ends),
            ("Columns", area),
        ):
            self.add_row(words, field)
        self.form.addRow("", self.more)
        columns = self._before.columns
        empty = max(_SPARE, _AT_FIRST - len(columns))
        for column in (*columns, *(None for _ in range(empty))):
            self._add_line(column)

    def show_classes(self, school_classes: tuple[ClassRow, ...]) -> None:
        """To choose from, for a new list."""
        if self._before.id:
            return
        for school_class in school_classes:
            self.school_class.addItem(school_class.name, school_class.id)
        self.school_class.setCurrentIndex(max(self.school_class.findData(self._wanted), 0))

    def action(self) -> SetChecklist:
        """As it stands in the form; InvalidValueError for what cannot be."""
        school_class = self.school_class.currentData()
        if not school_class:
            raise InvalidValueError(field="class", reason="a checklist belongs to a class")
        before = self._before
        columns = tuple(self._columns())
        return SetChecklist(
            Checklist(
                before.id,
                before.version,
                ClassId(RecordId(str(school_class))),
                self.title.text(),
                self.ends.value(),
                columns,
            )
        )

    def _columns(self) -> list[ChecklistColumn]:
        """Empty lines are none, but for a column that is there: it needs its title."""
        columns = []
        for place, (title, kind) in enumerate(self.columns):
            before = self._before.columns[place] if place < len(self._before.columns) else None
            if before is None and not title.text().strip():
                continue
            chosen = ColumnKind(str(kind.currentData()))
            columns.append(
                ChecklistColumn(
                    before.id if before else NEW,
                    title.text(),
                    chosen,
                    before.version if before else 0,
                )
            )
        return columns

    def _add_line(self, column: ChecklistColumn | None) -> QLineEdit:
        title, kind, number = QLineEdit(), QComboBox(), len(self.columns) + 1
        title.setAccessibleName(self.tr("Title of column {0}").format(number))
        title.setPlaceholderText(self.tr("Column {0}").format(number))
        kind.setAccessibleName(self.tr("Kind of column {0}").format(number))
        for word in ColumnKind:
            kind.addItem(KIND_WORDS[word], word.value)
        if column is not None:
            title.setText(column.title)
            kind.setCurrentIndex(kind.findData(column.kind.value))
            kind.setEnabled(False)
        self._grid.addWidget(title, number, 0)
        self._grid.addWidget(kind, number, 1)
        self.columns.append((title, kind))
        self.more.setEnabled(number < MOST_COLUMNS)
        return title
