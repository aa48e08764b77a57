"""What the colleague will get and what not, before it is sealed."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.look.icons import icon_pixmap
from ui.look.mark import mark_pixmap
from ui.look.tokens import space
from ui.widgets.faces import FacePictures, paint_face
from ui.widgets.plain import PlainLabel, Quiet
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.wrapped import WrappedLabel
from ui.words import tr
from vault.domain.ids import PhotoId
from vault.domain.people import PupilRow

_MARK, _FACE, _MOST_FACES, _LINE = 40, 64, 3, 28
_ICON, _GAP = 16, 12


class _Mark(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(_MARK, _MARK)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, mark_pixmap(_MARK, self.devicePixelRatioF()))
        painter.end()


class _Faces(QWidget):
    """The first few; of one whose photo stays, a camera that is crossed out."""

    def __init__(self, pictures: FacePictures) -> None:
        super().__init__()
        self._pictures = pictures
        self.pupils: Sequence[PupilRow] = ()
        self.sent: frozenset[PhotoId] = frozenset()
        self.setFixedHeight(_FACE)

    def show_pupils(self, pupils: Sequence[PupilRow], sent: frozenset[PhotoId]) -> None:
        self.pupils, self.sent = pupils[:_MOST_FACES], sent
        self.setFixedWidth(max(0, len(self.pupils) * (_FACE + 8) - 8))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for place, pupil in enumerate(self.pupils):
            box = QRect(place * (_FACE + 8), 0, _FACE, _FACE)
            stays = pupil.photo is not None and pupil.photo not in self.sent
            paint_face(painter, box, self._pictures, pupil.photo, pupil.called, refused=stays)
        painter.end()


class _Line(PlainLabel):
    """A sentence behind a tick or a cross."""

    def __init__(self, words: str, parent: QWidget, *, goes: bool) -> None:
        super().__init__(words, parent)
        self._icon = ("check", "goodText") if goes else ("x", "badText")
        self.setProperty("quiet", not goes)
        self.setContentsMargins(_ICON + _GAP, 0, 0, 0)
        self.setMinimumHeight(_LINE)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        picture = icon_pixmap(*self._icon, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(0, (self.height() - _ICON) // 2, picture)
        painter.end()


class _Body(ScrollColumn):
    """As high as what stands in it, or as there is room for."""

    def sizeHint(self) -> QSize:
        wide = max(self.viewport().width(), 1)
        return QSize(super().sizeHint().width(), self.column.totalHeightForWidth(wide))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


class SendGetsCard(QFrame):
    """Rows with a tick or a cross; `foot` holds what is missing and the buttons, and stays in
    sight when the rest gives way."""

    def __init__(self, pictures: FacePictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.title = WrappedLabel(strong=True)
        self.line = Quiet(is_small=True)
        self.faces = _Faces(pictures)
        self.photos = Quiet(is_small=True)
        self.rows = QWidget()
        self._shown: list[tuple[bool, str]] | None = None
        self.foot = QVBoxLayout()
        self.foot.setSpacing(space("between_controls"))
        self._lay_out()

    def _lay_out(self) -> None:
        side = 20
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(_Mark(), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.line)
        head.addLayout(words, 1)
        pictures = QHBoxLayout()
        pictures.setSpacing(16)
        pictures.addWidget(self.faces)
        pictures.addWidget(self.photos, 1)
        rule = QFrame()
        rule.setObjectName("rule")
        rule.setFixedHeight(1)
        kept = Quiet(
            tr(
                "Your vault keeps what it has. The sending is written in the audit trail with the"
                " reason."
            ),
            is_small=True,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(side, side, side, side)
        layout.setSpacing(16)
        scroll = _Body(tr("What is sent"), sideways=False)
        layout.addWidget(scroll)
        for widget in (scroll.viewport(), scroll.inner):
            widget.setAutoFillBackground(False)
        self._column = scroll.column
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addLayout(head)
        self._column.addLayout(pictures)
        self._column.addWidget(self.rows)
        self._column.addWidget(rule)
        self._column.addWidget(kept)
        self.body = scroll
        scroll.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout.addLayout(self.foot)

    def fold(self, *, is_narrow: bool) -> None:
        """Only the foot, where there is no room for the rest."""
        self.body.setVisible(not is_narrow)
        side = 12 if is_narrow else 20
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(side, side, side, side)

    def show_whom(self, names: Sequence[str], *, by_words: bool) -> None:
        """Who can open it."""
        if by_words:
            self.title.say(tr("Whoever knows the passphrase will get"))
            self.line.setText(tr("one sealed file, that opens with the passphrase"))
        elif not names:
            self.title.say(tr("Your colleague will get"))
            self.line.setText(tr("one sealed file, that only they can open"))
        else:
            self.title.say(tr("{0} will get").format(", ".join(names)))
            self.line.setText(tr("one sealed file, that only they can open"))

    def show_photos(self, pupils: Sequence[PupilRow], sent: frozenset[PhotoId], words: str) -> None:
        """Whose photos go along; hidden where `words` is empty."""
        self.faces.show_pupils(pupils, sent)
        self.faces.setVisible(bool(words) and bool(pupils))
        self.photos.setText(words)
        self.photos.setVisible(bool(words))
        self.body.updateGeometry()

    def show_rows(self, rows: Sequence[tuple[bool, str]]) -> None:
        """Whether it goes along, and what it is."""
        if list(rows) == self._shown:
            return
        self._shown = list(rows)
        old, self.rows = self.rows, QWidget(self.body.widget())
        column = QVBoxLayout(self.rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for goes, words in rows:
            column.addWidget(_Line(words, self.rows, goes=goes))
        self._column.replaceWidget(old, self.rows)
        old.hide()
        old.deleteLater()
        # Only what is shown is counted in the height that the card asks for.
        self.rows.show()
        self.body.updateGeometry()
