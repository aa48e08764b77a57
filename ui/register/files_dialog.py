"""Registers from a file: what would be set, and what is wrong with it, before anything is."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui.widgets.form_dialog import FormDialog
from ui.words import counted, tr
from vault.actions.register_files import RegisterFile
from vault.domain.attendance_codes import session_words

_MOST = 40


class FilesDialog(FormDialog):
    """With problems nothing can be brought in; for closed registers it asks why."""

    def __init__(self, parent: QWidget, file: RegisterFile, name: str) -> None:
        super().__init__(tr("Registers from a file"), name, parent, tr("Bring in"), of=name)
        self.file, self.why = file, QLineEdit()
        self.found = QPlainTextEdit()
        self.found.setReadOnly(True)
        self.found.setPlainText("\n".join(_lines(file)))
        self.add_row(tr("What is in it"), self.found)
        if file.closed:
            self.add_row(tr("Why"), self.why)
        self.ok.setEnabled(bool(file.marks) and not file.problems)


def _lines(file: RegisterFile) -> list[str]:
    lines = [
        tr("Line {0}: {1}").format(problem.line, problem.reason)
        for problem in file.problems[:_MOST]
    ]
    if file.problems:
        return [tr("Nothing is brought in while a line is wrong."), *lines]
    changed = sum(1 for mark in file.marks if not mark.is_same)
    lines = [
        *file.notes,
        counted(changed, tr("1 mark is set or changed."), tr("{0} marks are set or changed.")),
        counted(len(file.missing), tr("It is about 1 register."), tr("It is about {0} registers.")),
    ]
    for of, missing in file.missing[:_MOST]:
        state = tr("still open, without a mark: {0}").format(
            ", ".join(called.known_as for called in missing)
        )
        when = f"{of.day:%d %B %Y}, {session_words(of.session)}"
        lines.append(f"{when}: {state if missing else tr('complete, and closed')}")
    return lines
