"""The pupils table: what it looks like."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QWidget,
)

from ui.desk.list_out import SaveListButton
from ui.desk.record_words import column_words, field_words
from ui.look.icons import set_icon
from ui.pupils.pupil_words import masked_upn
from ui.widgets.empty import EmptyHint
from ui.widgets.key_button import KeyButton
from ui.widgets.list_cells import AlertColumn, FaceColumn
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel, Title
from ui.widgets.record_list import RecordList
from ui.widgets.typed_fields import SEARCH
from vault.domain.alert_order import first_words
from vault.domain.people import PupilRow

_FIELDS = ("", "", "", "", "born", "", "upn", "sex", "admission_no", "started", "left_on")
"""Of each column the field that not every role reads, or ''."""
HIDDEN_AT_FIRST = ",".join(
    str(_FIELDS.index(field)) for field in ("sex", "admission_no", "started", "left_on")
)
_MUST_KNOW, _UPN, _SEARCH = 5, 6, 440


class PupilsPage(Page):
    """Everybody in sight, narrowed by what is typed. `pupil_opened` carries the id."""

    search_changed = Signal(str)
    pupil_opened = Signal(str)
    add_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        number = column_words("pupil", "upn")
        self.search = QLineEdit()
        self.search.setProperty(SEARCH, True)
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(
            self.tr("Search names, {0}, admission number or class (Ctrl+F)").format(number)
        )
        self.search.setAccessibleName(self.tr("Search pupils"))
        self.search.textChanged.connect(self.search_changed)
        self.show_upn = QCheckBox(self.tr("Show {0} in full").format(number))
        self.with_left = QCheckBox(self.tr("Also those who left"))
        self.add = KeyButton(self.tr("Add a pupil …"), "Ctrl+N", "user-plus")
        self.add.setProperty("main", True)
        set_icon(self.add, "user-plus", "onAccent")
        self.columns = KeyButton(self.tr("Columns"), icon="columns-3")
        self.empty = EmptyHint(
            self.tr("No pupils yet"),
            self.tr("Bring in the school's roll, or a class list, or add one pupil by hand."),
            self.tr("Go to Import"),
            icon="user-search",
        )
        self.records = RecordList(
            self.tr("Pupils"),
            (
                (self.tr("Family name"), lambda r: r.called.family),
                (self.tr("Given name"), lambda r: r.called.given),
                (self.tr("Class"), lambda r: r.class_name),
                (self.tr("Year"), lambda r: r.year_group),
                (self.tr("Born"), lambda r: r.born),
                (self.tr("Must know"), _must_know),
                (field_words("upn"), self._upn),
                (self.tr("Sex"), lambda r: r.sex),
                (self.tr("Admission number"), lambda r: r.admission_no),
                (self.tr("Started"), lambda r: r.started),
                (self.tr("Left"), lambda r: r.left_on),
            ),
            empty=self.empty,
        )
        self.table = self.records.table
        self.faces = FaceColumn(self.table)
        AlertColumn(self.table, _MUST_KNOW, lambda row: row.must_know_kind)
        self.table.let_choose_columns()
        # Most of it is hidden anyway, and its own page has it.
        self.table.spare(_UPN)
        self.table.opened.connect(lambda row: self.pupil_opened.emit(row.id))
        self.show_upn.toggled.connect(lambda _: self.table.viewport().update())
        self.save_list = SaveListButton(self)
        self.hand_on = KeyButton(self.tr("Hand on …"), icon="graduation-cap")
        self.hand_on.setToolTip(
            self.tr("Give pupils to another school or to a platform, as a file that it can read")
        )
        self.count = PlainLabel()
        self._lay_out()
        self._bind_keys()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        title = Title(self.tr("Pupils"))
        title.setWordWrap(False)
        self.search.setMaximumWidth(_SEARCH)
        head.addWidget(title)
        head.addSpacing(8)
        head.addWidget(self.search, 1)
        head.addStretch(0)
        head.addWidget(self.columns)
        head.addWidget(self.add)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(self.with_left)
        foot.addWidget(self.show_upn)
        foot.addWidget(self.hand_on)
        foot.addWidget(self.save_list)
        layout = self.titled_by(head)
        layout.addWidget(self.records, 1)
        layout.addLayout(foot)
        self.columns.clicked.connect(
            lambda: self.table.columns_menu().popup(
                self.columns.mapToGlobal(self.columns.rect().bottomLeft())
            )
        )
        self.add.clicked.connect(self.add_wanted)

    def _bind_keys(self) -> None:
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.search.setFocus)

    def show_rows(self, rows: tuple[PupilRow, ...]) -> None:
        """With how many there are."""
        searched = bool(self.search.text().strip())
        self.records.show_rows(rows, is_searched=searched)
        if rows:
            single = self.tr("1 pupil")
            self.count.setText(
                single if len(rows) == 1 else self.tr("{0} pupils").format(len(rows))
            )
        else:
            self.count.setText(self.tr("No pupil matches what you typed.") if searched else "")

    def limit(self, readable: frozenset[str]) -> None:
        """Columns for those who may read them; UPNs can be shown by those who see them at all."""
        barred = [place for place, name in enumerate(_FIELDS) if name and name not in readable]
        self.table.bar_columns(barred)
        self.show_upn.setVisible("upn" in readable)
        if "upn" not in readable:
            self.search.setPlaceholderText(self.tr("Search names or class (Ctrl+F)"))

    def show_problem(self, words: str) -> None:
        """Where the count stands."""
        self.count.setText(words)

    def _upn(self, row: PupilRow) -> str:
        return row.upn if self.show_upn.isChecked() else masked_upn(row.upn)


def _must_know(row: PupilRow) -> str:
    """The most dangerous alert, and how many more there are."""
    more = f" (+{row.alerts - 1})" if row.alerts > 1 else ""
    return first_words(row.must_know) + more if row.must_know else ""
