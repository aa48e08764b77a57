"""A form that scrolls where the screen has no room for all of it, so that the buttons below it stay
in sight."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.widgets.form import Form

_LEAST = 96


class FormArea(QScrollArea):
    """As high as its form, if it may be."""

    def __init__(self, form: Form, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inner = QWidget()
        self.inner.setLayout(form)
        form.setContentsMargins(0, 0, 0, 0)
        self.setWidget(self.inner)
        for widget in (self.viewport(), self.inner):
            widget.setAutoFillBackground(False)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        form = self.inner.layout()
        if form is None:
            return 0
        high = form.totalHeightForWidth(width) if form.hasHeightForWidth() else 0
        return max(high, form.totalSizeHint().height())

    def sizeHint(self) -> QSize:
        return self.inner.sizeHint()

    def minimumSizeHint(self) -> QSize:
        least = self.inner.minimumSizeHint()
        return QSize(least.width(), min(_LEAST, least.height()))
