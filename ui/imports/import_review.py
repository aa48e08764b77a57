"""What an import would do, or did: new, changed, refused; or whose photos they are."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.desk.record_words import field_words
from ui.imports.photo_table import FACE, PhotoTable
from ui.look.icons import set_icon
from ui.widgets.late_table import LateTable
from ui.widgets.plain import PlainLabel
from ui.widgets.row_table import RowTable
from ui.widgets.tabs import Tabs
from ui.words import counted
from vault.domain.incoming import Problem
from vault.domain.preview import PhotoMatch, PhotoPreview, RollPreview

_NEW, _CHANGED, _PROBLEMS, _PHOTOS = range(4)


class ImportReview(QWidget):
    """A line that counts, and a tab for each kind of thing that there is to look at. `crop_wanted`
    carries the line of a picture."""

    crop_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.summary = PlainLabel()
        record = (("Kind", lambda i: i.kind), ("Record", lambda i: i.label))
        line = ("Line", lambda i: i.line or "")
        self._new = RowTable((*record, line))
        self._changed = RowTable((*record, ("What changes", _diffs), line))
        self._problems = RowTable(
            (
                ("File", lambda p: p.file),
                ("Line", lambda p: p.line or ""),
                ("Field", lambda p: field_words(p.field) if p.field else ""),
                ("Why", lambda p: p.reason),
                ("Result", lambda p: "left out" if p.refused else "read; please check"),
            )
        )
        self.photos = PhotoTable()
        self.tabs = Tabs(self.tr("What would be imported"), self)
        for title, model in (
            (self.tr("New"), self._new),
            (self.tr("Changed"), self._changed),
            (self.tr("Problems"), self._problems),
        ):
            self.tabs.addTab(LateTable(model, title), title)
        self.faces = LateTable(self.photos, self.tr("Photos"), lambda view: view.show_faces(FACE))
        self.faces.opened.connect(self._crop)
        self.faces.chosen_changed.connect(self._offer_crop)
        self.crop = QPushButton(f" {self.tr('Crop or turn …')}")
        set_icon(self.crop, "pencil")
        self.crop.clicked.connect(lambda: self._crop(self.faces.chosen()))
        self.tabs.addTab(self.faces, self.tr("Photos"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.summary)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.crop, 0, Qt.AlignmentFlag.AlignLeft)

    def clear(self) -> None:
        """Nothing is looked at."""
        for model in (self._new, self._changed, self._problems, self.photos):
            model.show_rows(())
        self.crop.hide()
        self.summary.setText("")

    def show_roll(self, preview: RollPreview) -> None:
        """Of a list of pupils."""
        self._new.show_rows(preview.new)
        self._changed.show_rows(preview.changed)
        self._offer(roll=True)
        self._show_problems((*preview.refused, *preview.doubtful))
        self.summary.setText(
            self.tr("{0} new · {1} changed · {2} the same · {3} refused · {4} to review").format(
                len(preview.new),
                len(preview.changed),
                preview.same,
                len(preview.refused),
                len(preview.doubtful),
            )
        )

    def show_photos(self, preview: PhotoPreview) -> None:
        """Of pictures; the sure ones are ticked."""
        self._offer(roll=False)
        matches = preview.matches
        self.photos.show_rows(matches)
        self.tabs.setCurrentIndex(_PHOTOS)
        self.summary.setText(
            counted(
                len(matches),
                self.tr(
                    "1 picture · {1} ticked · {2} the same · {3} refused · {4} without a pupil"
                ),
                self.tr(
                    "{0} pictures · {1} ticked · {2} the same · {3} refused · {4} without a pupil"
                ),
                len(self.photos.picked()),
                sum(1 for m in matches if m.is_same),
                sum(1 for m in matches if m.refused),
                sum(1 for m in matches if m.pupil is None),
            )
        )

    def show_refused(self, problems: Sequence[Problem]) -> None:
        """After an import: every row that did not come in."""
        self._offer(roll=True)
        self._show_problems(problems)
        self.look_at_problems()

    def look_at_problems(self) -> None:
        """Show what was refused."""
        self.tabs.setCurrentIndex(_PROBLEMS)

    def look_at(self, preview: RollPreview) -> None:
        """Show what is worth it most."""
        if preview.new:
            self.tabs.setCurrentIndex(_NEW)
        elif preview.changed:
            self.tabs.setCurrentIndex(_CHANGED)
        else:
            is_bad = bool(preview.refused or preview.doubtful)
            self.tabs.setCurrentIndex(_PROBLEMS if is_bad else _NEW)

    def _offer(self, *, roll: bool) -> None:
        for place in (_NEW, _CHANGED, _PROBLEMS):
            self.tabs.setTabVisible(place, roll)
        self.tabs.setTabVisible(_PHOTOS, not roll)
        self.crop.setVisible(not roll)
        self._offer_crop(self.faces.chosen())

    def _offer_crop(self, match: object) -> None:
        self.crop.setEnabled(isinstance(match, PhotoMatch) and bool(match.thumb))

    def _crop(self, match: object) -> None:
        if isinstance(match, PhotoMatch) and match.thumb:
            self.crop_wanted.emit(match)

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        self._problems.show_rows(problems)
        self.tabs.setTabText(_PROBLEMS, self.tr("Problems ({0})").format(len(problems)))


def _diffs(item: object) -> str:
    fields = getattr(item, "fields", ())
    return "; ".join(f"{field_words(d.field)}: {d.old or '–'} → {d.new}" for d in fields)
