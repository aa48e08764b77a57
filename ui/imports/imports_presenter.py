"""Bring in a roll or photos: what the page does."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QTimer

from ui.desk.desk import Desk
from ui.desk.drafts import DraftKeeper, Fields
from ui.desk.presenter import Presenter
from ui.imports.crop_dialog import CropDialog
from ui.imports.imports_page import ImportsPage
from vault.actions.base import Query
from vault.actions.import_photos import ApplyPhotos, LookAtPhoto, PreviewPhotos
from vault.actions.import_roll import ApplyRoll, ExplainRoll, PreviewRoll
from vault.actions.import_source import KindOfSource
from vault.actions.photos import FetchFaces
from vault.domain.access import Permission
from vault.domain.identity.questions import Answers, Question
from vault.domain.ids import PupilId
from vault.domain.messages import sentence
from vault.domain.people import field_now
from vault.domain.pictures import AS_IT_IS
from vault.domain.preview import (
    HowRead,
    ImportReport,
    PhotoMatch,
    PhotoPreview,
    ReadOptions,
    RollPreview,
)
from vault.errors import PlanOutdatedError, TuckboxError

R = TypeVar("R")
_CALM_MS = 400
"""After the last answer, before what it changes is worked out anew."""
_LARGE = 4 << 20
"""From here on a list shows how it is understood before it has been compared."""
_FILE = "file"
"""What the draft calls the file; everything else in it is a question's id and its answer."""
_MOST_FACES = 200
_FACED = ("pupil", "photo")


class ImportsPresenter(Presenter[ImportsPage]):
    """Reads the file anew at each answer, and imports what was shown and nothing else."""

    def __init__(self, page: ImportsPage, desk: Desk, record: str = "") -> None:
        super().__init__(page, desk)
        self._source = Path()
        self._choice = 0
        """Counted up as another file is chosen, or none: what is read of the one before is late."""
        self._roll: RollPreview | None = None
        self._photos: PhotoPreview | None = None
        self._options = ReadOptions()
        self._is_back = False
        self._calm = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._calm.timeout.connect(self._weigh)
        self._draft = DraftKeeper(desk, ("imports", ""), self._collect, self)
        page.file_chosen.connect(self.choose)
        page.apply_wanted.connect(self.apply)
        page.cancelled.connect(self.cancel)
        page.reading.again.connect(self.read_again)
        page.sections.changed.connect(self._take_sections)
        page.questions.answered.connect(self._hear_answer)
        page.questions.looked_at.connect(self._show_faces)
        page.review.crop_wanted.connect(self._look_closely)
        # What was taken back is not done any more, and a preview may not hold any more either.
        desk.reverted.connect(page.clear_all)
        if record:
            self.choose(record)
        self._draft.fetch(self._put_back)

    def choose(self, path: str, answers: Answers = ()) -> None:
        """Preview what was dropped, with what was answered before; nothing is written."""
        self._choice += 1
        self._source, self._options = Path(path), ReadOptions()
        self._roll = self._photos = None
        self._calm.stop()
        self._page.clear()
        self._page.questions.take_answers(answers)
        self._page.steps.say_file(self._source.name)
        self._page.show_problem(self.tr("Reading {0} …").format(self._source.name), "info")
        self._ask(KindOfSource(self._source), self._preview)

    def cancel(self) -> None:
        """Forget the file and what was answered; nothing of it was written."""
        self._choice += 1
        self._calm.stop()
        self._draft.drop()
        self._source, self._roll, self._photos = Path(), None, None
        self._page.clear_all()

    def read_again(self) -> None:
        """With what was put right by hand, and kept for the next time if that is wanted."""
        self._options = self._page.sections.on(self._page.reading.options())
        if self._roll is not None and self._page.reading.keep.isChecked():
            kept = {"mapping": dict(self._options.mapping), "order": self._options.date_order}
            self._desk.set(_key(self._roll.header), json.dumps(kept))
        self._read()

    def _take_sections(self) -> None:
        self._options = self._page.sections.on(self._options)
        self._read()

    def apply(self) -> None:
        """Bring in what the preview showed, as one step, without what nobody has answered."""
        self._page.show_problem(self.tr("Importing …"), "info")
        answers = self._page.questions.answers()
        if self._roll is not None:
            action = ApplyRoll(self._source, self._options, self._roll.digest, answers)
            self._do(action, self._done)
        elif self._photos is not None:
            picked = self._page.photos.picked()
            adjusted = tuple(self._page.photos.adjusted.items())
            photos = ApplyPhotos(self._source, self._photos.digest, answers, picked, adjusted)
            self._do(photos, self._done)

    def _collect(self) -> Fields:
        answers = dict(self._page.questions.answers())
        return {_FILE: str(self._source), **answers} if answers else {}

    def _put_back(self, kept: Fields) -> None:
        """The answers come back with their file, and are said to be; not over a newer choice."""
        file = kept.pop(_FILE, "")
        if file and self._source == Path():
            self._is_back = True
            self.choose(file, tuple(kept.items()))

    def _say_back(self) -> None:
        if self._is_back:
            self._is_back = False
            restored = self.tr("Your earlier answers have been restored.")
            self._say(f"{restored} {self._page.notice.text}".strip(), "warn")

    def _done(self, report: ImportReport) -> None:
        self._draft.drop()
        self._roll = self._photos = None
        self._page.show_report(report)

    def _preview(self, kind: str) -> None:
        if kind == "photos":
            self._look()
        else:
            if kind == "list":
                self._ask(ExplainRoll(self._source, least=_LARGE), self._show_first_look)
            self._read()

    def _show_first_look(self, how: HowRead) -> None:
        if self._roll is None and how.header:
            self._page.show_first_look(how)

    def _look(self) -> None:
        self._ask(PreviewPhotos(self._source), self._show_photos)

    def _read(self) -> None:
        answers = self._page.questions.answers()
        self._ask(PreviewRoll(self._source, self._options, answers), self._show_roll)

    def _ask(self, about_file: Query[R], then: Callable[[R], None]) -> None:
        """What is read of the file, unless it was cancelled or another was chosen by then."""
        choice = self._choice

        def show(result: R) -> None:
            if choice == self._choice:
                then(result)

        def explain(error: TuckboxError) -> None:
            if choice == self._choice:
                self._explain(error)

        self._desk.do(self, about_file, show, explain)

    def _hear_answer(self) -> None:
        """What an answer changes of a roll is worked out before it can be brought in."""
        self._draft.typed()
        if self._roll is not None:
            self._page.apply.setEnabled(False)
            self._calm.start()

    def _weigh(self) -> None:
        if self._roll is not None:
            self._read()

    def _show_roll(self, preview: RollPreview) -> None:
        if self._calm.isActive():
            # Something else was answered meanwhile: that is read next.
            return
        first = self._roll is None
        self._roll = preview
        kept = self._desk.settings.get(_key(preview.header), "") if preview.header else ""
        if first and kept:
            options = _options_of(json.loads(kept))
            if (options.mapping, options.date_order or preview.date_order) != (
                preview.mapping,
                preview.date_order,
            ):
                self._options = options
                self._read()
                return
        self._page.show_roll(preview)
        self._fetch_faces(preview.questions)
        self._say_back()

    def _show_photos(self, preview: PhotoPreview) -> None:
        self._photos = preview
        self._page.show_photos(preview)
        self._fetch_faces(preview.questions)
        self._say_back()

    def _look_closely(self, match: PhotoMatch) -> None:
        """One picture at its full size, to be turned and cut."""
        self._ask(LookAtPhoto(self._source, match.file), partial(self._crop, match.file))

    def _crop(self, file: str, jpeg: bytes) -> None:
        photos = self._page.photos
        dialog = CropDialog(self._page, jpeg, photos.adjusted.get(file, AS_IT_IS))

        def take() -> None:
            photos.adjust(file, dialog.view.adjustment(), dialog.view.outcome())
            dialog.accept()

        dialog.submitted.connect(take)
        dialog.open()

    def _fetch_faces(self, questions: tuple[Question, ...]) -> None:
        """Of the list of questions: whom each is about first."""
        first = (q.candidates[0].id for q in questions if q.candidates and q.kind in _FACED)
        pupils = tuple(PupilId(record) for record in dict.fromkeys(first))[:_MOST_FACES]
        if pupils and self._desk.may(Permission.PHOTO_READ):
            show = self._page.questions.list.show_faces
            self._desk.do(self, FetchFaces(pupils), then=show)

    def _show_faces(self, question: Question) -> None:
        """The picture of the file, and the photos of the children in question."""
        view = self._page.questions
        if self._photos is not None:
            thumbs = {match.file: match.thumb for match in self._photos.matches}
            view.show_face(question, "", thumbs.get(question.file, b""))
        if question.kind not in _FACED or not self._desk.may(Permission.PHOTO_READ):
            return

        def show(faces: dict[PupilId, bytes]) -> None:
            for pupil, jpeg in faces.items():
                view.show_face(question, pupil, jpeg)

        pupils = tuple(PupilId(candidate.id) for candidate in question.candidates)
        self._desk.do(self, FetchFaces(pupils), then=show)

    def _explain(self, error: TuckboxError) -> None:
        self._page.show_problem(sentence(error))
        if isinstance(error, PlanOutdatedError):
            if self._roll is not None:
                self._read()
            elif self._photos is not None:
                self._look()


def _options_of(kept: dict[str, Any]) -> ReadOptions:
    """What was put right by hand for the lists of one source; at first that was the columns
    alone."""
    inner = kept.get("mapping")
    is_older = not isinstance(inner, dict)
    columns = inner if isinstance(inner, dict) else kept
    mapping = tuple((str(column), field_now(str(field))) for column, field in columns.items())
    return ReadOptions(date_order="" if is_older else str(kept["order"]), mapping=mapping)


def _key(header: tuple[str, ...]) -> str:
    return "columns:" + "|".join(header)[:400]
