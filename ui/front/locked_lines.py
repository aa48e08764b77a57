"""At the foot of the page of a locked computer: since when, the last backup, and whom to call."""

from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.icon_label import IconLabel
from ui.widgets.plain import Quiet
from ui.words import counted, tr
from vault.domain.backups import REMIND_AFTER
from vault.platform.locked_note import LockedNote

_ICON = 16
IDLE, SIGN = "idle", "sign"
"""Why it locked by itself: nobody was there, or the system gave a sign (sleep, locked screen)."""


def locked_lines(why: str | None, since: datetime, note: LockedNote) -> list[tuple[str, str]]:
    """Icon and words of each line. `why` is None for a program that was begun and not locked, ''
    where a person locked it, or one of the signs above, with the minutes after IDLE: 'idle:5'."""
    lines = []
    if why is not None:
        lines.append(("lock", _since(why, f"{since:%H:%M}")))
    if note.backed_up is not None:
        at = note.backed_up.astimezone()
        lines.append(("history", _backed_up(at, since.astimezone().date())))
    if note.call:
        lines.append(("phone", tr("Found this computer? Please call {0}").format(note.call)))
    return lines


def _since(why: str, at: str) -> str:
    kind, _, minutes = why.partition(":")
    if kind == IDLE and minutes.isdecimal():
        one = tr("Locked at {1}, after {0} minute without use")
        many = tr("Locked at {1}, after {0} minutes without use")
        return counted(int(minutes), one, many, at)
    if kind == SIGN:
        return tr("Locked at {0}, when the screen was locked or the computer slept").format(at)
    return tr("Locked at {0}").format(at)


def _backed_up(at: datetime, today: date) -> str:
    days = (today - at.date()).days
    if days == 0:
        return tr("Last backup today at {0}").format(f"{at:%H:%M}")
    if 0 < days <= REMIND_AFTER.days:
        return tr("Last backup on {0}").format(f"{at:%A}")
    return tr("Last backup on {0}").format(f"{at.day} {at:%B %Y}")


class LockedLines(QWidget):
    """Each line with its icon."""

    def __init__(self, lines: list[tuple[str, str]]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for icon, words in lines:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(IconLabel(icon, "text2", _ICON), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Quiet(words), 1)
            column.addLayout(row)
