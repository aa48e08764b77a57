"""Faults that can be seen on a page that is laid out: clipped words, overlaps, what sticks out."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTabWidget,
    QWidget,
)

_SHOWN = (QLabel, QAbstractButton, QLineEdit, QComboBox)
_SLACK = 2
"""Pixels that rounding may take."""


def shown(page):
    """The widgets that a person reads or uses, but for the inner parts of Qt's own."""
    for widget in page.findChildren(QWidget):
        inner = widget.objectName().startswith("qt_")
        if isinstance(widget, _SHOWN) and widget.isVisible() and not inner and widget.size():
            yield widget


def clipped(page):
    """Words for which their widget is too small, unless it cuts them off with dots on purpose."""
    for widget in shown(page):
        words = _words(widget)
        if not words or widget.property("elided"):
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            needs = widget.heightForWidth(widget.width())
            if needs > widget.height() + _SLACK:
                yield f"{words!r} needs {needs} px of height and has {widget.height()}"
        elif isinstance(widget, QLabel | QPushButton | QCheckBox | QRadioButton):
            needs = widget.minimumSizeHint().width()
            if needs > widget.width() + _SLACK:
                yield f"{words!r} needs {needs} px and has {widget.width()}"


def laid_out(page):
    """By the widget that holds them, those that its layout places: also lists, and what is painted
    and has no words of Qt's own."""
    by_parent = {}
    for widget in page.findChildren(QWidget):
        parent = widget.parentWidget()
        inner = widget.objectName().startswith("qt_")
        if parent.layout() is None and not isinstance(widget, _SHOWN):
            continue
        if inner or not widget.isVisible() or not widget.size():
            continue
        by_parent.setdefault(parent, []).append(widget)
    return by_parent


def overlapping(page):
    """Two widgets of one parent that lie over each other."""
    for parent, widgets in laid_out(page).items():
        if isinstance(parent, QAbstractScrollArea | QTabWidget):
            continue
        for place, one in enumerate(widgets):
            for other in widgets[place + 1 :]:
                common = one.geometry().intersected(other.geometry())
                if common.width() > _SLACK and common.height() > _SLACK:
                    yield f"{_words(one)!r} and {_words(other)!r} lie over each other"


def outside(page):
    """What sticks out of its parent, unless the parent scrolls."""
    for widget in shown(page):
        parent = widget.parentWidget()
        if parent is None or isinstance(parent, QScrollArea | QAbstractScrollArea):
            continue
        room = parent.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK)
        if not room.contains(widget.geometry()):
            yield f"{_words(widget)!r} sticks out of {type(parent).__name__}"


def covered(toast, window):
    """The buttons that a person sees and of which the toast hides a part."""
    own = QRect(toast.mapTo(window, toast.rect().topLeft()), toast.size())
    toast.hide()
    for button in window.findChildren(QAbstractButton):
        seen = button.visibleRegion().boundingRect()
        if button.isVisible() and not seen.isEmpty():
            at = QRect(button.mapTo(window, seen.topLeft()), seen.size())
            if at.intersects(own):
                yield button.text() or button.accessibleName()
    toast.show()


def _words(widget):
    if isinstance(widget, QLineEdit):
        return widget.accessibleName() or widget.placeholderText()
    if isinstance(widget, QComboBox):
        return widget.accessibleName()
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text()[:60]
    return widget.accessibleName() or type(widget).__name__
