"""The pupil's page: the way to raise a concern, and the sealed records for those who hold their
keys."""

from PySide6.QtCore import QObject

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.pupils.pupil_page import PupilPageView
from ui.pupils.pupil_tabs import TabAct
from ui.pupils.sealed_forms import SealedDialog, SealedKind
from vault.actions.sealed import (
    ListHealth,
    ListSafeguarding,
    WriteHealth,
    WriteSafeguarding,
)
from vault.domain.access import Permission
from vault.domain.ids import PupilId
from vault.domain.kinds import Kind


class PupilSealedPresenter(Presenter[PupilPageView]):
    """Sealed records are read when their tab is turned to, because each reading is an entry."""

    shows = frozenset({Kind.SEALED})

    def __init__(self, page: PupilPageView, desk: Desk, pupil: PupilId) -> None:
        super().__init__(page, desk)
        self._pupil = pupil
        page.concern.setVisible(
            desk.may(Permission.CONCERN_RAISE) and not desk.may(Permission.SAFEGUARDING_WRITE)
        )
        page.offer(page.health, offered=desk.may(Permission.HEALTH_READ))
        page.offer(page.safeguarding, offered=desk.may(Permission.SAFEGUARDING_READ))
        page.health.allow(may_write=desk.may(Permission.HEALTH_WRITE))
        page.safeguarding.allow(may_write=desk.may(Permission.SAFEGUARDING_WRITE))
        page.concern.clicked.connect(lambda: self.navigate.emit("concern", pupil))
        page.health.do({TabAct.ADD: lambda _: self._ask(SealedKind.HEALTH)})
        page.safeguarding.do({TabAct.ADD: lambda _: self._ask(SealedKind.SAFEGUARDING)})
        page.tabs.currentChanged.connect(lambda place: self._turned(page.tabs.widget(place)))

    def _turned(self, tab: QObject | None) -> None:
        if tab is self._page.health:
            self._do(ListHealth(self._pupil), self._page.health.show_rows)
        elif tab is self._page.safeguarding:
            self._do(ListSafeguarding(self._pupil), self._page.safeguarding.show_rows)

    def _ask(self, kind: SealedKind) -> None:
        dialog = SealedDialog(kind, self._page, self._page.title.text())
        author = self._desk.profile.name

        def make() -> WriteHealth | WriteSafeguarding:
            record = dialog.record(self._pupil, author)
            match kind:
                case SealedKind.SAFEGUARDING:
                    return WriteSafeguarding(record)
                case SealedKind.HEALTH:
                    return WriteHealth(record)

        self._submit(dialog, make, lambda _: self._say(self.tr("Sealed.")))

    def reload(self) -> None:
        self._turned(self._page.tabs.currentWidget())
