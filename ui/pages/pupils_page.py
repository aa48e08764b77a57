"""The pupils table: what it looks like."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from ui.models.row_table import RowTable
from ui.widgets.plain import PlainLabel
from ui.widgets.tables import RowView
from vault.domain.people import PupilRow


class PupilsPage(QWidget):
    search_changed = Signal(str)
    pupil_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search names, UPN, admission number or class"))
        self.search.setAccessibleName(self.tr("Search pupils"))
        self.search.textChanged.connect(self.search_changed)
        self.show_upn = QCheckBox(self.tr("Show UPNs"))
        self._model = RowTable(
            (
                (self.tr("Family name"), lambda r: r.family),
                (self.tr("Given name"), lambda r: r.given),
                (self.tr("Known as"), lambda r: r.preferred),
                (self.tr("Class"), lambda r: r.class_name),
                (self.tr("Year"), lambda r: r.year_group),
                (self.tr("Born"), lambda r: f"{r.born:%d/%m/%Y}" if r.born else ""),
                (self.tr("UPN"), self._upn),
                (self.tr("Alerts"), lambda r: "!" * r.alerts),
            )
        )
        self.table = RowView(self._model, self.tr("Pupils"))
        self.table.opened.connect(lambda row: self.pupil_opened.emit(row.id))
        self.show_upn.toggled.connect(lambda _: self.table.viewport().update())
        self.count = PlainLabel()
        layout = QVBoxLayout(self)
        for widget in (self.search, self.table, self.show_upn, self.count):
            layout.addWidget(widget)

    def show_rows(self, rows: tuple[PupilRow, ...]) -> None:
        self._model.show_rows(rows)
        searched = bool(self.search.text().strip())
        empty = (
            self.tr("No pupil fits what you typed.")
            if searched
            else self.tr("No pupils yet. Bring in a roll on the Import page.")
        )
        self.count.setText(self.tr("%n pupils", "", len(rows)) if rows else empty)

    def show_problem(self, words: str) -> None:
        self.count.setText(words)

    def _upn(self, row: PupilRow) -> str:
        return row.upn if self.show_upn.isChecked() or not row.upn else "•" * 9 + row.upn[-4:]
