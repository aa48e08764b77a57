"""Bring in a roll or photos: what the page looks like."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.imports.import_invitation import ImportInvitation
from ui.imports.import_reading_tab import ImportReadingTab, sheets_left_out
from ui.imports.import_review import ImportReview
from ui.imports.import_steps import ImportStep, ImportSteps
from ui.imports.section_ticks import SectionTicks
from ui.look.tokens import space
from ui.questions.question_words import unanswered_words
from ui.questions.questions_view import QuestionsView
from ui.widgets.drop_area import DropArea
from ui.widgets.flat_stack import FlatStack
from ui.widgets.key_button import KeyButton
from ui.widgets.plain import PlainLabel, Quiet, Title
from ui.words import counted
from vault.domain.file_names import readable
from vault.domain.identity.questions import Question
from vault.domain.preview import HowRead, ImportReport, PhotoPreview, RollPreview

_LOW = 560


class ImportsPage(DropArea):
    """A file or folder before it is imported, step by step: chosen, its columns, what is asked,
    what would change. `file_chosen` carries its path."""

    file_chosen = Signal(str)
    apply_wanted = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.file_dropped.connect(self.file_chosen)
        self.step = ImportStep.FILE
        self.title, self.subtitle = Title(), Quiet()
        self.title.setWordWrap(False)
        self.steps = ImportSteps()
        self.apply = KeyButton(self.tr("Import"), "Ctrl+Enter", bare=True)
        self.apply.setProperty("main", True)
        self.apply.clicked.connect(self.apply_wanted)
        self.cancel = QPushButton(self.tr("Cancel import"))
        self.cancel.clicked.connect(self.cancelled)
        self.waits = PlainLabel()
        self.progress = Quiet(is_small=True)
        self.waits.setProperty("tone", "warn")
        self.review = ImportReview()
        self.summary, self.photos = self.review.summary, self.review.photos
        self.reading, self.sections = ImportReadingTab(), SectionTicks()
        self.invitation = ImportInvitation()
        self.invitation.chosen.connect(self.file_chosen)
        self.questions = QuestionsView(apart=True)
        self.next = self.questions.next
        self.next.setProperty("main", True)
        self.questions.answered.connect(self._count_questions)
        self.questions.looked_at.connect(lambda _: self._name_page())
        self.questions.finished.connect(lambda: self.show_step(ImportStep.REVIEW))
        self.steps.chosen.connect(lambda step: self.show_step(ImportStep(step)))
        self._make_keys()
        self._lay_out()
        self.clear()

    def _make_keys(self) -> None:
        for keys, act in (
            ("Ctrl+O", self.invitation.ask_file),
            ("Ctrl+Shift+O", self.invitation.ask_folder),
            ("Ctrl+Return", self._hurry),
            ("Ctrl+Enter", self._hurry),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _hurry(self) -> None:
        """Nothing comes in before it was seen: elsewhere the key leads to what would change."""
        if self.step == ImportStep.REVIEW:
            self.apply.click()
        elif self.steps.buttons[ImportStep.REVIEW].isEnabled():
            self.show_step(ImportStep.REVIEW)

    def _lay_out(self) -> None:
        gap = space("between_cards")
        right = QVBoxLayout()
        right.setSpacing(gap)
        right.addWidget(self._make_views(), 1)
        right.addWidget(self._make_foot())
        body = QHBoxLayout()
        body.setSpacing(gap)
        body.addWidget(self._make_aside())
        body.addLayout(right, 1)
        top = QHBoxLayout()
        top.setSpacing(gap)
        top.addWidget(self.title)
        top.addWidget(self.subtitle, 1)
        layout = QVBoxLayout(self)
        layout.setSpacing(gap)
        layout.addLayout(top)
        layout.addWidget(self.notice)
        layout.addWidget(self.sections)
        layout.addLayout(body, 1)

    def _make_views(self) -> QWidget:
        columns = QFrame()
        columns.setObjectName("card")
        QVBoxLayout(columns).addWidget(self.reading)
        self._parts: dict[ImportStep, QWidget] = {
            ImportStep.FILE: self.invitation,
            ImportStep.COLUMNS: columns,
            ImportStep.QUESTIONS: self.questions,
            ImportStep.REVIEW: self.review,
        }
        self.views = FlatStack()
        for part in self._parts.values():
            self.views.addWidget(part)
        return self.views

    def _make_aside(self) -> QWidget:
        aside = QWidget()
        aside.setFixedWidth(self.questions.aside.maximumWidth())
        left = QVBoxLayout(aside)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(space("between_cards"))
        left.addWidget(self.steps)
        left.addWidget(self.questions.aside)
        left.addStretch(1)
        return aside

    def _make_foot(self) -> QWidget:
        foot = self._foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space("between_controls"))
        row.addWidget(self.progress, 1)
        row.addWidget(self.waits, 1)
        row.addStretch()
        for button in (self.cancel, self.next, self.apply):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        return foot

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.steps.fit(is_low=event.size().height() < _LOW)

    def show_step(self, step: ImportStep) -> None:
        """Look at one of the steps; nothing is forgotten of the others."""
        self.step = step
        self.steps.mark(step)
        self.views.setCurrentWidget(self._parts[step])
        asks = step == ImportStep.QUESTIONS
        has_file = self.steps.buttons[ImportStep.REVIEW].isEnabled()
        self.next.setVisible(asks)
        self.apply.setVisible(step == ImportStep.REVIEW)
        self.progress.setVisible(asks)
        self._foot.setVisible(has_file)
        self._name_page()
        self._count_questions()
        if asks:
            self.questions.list.setFocus()

    def clear(self) -> None:
        """Nothing is chosen."""
        self.sections.reset()
        self.reading.forget()
        self.review.clear()
        self.apply.setEnabled(False)
        self.steps.reset()
        self.questions.forget()
        self._show_questions(())
        self.show_step(ImportStep.FILE)

    def clear_all(self) -> None:
        """Nor does anything stand that was said of it."""
        self.clear()
        self.notice.clear()

    def show_roll(self, preview: RollPreview) -> None:
        """Of a list of pupils; steps without content are left out."""
        self.review.show_roll(preview)
        has_columns = bool(preview.header or preview.asks_age)
        self.steps.offer_all(has_columns=has_columns)
        self.sections.setVisible(preview.has_sections and not preview.stopped)
        first = self._show_questions(preview.questions)
        self.steps.say_roll(preview)
        if has_columns or self.reading.any_age.isChecked():
            self.reading.show_reading(preview)
            self.reading.read_again.setEnabled(True)
        if preview.stopped:
            self.notice.say(f"{preview.stopped[:1].upper()}{preview.stopped[1:]}.", "bad")
            self.review.look_at_problems()
            self.show_step(ImportStep.REVIEW)
        elif preview.needs_columns:
            self.notice.say(
                self.tr(
                    "No column is called a name. Choose below what each column holds, then press"
                    " 'Read again'."
                ),
                "warn",
            )
            self.show_step(ImportStep.COLUMNS)
        elif preview.doubt:
            doubt = f"{preview.doubt[:1].upper()}{preview.doubt[1:]}."
            how = self.tr("Choose below how they are read, then press 'Read again'.")
            self.notice.say(f"{doubt} {how}", "warn")
            self.show_step(ImportStep.COLUMNS)
        else:
            left_out = sheets_left_out(preview.sheets)
            format_notes = (f"Read as {preview.format_name}.", *preview.notes, *self.reading.asked)
            idle = () if preview.will_write else (self.tr("There is nothing new to import."),)
            tone = "warn" if left_out else "info"
            self.notice.say(" ".join((*format_notes, *left_out, *idle)), tone)
            if first or not preview.questions:
                self.review.look_at(preview)
                self.show_step(ImportStep.QUESTIONS if preview.questions else ImportStep.REVIEW)
        self._name_page()
        self.apply.setEnabled(preview.will_write and not preview.stopped)

    def show_first_look(self, how: HowRead) -> None:
        """Of a large list: how it is understood, while it is held against the vault."""
        self.reading.show_reading(how)
        self.reading.read_again.setEnabled(False)
        self.steps.buttons[ImportStep.COLUMNS].show()
        self.notice.say(self.tr("Comparing with the vault …"), "info")
        self.show_step(ImportStep.COLUMNS)

    def show_photos(self, preview: PhotoPreview) -> None:
        """Of pictures; the sure ones are ticked."""
        self.review.show_photos(preview)
        self.steps.offer_all(has_columns=False)
        matches = preview.matches
        self.notice.clear()
        if preview.unread:
            warning = self.tr("Not read, because they are not pictures ({0}): {1}")
            shown = ", ".join(map(readable, preview.unread[:3]))
            shown += " …" if len(preview.unread) > 3 else ""
            self.notice.say(warning.format(len(preview.unread), shown), "warn")
        self._show_questions(preview.questions)
        count = counted(len(matches), self.tr("1 picture"), self.tr("{0} pictures"))
        self.steps.say(ImportStep.REVIEW, count, is_done=False)
        self.show_step(ImportStep.QUESTIONS if preview.questions else ImportStep.REVIEW)
        self.apply.setEnabled(bool(preview.questions) or any(m.may_be_picked for m in matches))

    def show_report(self, report: ImportReport) -> None:
        """After the import: what was done, and every row that was not."""
        self.clear()
        if report.problems:
            self.review.show_refused(report.problems)
            self.steps.offer_all(has_columns=False)
            self.show_step(ImportStep.REVIEW)
        summary = self.tr(
            "Imported: {0} new, {1} changed, {2} the same, {3} refused. Ctrl+Z undoes it."
        ).format(report.new, report.changed, report.same, report.refused)
        rest = unanswered_words(report.questions, report.skipped - report.questions)
        self.notice.say(f"{summary} {rest}".strip(), "warn" if report.questions else "good")

    def show_problem(self, words: str, tone: str = "bad") -> None:
        """Nothing can be imported while it stands."""
        self.notice.say(words, tone)
        self.apply.setEnabled(False)

    def _show_questions(self, questions: tuple[Question, ...]) -> bool:
        """Whether there are any where there were none."""
        button = self.steps.buttons[ImportStep.QUESTIONS]
        first = bool(questions) and not button.isEnabled()
        button.setEnabled(bool(questions))
        self.questions.aside.setVisible(bool(questions))
        self.questions.show_questions(questions)
        self._count_questions()
        return first

    def _count_questions(self) -> None:
        """How many are open, at the step and on the button that brings the rest in."""
        count = self.questions.open_ones
        button = self.steps.buttons[ImportStep.QUESTIONS]
        words = self.tr("{0} to answer").format(count) if count else self.tr("none open")
        has_file = self.steps.buttons[ImportStep.REVIEW].isEnabled()
        self.steps.say(
            ImportStep.QUESTIONS, words if has_file else "", is_done=has_file and not count
        )
        self.progress.setText(self.questions.progress_words() if button.isEnabled() else "")
        self.waits.setText(self.questions.rest_words())
        self.waits.setVisible(bool(self.waits.text()) and self.step == ImportStep.REVIEW)
        others = count - (0 if self.questions.is_answered else 1)
        self.next.say(self.tr("Next question") if others > 0 else self.tr("Review"))
        self.apply.say(self.tr("Import all but {0}").format(count) if count else self.tr("Import"))

    def _name_page(self) -> None:
        """The question itself stands above the question."""
        asks = self.step == ImportStep.QUESTIONS
        names = {
            ImportStep.COLUMNS: self.tr("What each column holds"),
            ImportStep.REVIEW: self.tr("Review and import"),
        }
        view = self.questions
        self.title.setText(view.heading.text() if asks else names.get(self.step, self.tr("Import")))
        self.subtitle.setText(view.place.text() if asks else "")
        if self.notice.property("tone") == "info":
            # How the file was read is told where the whole of it is looked at.
            self.notice.setVisible(bool(self.notice.text) and not asks)
