"""Characteristics that the school keeps: what the page does."""

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.rights.characteristic_forms import KeepDialog, StopDialog
from ui.rights.characteristics_page import CharacteristicsAct, CharacteristicsPage
from vault.actions.characteristics import (
    ListCharacteristicUses,
    SwitchOffCharacteristic,
    SwitchOnCharacteristic,
)
from vault.domain.catalogue.characteristics import (
    CHARACTERISTIC_KIND,
    CHARACTERISTIC_USE_WRITE,
)
from vault.domain.characteristics import CharacteristicUse
from vault.domain.kinds import Kind


class CharacteristicsPresenter(Presenter[CharacteristicsPage]):
    """Switches each on and off."""

    shows = frozenset({CHARACTERISTIC_KIND, Kind.POLICY})

    def __init__(self, page: CharacteristicsPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page, desk)
        page.records.allow(may_write=desk.may(CHARACTERISTIC_USE_WRITE))
        page.records.do({CharacteristicsAct.ON: self._keep, CharacteristicsAct.OFF: self._stop})
        self.reload()

    def reload(self) -> None:
        self._do(ListCharacteristicUses(), self._page.show_uses)

    def _keep(self, use: CharacteristicUse) -> None:
        dialog = KeepDialog(self._page, use)
        self._submit(dialog, lambda: SwitchOnCharacteristic(use.kind, dialog.purpose.text()))

    def _stop(self, use: CharacteristicUse) -> None:
        dialog = StopDialog(self._page, use)
        self._submit(dialog, lambda: SwitchOffCharacteristic(use.kind))
