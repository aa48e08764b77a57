"""One pupil: what the page looks like."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ui.models.row_table import RowTable
from ui.widgets.picture import jpeg_pixmap
from ui.widgets.plain import PlainLabel
from ui.widgets.tables import RowView
from vault.domain.people import FieldChange, Look, PupilPage

FIELDS = (
    ("legal_given", "Given name"),
    ("legal_family", "Family name"),
    ("middle", "Middle names"),
    ("preferred_given", "Known as"),
    ("preferred_family", "Preferred family name"),
    ("born", "Born (YYYY-MM-DD)"),
    ("sex", "Sex"),
    ("upn", "UPN"),
    ("admission_no", "Admission number"),
    ("year_group", "Year group"),
    ("started", "Started"),
    ("left", "Left"),
    ("languages", "Languages"),
    ("flags", "Flags"),
)
_SIDE = 200


class PupilPageView(QWidget):
    save_wanted = Signal()
    picture_dropped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.title = PlainLabel(size=18)
        self.photo = PlainLabel(self.tr("No photo. Drop one here."))
        self.photo.setFixedSize(_SIDE, _SIDE)
        self.alerts = PlainLabel()
        self.problem = PlainLabel()
        self.edits = {name: QLineEdit() for name, _ in FIELDS}
        self.save = QPushButton(self.tr("Save"))
        self.save.clicked.connect(self.save_wanted)
        self._contacts = RowTable(
            (
                ("Name", lambda c: f"{c.given} {c.family}".strip()),
                ("Relationship", lambda c: c.relationship),
                ("Phone", lambda c: c.phone),
                ("Responsibility", lambda c: "yes" if c.parental_responsibility else ""),
            )
        )
        self._consents = RowTable(
            (
                ("Purpose", lambda c: c.purpose),
                ("Decision", lambda c: c.state),
                ("By", lambda c: c.decided_by),
            )
        )
        self._history = RowTable(
            (
                ("When", lambda h: f"{h.at.astimezone():%d/%m/%Y %H:%M}"),
                ("Who", lambda h: h.profile),
                ("What", lambda h: f"{h.table} {h.field}"),
                ("Before", lambda h: h.old),
                ("After", lambda h: h.new),
            )
        )
        self._looks = RowTable(
            (
                ("When", lambda h: f"{h.at.astimezone():%d/%m/%Y %H:%M}"),
                ("Who", lambda h: h.profile),
                ("Did", lambda h: h.kind),
            )
        )
        self._lay_out()

    def _lay_out(self) -> None:
        facts = QWidget()
        form = QFormLayout(facts)
        for name, words in FIELDS:
            self.edits[name].setAccessibleName(words)
            form.addRow(words, self.edits[name])
        form.addRow(self.save)
        self.tabs = QTabWidget()
        self.tabs.addTab(facts, self.tr("Facts"))
        for words, model in (
            (self.tr("Contacts"), self._contacts),
            (self.tr("Consents"), self._consents),
            (self.tr("History"), self._history),
            (self.tr("Who looked"), self._looks),
        ):
            self.tabs.addTab(RowView(model, words), words)
        head = QHBoxLayout()
        head.addWidget(self.photo)
        words_box = QVBoxLayout()
        for label in (self.title, self.alerts, self.problem):
            words_box.addWidget(label)
        head.addLayout(words_box, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(head)
        layout.addWidget(self.tabs, 1)

    def show_pupil(self, page: PupilPage, *, may_write: bool) -> None:
        self.title.setText(f"{page.facts.known_as} · {page.class_name}")
        self.alerts.setText("\n".join(f"⚠ {a.kind}: {a.text}" for a in page.alerts))
        for name, edit in self.edits.items():
            value = getattr(page.facts, name)
            edit.setText(str(value) if value else "")
            edit.setReadOnly(not may_write)
        self.save.setVisible(may_write)
        self._contacts.show_rows(page.contacts)
        self._consents.show_rows(page.consents)

    def show_photo(self, jpeg: bytes) -> None:
        self.photo.setPixmap(
            jpeg_pixmap(jpeg).scaled(
                _SIDE,
                _SIDE,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )

    def show_history(self, changes: tuple[FieldChange, ...]) -> None:
        self._history.show_rows(changes)

    def show_looks(self, looks: tuple[Look, ...]) -> None:
        self._looks.show_rows(looks)

    def show_problem(self, words: str) -> None:
        self.problem.setText(words)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
        if urls:
            self.picture_dropped.emit(urls[0].toLocalFile())
