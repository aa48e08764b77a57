"""The tab Characteristics of a pupil: those that the school keeps and this person may see."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.desk.record_words import law_spoken
from ui.pupils.pupil_page import PupilPageView
from ui.pupils.pupil_tabs import TabAct
from ui.widgets.form_dialog import FormDialog
from ui.words import tr
from vault.actions.characteristics import (
    ListCharacteristicUses,
    PupilCharacteristics,
    SetCharacteristic,
)
from vault.domain.access import SCOPED_ROLES
from vault.domain.catalogue.characteristics import (
    CHARACTERISTIC_KIND,
    CHARACTERISTIC_READ,
    CHARACTERISTIC_USE_READ,
    CHARACTERISTIC_WRITE,
)
from vault.domain.characteristics import (
    IN_TEACHING,
    Characteristic,
    CharacteristicKind,
    CharacteristicUse,
)
from vault.domain.ids import PupilId


class CharacteristicDialog(FormDialog):
    """One of the values that the country's forms know, or a short text."""

    def __init__(self, parent: QWidget, characteristic: Characteristic) -> None:
        self._before = characteristic
        rule = law_spoken().characteristics[characteristic.kind]
        name = tr(rule.title)
        super().__init__(name, "", parent, of=characteristic.kind.value)
        self.choice, self.line = QComboBox(), QLineEdit(characteristic.value)
        self.choice.addItem(tr("not known"), "")
        for code, words in rule.values:
            self.choice.addItem(tr(words), code)
        self.choice.setCurrentIndex(max(self.choice.findData(characteristic.value), 0))
        self.add_row(name, self.choice if rule.values else self.line)
        (self.line if rule.values else self.choice).hide()

    def characteristic(self) -> Characteristic:
        """As it is to be."""
        is_choice = bool(law_spoken().characteristics[self._before.kind].values)
        value = str(self.choice.currentData()) if is_choice else self.line.text()
        return Characteristic(self._before.kind, value, self._before.id, self._before.version)


class PupilCharacteristicsPresenter(Presenter[PupilPageView]):
    """Of the page's pupil; asked for as the tab is turned to, because asking is an entry."""

    shows = frozenset({CHARACTERISTIC_KIND})

    def __init__(self, page: PupilPageView, desk: Desk, pupil: PupilId) -> None:
        super().__init__(page, desk)
        self._pupil, self._is_old = pupil, True
        self._kinds: tuple[CharacteristicKind, ...] = ()
        page.offer(page.characteristics, offered=False)
        page.characteristics.allow(may_write=desk.may(CHARACTERISTIC_WRITE))
        page.characteristics.do({TabAct.CHANGE: self._change})
        page.tabs.currentChanged.connect(lambda place: self._turned(page.tabs.widget(place)))
        self.reload()

    def reload(self) -> None:
        self._is_old = True
        if self._desk.may(CHARACTERISTIC_READ) and self._desk.may(CHARACTERISTIC_USE_READ):
            self._do(ListCharacteristicUses(), self._offer)

    def _offer(self, uses: tuple[CharacteristicUse, ...]) -> None:
        sees_all = self._desk.profile.role not in SCOPED_ROLES
        self._kinds = tuple(
            use.kind for use in uses if use.is_on and (sees_all or use.kind in IN_TEACHING)
        )
        self._page.offer(self._page.characteristics, offered=bool(self._kinds))
        self._turned(self._page.tabs.currentWidget())

    def _turned(self, tab: QObject | None) -> None:
        if tab is self._page.characteristics and self._is_old and self._kinds:
            self._is_old = False
            self._do(PupilCharacteristics(self._pupil), self._show)

    def _show(self, found: tuple[Characteristic, ...]) -> None:
        of = {one.kind: one for one in found}
        self._page.characteristics.show_rows(
            [of.get(kind) or Characteristic(kind) for kind in self._kinds]
        )

    def _change(self, characteristic: Characteristic) -> None:
        dialog = CharacteristicDialog(self._page, characteristic)
        self._submit(dialog, lambda: SetCharacteristic(self._pupil, dialog.characteristic()))
