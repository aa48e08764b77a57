"""One incident: what its page does."""

from pathlib import Path
from typing import Any

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.incidents.incident_page import ContainAct, IncidentPage
from ui.widgets.ask_place import ask_file
from vault.actions.base import Command
from vault.actions.incidents import (
    AddIncidentStep,
    ChangeIncident,
    CloseIncident,
    DecideIncident,
    DraftLetter,
    MarkLessonDone,
    MarkNotified,
    OpenIncident,
    WorkOutBlastRadius,
)
from vault.actions.policy import ReadLaw
from vault.domain.access import Permission
from vault.domain.ids import RecordId
from vault.domain.incidents import Incident, Letter
from vault.errors import InvalidValueError

_PAGES = {
    ContainAct.SUSPEND: "profiles",
    ContainAct.REKEY: "profiles",
    ContainAct.FILES: "transfers",
    ContainAct.CARDS: "cards",
}


class IncidentPresenter(Presenter[IncidentPage]):
    """Takes an incident from the first note to its end; `record` is its id."""

    def __init__(self, page: IncidentPage, desk: Desk, record: str = "") -> None:
        super().__init__(page, desk)
        self._id = RecordId(record)
        self._incident: Incident | None = None
        self._statement: Path | None = None
        self._writes = desk.may(Permission.INCIDENT_WRITE)
        page.facts.save_wanted.connect(self._save)
        page.contain_wanted.connect(self._contain)
        page.step_wanted.connect(lambda text: self._run(AddIncidentStep(self._id, text)))
        page.blast.vault_wanted.connect(self._from_vault)
        page.blast.statement_wanted.connect(self._ask_statement)
        page.tell.decide_wanted.connect(self._decide)
        page.tell.letter_wanted.connect(self._draft)
        page.tell.mark_wanted.connect(lambda kind: self._run(MarkNotified(self._id, kind)))
        page.tell.close_wanted.connect(self._close)
        page.tell.lesson_done.connect(lambda place: self._run(MarkLessonDone(self._id, place)))
        if record:
            self.reload()
        else:
            self.navigate.emit("incidents", "")

    def reload(self) -> None:
        self._do(ReadLaw(), self._page.tell.show_law)
        self._do(OpenIncident(self._id), self._show)

    def use_statement(self, path: Path) -> None:
        """Work from a custody statement: the laptop is gone."""
        self._statement = path
        self._do(WorkOutBlastRadius(None, path), self._page.blast.show_blast)

    def _show(self, incident: Incident) -> None:
        self._incident = incident
        self._page.show_incident(incident, writes=self._writes)

    def _save(self) -> None:
        if self._incident is None:
            return
        try:
            wanted = self._page.facts.changed(self._incident)
        except InvalidValueError as error:
            self._explain(error)
            return
        self._run(ChangeIncident(self._id, self._incident.version, wanted))

    def _decide(self) -> None:
        tell = self._page.tell
        self._run(DecideIncident(self._id, tell.chosen_risk(), tell.reason.toPlainText()))

    def _close(self) -> None:
        self._run(CloseIncident(self._id, self._page.tell.typed_lessons()))

    def _run(self, action: Command[Any]) -> None:
        def done(_: object) -> None:
            self._say(self.tr("Saved."))
            self.reload()

        self._do(action, done)

    def _contain(self, act: ContainAct) -> None:
        if act == ContainAct.LOCK:
            self._desk.lock_wanted.emit()
        else:
            self.navigate.emit(_PAGES[act], "")

    def _from_vault(self) -> None:
        self._statement = None
        since = self._incident.happened_at if self._incident is not None else None
        self._do(WorkOutBlastRadius(since), self._page.blast.show_blast)

    def _ask_statement(self) -> None:
        name = ask_file(self._page, self.tr("A custody statement"), "(*.tuckstatement)")
        if name:
            self.use_statement(Path(name))

    def _draft(self, kind: Letter) -> None:
        self._show_paper(DraftLetter(self._id, kind, self._statement))
