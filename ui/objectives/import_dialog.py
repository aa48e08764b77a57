"""What a file of programmes or of judgements would change, before it does."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from ui.widgets.form_dialog import FormDialog
from ui.widgets.plain import PlainLabel
from ui.widgets.row_table import RowTable
from ui.widgets.tables import RowView
from ui.words import counted, tr
from vault.domain.form_fields import field_label
from vault.domain.import_objectives import ImportItem, ObjectivesPreview
from vault.domain.incoming import Problem

_WIDE, _HIGH = 720, 300
Line = tuple[str, str, str, str]


class ImportDialog(FormDialog):
    """Enter brings in what is listed as new or changed. Rows about which there is a question stay
    out: the file is put right first."""

    def __init__(self, parent: QWidget, title: str, seen: ObjectivesPreview) -> None:
        super().__init__(title, "", parent, tr("Import"))
        self.setMinimumWidth(_WIDE)
        writes = len(seen.new) + len(seen.changed)
        self.count = PlainLabel(
            " · ".join(
                (
                    counted(len(seen.new), tr("1 new"), tr("{0} new")),
                    counted(len(seen.changed), tr("1 changed"), tr("{0} changed")),
                    counted(seen.same, tr("1 the same"), tr("{0} the same")),
                    counted(len(seen.refused), tr("1 refused"), tr("{0} refused")),
                    counted(seen.skipped, tr("1 left out"), tr("{0} left out")),
                )
            )
        )
        self.table = RowView(
            RowTable(
                (
                    (tr("Line"), lambda line: line[0]),
                    (tr("Of"), lambda line: line[1]),
                    (tr("About"), lambda line: line[2]),
                    (tr("What happens"), lambda line: line[3]),
                )
            ),
            tr("What the file would change"),
        )
        self.table.setMinimumHeight(_HIGH)
        self.table.model().show_rows(list(_lines(seen)))  # type: ignore[attr-defined]
        self.form.addRow(self.count)
        self.form.addRow(self.table)
        self.ok.setEnabled(bool(writes) and not seen.stopped)
        if seen.stopped or seen.needs_columns:
            reason = seen.stopped or (seen.refused[0].reason if seen.refused else "")
            self.notice.say(reason, "bad")


def _lines(seen: ObjectivesPreview) -> Iterator[Line]:
    """What was refused first, because that is what somebody has to do something about."""
    for problem in seen.refused:
        yield _problem(problem, tr("Refused: {0}"))
    for question in seen.questions:
        values = ", ".join(candidate.number for candidate in question.candidates)
        words = tr("Left out: {0} ({1})").format(question.reason, values)
        yield (str(question.line), question.incoming.name, "", words)
    for item in seen.changed:
        yield _item(item, tr("{0} becomes {1}").format(item.old, item.new))
    for item in seen.new:
        yield _item(item, tr("New: {0}").format(item.new) if item.new else tr("New"))
    for problem in seen.doubtful:
        yield _problem(problem, "{0}")


def _item(item: ImportItem, words: str) -> Line:
    return (str(item.line), item.name, item.about, words)


def _problem(problem: Problem, words: str) -> Line:
    return (str(problem.line), field_label(problem.field), "", words.format(problem.reason))
