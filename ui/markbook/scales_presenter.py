"""Scales: what the page does."""

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.markbook.scale_forms import ExpectedDialog, ScaleDialog
from ui.markbook.scales_page import ScalesPage
from vault.actions.scales import ListScales, SetEvaluations, SetScale
from vault.domain.catalogue.markbook import EVALUATION_WRITE, SCALE_KIND
from vault.domain.ids import RecordId
from vault.domain.kinds import Kind
from vault.domain.scales import Scale

_LAST = "scales.last"


class ScalesPresenter(Presenter[ScalesPage]):
    """`record` is the id of a scale, or the code of one that came with the program."""

    shows = frozenset({SCALE_KIND, Kind.POLICY})

    def __init__(self, page: ScalesPage, desk: Desk, record: str = "") -> None:
        super().__init__(page, desk)
        self._wanted = record or desk.settings.get(_LAST, "")
        self._scales: dict[str, Scale] = {}
        page.chosen.connect(self._choose)
        page.add_wanted.connect(lambda: self._ask(None))
        page.change_wanted.connect(lambda: self._ask(self._shown()))
        page.copy_wanted.connect(lambda: self._ask(None, self._shown()))
        page.expect_wanted.connect(self._expect)
        page.add.setVisible(desk.may(EVALUATION_WRITE))
        self.reload()

    def reload(self) -> None:
        self._do(ListScales(), self._show)

    def _show(self, scales: tuple[Scale, ...]) -> None:
        # One that came with the program gets a row, and with it an id, at its first use.
        was = self._scales.get(self._wanted)
        wanted = was.code or self._wanted if was is not None else self._wanted
        self._scales = {scale.key: scale for scale in scales}
        self._page.show_scales(scales, wanted)

    def _shown(self) -> Scale | None:
        return self._scales.get(self._wanted)

    def _choose(self, key: str) -> None:
        self._wanted = key
        scale = self._scales[key]
        self._desk.settings[_LAST] = scale.code or key
        self._page.show_scale(scale, may_write=self._desk.may(EVALUATION_WRITE))

    def _ask(self, scale: Scale | None, start: Scale | None = None) -> None:
        dialog = ScaleDialog(self._page, scale, start)
        self._submit(dialog, lambda: SetScale(dialog.scale()), self._made)

    def _made(self, record: RecordId) -> None:
        self._wanted = record
        self.reload()

    def _expect(self) -> None:
        scale = self._shown()
        if scale is not None:
            dialog = ExpectedDialog(self._page, scale)
            self._submit(dialog, lambda: SetEvaluations(scale.key, dialog.evaluations()))
