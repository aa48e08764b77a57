"""Scales: what the page does."""

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.markbook.scale_forms import ExpectDialog, ScaleDialog
from ui.markbook.scales_page import ScalesPage
from vault.actions.scales import ListScales, SetEvaluations, SetScale
from vault.domain.catalogue.markbook import EVALUATION_WRITE, SCALE_KIND
from vault.domain.ids import RecordId
from vault.domain.kinds import Kind
from vault.domain.scales import Scale


class ScalesPresenter(Presenter[ScalesPage]):
    """`record` is a scale to stand on."""

    shows = frozenset({SCALE_KIND, Kind.POLICY})

    def __init__(self, page: ScalesPage, desk: Desk, record: str = "") -> None:
        super().__init__(page, desk)
        self._wanted = record
        page.add_wanted.connect(lambda: self._ask(None))
        page.change_wanted.connect(self._ask)
        page.expect_wanted.connect(self._expect)
        self.reload()

    def reload(self) -> None:
        self._do(ListScales(), self._show)

    def _show(self, scales: tuple[Scale, ...]) -> None:
        chosen = self._page.scale
        wanted = self._wanted or (chosen.id or chosen.code if chosen else "")
        self._wanted = ""
        may_write = self._desk.may(EVALUATION_WRITE)
        self._page.show_scales(scales, wanted, may_write=may_write)

    def _ask(self, scale: Scale | None) -> None:
        dialog = ScaleDialog(self._page, scale)
        self._submit(dialog, lambda: SetScale(dialog.scale()), self._stand_on)

    def _expect(self, scale: Scale | None) -> None:
        if scale is None:
            return
        dialog = ExpectDialog(self._page, scale)
        key = scale.id or scale.code
        self._submit(dialog, lambda: SetEvaluations(key, dialog.evaluations()), self._stand_on)

    def _stand_on(self, record: RecordId) -> None:
        self._wanted = record
