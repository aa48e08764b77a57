"""A paper before it leaves the program: its pages, its words, and the ways out."""

from PySide6.QtCore import QEvent, QSizeF, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.desk.bug_words import bug_words
from ui.desk.page_view import FULL, PAGE, WIDTH, PageView
from ui.desk.pdf_pages import PdfPages
from ui.look.icons import set_icon
from ui.widgets.dialog_column import dialog_column
from ui.widgets.flow import Flow
from ui.widgets.notice import Notice
from ui.widgets.plain import PlainLabel, Quiet, plain_tip
from ui.widgets.progress import ProgressStrip
from ui.widgets.switch import Switch
from vault.domain.messages import sentence
from vault.domain.printouts import Printout
from vault.errors import TuckboxError

_PAGES, _WORDS = "pages", "words"
_LONGEST = 24
"""Letters of a printer's name that a button shows."""
_ROOM = 64
"""Pixels that are left of the window around the dialog."""


class PreviewDialog(QDialog):
    """Opened with `open()`. `print_wanted`, `save_wanted` and `markdown_wanted` ask for a way out,
    `quick_wanted` for printing on the printer of that name; nothing leaves the program here. What
    opens the vault is shown only when it is asked for."""

    opened = Signal()
    print_wanted = Signal()
    quick_wanted = Signal(str)
    save_wanted = Signal()
    markdown_wanted = Signal()
    forgotten = Signal()

    def __init__(
        self, title: str, printouts: tuple[Printout, ...], parent: QWidget, words: str = ""
    ) -> None:
        """`words` are the paper's own, where it has any; else they are read off the pages."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.printouts = printouts
        self.count = 0
        self._is_secret = any(printout.is_secret for printout in printouts)
        self.pages = PdfPages([printout.pdf for printout in printouts], self)
        self.view = PageView(self.pages)
        self.view.moved.connect(self._moved)
        self.view.failed.connect(self._broken)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(title)
        self.text.setPlainText(words)
        self.notice, self.progress = Notice(), ProgressStrip()
        self._make_buttons()
        self._lay_out()
        self._bind_keys()
        self._fit_screen()
        # Enter before a printer is known presses nothing.
        self.print.setDefault(True)
        self.view.setFocus()
        self.pages.ask(lambda pages: pages.sizes(), self._opened, self._broken)

    def _make_buttons(self) -> None:
        self.number = Quiet(self.tr("Opening …"))
        self.number.setWordWrap(False)
        self.zoom = Switch(
            self.tr("Size of the pages"),
            (
                (WIDTH, self.tr("Fit width"), "arrow-right-left"),
                (PAGE, self.tr("Whole page"), "file-text"),
                (FULL, self.tr("100 %"), "search"),
            ),
        )
        self.zoom.show_view(WIDTH)
        self.zoom.chosen.connect(self.view.fit)
        self.kind = Switch(
            self.tr("How the paper is shown"),
            ((_PAGES, self.tr("Pages"), "file-text"), (_WORDS, self.tr("Words"), "columns-3")),
        )
        self.kind.show_view(_PAGES)
        self.kind.chosen.connect(self._turn)
        self.before, self.after = self._leaf("chevron-left", -1), self._leaf("chevron-right", 1)
        for button, words in (
            (self.before, self.tr("Page before")),
            (self.after, self.tr("Next page")),
        ):
            button.setAccessibleName(words)
            button.setToolTip(plain_tip(words))
        self.print = QPushButton()
        self.print.setProperty("main", True)
        set_icon(self.print, "printer", "onAccent")
        self.choose = QPushButton(self.tr("Choose printer …"))
        self.show_printer("")
        self.save = QPushButton(self.tr("Save as PDF …"))
        self.markdown = QPushButton(self.tr("Save as Markdown …"))
        self.markdown.hide()
        self.shut = QPushButton(self.tr("Close"))
        self.reveal = QPushButton(self.tr("Show it on the screen"))
        self.print.clicked.connect(self._print)
        self.choose.clicked.connect(self.print_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.markdown.clicked.connect(self.markdown_wanted)
        self.shut.clicked.connect(self.accept)
        self.reveal.clicked.connect(self._reveal)
        for button in (self.print, self.choose):
            button.setEnabled(False)

    def show_printer(self, name: str) -> None:
        """The usual printer, on which it is printed without another question; '' for none."""
        self._printer = name
        shown = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
        words = self.tr("Print on {0}").format(shown) if name else self.tr("Print …")
        whole = self.tr("Print on {0}").format(name) if name else words
        self.print.setText(f" {words}".replace("&", "&&"))
        self.print.setAccessibleName(self.tr("{0} (Ctrl+P)").format(whole))
        self.print.setToolTip(plain_tip(self.print.accessibleName()))
        self.choose.setVisible(bool(name))

    def _print(self) -> None:
        if self._printer:
            self.quick_wanted.emit(self._printer)
        else:
            self.print_wanted.emit()

    def _leaf(self, icon: str, step: int) -> QPushButton:
        button = QPushButton()
        button.setProperty("kind", "ghost")
        button.setFixedWidth(36)
        set_icon(button, icon, "text2")
        button.clicked.connect(lambda: self.view.turn_to(self.view.page + step))
        return button

    def _lay_out(self) -> None:
        top = Flow(self.before, self.number, self.after, self.zoom, self.kind, from_right=1)
        self.middle = QStackedWidget()
        for widget in (self.view, self.text, self._covered()):
            self.middle.addWidget(widget)
        foot = QHBoxLayout()
        foot.addWidget(self.shut)
        foot.addStretch(1)
        for button in (self.markdown, self.save, self.choose, self.print):
            foot.addWidget(button)
        layout = dialog_column(self)
        layout.addLayout(top)
        layout.addWidget(self.notice)
        layout.addWidget(self.middle, 1)
        layout.addWidget(self.progress)
        layout.addLayout(foot)
        if self._is_secret:
            self.middle.setCurrentIndex(2)
            for widget in (self.zoom, self.kind, self.before, self.after):
                widget.hide()

    def _covered(self) -> QWidget:
        """In place of a paper that opens the vault."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.addStretch(1)
        words = PlainLabel(
            self.tr(
                "This paper opens the vault, so it is not shown on the screen unless you ask for"
                " it. Tuckbox prints it without writing a file. A print server may keep what it"
                " prints, so use a printer that is connected to this computer."
            )
        )
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(words)
        column.addWidget(self.reveal, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)
        return holder

    def _bind_keys(self) -> None:
        for keys, act in (
            ("Ctrl+P", self.print.click),
            ("Ctrl+S", self.save.click),
            ("Ctrl+0", self.zoom.buttons[FULL].click),
            ("Ctrl+1", self.zoom.buttons[PAGE].click),
            ("Ctrl+2", self.zoom.buttons[WIDTH].click),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _fit_screen(self) -> None:
        """As high as the window around it lets it be: a page is a high thing."""
        parent = self.parentWidget()
        window = parent.window() if parent is not None else None
        room = window.size() if window is not None else self.screen().availableSize()
        wide, high = room.width() - _ROOM, room.height() - _ROOM
        self.resize(max(560, min(900, wide)), max(400, min(1000, high)))

    def _opened(self, sizes: list[QSizeF]) -> None:
        self.count = len(sizes)
        if self._is_secret:
            self.number.setText(self._pages_words())
        self._sizes = sizes
        if not self._is_secret:
            self.view.show_pages(sizes)
        self.opened.emit()

    def can_print(self, printer: str) -> None:
        """From now on; `printer` as in `show_printer`."""
        self.show_printer(printer)
        for button in (self.print, self.choose):
            button.setEnabled(True)
        self.print.setFocus()

    def _pages_words(self) -> str:
        return self.tr("1 page") if self.count == 1 else self.tr("{0} pages").format(self.count)

    def _reveal(self) -> None:
        self.view.show_pages(self._sizes)
        for widget in (self.zoom, self.before, self.after):
            widget.show()
        self.middle.setCurrentIndex(0)
        self.view.setFocus()

    def _turn(self, kind: str) -> None:
        self.middle.setCurrentIndex(1 if kind == _WORDS else 0)
        self.zoom.setEnabled(kind == _PAGES)
        if kind == _WORDS and not self.text.toPlainText():
            self.pages.ask(
                lambda pages: "\n\n".join(pages.text(n) for n in range(len(pages.sizes()))),
                self._read,
                self._broken,
            )

    def _read(self, words: str) -> None:
        if self.printouts:
            self.text.setPlainText(words)

    def _moved(self, page: int) -> None:
        self.number.setText(self.tr("Page {0} of {1}").format(page + 1, self.count))
        self.before.setEnabled(page > 0)
        self.after.setEnabled(page < self.count - 1)

    def _broken(self, error: BaseException) -> None:
        """What cannot be read is neither printed nor saved."""
        for button in (self.print, self.choose, self.save):
            button.setEnabled(False)
        self.number.setText("")
        self.shut.setFocus()
        self.explain(error)

    def explain(self, error: BaseException) -> None:
        """In words, in here."""
        words = sentence(error) if isinstance(error, TuckboxError) else bug_words(error)
        self.notice.say(words, "bad")

    def show_printing(self, *, is_printing: bool) -> None:
        """While it prints there is one thing to do: to stop it."""
        for button in (self.print, self.choose, self.save, self.markdown):
            button.setEnabled(not is_printing)
        if is_printing:
            self.notice.clear()
            self.progress.begin()
        else:
            self.progress.end()

    def forget(self) -> None:
        """Nothing of the paper is left in here: it closes, or the vault locks."""
        self.forgotten.emit()
        self.pages.close()
        self.view.clear()
        self.text.clear()
        self.printouts = ()

    def done(self, result: int) -> None:
        self.forget()
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.view.viewport().update()
