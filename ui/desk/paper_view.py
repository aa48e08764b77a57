"""A draft to be read, then saved as PDF or Markdown."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.desk.desk import Desk
from ui.desk.owner_file import write_owner_only
from ui.widgets.ask_place import ask_new_file
from ui.widgets.notice import Notice
from ui.widgets.plain import PlainLabel
from vault.actions.papers import PaperAsPdf
from vault.domain.papers import Heading, Paper, Piece, Point, Table


class PaperDialog(QDialog):
    """Shows a paper as plain text; `pdf_wanted` and `markdown_wanted` ask where to put it."""

    pdf_wanted = Signal()
    markdown_wanted = Signal()

    def __init__(self, paper: Paper, gaps: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(paper.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(720, 640)
        self.paper = paper
        self.notice = Notice()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(paper.title)
        self.text.setPlainText(as_read(paper))
        self.pdf = QPushButton(self.tr("Save as PDF …"))
        self.pdf.setProperty("main", True)
        self.markdown = QPushButton(self.tr("Save as Markdown …"))
        self.shut = QPushButton(self.tr("Close"))
        self.pdf.clicked.connect(self.pdf_wanted)
        self.markdown.clicked.connect(self.markdown_wanted)
        self.shut.clicked.connect(self.accept)
        row = QHBoxLayout()
        for button in (self.pdf, self.markdown):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.shut)
        layout = QVBoxLayout(self)
        layout.addWidget(PlainLabel(paper.subtitle))
        layout.addWidget(self.notice)
        layout.addWidget(self.text, 1)
        layout.addLayout(row)
        if gaps:
            self.notice.say(
                self.tr("{0} places are still to be completed; they are marked.").format(gaps),
                "warn",
            )


def open_paper(desk: Desk, paper: Paper, parent: QWidget) -> None:
    """Show it; saved as PDF or Markdown where the person says, by the end of the name."""
    dialog = PaperDialog(paper, len(paper.gaps), parent)

    def ask(name: str, kinds: str) -> None:
        chosen = ask_new_file(dialog, paper.title, name, kinds)
        if chosen:
            save_paper(desk, dialog, Path(chosen))

    dialog.pdf_wanted.connect(lambda: ask("tuckbox.pdf", "PDF (*.pdf)"))
    dialog.markdown_wanted.connect(lambda: ask("tuckbox.md", "Markdown (*.md)"))
    dialog.open()


def save_paper(desk: Desk, dialog: PaperDialog, path: Path) -> None:
    """Write what is shown; what the disk refuses is said in the dialog."""

    def write(content: bytes) -> None:
        refused = write_owner_only(path, content)
        saved = dialog.tr("Saved as {0}. It is outside the vault now, so keep it safe.").format(
            path
        )
        dialog.notice.say(refused or saved, "bad" if refused else "good")

    if path.suffix == ".md":
        write(dialog.paper.markdown().encode())
    else:
        desk.do(dialog, PaperAsPdf(dialog.paper), then=write)


def as_read(paper: Paper) -> str:
    """The paper as plain lines."""
    return "\n\n".join(_lines(piece) for piece in paper.pieces)


def _lines(piece: Piece) -> str:
    if isinstance(piece, Heading):
        return piece.text.upper()
    if isinstance(piece, Point):
        return f"•  {piece.text}"
    if isinstance(piece, Table):
        return "\n".join(" · ".join(row) for row in (piece.header, *piece.rows))
    return piece.text
