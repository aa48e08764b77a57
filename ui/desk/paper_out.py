"""The one way out for a PDF: a preview, and from there to a printer or into a file."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.desk.desk import Desk
from ui.desk.paper_doubts import paper_doubts
from ui.desk.preview_dialog import PreviewDialog
from ui.widgets.ask_place import ask_folder, ask_new_file
from ui.words import tr
from vault.actions.base import Query
from vault.actions.paper_out import NotePrinting, NotePrintingStopped, SaveMarkdown, SavePrintout
from vault.actions.papers import PaperAsPdf
from vault.domain.messages import place_doubts, sentence
from vault.domain.papers import Heading, Paper, Piece, Point, Table
from vault.domain.printouts import Printout
from vault.errors import CancelledError, TuckboxError

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from ui.desk.print_job import PrintJob


def open_preview(
    desk: Desk,
    printouts: tuple[Printout, ...],
    title: str,
    parent: QWidget,
    left: Callable[[str], None] | None = None,
    *,
    paper: Paper | None = None,
) -> PreviewDialog:
    """Show it, with every way out that there is. Where something waits until the
    paper is out, `left` hears of it, in words that say how. With `paper` its words can be saved
    too. `title` names no child: titles show in task bars."""
    words = "" if paper is None else as_read(paper)
    dialog = PreviewDialog(title, printouts, parent, words)
    PaperOut(dialog, desk, left, paper)
    dialog.markdown.setVisible(paper is not None)
    doubts = list(paper_doubts(() if paper is None else paper.gaps, printouts))
    if doubts:
        dialog.notice.say(" ".join(doubts), "warn")
    dialog.open()
    return dialog


def open_paper(desk: Desk, paper: Paper, draft: Query[Paper], parent: QWidget) -> None:
    """What `draft` gave, made a PDF and shown."""

    def show(printout: Printout) -> None:
        open_preview(desk, (printout,), paper.title, parent, paper=paper)

    desk.do(parent, PaperAsPdf(paper, draft.name, draft.subject), show)


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


class PaperOut(QObject):
    """What the preview's buttons do; see `open_preview`."""

    def __init__(
        self,
        dialog: PreviewDialog,
        desk: Desk,
        left: Callable[[str], None] | None,
        paper: Paper | None,
    ) -> None:
        # A child of the desk: what prints outlives the dialog by the step that stops it.
        super().__init__(desk)
        self._dialog, self._desk, self._left, self._paper = dialog, desk, left, paper
        self._printouts = dialog.printouts
        self._job: PrintJob | None = None
        self._is_open = True
        dialog.opened.connect(self._find_printer)
        dialog.print_wanted.connect(self._ask_printer)
        dialog.quick_wanted.connect(self._print_quickly)
        dialog.save_wanted.connect(self._ask_place)
        dialog.markdown_wanted.connect(self._ask_markdown)
        dialog.progress.cancel_wanted.connect(self.stop)
        dialog.forgotten.connect(self._close)
        # Also where it goes with the page that it stands before.
        dialog.destroyed.connect(self._close)
        desk.about_to_lock.connect(self._lock)

    def print_on(self, printer: "QPrinter") -> None:
        """The pages that were chosen for it; the trail hears of it first."""
        from ui.desk.print_job import PrintJob, chosen_pages

        if self._job is not None or not self._is_open:
            return
        dialog = self._dialog
        numbers = chosen_pages(printer, dialog.count, dialog.view.page)
        if not numbers:
            dialog.notice.say(tr("No page of this paper is among those you chose."), "warn")
            return
        self._job = job = PrintJob(dialog.pages, numbers, printer, self)
        job.progressed.connect(dialog.progress.report)
        job.ended.connect(self._ended)
        dialog.show_printing(is_printing=True)

        def refused(error: TuckboxError) -> None:
            # Nothing was sent, and the trail has no entry that says so.
            self._finish()
            self._explain(error)

        self._desk.do(self, NotePrinting(self._printouts), lambda _: job.start(), refused)

    def stop(self) -> None:
        """What prints is stopped at the next strip."""
        if self._job is not None:
            self._job.cancel()

    def save_to(self, paths: tuple[Path, ...], *, replaces: bool = True) -> None:
        """Each sheet into its file. Without `replaces` nothing that is there is written over."""
        self._save(SavePrintout(self._printouts, paths, replaces), paths)

    def _save(self, saving: Query[tuple[str, bool]], paths: tuple[Path, ...]) -> None:
        def saved(doubts: tuple[str, bool]) -> None:
            place = paths[0] if len(paths) == 1 else paths[0].parent
            words = tr(
                "Saved as {0}. Outside the vault nothing protects it: delete the file when you no"
                " longer need it."
            ).format(place)
            lines = place_doubts(
                doubts[0] or None,
                on_network=doubts[1],
                is_sealed=False,
                opens_vault=any(printout.is_secret for printout in self._printouts),
            )
            message = "\n".join((words, *lines))
            if self._is_open and self._left is None:
                self._dialog.notice.say(message, "warn")
            else:
                self._leave(message)

        self._desk.do(self, saving, saved, self._explain)

    def _find_printer(self) -> None:
        """The usual one, by its name on the button; what opens the vault goes to none unasked."""
        if any(printout.is_secret for printout in self._printouts):
            self._dialog.can_print("")
            return

        def got(name: str) -> None:
            if self._is_open:
                self._dialog.can_print(name)

        self._dialog.pages.ask(lambda _: _usual_printer(), got, lambda _: got(""))

    def _print_quickly(self, name: str) -> None:
        """With the settings that are usual there, as long as that printer is still the usual."""
        from ui.desk import printers

        dialog, title = self._dialog, self._title()

        def ready() -> "QPrinter | None":
            return printers.reachable_printer(title) if _usual_printer() == name else None

        def got(printer: "QPrinter | None") -> None:
            if printer is None:
                self._ask_printer()
            else:
                self.print_on(printer)

        dialog.pages.ask(lambda _: ready(), got, dialog.explain)

    def _title(self) -> str:
        return self._printouts[0].file_name.removesuffix(".pdf")

    def _ask_printer(self) -> None:
        # Loaded now and not with each page that has something to print.
        from ui.desk import printers

        dialog, title = self._dialog, self._title()

        def got(printer: "QPrinter") -> None:
            if self._is_open:
                printers.ask_printer(dialog, printer, dialog.count, self.print_on)

        dialog.pages.ask(lambda _: printers.reachable_printer(title), got, dialog.explain)

    def _ask_place(self) -> None:
        title = tr("Save as PDF")
        names = [printout.file_name for printout in self._printouts]
        if len(names) == 1:
            chosen = ask_new_file(self._dialog, title, names[0])
            if chosen:
                path, is_asked = _ended_on(".pdf", chosen)
                self.save_to((path,), replaces=is_asked)
            return
        folder = ask_folder(self._dialog, title)
        if folder:
            # Nobody was asked about what lies in there: sheets from before may still be in force.
            self.save_to(tuple(Path(folder) / name for name in names), replaces=False)

    def _ask_markdown(self) -> None:
        kinds = "Markdown (*.md)"
        name = f"{self._title()}.md"
        chosen = ask_new_file(self._dialog, tr("Save as Markdown"), name, kinds)
        if chosen and self._paper is not None:
            path, is_asked = _ended_on(".md", chosen)
            self._save(SaveMarkdown(self._printouts, self._paper, path, is_asked), (path,))

    def _ended(self, error: BaseException | None) -> None:
        if not self._is_open:
            return
        self._finish()
        if error is None:
            self._desk.message.emit(tr("Sent to the printer."), "good")
            self._leave(tr("Sent to the printer."))
            return
        self._note_stop()
        if isinstance(error, CancelledError):
            words = tr("Printing was stopped. A part may have come out.")
            self._dialog.notice.say(words, "warn")
        else:
            self._dialog.explain(error)

    def _leave(self, message: str) -> None:
        """The paper is out: what comes next is elsewhere."""
        if self._is_open:
            self._dialog.accept()
        if self._left is not None:
            self._left(message)

    def _finish(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.deleteLater()
        if self._is_open:
            self._dialog.show_printing(is_printing=False)

    def _explain(self, error: TuckboxError) -> None:
        if self._is_open:
            self._dialog.notice.say(sentence(error), "bad")

    def _note_stop(self) -> None:
        self._desk.do(self, NotePrintingStopped(self._printouts), lambda _: None, lambda _: None)

    def _close(self) -> None:
        """The dialog goes: what still prints is stopped, and the trail hears of it while it can."""
        if not self._is_open:
            return
        self._is_open = False
        if self._job is None:
            self.deleteLater()
        else:
            self._note_stop()
            self._job.cancel(self.deleteLater)
        self._paper = None

    def _lock(self) -> None:
        if self._is_open:
            self._dialog.forget()
            self._dialog.hide()


def _usual_printer() -> str:
    # Loaded where it is asked, on the thread of pages.
    from ui.desk import printers

    return printers.usual_printer()


def _ended_on(ending: str, chosen: str) -> tuple[Path, bool]:
    """The chosen file, its ending added where it was not typed; and whether the dialog has asked
    about what lies there under that name."""
    path = Path(chosen)
    if path.name.lower().endswith(ending):
        return path, True
    return path.with_name(f"{path.name}{ending}"), False
