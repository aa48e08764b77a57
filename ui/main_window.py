"""The main window: a sidebar limited to the role, one page at a time, and the shortcuts."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.desk import Desk
from ui.pages.class_rooms_page import ClassRoomsPage
from ui.pages.class_rooms_presenter import ClassRoomsPresenter
from ui.pages.imports_page import ImportsPage
from ui.pages.imports_presenter import ImportsPresenter
from ui.pages.pupil_page import PupilPageView
from ui.pages.pupil_presenter import PupilPresenter
from ui.pages.pupils_page import PupilsPage
from ui.pages.pupils_presenter import PupilsPresenter
from ui.pages.security_page import SecurityPage
from ui.pages.security_presenter import SecurityPresenter
from vault.domain.access import Permission

_PAGES = (
    ("classes", "Classes", Permission.CLASS_READ),
    ("pupils", "Pupils", Permission.PUPIL_READ),
    ("imports", "Import", Permission.IMPORT),
    ("security", "Security", Permission.SECURITY_SEE),
)


class MainWindow(QMainWindow):
    """`lock_wanted` is heard by the program, which then replaces the process."""

    lock_wanted = Signal()

    def __init__(self, desk: Desk, school: str) -> None:
        super().__init__()
        self._desk = desk
        self.setWindowTitle(f"Tuckbox · {school} · {desk.profile.name}")
        self.resize(1120, 760)
        self._keys = [key for key, _, needs in _PAGES if desk.may(needs)]
        self.sidebar = QListWidget()
        self.sidebar.setAccessibleName(self.tr("Pages"))
        self.sidebar.setMaximumWidth(170)
        for key, title, _ in _PAGES:
            if key in self._keys:
                self.sidebar.addItem(title)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a pupil (Ctrl+K)"))
        self.search.setAccessibleName(self.tr("Find a pupil"))
        self.search.returnPressed.connect(self._search)
        self.pages = QStackedWidget()
        self.current: QObject | None = None
        self._lay_out()
        self._bind_keys()
        desk.told.connect(self._tell)
        self.sidebar.currentRowChanged.connect(lambda row: self.go(self._keys[row]))
        self.sidebar.setCurrentRow(0)

    def go(self, key: str, record: str = "") -> None:
        """Show a page anew; the one before it goes."""
        makers: dict[str, Callable[[], tuple[QWidget, QObject]]] = {
            "pupils": lambda: _made(PupilsPage(), PupilsPresenter, self._desk, record),
            "pupil": lambda: _made(PupilPageView(), PupilPresenter, self._desk, record),
            "classes": lambda: _made(ClassRoomsPage(), ClassRoomsPresenter, self._desk, record),
            "imports": lambda: _made(ImportsPage(), ImportsPresenter, self._desk, record),
            "security": lambda: _made(SecurityPage(), SecurityPresenter, self._desk, record),
        }
        page, presenter = makers[key]()
        getattr(presenter, "navigate").connect(self.go)  # noqa: B009 - QObject has no such name
        old = self.pages.currentWidget()
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        self.current = presenter
        if old is not None:
            self.pages.removeWidget(old)
            old.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window locks the vault."""
        event.ignore()
        self.lock_wanted.emit()

    def _lay_out(self) -> None:
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.addWidget(self.sidebar)
        column = QVBoxLayout()
        column.addWidget(self.search)
        column.addWidget(self.pages, 1)
        row.addLayout(column, 1)
        self.setCentralWidget(middle)

    def _bind_keys(self) -> None:
        for keys, act in (
            ("Ctrl+L", self.lock_wanted.emit),
            ("Ctrl+K", self.search.setFocus),
            ("Ctrl+Z", self._desk.undo),
            ("Ctrl+Shift+Z", self._desk.redo),
            ("F9", lambda: self.pages.setVisible(not self.pages.isVisible())),
        ):
            QShortcut(QKeySequence(keys), self, activated=act)  # type: ignore[call-overload]

    def _tell(self, words: str) -> None:
        self.statusBar().showMessage(words, 8000)

    def _search(self) -> None:
        self.go("pupils")
        page = self.pages.currentWidget()
        if isinstance(page, PupilsPage):
            page.search.setText(self.search.text())


def _made(
    page: QWidget, presenter: Callable[..., QObject], desk: Desk, record: str
) -> tuple[QWidget, QObject]:
    return page, presenter(page, desk, record)
