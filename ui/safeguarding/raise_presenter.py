"""Raising a concern: who it is about, who reads it, and handing it over."""

import re
from datetime import UTC, date, datetime

import shiboken6

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter, nothing
from ui.desk.typed import page_place
from ui.safeguarding.concern_words import about_pupil
from ui.safeguarding.other_children import OtherChildDialog
from ui.safeguarding.raise_page import RaisePage
from ui.widgets.dates import day_text
from ui.words import tr
from vault.actions.desk_notes import MyDrafts, SaveDraft
from vault.actions.photos import FetchThumbs
from vault.actions.pupils import FindPupils, OpenPupil
from vault.actions.sealed import NameConcernReaders, RaiseConcern
from vault.domain.access import Permission
from vault.domain.concern_form import CATEGORY
from vault.domain.identity.folding import fold, words_of
from vault.domain.ids import NEW, PhotoId, PupilId, RecordId
from vault.domain.messages import sentence
from vault.domain.people import Called, Draft, PupilBrief, PupilPage, called
from vault.domain.sealed import SealedRecord
from vault.errors import InvalidValueError, TuckboxError

PLACE = "concern"
_WORD = re.compile(r"\w+")


class RaisePresenter(Presenter[RaisePage]):
    """`record` is the pupil's id; without one a pupil is chosen first. That the page is opened
    leaves the same entry as opening the pupil's own: the trail does not say that anybody thinks of
    a concern before it is raised."""

    def __init__(self, page: RaisePage, desk: Desk, record: str = "") -> None:
        super().__init__(page, desk)
        self._pupil = PupilId(RecordId(record))
        self._drafts: tuple[PupilId, ...] = ()
        page.close_wanted.connect(self._leave)
        page.hand_wanted.connect(self._hand_over)
        page.chooser.chosen.connect(lambda pupil: self.navigate.emit(PLACE, pupil))
        page.chooser.searched.connect(self._find)
        page.others.add_wanted.connect(self._ask_other)
        page.others.named.connect(self._name_others)
        self._named_aloud = ""
        self._called: Called | None = None
        if record:
            page.write_about("", "")
            self._do(OpenPupil(self._pupil), self._show_pupil)
            self._do(NameConcernReaders(), page.show_readers)
        else:
            page.choose()
            if desk.may(Permission.DRAFT_OWN):
                self._do(MyDrafts(), self._show_drafts)
            self._find("")

    def _find(self, text: str) -> None:
        def show(pupils: tuple[PupilBrief, ...]) -> None:
            self._page.chooser.show_pupils(text, pupils)
            self._fetch({pupil.photo for pupil in pupils if pupil.photo})

        self._do(FindPupils(text, () if text else self._drafts), show)

    def _fetch(self, photos: set[PhotoId]) -> None:
        def show(thumbs: dict[PhotoId, bytes]) -> None:
            self._page.pictures.put(thumbs)
            self._page.chooser.show_pictures(thumbs)
            self._page.face.update()

        if photos and self._desk.may(Permission.PHOTO_READ):
            self._do(FetchThumbs(tuple(sorted(photos))), show)

    def _ask_other(self) -> None:
        dialog = OtherChildDialog(str(self._pupil), self._page)
        chooser = dialog.chooser
        taken = {self._pupil, *(pupil.id for pupil in self._page.others.pupils)}

        def find(text: str) -> None:
            def show(pupils: tuple[PupilBrief, ...]) -> None:
                others = [pupil for pupil in pupils if pupil.id not in taken]
                chooser.show_pupils(text, others)
                photos = {pupil.photo for pupil in others if pupil.photo}
                if photos and self._desk.may(Permission.PHOTO_READ):
                    wanted = FetchThumbs(tuple(sorted(photos)))
                    self._desk.do(dialog, wanted, chooser.show_pictures, self._explain)

            self._desk.do(dialog, FindPupils(text), show, self._explain)

        chooser.searched.connect(find)
        dialog.picked.connect(lambda pupil: self._page.others.take((pupil,)))
        find("")
        dialog.open()

    def _name_others(self, ids: tuple[PupilId, ...]) -> None:
        """Of a draft that was put back, as far as they are still in sight."""

        def show(pupils: tuple[PupilBrief, ...]) -> None:
            known = {pupil.id: pupil for pupil in pupils}
            self._page.others.take([known[i] for i in ids if i in known and i != self._pupil])

        self._do(FindPupils("", ids, limit=1), show)

    def _show_drafts(self, drafts: tuple[Draft, ...]) -> None:
        place, _ = page_place(PLACE, "")
        kept = (draft.record for draft in drafts if draft.page == place and draft.record)
        self._drafts = tuple(PupilId(RecordId(pupil)) for pupil in kept)
        self._page.chooser.show_drafts(frozenset(self._drafts))
        if self._drafts:
            self._find(self._page.chooser.line.text())

    def _show_pupil(self, opened: PupilPage) -> None:
        facts = opened.facts
        is_refused = any(
            c.purpose == "photo-class" and c.state not in ("", "given") for c in opened.consents
        )
        photo = opened.current_photo
        pupil = PupilBrief(
            id=facts.id,
            called=called(
                facts.legal_given,
                facts.legal_family,
                facts.preferred_given,
                facts.preferred_family,
            ),
            class_name=opened.class_name,
            born=facts.born,
            photo=None if is_refused else photo,
            photo_refused=is_refused,
        )
        self._called = pupil.called
        self._page.face.show_pupil(pupil)
        self._page.write_about(pupil.known_as, about_pupil(pupil, date.today()))
        if pupil.photo:
            self._fetch({pupil.photo})

    def _hand_over(self) -> None:
        try:
            text = self._page.form.text()
        except InvalidValueError as error:
            self._explain(error)
            return
        others = tuple(pupil.id for pupil in self._page.others.pupils)
        if others and self._names_one_of_them(text):
            return
        record = SealedRecord(
            id=NEW,
            pupil=self._pupil,
            author=self._desk.profile.name,
            written_on=date.today().isoformat(),
            category=CATEGORY,
            text=text,
        )
        self._page.set_busy(is_busy=True)
        # The desk owns the answer: what was handed over is no draft any more, even when the page
        # has gone meanwhile.
        self._desk.do(self._desk, RaiseConcern(record, others), self._handed, self._refused)

    def _names_one_of_them(self, text: str) -> bool:
        """Once for a text: the words stand in each child's file, where another's name has no
        place. Who means it so hands it over again."""
        words = {fold(word) for word in _WORD.findall(text)}
        people = [*(pupil.called for pupil in self._page.others.pupils), self._called]
        named = [c.known_as for c in people if c is not None and words & set(words_of(c.given))]
        if not named or self._named_aloud == text:
            return False
        self._named_aloud = text
        message = tr(
            "{0} is named, and the words stand in every child’s file. Write ‘the other child’"
            " instead, or hand it over once more as it is."
        )
        self._page.notice.say(message.format(named[0]), "warn")
        return True

    def _handed(self, _: object) -> None:
        now = datetime.now(UTC).astimezone()
        words = tr("Handed to the safeguarding lead on {0} at {1}.").format(
            day_text(now), f"{now:%H:%M}"
        )
        place = page_place(PLACE, self._pupil)
        self._desk.do(self._desk, SaveDraft(*place, "", hides_record=True), nothing)
        if shiboken6.isValid(self):
            self._page.show_handed(words)
        else:
            self._desk.message.emit(words, "good")

    def _refused(self, error: TuckboxError) -> None:
        if shiboken6.isValid(self):
            self._page.set_busy(is_busy=False)
            self._explain(error)
        else:
            self._desk.message.emit(sentence(error), "bad")

    def _leave(self) -> None:
        """What is typed is kept as the page goes."""
        self.navigate.emit("pupil", self._pupil)
